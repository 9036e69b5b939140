import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { knownPeople } from '../../handlers/language/people.ts'
import type { Linked } from '../../handlers/language/understanding.ts'
import { understand } from '../../handlers/language/understand.ts'
import { linkedPeople, speaker, voters } from './people.fixture.ts'

const named = (text: string, linked: readonly Linked[] = voters, nearby: readonly Linked[] = []) =>
  knownPeople(text, { linked, nearby }).map(({ mention }) => ({
    said: mention.said,
    who: mention.candidates.map(({ name }) => name),
    unsure: mention.unsure,
  }))

describe('people the deputy is linked to', () => {
  it.each([
    ['走访张德发', '张德发', '张德发'],
    ['走访老张', '老张', '张德发'],
    ['碰到刘大爷', '刘大爷', '刘永福'],
    ['走访徐女士', '徐女士', '徐丽'],
    ['电话联系孙书记', '孙书记', '孙玉梅'],
    ['走访德发', '德发', '张德发'],
    ['走访桂英姐', '桂英姐', '王桂英'],
  ])('are known by name, nickname, title or given name: %s', (text, said, name) => {
    expect(named(text)).toEqual([{ said, who: [name], unsure: false }])
  })

  it('are the same people in any order and with any separator', () => {
    const separators = ['', '、', ',', '，', ' ', '和', '/', '；', ' | ', '\n', '跟']
    fc.assert(
      fc.property(
        fc.shuffledSubarray(
          voters.map(({ name }) => name),
          { minLength: 1 },
        ),
        fc.constantFrom(...separators),
        (names, separator) => {
          const { contacts } = understand(`走访${names.join(separator)}`, speaker())
          expect(contacts[0]?.mentions.map(({ candidates }) => candidates.map(({ name }) => name))).toEqual(
            names.map((name) => [name]),
          )
        },
      ),
      { numRuns: 500 },
    )
  })

  it('are asked about when two bear one name, and told apart by their keys', () => {
    const twins = linkedPeople('王伟', '王伟')
    const [mention] = knownPeople('走访王伟', { linked: twins, nearby: [] })
    expect(mention?.mention.candidates.map(({ key }) => key)).toEqual(['voter:0', 'voter:1'])
  })

  it('are asked about when two share a nickname or a surname', () => {
    const neighbours = linkedPeople('李国强/老李', '李长根/老李、李师傅')
    expect(named('走访老李', neighbours)[0]?.who).toEqual(['李国强', '李长根'])
    expect(named('走访李师傅', neighbours)[0]?.who).toEqual(['李长根'])
    expect(named('走访李大哥', neighbours)[0]?.who).toEqual(['李国强', '李长根'])
  })

  it('are doubted when the title does not fit the name', () => {
    expect(named('走访王大爷')[0]).toMatchObject({ who: ['王桂英'], unsure: true })
  })

  it('may have names with a dot that nobody types right', () => {
    const linked = linkedPeople('阿依努尔·吐尔逊')
    for (const typed of [
      '阿依努尔·吐尔逊',
      '阿依努尔•吐尔逊',
      '阿依努尔.吐尔逊',
      '阿依努尔 吐尔逊',
      '阿依努尔吐尔逊',
      '阿依努尔',
    ])
      expect(named(`走访${typed}`, linked)[0]?.who).toEqual(['阿依努尔·吐尔逊'])
  })

  it('come before a namesake farther off', () => {
    const nearby = [{ key: 'far', name: '张德发', aka: [] }]
    expect(knownPeople('走访张德发', { linked: voters, nearby })[0]?.mention.candidates[0]?.key).toBe(
      'voter:0',
    )
  })

  it('are not seen in words that only begin like a nickname', () => {
    const linked = linkedPeople('康大杰/小康', '白雪/小白')
    expect(named('建设小康社会', linked)).toEqual([])
    expect(named('种小白菜', linked)).toEqual([])
  })
})
