/** Reads a birth month. Pure. */
import type { RawCell } from './raw.ts'

export type MonthReading =
  | { ok: true; month: string; unusual: 'date_cell' | 'month_form' | null }
  | { ok: false; why: 'two_readings' | 'no_month' }

const refused = (why: 'two_readings' | 'no_month'): MonthReading => ({ ok: false, why })

/** YYYY-MM; other spellings with one reading are taken and told, `1975.1` as a number is January or October: refused. */
export function readMonth(cell: RawCell): MonthReading {
  if (cell.kind === 'date') return monthOf(cell.year, cell.month, 'date_cell')
  if (cell.kind === 'number') return monthOfNumber(cell.number)
  if (cell.kind !== 'text') return refused('no_month')
  const text = cell.text.normalize('NFKC').replace(/\s/g, '')
  const plain = /^(\d{4})-(\d{2})$/.exec(cell.text)
  if (plain) return monthOf(Number(plain[1]), Number(plain[2]), null)
  const packed = /^(\d{4})(\d{2})$/.exec(text)
  const parted = /^(\d{4})[-‐‑–—−./年](\d{1,2})(?:月|[-‐‑–—−./月]\d{1,2}日?)?$/.exec(text)
  const found = packed ?? parted
  return found ? monthOf(Number(found[1]), Number(found[2]), 'month_form') : refused('no_month')
}

function monthOfNumber(number: number): MonthReading {
  if (Number.isInteger(number)) {
    const packed = /^(\d{4})(\d{2})$/.exec(String(number))
    return packed ? monthOf(Number(packed[1]), Number(packed[2]), 'month_form') : refused('no_month')
  }
  const [year = '', month = ''] = String(number).split('.')
  // Excel keeps 1975.10 as 1975.1
  if (month === '1') return refused('two_readings')
  return monthOf(Number(year), Number(month), 'month_form')
}

function monthOf(year: number, month: number, unusual: 'date_cell' | 'month_form' | null): MonthReading {
  if (year < 1900 || year > 2100 || !(month >= 1 && month <= 12)) return refused('no_month')
  return { ok: true, month: `${year}-${String(month).padStart(2, '0')}`, unusual }
}
