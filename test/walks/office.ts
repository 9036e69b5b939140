/** An office behind a gRPC gateway, with people who have bound their WeChat: what the walks through the real channel share. */
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect } from 'vitest'
import { readConfig } from '../../bot/config.ts'
import { openLog } from '../../bot/log.ts'
import { openOffice, type Office } from '../../bot/office.ts'
import { senderKey } from '../../handlers/people/rules.ts'
import type { Db } from '../../handlers/shared/act.ts'
import type { MovableClock } from '../../handlers/shared/clock.ts'
import { jobs, runJob } from '../../jobs/schedule.ts'
import { openSqlite } from '../databases.ts'
import { zone } from '../people.ts'
import { freePort } from '../postgres.ts'
import { Gateway } from './gateway.ts'

/** What a person or a room heard in one step, in order: the head of each notice, or its whole text. */
type Heard = Record<string, readonly (string | RegExp)[]>

export class Walk {
  readonly db: Db
  readonly office: Office
  readonly gateway: Gateway
  /** Contact or room id by the name in the story. */
  readonly #ids: Map<string, string>
  readonly #read = new Map<string, number>()
  /** Lines that were answers, by place and index: they are no notices. */
  readonly #answers = new Set<string>()
  readonly #close: () => Promise<void>

  constructor(
    office: Office,
    gateway: Gateway,
    ids: ReadonlyMap<string, string>,
    close: () => Promise<void>,
  ) {
    this.db = office.db
    this.office = office
    this.gateway = gateway
    this.#ids = new Map(ids)
    this.#close = close
  }

  idOf(name: string): string {
    const id = this.#ids.get(name)
    if (id === undefined) throw new Error(`nobody is called ${name}`)
    return id
  }

  async addRoom(id: string, topic: string, members: readonly string[]): Promise<void> {
    await this.gateway.call({
      do: 'add room',
      id,
      name: topic,
      members: members.map((name) => this.idOf(name)),
    })
    this.#ids.set(topic, id)
  }

  /** The office's clock goes to an instant of its zone, 2026-12-05T17:00. CLOCK was set: it can be moved. */
  goTo(time: string): void {
    ;(this.office.clock as MovableClock).set(new Date(`${time}:00+08:00`))
  }

  /** Somebody says something, in private or in a room with mention, and what is said back is no notice. */
  async say(name: string, text: string, room?: string): Promise<string> {
    await this.#quiet()
    const place = room ?? name
    const index = (await this.#lines(place)).length
    const more = room === undefined ? {} : { room: this.idOf(room), mention: true }
    const answer = await this.gateway.say(this.idOf(name), text, more)
    this.#answers.add(`${place} ${index}`)
    return answer
  }

  /** Runs a job as the clock of the office would wake it. */
  async job(name: string): Promise<void> {
    const job = jobs.find((one) => one.name === name)
    if (!job) throw new Error(`no job ${name}`)
    const door = { db: this.db, zone, now: () => this.office.clock.now() }
    for await (const _ of runJob(door, job, this.office.clock.now()));
  }

  /** Since the last look exactly these heard something, each exactly this, and nobody else anything. */
  async heard(expected: Heard): Promise<void> {
    await this.#quiet()
    const told: Record<string, string[]> = {}
    for (const name of this.#ids.keys()) {
      const lines = await this.#lines(name)
      const fresh = lines.filter(
        (_, index) => index >= (this.#read.get(name) ?? 0) && !this.#answers.has(`${name} ${index}`),
      )
      this.#read.set(name, lines.length)
      if (fresh.length > 0) told[name] = fresh.flatMap((line) => line.split(/\n\n(?=【)/))
    }
    expect(told).toEqual(
      Object.fromEntries(
        Object.entries(expected).map(([name, lines]) => [
          name,
          lines.map((line): unknown =>
            typeof line === 'string' ? expect.stringContaining(line) : expect.stringMatching(line),
          ),
        ]),
      ),
    )
  }

  async close(): Promise<void> {
    await this.#close()
  }

  readonly #lines = (name: string): Promise<string[]> => this.gateway.sent(this.idOf(name))

  /** Until no notice waits that may be said now. */
  async #quiet(): Promise<void> {
    for (let waited = 0; waited < 30_000; waited += 50) {
      const waiting = await this.db.notice.count({
        where: {
          kind: { not: 'answer' },
          state: { in: ['queued', 'sending'] },
          notBefore: { lte: this.office.clock.now() },
        },
      })
      if (waiting === 0) return
      await sleep(50)
    }
    throw new Error('the outbox does not become empty')
  }
}

export interface Someone {
  name: string
  contactId: string
}

/** Opens the office at an instant; `fill` makes its people, who are all bound to the account that logs in. */
export async function beginWalk(clock: string, fill: (db: Db) => Promise<readonly Someone[]>): Promise<Walk> {
  const home = mkdtempSync(path.join(tmpdir(), 'renda-home-'))
  process.env['HOME'] = home
  const database = await openSqlite()
  const people = await fill(database.db)
  const gateway = new Gateway(await freePort(), `insecure_${randomUUID()}`)
  await gateway.up()
  for (const { name, contactId } of people) await gateway.call({ do: 'add contact', id: contactId, name })
  const config = readConfig({
    DATABASE_URL: database.url,
    PORT: '0',
    CLOCK: `${clock}:00+08:00`,
    WECHATY_PUPPET: 'wechaty-puppet-service',
    WECHATY_PUPPET_SERVICE_TOKEN: gateway.token,
    WECHATY_PUPPET_SERVICE_ENDPOINT: `127.0.0.1:${gateway.port}`,
    WECHATY_PUPPET_SERVICE_NO_TLS_INSECURE_CLIENT: 'true',
    SEND_PACE_MS: '0',
    LOG_LEVEL: 'silent',
  })
  const office = await openOffice(config, openLog(config.logLevel))
  await bindToAccount(database.db, office)
  return new Walk(
    office,
    gateway,
    new Map(people.map(({ name, contactId }) => [name, contactId])),
    async () => {
      await office.stop()
      await gateway.kill()
      await database.close()
      rmSync(home, { recursive: true, force: true })
    },
  )
}

/** All have bound their WeChat to this account before. */
async function bindToAccount(db: Db, office: Office): Promise<void> {
  for (let waited = 0; office.channel.account === null; waited += 100) {
    if (waited > 60_000) throw new Error('not logged in')
    await sleep(100)
  }
  const [puppet = '', account = ''] = office.channel.account.split('|')
  for (const { id, contactId } of await db.wechatIdentity.findMany())
    await db.wechatIdentity.update({
      where: { id },
      data: { puppet, account, activeKey: senderKey({ puppet, account, contactId }) },
    })
}
