/** What the office decides about what was handed in. */
import { describe, expect, it } from 'vitest'
import { raiseOwn } from '../../../handlers/concern/actions.ts'
import * as suggestion from '../../../handlers/suggestion/actions.ts'
import { databases } from '../../databases.ts'
import { officeOn, replyWords } from '../office.ts'
import { as, lights, draftOf, lastNotice, refusalIn, told, value } from '../world.ts'

describe.each(databases)('a suggestion before the office on $name', ({ open }) => {
  const here = officeOn(open)

  it('merges two, answers each by itself, and takes one out again', async () => {
    const first = await here.assigned()
    const second = await here.accepted()
    await as(here.db, here.world.liang, async (act, who) =>
      value(await suggestion.mergeSuggestion(act, who, second, first)),
    )
    expect(
      refusalIn(
        await as(here.db, here.world.liang, (act, who) =>
          suggestion.mergeSuggestion(act, who, first, second),
        ),
      ),
    ).toBe('has_merged')
    const reading = await as(here.db, here.world.zhou, (act, who) =>
      suggestion.readSuggestion(act, who, second),
    )
    expect(reading?.waits.map(({ kind, due }) => [kind, due])).toEqual([
      ['first_contact', '2026-12-22'],
      ['reply', '2027-02-24'],
    ])
    await as(here.db, here.world.wang, async (act, who) =>
      value(await suggestion.replyTo(act, who, first, replyWords)),
    )
    expect((await here.rowOf(second)).state).toBe('merged')
    await as(here.db, here.world.wang, async (act, who) =>
      value(await suggestion.replyTo(act, who, second, replyWords)),
    )
    expect((await here.expectConsistent(second)).state).toBe('replied')
    const third = await here.accepted()
    const fourth = await here.accepted()
    await as(here.db, here.world.liang, async (act, who) =>
      value(await suggestion.mergeSuggestion(act, who, third, fourth)),
    )
    await as(here.db, here.world.liang, async (act, who) =>
      value(await suggestion.unmergeSuggestion(act, who, third)),
    )
    expect((await here.expectConsistent(third)).state).toBe('accepted')
  })

  it('returns, refuses, withdraws, and keeps the deputy from a number that is not there', async () => {
    const id = await here.submitted()
    await as(here.db, here.world.liang, async (act, who) =>
      value(await suggestion.returnSuggestion(act, who, id, '请写清地点')),
    )
    await as(here.db, here.world.zhou, async (act, who) => value(await suggestion.submitDraft(act, who, id)))
    await as(here.db, here.world.liang, async (act, who) =>
      value(await suggestion.refuseSuggestion(act, who, id, '已在办理')),
    )
    expect((await here.rowOf(id)).state).toBe('not_accepted')
    const other = await here.accepted()
    await as(here.db, here.world.zhou, async (act, who) =>
      value(await suggestion.withdrawSuggestion(act, who, other, '情况变了')),
    )
    expect((await here.expectConsistent(other)).state).toBe('withdrawn')
    const late = await here.assigned()
    await as(here.db, here.world.zhou, async (act, who) =>
      value(await suggestion.askWithdrawal(act, who, late, null)),
    )
    await as(here.db, here.world.liang, async (act, who) =>
      value(await suggestion.withdrawSigned(act, who, late, { reason: '书面申请', fileId: null })),
    )
    expect((await here.expectConsistent(late)).state).toBe('withdrawn')
  })

  it('gives the deputy back what a voter raised, when its suggestion is not accepted', async () => {
    const concern = await as(here.db, here.world.zhou, async (act, who) =>
      value(await raiseOwn(act, who, '3栋路灯不亮')),
    )
    const id = await draftOf(here.db, here.world, { ...lights, concernId: concern.id })
    await as(here.db, here.world.zhou, async (act, who) =>
      value(await suggestion.seekCosigners(act, who, id)),
    )
    await as(here.db, here.world.chen, async (act, who) => value(await suggestion.cosign(act, who, id)))
    await as(here.db, here.world.zhou, async (act, who) => value(await suggestion.submitDraft(act, who, id)))
    const stateOf = async () =>
      (await here.db.concern.findUniqueOrThrow({ where: { id: concern.id } })).status
    expect(await stateOf()).toBe('in_suggestion')
    const before = await lastNotice(here.db)
    await as(here.db, here.world.liang, async (act, who) =>
      value(await suggestion.refuseSuggestion(act, who, id, '个人事项')),
    )
    expect(await stateOf()).toBe('open')
    const refusal =
      '【不予受理】《关于在桥东小学路口增设红绿灯的建议》（草1）不予受理。理由：个人事项。有疑问请回“人工”。'
    expect(await told(here.db, before)).toEqual([
      ['周明远', `${refusal}它反映的1条诉求回到您的诉求里，请另行答复。查看请回：我的诉求`],
      ['陈秀兰', refusal],
    ])
  })
})
