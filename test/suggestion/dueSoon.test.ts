import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { levelOf } from '../../handlers/suggestion/dueSoon.ts'
import { overdueDays } from '../../handlers/suggestion/overdue.ts'
import { addDays, daysBetween } from '../../handlers/shared/days.ts'
import { bookWith } from './books.ts'
import { isWork, months, workdays } from './reckoning.ts'
import { assignedOn, day, unit } from './courses.ts'

const book = bookWith()

describe('two levels, by day', () => {
  it.each([
    ['2026-11-24', '2026-12-01', '2026-11-27', 'five working days: when two are left'],
    ['2026-11-20', '2026-12-04', '2026-12-01', 'ten: when three are left'],
    ['2026-11-10', '2026-12-08', '2026-11-30', 'twenty: when six are left'],
    ['2026-12-01', '2026-12-02', '2026-12-02', 'one: on the due day, never on the first'],
    ['2025-11-28', '2025-12-29', '2025-12-19', 'a month: ten days before'],
    ['2025-11-30', '2026-02-28', '2026-02-18', 'three months to the end of February: ten days before'],
    ['2026-07-01', '2026-10-08', '2026-09-28', 'ten days before, three worked ones before the National Day'],
    ['2026-09-24', '2026-10-15', '2026-10-12', 'ten working days around it'],
    ['2026-09-23', '2026-10-08', '2026-09-29', 'the days before are all off: when two worked ones are left'],
    ['2026-02-10', '2026-02-24', '2026-02-14', 'the Spring Festival before it: the Saturday worked for it'],
  ])('from %s to %s it is due soon from %s: %s', (since, due, soon) => {
    const level = (on: string) => levelOf(book, since, due, on)
    for (let on = since; on < soon; on = addDays(on, 1)) expect([on, level(on)]).toEqual([on, 'on_time'])
    for (let on = soon; on <= due; on = addDays(on, 1)) expect([on, level(on)]).toEqual([on, 'due_soon'])
    expect(level(addDays(due, 1))).toBe('overdue')
  })

  it('shows it on a working day before the due day, whatever the office sets, but not when it wants the due day alone', () => {
    const soon = (days: number, share: number) => {
      const own = bookWith({ 'suggestion.dueSoonDays': days, 'suggestion.dueSoonShare': share })
      const all = Array.from({ length: 16 }, (_, index) => addDays('2026-09-23', index))
      return all.find((on) => levelOf(own, '2026-09-23', '2026-10-08', on) === 'due_soon')
    }
    expect(soon(3, 30)).toBe('2026-09-30')
    expect(soon(0, 30)).toBe('2026-10-08')
    expect(soon(90, 100)).toBe('2026-09-24')
    expect(soon(10, 1)).toBe('2026-09-30')
  })

  it('is never due soon on the first day, always on the due day, and stays so in between', () => {
    fc.assert(
      fc.property(day(), fc.integer({ min: 1, max: 30 }), fc.boolean(), (since, count, isMonths) => {
        const due = isMonths ? months(since, 1 + (count % 4)) : workdays(since, count)
        const levels = Array.from({ length: daysBetween(since, due) + 1 }, (_, index) =>
          levelOf(book, since, due, addDays(since, index)),
        )
        expect(levels[0]).toBe('on_time')
        expect(levels.at(-1)).toBe('due_soon')
        const first = levels.indexOf('due_soon')
        expect(levels.slice(first).every((level) => level === 'due_soon')).toBe(true)
        // a third of the working days at most, and ten days unless all of them are off
        const left = levels.slice(first + 1).filter((_, index) => isWork(addDays(since, first + 1 + index)))
        if (count > 1 || isMonths) expect(left.length).toBeGreaterThan(0)
      }),
      { numRuns: 300 },
    )
  })

  it('counts the days of a late reply, also after it came', () => {
    const course = assignedOn('2025-11-03')
    expect(overdueDays(book, course, '2026-02-03')).toBe(0)
    expect(overdueDays(book, course, '2026-02-10')).toBe(7)
    const reply = { unitId: unit, role: 'main', assignedOn: '2025-11-03', awaited: 0 } as const
    const replied = assignedOn('2025-11-03', { move: 'reply', on: '2026-02-05', details: reply })
    expect(overdueDays(book, replied, '2026-08-01')).toBe(2)
  })
})
