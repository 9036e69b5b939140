/** Says what the outbox holds, one account, in order, at a pace that the account survives. */
import { setTimeout as sleep } from 'node:timers/promises'
import { elapsed } from '../handlers/shared/clock.ts'
import type { Act, Db } from '../handlers/shared/act.ts'
import {
  fileToSay,
  inParts,
  pausedUntil,
  recordNotSaid,
  recordSaid,
  releaseExpired,
  takeAnswers,
  takeReminder,
  type Answer,
  type StillHolds,
  type Taken,
} from '../handlers/notice/actions.ts'
import type { Logger } from './log.ts'
import type { FileToSay } from './messages.ts'
import type { SayTo } from './wechat.ts'

export interface SenderOptions {
  db: Db
  zone: string
  now: () => Date
  /** `puppet|account`, or null while nobody is logged in. */
  account: () => string | null
  say: (to: SayTo, text: string) => Promise<void>
  sayFile: (to: SayTo, file: FileToSay) => Promise<void>
  stillHolds: Readonly<Record<string, StillHolds>>
  /** Least gap between two sends. */
  paceMs: number
  log: Logger
}

const lookEveryMs = 1_000
const writeEveryMs = 300
const sweepEveryMs = 10_000
const mostInHand = 5_000

export class Sender {
  readonly #options: SenderOptions
  #inHand: Taken[] = []
  #said: number[] = []
  #handAccount: string | null = null
  #stopping = false
  #over = false
  #wake: () => void = () => undefined
  #woken = false
  #lastTryAt = -Infinity
  #pausedUntil = new Date(0)
  #lastWriteAt = -Infinity
  #lastLookAt = -Infinity
  #lastSweepAt = -Infinity
  #done: Promise<void> = Promise.resolve()

  constructor(options: SenderOptions) {
    this.#options = options
  }

  start(): void {
    this.#done = this.#run()
  }

  /** Answers that have just been committed: said without looking into the database again. */
  push(answers: readonly Answer[]): void {
    // what is not taken in hand comes back from the database when its lease ends
    const patient = this.#inHand.length < Math.min(mostInHand, 30_000 / Math.max(this.#options.paceMs, 1))
    if (patient && this.#options.now() >= this.#pausedUntil)
      for (const one of answers)
        this.#inHand.push({ ...one, ids: [one.id], promise: 'at_least_once', attempts: 1 })
    this.#rouse()
  }

  /** Something may be due: look now. */
  wake(): void {
    this.#lastLookAt = -Infinity
    this.#rouse()
  }

  /** Says what it has in hand, as far as the pace allows within the time, and stops. */
  async stop(withinMs: number): Promise<void> {
    this.#stopping = true
    this.#rouse()
    const late = sleep(withinMs, undefined, { ref: false })
    await Promise.race([this.#done, late])
    // what is left comes back from the database when its lease ends
    this.#over = true
    this.#inHand = []
    await this.#writeSaid().catch((err: unknown) => {
      this.#options.log.error({ err }, 'sender: what was said is not noted')
    })
  }

  #rouse(): void {
    this.#woken = true
    this.#wake()
  }

  async #run(): Promise<void> {
    while (!this.#stopping || this.#inHand.length > 0) {
      try {
        const worked = await this.#step()
        if (!worked) await this.#rest()
      } catch (err) {
        this.#options.log.error({ err }, 'sender: fault')
        await sleep(1_000)
      }
    }
  }

  /** One thing said, or false when there is nothing to do. */
  async #step(): Promise<boolean> {
    const account = this.#options.account()
    if (account === null) {
      if (this.#stopping) this.#inHand = []
      return false
    }
    // another account logged in: what was meant for the first comes back when its lease ends
    if (this.#handAccount !== null && this.#handAccount !== account) this.#inHand = []
    this.#handAccount = account
    if (this.#inHand.length === 0) await this.#look(account)
    const next = this.#inHand.shift()
    if (!next) return false
    await this.#sayOne(account, next)
    return true
  }

  async #sayOne(account: string, next: Taken): Promise<void> {
    let begun = false
    try {
      for (const say of this.#piecesOf(next)) {
        await this.#keepPace()
        if (this.#over) return
        await say().finally(() => (this.#lastTryAt = elapsed()))
        begun = true
      }
    } catch (fault) {
      await this.#notSaid(account, next, fault instanceof Error ? fault : new Error(String(fault)), begun)
      return
    }
    this.#said.push(...next.ids)
    // a reminder is marked at once: a crash must not leave it in doubt longer than needed
    if (next.promise === 'at_most_once') await this.#writeSaid()
  }

  /** The words in parts, then the files: each is one send. */
  #piecesOf(next: Taken): (() => Promise<void>)[] {
    const texts = next.text === '' ? [] : inParts(next.text)
    return [
      ...texts.map((part) => () => this.#options.say(next, part)),
      ...next.fileIds.map((id) => () => this.#sayFile(next, id)),
    ]
  }

  async #sayFile(to: SayTo, id: number): Promise<void> {
    const file = await this.#inAct((act) => fileToSay(act, id))
    if (!file) throw new Error(`file ${id} is not there`)
    await this.#options.sayFile(to, file)
  }

  async #notSaid(account: string, taken: Taken, fault: Error, begun: boolean): Promise<void> {
    const { pausedUntil: until } = await this.#inAct((act) =>
      recordNotSaid(act, account, taken, fault, begun),
    )
    if (until) {
      this.#pausedUntil = until
      this.#inHand = []
    }
    this.#options.log.warn({ err: fault, notices: taken.ids, pausedUntil: until }, 'sender: not said')
  }

  /** What the database says is due. Everything waits while the account is paused. */
  async #look(account: string): Promise<void> {
    await this.#writeSaid(false)
    if (this.#stopping || elapsed() - this.#lastLookAt < lookEveryMs) return
    this.#lastLookAt = elapsed()
    await this.#sweep()
    const { stillHolds } = this.#options
    const taken = await this.#inAct(async (act) => {
      this.#pausedUntil = (await pausedUntil(act, account)) ?? new Date(0)
      if (this.#pausedUntil > act.now) return []
      const answers = await takeAnswers(act, account)
      if (answers.length > 0) return answers
      const reminder = await takeReminder(act, account, stillHolds)
      return reminder ? [reminder] : []
    })
    if (taken.length > 0) this.#lastLookAt = -Infinity
    const inHand = new Set(this.#inHand.flatMap(({ ids }) => ids))
    // in front, so that a reminder is said now or not at all: in hand there are only answers
    this.#inHand.unshift(...taken.filter(({ ids }) => ids.every((id) => !inHand.has(id))))
  }

  async #sweep(): Promise<void> {
    if (elapsed() - this.#lastSweepAt < sweepEveryMs) return
    this.#lastSweepAt = elapsed()
    const released = await this.#inAct(releaseExpired)
    if (released.requeued + released.unknown > 0) this.#options.log.warn(released, 'sender: leases ended')
  }

  /** Marks what was said, many at once: until then a crash says an answer again, which is harmless. */
  async #writeSaid(now = true): Promise<void> {
    const ids = this.#said
    const due = now || ids.length >= 32 || elapsed() - this.#lastWriteAt > writeEveryMs
    if (ids.length === 0 || !due) return
    this.#said = []
    this.#lastWriteAt = elapsed()
    try {
      await this.#inAct((act) => recordSaid(act, ids))
    } catch (fault) {
      this.#said = [...ids, ...this.#said]
      throw fault
    }
  }

  async #keepPace(): Promise<void> {
    const wait = this.#options.paceMs - (elapsed() - this.#lastTryAt)
    if (wait > 0) await sleep(wait)
  }

  async #rest(): Promise<void> {
    if (this.#stopping && this.#inHand.length === 0) return
    if (!this.#woken) {
      const { promise, resolve } = Promise.withResolvers<undefined>()
      const timer = setTimeout(resolve, lookEveryMs)
      this.#wake = () => {
        clearTimeout(timer)
        resolve(undefined)
      }
      await promise
    }
    this.#woken = false
    this.#wake = () => undefined
  }

  #inAct<T>(work: (act: Act) => Promise<T>): Promise<T> {
    const { db, zone, now } = this.#options
    return db.$transaction((tx) => work({ tx, now: now(), zone, actor: 'system', via: 'job' }))
  }
}
