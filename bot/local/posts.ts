import type { RouterContext } from '@koa/router'
import { FileBox } from 'file-box'
import { limits, readBytes, readForm } from './body.ts'
import type { Place } from './cast.ts'
import { accept, asked, type Chat, placeAsked, refuse } from './chat.ts'
import { instantOfField, stepped } from './times.ts'

const nobody = '请先选一个人，再说话'

const roomPart = ({ room }: Place) => (room ? { roomId: room.roomId } : {})

/** The chosen person says something. */
export async function say(chat: Chat, ctx: RouterContext): Promise<void> {
  const form = await readForm(ctx)
  const { place } = await placeAsked(chat, ctx)
  if (!place) return refuse(chat, ctx, 404, nobody)
  const text = form?.get('text')?.trim()
  if (text === undefined || Buffer.byteLength(text) > limits.text)
    return refuse(chat, ctx, 413, '一条消息最多 100 KB，请分几条发，或者发文件')
  if (text === '') return refuse(chat, ctx, 422, '还没有写要说的话')
  const mention = form?.get('mention') === '1'
  chat.options.puppet.receiveText(place.person.contactId, text, { ...roomPart(place), mention })
  accept(ctx, place)
}

/** The chosen person sends a photo or a file: its bytes are the body, its name stands in the address. */
export async function sendFile(chat: Chat, ctx: RouterContext): Promise<void> {
  const bytes = await readBytes(ctx, limits.file)
  const { place } = await placeAsked(chat, ctx)
  if (!place) return refuse(chat, ctx, 404, nobody)
  if (!bytes) return refuse(chat, ctx, 413, '文件最大 10 MB，请压缩后再发')
  if (bytes.length === 0) return refuse(chat, ctx, 422, '这个文件是空的')
  const box = FileBox.fromBase64(bytes.toString('base64'), cleanName(asked(ctx, 'name')))
  await chat.options.puppet.receiveFile(place.person.contactId, box, roomPart(place))
  accept(ctx, place)
}

/** A file name without folders and control characters, at most 100 signs. */
function cleanName(name: string): string {
  const last = name.split(/[/\\]/u).at(-1) ?? ''
  const signs = Array.from(last.replaceAll(/\p{C}/gu, '').trim())
  return signs.length === 0 ? '文件' : signs.slice(-100).join('')
}

/** Moves the program's clock, by a step or to a given time, and has the jobs and the sender look at it. */
export async function moveClock(chat: Chat, ctx: RouterContext): Promise<void> {
  const { clock, timeZone, wake } = chat.options
  const form = await readForm(ctx)
  const { place } = await placeAsked(chat, ctx)
  if (!clock) return refuse(chat, ctx, 403, '这里的时间跟着本机走，不能拨动')
  const instant = instantAsked(form, clock.now(), timeZone)
  if (!instant) return refuse(chat, ctx, 422, '时间要写成年月日和时分，例如 2026-12-21 09:00')
  clock.set(instant)
  wake()
  chat.windows.tellClock()
  accept(ctx, place)
}

function instantAsked(form: URLSearchParams | null, now: Date, zone: string): Date | null {
  const step = form?.get('step')
  if (step === 'hour' || step === 'day' || step === 'quarter') return stepped(now, step, zone)
  return instantOfField(form?.get('at') ?? '', zone)
}
