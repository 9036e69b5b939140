import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  chineseNumber,
  officeKinds,
  posts,
  systems,
  termOfCards,
  wordFor,
} from '../../handlers/roster/rules.ts'
import { numberOf } from '../../handlers/language/numbers.ts'

describe('the term that card numbers speak of', () => {
  it.each([
    [['QL18-001', 'QL18-170'], { number: 18, name: '第十八届' }],
    [['青陵19-001'], { number: 19, name: '第十九届' }],
    [['QL9-001'], { number: 9, name: '第九届' }],
    [['QL18-001', 'QL19-001'], null],
    [['QL18-001', '001'], null],
    [['QL00-001'], null],
    [['QL2026-001'], null],
    [[], null],
  ])('of %j is %j', (cards, term) => {
    expect(termOfCards(cards)).toEqual(term)
  })
})

it('numbers from 1 to 99 are read back as they are written', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 99 }), (value) => {
      expect(numberOf(chineseNumber(value))).toBe(value)
    }),
  )
  expect([10, 11, 20, 21].map(chineseNumber)).toEqual(['十', '十一', '二十', '二十一'])
})

it('each stored word has one Chinese word, and an unknown one none', () => {
  for (const words of [officeKinds, posts, systems])
    for (const [word, stored] of Object.entries<string>(words))
      expect(wordFor<string>(words, stored)).toBe(word)
  expect(wordFor<string>(posts, 'secretary')).toBe('')
})
