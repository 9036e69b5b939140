import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addDays,
  dayOf,
  daysBetween,
  instantOf,
  isoIn,
  quarter,
  quarterOf,
  spokenDay,
  timeOf,
  weekdayOf,
} from '../../handlers/shared/days.ts'

/** Half hours, three quarters, both hemispheres, and clocks that jump at midnight. */
const zones = [
  'Asia/Shanghai',
  'UTC',
  'America/New_York',
  'Europe/Berlin',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
  'America/Santiago',
  'Africa/Cairo',
  'Pacific/Kiritimati',
] as const

const anyZone = fc.constantFrom(...zones)
const anyInstant = fc
  .integer({
    min: Date.parse('1992-01-01T00:00:00Z') / 60_000,
    max: Date.parse('2040-01-01T00:00:00Z') / 60_000,
  })
  .map((minutes) => new Date(minutes * 60_000))
const anyDay = anyInstant.map((instant) => instant.toISOString().slice(0, 10))

describe('days in the office zone', () => {
  it.each([
    ['2026-11-24T15:59:59Z', 'Asia/Shanghai', '2026-11-24', '23:59'],
    ['2026-11-24T16:00:00Z', 'Asia/Shanghai', '2026-11-25', '00:00'],
    ['2026-12-31T16:30:00Z', 'Asia/Shanghai', '2027-01-01', '00:30'],
    ['2026-03-29T00:59:00Z', 'Europe/Berlin', '2026-03-29', '01:59'],
    ['2026-03-29T01:00:00Z', 'Europe/Berlin', '2026-03-29', '03:00'],
  ])('%s in %s is the day %s at %s', (instant, zone, day, time) => {
    expect(dayOf(new Date(instant), zone)).toBe(day)
    expect(timeOf(new Date(instant), zone)).toBe(time)
  })

  it('finds the instant again from the day and time that a clock on the wall shows', () => {
    fc.assert(
      fc.property(anyInstant, anyZone, (instant, zone) => {
        const [day, time] = [dayOf(instant, zone), timeOf(instant, zone)]
        const found = instantOf(day, time, zone)
        expect([dayOf(found, zone), timeOf(found, zone)]).toEqual([day, time])
        // in the hour that comes twice either is right
        expect(Math.abs(found.getTime() - instant.getTime())).toBeLessThanOrEqual(3_600_000)
      }),
      { numRuns: 2000 },
    )
  })

  it('begins no day on another day, even where the clock skips midnight', () => {
    const days = Array.from({ length: 3 * 365 }, (_, index) => addDays('2024-01-01', index))
    for (const zone of zones)
      expect(days.filter((day) => dayOf(instantOf(day, '00:00', zone), zone) !== day)).toEqual([])
  })

  it('writes an instant with the offset of the zone, and it stays the same instant', () => {
    expect(isoIn(new Date('2026-11-24T01:30:00Z'), 'Asia/Shanghai')).toBe('2026-11-24T09:30:00+08:00')
    expect(isoIn(new Date('2026-11-24T01:30:00Z'), 'America/New_York')).toBe('2026-11-23T20:30:00-05:00')
    expect(isoIn(new Date('2026-11-24T01:30:00Z'), 'Asia/Kathmandu')).toBe('2026-11-24T07:15:00+05:45')
    fc.assert(
      fc.property(anyInstant, anyZone, (instant, zone) => {
        expect(new Date(isoIn(instant, zone))).toEqual(instant)
      }),
    )
  })
})

describe('counting days', () => {
  it.each([
    ['2026-02-28', 1, '2026-03-01'],
    ['2028-02-28', 1, '2028-02-29'],
    ['2026-12-31', 1, '2027-01-01'],
    ['2026-12-31', -30, '2026-12-01'],
  ])('%s and %i days is %s', (day, days, later) => {
    expect(addDays(day, days)).toBe(later)
  })

  it('goes forward and back to the same day', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -4000, max: 4000 }), (day, days) => {
        expect(daysBetween(day, addDays(day, days))).toBe(days)
        expect(addDays(addDays(day, days), -days)).toBe(day)
      }),
    )
  })

  it('begins the week on Monday', () => {
    expect(weekdayOf('2026-11-23')).toBe(1)
    expect(weekdayOf('2026-11-29')).toBe(7)
  })

  it('names the year only where it is another one', () => {
    expect(spokenDay('2026-11-02', '2026-11-24')).toBe('11月2日')
    expect(spokenDay('2025-12-31', '2026-01-02')).toBe('2025年12月31日')
  })
})

describe('quarters', () => {
  it.each([
    ['2026-01-01', '2026Q1', '2026-01-01', '2026-03-31'],
    ['2026-03-31', '2026Q1', '2026-01-01', '2026-03-31'],
    ['2026-04-01', '2026Q2', '2026-04-01', '2026-06-30'],
    ['2026-09-30', '2026Q3', '2026-07-01', '2026-09-30'],
    ['2026-12-31', '2026Q4', '2026-10-01', '2026-12-31'],
  ])('%s lies in %s, %s to %s', (day, name, from, to) => {
    expect(quarterOf(day)).toMatchObject({ name, from, to })
  })

  it('holds every day in exactly one quarter, and the next one begins the day after', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const { from, to, year, number } = quarterOf(day)
        expect(from <= day && day <= to).toBe(true)
        expect(quarter(year, number + 1).from).toBe(addDays(to, 1))
        expect(quarter(year, number - 1).to).toBe(addDays(from, -1))
      }),
    )
  })
})
