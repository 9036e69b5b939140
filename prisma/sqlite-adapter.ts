/**
 * Prisma on SQLite, safe. The stock adapter runs everything on one connection and lets a plain statement slip into
 * whatever interactive transaction is open; when that rolls back, an acknowledged write is gone. Here:
 * one writer behind a lock, a read-only connection for plain SELECTs (committed rows only, never queues),
 * BEGIN IMMEDIATE, FULL durability, and statements prepared once instead of at every call.
 * See docs/decisions/sqlite-adapter.md.
 */
import { setImmediate as turn, setTimeout as sleep } from 'node:timers/promises'
import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3'
import type {
  SqlDriverAdapter,
  SqlMigrationAwareDriverAdapterFactory,
  SqlQuery,
  Transaction,
} from '@prisma/driver-adapter-utils'
import type { Database, Statement } from 'better-sqlite3'

/** One connection of the stock adapter; it keeps its better-sqlite3 handle in `client`. */
type Connection = SqlDriverAdapter & { client: Database }

/** SQLite waits this long inside a call, freezing the event loop; beyond it we wait outside and try again. */
const busyInsideMs = 20
const busyOutsideMs = 15_000
const cachedStatements = 500

const plainRead = /^\s*(?:SELECT|VALUES|EXPLAIN)\b/i

/** SQLite answers at once, so statement upon statement would run without ever letting the event loop turn. */
const turnEveryMs = 8

class Turns {
  #turnedAt = 0

  /** Runs a statement, after a turn of the event loop if the last one is too long ago. */
  before<T>(statement: () => Promise<T>): Promise<T> {
    if (performance.now() - this.#turnedAt <= turnEveryMs) return statement()
    return turn().then(() => {
      this.#turnedAt = performance.now()
      return statement()
    })
  }
}

class Lock {
  #tail: Promise<void> = Promise.resolve()

  async acquire(): Promise<() => void> {
    const before = this.#tail
    const { promise, resolve } = Promise.withResolvers<undefined>()
    this.#tail = promise
    await before
    return () => {
      resolve(undefined)
    }
  }
}

class SafeSqliteAdapter implements SqlDriverAdapter {
  readonly provider = 'sqlite' as const
  readonly adapterName = 'safe-better-sqlite3'
  readonly #lock = new Lock()
  readonly #turns = new Turns()
  readonly #writer: Connection
  readonly #reader: Connection

  constructor(writer: Connection, reader: Connection) {
    this.#writer = writer
    this.#reader = reader
  }

  queryRaw(query: SqlQuery) {
    if (plainRead.test(query.sql)) return this.#turns.before(() => this.#reader.queryRaw(query))
    return this.#alone(() => this.#writer.queryRaw(query))
  }

  executeRaw(query: SqlQuery) {
    return this.#alone(() => this.#writer.executeRaw(query))
  }

  executeScript(script: string) {
    return this.#alone(() => this.#writer.executeScript(script))
  }

  async startTransaction(): Promise<Transaction> {
    const release = await this.#lock.acquire()
    const writer = this.#writer
    const run = (sql: string) => writer.executeRaw({ sql, args: [], argTypes: [] })
    try {
      await this.#turns.before(() => patiently(() => run('BEGIN IMMEDIATE')))
    } catch (fault) {
      release()
      throw fault
    }
    let open = true
    const end = async () => {
      if (!open) return
      open = false
      try {
        if (writer.client.inTransaction) await run('ROLLBACK')
      } finally {
        release()
      }
    }
    return {
      provider: 'sqlite',
      adapterName: this.adapterName,
      options: { usePhantomQuery: false },
      queryRaw: (query) => this.#turns.before(() => writer.queryRaw(query)),
      executeRaw: (query) => this.#turns.before(() => writer.executeRaw(query)),
      // Prisma has already issued COMMIT or ROLLBACK as a statement of its own
      commit: end,
      rollback: end,
      createSavepoint: async (name) => {
        await run(`SAVEPOINT ${name}`)
      },
      rollbackToSavepoint: async (name) => {
        await run(`ROLLBACK TO ${name}`)
      },
      releaseSavepoint: async (name) => {
        await run(`RELEASE SAVEPOINT ${name}`)
      },
    }
  }

  async dispose() {
    const release = await this.#lock.acquire()
    await this.#reader.dispose()
    await this.#writer.dispose()
    release()
  }

  async #alone<T>(statement: () => Promise<T>): Promise<T> {
    const release = await this.#lock.acquire()
    try {
      return await this.#turns.before(() => patiently(statement))
    } finally {
      release()
    }
  }
}

/** Prisma's adapter factory for a `file:` URL. */
export class SafeSqlite implements SqlMigrationAwareDriverAdapterFactory {
  readonly provider = 'sqlite' as const
  readonly adapterName = 'safe-better-sqlite3'
  readonly #url: string

  constructor(url: string) {
    this.#url = url
  }

  async connect(): Promise<SqlDriverAdapter> {
    const writer = await open(this.#url, false)
    for (const pragma of [
      'journal_mode = WAL',
      'foreign_keys = ON',
      'temp_store = MEMORY',
      'cache_size = -65536',
    ])
      writer.client.pragma(pragma)
    // better-sqlite3 is compiled to fall back to NORMAL once WAL is first read: read, then set, then check
    writer.client.prepare('SELECT count(*) FROM sqlite_schema').get()
    writer.client.pragma('synchronous = FULL')
    assertDurable(writer.client)
    const reader = await open(this.#url, true)
    reader.client.pragma('cache_size = -65536')
    return new SafeSqliteAdapter(writer, reader)
  }

  connectToShadowDb(): Promise<SqlDriverAdapter> {
    return new PrismaBetterSqlite3({ url: ':memory:' }).connect()
  }
}

/** Throws unless the connection runs WAL with FULL: what is acknowledged must survive a power cut. */
export function assertDurable(client: Database): void {
  const mode = String(client.pragma('journal_mode', { simple: true }))
  const synchronous = Number(client.pragma('synchronous', { simple: true }))
  if (mode !== 'wal' || synchronous !== 2)
    throw new Error(`SQLite must run WAL and FULL; it runs ${mode} and synchronous=${String(synchronous)}`)
}

async function open(url: string, readonly: boolean): Promise<Connection> {
  const adapter = await new PrismaBetterSqlite3({ url, readonly, timeout: busyInsideMs }).connect()
  if (!('client' in adapter)) throw new Error('@prisma/adapter-better-sqlite3 no longer keeps its client')
  const connection = adapter as Connection
  prepareOnce(connection.client)
  return connection
}

/** Lets `prepare` return the statement made before. The stock adapter only ever calls `.bind(args)` and these four. */
function prepareOnce(client: Database): void {
  const prepare = client.prepare.bind(client)
  const made = new Map<string, ReturnType<typeof reusable>>()
  client.prepare = ((sql: string) => {
    const known = made.get(sql)
    if (known) return known
    const statement = reusable(prepare(sql))
    made.set(sql, statement)
    if (made.size > cachedStatements)
      for (const oldest of made.keys()) return made.delete(oldest) && statement
    return statement
  }) as unknown as Database['prepare']
}

function reusable(statement: Statement) {
  const columns = statement.reader ? statement.columns() : []
  if (statement.reader) statement.raw()
  return {
    get: (...args: unknown[]) => statement.get(...args),
    all: (...args: unknown[]) => statement.all(...args),
    run: (...args: unknown[]) => statement.run(...args),
    bind: (args: unknown[]) => ({
      reader: statement.reader,
      run: () => statement.run(...args),
      columns: () => columns,
      raw: () => ({ all: () => statement.all(...args) }),
    }),
  }
}

/** Waits for another process's write lock without freezing the event loop. */
async function patiently<T>(statement: () => Promise<T>): Promise<T> {
  for (let waited = 0; ;) {
    try {
      return await statement()
    } catch (fault) {
      if (!isBusy(fault) || waited > busyOutsideMs) throw fault
      const pause = Math.min(10 + waited / 4, 250)
      await sleep(pause)
      waited += pause + busyInsideMs
    }
  }
}

function isBusy(fault: unknown): boolean {
  if (!(fault instanceof Error)) return false
  const cause: unknown = fault.cause
  const code =
    typeof cause === 'object' && cause !== null && 'originalCode' in cause ? cause.originalCode : undefined
  return typeof code === 'string' && code.startsWith('SQLITE_BUSY')
}
