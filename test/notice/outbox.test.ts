import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  markNotSaid,
  markSaid,
  outboxPage,
  pauseAccount,
  pausedUntil,
  planOutbox,
  resumeAccount,
  sayAgain,
  waiting,
} from '../../handlers/notice/actions.ts'
import { pauseMinutes, plannedAt, sayableFrom } from '../../handlers/notice/rules.ts'
import { speakerOfPerson, type Speaker } from '../../handlers/people/actions.ts'
import { settingsAt } from '../../handlers/settings/actions.ts'
import { databases, type TestDatabase } from '../databases.ts'
import { inAct, later, makeDeputy, makeDistrict, makeStaff, tuesday, unbind, zone } from '../people.ts'

const hours = [['08:30', '11:30'], ['14:00', '17:30']] as const // prettier-ignore
const working = (from: Date) => sayableFrom(from, zone, hours, { daysOff: [], workdays: [] })
const at = (time: string) => new Date(`2026-11-24T${time}+08:00`)
const waits = (id: number, more: Partial<Parameters<typeof plannedAt>[0][number]> = {}) => ({
  id,
  recipient: `person:${id}`,
  notBefore: at('08:00:00'),
  promise: 'at_most_once' as const,
  anyDay: false,
  ...more,
})

describe('when each will be said', () => {
  it('one every pace, one message a person, and on after lunch', () => {
    const queue = [waits(1), waits(2), waits(3, { recipient: 'person:1' }), waits(4)]
    const planned = plannedAt(queue, at('11:29:58'), 1500, working)
    expect([...planned]).toEqual([
      [1, at('11:29:58')],
      [2, at('11:29:59.500')],
      [3, at('11:29:58')],
      [4, at('14:00:00')],
    ])
  })

  it('answers at any hour and first', () => {
    const queue = [waits(1), waits(2, { promise: 'at_least_once' })]
    expect(plannedAt(queue, at('20:00:00'), 1000, working)).toEqual(
      new Map([
        [2, at('20:00:00')],
        [1, new Date('2026-11-25T08:30:00+08:00')],
      ]),
    )
  })

  it('never before its time, never two sends closer than the pace', () => {
    const one = fc.record({ person: fc.nat(5), after: fc.nat(20_000) })
    fc.assert(
      fc.property(fc.array(one, { maxLength: 30 }), fc.integer({ min: 1, max: 5_000 }), (all, pace) => {
        const queue = all
          .map(({ person, after }, id) =>
            waits(id, { recipient: `person:${person}`, notBefore: later(tuesday, { seconds: after }) }),
          )
          .sort((a, b) => a.notBefore.getTime() - b.notBefore.getTime())
        const planned = plannedAt(queue, tuesday, pace, working)
        for (const { id, notBefore } of queue)
          expect(planned.get(id)!.getTime()).toBeGreaterThanOrEqual(notBefore.getTime())
        const sends = [...new Set([...planned.values()].map((time) => time.getTime()))].sort((a, b) => a - b)
        for (const [index, send] of sends.entries())
          if (index > 0) expect(send - sends[index - 1]!).toBeGreaterThanOrEqual(pace)
      }),
    )
  })

  it('a pause by hand does not shorten the next one for a throttle', () => {
    expect(pauseMinutes(60, { minutes: 0, pausedUntil: tuesday }, tuesday)).toBe(60)
  })
})

describe.each(databases)('the outbox at the desk on $name', ({ open }) => {
  let test: TestDatabase
  let zhou: number
  let office: Speaker
  let keeper: Speaker
  let court: Speaker
  beforeAll(async () => {
    test = await open()
    zhou = (await makeDeputy(test.db, await makeDistrict(test.db), '周明远')).person.id
    const staff = async (name: string, role: string) =>
      (await speakerOfPerson(test.db, (await makeStaff(test.db, name, [role])).person.id))!
    office = await staff('梁慧', '代表工委')
    keeper = await staff('丁一凡', '系统管理')
    court = await staff('冯涛', '法院')
  })
  afterAll(() => test.close())

  const add = async (state: string, step: string) =>
    (
      await test.db.notice.create({
        data: {
          kind: 'contact-quota', recipient: `person:${zhou}`, period: '2026Q4', step, personId: zhou, text: `提醒${step}`,
          promise: 'at_most_once', state, queuedAt: tuesday, notBefore: tuesday, subject: '{}',
        }, // prettier-ignore
      })
    ).id
  const page = (who: Speaker, more: Partial<Parameters<typeof outboxPage>[2]> = {}) =>
    inAct(test.db, async (act) => {
      const plan = await planOutbox(act, await settingsAt(act.tx, act.now, zone), 1500)
      return outboxPage(act, who, { state: null, kind: '', name: '', ...more }, plan, 0, 50)
    })

  it('shows what waits with its time; the words only to those who may see contacts', async () => {
    const id = await add('queued', 'T-30')
    await add('sent', 'T-10')
    expect(await page(office)).toMatchObject({
      total: 1,
      lines: [{ id, to: '周明远', text: '提醒T-30', expectedAt: tuesday }],
    })
    expect((await page(keeper)).lines).toMatchObject([{ id, to: '周明远', text: null }])
    expect((await page(office, { name: '周', kind: 'contact-quota', state: 'queued' })).total).toBe(1)
    expect((await page(office, { name: '吴' })).total).toBe(0)
  })

  it('lets an account rest and speak again', async () => {
    const until = later(tuesday, { hours: 3 })
    const pauses = (who: Speaker, account = 'local|bot') =>
      inAct(test.db, (act) => pauseAccount(act, who, account, until))
    expect(await pauses(court)).toEqual({ ok: false, refusal: 'no_right' })
    expect(await pauses(keeper, 'local|nobody')).toEqual({ ok: false, refusal: 'no_account' })
    expect(await pauses(keeper)).toMatchObject({ ok: true })
    expect(await inAct(test.db, (act) => pausedUntil(act, 'local|bot'))).toEqual(until)
    const plan = await inAct(test.db, async (act) =>
      planOutbox(act, await settingsAt(act.tx, act.now, zone), 1500),
    )
    // half past twelve is lunch: on after two
    expect(plan.accounts).toMatchObject([
      { account: 'local|bot', queued: 1, pausedUntil: until, reason: '丁一凡暂停', doneAt: at('14:00:00') },
    ])
    const resumes = (who: Speaker) => inAct(test.db, (act) => resumeAccount(act, who, 'local|bot'))
    expect(await resumes(court)).toEqual({ ok: false, refusal: 'no_right' })
    expect(await resumes(office)).toMatchObject({ ok: true })
    expect(await resumes(office)).toEqual({ ok: false, refusal: 'decided' })
    expect(await inAct(test.db, (act) => pausedUntil(act, 'local|bot'))).toBeNull()
  })

  it('what is in doubt waits on the first page and is decided by hand, once', async () => {
    const id = await add('unknown', 'T-3')
    expect(await inAct(test.db, (act) => waiting(act, office))).toMatchObject([
      { key: `notice:${id}`, since: tuesday },
    ])
    expect(await inAct(test.db, (act) => waiting(act, court))).toEqual([])
    const decide = (verb: typeof markSaid, who = office) => inAct(test.db, (act) => verb(act, who, id))
    expect(await decide(markSaid, court)).toEqual({ ok: false, refusal: 'no_right' })
    expect(await decide(markSaid)).toMatchObject({ ok: true })
    expect(await decide(markNotSaid)).toEqual({ ok: false, refusal: 'decided' })
    expect(await test.db.notice.findUnique({ where: { id } })).toMatchObject({
      state: 'sent',
      sentAt: tuesday,
    })
  })

  it('is said again as a notice of its own, at most once, and not to whom nobody can reach', async () => {
    const id = await add('unknown', 'T-2')
    const again = (number: number) => inAct(test.db, (act) => sayAgain(act, office, number))
    const outcome = await again(id)
    expect(outcome).toMatchObject({ ok: true })
    expect(await test.db.notice.findUnique({ where: { id } })).toMatchObject({ state: 'failed' })
    const copy = await test.db.notice.findFirst({ where: { step: 'T-2·再发' } })
    expect(copy).toMatchObject({ state: 'queued', text: '提醒T-2', personId: zhou, attempts: 0 })
    expect(await again(id)).toEqual({ ok: false, refusal: 'decided' })
    expect(await again(copy!.id)).toEqual({ ok: false, refusal: 'decided' })
    expect(await again(999_999)).toEqual({ ok: false, refusal: 'decided' })
    const failed = await add('failed', 'T-1')
    await unbind(test.db, zhou)
    expect(await again(failed)).toEqual({ ok: false, refusal: 'unreachable' })
  })
})
