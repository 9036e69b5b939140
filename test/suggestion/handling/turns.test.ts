/** Who may do what when: whoever is not on turn is told so, and of two at once one wins. */
import { describe, expect, it } from 'vitest'
import * as suggestion from '../../../handlers/suggestion/actions.ts'
import { databases } from '../../databases.ts'
import { officeOn, replyWords } from '../office.ts'
import { as, refusalIn, value } from '../world.ts'

describe.each(databases)('a suggestion whose turn it is on $name', ({ open }) => {
  const here = officeOn(open)

  it('lets only those act whose turn it is, and says why not', async () => {
    const id = await here.assigned()
    const no = async (one: { contactId: string }, work: Parameters<typeof as>[2]) =>
      refusalIn((await as(here.db, one, work)) as Parameters<typeof refusalIn>[0])
    expect(await no(here.world.chen, (act, who) => suggestion.submitDraft(act, who, id))).toBe('not_yours')
    expect(await no(here.world.liang, (act, who) => suggestion.acceptSuggestion(act, who, id))).toBe(
      'wrong_state',
    )
    expect(
      await no(here.world.liang, (act, who) =>
        suggestion.assignSuggestion(act, who, id, [{ unitId: here.world.su.unit.id, role: 'main' }]),
      ),
    ).toBe('not_yours')
    expect(await no(here.world.su, (act, who) => suggestion.signFor(act, who, id))).toBe('not_yours')
    expect(
      await no(here.world.zhou, (act, who) =>
        suggestion.rateReply(act, who, id, { work: 'satisfied', result: 'satisfied', reason: null }),
      ),
    ).toBe('wrong_state')
    expect(await no(here.world.jing, (act, who) => suggestion.replyTo(act, who, id, replyWords))).toBe(
      'unit_has_it_not',
    )
    expect(
      await no(here.world.wang, (act, who) =>
        suggestion.replyTo(act, who, id, { ...replyWords, replyClass: 'X' }),
      ),
    ).toBe('unknown_class')
    expect(
      await no(here.world.wang, (act, who) =>
        suggestion.replyTo(act, who, id, { ...replyWords, promises: [] }),
      ),
    ).toBe('promise_needed')
    expect(await no(here.world.zhou, (act, who) => suggestion.withdrawSuggestion(act, who, id, null))).toBe(
      'wrong_state',
    )
    expect(await no(here.world.wang, (act, who) => suggestion.deliverCommitment(act, who, 99, null))).toBe(
      'not_found',
    )
    expect(
      await no(here.world.ma, (act, who) =>
        suggestion.denyReturn(act, who, id, here.world.wang.unit.id, '就是你们的'),
      ),
    ).toBe('nothing_asked')
    expect(
      await no(here.world.zhou, (act, who) =>
        suggestion.confirmCommunication(act, who, id, { holds: true, words: null }),
      ),
    ).toBe('nothing_asked')
    expect(
      await no(here.world.ma, (act, who) =>
        suggestion.decideExtension(act, who, id, { granted: true, note: null }),
      ),
    ).toBe('nothing_asked')
  })

  it('decides for no unit and confirms no contact where several wait and none is named', async () => {
    const id = await here.forwarded()
    const [wang, su] = [here.world.wang.unit.id, here.world.su.unit.id]
    await as(here.db, here.world.ma, async (act, who) =>
      value(
        await suggestion.assignSuggestion(
          act,
          who,
          id,
          [wang, su].map((unitId) => ({ unitId, role: 'separate' as const })),
        ),
      ),
    )
    for (const officer of [here.world.wang, here.world.su])
      await as(here.db, officer, async (act, who) => {
        value(await suggestion.askExtension(act, who, id, { until: '2027-05-20', reason: '规划调整' }))
        value(
          await suggestion.reportCommunication(act, who, id, {
            method: 'phone',
            happenedOn: '2026-11-24',
            summary: '谈过',
            meetingOn: null,
            meetingPart: null,
          }),
        )
      })
    const decide = (unitId?: number) =>
      as(here.db, here.world.ma, (act, who) =>
        suggestion.decideExtension(act, who, id, {
          granted: true,
          note: null,
          ...(unitId === undefined ? {} : { unitId }),
        }),
      )
    const confirm = (communicationId?: number) =>
      as(here.db, here.world.zhou, (act, who) =>
        suggestion.confirmCommunication(act, who, id, {
          holds: false,
          words: null,
          ...(communicationId === undefined ? {} : { communicationId }),
        }),
      )
    expect(refusalIn(await decide())).toBe('which_one')
    expect(refusalIn(await confirm())).toBe('which_one')
    expect(
      refusalIn(
        await as(here.db, here.world.chen, (act, who) => suggestion.openParts(act, who, id, 'contact')),
      ),
    ).toBe('not_yours')
    const [, second] = value(
      await as(here.db, here.world.zhou, (act, who) => suggestion.openParts(act, who, id, 'contact')),
    )
    value(await decide(su))
    value(await confirm(second?.id))
    const extensions = await here.db.handlingExtension.findMany({ orderBy: { id: 'asc' } })
    const contacts = await here.db.handlingCommunication.findMany({ orderBy: { id: 'asc' } })
    expect(extensions.map(({ granted }) => granted)).toEqual([null, true])
    expect(contacts.map(({ holds }) => holds)).toEqual([null, false])
    await here.expectConsistent(id)
  })

  it('gives a number once, and of two of the staff one wins', async () => {
    const id = await here.submitted()
    const both = await Promise.allSettled([
      as(here.db, here.world.liang, (act, who) => suggestion.acceptSuggestion(act, who, id)),
      as(here.db, here.world.mao, (act, who) => suggestion.acceptSuggestion(act, who, id)),
    ])
    const outcomes = both.map((one) => (one.status === 'fulfilled' ? refusalIn(one.value) : 'fault'))
    expect(outcomes.filter((one) => one === null)).toHaveLength(1)
    expect(['changed_meanwhile', 'wrong_state']).toContain(outcomes.find((one) => one !== null))
    expect((await here.rowOf(id)).events.filter(({ move }) => move === 'accept')).toHaveLength(1)
    const second = await here.accepted()
    const numbers = [await here.rowOf(id), await here.rowOf(second)].map(({ number }) => number)
    expect(new Set(numbers).size).toBe(2)
    await here.expectConsistent(id)
  })

  it('uses up no number where accepting is refused', async () => {
    const id = await here.submitted()
    const accept = (one: { contactId: string }) =>
      as(here.db, one, (act, who) => suggestion.acceptSuggestion(act, who, id))
    expect(refusalIn(await accept(here.world.zhou))).toBe('not_yours')
    expect(refusalIn(await accept(here.world.ma))).toBe('not_yours')
    value(await accept(here.world.liang))
    expect(refusalIn(await accept(here.world.liang))).toBe('wrong_state')
    expect(await here.rowOf(id)).toMatchObject({ serial: 1, number: 'JY-1801B-001' })
    expect(await here.rowOf(await here.accepted())).toMatchObject({ serial: 2 })
  })
})
