/** Rows that others refer to by name, number or card. Pure. */
import type { RowReader, ReadableSheet } from './rows.ts'

export class Referred {
  /** Each row with its key; null where the cell could not be read. */
  readonly rows: readonly { reader: RowReader; key: string | null }[]
  readonly #first = new Map<string, RowReader>()
  /** False when the sheet or the column is missing: then a reference that leads nowhere proves nothing. */
  readonly #usable: boolean
  readonly #sheet: ReadableSheet
  readonly #heading: string

  constructor(
    sheet: ReadableSheet,
    heading: string,
    read: (reader: RowReader) => string | null,
    doubled: string,
  ) {
    this.#sheet = sheet
    this.#heading = heading
    this.#usable = sheet.columns.has(heading)
    this.rows = sheet.rows.map((reader) => {
      const key = read(reader)
      if (key === null) return { reader, key }
      const first = this.#first.get(key)
      if (!first) this.#first.set(key, reader)
      else
        reader.error(
          heading,
          doubled,
          `${heading}“${key}”与第${first.place.row}行重复`,
          `核对这两行，${heading}各用各的；是同一个就只留一行`,
        )
      return { reader, key }
    })
  }

  /** True for the row that others mean by this key. */
  isFirst(key: string, reader: RowReader): boolean {
    return this.#first.get(key) === reader
  }

  /** The key that a cell refers to; an error when there is no such row. */
  find(reader: RowReader, heading: string, unknown: string): string | null {
    const key = reader.code(heading)
    return key === null || this.known(reader, heading, key, unknown) ? key : null
  }

  known(reader: RowReader, heading: string, key: string, unknown: string): boolean {
    if (this.#first.has(key)) return true
    if (this.#usable)
      reader.error(
        heading,
        unknown,
        `“${this.#sheet.sheet}”表里没有${this.#heading}“${key}”`,
        `核对；要新增的，先在“${this.#sheet.sheet}”表里加上`,
      )
    return false
  }
}
