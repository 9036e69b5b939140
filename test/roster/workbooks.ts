/** Roster workbooks for tests: the district's own with some cells changed, and small ones from rows. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import ExcelJS, { type CellValue } from 'exceljs'
import { afterAll } from 'vitest'
import { readRoster } from '../../handlers/roster/actions.ts'
import type { Judgement } from '../../handlers/roster/workbook/judge.ts'
import type { SheetName } from '../../handlers/roster/rules.ts'
import { sheets } from '../../handlers/roster/workbook/sheets.ts'

export const goodFile = path.join(import.meta.dirname, 'fixtures/qingling.xlsx')
export const brokenFile = path.join(import.meta.dirname, 'fixtures/qingling-broken.xlsx')

const folder = mkdtempSync(path.join(tmpdir(), 'renda-roster-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** A file name in a folder of its own that goes with the tests. */
export const ownFile = (name = 'roster.xlsx'): string => path.join(mkdtempSync(path.join(folder, 'f-')), name)

export async function load(file: string): Promise<ExcelJS.Workbook> {
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.readFile(file)
  return workbook
}

/** The district's workbook after a change, saved under a name of its own. */
export async function changed(change: (workbook: ExcelJS.Workbook) => void): Promise<string> {
  const workbook = await load(goodFile)
  change(workbook)
  const file = ownFile()
  await workbook.xlsx.writeFile(file)
  return file
}

/** The cell under a heading. */
export function cellAt(
  workbook: ExcelJS.Workbook,
  sheet: SheetName,
  row: number,
  heading: string,
): ExcelJS.Cell {
  const column = sheets[sheet].findIndex((one) => one.heading === heading) + 1
  return workbook.getWorksheet(sheet)!.getCell(row, column)
}

/** The row in which a column holds a value. */
export function rowOf(workbook: ExcelJS.Workbook, sheet: SheetName, heading: string, value: string): number {
  const rows = workbook.getWorksheet(sheet)!.rowCount
  for (let row = 2; row <= rows; row++) if (cellAt(workbook, sheet, row, heading).value === value) return row
  throw new Error(`${sheet} has no ${heading} ${value}`)
}

export async function judged(file: string): Promise<Judgement> {
  const read = await readRoster(file)
  if (!read.ok) throw new Error(read.refusal)
  return read.value
}

/** What is found when one cell of the district's workbook holds something else. */
export async function problemsWith(
  sheet: SheetName,
  row: number,
  heading: string,
  value: CellValue,
): Promise<string[]> {
  const file = await changed((workbook) => {
    cellAt(workbook, sheet, row, heading).value = value
  })
  const { problems } = await judged(file)
  return problems.map((one) => `${one.severity} ${one.sheet}${one.row} ${one.column} ${one.kind}`)
}

type Cells = readonly (string | null)[]

const small: Record<SheetName, readonly Cells[]> = {
  机构: [['桥东街道人大联络处', '街道人大联络处', '彭春宝/13800000901', '刘洁/13900000020', null]],
  选区: [['12', '第12选区（桥东社区）', '桥东街道人大联络处']],
  代表小组: [
    [
      '桥东一组',
      '桥东街道人大联络处',
      '彭春宝/13800000901',
      '周明远',
      '刘洁/13900000020',
      '桥东一组代表履职群',
    ],
  ],
  代表: [
    [
      '周明远',
      '男',
      '1974-09',
      '13800000012',
      'QL18-001',
      '12',
      '桥东一组',
      '否',
      '社区工作者',
      '桥东社区党委书记',
    ],
    ['陈秀兰', '女', '1968-03', '13800000011', 'QL18-002', '12', '桥东一组', '否', '教师', '桥东小学副校长'],
  ],
  常委会: [['陈秀兰', '委员', null, '桥东街道人大联络处', 'QL18-001']],
  选民: [
    ['张德发', '老张', '13800000101', '12', '锦绣花园3栋', 'QL18-001'],
    ['王桂英', '王婶', '13800000102', '12', '锦绣花园3栋', 'QL18-001、QL18-002'],
    ['徐丽', null, null, '12', '桥东路41号', 'QL18-002'],
  ],
  承办单位: [['区住房和城乡建设局', '住建局、区住建局', '政府', '王涛', '13900000041']],
  工作人员: [['梁慧', '区人大常委会代表工委', '代表工委', '13900000031']],
}

/** A roster of two deputies and three voters, with the rows of some sheets replaced. */
export async function smallFile(rows: Partial<Record<SheetName, readonly Cells[]>> = {}): Promise<string> {
  const workbook = new ExcelJS.Workbook()
  for (const [name, given] of Object.entries({ ...small, ...rows })) {
    const sheet = workbook.addWorksheet(name)
    sheet.addRow(sheets[name as SheetName].map(({ heading }) => heading))
    for (const row of given) sheet.addRow([...row])
  }
  const file = ownFile()
  await workbook.xlsx.writeFile(file)
  return file
}

export const smallRows = small
