import { describe, expect, it } from 'vitest'
import { plainCharacters } from '../../handlers/language/characters.ts'
import { normalise } from '../../handlers/language/normalise.ts'

describe('what phones make of a sentence', () => {
  it.each([
    ['走訪張德發，反映３棟路燈不亮', '走访张德发,反映3栋路灯不亮'],
    ['走仿选名王桂英,反应医保报销慢', '走访选民王桂英,反映医保报销慢'],
    ['zoufang 张德发 FANYING 路灯', '走访 张德发 反映 路灯'],
    ['wx 小赵', '微信 小赵'],
    ['走访\u0000张德发\u200b\ufeff', '走访 张德发'],
    ['👍🏻走访张德发🙏', '走访张德发'],
    ['[微笑]走访[强]张德发', '走访 张德发'],
    ['签到 [定位]', '签到 [定位]'],
    ['@小助手\u2005怎么用', '怎么用'],
    ['  走访   张德发  ', '走访 张德发'],
  ])('%j is read as %j', (typed, read) => {
    expect(normalise(typed)).toBe(read)
  })

  it('keeps words that only look like a slip', () => {
    expect(normalise('物业反应慢')).toBe('物业反应慢')
    expect(normalise('候选名单')).toBe('候选名单')
  })

  it('keeps rare characters and dots of names', () => {
    expect(normalise('林㛃、阿依努尔·吐尔逊')).toBe('林㛃、阿依努尔·吐尔逊')
  })

  it('reads the first two thousand characters and drops halves of a sign', () => {
    expect(normalise('好'.repeat(5000))).toHaveLength(2000)
    expect(normalise('走访\ud83d')).toBe('走访')
  })
})

describe('the table of characters', () => {
  it('never leads from a traditional character to another one', () => {
    const chained = [...plainCharacters].filter(([, plain]) => plain !== ' ' && plainCharacters.has(plain))
    expect(chained).toEqual([])
  })
})
