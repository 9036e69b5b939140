/** A sender with a real database, a clock that the test moves, and a channel that writes down what it is given. */
import { setTimeout as sleep } from 'node:timers/promises'
import { vi } from 'vitest'
import { openLog } from '../../bot/log.ts'
import { Sender, type SenderOptions } from '../../bot/sender.ts'
import { answer, remind, type Answer, type Reminder } from '../../handlers/notice/actions.ts'
import { settingsAt } from '../../handlers/settings/actions.ts'
import type { Said } from '../../handlers/shared/said.ts'
import type { Db } from '../../prisma/client.ts'
import { bindDirectly, inAct, makePerson, tuesday, zone } from '../people.ts'

export const account = 'local|bot'

export interface World {
  db: Db
  now: Date
  said: { to: string; text: string; at: number }[]
  /** What the channel does with a text; throws when it does not take it. */
  channel: (text: string) => Promise<void>
  sender: (more?: Partial<SenderOptions>) => Sender
  answers: (said: Said) => Promise<Answer[]>
  reminds: (personId: number, more?: Partial<Reminder>) => Promise<void>
  bound: (name: string) => Promise<number>
  states: () => Promise<string[]>
  saidTexts: () => string[]
  stop: () => Promise<void>
}

export function outboxWorld(db: Db): World {
  const senders: Sender[] = []
  let messages = 0
  const world: World = {
    db,
    now: tuesday,
    said: [],
    channel: () => Promise.resolve(),
    sender: (more = {}) => {
      const sender = new Sender({
        db,
        zone,
        now: () => world.now,
        account: () => account,
        say: async (to, text) => {
          await world.channel(text)
          world.said.push({ to: to.contactId ?? to.roomId ?? '', text, at: performance.now() })
        },
        sayFile: async (to, { name }) => {
          const text = `[文件] ${name}`
          await world.channel(text)
          world.said.push({ to: to.contactId ?? to.roomId ?? '', text, at: performance.now() })
        },
        stillHolds: {},
        paceMs: 0,
        log: openLog('silent'),
        ...more,
      })
      senders.push(sender)
      sender.start()
      return sender
    },
    answers: (said) => {
      const to = { account, conversation: `${account}|zhou`, contactId: 'zhou', roomId: null, mention: null }
      return inAct(db, (act) => answer(act, { ...to, inboundId: ++messages }, said), world.now)
    },
    reminds: async (personId, more = {}) => {
      const reminder = {
        kind: 'contact-quota',
        personId,
        period: '2026Q4',
        step: 'T-30',
        text: '还差3位选民',
        subject: {},
      }
      await inAct(
        db,
        async (act) => remind(act, [{ ...reminder, ...more }], await settingsAt(act.tx, act.now, zone)),
        world.now,
      )
    },
    bound: async (name) => {
      const { id } = await makePerson(db, name)
      await bindDirectly(db, id)
      return id
    },
    states: async () => (await db.notice.findMany({ orderBy: { id: 'asc' } })).map(({ state }) => state),
    saidTexts: () => world.said.map(({ text }) => text),
    stop: async () => {
      await Promise.all(senders.map((sender) => sender.stop(50)))
    },
  }
  return world
}

/** Waits until it is so; the suite's time limit is the only clock. */
export const until = (isSo: () => boolean | Promise<boolean>): Promise<void> =>
  vi.waitFor(
    async () => {
      if (!(await isSo())) throw new Error('not yet')
    },
    { timeout: 20_000, interval: 20 },
  )

/** Long enough for a sender to look again, when the test is that nothing happens. */
export const aLook = (): Promise<void> => sleep(1_300)
