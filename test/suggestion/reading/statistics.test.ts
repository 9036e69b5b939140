import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  percentOf,
  statisticsOf,
  type Handling,
  type Share,
} from '../../../handlers/suggestion/reading/statistics.ts'

const cutOff = '2017-11-08'

const handling = (suggestion: string, more: Partial<Handling> = {}): Handling => ({
  suggestion,
  mergedInto: null,
  unit: '区住建局',
  category: '城建环保',
  office: '桥东街道人大联络处',
  dueOn: '2017-10-01',
  repliedOn: '2017-09-30',
  contacted: true,
  solved: false,
  work: null,
  result: null,
  promised: 0,
  delivered: 0,
  ...more,
})

const totalOf = (handlings: readonly Handling[], rule: 'each' | 'once' = 'each') =>
  statisticsOf(handlings, 'unit', rule, cutOff).total

const grade = fc.constantFrom('satisfied', 'basically_satisfied', 'dissatisfied', null)
const day = fc.constantFrom('2017-09-30', '2017-10-01', '2017-11-08', '2017-11-09', null)
const handlings = fc.array(
  fc.record({
    suggestion: fc.constantFrom('001', '002', '003', '004', '005'),
    mergedInto: fc.constantFrom(null, null, '001', '002', '009'),
    unit: fc.constantFrom('区住建局', '区城管局', null),
    category: fc.constantFrom('城建环保', '教科文卫', null),
    office: fc.constantFrom('桥东', '石岭', null),
    dueOn: day,
    repliedOn: day,
    contacted: fc.boolean(),
    solved: fc.boolean(),
    work: grade,
    result: grade,
    promised: fc.nat(3),
    delivered: fc.nat(3),
  }),
)
const by = fc.constantFrom('unit' as const, 'category' as const, 'office' as const)
const rule = fc.constantFrom('each' as const, 'once' as const)
const shares = ['onTime', 'contacted', 'satisfied', 'content', 'workSatisfied', 'fulfilled'] as const

describe('statistics of the handling', () => {
  it('says of those without a unit or a category what they still wait for', () => {
    const rows = (grouping: 'unit' | 'category') =>
      statisticsOf([handling('001', { unit: null, category: null })], grouping, 'each', cutOff).rows
    expect([rows('unit')[0]?.name, rows('category')[0]?.name]).toEqual(['还没有交办', '还没有分类'])
  })

  it('办复率 counts what was due by the cut-off, and a reply on the due day is in time', () => {
    const { onTime } = totalOf([
      handling('001', { repliedOn: '2017-10-01' }),
      handling('002', { repliedOn: '2017-10-02' }),
      handling('003', { repliedOn: null }),
      handling('004', { dueOn: '2017-11-09' }),
      handling('005', { dueOn: null }),
    ])
    expect(onTime).toEqual({ part: 1, of: 3 })
  })

  it('面商率 counts real contacts among what was replied to', () => {
    const { contacted } = totalOf([
      handling('001'),
      handling('002', { contacted: false }),
      handling('003', { repliedOn: null }),
    ])
    expect(contacted).toEqual({ part: 1, of: 2 })
  })

  it('who says nothing is neither satisfied nor counted', () => {
    const { satisfied, content, workSatisfied } = totalOf([
      handling('001', { result: 'satisfied', work: 'satisfied' }),
      handling('002', { result: 'basically_satisfied' }),
      handling('003', { result: 'dissatisfied', work: 'dissatisfied' }),
      handling('004'),
    ])
    expect([satisfied, content, workSatisfied]).toEqual([
      { part: 1, of: 3 },
      { part: 2, of: 3 },
      { part: 1, of: 2 },
    ])
  })

  it('落实率 counts items: what was promised, and what was called solved once its deputy has spoken', () => {
    const { fulfilled } = totalOf([
      handling('001', { promised: 3, delivered: 1 }),
      handling('002', { solved: true, result: 'satisfied' }),
      handling('003', { solved: true, result: 'dissatisfied' }),
      handling('004', { solved: true }),
    ])
    expect(fulfilled).toEqual({ part: 2, of: 5 })
  })

  it('merged suggestions count each, or once as the one they went into', () => {
    const merged = [
      handling('031', { result: 'satisfied' }),
      handling('032', { mergedInto: '031', result: 'dissatisfied' }),
      handling('033', { mergedInto: '032', result: 'dissatisfied' }),
    ]
    expect(totalOf(merged, 'each').satisfied).toEqual({ part: 1, of: 3 })
    expect(totalOf(merged, 'once')).toMatchObject({ handlings: 1, satisfied: { part: 1, of: 1 } })
  })

  it('separate units count each for itself, the suggestion once', () => {
    expect(totalOf([handling('001'), handling('001', { unit: '区城管局' })])).toMatchObject({
      suggestions: 1,
      handlings: 2,
    })
  })

  it('the rows add up to the total, and no part is larger than its whole', () => {
    fc.assert(
      fc.property(handlings, by, rule, (all, grouping, merged) => {
        const { rows, total } = statisticsOf(all, grouping, merged, cutOff)
        expect(rows.reduce((sum, row) => sum + row.handlings, 0)).toBe(total.handlings)
        for (const key of shares) {
          expect(rows.reduce((sum, row) => sum + row[key].part, 0)).toBe(total[key].part)
          expect(rows.reduce((sum, row) => sum + row[key].of, 0)).toBe(total[key].of)
          for (const { part, of } of [...rows, total].map((row) => row[key]))
            expect(part).toBeLessThanOrEqual(of)
        }
      }),
    )
  })

  it('more silence changes no satisfaction rate', () => {
    fc.assert(
      fc.property(handlings, fc.nat(5), (all, more) => {
        const silent = Array.from({ length: more }, (_, index) => handling(`9${index}`))
        for (const key of ['satisfied', 'content', 'workSatisfied'] as const)
          expect(totalOf([...all, ...silent])[key]).toEqual(totalOf(all)[key])
      }),
    )
  })

  it('the order in which the handlings come changes no total counted each', () => {
    fc.assert(
      fc.property(handlings, (all) => {
        expect(totalOf(all.toReversed())).toEqual(totalOf(all))
      }),
    )
  })

  it('counted once, there are never more than counted each, and circles of mergers end', () => {
    fc.assert(
      fc.property(handlings, (all) => {
        expect(totalOf(all, 'once').handlings).toBeLessThanOrEqual(totalOf(all, 'each').handlings)
      }),
    )
    expect(
      totalOf([handling('001', { mergedInto: '002' }), handling('002', { mergedInto: '001' })], 'once')
        .handlings,
    ).toBeGreaterThan(0)
  })

  it('a rate is 100 or 0 only when it is exactly that, and there is none of nothing', () => {
    const share = (part: number, of: number): Share => ({ part, of })
    expect(
      [share(9999, 10_000), share(1, 10_000), share(12, 13), share(3, 3), share(0, 3), share(0, 0)].map(
        percentOf,
      ),
    ).toEqual([99.9, 0.1, 92.3, 100, 0, null])
  })
})
