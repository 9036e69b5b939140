import { randomUUID } from 'node:crypto'
import type { FileBoxInterface } from 'file-box'
import * as PUPPET from 'wechaty-puppet'
import type { Clock } from '../../handlers/shared/clock.ts'
import { answer } from './bare-puppet.ts'
import { History, type NewLine } from './history.ts'
import { boxOf, fileOf, kindOf, payloadOf, withMention } from './messages.ts'
import { localBot, PeoplePuppet } from './people-puppet.ts'
import type { ChatLine } from './types.ts'

export { missingMethods } from './bare-puppet.ts'
export { localBot } from './people-puppet.ts'

export interface LocalPuppetOptions {
  /** Every message carries this clock's time as its own. */
  clock: Clock
  /** Lines kept over all conversations; 2,000 unless told. */
  keepLines?: number
  /** Bytes of files kept over all conversations; 64 MB unless told. */
  keepFileBytes?: number
}

interface Received {
  /** The group in which it was said; a private message without. */
  roomId?: string
  /** Its message id; one that is known already is delivered again, as WeChat sometimes does. */
  messageId?: string
  /** Its own time; the clock's unless told. */
  at?: Date
}

/** WeChat on this machine, in memory: people speak by `receive…`, what the bot says lands in `history`. */
export class LocalPuppet extends PeoplePuppet {
  static override readonly VERSION = '1.0.0'

  readonly history: History
  /** A test's script of failures: an error to throw instead of sending, or null. */
  failSend: (line: NewLine) => Error | null = () => null
  readonly #clock: Clock
  #undelivered: string[] = []
  #heartbeat: NodeJS.Timeout | null = null

  constructor({ clock, keepLines = 2_000, keepFileBytes = 64 * 2 ** 20 }: LocalPuppetOptions) {
    super()
    this.#clock = clock
    this.history = new History({ lines: keepLines, fileBytes: keepFileBytes })
  }

  now(): Date {
    return this.#clock.now()
  }

  /** A person says something; with `mention` the bot is addressed by @, as a group needs it. Returns the message id. */
  receiveText(from: string, text: string, where: Received & { mention?: boolean } = {}): string {
    const mentioned = where.mention === true && where.roomId !== undefined
    return this.#receive(from, where, {
      text: mentioned ? withMention(text, localBot.name) : text,
      mentionIds: mentioned ? [localBot.id] : [],
    })
  }

  /** A person sends a photo or a file. Returns the message id. */
  async receiveFile(from: string, box: FileBoxInterface, where: Received = {}): Promise<string> {
    const file = await fileOf(box)
    return this.#receive(from, where, { file, kind: kindOf(file), text: file.name })
  }

  /** How people read whose line it is. */
  nameOf = (contactId: string): string => this.book.contacts.get(contactId)?.name ?? '已离开的人'

  /** Everything the bot has said, to one person or group or to all. */
  sent(conversationId?: string): readonly ChatLine[] {
    const lines = conversationId === undefined ? this.history.all() : this.history.of(conversationId)
    return lines.filter((line) => line.talkerId === localBot.id)
  }

  #receive(from: string, { roomId, messageId, at }: Received, content: Partial<ChatLine>): string {
    this.book.contact(from)
    if (roomId !== undefined) this.book.room(roomId)
    const id = messageId ?? randomUUID()
    if (!this.history.find(id)) {
      const place = { roomId: roomId ?? null, conversationId: roomId ?? from }
      this.history.add({ id, talkerId: from, at: at ?? this.now(), ...place, ...content })
    }
    this.#undelivered.push(id)
    if (this.isLoggedIn) this.#deliver()
    return id
  }

  /** What people said while the bot was away waits for its return. */
  #deliver(): void {
    const waiting = this.#undelivered
    this.#undelivered = []
    for (const messageId of waiting) this.emit('message', { messageId })
  }

  async #say(conversationId: string, content: Partial<ChatLine>): Promise<string> {
    await this.meet(conversationId)
    return this.#put(conversationId, content)
  }

  #put(conversationId: string, content: Partial<ChatLine>): string {
    if (!this.isLoggedIn) throw new Error('not logged in')
    const roomId = this.book.rooms.has(conversationId) ? conversationId : null
    if (roomId === null) this.book.contact(conversationId)
    const line = {
      id: randomUUID(),
      talkerId: localBot.id,
      at: this.now(),
      conversationId,
      roomId,
      ...content,
    }
    const failure = this.failSend(line)
    if (failure) throw failure
    this.history.add(line)
    return line.id
  }

  override name(): string {
    return 'local'
  }
  override version(): string {
    return LocalPuppet.VERSION
  }
  override ding(data = ''): void {
    setImmediate(() => this.emit('dong', { data }))
  }

  /** Nothing is kept between runs, so a rebuilt bot may take over the same puppet. */
  override setMemory(): void {
    return
  }

  /** Logs in only after `start()` has resolved: before that, Wechaty does not know its own user yet. */
  override onStart(): Promise<void> {
    const beat = () => this.emit('heartbeat', { data: 'local' })
    this.#heartbeat = setInterval(beat, 4_000).unref()
    setImmediate(() => void this.#logIn(beat))
    return Promise.resolve()
  }

  async #logIn(beat: () => void): Promise<void> {
    await this.introduce().catch((fault: unknown) => this.emit('error', { gerror: String(fault) }))
    if (!this.#heartbeat || this.isLoggedIn) return
    this.login(localBot.id)
    this.emit('ready', { data: 'local' })
    beat()
    setImmediate(() => this.#deliver())
  }

  override onStop(): Promise<void> {
    if (this.#heartbeat) clearInterval(this.#heartbeat)
    this.#heartbeat = null
    return Promise.resolve()
  }

  override messageRawPayload(id: string): Promise<PUPPET.payloads.Message> {
    return answer(() => payloadOf(this.#line(id), localBot.id))
  }
  override messageRawPayloadParser(raw: PUPPET.payloads.Message): Promise<PUPPET.payloads.Message> {
    return Promise.resolve(raw)
  }
  override messageFile(id: string): Promise<FileBoxInterface> {
    return answer(() => boxOf(this.#line(id)))
  }
  override messageImage(id: string): Promise<FileBoxInterface> {
    return this.messageFile(id)
  }
  override messageUrl(id: string): Promise<PUPPET.payloads.UrlLink> {
    return answer(() => {
      const { link } = this.#line(id)
      if (!link) throw new Error(`no link in message ${id}`)
      return link
    })
  }
  override messageRecall(id: string): Promise<boolean> {
    return answer(() => {
      const line = this.history.find(id)
      if (line?.talkerId !== localBot.id || line.recalled) return false
      this.history.recall(line)
      this.changed(PUPPET.types.Dirty.Message, id)
      return true
    })
  }

  override messageSendText(to: string, text: string, mentionIds: string[] = []): Promise<string> {
    return this.#say(to, { text, mentionIds })
  }
  override async messageSendFile(to: string, box: FileBoxInterface): Promise<string> {
    const file = await fileOf(box)
    return this.#say(to, { file, kind: kindOf(file), text: file.name })
  }
  override messageSendUrl(to: string, link: PUPPET.payloads.UrlLink): Promise<string> {
    const { url, title, description = '' } = link
    return this.#say(to, { link: { url, title, description }, kind: 'link', text: title })
  }
  override messageSendContact(to: string, contactId: string): Promise<string> {
    return this.#say(to, { text: `[名片] ${this.nameOf(contactId)}` })
  }
  override messageSendMiniProgram(to: string, program: PUPPET.payloads.MiniProgram): Promise<string> {
    return this.#say(to, { text: `[小程序] ${program.title ?? ''}` })
  }
  override messageSendLocation(to: string, place: PUPPET.payloads.Location): Promise<string> {
    return this.#say(to, { text: `[位置] ${place.name} ${place.address}` })
  }
  override async messageForward(to: string, id: string): Promise<string> {
    const { kind, text, file, link } = this.#line(id)
    return this.#say(to, { kind, text, file, link })
  }

  protected override note(roomId: string, text: string): void {
    this.#put(roomId, { kind: 'note', text })
  }

  #line(id: string): ChatLine {
    const line = this.history.find(id)
    if (!line) throw new Error(`no message ${id}`)
    return line
  }
}
