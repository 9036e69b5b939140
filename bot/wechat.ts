/**
 * The channel: Wechaty with any puppet. Messages come in order, one queue a conversation; a bot that is silent or
 * logged out is replaced by a new one. What Wechaty promises and does not: docs/decisions.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { WechatyBuilder } from 'wechaty'
import type { Puppet } from 'wechaty-puppet'
import type { Incoming, RoomEvent } from '../handlers/chat.ts'
import { NotLoggedIn } from '../handlers/notice/actions.ts'
import { elapsed } from '../handlers/shared/clock.ts'
import type { Logger } from './log.ts'
import { fileIn, incomingOf, sayFileWith, sayWith, topicOf, type FileToSay } from './messages.ts'
import { Queues } from './queues.ts'

type Wechaty = ReturnType<typeof WechatyBuilder.build>

export interface ChannelOptions {
  /** The puppet's name; part of everybody's identity. */
  name: string
  /** An instance (the local puppet), or the options for a puppet that Wechaty loads by its name. */
  puppet: Puppet | { name: string; options: object }
  receive: (incoming: Incoming) => Promise<void>
  /** A room was renamed, or the bot was taken out of it or let in. */
  onRoomEvent: (event: RoomEvent) => Promise<void>
  /** Told when the account has just logged in: what waits may be said. */
  onLogin: () => void
  /** A message's own instant from the puppet's timestamp. */
  sentAt: (timestamp: number) => Date
  log: Logger
}

export interface SayTo {
  contactId: string | null
  roomId: string | null
  /** Contact ids to mention in a room, parted by spaces. */
  mention: string | null
  /** A room's announcement where the puppet can. */
  announce?: boolean
}

/** Longer than this without a sign of life, and the bot is rebuilt. We ask for one every few seconds. */
const silentMs = 12_000
const askEveryMs = 4_000
const loginMs = 20_000
const scanMs = 300_000
const stopMs = 3_000
const sayMs = 20_000
const sayFileMs = 40_000
const loadMs = 10_000
const loadFileMs = 30_000
const loadTries = 3
const finishMs = 4_000

export class Channel {
  readonly #options: ChannelOptions
  readonly #queues = new Queues()
  #bot: Wechaty | null = null
  #tail: Promise<void> = Promise.resolve()
  #lastSign = 0
  #openedAt = 0
  #scanning = false
  #stopping = false

  constructor(options: ChannelOptions) {
    this.#options = options
  }

  /** Starts the bot and keeps it alive; resolves without waiting for the log-in. */
  start(): void {
    void this.#keepAlive()
  }

  get loggedIn(): boolean {
    return this.#puppet?.isLoggedIn ?? false
  }

  /** `puppet|account`, or null while nobody is logged in. */
  get account(): string | null {
    const puppet = this.#puppet
    return puppet?.isLoggedIn ? `${this.#options.name}|${puppet.currentUserId}` : null
  }

  /** Hands a text to WeChat; rejects when the puppet did not take it in time. */
  async say(to: SayTo, text: string): Promise<void> {
    const puppet = this.#puppet
    if (!puppet?.isLoggedIn) throw new NotLoggedIn()
    await within(sayMs, sayWith(puppet, to, text))
  }

  /** Hands a file to WeChat; rejects when the puppet did not take it in time. */
  async sayFile(to: SayTo, file: FileToSay): Promise<void> {
    const puppet = this.#puppet
    if (!puppet?.isLoggedIn) throw new NotLoggedIn()
    await within(sayFileMs, sayFileWith(puppet, to, file))
  }

  /** Takes no more messages and finishes those it has; saying goes on. */
  async finish(): Promise<void> {
    this.#stopping = true
    const work = this.#tail.then(() => this.#queues.idle())
    await within(finishMs, work).catch((err: unknown) => {
      this.#options.log.warn({ err }, 'wechat: messages left behind')
    })
  }

  /** Ends the connection; nobody is logged out of WeChat. */
  async stop(): Promise<void> {
    await this.finish()
    await this.#close()
  }

  get #puppet(): Puppet | null {
    const bot = this.#bot
    // before init() Wechaty throws when asked for its puppet
    try {
      return bot ? (bot.puppet as Puppet) : null
    } catch {
      return null
    }
  }

  async #keepAlive(): Promise<void> {
    let backoffMs = 1_000
    await this.#open()
    for (let tick = 0; !this.#stopping; tick++) {
      await sleep(1_000)
      if (this.#isWell()) {
        backoffMs = 1_000
        if (tick % (askEveryMs / 1_000) === 0) this.#askForSign()
        continue
      }
      if (this.#isLoggingIn()) continue
      this.#options.log.warn(
        { loggedIn: this.loggedIn, silentMs: Math.round(elapsed() - this.#lastSign) },
        'wechat: rebuilding the bot',
      )
      await this.#close()
      if (this.#isOver()) return
      await this.#open()
      await this.#pause(backoffMs)
      backoffMs = Math.min(backoffMs * 2, 8_000)
    }
  }

  async #pause(ms: number): Promise<void> {
    for (let waited = 0; waited < ms && !this.#stopping && !this.loggedIn; waited += 250) await sleep(250)
  }

  #isOver = (): boolean => this.#stopping

  #isWell = (): boolean => this.loggedIn && elapsed() - this.#lastSign < silentMs

  #isLoggingIn = (): boolean =>
    !this.loggedIn &&
    elapsed() - this.#openedAt < (this.#scanning ? scanMs : loginMs) &&
    elapsed() - this.#lastSign < (this.#scanning ? scanMs : loginMs)

  #askForSign(): void {
    try {
      this.#puppet?.ding('sign')
    } catch (err) {
      this.#options.log.warn({ err }, 'wechat: ding')
    }
  }

  async #open(): Promise<void> {
    const { puppet, log } = this.#options
    const bot =
      'messagePayload' in puppet
        ? WechatyBuilder.build({ puppet: puppet as never })
        : WechatyBuilder.build({ puppet: puppet.name as never, puppetOptions: puppet.options as never })
    this.#bot = bot
    this.#scanning = false
    this.#openedAt = this.#lastSign = elapsed()
    bot.on('error', (err) => log.warn({ err }, 'wechat: error'))
    try {
      await within(loginMs, bot.init())
      this.#listen(bot, bot.puppet as Puppet)
      await within(loginMs, bot.start())
    } catch (err) {
      log.warn({ err }, 'wechat: start')
    }
  }

  #listen(bot: Wechaty, puppet: Puppet): void {
    const sign = () => {
      if (this.#bot === bot) this.#lastSign = elapsed()
    }
    puppet.on('heartbeat', sign)
    puppet.on('dong', sign)
    puppet.on('scan', ({ qrcode }) => {
      sign()
      this.#scanning = true
      if (qrcode)
        process.stdout.write(
          `请用机器人的微信扫码登录：https://wechaty.js.org/qrcode/${encodeURIComponent(qrcode)}\n`,
        )
    })
    puppet.on('login', () => {
      sign()
      this.#options.log.info('wechat: logged in')
      this.#options.onLogin()
    })
    puppet.on('room-topic', ({ roomId, newTopic }) => {
      this.#noteRoom(puppet, roomId, 'renamed', newTopic)
    })
    puppet.on('room-leave', ({ roomId, removeeIdList }) => {
      if (removeeIdList.includes(puppet.currentUserId)) this.#noteRoom(puppet, roomId, 'left', '')
    })
    puppet.on('room-join', ({ roomId, inviteeIdList }) => {
      if (inviteeIdList.includes(puppet.currentUserId)) this.#noteRoom(puppet, roomId, 'joined', null)
    })
    puppet.on('message', ({ messageId }) => {
      sign()
      // also from a bot that is being replaced: a message is recorded once, whoever brings it
      if (!this.#stopping) this.#takeIn(puppet, messageId)
    })
  }

  /** Loading starts at once and may finish in any order; the handing over keeps the order of arrival. */
  #takeIn(puppet: Puppet, messageId: string): void {
    const { receive } = this.#options
    const loading = this.#load(puppet, messageId)
    this.#tail = this.#tail.then(async () => {
      const incoming = await loading
      if (!incoming) return
      const take = async () => receive(await this.#withFile(puppet, incoming))
      void this.#queues.add(incoming.room?.id ?? incoming.contactId, take)
    })
  }

  /** A picture may take long: only its own conversation waits for it. */
  async #withFile(puppet: Puppet, incoming: Incoming): Promise<Incoming> {
    if (incoming.attachment === null || incoming.room) return incoming
    try {
      const file = await within(loadFileMs, fileIn(this.#puppet ?? puppet, incoming.id))
      return file === null ? incoming : { ...incoming, file }
    } catch (err) {
      this.#options.log.error({ err }, 'wechat: a file could not be loaded')
      return { ...incoming, file: 'not_loaded' }
    }
  }

  /** In the room's own order, after the messages that came before. */
  #noteRoom(puppet: Puppet, roomId: string, happened: RoomEvent['happened'], topic: string | null): void {
    if (this.#stopping) return
    const { name, onRoomEvent, log } = this.#options
    const known = topic === null ? within(loadMs, topicOf(puppet, roomId)).catch(() => '') : topic
    this.#tail = this.#tail.then(async () => {
      const event = { puppet: name, account: puppet.currentUserId, roomId, happened, topic: await known }
      void this.#queues.add(roomId, () =>
        onRoomEvent(event).catch((err: unknown) => {
          log.error({ err }, 'wechat: a room event is not recorded')
        }),
      )
    })
  }

  /** A gateway may never answer: nobody else's message waits for it longer than this. */
  async #load(puppet: Puppet, messageId: string): Promise<Incoming | null> {
    const { name, sentAt, log } = this.#options
    for (let tries = 1; ; tries++) {
      try {
        return await within(loadMs, incomingOf(this.#puppet ?? puppet, name, messageId, sentAt))
      } catch (err) {
        log.error({ err, tries }, 'wechat: a message could not be loaded')
        if (tries >= loadTries || this.#stopping) return null
      }
    }
  }

  async #close(): Promise<void> {
    const bot = this.#bot
    this.#bot = null
    if (!bot) return
    await within(stopMs, bot.stop()).catch((err: unknown) => {
      this.#options.log.warn({ err }, 'wechat: stop')
    })
  }
}

async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  const late = new AbortController()
  const deadline = sleep(ms, undefined, { signal: late.signal }).then(() => {
    throw new Error(`no answer within ${ms} ms`)
  })
  deadline.catch(() => undefined)
  try {
    return await Promise.race([work, deadline])
  } finally {
    late.abort()
    work.catch(() => undefined)
  }
}
