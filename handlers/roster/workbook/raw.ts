/** A workbook's cells as they stand in the file, before anyone reads sense into them. */

export type RawCell =
  | { kind: 'empty' }
  | { kind: 'text'; text: string }
  | { kind: 'number'; number: number }
  /** The calendar day that Excel shows, in no zone. */
  | { kind: 'date'; year: number; month: number; day: number }
  | { kind: 'formula' }
  /** #N/A and its kin. */
  | { kind: 'fault'; text: string }

export interface RawRow {
  /** As Excel counts. */
  row: number
  cells: readonly RawCell[]
}

export interface RawSheet {
  name: string
  /** Row 1. */
  headings: readonly RawCell[]
  /** From row 2 on; rows without any content are left out. */
  rows: readonly RawRow[]
  /** Ranges that were merged into one cell; every cell of a range has its first one's value. */
  merged: readonly { row: number; column: number; lastRow: number; lastColumn: number }[]
}

/** What a person sees in the cell. */
export function shownText(cell: RawCell): string {
  switch (cell.kind) {
    case 'empty':
    case 'formula':
      return ''
    case 'text':
    case 'fault':
      return cell.text
    case 'number':
      return String(cell.number)
    case 'date':
      return [cell.year, cell.month, cell.day].map((part) => String(part).padStart(2, '0')).join('-')
  }
}
