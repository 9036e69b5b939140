/** What a form posted: texts and files by name. Texts are well-formed, trimmed and without control characters. */
export interface UploadedFile {
  name: string
  bytes: Uint8Array
  /** More than is taken: the bytes are cut, the rest of the form is whole. */
  tooLarge: boolean
}

export class Fields {
  readonly #texts: ReadonlyMap<string, readonly string[]>
  readonly #files: ReadonlyMap<string, readonly UploadedFile[]>

  constructor(
    texts: ReadonlyMap<string, readonly string[]> = new Map(),
    files: ReadonlyMap<string, readonly UploadedFile[]> = new Map(),
  ) {
    this.#texts = texts
    this.#files = files
  }

  /** The one text of this name; '' when it is absent. */
  text(name: string): string {
    return this.#texts.get(name)?.[0] ?? ''
  }

  /** Every text of this name: tick boxes. */
  all(name: string): readonly string[] {
    return this.#texts.get(name) ?? []
  }

  has(name: string): boolean {
    return this.#texts.has(name)
  }

  /** The names of all texts, in the order in which they came. */
  names(): readonly string[] {
    return [...this.#texts.keys()]
  }

  /** Files that were chosen; an empty file field is no file. */
  files(name: string): readonly UploadedFile[] {
    return this.#files.get(name) ?? []
  }
}

/** Fields from a plain object, for tests and for a form that is filled by the program. */
export const fieldsOf = (texts: Readonly<Record<string, string | readonly string[]>>): Fields =>
  new Fields(
    new Map(
      Object.entries(texts).map(([name, value]) => [name, typeof value === 'string' ? [value] : value]),
    ),
  )

/** The number of a row as an address or a form names it; 0, which no row has, for anything else. */
export const rowId = (text: string | undefined): number =>
  text !== undefined && /^\d{1,9}$/.test(text) ? Number(text) : 0

/** A day as a form or an address names it, 2026-11-22; null for anything else. */
export const dayIn = (text: string): string | null => {
  if (!/^[12]\d{3}-\d{2}-\d{2}$/.test(text)) return null
  const day = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text) ? text : null
}
