import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, addMonths, dayOf, instantOf, timeOf } from '../../handlers/shared/days.ts'
import {
  addMonthsToWorkday,
  addWorkdays,
  isProvisional,
  isWorkday,
  nextWorkingInstant,
  rolledToWorkday,
} from '../../handlers/shared/workdays.ts'

const zone = 'Asia/Shanghai'
const plain = { daysOff: [], workdays: [] }
const hours = [
  ['08:30', '11:30'],
  ['14:00', '17:30'],
] as const

describe('working days', () => {
  it.each([
    ['2026-11-24', true, 'a Tuesday'],
    ['2026-11-22', false, 'a Sunday'],
    ['2026-10-01', false, 'the National Day'],
    ['2026-10-10', true, 'a Saturday that is worked for the holidays'],
    ['2026-02-17', false, 'the Spring Festival'],
    ['2027-10-08', true, 'a Friday of a year whose holidays are not published'],
    ['2027-10-09', false, 'a Saturday of such a year'],
    ['2027-01-01', false, 'New Year by law, though the notice of 2027 is not out'],
    ['2027-01-04', true, 'the Monday after it'],
    ['2027-02-05', false, "New Year's Eve of the lunar calendar"],
    ['2027-02-08', false, 'the third day of the Spring Festival'],
    ['2027-02-09', true, 'the fourth, which only a notice can free'],
    ['2027-04-05', false, '清明'],
    ['2027-04-30', true, 'the day before Labour Day'],
    ['2027-06-09', false, '端午'],
    ['2027-09-15', false, '中秋'],
    ['2027-10-01', false, 'the first day of the National Day'],
    ['2027-10-04', true, 'a Monday that only a notice can free'],
    ['2041-05-01', false, 'a fixed holiday of a year without a lunar table'],
  ])('%s → %s: %s', (day, works) => {
    expect(isWorkday(day, plain)).toBe(works)
  })

  it('believes the office more than the calendar, and a day off more than a workday', () => {
    expect(isWorkday('2026-11-24', { daysOff: ['2026-11-24'], workdays: [] })).toBe(false)
    expect(isWorkday('2026-11-22', { daysOff: [], workdays: ['2026-11-22'] })).toBe(true)
    expect(isWorkday('2026-11-22', { daysOff: ['2026-11-22'], workdays: ['2026-11-22'] })).toBe(false)
  })

  it('believes the office more than the law: a notice may have a holiday worked', () => {
    expect(isWorkday('2027-01-01', { daysOff: [], workdays: ['2027-01-01'] })).toBe(true)
    expect(isProvisional('2027-01-01')).toBe(true)
  })

  it('says which years are provisional', () => {
    expect([2003, 2004, 2026, 2027].map((year) => isProvisional(`${year}-06-01`))).toEqual([
      true,
      false,
      false,
      true,
    ])
  })

  it.each(['America/Los_Angeles', 'Pacific/Kiritimati'])('counts the same on a machine in %s', (machine) => {
    const before = process.env['TZ']
    process.env['TZ'] = machine
    try {
      expect(
        ['2026-10-01', '2026-10-10', '2026-11-22', '2026-11-23', '2027-06-09'].map((day) =>
          isWorkday(day, plain),
        ),
      ).toEqual([false, true, false, true, false])
    } finally {
      if (before === undefined) delete process.env['TZ']
      else process.env['TZ'] = before
    }
  })
})

describe('limits, counted once for many', () => {
  const someDay = fc.integer({ min: 0, max: 1200 }).map((days) => addDays('2025-01-01', days))
  const own = fc.array(someDay, { maxLength: 6 })

  it('end on the day that is counted one by one, in every edition of the calendar', () => {
    fc.assert(
      fc.property(someDay, fc.nat(25), fc.nat(7), own, own, (from, count, months, daysOff, workdays) => {
        // the same limit in the plain calendar first: what was counted there must not be answered here
        addWorkdays(from, count, plain)
        const calendar = { daysOff, workdays }
        const next = (day: string) => {
          let reached = day
          while (!isWorkday(reached, calendar)) reached = addDays(reached, 1)
          return reached
        }
        let counted = from
        for (let left = count; left > 0; left--) counted = next(addDays(counted, 1))
        expect(addWorkdays(from, count, calendar)).toBe(counted)
        expect(addWorkdays(from, count, { ...calendar })).toBe(counted)
        expect(rolledToWorkday(from, calendar)).toBe(next(from))
        expect(addMonthsToWorkday(from, months, calendar)).toBe(next(addMonths(from, months)))
      }),
      { numRuns: 500 },
    )
  })
})

describe('working hours', () => {
  it.each([
    ['2026-11-24T09:30:00+08:00', '2026-11-24T09:30:00+08:00', 'in the morning: now'],
    ['2026-11-24T08:29:59+08:00', '2026-11-24T08:30:00+08:00', 'before work: at half past eight'],
    ['2026-11-24T11:30:00+08:00', '2026-11-24T14:00:00+08:00', 'at noon: after the rest'],
    ['2026-11-24T17:29:59+08:00', '2026-11-24T17:29:59+08:00', 'the last minute counts'],
    ['2026-11-24T17:30:00+08:00', '2026-11-25T08:30:00+08:00', 'after work: tomorrow'],
    ['2026-11-27T18:00:00+08:00', '2026-11-30T08:30:00+08:00', 'on Friday evening: on Monday'],
    ['2026-09-30T20:00:00+08:00', '2026-10-08T08:30:00+08:00', 'before the National Day: when it is over'],
  ])('%s → %s: %s', (now, then) => {
    expect(nextWorkingInstant(new Date(now), zone, hours, plain)).toEqual(new Date(then))
  })

  it('always lies in working hours of a working day, never before now, and stays when asked again', () => {
    const anyInstant = fc
      .integer({ min: Date.parse('2020-01-01T00:00:00Z'), max: Date.parse('2028-12-31T00:00:00Z') })
      .map((ms) => new Date(ms))
    const anyZone = fc.constantFrom('Asia/Shanghai', 'Europe/Berlin', 'America/Santiago')
    const off = fc.array(
      fc.integer({ min: 0, max: 3000 }).map((days) => addDays('2020-01-01', days)),
      { maxLength: 5 },
    )
    fc.assert(
      fc.property(anyInstant, anyZone, off, (now, where, daysOff) => {
        const calendar = { daysOff, workdays: [] }
        const then = nextWorkingInstant(now, where, hours, calendar)
        expect(then.getTime()).toBeGreaterThanOrEqual(now.getTime())
        expect(isWorkday(dayOf(then, where), calendar)).toBe(true)
        const time = timeOf(then, where)
        expect(hours.some(([from, until]) => from <= time && time < until)).toBe(true)
        expect(nextWorkingInstant(then, where, hours, calendar)).toEqual(then)
      }),
      { numRuns: 1000 },
    )
  })

  it('takes the spans in any order', () => {
    const noon = instantOf('2026-11-24', '12:00', zone)
    expect(nextWorkingInstant(noon, zone, [hours[1], hours[0]], plain)).toEqual(
      instantOf('2026-11-24', '14:00', zone),
    )
  })
})
