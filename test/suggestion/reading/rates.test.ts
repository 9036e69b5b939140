/** What the rates count of suggestions that were merged: each keeps its own unit and day, replied to or not. */
import { describe, expect, it } from 'vitest'
import * as suggestion from '../../../handlers/suggestion/actions.ts'
import { databases } from '../../databases.ts'
import { day as on, officeOn } from '../office.ts'
import { as, value } from '../world.ts'

const range = { from: '2026-01-01', to: '2026-12-31' }

describe.each(databases)('what the rates count as in time on $name', ({ open }) => {
  const here = officeOn(open)

  /** The second of one content is merged into the first, which the housing bureau has. */
  const merged = async () => {
    const first = await here.assigned()
    const second = await here.accepted()
    await as(here.db, here.world.liang, async (act, who) =>
      value(await suggestion.mergeSuggestion(act, who, second, first)),
    )
    return { first, second }
  }

  const reply = (id: number, day: string) =>
    as(
      here.db,
      here.world.wang,
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
    as(here.db, here.world.liang, (act) => suggestion.suggestionStatistics(act, range, 'unit', rule), on(day))

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
    await as(here.db, here.world.wang, async (act, who) =>
      value(await suggestion.askExtension(act, who, first, { until, reason: '涉及规划调整' })),
    )
    await as(here.db, here.world.ma, async (act, who) =>
      value(await suggestion.decideExtension(act, who, first, { granted: true, note: null })),
    )
    await reply(first, '2027-05-10')
    await reply(second, '2027-05-11')
    expect((await ratesOn('2027-06-01')).total.onTime).toEqual({ part: 2, of: 2 })
  })

  it('a reply within the agreed later day stays in time when it is handled again', async () => {
    const { first } = await merged()
    await as(here.db, here.world.wang, async (act, who) =>
      value(await suggestion.askExtension(act, who, first, { until: '2027-05-20', reason: '涉及规划调整' })),
    )
    await as(here.db, here.world.ma, async (act, who) =>
      value(await suggestion.decideExtension(act, who, first, { granted: true, note: null })),
    )
    await reply(first, '2027-05-10')
    const bad = { work: 'satisfied', result: 'dissatisfied', reason: '没有落实' } as const
    const rated = on('2027-05-12')
    await as(
      here.db,
      here.world.zhou,
      async (act, who) => value(await suggestion.rateReply(act, who, first, bad)),
      rated,
    )
    const [row] = (await ratesOn('2027-06-01')).rows
    expect(row?.onTime).toEqual({ part: 1, of: 2 })
  })
})
