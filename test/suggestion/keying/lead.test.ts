/** An elderly deputy fills in the printed 征询意见表: 代表工委 keys it in, he hears it, and contradicts where it is wrong. */
import { describe, expect, it } from 'vitest'
import * as suggestion from '../../../handlers/suggestion/actions.ts'
import type { Judgement } from '../../../handlers/suggestion/actions.ts'
import { databases } from '../../databases.ts'
import { day, officeOn } from '../office.ts'
import { as, lastNotice, refusalIn, told, value } from '../world.ts'
import { did, keyingOn, thursday } from './keyed.ts'

const good: Judgement = { work: 'satisfied', result: 'satisfied', reason: null }
const bad: Judgement = { work: 'satisfied', result: 'dissatisfied', reason: '灯没有装' }

describe.each(databases)('what the lead deputy hands in on paper, on $name', ({ open }) => {
  const here = officeOn(open)
  const keyed = keyingOn(here)
  const rate = (id: number, said: Judgement, more: Parameters<typeof keyed>[3] = {}) =>
    keyed(id, 'lead', (act, who) => suggestion.rateReply(act, who, id, said), {
      by: here.world.liang,
      ...more,
    })

  it('is his rating from the day on which it came, counted like any other, and told to him and the units', async () => {
    const id = await here.replied()
    const since = await lastNotice(here.db)
    expect(refusalIn(value(await rate(id, { ...bad, reason: ' ' })).answer)).toBe('reason_needed')
    await did(rate(id, good))
    expect((await here.expectConsistent(id)).state).toBe('closed')
    const at = new Date(`${thursday}T23:59:00+08:00`)
    expect(await here.db.suggestionRating.findFirst()).toMatchObject({
      ratedAt: at,
      ratedById: here.world.zhou.person.id,
    })
    const row = await here.rowOf(id)
    expect(row.closedAt).toEqual(at)
    expect(row.events.at(-1)).toMatchObject({ party: 'lead', actor: `person:${here.world.liang.person.id}` })
    const heard = await told(here.db, since)
    expect(heard.map(([name]) => name)).toEqual(['王涛', '毛素群', '马宁', '周明远'])
    expect(heard.at(-1)?.[1]).toBe(
      '【代录】梁慧按您11月26日交来的纸质件，替您录入了《关于在桥东小学路口增设红绿灯的建议》（001）的“测评：办理工作满意，办理结果满意”，算您办的。请核对；不对请在7天内、承办单位重新办理以前回：001测评错了，办理工作……，办理结果……。',
    )
    const range = { from: '2026-01-01', to: '2026-12-31' }
    const { total } = await as(here.db, here.world.liang, (act) =>
      suggestion.suggestionStatistics(act, range, 'unit'),
    )
    expect(total.satisfied).toEqual({ part: 1, of: 1 })
  })

  it('is contradicted by him within his days, and then handled again; also at the desk', async () => {
    const id = await here.replied()
    await did(rate(id, good))
    const correct = (said: Judgement) =>
      as(
        here.db,
        here.world.zhou,
        (act, who) => suggestion.correctRating(act, who, id, said),
        day('2026-12-02'),
      )
    value(await correct(bad))
    const course = await here.expectConsistent(id)
    expect(course).toMatchObject({ state: 'rehandling', dissatisfiedOn: '2026-12-02' })
    const byPhone = await keyed(id, 'lead', (act, who) => suggestion.correctRating(act, who, id, good), {
      by: here.world.liang,
      on: '2026-12-02',
      today: '2026-12-03',
      way: 'phone',
    })
    value(value(byPhone).answer)
    expect((await here.expectConsistent(id)).state).toBe('closed')
    expect(
      (await here.db.suggestionRating.findFirst({ include: { editions: true } }))?.editions,
    ).toHaveLength(2)
  })

  it('gives the units their month from the day on which they hear of a dissatisfied one', async () => {
    const id = await here.replied()
    await did(rate(id, bad))
    expect(await here.expectConsistent(id)).toMatchObject({
      state: 'rehandling',
      dissatisfiedOn: '2026-11-30',
    })
  })

  it('confirms or contradicts a talk, and judges a promise that was kept', async () => {
    const id = await here.replied()
    const { wang, liang, ma } = here.world
    const talk = {
      method: 'meet',
      happenedOn: '2026-11-24',
      summary: '看了路口',
      meetingOn: null,
      meetingPart: null,
    }
    value(await as(here.db, wang, (act, who) => suggestion.reportCommunication(act, who, id, talk)))
    const said = { holds: false, words: '没有人来过' }
    await did(
      keyed(id, 'lead', (act, who) => suggestion.confirmCommunication(act, who, id, said), {
        by: liang,
        way: 'phone',
      }),
    )
    expect(await here.db.handlingCommunication.findFirst()).toMatchObject({
      holds: false,
      answer: '没有人来过',
    })
    const promise = await here.db.commitment.findFirstOrThrow()
    value(
      await as(
        here.db,
        wang,
        (act, who) => suggestion.deliverCommitment(act, who, promise.id, null),
        day('2026-11-28'),
      ),
    )
    const judge = (on: string) =>
      keyed(
        id,
        'lead',
        (act, who) => suggestion.rateCommitment(act, who, promise.id, { rating: 'satisfied', reason: null }),
        { by: liang, on },
      )
    expect(refusalIn(value(await judge(thursday)).answer)).toBe('before_possible')
    value(value(await judge('2026-11-29')).answer)
    expect(refusalIn(await rate(id, good, { by: ma }))).toBe('not_yours')
  })

  it('waits while his duties rest, and is refused for a reply that was corrected since', async () => {
    const id = await here.replied()
    const { zhou, wang } = here.world
    await here.db.deputy.update({ where: { id: zhou.deputy.id }, data: { suspendedFrom: '2026-11-25' } })
    expect(refusalIn(await rate(id, good))).toBe('lead_suspended')
    await here.db.deputy.update({ where: { id: zhou.deputy.id }, data: { suspendedFrom: null } })
    value(
      await as(
        here.db,
        wang,
        (act, who) => suggestion.correctReply(act, who, id, { text: '改为今年装' }),
        day('2026-11-27'),
      ),
    )
    expect(refusalIn(value(await rate(id, good)).answer)).toBe('before_possible')
    expect(value(await rate(id, good, { on: '2026-11-27' })).taken).not.toBeNull()
  })
})
