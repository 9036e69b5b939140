import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  idOf,
  isVoter,
  methodNames,
  methods,
  oldestDay,
  partyKey,
  progressOf,
  refusalOf,
  ReportInput,
  stepDue,
  stepsOf,
} from '../../handlers/contact/rules.ts'
import { addDays, quarterOf } from '../../handlers/shared/days.ts'

const today = '2026-11-24'
const report: ReportInput = {
  method: 'visit',
  occurredOn: today,
  partOfDay: null,
  place: null,
  summary: '走访 张德发',
  contactDay: false,
  bulk: false,
  parties: ['v:1'],
  unlisted: [],
  concerns: [],
}

describe('what a report must keep to', () => {
  it.each([
    ['a visit today', {}, null],
    ['on the first day of last year', { occurredOn: '2025-01-01' }, null],
    ['on the last day of the year before', { occurredOn: '2024-12-31' }, 'too_old'],
    ['tomorrow', { occurredOn: '2026-11-25' }, 'future'],
    ['of nobody', { parties: [] }, 'nobody'],
    ['of somebody not on the list, by name only', { parties: [], unlisted: ['路人甲'] }, null],
    ["of another deputy's voter", { parties: ['v:1', 'v:9'] }, 'not_linked'],
    ['of a deputy with the number of a voter', { parties: ['d:1'] }, 'not_linked'],
  ] as const)('%s: %j', (_what, change, refusal) => {
    const changed = { ...report, ...change } as ReportInput
    expect(refusalOf(changed, new Set(['v:1', 'v:2']), today)).toBe(refusal)
  })

  it('reaches back to the first day of the year before', () => {
    expect([oldestDay('2026-01-01'), oldestDay('2026-12-31')]).toEqual(['2025-01-01', '2025-01-01'])
  })

  it.each([
    ['a method that is none', { method: 'dream' }],
    ['a day that does not exist', { occurredOn: '2026-02-30' }],
    ['a day in words', { occurredOn: '昨天' }],
    ['a person without a number', { parties: ['v:'] }],
    ['a person of an unknown kind', { parties: ['x:1'] }],
    ['an empty matter', { concerns: [{ text: '', raisedBy: null }] }],
    ['no source of the day', { occurredOn: undefined }],
  ])('is not taken with %s', (_what, change) => {
    expect(ReportInput.safeParse(report).success).toBe(true)
    expect(ReportInput.safeParse({ ...report, ...change }).success).toBe(false)
  })

  it('has a Chinese name for each of the ten methods', () => {
    expect(methods).toHaveLength(10)
    for (const method of methods) expect(methodNames[method]).toMatch(/^[\u4e00-\u9fff]+$/)
  })

  it('knows voters from deputies by their key', () => {
    expect([isVoter('v:12'), isVoter('d:12'), idOf('v:12')]).toEqual([true, false, 12])
    expect(partyKey.safeParse('d:7').success).toBe(true)
  })
})

describe('progress in a quarter', () => {
  const linked = Array.from({ length: 10 }, (_, n) => `v:${n}`)
  const quarter = quarterOf(today)
  const on = (party: string, occurredOn: string, reportId: number) => ({ party, occurredOn, reportId })

  it('counts different people once, contacts of the year each, and says who is left', () => {
    const counted = [
      on('v:0', '2026-02-03', 1),
      on('v:0', '2026-10-08', 2),
      on('v:1', '2026-11-02', 3),
      on('v:1', '2026-11-20', 4),
    ]
    expect(progressOf(linked, counted, quarter, 'each_linked', 4)).toEqual({
      quarter,
      linked: 10,
      reached: ['v:0', 'v:1'],
      left: linked.slice(2),
      rounds: 3,
      reading: 'each_linked',
      thisYear: 4,
      yearDone: true,
      done: false,
    })
  })

  it('four contacts in December fill the year and not the quarters before', () => {
    const december = [1, 2, 3, 4].map((n) => on(`v:${n}`, `2026-12-0${n}`, n))
    expect(progressOf(linked, december, quarter, 'one_round', 4)).toMatchObject({
      yearDone: true,
      done: true,
    })
    expect(progressOf(linked, december, quarterOf('2026-09-30'), 'one_round', 4)).toMatchObject({
      yearDone: false,
      done: false,
    })
  })

  it.each([
    ['each_linked', 9, false],
    ['each_linked', 10, true],
    ['one_round', 0, false],
    ['one_round', 1, true],
  ] as const)('by the reading %s, %i people reached is done: %s', (reading, people, done) => {
    const counted = linked.slice(0, people).map((party) => on(party, today, 1))
    expect(progressOf(linked, counted, quarter, reading, 4).done).toBe(done)
  })

  const anyCounted = fc.array(
    fc.record({
      party: fc.integer({ min: 0, max: 14 }).map((n) => `v:${n}`),
      occurredOn: fc.integer({ min: -700, max: 60 }).map((days) => addDays(today, days)),
      reportId: fc.integer({ min: 1, max: 9 }),
    }),
  )
  const anyReading = fc.constantFrom('each_linked' as const, 'one_round' as const)

  it('everybody linked is either reached or left, whatever was recorded', () => {
    fc.assert(
      fc.property(anyCounted, anyReading, (counted, reading) => {
        const progress = progressOf(linked, counted, quarter, reading, 4)
        expect([...progress.reached, ...progress.left].toSorted()).toEqual(linked.toSorted())
        expect(progress.linked).toBe(10)
        expect(progress.rounds).toBeLessThanOrEqual(progress.thisYear)
      }),
    )
  })

  it('one more contact never makes it worse, and does not depend on the order', () => {
    fc.assert(
      fc.property(anyCounted, anyReading, (counted, reading) => {
        const [first, ...rest] = counted
        const whole = progressOf(linked, counted, quarter, reading, 4)
        expect(progressOf(linked, counted.toReversed(), quarter, reading, 4)).toEqual(whole)
        if (!first) return
        const less = progressOf(linked, rest, quarter, reading, 4)
        expect(whole.reached).toEqual(expect.arrayContaining([...less.reached]))
        expect(whole.thisYear).toBeGreaterThanOrEqual(less.thisYear)
        expect(Number(whole.done)).toBeGreaterThanOrEqual(Number(less.done))
      }),
    )
  })

  it('does not look beyond the quarter or into another year', () => {
    fc.assert(
      fc.property(anyCounted, (counted) => {
        const inside = counted.filter(
          ({ occurredOn }) => occurredOn >= '2026-01-01' && occurredOn <= quarter.to,
        )
        expect(progressOf(linked, counted, quarter, 'each_linked', 4)).toEqual(
          progressOf(linked, inside, quarter, 'each_linked', 4),
        )
      }),
    )
  })
})

describe('the steps of the reminders', () => {
  it('lie 30, 10 and 3 days before the last day of the quarter', () => {
    expect(stepsOf(today, [3, 30, 10, 30]).map(({ period, step, dueOn }) => [period, step, dueOn])).toEqual([
      ['2026Q4', 'T-30', '2026-12-01'],
      ['2026Q4', 'T-10', '2026-12-21'],
      ['2026Q4', 'T-3', '2026-12-28'],
    ])
  })

  it.each([
    ['2026-11-30', null],
    ['2026-12-01', 'T-30'],
    ['2026-12-20', 'T-30'],
    ['2026-12-21', 'T-10'],
    ['2026-12-27', 'T-10'],
    ['2026-12-28', 'T-3'],
    ['2026-12-31', 'T-3'],
    ['2027-01-01', null],
    ['2027-03-01', 'T-30'],
  ])('on %s the step that is due is %s: only the latest, nothing is caught up', (day, step) => {
    expect(stepDue(day, [30, 10, 3])?.step ?? null).toBe(step)
  })
})
