import { describe, expect, it } from 'vitest'
import {
  announceActivity,
  cancelActivity,
  changeActivity,
  checkIn,
} from '../../../handlers/activity/actions.ts'
import { checkChain } from '../../../handlers/audit/actions.ts'
import { databases } from '../../databases.ts'
import { inAct } from '../../people.ts'
import { actsOf } from '../acts.ts'
import { at, beginOffice } from '../office.ts'

describe.each(databases)('a planned activity on $name', ({ open }) => {
  const office = beginOffice(9, open)
  const { liu, announced, answers } = actsOf(office)

  it('what took place is not called off', async () => {
    const { id } = await announced()
    office.now = at('2026-12-05T14:30')
    await office.as(office.deputies['周明远']!.contactId, (act, who) => checkIn(act, who, id, null))
    expect(await liu((act, who) => cancelActivity(act, who, id, '弄错'))).toEqual({
      ok: false,
      refusal: 'someone_came',
    })
    expect(await office.db.activity.findUnique({ where: { id } })).toMatchObject({
      state: 'announced',
      edition: 1,
    })
  })

  it('is announced once: neither a second time nor after it was called off', async () => {
    const { id } = await announced()
    const again = () => liu((act, who) => announceActivity(act, who, id))
    expect(await again()).toEqual({ ok: false, refusal: 'announced_before' })
    await liu((act, who) => cancelActivity(act, who, id, '暴雨'))
    expect(await again()).toEqual({ ok: false, refusal: 'announced_before' })
    expect(await office.db.activity.findUnique({ where: { id } })).toMatchObject({
      state: 'cancelled',
      edition: 2,
    })
  })

  it('a change keeps the length, drops a deadline that no longer fits, and refuses what has passed', async () => {
    const { id } = await announced({ endsAt: at('2026-12-05T16:30'), answerBy: at('2026-12-04T12:00') })
    const moved = await liu((act, who) => changeActivity(act, who, id, { startsAt: at('2026-12-03T09:00') }))
    expect(moved).toMatchObject({
      value: { state: 'changed', edition: 2, endsAt: at('2026-12-03T11:00'), answerBy: null },
    })
    expect(
      await liu((act, who) => changeActivity(act, who, id, { startsAt: at('2026-11-01T09:00') })),
    ).toEqual({
      ok: false,
      refusal: 'past',
    })
    expect(await liu((act, who) => changeActivity(act, who, id, { place: '桥东社区' }))).toEqual({
      ok: false,
      refusal: 'nothing_changed',
    })
    expect(await liu((act, who) => cancelActivity(act, who, id, '下雨'))).toMatchObject({
      value: { state: 'cancelled' },
    })
    expect(await liu((act, who) => changeActivity(act, who, id, { place: '滨河社区' }))).toEqual({
      ok: false,
      refusal: 'not_open',
    })
    expect(await answers('周明远', id, true)).toEqual({ ok: false, refusal: 'not_open' })
  })

  it('every act is a line of the audit trail, and the chain holds', async () => {
    const { id } = await announced()
    await answers('周明远', id, true)
    await liu((act, who) => cancelActivity(act, who, id, null))
    expect((await inAct(office.db, checkChain)).brokenAt).toBeNull()
    expect(
      (await office.db.audit.findMany({ where: { subject: `activity:${id}` } })).map(({ action }) => action),
    ).toEqual(['activity.plan', 'activity.announce', 'activity.answer', 'activity.cancel'])
  })
})
