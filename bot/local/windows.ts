import type { Context } from 'koa'
import { conversationOf, type Place, readCast } from './cast.ts'
import { lineHtml } from './lines.tsx'
import type { LocalChatOptions } from './options.ts'
import { outboxHtml } from './panels.tsx'
import { localBot } from './puppet.ts'
import { openStream, type Send } from './stream.ts'
import { clockLabel, fieldValue, momentLabel, stepped } from './times.ts'
import type { ChatLine } from './types.ts'
import type { Unread } from './unread.ts'

interface Window {
  /** Null while nobody is chosen. */
  place: Place | null
  send: Send
}

/** How often the outbox is looked at while a window is open. */
const outboxPause = 1_000

/** The open windows of the chat page; each is told at once what it has to show. */
export class Windows {
  readonly #open = new Set<Window>()
  readonly #options: LocalChatOptions
  readonly #unread: Unread
  #timer: NodeJS.Timeout | null = null
  #shownOutbox = ''

  constructor(options: LocalChatOptions, unread: Unread) {
    this.#options = options
    this.#unread = unread
    options.puppet.history.onChange((line) => this.#tellLine(line))
  }

  /** Starts a window's stream with what was said since `mark`; a mark of another run makes the window load anew. */
  open(ctx: Context, place: Place | null, mark: string): void {
    const { puppet, closing } = this.#options
    const send = openStream(ctx, closing, () => this.#close(window))
    const window: Window = { place, send }
    this.#open.add(window)
    const since = puppet.history.versionOf(mark)
    if (since === null) send('reload', null)
    else if (place) this.#catchUp(window, place, since)
    this.#shownOutbox = ''
    void this.#tellOutbox()
    this.#timer ??= setInterval(() => void this.#tellOutbox(), outboxPause).unref()
  }

  /** Tells every window the program's time, after it was moved. */
  tellClock(): void {
    const { puppet, timeZone: zone } = this.#options
    const now = puppet.now()
    this.#tellAll('clock', {
      now: now.getTime(),
      label: clockLabel(now, zone),
      field: fieldValue(now, zone),
      tenBefore: momentLabel(stepped(now, 'quarter', zone), now, zone),
    })
  }

  /** Tells the windows whether a conversation holds something its person has not seen. */
  tellNews(conversationId: string): void {
    const room = this.#options.puppet.book.rooms.get(conversationId)
    if (!room) {
      const news = this.#unread.has(conversationId, conversationId)
      this.#tellAll('news', { conversation: conversationId, news, person: true })
      return
    }
    for (const { place, send } of this.#open) {
      if (!place || !room.memberIdList.includes(place.person.contactId)) continue
      const news = this.#unread.has(place.person.contactId, conversationId)
      send('news', { conversation: conversationId, news, person: false })
    }
  }

  #catchUp(window: Window, place: Place, since: number): void {
    const missed = this.#options.puppet.history
      .of(conversationOf(place))
      .filter((line) => line.version > since)
    for (const line of missed.toSorted((a, b) => a.version - b.version)) this.#show(window, place, line)
    this.#unread.seen(place)
    this.tellNews(conversationOf(place))
  }

  #tellLine(line: ChatLine): void {
    for (const window of this.#open) {
      const { place } = window
      if (!place || conversationOf(place) !== line.conversationId) continue
      this.#show(window, place, line)
      this.#unread.seen(place)
    }
    this.tellNews(line.conversationId)
    if (line.talkerId === localBot.id && line.roomId === null) void this.#tellNewIdentity(line.conversationId)
  }

  #show({ send }: Window, place: Place, line: ChatLine): void {
    const { puppet, timeZone: zone } = this.#options
    const reader = { place, now: puppet.now(), zone, nameOf: puppet.nameOf }
    const html = lineHtml(line, puppet.history.of(line.conversationId), reader)
    send('line', { id: line.id, html }, `${puppet.history.run}.${line.version}`)
  }

  /** Whoever the bot has just bound (or let go) is somebody else from then on: their windows load anew. */
  async #tellNewIdentity(contactId: string): Promise<void> {
    const concerned = [...this.#open].filter(({ place }) => place?.person.contactId === contactId)
    if (concerned.length === 0) return
    const cast = await readCast(this.#options).catch(() => null)
    const person = cast?.people.find((one) => one.contactId === contactId)
    if (!person) return
    for (const { place, send } of concerned)
      if (JSON.stringify(place?.person) !== JSON.stringify(person)) send('reload', null)
  }

  async #tellOutbox(): Promise<void> {
    const { outbox, puppet, timeZone } = this.#options
    const waiting = await outbox().catch(() => null)
    const html = outboxHtml(waiting, puppet.now(), timeZone)
    if (html === this.#shownOutbox) return
    this.#shownOutbox = html
    this.#tellAll('outbox', { html, count: waiting?.length ?? 0 })
  }

  #tellAll(event: string, content: unknown): void {
    for (const { send } of this.#open) send(event, content)
  }

  #close(window: Window): void {
    this.#open.delete(window)
    if (this.#open.size > 0 || !this.#timer) return
    clearInterval(this.#timer)
    this.#timer = null
  }
}
