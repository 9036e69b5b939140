/** Cells for spreadsheets that people open: text never becomes a formula, CSV opens in Excel as UTF-8. */

const control = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]/g
/** Also the full-width signs, which East Asian Excel takes for the plain ones. */
const formulaStart = /^(?:[\t\r\n]|\s*[=+\-@＝＋－＠])/

/** Text that no spreadsheet takes for a formula: a leading `'` keeps it text. Control characters, which no sheet can hold, go. */
export function safeCell(text: string): string {
  const plain = text.replace(control, '').toWellFormed()
  return formulaStart.test(plain) ? `'${plain}` : plain
}

/** Excel reads a CSV as UTF-8 only after this mark. */
export const byteOrderMark = '\ufeff'

/** One line of CSV (RFC 4180), with its end. */
export const csvLine = (cells: readonly (string | number | boolean)[]): string =>
  `${cells.map((cell) => quoted(typeof cell === 'string' ? safeCell(cell) : String(cell))).join(',')}\r\n`

const quoted = (cell: string): string =>
  /[",\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
