/** Tables of official forms: ruled, as wide as the text, labels in 黑体, values in 仿宋. Pure. */
import {
  AlignmentType,
  HeightRule,
  LineRuleType,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlignTable,
  WidthType,
} from 'docx'
import { fonts, mm, printable, run, size } from './document.ts'
import { widthOf } from './titles.ts'

export interface Cell {
  text: string
  /** A label: 黑体, centred. */
  label?: boolean
  centred?: boolean
  /** How many columns it takes. */
  span?: number
}

export interface Row {
  cells: readonly Cell[]
  /** Least height in mm, for what is filled in by hand. */
  height?: number
  /** Repeated at the top of every page. */
  head?: boolean
  /** Stands on the same page as the next row. */
  keep?: boolean
}

/** A ruled table; the columns' widths in mm add up to the text's 156. Rows break over no page unless they are tall. */
export const table = (widths: readonly number[], rows: readonly Row[]): Table =>
  new Table({
    width: { size: mm(widths.reduce((sum, width) => sum + width, 0)), type: WidthType.DXA },
    columnWidths: widths.map(mm),
    layout: TableLayoutType.FIXED,
    alignment: AlignmentType.CENTER,
    margins: { marginUnitType: WidthType.DXA, top: 40, bottom: 40, left: 80, right: 80 },
    rows: rows.map((row) => rowOf(row, widths)),
  })

const longText = 300

function rowOf({ cells, height, head, keep }: Row, widths: readonly number[]): TableRow {
  let at = 0
  return new TableRow({
    height: { value: mm(height ?? 9), rule: HeightRule.ATLEAST },
    cantSplit: cells.every(({ text }) => text.length < longText),
    tableHeader: head ?? false,
    children: cells.map((cell) => {
      const width = widths.slice(at, (at += cell.span ?? 1)).reduce((sum, one) => sum + one, 0)
      return cellOf(cell, width, keep ?? false)
    }),
  })
}

const cellOf = ({ text, label, centred, span }: Cell, width: number, keepNext: boolean): TableCell =>
  new TableCell({
    width: { size: mm(width), type: WidthType.DXA },
    columnSpan: span ?? 1,
    verticalAlign: VerticalAlignTable.CENTER,
    children: printable(text)
      .split('\n')
      .map(
        (part) =>
          new Paragraph({
            alignment: (label ?? false) || (centred ?? false) ? AlignmentType.CENTER : AlignmentType.LEFT,
            spacing: { line: 360, lineRule: LineRuleType.AT_LEAST },
            keepNext,
            children: run(part, { size: size.smallFour, font: label ? fonts.heading : fonts.body }),
          }),
      ),
  })

export const label = (text: string, span = 1): Cell => ({ text, label: true, span })
export const value = (text: string, span = 1): Cell => ({ text, span })
export const centred = (text: string, span = 1): Cell => ({ text, span, centred: true })

/** Characters of 小四 in the widest cell beside a label. */
const cellWidth = 28

/** Boxes to tick: those that were chosen are ticked, and none unless somebody chose. No box is parted from its words. */
export function boxes(options: readonly string[], chosen: readonly string[] = []): string {
  const lines: string[] = []
  for (const option of options) {
    const box = `${chosen.includes(option) ? '☑' : '□'}${option}`
    const last = lines.at(-1)
    if (last === undefined || widthOf(`${last}　${box}`) > cellWidth) lines.push(box)
    else lines[lines.length - 1] = `${last}　${box}`
  }
  return lines.join('\n')
}
