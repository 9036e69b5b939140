import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  answer,
  foreseeReminders,
  outboxCounts,
  recordSaid,
  releaseExpired,
  remind,
  takeAnswers,
  takeReminder,
  waitingNotices,
  type Reminder,
  type ReplyTo,
  type Taken,
} from '../../handlers/notice/actions.ts'
import { settingsAt } from '../../handlers/settings/actions.ts'
import type { Db } from '../../prisma/client.ts'
import { databases, type TestDatabase } from '../databases.ts'
import { bindDirectly, inAct, later, makePerson, tuesday, zone } from '../people.ts'

const account = 'local|bot'
const evening = new Date('2026-11-24T20:00:00+08:00')
const wednesday = new Date('2026-11-25T08:30:00+08:00')

const to = (inboundId: number, more: Partial<ReplyTo> = {}): ReplyTo => ({
  inboundId,
  account,
  conversation: 'local|bot|zhou',
  contactId: 'zhou',
  roomId: null,
  mention: null,
  ...more,
})

const reminder = (personId: number, more: Partial<Reminder> = {}): Reminder => ({
  kind: 'contact-quota',
  personId,
  period: '2026Q4',
  step: 'T-30',
  text: '还差3位选民',
  subject: {},
  ...more,
})

describe.each(databases)('the outbox on $name', ({ open }) => {
  let test: TestDatabase
  let db: Db
  beforeEach(async () => {
    test = await open()
    db = test.db
  })
  afterEach(() => test.close())

  const bound = async (name: string) => {
    const { id } = await makePerson(db, name)
    await bindDirectly(db, id)
    return id
  }
  const queue = (reminders: readonly Reminder[], now = tuesday) =>
    inAct(db, async (act) => remind(act, reminders, await settingsAt(act.tx, now, zone)), now)
  const take = (now = tuesday, holds = {}) => inAct(db, (act) => takeReminder(act, account, holds), now)
  const states = async () => (await db.notice.findMany({ orderBy: { id: 'asc' } })).map(({ state }) => state)
  const takeAll = async (now = tuesday): Promise<Taken[]> => {
    const all: Taken[] = []
    for (let taken = await take(now); taken; taken = await take(now)) all.push(taken)
    return all
  }

  describe('an answer', () => {
    it('is in the hands of its writer until the lease ends, then waits for whoever says it', async () => {
      const [written] = await inAct(db, (act) => answer(act, to(1), '已记'))
      expect(written).toMatchObject({ contactId: 'zhou', roomId: null, text: '已记' })
      const look = (now: Date) => inAct(db, (act) => takeAnswers(act, account), now)
      expect(await look(tuesday)).toEqual([])
      const afterwards = later(tuesday, { seconds: 61 })
      expect(await inAct(db, releaseExpired, afterwards)).toEqual({ requeued: 1, unknown: 0 })
      expect(await look(afterwards)).toMatchObject([{ ids: [written?.id], text: '已记', attempts: 1 }])
      expect(await look(afterwards)).toEqual([])
    })

    it('is said in the middle of the night too', async () => {
      await inAct(db, (act) => answer(act, to(1), '已记'), evening)
      const afterwards = later(evening, { minutes: 2 })
      await inAct(db, releaseExpired, afterwards)
      expect(await inAct(db, (act) => takeAnswers(act, account), afterwards)).toHaveLength(1)
    })

    it('that is long goes out in parts, in their order', async () => {
      const text = Array.from({ length: 500 }, (_, n) => `第${n}位选民还没有联系`).join('\n')
      const parts = await inAct(db, (act) => answer(act, to(1), text))
      expect(parts.length).toBeGreaterThan(2)
      expect(parts.map((part) => part.text).join('\n')).toBe(text)
    })

    it('is written once for a message', async () => {
      await inAct(db, (act) => answer(act, to(1), '已记'))
      expect(await inAct(db, (act) => answer(act, to(1), '已记'))).toEqual([])
      expect(await inAct(db, (act) => answer(act, to(2), '已记'))).toHaveLength(1)
    })

    it('is said by the account that was spoken to, and no other', async () => {
      await inAct(db, (act) => answer(act, to(1, { account: 'local|bot2' }), '已记'))
      const afterwards = later(tuesday, { minutes: 2 })
      await inAct(db, releaseExpired, afterwards)
      expect(await inAct(db, (act) => takeAnswers(act, account), afterwards)).toEqual([])
      expect(await inAct(db, (act) => takeAnswers(act, 'local|bot2'), afterwards)).toHaveLength(1)
    })

    it('that could not be said in a day helps nobody any more', async () => {
      await inAct(db, (act) => answer(act, to(1), '已记'))
      const tomorrow = later(tuesday, { hours: 24, seconds: 1 })
      await inAct(db, releaseExpired, tomorrow)
      expect(await inAct(db, (act) => takeAnswers(act, account), tomorrow)).toEqual([])
      expect(await states()).toEqual(['failed'])
    })
  })

  describe('a reminder', () => {
    it('is queued once for its person, period and step, whoever asks again', async () => {
      const zhou = await bound('周明远')
      expect(await queue([reminder(zhou)])).toEqual(['queued'])
      expect(await queue([reminder(zhou)])).toEqual(['already'])
      expect(await queue([reminder(zhou, { step: 'T-10' })])).toEqual(['queued'])
      expect(await queue([reminder(zhou, { period: '2027Q1' })])).toEqual(['queued'])
    })

    it('is queued once when two machines ask at the same moment', async () => {
      const zhou = await bound('周明远')
      const asked = await Promise.all(Array.from({ length: 4 }, () => queue([reminder(zhou)])))
      expect(asked.flat().sort()).toEqual(['already', 'already', 'already', 'queued'])
    })

    it('does not reach somebody without a bound WeChat, and nothing waits for him', async () => {
      const { id } = await makePerson(db, '陈秀兰')
      const zhou = await bound('周明远')
      expect(await queue([reminder(id), reminder(zhou)])).toEqual(['unreachable', 'queued'])
      expect(await db.notice.count()).toBe(1)
    })

    it('is foreseen exactly as it would be queued, without queueing anything', async () => {
      const [told, fresh, { id: unbound }] = [
        await bound('甲'),
        await bound('乙'),
        await makePerson(db, '丙'),
      ]
      await queue([reminder(told)])
      const reminders = [told, fresh, unbound].map((id) => reminder(id))
      const foreseen = await inAct(db, (act) => foreseeReminders(act, reminders))
      expect(await db.notice.count()).toBe(1)
      expect(foreseen).toEqual(await queue(reminders))
      expect(foreseen).toEqual(['already', 'queued', 'unreachable'])
    })

    it('of the evening waits for the next working morning', async () => {
      await queue([reminder(await bound('周明远'))], evening)
      expect(await take(evening)).toBeNull()
      expect(await take(later(wednesday, { seconds: -1 }))).toBeNull()
      expect(await take(wednesday)).toMatchObject({ text: '还差3位选民', promise: 'at_most_once' })
    })

    it('that was queued in time but not said is not said at night either', async () => {
      await queue([reminder(await bound('周明远'))])
      expect(await take(evening)).toBeNull()
    })

    it('is said to the WeChat that the person has bound now', async () => {
      const zhou = await bound('周明远')
      await queue([reminder(zhou)])
      await db.wechatIdentity.updateMany({ data: { activeKey: null, endedAt: tuesday } })
      await db.wechatIdentity.create({
        data: {
          puppet: 'local',
          account: 'bot',
          contactId: 'new-phone',
          personId: zhou,
          boundAt: tuesday,
          activeKey: 'local|bot|new-phone',
        },
      })
      expect(await take()).toMatchObject({ contactId: 'new-phone' })
    })

    it('comes with whatever else waits for the person, as one message', async () => {
      const people = await Promise.all(Array.from({ length: 60 }, (_, n) => bound(`代表${n}`)))
      await queue(people.map((id) => reminder(id, { text: '还差3位选民' })))
      await queue(people.map((id) => reminder(id, { kind: 'pending-digest', text: '023号建议等您评价' })))
      const said = await takeAll()
      expect(said.map(({ text }) => text)).toEqual(people.map(() => '还差3位选民\n\n023号建议等您评价'))
      expect(new Set(said.map(({ contactId }) => contactId)).size).toBe(60)
    })

    it('does not say the same words twice in one message', async () => {
      const zhou = await bound('周明远')
      await queue([reminder(zhou)])
      await queue([reminder(zhou, { step: 'T-10' })])
      expect(await takeAll()).toMatchObject([{ text: '还差3位选民' }])
      expect(await states()).toEqual(['sending', 'sending'])
    })

    it('is asked before it is said whether it still holds, and says how it stands now', async () => {
      const [done, short] = [await bound('甲'), await bound('乙')]
      await queue([reminder(done), reminder(short)])
      const holds = {
        'contact-quota': (_act: unknown, { personId }: { personId: number | null }) =>
          Promise.resolve(personId === done ? null : '只差1位了'),
      }
      expect(await take(tuesday, holds)).toMatchObject({ text: '只差1位了', contactId: `p${short}` })
      expect(await states()).toEqual(['dropped', 'sending'])
      expect(await db.notice.findFirst({ where: { personId: short } })).toMatchObject({ text: '只差1位了' })
    })

    it('that no longer holds for anybody does not keep the outbox busy for ever', async () => {
      const people = await Promise.all(Array.from({ length: 120 }, (_, n) => bound(`代表${n}`)))
      await queue(people.map((id) => reminder(id)))
      const nobody = { 'contact-quota': () => Promise.resolve(null) }
      for (let looks = 0; looks < 5; looks++) expect(await take(tuesday, nobody)).toBeNull()
      expect(new Set(await states())).toEqual(new Set(['dropped']))
    })

    it('that somebody took and died over stands as unknown and is never said again', async () => {
      await queue([reminder(await bound('周明远'))])
      await take()
      const afterwards = later(tuesday, { minutes: 2 })
      expect(await inAct(db, releaseExpired, afterwards)).toEqual({ requeued: 0, unknown: 1 })
      expect(await take(afterwards)).toBeNull()
      expect(await inAct(db, (act) => outboxCounts(act.tx))).toEqual({ queued: 0, unknown: 1, failed: 0 })
    })

    it('that was said is no longer waiting', async () => {
      await queue([reminder(await bound('周明远'))])
      const taken = await take()
      await inAct(db, (act) => recordSaid(act, taken?.ids ?? []))
      expect(await db.notice.findFirst()).toMatchObject({ state: 'sent', sentAt: tuesday })
      expect(await db.$transaction((tx) => waitingNotices(tx, 10))).toEqual([])
    })
  })
})
