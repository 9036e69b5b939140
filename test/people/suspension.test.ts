/** 暂停执行代表职务: while it lasts he is no deputy; it ends by its last day, or at the desk. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openLink } from '../../handlers/access/actions.ts'
import {
  answerActivity,
  countsOf,
  dayBoard,
  fairList,
  organise,
  tellNext,
} from '../../handlers/activity/actions.ts'
import { nobodyAsked } from '../../handlers/activity/rules.ts'
import { boardOf } from '../../handlers/contact/actions.ts'
import { speakerOf } from '../../handlers/people/actions.ts'
import { endSuspension, suspendDuties } from '../../handlers/people/record/suspension.ts'
import { cosign, noticeHolds, seekCosigners } from '../../handlers/suggestion/actions.ts'
import { settingsAt } from '../../handlers/settings/actions.ts'
import { quarter } from '../../handlers/shared/days.ts'
import { at, makeOffice, planFor, runJobAt, type Office } from '../activity/office.ts'
import { databases, openSqlite, type TestDatabase } from '../databases.ts'
import { as, draftOf, makeWorld, value } from '../suggestion/world.ts'
import { chatOf, inAct, senderOf, zone } from '../people.ts'
import { linkIn, startWeb, Visitor } from '../web/web.ts'

const arrested = {
  from: '2026-11-24',
  to: '2026-12-10',
  reason: 'detained',
  document: '青检捕〔2026〕7号',
} as const

describe.each(databases)('a deputy whose duties are suspended, on $name', ({ open }) => {
  let test: TestDatabase
  let office: Office
  beforeEach(async () => {
    test = await open()
    office = await makeOffice(test, 3)
  })
  afterEach(() => test.close())

  const zhou = () => office.deputies['周明远']!
  const liang = <T>(work: Parameters<typeof office.as<T>>[1]) => office.as(office.liang.contactId, work)
  const suspend = (change: Partial<Parameters<typeof suspendDuties>[3]> = {}) =>
    liang((act, who) => suspendDuties(act, who, zhou().person.id, { ...arrested, ...change }))
  const resume = () => liang((act, who) => endSuspension(act, who, zhou().person.id))
  const announced = async (startsAt: string, seats: number | null = null) => {
    const made = await liang((act, who) =>
      organise(act, who, planFor(office, { startsAt: at(startsAt), seats })),
    )
    if (!made.ok) throw new Error(made.refusal)
    await inAct(office.db, (act) => tellNext(act, made.value.id), office.now)
    return made.value.id
  }
  const askedTo = async (id: number) =>
    (await office.db.participation.findMany({ where: { activityId: id } })).some(
      ({ personId }) => personId === zhou().person.id,
    )

  it('is told so in the chat in one sentence, whatever he says, and nothing is written; on the day after it he reports again', async () => {
    expect(await suspend()).toMatchObject({ ok: true, value: { name: '周明远' } })
    const chat = office.chat('周明远')
    const sentence =
      '您的代表职务从11月24日起暂停执行，到12月10日为止，这期间不能记联系、提建议、附议和回复活动，刚才这句没有记。有疑问请回“人工”找代表工委。'
    for (const words of ['走访 张德发 反映3栋路灯不亮', '我要提建议', '1', '填表', '我的活动'])
      expect(await chat.say(words)).toBe(sentence)
    expect(await chat.say('人工')).not.toBe(sentence)
    expect([await office.db.contactReport.count(), await office.db.suggestion.count()]).toEqual([0, 0])
    office.now = at('2026-12-10T23:59')
    expect(await chat.say('走访 张德发 反映3栋路灯不亮')).toBe(sentence)
    office.now = at('2026-12-11T00:01')
    expect(await chat.say('走访 张德发 反映3栋路灯不亮')).toMatch(/^已记：12月11日/)
  })

  it('has no duty of the congress meanwhile, and keeps another one', async () => {
    await office.db.staff.create({ data: { personId: zhou().person.id } })
    await suspend({ to: null })
    expect(await speakerOf(office.db, senderOf(zhou().contactId), '2027-08-01')).toMatchObject({
      deputyId: null,
      groupId: null,
      isStaff: true,
      suspension: { from: '2026-11-24', to: null },
    })
    const before = await speakerOf(office.db, senderOf(zhou().contactId), '2026-11-23')
    expect([before?.deputyId, before?.suspension]).toEqual([zhou().deputy.id, undefined])
    expect(await office.chat('周明远').say('我要提建议')).toContain('恢复的日子还没有定')
  })

  it('a link that he was given before opens nothing', async () => {
    const answer = await office.chat('周明远').say('填表')
    const first = /\/f\/([\w-]+)/.exec(answer) ?? /\/f\/([\w-]+)/.exec(await office.chat('周明远').say('1'))
    const opened = () =>
      openLink({ tx: office.db, now: office.now, zone }, first?.[1] ?? '').then((link) => link.ok)
    expect(await opened()).toBe(true)
    await suspend()
    expect(await opened()).toBe(false)
  })

  it('is asked to nothing of those days, his seat goes to who waits; what lies behind them still asks him', async () => {
    const within = await announced('2026-12-05T14:30', 1)
    const behind = await announced('2026-12-11T14:30')
    for (const name of ['周明远', '陈秀兰'])
      await office.as(office.deputies[name]!.contactId, (act, who) =>
        answerActivity(act, who, within, { coming: true, reason: null }),
      )
    expect(await suspend()).toMatchObject({ value: { warning: '已从1个活动名单中去掉。' } })
    expect([await askedTo(within), await askedTo(behind)]).toEqual([false, true])
    expect(await inAct(office.db, (act) => countsOf(act, within))).toMatchObject({
      asked: 2,
      going: 1,
      waiting: 0,
    })
    expect(await askedTo(await announced('2026-12-10T09:00'))).toBe(false)
    const named = await liang((act, who) =>
      organise(
        act,
        who,
        planFor(office, {
          groupId: null,
          audience: { ...nobodyAsked, people: [zhou().person.id, office.deputies['陈秀兰']!.person.id] },
        }),
      ),
    )
    if (!named.ok) throw new Error(named.refusal)
    await inAct(office.db, (act) => tellNext(act, named.value.id), office.now)
    expect(await askedTo(named.value.id)).toBe(false)
  })

  it('owes no contacts, is not in the fair order, and hears nothing of the contact day', async () => {
    const names = async () => {
      const fair = await inAct(office.db, (act) => fairList(act, 'x'), office.now)
      const board = await liang(async (act, who) =>
        boardOf(act, who, await settingsAt(act.tx, act.now, act.zone), {
          scope: 'district',
          quarter: quarter(2026, 4),
        }),
      )
      const due = await runJobAt(office.db, 'contact-quota', at('2026-12-01T09:00'), true)
      const day = await runJobAt(office.db, 'contact-day', at('2027-10-13T09:00'), true)
      const seen = await liang((act, who) =>
        dayBoard(
          act,
          who,
          { year: 2027, officeId: null, constituencyId: null, hasRecord: null },
          { skip: 0, take: 50 },
        ),
      )
      return [fair, board, due, day, seen].map((one) => JSON.stringify(one).includes('周明远'))
    }
    const before = await names()
    expect(before).toEqual([true, true, true, true, true])
    await suspend({ to: null })
    expect(await names()).toEqual([false, false, false, false, false])
  })

  it('is only for those who keep the register, with days that fit; what was entered may be changed, and ended at the desk', async () => {
    const { id } = zhou().person
    expect(
      await office.as(office.liu.contactId, (act, who) => suspendDuties(act, who, id, arrested)),
    ).toEqual({
      ok: false,
      refusal: 'not_allowed',
    })
    expect(await suspend({ to: '2026-11-23' })).toEqual({ ok: false, refusal: 'wrong_span' })
    expect(await resume()).toEqual({ ok: false, refusal: 'nothing_to_do' })
    const within = await announced('2026-12-05T14:30')
    await suspend()
    await suspend({ to: '2026-12-04' })
    expect(await askedTo(within)).toBe(true)
    await suspend({ to: null })
    office.now = at('2026-11-26T09:00')
    expect(await resume()).toMatchObject({ value: { warning: '已列入1个还没举行的活动。' } })
    expect(await office.db.deputy.findFirst({ where: { personId: id } })).toMatchObject({
      suspendedFrom: '2026-11-24',
      suspendedTo: '2026-11-25',
    })
    expect(await askedTo(within)).toBe(true)
    expect(await resume()).toEqual({ ok: false, refusal: 'nothing_to_do' })
    const trail = await office.db.audit.findMany({
      where: { subject: `person:${id}` },
      orderBy: { seq: 'asc' },
    })
    expect(trail.map(({ action }) => action)).toEqual([
      'people.suspend',
      'people.suspend',
      'people.suspend',
      'people.end_suspension',
    ])
    expect(trail[0]?.after).toContain('青检捕〔2026〕7号')
  })

  it('one that is ended on its first day was none', async () => {
    await suspend()
    expect(await resume()).toMatchObject({ ok: true })
    expect(await office.db.deputy.findFirst({ where: { personId: zhou().person.id } })).toMatchObject({
      suspendedFrom: null,
      suspendedDocument: null,
    })
    expect(await office.chat('周明远').say('走访 张德发')).toMatch(/^已记/)
  })
})

it('is not asked to co-sign, and signs nothing', async () => {
  const test = await openSqlite()
  const { db } = test
  const world = await makeWorld(db)
  const id = await draftOf(db, world)
  await db.deputy.updateMany({
    where: { personId: world.chen.person.id },
    data: {
      suspendedFrom: '2026-11-01',
      suspendedReason: 'detained',
      suspendedDocument: '青检捕〔2026〕7号',
    },
  })
  await as(db, world.zhou, async (act, who) => value(await seekCosigners(act, who, id)))
  expect(await db.notice.count({ where: { personId: world.chen.person.id } })).toBe(0)
  const chen = await speakerOf(db, senderOf(world.chen.contactId), '2026-11-24')
  expect(await inAct(db, (act) => cosign(act, chen!, id))).toEqual({ ok: false, refusal: 'not_found' })
  await test.close()
})

it('reads no more what deputies read, neither at the desk where he also works nor in what waits to be said', async () => {
  const test = await openSqlite()
  const { db } = test
  const world = await makeWorld(db)
  const web = await startWeb(db)
  const id = await draftOf(db, world)
  const { person, contactId } = world.chen
  await db.staff.create({ data: { personId: person.id, roles: { create: [{ role: '政府办' }] } } })
  await as(db, world.zhou, async (act, who) => value(await seekCosigners(act, who, id)))
  const desk = new Visitor(web)
  await desk.post(linkIn(await chatOf(db, contactId).say('登录')))
  const notice = await db.notice.findFirstOrThrow({ where: { kind: 'suggestion', personId: person.id } })
  const waiting = () => inAct(db, (act) => noticeHolds(act, { ...notice, promise: 'at_most_once' }))
  const page = async () => (await desk.get(`/desk/suggestions/${id}`)).status
  expect([await page(), await waiting()]).toEqual([200, notice.text])
  const rests = (suspendedTo: string | null) =>
    db.deputy.updateMany({
      where: { personId: person.id },
      data: {
        suspendedFrom: '2026-11-01',
        suspendedTo,
        suspendedReason: 'detained',
        suspendedDocument: '7号',
      },
    })
  await rests(null)
  expect([await page(), await waiting()]).toEqual([404, null])
  expect((await desk.get('/desk/suggestions')).status).toBe(200)
  await rests('2026-11-23')
  expect([await page(), await waiting()]).toEqual([200, notice.text])
  await web.close()
  await test.close()
})
