import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, expect, test } from 'vitest'
import { openLog } from '../../bot/log.ts'
import { LocalPuppet } from '../../bot/local/puppet.ts'
import { Channel } from '../../bot/wechat.ts'
import type { Incoming } from '../../handlers/chat.ts'
import { machineClock } from '../../handlers/shared/clock.ts'

let channel: Channel | null = null
afterEach(() => channel?.stop())

function open(puppet: LocalPuppet, receive: (incoming: Incoming) => Promise<void>): Channel {
  channel = new Channel({
    name: 'local',
    puppet,
    receive,
    onRoomEvent: () => Promise.resolve(),
    onLogin: () => undefined,
    sentAt: (timestamp) => new Date(timestamp),
    log: openLog('silent'),
  })
  channel.start()
  return channel
}

async function until(look: () => boolean, withinMs = 40_000): Promise<void> {
  for (let waited = 0; waited < withinMs; waited += 50) {
    if (look()) return
    await sleep(50)
  }
  throw new Error('it did not happen in time')
}

test('a burst keeps its order in each conversation', async () => {
  const puppet = new LocalPuppet({ clock: machineClock })
  for (const id of ['zhou', 'chen']) puppet.addContact(id, id)
  const heard: string[] = []
  const office = open(puppet, async ({ contactId, text }) => {
    await sleep(Math.random() * 5)
    heard.push(`${contactId} ${text}`)
  })
  await until(() => office.loggedIn)
  const said = Array.from({ length: 50 }, (_, index) => (index % 2 ? `zhou ${index}` : `chen ${index}`))
  for (const line of said) puppet.receiveText(line.slice(0, 4), line.slice(5))
  await until(() => heard.length === said.length)
  for (const who of ['zhou', 'chen'])
    expect(heard.filter((line) => line.startsWith(who))).toEqual(said.filter((line) => line.startsWith(who)))
})

test(
  'a message whose payload never comes holds nobody else up for long, and the end is not held up either',
  { timeout: 180_000 },
  async () => {
    const puppet = new LocalPuppet({ clock: machineClock })
    puppet.addContact('zhou', '周')
    const heard: string[] = []
    const office = open(puppet, ({ text }) => {
      heard.push(text)
      return Promise.resolve()
    })
    await until(() => office.loggedIn)
    const load = puppet.messagePayload.bind(puppet)
    const stuck = puppet.receiveText('zhou', '永远来不了', { messageId: 'stuck' })
    puppet.messagePayload = (id: string) => (id === stuck ? new Promise(() => undefined) : load(id))
    puppet.receiveText('zhou', '永远来不了', { messageId: 'stuck' })
    puppet.receiveText('zhou', '后面的话')
    await until(() => heard.includes('后面的话'))
    expect(heard).toContain('后面的话')
  },
)

test('a bot that falls silent is replaced, and hears again', { timeout: 180_000 }, async () => {
  const puppet = new LocalPuppet({ clock: machineClock })
  puppet.addContact('zhou', '周')
  const heard: string[] = []
  const office = open(puppet, ({ text }) => {
    heard.push(text)
    return Promise.resolve()
  })
  await until(() => office.loggedIn)
  await puppet.logout('kicked out')
  expect(office.loggedIn).toBe(false)
  await until(() => office.loggedIn, 50_000)
  puppet.receiveText('zhou', '还在吗')
  await until(() => heard.includes('还在吗'))
})
