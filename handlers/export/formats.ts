/** Writes rows as JSON, CSV or Excel, one after another: none of them is held. */
import type { Writable } from 'node:stream'
import { setTimeout } from 'node:timers/promises'
import ExcelJS from 'exceljs'
import { byteOrderMark, csvLine, safeCell } from '../shared/cells.ts'
import { kinds, type Kind, type KindName, type Value } from './rules.ts'
import { shownOf } from './words.ts'

export type Rows = AsyncIterable<Readonly<Record<string, Value>>>

/** Takes a piece of text; resolves when more may follow. */
export type Write = (text: string) => Promise<void>

/** One JSON array, a row a line. Answers the number of rows. */
export async function writeJson(rows: Rows, write: Write): Promise<number> {
  return inPieces(
    rows,
    write,
    '[',
    (row, count) => `${count === 0 ? '\n' : ',\n'}${JSON.stringify(row)}`,
    '\n]\n',
  )
}

/** With a byte order mark and Chinese headings; no cell begins a formula. */
export async function writeCsv({ fields }: Kind, rows: Rows, write: Write): Promise<number> {
  const headings = byteOrderMark + csvLine(fields.map(([, heading]) => heading))
  return inPieces(
    rows,
    write,
    headings,
    (row) => csvLine(fields.map(([key]) => plain(row[key] ?? null) ?? '')),
    '',
  )
}

/** Pieces of some 64,000 characters: a write a row would be slow. */
async function inPieces(
  rows: Rows,
  write: Write,
  head: string,
  lineOf: (row: Readonly<Record<string, Value>>, count: number) => string,
  foot: string,
): Promise<number> {
  let piece = head
  let count = 0
  for await (const row of rows) {
    piece += lineOf(row, count++)
    if (piece.length < 65_536) continue
    await write(piece)
    piece = ''
  }
  await write(piece + foot)
  return count
}

/** Concerns and roles are several values in one cell. */
const plain = (value: Value): string | number | boolean | null =>
  typeof value === 'object' && value !== null ? value.join('；') : value

/** Excel takes no more rows in a sheet, and no longer text in a cell. */
const mostRows = 1_000_000
const longestCell = 32_000

/** What stands in the second sheet. */
export type Explanation = readonly (readonly [string, string])[]

/**
 * An Excel file: the rows under Chinese headings and in Chinese words, and a sheet 说明 with filter, time and counting rule.
 * Rows go to the stream as they come; beyond a million they go on in further sheets.
 */
export async function writeXlsx(
  name: KindName,
  rows: Rows,
  stream: Writable,
  explain: (count: number) => Explanation,
): Promise<number> {
  const kind: Kind = kinds[name]
  const shown = shownOf(name)
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({ stream, useStyles: true })
  let sheet = addSheet(workbook, kind, 1)
  let count = 0
  for await (const row of rows) {
    if (count > 0 && count % mostRows === 0) {
      sheet.commit()
      sheet = addSheet(workbook, kind, count / mostRows + 1)
    }
    if (count % 500 === 0) await zipCaughtUp()
    sheet.addRow(kind.fields.map(([key]) => cellOf(shown(key, row[key] ?? null)))).commit()
    count++
  }
  sheet.commit()
  const notes = workbook.addWorksheet('说明')
  notes.columns = [{ width: 16 }, { width: 90 }]
  for (const line of explain(count)) notes.addRow([...line]).commit()
  notes.commit()
  await workbook.commit()
  return count
}

const mostPendingBytes = 48_000_000

/** exceljs hands rows to the zip faster than it packs them, and never waits by itself. */
async function zipCaughtUp(): Promise<void> {
  for (let tries = 0; tries < 20 && process.memoryUsage().arrayBuffers > mostPendingBytes; tries++)
    await setTimeout(10)
}

function addSheet(
  workbook: ExcelJS.stream.xlsx.WorkbookWriter,
  { title, fields }: Kind,
  part: number,
): ExcelJS.Worksheet {
  const sheet = workbook.addWorksheet(part === 1 ? title : `${title}（${part}）`, {
    views: [{ state: 'frozen', ySplit: 1 }],
    pageSetup: { fitToPage: true },
  })
  // A4 across, as wide as the page, the headings on each
  Object.assign(sheet.pageSetup, {
    paperSize: 9,
    orientation: 'landscape',
    fitToWidth: 1,
    fitToHeight: 0,
    printTitlesRow: '1:1',
  })
  sheet.columns = fields.map(([, heading]) => ({ header: heading, width: 18 }))
  sheet.getRow(1).font = { bold: true }
  return sheet
}

function cellOf(value: Value): string | number | boolean | null {
  const cell = plain(value)
  if (typeof cell !== 'string') return cell
  const safe = safeCell(cell)
  return safe.length > longestCell ? `${safe.slice(0, longestCell)}……（全文见 JSON）` : safe
}
