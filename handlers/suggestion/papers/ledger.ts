/** The ledger (台账) and the statistics as Excel workbooks. */
import { PassThrough } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { setImmediate } from 'node:timers/promises'
import ExcelJS, { type Row, type Worksheet } from 'exceljs'
import { safeCell } from '../../shared/cells.ts'
import type { Day } from '../../shared/days.ts'
import { widthOf } from '../../shared/titles.ts'
import { percentOf, type Grouping, type Share, type Statistics } from '../reading/statistics.ts'
import type { MergedCounting } from '../reading/mergedCounting.ts'
import type { PollFigures } from '../supervision/pollRecords.ts'
import { countingRules, groupingName, rateColumns, hasPolls, pollRules } from './words.ts'

/** One suggestion in the ledger; words as people read them, days as YYYY-MM-DD. */
export interface LedgerRow {
  number: string | null
  title: string
  category: string | null
  lead: string
  cosigners: readonly string[]
  office: string | null
  state: string
  key: boolean
  submittedOn: Day | null
  forwardedTo: string | null
  assignedOn: Day | null
  dueOn: Day | null
  main: string | null
  assisting: readonly string[]
  repliedOn: Day | null
  replyClass: string | null
  work: string | null
  result: string | null
  closedOn: Day | null
  /** Whole days past the due day; 0 when in time. */
  overdueDays: number
  round: number
  /** 建议 or 议案. */
  kind: string
  /** Of one that was handed in as a motion. */
  motionNumber: string | null
}

type LedgerCell = string | number | null

/** The columns never change their order: other tables refer to them. */
const columns: readonly (readonly [string, number, (row: LedgerRow) => LedgerCell])[] = [
  ['编号', 16, (row) => row.number],
  ['标题', 48, (row) => row.title],
  ['类别', 12, (row) => row.category],
  ['领衔代表', 12, (row) => row.lead],
  ['附议代表', 24, (row) => row.cosigners.join('、')],
  ['代表所在机构', 20, (row) => row.office],
  ['状态', 12, (row) => row.state],
  ['重点建议', 10, (row) => (row.key ? '是' : '否')],
  ['提交日期', 12, (row) => row.submittedOn],
  ['转交', 14, (row) => row.forwardedTo],
  ['交办日期', 12, (row) => row.assignedOn],
  ['答复期限', 12, (row) => row.dueOn],
  ['主办单位', 18, (row) => row.main],
  ['协办单位', 24, (row) => row.assisting.join('、')],
  ['答复日期', 12, (row) => row.repliedOn],
  ['答复类别', 10, (row) => row.replyClass],
  ['对办理工作', 12, (row) => row.work],
  ['对办理结果', 12, (row) => row.result],
  ['办结日期', 12, (row) => row.closedOn],
  ['超期天数', 10, (row) => row.overdueDays],
  ['办理轮次', 10, (row) => row.round],
  ['种类', 8, (row) => row.kind],
  ['议案编号', 16, (row) => row.motionNumber],
]

/** Columns of numbers; all others hold text. */
const counts = ['超期天数', '办理轮次']

export interface LedgerFacts {
  rows: readonly LedgerRow[]
  /** Which suggestions these are, as 2017年、主办区住建局. */
  filter: string
  /** When it was made: 2017-11-08 09:30 */
  madeAt: string
}

/** The bytes of the ledger: the first line tells filter, time and counting rule, the second is the headings. */
export async function ledgerBook({ rows, filter, madeAt }: LedgerFacts): Promise<Buffer> {
  const stream = new PassThrough()
  const bytes = buffer(stream)
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({ stream, useStyles: true })
  const sheet = workbook.addWorksheet('代表建议台账', {
    views: [{ state: 'frozen', xSplit: 2, ySplit: 2 }],
    // written at once; what else belongs to the page is written at the end
    pageSetup: { fitToPage: true },
  })
  printAcross(sheet, a3) // twenty-three columns cannot be read on A4
  // the style stands at the column: a style a cell takes many times as long
  sheet.columns = columns.map(([heading, width]) => ({
    width,
    style: {
      numFmt: counts.includes(heading) ? '0' : '@',
      alignment: { vertical: 'top', wrapText: true },
      border: { top: thin, bottom: thin, left: thin, right: thin },
    },
  }))
  sheet.autoFilter = { from: { row: 2, column: 1 }, to: { row: 2 + rows.length, column: columns.length } }
  const about = `代表建议台账。范围：${filter}；生成时间：${madeAt}；共${rows.length}件（一件一行，并案的各占一行，议案见“种类”）；超期天数按生成当日计算。`
  sheet.addRow([safeCell(about)]).getCell(1).alignment = { wrapText: false }
  sheet.mergeCells(1, 1, 1, columns.length)
  const head = sheet.addRow(columns.map(([heading]) => heading))
  headings(head, 20)
  head.commit()
  for (const [index, row] of rows.entries()) {
    // messages are answered in between
    if (index % 200 === 199) await setImmediate()
    const cells = columns.map(([, , cell]) => shown(cell(row)))
    const added = sheet.addRow(cells)
    added.height = heightOf(cells)
    added.commit()
  }
  sheet.commit()
  await workbook.commit()
  return bytes
}

/** Programs that open it do not all fit a row to its text: as high as its longest cell needs, in Excel's points, 409 at most. */
function heightOf(cells: readonly LedgerCell[]): number {
  const lines = cells.map((cell, index) =>
    Math.ceil((2 * widthOf(String(cell ?? ''))) / ((columns[index]?.[1] ?? 12) - 1)),
  )
  return Math.min(409, lineHeight * Math.max(1, ...lines))
}

const lineHeight = 15

/** Excel takes no longer text in a cell. */
const longestCell = 32_000

const shown = (cell: LedgerCell): LedgerCell =>
  typeof cell === 'string' ? safeCell(cell).slice(0, longestCell) : cell

const a3 = 8
const a4 = 9

/** Across, as wide as the page; exceljs has its sizes only as a const enum, of which nothing is left to import. */
const printAcross = (sheet: Worksheet, paperSize: 8 | 9): void =>
  void Object.assign(sheet.pageSetup, {
    paperSize,
    orientation: 'landscape',
    fitToPage: true,
    fitToWidth: 1,
    fitToHeight: 0,
    printTitlesRow: '1:2',
  })

const thin = { style: 'thin', color: { argb: 'FF999999' } } as const

const bold = { bold: true, name: '宋体', size: 11 }

function headings(row: Row, height: number): void {
  row.font = bold
  row.height = height
  row.alignment = { vertical: 'middle', wrapText: true }
  row.eachCell((cell) => {
    cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFDCE6F1' } }
  })
}

export interface StatisticsFacts {
  title: string
  filter: string
  cutOff: Day
  merged: MergedCounting
  tables: readonly { by: Grouping; statistics: Statistics }[]
  /** 满意度测评 at meetings of these days. */
  polls: PollFigures
}

/** The bytes of the statistics as Excel: a sheet a grouping; each rate with its part and n beside it, the rules beneath. */
export async function statisticsBook(facts: StatisticsFacts): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook()
  for (const { by, statistics } of facts.tables) {
    const sheet = workbook.addWorksheet(`按${groupingName[by]}`, {
      views: [{ state: 'frozen', xSplit: 1, ySplit: 2 }],
    })
    printAcross(sheet, a4)
    sheet.columns = [{ width: 24 }, { width: 10 }, { width: 10 }, ...rateColumns.flatMap(() => rateWidths)]
    sheet.addRow([safeCell(`${facts.title}（按${groupingName[by]}）。范围：${facts.filter}`)]).font = bold
    headings(
      sheet.addRow([groupingName[by], '建议件数', '办理件数', ...rateColumns.flatMap(rateHeadings)]),
      48,
    )
    for (const row of [...statistics.rows, statistics.total]) {
      const rates = rateColumns.flatMap(([, key]) => rateCells(row[key]))
      const added = sheet.addRow([safeCell(row.name), row.suggestions, row.handlings, ...rates])
      for (const index of rateColumns.keys()) added.getCell(6 + index * 3).numFmt = '0.0%'
      if (row === statistics.total) added.font = bold
      ruled(added)
    }
    sheet.addRow([])
    for (const text of countingRules(facts.merged, facts.cutOff)) addNote(sheet, text)
  }
  if (hasPolls(facts.polls)) addPolls(workbook, facts)
  return bytesOf(workbook)
}

/** 会议测评: its own sheet, since its ballots are counted by meeting and not by suggestion. */
function addPolls(workbook: ExcelJS.Workbook, { title, polls }: StatisticsFacts): void {
  const sheet = workbook.addWorksheet('会议测评', { views: [{ state: 'frozen', xSplit: 1, ySplit: 2 }] })
  printAcross(sheet, a4)
  sheet.columns = [28, 12, 30, 10, 10, 10, 10, 10, 10, 18].map((width) => ({ width }))
  sheet.addRow([safeCell(`${title}（会议满意度测评）`)]).font = bold
  const rates = [['满意率'], ['基本满意以上率']] as const
  headings(
    sheet.addRow([
      '测评',
      '日期',
      '测评对象',
      ...rates.flatMap(([name]) => rateHeadings([name, ''])),
      '标注',
    ]),
    48,
  )
  for (const one of polls.figures) {
    const cells = [...rateCells(one.satisfied), ...rateCells(one.content)]
    const added = sheet.addRow([safeCell(one.poll), one.heldOn, safeCell(one.item), ...cells, one.mark ?? ''])
    for (const column of [6, 9]) added.getCell(column).numFmt = '0.0%'
    ruled(added)
  }
  sheet.addRow([])
  for (const text of pollRules(polls)) addNote(sheet, text)
}

/** Lines around the figures and not around the rules beneath; what is not counted stands where the figures stand. */
function ruled(row: Row): void {
  row.eachCell({ includeEmpty: true }, (cell) => {
    cell.border = { top: thin, left: thin, bottom: thin, right: thin }
    if (cell.value === '—') cell.alignment = { horizontal: 'right' }
  })
}

const noteColumns = 12

function addNote(sheet: Worksheet, text: string): void {
  const row = sheet.addRow([text])
  sheet.mergeCells(row.number, 1, row.number, noteColumns)
  row.alignment = { vertical: 'top', wrapText: true }
  row.height = 16 * Math.ceil(text.length / 60)
}

const rateWidths = [{ width: 10 }, { width: 10 }, { width: 10 }]

const rateHeadings = ([name]: readonly [string, string]): string[] => [`${name}：分子`, `${name}：分母`, name]

const rateCells = (share: Share): (number | string)[] => {
  const percent = percentOf(share)
  return [share.part, share.of, percent === null ? '—' : percent / 100]
}

const bytesOf = async (workbook: ExcelJS.Workbook): Promise<Buffer> =>
  Buffer.from(await workbook.xlsx.writeBuffer())
