import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { judgeWorkbook } from '../../../handlers/roster/workbook/judge.ts'
import type { RawCell, RawSheet } from '../../../handlers/roster/workbook/raw.ts'
import { sheetNames } from '../../../handlers/roster/rules.ts'
import { sheets } from '../../../handlers/roster/workbook/sheets.ts'

const cell: fc.Arbitrary<RawCell> = fc.oneof(
  fc.constant<RawCell>({ kind: 'empty' }),
  fc.constant<RawCell>({ kind: 'formula' }),
  fc.constant<RawCell>({ kind: 'fault', text: '#REF!' }),
  fc.double().map((number): RawCell => ({ kind: 'number', number })),
  fc.constant<RawCell>({ kind: 'date', year: 1975, month: 6, day: 1 }),
  fc
    .oneof(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom(
        '周明远',
        '周明远/13800000012',
        '12',
        'QL18-001、QL18-002',
        '桥东一组',
        '13800000012',
        '是',
        '/',
        '、',
      ),
    )
    .map((text): RawCell => ({ kind: 'text', text })),
)

const rawSheet = (name: (typeof sheetNames)[number]): fc.Arbitrary<RawSheet> =>
  fc.record({
    name: fc.constant(name),
    headings: fc.shuffledSubarray(
      sheets[name].map(({ heading }): RawCell => ({ kind: 'text', text: heading })),
      {
        minLength: sheets[name].length - 1,
      },
    ),
    rows: fc
      .array(fc.array(cell, { maxLength: 12 }), { maxLength: 6 })
      .map((rows) => rows.map((cells, index) => ({ row: index + 2, cells }))),
    merged: fc.constant([]),
  })

describe('whatever stands in the cells', () => {
  it('reading never fails, and every problem says where it is and what to do', () => {
    const workbook = fc.tuple(...sheetNames.map(rawSheet)).chain((all) => fc.shuffledSubarray(all))
    fc.assert(
      fc.property(workbook, (raw) => {
        const { roster, problems } = judgeWorkbook(raw)
        for (const { sheet, row, column, message, advice } of problems) {
          expect(sheetNames).toContain(sheet)
          expect(row === null || row >= 1).toBe(true)
          expect([column, message, advice]).not.toContain('')
        }
        const keys = new Set(roster.people.map(({ key }) => key))
        for (const { person } of [...roster.deputies, ...roster.members, ...roster.staff])
          expect(keys.has(person)).toBe(true)
      }),
      { numRuns: 300 },
    )
  })
})
