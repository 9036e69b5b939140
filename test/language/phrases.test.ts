import { describe, expect, it } from 'vitest'
import { phrases } from '../../handlers/language/phrases.ts'

describe('phrases of a rule', () => {
  it('stand for themselves, for alternatives and for gaps', () => {
    const pattern = phrases('附议', '(找|请)…联名', '^我的建议$')
    expect(pattern.test('我附议')).toBe(true)
    expect(pattern.test('找几个代表联名')).toBe(true)
    expect(pattern.test('我的建议')).toBe(true)
    expect(pattern.test('这是我的建议书')).toBe(false)
    expect(pattern.test(`找${'人'.repeat(13)}联名`)).toBe(false)
  })

  it('know every form of a number', () => {
    for (const no of ['023', '23号', '第二十三号', 'JY-1801-023'])
      expect(phrases('催#').test(`催${no}`)).toBe(true)
    expect(phrases('催#').test('催一下')).toBe(false)
  })
})
