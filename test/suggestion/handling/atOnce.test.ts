/** Two act at once: whoever read before the other wrote gets a sentence, and nothing of his is written. */
import { describe, expect, it } from 'vitest'
import { take } from '../../../handlers/suggestion/acting.ts'
import { openCase } from '../../../handlers/suggestion/case.ts'
import * as suggestion from '../../../handlers/suggestion/actions.ts'
import { refusalSentences } from '../../../handlers/suggestion/refusals.ts'
import { databases } from '../../databases.ts'
import { officeOn } from '../office.ts'
import { as, lastNotice, refusalIn, value } from '../world.ts'

describe.each(databases)('what two do at once, on $name', ({ open }) => {
  const here = officeOn(open)

  /** What is kept of it: its row with history, what was noted, what was told. */
  const kept = async (id: number) => ({
    row: await here.rowOf(id),
    deeds: await here.db.audit.count(),
    notice: await lastNotice(here.db),
  })

  it('taken on by another meanwhile, it is not taken on again', async () => {
    const id = await here.submitted()
    await as(here.db, here.world.mao, async (act, who) => {
      const read = await openCase(act, id)
      value(await suggestion.acceptSuggestion(act, who, id, '城建环保'))
      expect(read && refusalIn(await take(act, who, read, 'accept', {}))).toBe('changed_meanwhile')
    })
    const { row, deeds, notice } = await kept(id)
    expect(row).toMatchObject({ number: 'JY-1801B-001', category: '城建环保' })
    expect(row.events.filter(({ move }) => move === 'accept')).toHaveLength(1)
    expect(await here.rowOf(await here.accepted())).toMatchObject({ number: 'JY-1801B-002' })
    expect(deeds).toBeGreaterThan(0)
    expect(notice).toBeGreaterThan(0)
    expect(refusalSentences.changed_meanwhile).toContain('您的这一步没有生效')
  })

  it('rated meanwhile, it is not rated again: the first word stands', async () => {
    const id = await here.replied()
    const good = { work: 'satisfied', result: 'satisfied' } as const
    await as(here.db, here.world.zhou, async (act, who) => {
      const read = await openCase(act, id)
      value(await suggestion.rateReply(act, who, id, { ...good, reason: null }))
      const bad = { ...good, result: 'dissatisfied' } as const
      expect(read && refusalIn(await take(act, who, read, 'rate', bad))).toBe('changed_meanwhile')
    })
    expect(await here.rowOf(id)).toMatchObject({ state: 'closed', round: 1 })
    expect(await here.db.suggestionRating.count()).toBe(1)
    await here.expectConsistent(id)
  })

  it('whoever is dissatisfied with one or the other says why, or nothing is recorded', async () => {
    const id = await here.replied()
    const before = await kept(id)
    for (const said of [
      { work: 'satisfied', result: 'dissatisfied' },
      { work: 'dissatisfied', result: 'satisfied' },
    ] as const)
      for (const reason of [null, '', '  '])
        await as(here.db, here.world.zhou, async (act, who) => {
          expect(refusalIn(await suggestion.rateReply(act, who, id, { ...said, reason }))).toBe(
            'reason_needed',
          )
        })
    expect(await kept(id)).toEqual(before)
    await as(here.db, here.world.zhou, async (act, who) => {
      const said = { work: 'dissatisfied', result: 'satisfied', reason: '没有人来过' } as const
      value(await suggestion.rateReply(act, who, id, said))
    })
    expect(await here.rowOf(id)).toMatchObject({ state: 'closed' })
  })
})
