import { describe, expect, it } from 'vitest'
import {
  choicesOf,
  fairList,
  invite,
  invitedTooLittle,
  tellNext,
} from '../../../handlers/activity/actions.ts'
import { nobodyAsked } from '../../../handlers/activity/rules.ts'
import { databases } from '../../databases.ts'
import { inAct } from '../../people.ts'
import { actsOf } from '../acts.ts'
import { planFor, beginOffice } from '../office.ts'

describe.each(databases)('inviting on $name', ({ open }) => {
  const office = beginOffice(9, open)
  const { liu, liang } = actsOf(office)

  it('invitations go to who has been invited least; another choice needs a reason, and both are kept', async () => {
    const plan = planFor(office, {
      kind: 'sit_in_sc',
      title: '列席常委会',
      groupId: null,
      audience: nobodyAsked,
    })
    const seed = 'seed'
    const list = await inAct(office.db, (act) => fairList(act, seed))
    const [first, second, third] = list.map(({ personId }) => personId)
    const ask = (personIds: number[], reason: string | null) =>
      liang((act, who) => invite(act, who, plan, { personIds, seed, reason }))
    expect(await ask([first!, third!], null)).toEqual({ ok: false, refusal: 'reason_needed' })
    const outcome = await ask([first!, third!], '第二位出差')
    if (!outcome.ok) throw new Error(outcome.refusal)
    expect(await inAct(office.db, (act) => choicesOf(act, outcome.value.id))).toMatchObject([
      { personId: first, rank: 1, chosen: true, reason: '第二位出差' },
      { personId: second, rank: 2, chosen: false },
      { personId: third, rank: 3, chosen: true },
    ])
    await inAct(office.db, (act) => tellNext(act, outcome.value.id))
    const next = await inAct(office.db, (act) => fairList(act, 'another'))
    expect(
      next
        .slice(-2)
        .map(({ personId, invited }) => [personId, invited])
        .sort(),
    ).toEqual([first!, third!].sort((a, b) => a - b).map((personId) => [personId, 1]))
    const waiting = await liang((act, who) => invitedTooLittle(act, who))
    expect(waiting.ok && waiting.value).toHaveLength(7)
    expect(await liu((act, who) => invitedTooLittle(act, who))).toEqual({ ok: false, refusal: 'not_yours' })
    expect(
      await liang((act, who) => invite(act, who, plan, { personIds: [999], seed, reason: null })),
    ).toEqual({
      ok: false,
      refusal: 'unknown_person',
    })
  })
})
