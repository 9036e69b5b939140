import { describe, expect, it } from 'vitest'
import { differInOneSign, inLetters, namesSoundAlike } from '../../handlers/language/sounds.ts'

describe('names by ear', () => {
  it.each([
    ['张德发', '章得发'],
    ['李小燕', '李晓燕'],
    ['王桂英', '王贵英'],
    ['林㛃', '林洁'],
    ['陈喆', '陈哲'],
    ['刘永福', '牛永福'],
    ['赵金', '造京'],
  ])('%s and %s sound alike in our region', (one, other) => {
    expect(namesSoundAlike(one, other)).toBe(true)
  })

  it.each([
    ['李桂芳', '李桂芬'],
    ['张德发', '张德'],
    ['王伟', '王军'],
  ])('%s and %s do not', (one, other) => {
    expect(namesSoundAlike(one, other)).toBe(false)
  })

  it('tells when a single sign differs', () => {
    expect(differInOneSign('李桂芳', '李桂芬')).toBe(true)
    expect(differInOneSign('李桂芳', '王桂芬')).toBe(false)
    expect(differInOneSign('李桂芳', '李桂')).toBe(false)
  })

  it('spells a name in letters', () => {
    expect(inLetters('张德发')).toBe('zhangdefa')
    expect(inLetters('单雄')).toBe('shanxiong')
  })
})
