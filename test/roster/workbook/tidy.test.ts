import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readMonth } from '../../../handlers/roster/workbook/months.ts'
import { tidyCode, tidyList, tidyName, tidyPhone, tidyText } from '../../../handlers/roster/workbook/tidy.ts'

describe('what carries no meaning is taken away', () => {
  it('a text that is tidy already stays as it is, with nothing to tell', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        for (const tidy of [tidyText, tidyCode, tidyName, tidyPhone]) {
          const once = tidy(text)
          expect(tidy(once.text)).toEqual({ text: once.text, habits: [] })
          if (once.text === text) expect(once.habits).toEqual([])
        }
      }),
    )
  })

  it('a phone keeps all its digits, whatever stands between them', () => {
    const digits = fc.stringMatching(/^1[3-9]\d{9}$/)
    fc.assert(
      fc.property(digits, fc.constantFrom('', ' ', '-', '－', '\u3000', '—'), (phone, between) => {
        const written = [phone.slice(0, 3), phone.slice(3, 7), phone.slice(7)].join(between)
        expect(tidyPhone(written).text).toBe(phone)
      }),
    )
    expect(tidyPhone('+8613800000011').text).toBe('13800000011')
    expect(tidyPhone('8613800000011').text).toBe('13800000011')
  })

  it('names lose spaces between characters, keep those between Latin words', () => {
    expect(tidyName(' 张　三 ').text).toBe('张三')
    expect(tidyName('阿依努尔・吐尔逊')).toEqual({ text: '阿依努尔·吐尔逊', habits: ['dot'] })
    expect(tidyName('Ann  Lee').text).toBe('Ann Lee')
  })

  it('lists are split at any separator', () => {
    expect(tidyList('老张、张师傅', tidyName)).toEqual({ values: ['老张', '张师傅'], habits: [] })
    expect(tidyList('老张， 张师傅', tidyName)).toEqual({ values: ['老张', '张师傅'], habits: ['separator'] })
    expect(tidyList('老张、 张师傅', tidyName)).toEqual({ values: ['老张', '张师傅'], habits: ['spaces'] })
    expect(tidyList('QL18-001 QL18-002', tidyCode).values).toEqual(['QL18-001', 'QL18-002'])
  })
})

describe('birth months', () => {
  it('every month is read from every common spelling', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1900, max: 2010 }), fc.integer({ min: 1, max: 12 }), (year, month) => {
        const two = String(month).padStart(2, '0')
        for (const text of [
          `${year}-${two}`,
          `${year}.${month}`,
          `${year}年${month}月`,
          `${year}/${month}/15`,
          `${year}${two}`,
        ])
          expect(readMonth({ kind: 'text', text })).toMatchObject({ ok: true, month: `${year}-${two}` })
        expect(readMonth({ kind: 'date', year, month, day: 1 })).toMatchObject({
          ok: true,
          month: `${year}-${two}`,
        })
      }),
    )
  })

  it.each(['1975-13', '75-06', '1975', '去年', '27560'])('%s is no month', (text) => {
    expect(readMonth({ kind: 'text', text })).toMatchObject({ ok: false })
  })
})
