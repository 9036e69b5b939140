import { describe, expect, it } from 'vitest'
import { clausesOf } from '../../handlers/language/clauses.ts'
import { remainder } from '../../handlers/language/frames.ts'
import { cuesIn } from '../../handlers/language/cues.ts'
import { findDays } from '../../handlers/language/dates.ts'
import { knownPeople } from '../../handlers/language/people.ts'
import { voters } from './people.fixture.ts'

const known = (text: string) => ({
  people: knownPeople(text, { linked: voters, nearby: [] }),
  days: findDays(text, { today: '2026-11-23', lean: 'past', contactDay: '10-20' }),
})
const parts = (text: string) =>
  clausesOf(text, known(text)).map(({ kind, words }) => `${kind}|${words.trim()}`)

describe('a message', () => {
  it('is cut into how the contact was made and what was raised', () => {
    expect(parts('昨天走访张德发,反映3栋路灯不亮')).toEqual(['frame|昨天走访张德发,', 'raised|3栋路灯不亮'])
  })

  it('is cut without any punctuation, too', () => {
    expect(parts('那个我今天去了桥东社区然后碰到刘大爷他说楼道灯坏了')).toEqual([
      'frame|那个我今天去了桥东社区',
      'frame|然后碰到刘大爷他',
      'raised|楼道灯坏了',
    ])
  })

  it('comes back to the contact behind what was raised', () => {
    expect(parts('张德发反映3栋路灯不亮,昨天走访的').at(-1)).toBe('frame|昨天走访的')
  })

  it('keeps what others say within the matter', () => {
    expect(
      parts('走访张德发,反映电梯坏了,物业说没钱修').filter((part) => part.startsWith('frame')),
    ).toHaveLength(1)
  })

  it('is not cut inside a name or a day', () => {
    expect(parts('走访 2026.11.20')).toEqual(['frame|走访', 'frame|2026.11.20'])
  })

  it('leaves what nothing explains', () => {
    const text = '梦见走访张德发'
    expect(remainder(text, { from: 0, to: text.length }, known(text))).toBe('梦见')
  })
})

describe('words that open a matter', () => {
  it.each(['反映路灯', '他说路灯', '都讲停水', '提出加装电梯', '希望修路'])('are found: %s', (words) => {
    expect(cuesIn(words)).toHaveLength(1)
  })

  it.each(['听说', '访问', '约谈了', '小说', '提前', '问题'])('are not found in %s', (words) => {
    expect(cuesIn(words)).toEqual([])
  })
})
