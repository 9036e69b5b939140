import chineseDays from 'chinese-days'
import { describe, expect, it } from 'vitest'
import { festivals } from '../../handlers/language/festivals.ts'

const on = (word: string, year: number) => festivals.find(({ words }) => words.includes(word))?.on(year)

/** An independent witness. The machine's own calendar is a day off in 2027 and 2030: the new moon falls at midnight. */
const lunarDay = (day: string): string => {
  const { lunarMon, lunarDay: date } = chineseDays.getLunarDate(`${day}T12:00`)
  return `${lunarMon}/${date}`
}

describe('festivals by the lunar calendar', () => {
  it.each(Array.from({ length: 26 }, (_, index) => 2015 + index))('lie right in %i', (year) => {
    expect(lunarDay(on('春节', year) ?? '')).toBe('1/1')
    expect(lunarDay(on('元宵', year) ?? '')).toBe('1/15')
    expect(lunarDay(on('端午', year) ?? '')).toBe('5/5')
    expect(lunarDay(on('中秋', year) ?? '')).toBe('8/15')
    expect(lunarDay(on('重阳', year) ?? '')).toBe('9/9')
    expect(on('清明', year)).toMatch(/-04-0[45]$/)
  })

  it("begin the years 2027 and 2030 as the state's calendar prints them", () => {
    expect([on('春节', 2027), on('春节', 2030)]).toEqual(['2027-02-06', '2030-02-03'])
  })

  it('are not guessed for years without a table', () => {
    expect(on('春节', 2050)).toBeNull()
  })

  it('have their fixed days otherwise', () => {
    expect(on('国庆', 2026)).toBe('2026-10-01')
    expect(on('元旦', 2027)).toBe('2027-01-01')
  })
})
