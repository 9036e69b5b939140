import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { stepDue } from '../../handlers/suggestion/steps.ts'
import { isWorkday } from '../../handlers/shared/workdays.ts'
import { addDays } from '../../handlers/shared/days.ts'
import { bookWith } from './books.ts'

describe('the step of a reminder', () => {
  const book = bookWith()
  const before = [15, 5, 0]
  const after = [1, 7, 14]

  it('is the latest whose day has come, never before the wait began', () => {
    const wait = { since: '2026-11-10', due: '2026-12-08' }
    const seen = (today: string) => stepDue(book, wait, today, before, after)?.step ?? null
    expect(
      ['2026-11-10', '2026-11-27', '2026-11-30', '2026-12-03', '2026-12-08', '2026-12-09', '2026-12-20'].map(
        seen,
      ),
    ).toEqual([null, null, 'T-15', 'T-5', 'T-0', 'T+1', 'T+7'])
    expect(stepDue(book, { since: '2026-11-24', due: null }, '2026-12-02', before, after)?.step).toBe('S+7')
  })

  it.each([
    ['2026-11-24', '2026-12-01', '2026-11-27', 'five working days: two of them before the due day'],
    ['2026-11-24', '2026-12-08', '2026-12-03', 'ten working days: three before it'],
    ['2026-11-10', '2026-12-08', '2026-11-30', 'twenty working days: six before it, then five days'],
    ['2026-09-24', '2026-10-15', '2026-10-12', 'ten working days around the National Day'],
    ['2026-09-23', '2026-10-08', '2026-09-29', 'the days before are all off: on working days before these'],
    ['2026-02-09', '2026-02-24', '2026-02-13', 'the Spring Festival lies before it'],
    ['2026-11-24', '2027-02-24', '2027-02-09', 'three months: fifteen days before'],
    ['2026-07-01', '2026-10-08', '2026-09-23', 'three months that end after a holiday'],
  ])('from %s to %s it is said on %s first: %s', (since, due, first) => {
    const wait = { since, due }
    const days = Array.from({ length: 100 }, (_, index) => addDays(since, index))
    const seen = days.map((today) => stepDue(book, wait, today, before, after))
    expect(seen.find((step) => step !== null)?.on).toBe(first)
    for (const step of seen) if (step && step.on < due) expect(isWorkday(step.on, book.calendar)).toBe(true)
    expect(stepDue(book, wait, due, before, after)?.step).toBe('T-0')
  })

  it('never goes back as the days pass', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 120 }), fc.integer({ min: 0, max: 200 }), (length, days) => {
        const wait = { since: '2026-01-05', due: addDays('2026-01-05', length) }
        const today = addDays(wait.since, days)
        const [now, next] = [today, addDays(today, 1)].map(
          (on) => stepDue(book, wait, on, before, after)?.on ?? '',
        )
        expect((now ?? '') <= (next ?? '')).toBe(true)
      }),
    )
  })
})
