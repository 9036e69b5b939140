/** The desk: who is there, whether he may, one transaction a post. */
import type { Context } from 'koa'
import { sessionOf } from '../access/actions.ts'
import { hasRight } from '../access/rules.ts'
import { takeFiles } from '../file/actions.ts'
import type { ActorRef, Tx } from '../shared/act.ts'
import { Fields } from '../shared/fields.ts'
import { newFaultNumber, sha256 } from '../shared/ids.ts'
import { deskHtml } from '../shared/frame.tsx'
import type { DeskPage, LongWork } from '../shared/visit.ts'
import { actIn, settingsNow, tellStaff, type WebDoor } from './door.ts'
import { posted, same } from './posts.ts'
import { phone, queryOf, resized, send, sizeOf } from './replies.ts'
import * as words from './words.tsx'

// ---------------------------------------------------------------- the desk

export async function serveDesk(door: WebDoor, page: DeskPage, context: Context): Promise<void> {
  const token = context.cookies.get('desk') ?? ''
  const settings = await settingsNow(door, door.db)
  const session = token
    ? await sessionOf({ tx: door.db, now: door.now(), zone: door.zone }, token, settings)
    : null
  if (!session) {
    phone(context, 401, '请先登录', words.logInFirst)
    return
  }
  if (!hasRight(session.who, page.right)) {
    phone(context, 403, '不能打开', words.noRight)
    return
  }
  const csrf = csrfOf(token)
  const fields = page.method === 'POST' ? await posted(door, context) : new Fields()
  if (!fields) return
  if (page.method === 'POST' && !same(fields.text('csrf'), csrf)) {
    phone(context, 403, '没有提交成功', words.staleForm)
    return
  }
  // made anew before the transaction
  const files = await takeFiles(fields.files('files'), page.mostFiles ?? 0)
  const visitIn = (tx: Tx) => ({
    files,
    act: actIn(door, tx, `person:${session.who.personId}`, 'desk'),
    settings,
    params: context['params'] as Record<string, string>,
    query: queryOf(context),
    fields,
    baseUrl: door.baseUrl(),
    who: session.who,
    address: context.url,
    csrf,
    sessionId: session.id,
    paceMs: door.paceMs,
  })
  const reply =
    page.method === 'GET' && !page.leavesTrace
      ? await page.answer(visitIn(door.db))
      : await door.db.$transaction((tx) => page.answer(visitIn(tx)))
  if (page.method === 'POST') door.wake()
  if ('goTo' in reply && reply.after) void begin(door, reply.after, `person:${session.who.personId}`)
  if (!('page' in reply)) {
    send(door, context, reply)
    return
  }
  context.status = reply.status ?? 200
  context.type = 'html'
  context.body = deskHtml({
    title: reply.title,
    refreshSeconds: reply.refreshSeconds,
    path: context.path,
    who: session.who,
    csrf,
    said: saidBefore(context),
    size: sizeOf(context),
    resized: resized(context),
    children: reply.page,
  })
}

async function begin(door: WebDoor, work: LongWork, actor: ActorRef): Promise<void> {
  try {
    await work((piece) => door.db.$transaction((tx) => piece(actIn(door, tx, actor, 'desk'))))
    door.wake()
  } catch (fault) {
    const number = newFaultNumber()
    door.logFault(number, fault)
    await tellStaff(door, number)
  }
}

const csrfOf = (token: string): string => sha256(`csrf ${token}`).slice(0, 32)

function saidBefore(context: Context): string {
  const said = context.cookies.get('said')
  if (!said) return ''
  context.cookies.set('said', '', { sameSite: 'lax', maxAge: 0 })
  try {
    return decodeURIComponent(said)
  } catch {
    return ''
  }
}
