import { describe, expect, it } from 'vitest'
import * as suggestion from '../../../handlers/suggestion/actions.ts'
import { databases } from '../../databases.ts'
import { bindDirectly, unbind } from '../../people.ts'
import { day, officeOn, replyWords } from '../office.ts'
import { as, lights, chatWith, draftOf, lastNotice, refusalIn, told, value } from '../world.ts'

describe.each(databases)('urging on $name', ({ open }) => {
  const here = officeOn(open)

  it('shares one limit of urging among all signatories', async () => {
    const id = await here.assigned()
    value(await as(here.db, here.world.zhou, (act, who) => suggestion.urge(act, who, id, null)))
    expect(
      refusalIn(
        await as(
          here.db,
          here.world.zhou,
          (act, who) => suggestion.urge(act, who, id, null),
          day('2026-11-30'),
        ),
      ),
    ).toBe('urged_lately')
    expect(
      value(
        await as(
          here.db,
          here.world.sun,
          (act, who) => suggestion.urge(act, who, id, null),
          day('2026-12-01'),
        ),
      ).told,
    ).toBe('承办单位')
    expect(
      refusalIn(
        await as(
          here.db,
          here.world.chen,
          (act, who) => suggestion.urge(act, who, id, null),
          day('2026-12-20'),
        ),
      ),
    ).toBe('not_yours')
  })

  it('counts the word of a co-signer and that of the lead as one, whoever says it first', async () => {
    const { zhou, he, liang, ma } = here.world
    const id = await here.accepted()
    await as(here.db, he, async (act, who) => value(await suggestion.cosign(act, who, id)))
    await as(here.db, liang, async (act, who) =>
      value(await suggestion.forwardSuggestion(act, who, id, 'government')),
    )
    await as(here.db, ma, async (act, who) =>
      value(await suggestion.assignSuggestion(act, who, id, here.leadAndAssist())),
    )
    const urged = (one: { contactId: string }, on: string) =>
      as(here.db, one, (act, who) => suggestion.urge(act, who, id, null), day(on)).then(refusalIn)
    expect(await urged(zhou, '2026-11-24')).toBeNull()
    expect(await urged(he, '2026-11-30')).toBe('urged_lately')
    expect(await urged(he, '2026-12-01')).toBeNull()
    expect(await urged(zhou, '2026-12-07')).toBe('urged_lately')
    expect(await urged(zhou, '2026-12-08')).toBeNull()
    // the chair has a limit of his own
    expect(await urged(here.world.zheng, '2026-12-08')).toBeNull()
    expect(await urged(here.world.wu, '2026-12-10')).toBe('urged_lately')
  })

  it('urges whoever has a merged one, and nobody when nobody can be reached or the deputy must rate', async () => {
    const id = await here.accepted()
    const second = await draftOf(here.db, here.world, { ...lights, title: '关于桥东小学路口装减速带的建议' })
    await as(here.db, here.world.zhou, async (act, who) =>
      value(await suggestion.submitDraft(act, who, second)),
    )
    await as(here.db, here.world.liang, async (act, who) =>
      value(await suggestion.acceptSuggestion(act, who, second)),
    )
    await as(here.db, here.world.liang, async (act, who) =>
      value(await suggestion.mergeSuggestion(act, who, second, id)),
    )
    const urged = (on: string) =>
      as(here.db, here.world.zhou, (act, who) => suggestion.urge(act, who, second, null), day(on))
    const before = await lastNotice(here.db)
    expect(value(await urged('2026-11-25')).told).toBe('代表工委')
    expect((await told(here.db, before)).map(([name]) => name)).toEqual(['梁慧', '毛素群'])
    await as(here.db, here.world.liang, async (act, who) =>
      value(await suggestion.forwardSuggestion(act, who, id, 'government')),
    )
    await as(here.db, here.world.ma, async (act, who) =>
      value(
        await suggestion.assignSuggestion(act, who, id, [{ unitId: here.world.wang.unit.id, role: 'main' }]),
      ),
    )
    await unbind(here.db, here.world.wang.person.id)
    expect(refusalIn(await urged('2026-12-08'))).toBe('nobody_reached')
    expect(await chatWith(here.db, here.world.zhou, () => day('2026-12-08')).say('催办002')).toBe(
      '现在该办的人都没有绑定微信，催办发不到他们，没有记。请打电话催办。',
    )
    await bindDirectly(here.db, here.world.wang.person.id)
    // what was refused did not use up the limit
    expect(value(await urged('2026-12-08')).told).toBe('承办单位')
    await as(here.db, here.world.wang, async (act, who) =>
      value(await suggestion.replyTo(act, who, id, replyWords)),
    )
    const first = await as(here.db, here.world.sun, (act, who) => suggestion.urge(act, who, id, null))
    expect(refusalIn(first)).toBe('waits_for_lead')
    // the merged one is still owed its own reply
    expect(value(await urged('2026-12-20')).told).toBe('承办单位')
    expect(await here.db.suggestionUrge.count()).toBe(3)
  })
})
