/** Opens an Excel file and gives its cells as they stand. */
import { readFileSync, statSync } from 'node:fs'
import ExcelJS, { type Cell, type CellValue, type Worksheet } from 'exceljs'
import { done, refused, type Outcome } from '../../shared/outcome.ts'
import type { RawCell, RawRow, RawSheet } from './raw.ts'
import { unpackedBytes } from './unpacked.ts'

/** Larger files are no rosters: a district's has some hundred kilobytes. */
const largestBytes = 30_000_000
/** What a workbook unpacks to: twenty thousand voters take some ten million bytes. */
const largestUnpacked = 120_000_000
const mostColumns = 60

/** Reads a workbook; the refusal is one Chinese sentence. */
export async function openWorkbook(file: string): Promise<Outcome<ExcelJS.Workbook, string>> {
  const bytes = contentOf(file)
  return bytes === null ? refused(`没有 ${file} 这个文件，请检查路径。`) : workbookOf(bytes, file)
}

/** The same from the file's content; `file` is what it is called in the refusal. */
export async function workbookOf(
  bytes: Uint8Array,
  file: string,
): Promise<Outcome<ExcelJS.Workbook, string>> {
  if (bytes.length > largestBytes) return refused(`${file} 太大，不像名册。请检查是不是选错了文件。`)
  // .xlsx is a zip file and begins with PK
  if (Buffer.from(bytes.subarray(0, 2)).toString('latin1') !== 'PK')
    return refused(`${file} 不是 .xlsx 工作簿。请用 Excel 打开，另存为“Excel 工作簿（.xlsx）”，不要加密码。`)
  const unpacked = unpackedBytes(bytes, largestUnpacked)
  if (unpacked === Infinity)
    return refused(`${file} 解开后太大，不像名册，没有打开。请检查是不是选错了文件。`)
  const workbook = new ExcelJS.Workbook()
  try {
    await workbook.xlsx.load(
      bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer,
    )
  } catch {
    return refused(`${file} 打不开，可能已经损坏。请用 Excel 打开检查，再另存一份。`)
  }
  if (workbook.worksheets.length === 0) return refused(`${file} 里没有工作表。请检查是不是选错了文件。`)
  return done(workbook)
}

function contentOf(file: string): Buffer | null {
  try {
    return statSync(file).isFile() ? readFileSync(file) : null
  } catch {
    return null
  }
}

export const rawSheets = (workbook: ExcelJS.Workbook): RawSheet[] => workbook.worksheets.map(rawSheet)

function rawSheet(worksheet: Worksheet): RawSheet {
  const rows: RawRow[] = []
  worksheet.eachRow({ includeEmpty: false }, (row, number) => {
    const cells: RawCell[] = []
    row.eachCell({ includeEmpty: false }, (cell, column) => {
      if (column > mostColumns) return
      while (cells.length < column - 1) cells.push({ kind: 'empty' })
      cells[column - 1] = rawCell(cell)
    })
    rows.push({ row: number, cells })
  })
  const [head] = rows
  return {
    name: worksheet.name,
    headings: head?.row === 1 ? head.cells : [],
    rows: rows.filter(({ row }) => row > 1),
    merged: mergedRanges(worksheet),
  }
}

/** A cell within a merged range has the value of the range's first one. */
const rawCell = (cell: Cell): RawCell => rawValue(cell.isMerged ? cell.master.value : cell.value)

function rawValue(value: CellValue): RawCell {
  if (value === null || value === undefined) return { kind: 'empty' }
  if (typeof value === 'string') return { kind: 'text', text: value.replaceAll('_x000D_', '') }
  if (typeof value === 'number') return { kind: 'number', number: value }
  if (typeof value === 'boolean') return { kind: 'text', text: value ? 'TRUE' : 'FALSE' }
  if (value instanceof Date) return dateCell(value)
  if ('formula' in value || 'sharedFormula' in value) return { kind: 'formula' }
  if ('richText' in value) return { kind: 'text', text: value.richText.map(({ text }) => text).join('') }
  // a link's text may itself be rich
  if ('hyperlink' in value) return rawValue(value.text)
  return { kind: 'fault', text: value.error }
}

/** exceljs gives the day that Excel shows as midnight UTC: read in any other zone it would shift. */
const dateCell = (date: Date): RawCell =>
  Number.isNaN(date.getTime())
    ? { kind: 'fault', text: '日期' }
    : { kind: 'date', year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() }

function mergedRanges(worksheet: Worksheet): RawSheet['merged'] {
  return worksheet.model.merges.flatMap((range) => {
    const [from, to] = range.split(':').map((corner) => /^([A-Z]+)(\d+)$/.exec(corner))
    if (!from || !to) return []
    return [
      {
        row: Number(from[2]),
        column: columnNumber(from[1] ?? ''),
        lastRow: Number(to[2]),
        lastColumn: columnNumber(to[1] ?? ''),
      },
    ]
  })
}

const columnNumber = (letters: string): number =>
  Array.from(letters).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)
