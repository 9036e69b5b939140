/** Finds the sheets and columns of a raw workbook, empty and double rows, merged cells. Pure. */
import { Findings, wholeRow, wholeSheet } from './findings.ts'
import { shownText, type RawCell, type RawRow, type RawSheet } from './raw.ts'
import { sheetNames, type SheetName } from '../rules.ts'
import { RowReader, type ReadableSheet } from './rows.ts'
import { problemSheet, sheets } from './sheets.ts'
import { tidyCode } from './tidy.ts'

const plain = (text: string): string => tidyCode(text).text

/** Every sheet of the roster in order; a sheet or a column that is missing is an error, a further one a warning. */
export function layOut(raw: readonly RawSheet[], findings: Findings): Record<SheetName, ReadableSheet> {
  for (const other of raw) {
    const known = sheetNames.some((name) => name === plain(other.name)) || other.name === problemSheet
    if (known || (other.headings.length === 0 && other.rows.length === 0)) continue
    findings.warning(
      other.name,
      null,
      wholeSheet,
      'extra_sheet',
      `多出一张表“${other.name}”，不导入`,
      '不需要就删掉',
    )
  }
  const read = (sheet: SheetName) => readSheet(sheet, raw, findings)
  return {
    机构: read('机构'),
    选区: read('选区'),
    代表小组: read('代表小组'),
    代表: read('代表'),
    常委会: read('常委会'),
    选民: read('选民'),
    承办单位: read('承办单位'),
    工作人员: read('工作人员'),
  }
}

function readSheet(sheet: SheetName, raw: readonly RawSheet[], findings: Findings): ReadableSheet {
  const [found, ...more] = raw.filter(({ name }) => plain(name) === sheet)
  if (!found) {
    findings.error(
      sheet,
      null,
      wholeSheet,
      'missing_sheet',
      `没有“${sheet}”表`,
      '补上这张表，没有内容也要有表头；可以用 template 生成空表',
    )
    return { sheet, present: false, columns: new Set(), rows: [] }
  }
  if (found.name !== sheet)
    findings.warning(
      sheet,
      null,
      wholeSheet,
      'spaces',
      `表名是“${found.name}”，按“${sheet}”读`,
      `改成“${sheet}”`,
    )
  if (more.length > 0)
    findings.error(
      sheet,
      null,
      wholeSheet,
      'double_sheet',
      `有${more.length + 1}张表都叫“${sheet}”`,
      '只留一张',
    )
  const columns = findColumns(sheet, found.headings, findings)
  tellMerged(sheet, found, columns, findings)
  const rows = withoutDoubles(sheet, usedRows(sheet, found.rows, findings), columns, findings)
  return {
    sheet,
    present: true,
    columns: new Set(columns.keys()),
    rows: rows.map(
      ({ row, cells }) =>
        new RowReader(
          { sheet, row },
          new Map([...columns].map(([heading, at]) => [heading, cells[at] ?? empty])),
          findings,
        ),
    ),
  }
}

const empty: RawCell = { kind: 'empty' }

/** Heading → position. */
function findColumns(
  sheet: SheetName,
  headings: readonly RawCell[],
  findings: Findings,
): Map<string, number> {
  const wanted = sheets[sheet].map(({ heading }) => heading)
  const found = new Map<string, number>()
  for (const [at, cell] of headings.entries()) {
    const written = shownText(cell)
    const heading = plain(written)
    if (heading === '') continue
    if (!wanted.includes(heading))
      findings.warning(
        sheet,
        1,
        written.trim(),
        'extra_column',
        `多出一列“${written.trim()}”，不导入`,
        '不需要就删掉',
      )
    else if (found.has(heading))
      findings.error(sheet, 1, heading, 'double_column', `有两列都叫“${heading}”`, '只留一列')
    else {
      found.set(heading, at)
      if (written !== heading)
        findings.warning(
          sheet,
          1,
          heading,
          'spaces',
          `表头写的是“${written}”，按“${heading}”读`,
          `改成“${heading}”`,
        )
    }
  }
  for (const heading of wanted)
    if (!found.has(heading))
      findings.error(
        sheet,
        1,
        heading,
        'missing_column',
        `没有“${heading}”这一列`,
        `表头要一字不差地写“${heading}”`,
      )
  if (found.size === wanted.length && [...found.keys()].join() !== wanted.join())
    findings.warning(sheet, 1, wholeRow, 'column_order', '各列的次序和模板不同，按表头读', '按模板的次序排')
  return found
}

const isEmpty = (cell: RawCell): boolean => cell.kind !== 'formula' && shownText(cell).trim() === ''

/** Empty rows between others are skipped; below the last row they are nothing at all. */
function usedRows(sheet: SheetName, rows: readonly RawRow[], findings: Findings): RawRow[] {
  const used = rows.filter(({ cells }) => !cells.every(isEmpty)).sort((a, b) => a.row - b.row)
  let before = 1
  for (const { row } of used) {
    if (row > before + 1) {
      const [from, to] = [before + 1, row - 1]
      const which = from === to ? '整行空白' : `第${from}至${to}行空白`
      findings.warning(sheet, from, wholeRow, 'empty_row', `${which}，跳过`, '删掉空行')
    }
    before = row
  }
  return used
}

/** Of rows that say exactly the same only the first counts. */
function withoutDoubles(
  sheet: SheetName,
  rows: readonly RawRow[],
  columns: ReadonlyMap<string, number>,
  findings: Findings,
): RawRow[] {
  const first = new Map<string, number>()
  return rows.filter(({ row, cells }) => {
    const said = [...columns.values()].map((at) => cells[at] ?? empty)
    if (said.every(isEmpty)) return false
    const text = JSON.stringify(said.map((cell) => (cell.kind === 'formula' ? cell : shownText(cell).trim())))
    const before = first.get(text)
    if (before === undefined) {
      first.set(text, row)
      return true
    }
    const [column = wholeRow] = sheets[sheet].map(({ heading }) => heading)
    findings.warning(sheet, row, column, 'double_row', `与第${before}行完全相同，只收一次`, '删掉重复的一行')
    return false
  })
}

/** A merged cell stands for each of its rows: what it says is read for all of them. */
function tellMerged(
  sheet: SheetName,
  { merged }: RawSheet,
  columns: ReadonlyMap<string, number>,
  findings: Findings,
): void {
  const headings = new Map([...columns].map(([heading, at]) => [at, heading]))
  for (const { row, column, lastRow } of merged) {
    if (row === 1) continue
    const heading = headings.get(column - 1)
    if (heading === undefined) continue
    const rows = lastRow > row ? `第${row}至${lastRow}行合并成一格，每行都按首格读` : '几列合并成一格'
    findings.warning(sheet, row, heading, 'merged_cell', rows, '取消合并，每行都填')
  }
}
