import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { csvLine, safeCell } from '../../handlers/shared/cells.ts'

/** Text with a liking for what spreadsheets stumble over. */
const nasty = fc
  .array(
    fc.oneof(
      fc.constantFrom('=', '+', '-', '@', '\t', '\r', '\n', '\0', '"', ',', ' ', "'", '＝', '＠'),
      fc.string({ unit: 'binary' }),
    ),
  )
  .map((parts) => parts.join(''))

/** Reads CSV as RFC 4180 says. */
function parsed(text: string): string[][] {
  const rows: string[][] = [[]]
  let cell = ''
  let quoted = false
  for (let at = 0; at < text.length; at++) {
    const sign = text[at]!
    if (quoted && sign === '"' && text[at + 1] === '"') cell += text[++at]!
    else if (sign === '"') quoted = !quoted
    else if (!quoted && sign === ',') {
      rows.at(-1)!.push(cell)
      cell = ''
    } else if (!quoted && sign === '\r' && text[at + 1] === '\n') {
      rows.at(-1)!.push(cell)
      cell = ''
      at++
      rows.push([])
    } else cell += sign
  }
  return rows.slice(0, -1)
}

describe('cells that people open in Excel', () => {
  it('no text ever begins a formula, with or without spaces before it', () => {
    fc.assert(
      fc.property(nasty, (text) => {
        expect(safeCell(text).trimStart()).not.toMatch(/^[=+\-@＝＋－＠]/)
        expect(safeCell(text)).not.toMatch(/^[\t\r\n]/)

        expect(safeCell(text)).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/)
      }),
      { numRuns: 2000 },
    )
  })

  it.each(['张德发', '3栋路灯不亮', '2026-11-24', '', "'已经", '“走访”'])('%j stays as it is', (text) => {
    expect(safeCell(text)).toBe(text)
  })

  it.each(['=1+1', '+8613800000011', '-1', '@SUM(A1)', '\t=1', '\r=1', '\0=1', ' =1', '＝1+1'])(
    '%j becomes text',
    (text) => {
      expect(safeCell(text).startsWith("'")).toBe(true)
    },
  )

  it('a line of CSV is read back cell by cell', () => {
    fc.assert(
      fc.property(fc.array(nasty, { minLength: 1 }), (cells) => {
        expect(parsed(csvLine(cells))).toEqual([cells.map(safeCell)])
      }),
    )
    expect(csvLine(['走访，桥东', 'a,b', '说“好”', '"', 3, true])).toBe(
      '走访，桥东,"a,b",说“好”,"""",3,true\r\n',
    )
  })
})
