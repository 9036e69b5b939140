import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { numberOf, yearOf } from '../../handlers/language/numbers.ts'

const signs = '零一二三四五六七八九'
const written = (number: number): string => {
  const tens = Math.floor(number / 10)
  const ones = number % 10 === 0 ? '' : signs.charAt(number % 10)
  return number < 10 ? signs.charAt(number) : `${tens === 1 ? '' : signs.charAt(tens)}十${ones}`
}

describe('numerals', () => {
  it('are read alike in Chinese and Arabic signs', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99 }), (number) => {
        expect(numberOf(written(number))).toBe(number)
        expect(numberOf(String(number))).toBe(number)
      }),
    )
  })

  it.each([
    ['两', 2],
    ['廿三', 23],
    ['卅一', 31],
    ['一百', 100],
    ['一百零二', 102],
    ['二百三十', 230],
  ])('%s is %i', (words, number) => {
    expect(numberOf(words)).toBe(number)
  })

  it('make no number of other words', () => {
    expect(numberOf('路灯')).toBeNaN()
  })

  it.each([
    ['2026', 2026],
    ['26', 2026],
    ['二〇二六', 2026],
    ['二零一七', 2017],
  ])('the year %s is %i', (words, year) => {
    expect(yearOf(words)).toBe(year)
  })
})
