import { randomUUID } from 'node:crypto'
import type { ChatLine } from './types.ts'

export type NewLine = Pick<ChatLine, 'id' | 'conversationId' | 'roomId' | 'talkerId' | 'at'> &
  Partial<ChatLine>

type Listener = (line: ChatLine) => void

export interface HistoryLimits {
  /** Lines kept over all conversations. */
  lines: number
  /** Bytes of files kept over all conversations; the oldest are forgotten first. */
  fileBytes: number
}

/** All conversations of one machine's WeChat, oldest line first, bounded in lines and in bytes of files. */
export class History {
  /** Another one after each start: a window that shows an older one has to be loaded anew. */
  readonly run = randomUUID()
  readonly #lines = new Map<string, ChatLine>()
  readonly #conversations = new Map<string, Set<string>>()
  readonly #listeners = new Set<Listener>()
  readonly #limits: HistoryLimits
  #version = 0

  constructor(limits: HistoryLimits) {
    this.#limits = limits
  }

  /** The number of the last change. */
  get version(): number {
    return this.#version
  }

  /** What a window notes to say later what it has seen: `run.version`. */
  get mark(): string {
    return `${this.run}.${this.#version}`
  }

  /** The version a window's mark names; null when it was noted in another run. */
  versionOf(mark: string): number | null {
    const [run, version] = mark.split('.')
    return run === this.run && version !== undefined && /^\d+$/u.test(version) ? Number(version) : null
  }

  add(fresh: NewLine): ChatLine {
    const bare = { kind: 'text', text: '', mentionIds: [], file: null, link: null, recalled: false } as const
    const line = this.#keep({ ...bare, ...fresh, version: 0 })
    this.#forgetOldLines()
    this.#forgetOldFiles()
    return line
  }

  find(id: string): ChatLine | null {
    return this.#lines.get(id) ?? null
  }

  all(): readonly ChatLine[] {
    return [...this.#lines.values()]
  }

  /** The lines of one conversation, oldest first. */
  of(conversationId: string): readonly ChatLine[] {
    const ids = this.#conversations.get(conversationId) ?? []
    return [...ids].flatMap((id) => this.find(id) ?? [])
  }

  /** Takes a line back; its place stays, its words and file go. */
  recall(line: ChatLine): void {
    this.#keep({ ...line, recalled: true, text: '', file: null, link: null })
  }

  /** Calls back with every new or changed line until the returned function is called. */
  onChange(listener: Listener): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  #keep(line: ChatLine): ChatLine {
    this.#version += 1
    const kept = { ...line, version: this.#version }
    this.#lines.set(kept.id, kept)
    const conversation = this.#conversations.get(kept.conversationId) ?? new Set()
    this.#conversations.set(kept.conversationId, conversation.add(kept.id))
    for (const listener of this.#listeners) listener(kept)
    return kept
  }

  #forgetOldLines(): void {
    for (const { id, conversationId } of this.#lines.values()) {
      if (this.#lines.size <= this.#limits.lines) return
      this.#lines.delete(id)
      this.#conversations.get(conversationId)?.delete(id)
    }
  }

  #forgetOldFiles(): void {
    let bytes = 0
    for (const line of this.all().toReversed()) {
      if (!line.file?.bytes) continue
      bytes += line.file.size
      if (bytes > this.#limits.fileBytes)
        this.#lines.set(line.id, { ...line, file: { ...line.file, bytes: null } })
    }
  }
}
