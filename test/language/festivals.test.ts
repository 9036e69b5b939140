import { describe, expect, it } from 'vitest'
import { festivals } from '../../handlers/language/festivals.ts'

const on = (word: string, year: number) => festivals.find(({ words }) => words.includes(word))?.on(year)

/** The calendar of the machine, as an independent witness. */
const lunar = new Intl.DateTimeFormat('en-u-ca-chinese', {
  timeZone: 'UTC',
  month: 'numeric',
  day: 'numeric',
})
const lunarDay = (day: string) => lunar.format(new Date(`${day}T00:00:00Z`))

describe('festivals by the lunar calendar', () => {
  it.each(Array.from({ length: 21 }, (_, index) => 2015 + index))('lie right in %i', (year) => {
    expect(lunarDay(on('春节', year) ?? '')).toBe('1/1')
    expect(lunarDay(on('元宵', year) ?? '')).toBe('1/15')
    expect(lunarDay(on('端午', year) ?? '')).toBe('5/5')
    expect(lunarDay(on('中秋', year) ?? '')).toBe('8/15')
    expect(lunarDay(on('重阳', year) ?? '')).toBe('9/9')
    expect(on('清明', year)).toMatch(/-04-0[45]$/)
  })

  it('are not guessed for years without a table', () => {
    expect(on('春节', 2050)).toBeNull()
  })

  it('have their fixed days otherwise', () => {
    expect(on('国庆', 2026)).toBe('2026-10-01')
    expect(on('元旦', 2027)).toBe('2027-01-01')
  })
})
