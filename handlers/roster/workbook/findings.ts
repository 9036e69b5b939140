import type { Problem, SheetName } from '../rules.ts'

export const wholeRow = '（整行）'
export const wholeSheet = '（整表）'

/** Collects what is found wrong, each with the place, what it is and what to do. */
export class Findings {
  readonly problems: Problem[] = []

  error(
    sheet: string,
    row: number | null,
    column: string,
    kind: string,
    message: string,
    advice: string,
  ): void {
    this.problems.push({ sheet, row, column, severity: 'error', kind, message, advice })
  }

  warning(
    sheet: string,
    row: number | null,
    column: string,
    kind: string,
    message: string,
    advice: string,
  ): void {
    this.problems.push({ sheet, row, column, severity: 'warning', kind, message, advice })
  }
}

/** Sheets in the workbook's order, then rows; what is no sheet of ours comes last. */
export function inOrder(problems: readonly Problem[], order: readonly SheetName[]): Problem[] {
  const rank = (sheet: string) => {
    const index = order.findIndex((name) => name === sheet)
    return index < 0 ? order.length : index
  }
  return [...problems].sort((a, b) => rank(a.sheet) - rank(b.sheet) || (a.row ?? 0) - (b.row ?? 0))
}
