/** Reads one row of a sheet cell by cell, and notes what is wrong with each. Pure. */
import type { Findings } from './findings.ts'
import { readMonth } from './months.ts'
import { shownText, type RawCell } from './raw.ts'
import type { Place, SheetName } from '../rules.ts'
import { columnOf, longestName, longestText } from './sheets.ts'
import {
  habitWords,
  holdsSeveral,
  tidyCode,
  tidyList,
  tidyName,
  tidyPhone,
  tidyText,
  type Habit,
  type Tidied,
} from './tidy.ts'

const shortened = (text: string): string => (text.length > 30 ? `${text.slice(0, 30)}……` : text)

export class RowReader {
  readonly place: Place
  readonly #cells: ReadonlyMap<string, RawCell>
  readonly #findings: Findings

  constructor(place: Place, cells: ReadonlyMap<string, RawCell>, findings: Findings) {
    this.place = place
    this.#cells = cells
    this.#findings = findings
  }

  /** Free text: an address, a post. */
  text(heading: string): string | null {
    return this.#read(heading, tidyText, longestText)
  }

  /** A number, a card, the name of an office or a group. One value only. */
  code(heading: string): string | null {
    const value = this.#read(heading, tidyCode, longestText)
    return value === null || this.#single(heading, value) ? value : null
  }

  /** A person's name, or `姓名/手机`. One person only. */
  name(heading: string): string | null {
    const value = this.#read(heading, tidyName, longestName)
    return value === null || this.#single(heading, value) ? value : null
  }

  phone(heading: string): string | null {
    const value = this.#read(heading, tidyPhone, longestText)
    if (value === null || !this.#single(heading, value)) return null
    if (/^1\d{10}$/.test(value)) return value
    const what = /^\d+$/.test(value) ? `有${value.length}位数字，手机号是11位` : '不是11位手机号'
    this.error(
      heading,
      'wrong_phone',
      `手机“${shortened(value)}”${what}`,
      '核对后填11位手机号，单元格设为文本',
    )
    return null
  }

  month(heading: string): string | null {
    const cell = this.#cell(heading)
    if (!cell) return null
    const shown = shortened(shownText(cell))
    const reading = readMonth(cell)
    if (!reading.ok) {
      const why = reading.why === 'two_readings' ? '可能是1月也可能是10月' : '不是年月'
      this.error(heading, 'wrong_month', `出生年月“${shown}”${why}`, '写成 1975-06 这样，单元格设为文本')
      return null
    }
    if (reading.unusual === 'date_cell')
      this.warning(
        heading,
        'date_cell',
        `是日期格，按${reading.month}读`,
        '把单元格设为文本，写成 1975-06 这样',
      )
    if (reading.unusual === 'month_form')
      this.warning(heading, 'month_form', `写的是“${shown}”，按${reading.month}读`, '写成 1975-06 这样')
    return reading.month
  }

  /** One of the words that belong here, as what it stands for. */
  choice<Value>(heading: string, words: Readonly<Record<string, Value>>): Value | null {
    const word = this.code(heading)
    if (word === null) return null
    const value = Object.entries(words).find(([known]) => known === word)
    if (value) return value[1]
    this.#wrongWord(heading, word)
    return null
  }

  /** Several values; those that are no known words are left out with an error. */
  list(heading: string, kind: 'name' | 'code', words?: readonly string[]): string[] {
    const cell = this.#cell(heading)
    if (!cell) return []
    const { values, habits } = tidyList(shownText(cell), kind === 'name' ? tidyName : tidyCode)
    if (values.length === 0) this.#missing(heading)
    this.#tellHabits(heading, habits, values.join('、'))
    if (values.some((value) => value.length > longestName)) this.#tooLong(heading, longestName)
    const unknown = words ? values.filter((value) => !words.includes(value)) : []
    for (const word of unknown) this.#wrongWord(heading, word)
    return values.filter((value) => !unknown.includes(value))
  }

  error(heading: string, kind: string, message: string, advice: string): void {
    this.#findings.error(this.place.sheet, this.place.row, heading, kind, message, advice)
  }

  warning(heading: string, kind: string, message: string, advice: string): void {
    this.#findings.warning(this.place.sheet, this.place.row, heading, kind, message, advice)
  }

  /** Whether something stands there, be it wrong. A column that the sheet lacks is told once, at the heading. */
  isFilled(heading: string): boolean {
    const cell = this.#cells.get(heading)
    return !cell || cell.kind === 'formula' || shownText(cell).trim() !== ''
  }

  /** The cell when something can be read from it. */
  #cell(heading: string): RawCell | null {
    const cell = this.#cells.get(heading)
    if (!cell) return null
    if (cell.kind === 'formula') {
      this.error(heading, 'formula', '是公式，不收公式', '改成直接填写的文字')
      return null
    }
    if (cell.kind === 'fault') {
      this.error(heading, 'formula', `是出错的公式（${cell.text}）`, '改成直接填写的文字')
      return null
    }
    if (shownText(cell).trim() !== '') return cell
    this.#missing(heading)
    return null
  }

  #read(heading: string, tidy: (text: string) => Tidied, longest: number): string | null {
    const cell = this.#cell(heading)
    if (!cell) return null
    const { text, habits } = tidy(shownText(cell))
    if (text === '') {
      this.#missing(heading)
      return null
    }
    this.#tellHabits(heading, habits, text)
    if (text.length > longest) this.#tooLong(heading, longest, text.length)
    return text
  }

  #single(heading: string, value: string): boolean {
    if (!holdsSeveral(value)) return true
    this.error(
      heading,
      'two_values',
      `一格里写了几个：“${shortened(value)}”，这里只能写一个`,
      '只留一个，其余另写一格',
    )
    return false
  }

  #missing(heading: string): void {
    if (columnOf(this.place.sheet, heading)?.needed)
      this.error(heading, 'missing', `没有填${heading}`, `补填${heading}`)
  }

  #tellHabits(heading: string, habits: readonly Habit[], read: string): void {
    const [first] = habits
    if (!first) return
    const what = habits.map((habit) => habitWords[habit]).join('，')
    this.warning(heading, first, `${what}，按“${shortened(read)}”读`, `改成“${shortened(read)}”`)
  }

  #tooLong(heading: string, longest: number, has?: number): void {
    const length = has === undefined ? `超过${longest}个字` : `有${has}个字，最多${longest}个`
    this.error(heading, 'too_long', `${heading}${length}`, '核对是不是粘贴了别的内容')
  }

  #wrongWord(heading: string, word: string): void {
    const words = columnOf(this.place.sheet, heading)?.words ?? []
    const quoted = words.map((known) => `“${known}”`).join('、')
    this.error(heading, 'wrong_value', `“${shortened(word)}”不在${quoted}之内`, `改成${quoted}之一`)
  }
}

/** The rows of one sheet, ready to be read; the columns that it lacks are unknown to every row. */
export interface ReadableSheet {
  sheet: SheetName
  /** False when the workbook has no such sheet. */
  present: boolean
  columns: ReadonlySet<string>
  rows: readonly RowReader[]
}
