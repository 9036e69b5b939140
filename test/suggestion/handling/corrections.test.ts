/** What was sent by mistake is corrected by whoever sent it, while nobody has acted on it; what stood before is kept. */
import { describe, expect, it } from 'vitest'
import * as suggestion from '../../../handlers/suggestion/actions.ts'
import type { Judgement, ReplyChange } from '../../../handlers/suggestion/actions.ts'
import { databases } from '../../databases.ts'
import { day, officeOn } from '../office.ts'
import { as, lastNotice, refusalIn, told, value } from '../world.ts'

const range = { from: '2026-01-01', to: '2026-12-31' }
const good: Judgement = { work: 'satisfied', result: 'satisfied', reason: null }
const bad: Judgement = { work: 'satisfied', result: 'dissatisfied', reason: '灯没有装' }
const ratedOn = '2026-12-01'

describe.each(databases)('a rating sent by mistake on $name', ({ open }) => {
  const here = officeOn(open)

  const rate = (id: number, said: Judgement, on = ratedOn) =>
    as(
      here.db,
      here.world.zhou,
      async (act, who) => value(await suggestion.rateReply(act, who, id, said)),
      day(on),
    )
  const correct = (id: number, said: Judgement, on = ratedOn, who = here.world.zhou) =>
    as(here.db, who, (act, speaker) => suggestion.correctRating(act, speaker, id, said), day(on))
  const satisfied = () =>
    as(
      here.db,
      here.world.liang,
      async (act) => (await suggestion.suggestionStatistics(act, range, 'unit')).total.satisfied,
      day('2026-12-31'),
    )

  it('is corrected: the units have it again, everybody who was told hears it, and the rates count the last', async () => {
    const id = await here.replied()
    await rate(id, good)
    expect(await satisfied()).toEqual({ part: 1, of: 1 })
    const since = await lastNotice(here.db)
    value(await correct(id, bad, '2026-12-02'))
    const course = await here.expectConsistent(id)
    expect(course).toMatchObject({ state: 'rehandling', round: 2, dissatisfiedOn: '2026-12-02' })
    expect((await here.rowOf(id)).closedAt).toBeNull()
    expect(await satisfied()).toEqual({ part: 0, of: 1 })
    const heard = await told(here.db, since)
    expect(heard.map(([name]) => name).sort()).toEqual(['梁慧', '毛素群', '王涛', '马宁'].sort())
    expect(heard[0]?.[1]).toBe(
      '【更正测评】周明远代表更正了对《关于在桥东小学路口增设红绿灯的建议》（001）的测评：办理工作满意，办理结果不满意（原来是办理工作满意，办理结果满意）。理由：灯没有装。请重新办理，2027年1月4日前再答复。',
    )
    const [rating] = await here.db.suggestionRating.findMany({ include: { editions: true } })
    expect(rating).toMatchObject({ result: 'dissatisfied', reason: '灯没有装', edition: 2 })
    expect(rating?.editions).toMatchObject([
      { edition: 1, work: 'satisfied', result: 'satisfied', reason: null },
    ])
    expect(await here.db.audit.count({ where: { action: 'suggestion.correct_rating' } })).toBe(1)
  })

  it('of dissatisfied, corrected before the units began, closes it: their reply stands, in time as it was', async () => {
    const id = await here.replied()
    await rate(id, bad)
    value(await correct(id, { ...good, result: 'basically_satisfied' }, '2026-12-02'))
    const course = await here.expectConsistent(id)
    expect(course).toMatchObject({ state: 'closed', round: 1, dissatisfiedOn: null })
    expect(course.units[0]).toMatchObject({ state: 'replied', repliedOn: '2026-11-24' })
    expect((await here.rowOf(id)).closedAt).toEqual(day('2026-12-02'))
    expect((await told(here.db)).at(-1)?.[1]).toContain('已办结，不用再重新办理。')
  })

  it('is not corrected once a unit has begun to handle it again, after its days, or by anybody else', async () => {
    const id = await here.replied()
    await rate(id, good)
    expect(refusalIn(await correct(id, bad, '2026-12-09'))).toBe('correction_too_late')
    expect(refusalIn(await correct(id, bad, ratedOn, here.world.chen))).toBe('not_yours')
    expect(refusalIn(await correct(id, { ...bad, reason: ' ' }))).toBe('reason_needed')
    expect(refusalIn(await correct(id, good))).toBe('nothing_changed')
    value(await correct(id, bad, '2026-12-08'))
    const contact = {
      method: 'phone',
      happenedOn: '2026-12-08',
      summary: '商量装灯',
      meetingOn: null,
      meetingPart: null,
    } as const
    await as(
      here.db,
      here.world.wang,
      async (act, who) => value(await suggestion.reportCommunication(act, who, id, contact)),
      day('2026-12-08'),
    )
    expect(refusalIn(await correct(id, good, '2026-12-08'))).toBe('rating_acted_on')
    const course = await here.expectConsistent(id)
    expect([course.state, course.rating]).toEqual(['rehandling', null])
  })

  it('corrected twice within the days of the first, keeps each edition, and its month runs from the first day of being dissatisfied', async () => {
    const id = await here.replied()
    await rate(id, bad)
    value(await correct(id, { ...bad, work: 'dissatisfied' }, '2026-12-03'))
    value(await correct(id, { ...bad, reason: '灯没有装，也没有来人' }, '2026-12-04'))
    expect(await here.expectConsistent(id)).toMatchObject({ state: 'rehandling', dissatisfiedOn: ratedOn })
    const [rating] = await here.db.suggestionRating.findMany({ include: { editions: true } })
    expect([rating?.edition, rating?.editions.map(({ work }) => work)]).toEqual([
      3,
      ['satisfied', 'dissatisfied'],
    ])
  })
})

describe.each(databases)('a reply sent by mistake on $name', ({ open }) => {
  const here = officeOn(open)

  const correct = (
    id: number,
    change: ReplyChange,
    on = '2026-12-02',
    who: { contactId: string } = here.world.wang,
  ) => as(here.db, who, (act, speaker) => suggestion.correctReply(act, speaker, id, change), day(on))

  it('is corrected before it is rated: the deputies hear it anew, the day of the reply stays, what was promised is kept', async () => {
    const id = await here.replied()
    const since = await lastNotice(here.db)
    value(await correct(id, { replyClass: 'A', text: '灯已经装好' }))
    const [reply] = await here.db.suggestionReply.findMany({ include: { editions: true, commitments: true } })
    expect(reply).toMatchObject({ replyClass: 'A', text: '灯已经装好', edition: 2, commitments: [] })
    expect(reply?.editions).toMatchObject([{ edition: 1, replyClass: 'B', text: '已列入明年计划' }])
    expect(JSON.parse(reply?.editions[0]?.promises ?? '')).toEqual([
      { text: '装好信号灯', dueOn: '2027-03-31', deliveredAt: null },
    ])
    const course = await here.expectConsistent(id)
    expect([course.units[0]?.repliedOn, course.repliedOn]).toEqual(['2026-11-24', '2026-12-02'])
    const heard = await told(here.db, since)
    expect(heard.find(([name]) => name === '周明远')?.[1]).toContain(
      '【更正答复】区住房和城乡建设局更正了对《关于在桥东小学路口增设红绿灯的建议》（001）的答复，以这一份为准：A类',
    )
    expect(heard.map(([name]) => name).sort()).toEqual(['周明远', '梁慧', '毛素群', '马宁'].sort())
  })

  it('keeps its promise where only the words change, and takes another day where one is given', async () => {
    const id = await here.replied()
    value(await correct(id, { text: '已列入明年计划，资金已落实' }))
    const promises = () => here.db.commitment.findMany({ select: { text: true, dueOn: true } })
    expect(await promises()).toEqual([{ text: '装好信号灯', dueOn: '2027-03-31' }])
    value(await correct(id, { promises: [{ text: '装好信号灯', dueOn: '2027-06-30' }] }))
    expect(await promises()).toEqual([{ text: '装好信号灯', dueOn: '2027-06-30' }])
  })

  it('is not corrected once it is rated, by another unit, to a class that is none, or without the promise its class asks for', async () => {
    const id = await here.assigned()
    expect(refusalIn(await correct(id, { text: '写错了' }))).toBe('no_reply_yet')
    await as(here.db, here.world.wang, async (act, who) =>
      value(
        await suggestion.replyTo(act, who, id, {
          replyClass: 'A',
          text: '已装好',
          letterFileId: null,
          letterNumber: null,
          signedBy: null,
          contactPerson: null,
          contactPhone: null,
          promises: [],
        }),
      ),
    )
    expect(refusalIn(await correct(id, { replyClass: 'B' }))).toBe('promise_needed')
    expect(refusalIn(await correct(id, { replyClass: 'Z' }))).toBe('unknown_class')
    expect(refusalIn(await correct(id, { text: '已装好' }))).toBe('nothing_changed')
    expect(refusalIn(await correct(id, { text: '不是我答的' }, '2026-12-02', here.world.jing))).toBe(
      'no_reply_yet',
    )
    await as(
      here.db,
      here.world.zhou,
      async (act, who) => value(await suggestion.rateReply(act, who, id, good)),
      day(ratedOn),
    )
    expect(refusalIn(await correct(id, { text: '写错了' }))).toBe('wrong_state')
  })
})
