import type { AddressInfo } from 'node:net'
import { once } from 'node:events'
import Koa from 'koa'
import { log, type Wechaty, WechatyBuilder } from 'wechaty'
import { LocalPuppet } from '../../bot/local/puppet.ts'
import { localChat, type LocalChatOptions } from '../../bot/local/routes.ts'
import type { LocalIdentity, LocalRoom, WaitingNotice } from '../../bot/local/types.ts'
import { type MovableClock, movableClock } from '../../handlers/shared/clock.ts'

log.level('error')

export interface LocalWorld {
  url: string
  puppet: LocalPuppet
  clock: MovableClock
  people: LocalIdentity[]
  rooms: LocalRoom[]
  waiting: WaitingNotice[]
  /** The program's time at each call of `wake`. */
  woken: Date[]
  /** Cuts every open connection, as a broken network does. */
  dropConnections: () => void
  close: () => Promise<void>
}

const person = (contactId: string, name: string, role: string, group: string | null): LocalIdentity => ({
  contactId,
  name,
  roles: [role],
  group,
})

/** A district with a handful of people, one group and a bot that says back what it is told (in groups when meant). */
export async function startLocalWorld(change: Partial<LocalChatOptions> = {}): Promise<LocalWorld> {
  const clock = movableClock(new Date('2026-11-23T01:30:00Z'))
  const puppet = new LocalPuppet({ clock })
  const people = [
    person('zhou', '周明远', '代表', '桥东一组'),
    person('chen', '陈秀兰', '代表', '桥东一组'),
    person('liu', '刘洁', '联络员', '桥东一组'),
    person('wu', '吴晓梅', '常委会委员', null),
  ]
  const rooms: LocalRoom[] = [{ roomId: 'group-1', topic: '桥东一组', memberIds: ['zhou', 'chen', 'liu'] }]
  const waiting: WaitingNotice[] = []
  const woken: Date[] = []
  const closing = new AbortController()
  const options: LocalChatOptions = {
    puppet,
    clock,
    timeZone: 'Asia/Shanghai',
    baseUrl: 'http://127.0.0.1',
    directory: () => Promise.resolve([...people]),
    rooms: () => Promise.resolve([...rooms]),
    outbox: () => Promise.resolve([...waiting]),
    wake: () => woken.push(clock.now()),
    closing: closing.signal,
    ...change,
  }
  const app = new Koa()
  app.use(localChat(options).routes())
  const server = app.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const bot = await startEcho(puppet)
  const close = async () => {
    closing.abort()
    await bot.stop()
    await new Promise((resolve) => {
      server.close(resolve)
      server.closeAllConnections()
    })
  }
  const dropConnections = () => server.closeAllConnections()
  return { url, puppet, clock, people, rooms, waiting, woken, dropConnections, close }
}

async function startEcho(puppet: LocalPuppet): Promise<Wechaty> {
  const bot = WechatyBuilder.build({ puppet })
  bot.on('error', () => undefined)
  bot.on('message', async (message) => {
    if (message.self() || (message.room() && !(await message.mentionSelf()))) return
    const words = message.type() === bot.Message.Type.Text ? await message.mentionText() : '文件'
    await message.say(`收到：${words}`)
  })
  const loggedIn = new Promise((resolve) => bot.once('login', resolve))
  await bot.start()
  await loggedIn
  return bot
}
