import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { inGroups, pageMark, receiptIn, receiptOf, type CardEntry } from '../../handlers/card/rules.ts'
import { newToken, slipAlphabet } from '../../handlers/shared/ids.ts'

const entry: CardEntry = { matter: '路灯不亮', name: '', phone: '', address: '' }
const numbers = fc.string({ minLength: 1 }).map((mark) => receiptOf(mark, entry))
const sign = fc.constantFrom(...(slipAlphabet.match(/./g) ?? []))

describe('a receipt number', () => {
  it('is read however it is typed', () => {
    fc.assert(
      fc.property(numbers, (number) => {
        expect(receiptIn(inGroups(number))).toBe(number)
        expect(receiptIn(` ${inGroups(number).toLowerCase().replaceAll('-', ' ')} `)).toBe(number)
      }),
    )
  })

  it('with one wrong sign, or two neighbours changed, is known to be mistyped', () => {
    fc.assert(
      fc.property(numbers, fc.nat({ max: 11 }), sign, (number, at, other) => {
        fc.pre(number[at] !== other)
        expect(receiptIn(number.slice(0, at) + other + number.slice(at + 1))).toBeNull()
      }),
    )
    fc.assert(
      fc.property(numbers, fc.nat({ max: 8 }), (number, at) => {
        fc.pre(number[at] !== number[at + 1])
        const changed = number.slice(0, at) + number.charAt(at + 1) + number.charAt(at) + number.slice(at + 2)
        expect(receiptIn(changed)).toBeNull()
      }),
    )
  })

  it('is the same for the same page and words, another for other words or another page', () => {
    const mark = newToken()
    expect(mark).toMatch(pageMark)
    expect(receiptOf(mark, entry)).toBe(receiptOf(mark, { ...entry }))
    expect(receiptOf(mark, entry)).not.toBe(receiptOf(mark, { ...entry, matter: '停水' }))
    expect(receiptOf(mark, entry)).not.toBe(receiptOf(newToken(), entry))
  })
})
