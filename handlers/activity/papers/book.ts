/** Attendance and training of a year as an Excel workbook. */
import ExcelJS, { type Worksheet } from 'exceljs'
import { safeCell } from '../../shared/cells.ts'
import {
  rateOf,
  type DeputyRow,
  type FigureRow,
  type GroupRow,
  type YearFigures,
} from '../statistics/yearFigures.ts'
import { countingRules, sumLines, titleOfYear } from './words.ts'

type Cell = string | number

type Column<Row> = readonly [heading: string, width: number, cell: (row: Row) => Cell]

/** 0.875, shown as 87.5%; text where nothing was recorded. */
const share = (row: Pick<FigureRow, 'attended' | 'asked'>): Cell => {
  const rate = rateOf(row)
  return rate === null ? '—' : rate / 100
}

const presence = [
  ['应到人次', 10, (row) => row.asked],
  ['实到人次', 10, (row) => row.attended],
  ['请假人次', 10, (row) => row.excused],
  ['未到人次', 10, (row) => row.absent],
  ['没有记', 10, (row) => row.unmarked],
  ['到会率', 10, share],
  ['培训人次', 10, (row) => row.trainings],
  ['学时', 10, (row) => row.hours],
] as const satisfies readonly Column<Omit<FigureRow, 'name' | 'activities' | 'unrecorded'>>[]

const kindColumns: readonly Column<FigureRow>[] = [
  ['类型', 22, (row) => row.name],
  ['次数', 8, (row) => row.activities],
  ['没记考勤', 10, (row) => row.unrecorded],
  ...presence,
]

const groupColumns: readonly Column<GroupRow>[] = [
  ['小组', 22, (row) => row.name],
  ['本组活动', 10, (row) => row.activities],
  ['没记考勤', 10, (row) => row.unrecorded],
  ...presence,
  ['代表人数', 10, (row) => row.deputies],
  ['参加过培训', 12, (row) => row.trained],
]

const deputyColumns: readonly Column<DeputyRow>[] = [
  ['姓名', 12, (row) => row.name],
  ['小组', 22, (row) => row.group],
  ['新任', 8, (row) => (row.isNew ? '是' : '否')],
  ...presence,
]

/** The bytes of the workbook: a sheet by kind, by group and by deputy; the sums above and the counting rules beneath each. */
export async function yearBook(figures: YearFigures): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook()
  addSheet(workbook, figures, '按类型', kindColumns, [...figures.byKind, figures.total])
  addSheet(workbook, figures, '按小组', groupColumns, figures.byGroup)
  addSheet(workbook, figures, '按代表', deputyColumns, figures.deputies)
  return Buffer.from(await workbook.xlsx.writeBuffer())
}

function addSheet<Row>(
  workbook: ExcelJS.Workbook,
  figures: YearFigures,
  name: string,
  columns: readonly Column<Row>[],
  rows: readonly Row[],
): void {
  const sheet = workbook.addWorksheet(name, { views: [{ state: 'frozen', xSplit: 1, ySplit: 2 }] })
  printAcross(sheet)
  sheet.columns = columns.map(([heading, width]) => ({
    width,
    style: {
      numFmt: heading === '到会率' ? '0.0%' : 'General',
      alignment: { horizontal: wordColumns.includes(heading) ? 'left' : 'right' },
    },
  }))
  sheet.addRow([safeCell(`${titleOfYear(figures)}（${name}）`)]).font = bold
  const head = sheet.addRow(columns.map(([heading]) => heading))
  head.font = bold
  head.eachCell((cell) => {
    cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFDCE6F1' } }
  })
  for (const row of rows)
    sheet.addRow(
      columns.map(([, , cell]) => {
        const shown = cell(row)
        return typeof shown === 'string' ? safeCell(shown) : shown
      }),
    )
  sheet.addRow([])
  for (const text of [...sumLines(figures), ...countingRules(figures)]) addNote(sheet, text, columns.length)
}

/** All others hold figures, which stand at the right under headings that do. */
const wordColumns: readonly string[] = ['类型', '小组', '姓名', '新任']

const bold = { bold: true, name: '宋体', size: 11 }

/** On A4 across, as wide as the page; exceljs has its sizes only as a const enum, of which nothing is left to import. */
const printAcross = (sheet: Worksheet): void =>
  void Object.assign(sheet.pageSetup, {
    paperSize: 9,
    orientation: 'landscape',
    fitToPage: true,
    fitToWidth: 1,
    fitToHeight: 0,
    printTitlesRow: '1:2',
  })

function addNote(sheet: Worksheet, text: string, columns: number): void {
  const row = sheet.addRow([text])
  sheet.mergeCells(row.number, 1, row.number, columns)
  row.alignment = { vertical: 'top', wrapText: true }
  row.height = 16 * Math.ceil(text.length / 55)
}
