import { FileBox } from 'file-box'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, expect, test } from 'vitest'
import { openLog } from '../../bot/log.ts'
import { LocalPuppet } from '../../bot/local/puppet.ts'
import { Channel } from '../../bot/wechat.ts'
import type { Incoming } from '../../handlers/chat.ts'
import { machineClock } from '../../handlers/shared/clock.ts'

let channel: Channel | null = null
afterEach(() => channel?.stop())

async function office() {
  const puppet = new LocalPuppet({ clock: machineClock })
  for (const id of ['zhou', 'chen']) puppet.addContact(id, id)
  puppet.addRoom('r1', '桥东一组代表群', ['zhou', 'chen'])
  const heard: Incoming[] = []
  channel = new Channel({
    name: 'local',
    puppet,
    receive: (incoming) => {
      heard.push(incoming)
      return Promise.resolve()
    },
    onRoomEvent: () => Promise.resolve(),
    onLogin: () => undefined,
    sentAt: (timestamp) => new Date(timestamp),
    log: openLog('silent'),
  })
  channel.start()
  const open = channel
  await until(() => open.loggedIn)
  return { puppet, heard, channel }
}

async function until(look: () => boolean): Promise<void> {
  for (let waited = 0; waited < 20_000; waited += 20) {
    if (look()) return
    await sleep(20)
  }
  throw new Error('it did not happen in time')
}

const boxOf = (bytes: Buffer, name: string) => FileBox.fromBase64(bytes.toString('base64'), name)
const sizeOf = ({ file }: Incoming) => (typeof file === 'object' ? file.bytes.byteLength : file)

test('a photo and a document come with their bytes and name, in the order they were sent', async () => {
  const { puppet, heard } = await office()
  await puppet.receiveFile('zhou', boxOf(Buffer.alloc(300_000, 1), '3栋路灯.jpg'))
  await puppet.receiveFile('zhou', boxOf(Buffer.from('%PDF-'), '答复.pdf'))
  puppet.receiveText('zhou', '走访 张德发')
  await until(() => heard.length === 3)
  expect(heard.map(({ attachment, text }) => attachment ?? text)).toEqual(['图片', '文件', '走访 张德发'])
  expect(heard.map(sizeOf)).toEqual([300_000, 5, undefined])
  expect(heard[1]?.file).toMatchObject({ name: '答复.pdf' })
})

test('more than 10 MB is not taken in, and says so', async () => {
  const { puppet, heard } = await office()
  await puppet.receiveFile('zhou', boxOf(Buffer.alloc(10 * 2 ** 20 + 1), '大.pdf'))
  await until(() => heard.length === 1)
  expect(heard[0]?.file).toBe('too_large')
})

test('a picture that never comes holds up nobody else', async () => {
  const { puppet, heard } = await office()
  puppet.messageFile = () => new Promise(() => undefined)
  await puppet.receiveFile('zhou', boxOf(Buffer.from('jpg'), '图.jpg'))
  puppet.receiveText('chen', '走访 王桂英')
  await until(() => heard.length === 1)
  expect(heard[0]).toMatchObject({ contactId: 'chen', text: '走访 王桂英' })
})

test('a picture that the channel cannot load is still a message', async () => {
  const { puppet, heard } = await office()
  puppet.messageFile = () => Promise.reject(new Error('gone'))
  await puppet.receiveFile('zhou', boxOf(Buffer.from('jpg'), '图.jpg'))
  await until(() => heard.length === 1)
  expect(heard[0]).toMatchObject({ attachment: '图片', file: 'not_loaded' })
})

test('what is sent in a group is not loaded', async () => {
  const { puppet, heard } = await office()
  await puppet.receiveFile('zhou', boxOf(Buffer.from('jpg'), '图.jpg'), { roomId: 'r1' })
  await until(() => heard.length === 1)
  expect(heard[0]).toMatchObject({ attachment: '图片' })
  expect(heard[0]).not.toHaveProperty('file')
})

test.each([1_000, 3_000_000])('a file of %i bytes is sent whole, and a picture is shown as one', async (size) => {
  const { puppet, channel: open } = await office()
  const bytes = Buffer.alloc(size, 3)
  const to = { contactId: 'zhou', roomId: null, mention: null }
  await open.sayFile(to, { name: '本区联系情况图.png', bytes })
  const [line] = puppet.sent('zhou')
  expect(line).toMatchObject({ kind: 'image', file: { name: '本区联系情况图.png', mediaType: 'image/png', size } })
  expect(line?.file?.bytes?.equals(bytes)).toBe(true)
}) // prettier-ignore
