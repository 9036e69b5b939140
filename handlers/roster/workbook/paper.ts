/** The workbooks that the office gets back: an empty one to fill in, and its own with the problems marked. */
import ExcelJS, { type Cell, type Worksheet } from 'exceljs'
import { rawSheets } from './file.ts'
import { wholeRow } from './findings.ts'
import { shownText } from './raw.ts'
import { sheetNames, type Problem } from '../rules.ts'
import { problemSheet, sheets, type Column } from './sheets.ts'
import { tidyCode } from './tidy.ts'

/** Rows that are prepared for typing: text format and drop-downs. */
const preparedRows = 3000
const headingFill = 'FFDCE6F1'
const fills = { error: 'FFFFC7CE', warning: 'FFFFEB9C' } as const

/** An empty roster workbook: headings with notes, drop-downs, widths, digits kept as text, row 1 frozen. */
export function emptyWorkbook(): ExcelJS.Workbook {
  const workbook = new ExcelJS.Workbook()
  for (const name of sheetNames) {
    const worksheet = workbook.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 1 }] })
    worksheet.columns = sheets[name].map(({ heading, width }) => ({
      header: heading,
      width,
      // every column as text: Excel turns neither phones into numbers nor months into dates
      style: { numFmt: '@' },
    }))
    for (const [index, column] of sheets[name].entries()) prepareColumn(worksheet, index + 1, column)
  }
  return workbook
}

function prepareColumn(worksheet: Worksheet, at: number, column: Column): void {
  const heading = worksheet.getCell(1, at)
  heading.note = { texts: [{ text: column.note }], margins: { insetmode: 'auto' } }
  heading.font = { bold: true }
  heading.fill = solid(headingFill)
  // a list that may hold several values cannot be a drop-down of single ones
  const source = column.several ? null : sourceOf(column)
  if (source === null) return
  const letter = worksheet.getColumn(at).letter
  validationsOf(worksheet).add(`${letter}2:${letter}${preparedRows}`, {
    type: 'list',
    allowBlank: !column.needed,
    formulae: [source],
    showErrorMessage: true,
    errorTitle: column.heading,
    error: `请从下拉里选${column.heading}`,
  })
}

function sourceOf({ words, from }: Column): string | null {
  if (words) return `"${words.join(',')}"`
  return from ? `${from}!$A$2:$A$${preparedRows}` : null
}

interface Validations {
  add(range: string, validation: ExcelJS.DataValidation): void
}

/** exceljs has validations of whole ranges, and leaves them out of its types. */
function validationsOf(worksheet: Worksheet): Validations {
  if ('dataValidations' in worksheet) return worksheet.dataValidations as Validations
  throw new Error('exceljs no longer offers validations of ranges')
}

const solid = (argb: string): ExcelJS.FillPattern => ({
  type: 'pattern',
  pattern: 'solid',
  fgColor: { argb },
})

/** Marks every problem in its cell, by colour and note, and lists all of them in a sheet of their own. */
export function markProblems(workbook: ExcelJS.Workbook, problems: readonly Problem[]): void {
  const headings = headingsOf(workbook)
  const byCell = Map.groupBy(problems, ({ sheet, row, column }) => `${sheet}|${String(row)}|${column}`)
  for (const told of byCell.values()) {
    const [{ sheet, row, column } = { sheet: '', row: null, column: '' }] = told
    const place = headings.get(sheet)
    if (!place || row === null) continue
    const at = column === wholeRow ? 1 : place.columns.get(column)
    if (at !== undefined) markCell(place.worksheet.getCell(row, at), told)
  }
  listProblems(workbook, problems)
}

function headingsOf(workbook: ExcelJS.Workbook) {
  const raw = new Map(rawSheets(workbook).map((sheet) => [sheet.name, sheet]))
  return new Map(
    workbook.worksheets.map((worksheet) => {
      const cells = raw.get(worksheet.name)?.headings ?? []
      const columns = cells.flatMap((cell, index) => {
        const written = shownText(cell).trim()
        return [[written, index + 1] as const, [tidyCode(written).text, index + 1] as const]
      })
      return [tidyCode(worksheet.name).text, { worksheet, columns: new Map(columns) }]
    }),
  )
}

function markCell(cell: Cell, problems: readonly Problem[]): void {
  const worst = problems.some(({ severity }) => severity === 'error') ? 'error' : 'warning'
  // cells of one column share their style: change a copy
  cell.style = { ...cell.style, fill: solid(fills[worst]) }
  const text = problems.map(
    ({ severity, message, advice }) => `${severityWord[severity]}：${message}。${advice}。`,
  )
  cell.note = { texts: [{ text: text.join('\n') }] }
}

const severityWord = { error: '错误', warning: '警告' } as const

function listProblems(workbook: ExcelJS.Workbook, problems: readonly Problem[]): void {
  const old = workbook.getWorksheet(problemSheet)
  if (old) workbook.removeWorksheet(old.id)
  const list = workbook.addWorksheet(problemSheet, { views: [{ state: 'frozen', ySplit: 1 }] })
  list.columns = [
    { header: '级别', width: 8 },
    { header: '表', width: 12 },
    { header: '行', width: 8 },
    { header: '列', width: 14 },
    { header: '问题', width: 70 },
    { header: '怎么改', width: 60 },
  ]
  list.getRow(1).font = { bold: true }
  for (const { severity, sheet, row, column, message, advice } of problems) {
    const added = list.addRow([severityWord[severity], sheet, row, column, message, advice])
    added.getCell(1).fill = solid(fills[severity])
    added.alignment = { wrapText: true, vertical: 'top' }
  }
}
