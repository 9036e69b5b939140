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
