/** The desk's list: what a filter finds, in which order, and how many there are in all. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as suggestion from '../../../handlers/suggestion/actions.ts'
import { databases, type TestDatabase } from '../../databases.ts'
import { later, tuesday } from '../../people.ts'
import { as, draftOf, lights, makeWorld, value, type World } from '../world.ts'

describe.each(databases)('the list of suggestions on $name', ({ open }) => {
  let test: TestDatabase
  let world: World

  beforeAll(async () => {
    test = await open()
    world = await makeWorld(test.db)
    const titles = ['关于增设红绿灯的建议', '关于打捞河道垃圾的建议', '关于增加公办幼儿园学位的建议']
    for (const [index, title] of titles.entries()) {
      const at = later(tuesday, { minutes: index })
      const id = await draftOf(test.db, world, { ...lights, title })
      await as(test.db, world.zhou, async (act, who) => value(await suggestion.submitDraft(act, who, id)), at)
      if (index === 2) continue
      await as(
        test.db,
        world.liang,
        async (act, who) => {
          value(await suggestion.acceptSuggestion(act, who, id, index === 0 ? '城建环保' : '农业农村'))
          value(await suggestion.forwardSuggestion(act, who, id, 'government'))
        },
        at,
      )
      const unit = index === 0 ? world.wang.unit : world.su.unit
      await as(
        test.db,
        world.ma,
        async (act, who) =>
          value(await suggestion.assignSuggestion(act, who, id, [{ unitId: unit.id, role: 'main' }])),
        at,
      )
    }
    await as(test.db, world.liang, async (act, who) =>
      value(
        await suggestion.setKey(act, who, 1, {
          decidedOn: '2026-11-20',
          decision: '主任会议',
          leadId: null,
          tracker: null,
        }),
      ),
    )
    await draftOf(test.db, world)
  })
  afterAll(() => test.close())

  const everything = { view: 'all', category: null, unitId: null, key: false, words: '' } as const
  type Choice = Parameters<typeof suggestion.pageOfSuggestions>[2]
  type Page = Partial<Parameters<typeof suggestion.pageOfSuggestions>[3]>
  const found = (choice: Partial<Choice>, page: Page = {}, now = tuesday) =>
    as(
      test.db,
      world.liang,
      async (act, who) => {
        const query = new URLSearchParams()
        const list = { page: 1, size: 50, sort: 'submitted', descending: true, query, ...page } as const
        const { rows, total } = await suggestion.pageOfSuggestions(
          act,
          who,
          { ...everything, ...choice },
          list,
        )
        return [rows.map(({ one }) => one.row.id), total]
      },
      now,
    )

  it('shows all but drafts, the newest first, a page at a time', async () => {
    expect(await found({})).toEqual([[3, 2, 1], 3])
    expect(await found({}, { size: 2 })).toEqual([[3, 2], 3])
    expect(await found({}, { size: 2, page: 2 })).toEqual([[1], 3])
    expect(await found({}, { descending: false })).toEqual([[1, 2, 3], 3])
    expect(await found({ view: 'units' }, { sort: 'number' })).toEqual([[2, 1], 2])
  })

  it('finds by category, unit, key, and words of the title, the number or the lead deputy', async () => {
    expect(await found({ category: '农业农村' })).toEqual([[2], 1])
    expect(await found({ unitId: world.wang.unit.id })).toEqual([[1], 1])
    expect(await found({ unitId: world.wang.unit.id, category: '农业农村' })).toEqual([[], 0])
    expect(await found({ key: true })).toEqual([[1], 1])
    expect(await found({ words: '河道' })).toEqual([[2], 1])
    expect(await found({ words: '1801B-001' })).toEqual([[1], 1])
    expect(await found({ words: '周明远' })).toEqual([[3, 2, 1], 3])
    expect(await found({ words: "'; DROP" })).toEqual([[], 0])
  })

  it('finds those that are late, page by page', async () => {
    expect(await found({ view: 'late' })).toEqual([[], 0])
    const spring = new Date('2027-04-01T09:30:00+08:00')
    expect(await found({ view: 'late' }, {}, spring)).toEqual([[3, 2, 1], 3])
    expect(await found({ view: 'late' }, { size: 2, page: 2 }, spring)).toEqual([[1], 3])
  })
})
