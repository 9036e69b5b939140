/** What the rates count of suggestions that were merged: each keeps its own unit and day, replied to or not. */
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import * as suggestion from '../../../handlers/suggestion/actions.ts'
import { databases, type TestDatabase } from '../../databases.ts'
import { as, draftOf, makeWorld, value, type World } from '../world.ts'

const on = (day: string) => new Date(`${day}T10:00:00+08:00`)
const range = { from: '2026-01-01', to: '2026-12-31' }

describe.each(databases)('what the rates count as in time on $name', ({ open }) => {
  let test: TestDatabase
  let world: World
  const opened: TestDatabase[] = []

  beforeEach(async () => {
    test = await open()
    opened.push(test)
    world = await makeWorld(test.db)
  })
  afterAll(() => Promise.all(opened.map((one) => one.close())))

  const accepted = async () => {
    const id = await draftOf(test.db, world)
    await as(test.db, world.zhou, async (act, who) => value(await suggestion.submitDraft(act, who, id)))
    await as(test.db, world.liang, async (act, who) => value(await suggestion.acceptSuggestion(act, who, id)))
    return id
  }

  /** The second of one content is merged into the first, which the housing bureau has. */
  const merged = async () => {
    const first = await accepted()
    await as(test.db, world.liang, async (act, who) =>
      value(await suggestion.forwardSuggestion(act, who, first, 'government')),
    )
    const units = [
      { unitId: world.wang.unit.id, role: 'main' as const },
      { unitId: world.jing.unit.id, role: 'assist' as const },
    ]
    await as(test.db, world.ma, async (act, who) =>
      value(await suggestion.assignSuggestion(act, who, first, units)),
    )
    const second = await accepted()
    await as(test.db, world.liang, async (act, who) =>
      value(await suggestion.mergeSuggestion(act, who, second, first)),
    )
    return { first, second }
  }

  const reply = (id: number, day: string) =>
    as(
      test.db,
      world.wang,
      async (act, who) =>
        value(
          await suggestion.replyTo(act, who, id, {
            replyClass: 'C',
            text: '暂不具备条件',
            letterFileId: null,
            letterNumber: null,
            signedBy: null,
            contactPerson: null,
            contactPhone: null,
            promises: [],
          }),
        ),
      on(day),
    )

  const ratesOn = (day: string, rule: 'each' | 'once' = 'each') =>
    as(test.db, world.liang, (act) => suggestion.suggestionStatistics(act, range, 'unit', rule), on(day))

  it('a unit that answers one and forgets the merged one has answered one of two', async () => {
    const { first } = await merged()
    await reply(first, '2027-02-01')
    const { rows } = await ratesOn('2027-03-01')
    expect(rows.map(({ name, suggestions, onTime }) => ({ name, suggestions, onTime }))).toEqual([
      { name: '区住房和城乡建设局', suggestions: 2, onTime: { part: 1, of: 2 } },
    ])
    expect((await ratesOn('2027-03-01', 'once')).total.onTime).toEqual({ part: 1, of: 1 })
  })

  it('nothing is due before its day, and a reply of its own to each makes two of two', async () => {
    const { first, second } = await merged()
    expect((await ratesOn('2027-02-23')).total.onTime).toEqual({ part: 0, of: 0 })
    await reply(first, '2027-02-01')
    await reply(second, '2027-02-02')
    expect((await ratesOn('2027-03-01')).total).toMatchObject({ handlings: 2, onTime: { part: 2, of: 2 } })
  })

  it('the agreed later day of the one it went into holds for it too', async () => {
    const { first, second } = await merged()
    const until = '2027-05-20'
    await as(test.db, world.wang, async (act, who) =>
      value(await suggestion.askExtension(act, who, first, { until, reason: '涉及规划调整' })),
    )
    await as(test.db, world.ma, async (act, who) =>
      value(await suggestion.decideExtension(act, who, first, { granted: true, note: null })),
    )
    await reply(first, '2027-05-10')
    await reply(second, '2027-05-11')
    expect((await ratesOn('2027-06-01')).total.onTime).toEqual({ part: 2, of: 2 })
  })

  it('a reply within the agreed later day stays in time when it is handled again', async () => {
    const { first } = await merged()
    await as(test.db, world.wang, async (act, who) =>
      value(await suggestion.askExtension(act, who, first, { until: '2027-05-20', reason: '涉及规划调整' })),
    )
    await as(test.db, world.ma, async (act, who) =>
      value(await suggestion.decideExtension(act, who, first, { granted: true, note: null })),
    )
    await reply(first, '2027-05-10')
    const bad = { work: 'satisfied', result: 'dissatisfied', reason: '没有落实' } as const
    const rated = on('2027-05-12')
    await as(
      test.db,
      world.zhou,
      async (act, who) => value(await suggestion.rateReply(act, who, first, bad)),
      rated,
    )
    const [row] = (await ratesOn('2027-06-01')).rows
    expect(row?.onTime).toEqual({ part: 1, of: 2 })
  })
})
