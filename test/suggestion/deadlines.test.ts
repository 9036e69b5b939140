import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  dueOn,
  latestExtension,
  rateUntil,
  returnUntil,
  type RuleBook,
} from '../../handlers/suggestion/deadlines.ts'
import { waitsOf } from '../../handlers/suggestion/waits.ts'
import { addDays, addMonths, daysBetween } from '../../handlers/shared/days.ts'
import { addWorkdays, isWorkday } from '../../handlers/shared/workdays.ts'
import { bookWith } from './books.ts'
import { assignedOn, day, unit } from './courses.ts'

const book = bookWith()

describe('the reply is due three calendar months after the assignment', () => {
  it.each([
    ['2017-11-08', '2018-02-08', 'the example of the office'],
    [
      '2025-11-30',
      '2026-02-28',
      'a month that has no such date ends on its last day, and 28 February 2026 is a working Saturday',
    ],
    ['2023-11-29', '2024-02-29', 'a leap year has one more day'],
    ['2026-07-01', '2026-10-08', 'the first seven days of October are off'],
    ['2026-10-03', '2027-01-04', 'a Sunday rolls to Monday'],
    ['2025-10-31', '2026-02-02', 'the end of January 2026 was a Saturday'],
    ['2024-10-01', '2025-01-02', 'New Year is off'],
  ])('assigned on %s it is due on %s: %s', (on, due) => {
    expect(dueOn(book, assignedOn(on))).toBe(due)
  })

  it('is never a day off, never before three months, and never more than ten days after them', () => {
    fc.assert(
      fc.property(day(), (on) => {
        const due = dueOn(book, assignedOn(on)) ?? ''
        const plain = addMonths(on, 3)
        expect(isWorkday(due, book.calendar)).toBe(true)
        expect(daysBetween(plain, due)).toBeGreaterThanOrEqual(0)
        expect(daysBetween(plain, due)).toBeLessThanOrEqual(10)
        const between = Array.from({ length: daysBetween(plain, due) }, (_, days) => addDays(plain, days))
        expect(between.some((one) => isWorkday(one, book.calendar))).toBe(false)
      }),
      { numRuns: 300 },
    )
  })

  it('moves when the office adds a day off, and is provisional beyond the published holidays', () => {
    const course = assignedOn('2026-11-25')
    const wait = (one: RuleBook) => waitsOf(one, course, '2026-11-26').find(({ kind }) => kind === 'reply')
    expect(wait(book)).toMatchObject({ due: '2027-02-25', provisional: true })
    expect(wait(bookWith({}, ['2027-02-25']))).toMatchObject({ due: '2027-02-26', provisional: true })
    const published = { ...book, calendar: { ...book.calendar, publishedTo: 2027 } }
    expect(wait(published)).toMatchObject({ due: '2027-02-25', provisional: false })
  })

  it('keeps the limit that was in force on the day of the assignment', () => {
    const limitsOn = (on: string) =>
      on < '2026-06-01' ? book.limitsOn(on) : { ...book.limitsOn(on), 'suggestion.replyMonths': 2 }
    const changed = { ...book, limitsOn }
    expect(dueOn(changed, assignedOn('2026-05-29'))).toBe('2026-08-31')
    expect(dueOn(changed, assignedOn('2026-06-01'))).toBe('2026-08-03')
  })
})

describe('an extension', () => {
  const extended = (until: string) =>
    assignedOn(
      '2017-11-08',
      { move: 'ask_extension', on: '2017-12-01', details: { unitId: unit, until } },
      { move: 'decide_extension', on: '2017-12-04', details: { unitId: unit, until } },
    )

  it('puts the reply off to the agreed day, or the next working day', () => {
    expect(dueOn(book, extended('2018-04-10'))).toBe('2018-04-10')
    expect(dueOn(book, extended('2018-04-14'))).toBe('2018-04-16')
  })

  it('never goes past six months from the assignment, not even by rolling over days off', () => {
    expect(latestExtension(book, '2017-11-08')).toBe('2018-05-08')
    fc.assert(
      fc.property(day(), fc.integer({ min: 1, max: 200 }), (on, days) => {
        const until = addDays(on, days)
        const course = assignedOn(on, {
          move: 'decide_extension',
          on,
          details: { unitId: unit, until },
        })
        expect((dueOn(book, course) ?? '') <= addMonths(on, 6)).toBe(true)
      }),
      { numRuns: 300 },
    )
  })
})

describe('limits in working days', () => {
  it.each([
    [
      '2026-09-24',
      10,
      '2026-10-15',
      'the holidays of October do not count, the Saturday worked for them does',
    ],
    ['2026-02-13', 5, '2026-02-27', 'the Spring Festival lies in between'],
    ['2026-12-28', 5, '2027-01-05', 'past New Year, a holiday by law before its notice is out'],
  ])('from %s, %i working days end on %s: %s', (from, count, until) => {
    expect(addWorkdays(from, count, book.calendar)).toBe(until)
  })

  it('count each working day after the first once, and no day off', () => {
    fc.assert(
      fc.property(day(), fc.integer({ min: 1, max: 30 }), (from, count) => {
        const until = addWorkdays(from, count, book.calendar)
        const between = Array.from({ length: daysBetween(from, until) }, (_, days) => addDays(from, days + 1))
        expect(between.filter((one) => isWorkday(one, book.calendar))).toHaveLength(count)
        expect(isWorkday(until, book.calendar)).toBe(true)
      }),
      { numRuns: 200 },
    )
  })

  it('set until when a unit may give it back and a deputy is asked to rate', () => {
    expect(returnUntil(book, '2026-11-25')).toBe('2026-12-09')
    expect(rateUntil(book, '2026-11-25')).toBe('2026-12-09')
  })
})
