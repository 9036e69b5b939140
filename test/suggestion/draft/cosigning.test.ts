import { describe, expect, it } from 'vitest'
import { endOffice } from '../../../handlers/people/record/office.ts'
import * as suggestion from '../../../handlers/suggestion/actions.ts'
import { databases } from '../../databases.ts'
import { makeDeputy } from '../../people.ts'
import { officeOn } from '../office.ts'
import { as, draftOf, lastNotice, refusalIn, told, value } from '../world.ts'

describe.each(databases)('co-signers on $name', ({ open }) => {
  const here = officeOn(open)

  it('asks co-signers again when the words change, and drops who does not confirm them', async () => {
    const id = await draftOf(here.db, here.world)
    await as(here.db, here.world.zhou, async (act, who) =>
      value(await suggestion.seekCosigners(act, who, id)),
    )
    await as(here.db, here.world.chen, async (act, who) => value(await suggestion.cosign(act, who, id)))
    await as(here.db, here.world.he, async (act, who) => value(await suggestion.cosign(act, who, id)))
    expect(refusalIn(await as(here.db, here.world.zhou, (act, who) => suggestion.cosign(act, who, id)))).toBe(
      'own_suggestion',
    )
    expect(refusalIn(await as(here.db, here.world.chen, (act, who) => suggestion.cosign(act, who, id)))).toBe(
      'already_signed',
    )
    await as(here.db, here.world.zhou, async (act, who) =>
      value(await suggestion.editDraft(act, who, id, { proposals: '装信号灯，不装减速带。' })),
    )
    await as(here.db, here.world.chen, async (act, who) => value(await suggestion.cosign(act, who, id)))
    await as(here.db, here.world.zhou, async (act, who) => value(await suggestion.submitDraft(act, who, id)))
    expect((await here.rowOf(id)).signers.map(({ state }) => state)).toEqual(['confirmed', 'lapsed'])
    expect(
      refusalIn(await as(here.db, here.world.chen, (act, who) => suggestion.withdrawCosign(act, who, id))),
    ).toBe('wrong_state')
  })

  it('counts as co-signers only those who are deputies when it is handed in', async () => {
    const id = await draftOf(here.db, here.world)
    await as(here.db, here.world.zhou, async (act, who) =>
      value(await suggestion.seekCosigners(act, who, id)),
    )
    const yang = await makeDeputy(here.db, here.world.district, '杨帆')
    for (const one of [here.world.chen, here.world.he, yang])
      await as(here.db, one, async (act, who) => value(await suggestion.cosign(act, who, id)))
    const before = await lastNotice(here.db)
    const left = (one: { person: { id: number } }) =>
      as(here.db, here.world.liang, async (act, who) =>
        value(await endOffice(act, who, one.person.id, '2026-11-20', 'resigned')),
      )
    expect((await left(here.world.chen)).warning).toContain('1件还没提交的建议不再算他附议。')
    expect(await told(here.db, before)).toEqual([
      [
        '周明远',
        '【附议】陈秀兰不再担任代表，对《关于在桥东小学路口增设红绿灯的建议》（草1）的附议失效，不再计入。',
      ],
    ])
    // a new term began meanwhile, without him
    await here.db.deputy.updateMany({
      where: { personId: here.world.he.person.id },
      data: { endedOn: '2026-11-22' },
    })
    const handedIn = await lastNotice(here.db)
    await as(here.db, here.world.zhou, async (act, who) => value(await suggestion.submitDraft(act, who, id)))
    const said = await told(here.db, handedIn)
    expect(said.map(([name]) => name)).toEqual(['梁慧', '毛素群'])
    expect(said[0]?.[1]).toContain('附议1人')
    // under what the office has, his name stays
    expect((await left(yang)).warning).not.toContain('附议')
    expect((await here.rowOf(id)).signers.map(({ state }) => state)).toEqual([
      'lapsed',
      'lapsed',
      'confirmed',
    ])
    expect(await here.db.audit.count({ where: { action: 'suggestion.cosign_lapse' } })).toBe(1)
  })
})
