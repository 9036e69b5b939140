import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { shortened } from '../../handlers/shared/words.ts'

const family = '👨‍👩‍👧‍👦'

describe('shortening a text for a receipt', () => {
  it('leaves a short text as it is', () => {
    expect(shortened('3栋路灯不亮', 60)).toBe('3栋路灯不亮')
  })

  it('keeps the beginning and marks that something is missing', () => {
    expect(shortened('路灯不亮已经三个月了一直没有人来修', 10)).toBe('路灯不亮已经三个……')
  })

  it('never cuts a family of four in two', () => {
    expect(shortened(family.repeat(100), 10).replaceAll(family, '')).toBe('……')
    expect(shortened(family.repeat(10), 10).replaceAll(family, '')).toBe('……')
  })

  it('does not claim that something is missing when nothing is', () => {
    expect(shortened('😀'.repeat(8), 10)).toBe('😀'.repeat(8))
  })

  it('answers a beginning of the text that is never much longer than asked for', () => {
    const anyText = fc.string({ unit: 'grapheme', maxLength: 300 })
    fc.assert(
      fc.property(anyText, fc.integer({ min: 4, max: 80 }), (text, most) => {
        const short = shortened(text, most)
        expect(short === text || (short.endsWith('……') && text.startsWith(short.slice(0, -2)))).toBe(true)
        expect(short.length).toBeLessThanOrEqual(most * 4 + 2)
        expect(short.isWellFormed()).toBe(text.isWellFormed())
      }),
    )
  })
})
