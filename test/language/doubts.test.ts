import { describe, expect, it } from 'vitest'
import { understand } from '../../handlers/language/understand.ts'
import { linkedPeople, speaker } from './people.fixture.ts'

const asked = (text: string, context = speaker()) => understand(text, context).ask

describe('what is not certain', () => {
  it.each([
    ['走访了', 'who'],
    ['见了8个选民', 'names_for_count'],
    ['走访了张德发等5户', 'names_for_count'],
    ['走访陈大明 反映停水', 'unknown_person'],
    ['走访章得发 反映停水', 'sure_person'],
    ['前几天走访了张德发', 'when'],
    ['11月20日到22日走访张德发', 'when'],
    ['2026年12月1日走访了张德发', 'future'],
    ['今晚走访了张德发', 'future'],
    ['2月30日走访了张德发', 'bad_date'],
    ['联系了张德发', 'how'],
    ['梦见走访张德发', 'confirm'],
  ])('is asked: %s', (text, reason) => {
    expect(asked(text)?.reason).toBe(reason)
  })

  it('is asked with what tells namesakes apart', () => {
    const linked = linkedPeople('李桂芳', '李桂芳').map((one, index) => ({
      ...one,
      hint: index === 0 ? '桥东社区' : '和平路',
    }))
    expect(asked('走访李桂芳', speaker({ linked }))).toEqual({
      reason: 'which',
      question: '“李桂芳”是哪一位？',
      choices: ['李桂芳（桥东社区）', '李桂芳（和平路）'],
    })
  })

  it('is asked in kind and complete words', () => {
    expect(asked('给李桂芳打电话没人接')?.question).toBe('听起来这次没有联系上，先不记。联系上了再告诉我。')
    expect(asked('12月8日走访了张德发')?.choices).toEqual(['2025年12月8日'])
  })

  it('is not asked when everything is said', () => {
    expect(asked('走访 张德发 反映3栋路灯不亮')).toBeNull()
  })
})
