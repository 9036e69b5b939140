/**
 * Applies prisma/…/migrations in order at start, with Prisma's own bookkeeping in _prisma_migrations
 * (SHA-256 of the file; PostgreSQL advisory lock 72707369), so that `prisma migrate status` agrees afterwards
 * and Prisma's CLI is not needed on the office's machine.
 */
import { createHash, randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import Database from 'better-sqlite3'
import pg from 'pg'
import { isPostgres } from './client.ts'

interface Applied {
  migration_name: string
  checksum: string
  finished_at: unknown
  rolled_back_at: unknown
}

interface Connection {
  applied(): Promise<Applied[]>
  script(sql: string): Promise<void>
  run(sql: string, args: unknown[]): Promise<void>
  /** How this database stores an instant in Prisma's table. */
  instant(now: Date): Date | number
  /** What was applied is kept only when the whole run is well. */
  close(well: boolean): Promise<void>
}

/** A restore that was cut short leaves the database under its name plus this. */
export const restoring = '.restoring'

const folder = import.meta.dirname
const select = 'SELECT migration_name, checksum, finished_at, rolled_back_at FROM _prisma_migrations'

/** Applies what is missing and returns the names applied. Throws when an applied file was edited or an earlier run failed half-way. */
export async function migrate(url: string, now: Date): Promise<string[]> {
  const postgres = isPostgres(url)
  const dir = path.join(folder, postgres ? 'postgresql' : '.', 'migrations')
  const connection = await (postgres ? connectPostgres(url) : connectSqlite(url))
  try {
    const known = new Map(
      (await connection.applied())
        .filter((row) => row.rolled_back_at == null)
        .map((row) => [row.migration_name, row]),
    )
    const applied: string[] = []
    for (const name of migrationNames(dir)) {
      const sql = readFileSync(path.join(dir, name, 'migration.sql'), 'utf8')
      if (isApplied(name, sql, known.get(name))) continue
      await apply(connection, name, sql, now)
      applied.push(name)
    }
    await connection.close(true)
    return applied
  } catch (fault) {
    await connection.close(false)
    throw fault
  }
}

/** The names of SQLite's migrations, in order. */
export const sqliteMigrations = (): string[] => migrationNames(path.join(folder, 'migrations'))

const migrationNames = (dir: string): string[] =>
  readdirSync(dir)
    .filter((name) => existsSync(path.join(dir, name, 'migration.sql')))
    .sort()

const checksumOf = (sql: string): string => createHash('sha256').update(sql).digest('hex')

function isApplied(name: string, sql: string, row: Applied | undefined): boolean {
  if (!row) return false
  if (row.finished_at == null)
    throw new Error(`migration ${name} failed half-way earlier; restore the last backup`)
  if (row.checksum !== checksumOf(sql)) throw new Error(`migration ${name} was edited after it was applied`)
  return true
}

/** The script and its bookkeeping together, so that a crash leaves both or none. */
async function apply(connection: Connection, name: string, sql: string, now: Date): Promise<void> {
  const at = connection.instant(now)
  await connection.script(sql)
  await connection.run(
    `INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
     VALUES (?, ?, ?, ?, ?, 1)`,
    [randomUUID(), checksumOf(sql), name, at, at],
  )
}

async function connectSqlite(url: string): Promise<Connection> {
  const file = url.replace(/^file:/, '')
  mkdirSync(path.dirname(path.resolve(file)), { recursive: true })
  if (!existsSync(file) && existsSync(`${file}${restoring}`))
    throw new Error(
      `${file} 不在，旁边有没恢复完的 ${file}${restoring}：请再恢复一次，或者把它改名成 ${file}`,
    )
  const db = new Database(file, { timeout: 50 })
  // one start at a time: the second waits, then finds everything applied
  await patiently(() => {
    db.pragma('journal_mode = WAL')
    db.pragma('synchronous = FULL')
    db.pragma('foreign_keys = OFF') // Prisma rebuilds tables; it cannot be switched inside the transaction
    db.exec('BEGIN IMMEDIATE')
  })
  db.exec(`CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
    "id" TEXT PRIMARY KEY NOT NULL, "checksum" TEXT NOT NULL, "finished_at" DATETIME, "migration_name" TEXT NOT NULL,
    "logs" TEXT, "rolled_back_at" DATETIME, "started_at" DATETIME NOT NULL DEFAULT current_timestamp,
    "applied_steps_count" INTEGER UNSIGNED NOT NULL DEFAULT 0)`)
  return {
    applied: () => Promise.resolve(db.prepare<[], Applied>(select).all()),
    script: (sql) => Promise.resolve(void db.exec(sql)),
    run: (sql, args) => Promise.resolve(void db.prepare(sql).run(...args)),
    instant: (now) => now.getTime(),
    close: (well) => {
      if (db.inTransaction) db.exec(well ? 'COMMIT' : 'ROLLBACK')
      db.close()
      return Promise.resolve()
    },
  }
}

async function patiently(lock: () => void): Promise<void> {
  for (let tries = 0; ; tries++) {
    try {
      lock()
      return
    } catch (fault) {
      const busy = fault instanceof Database.SqliteError && fault.code.startsWith('SQLITE_BUSY')
      if (!busy || tries > 100) throw fault
      await sleep(100)
    }
  }
}

async function connectPostgres(url: string): Promise<Connection> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query('SELECT pg_advisory_lock(72707369)')
  await client.query('BEGIN')
  await client.query(`CREATE TABLE IF NOT EXISTS _prisma_migrations (
    id VARCHAR(36) PRIMARY KEY NOT NULL, checksum VARCHAR(64) NOT NULL, finished_at TIMESTAMPTZ,
    migration_name VARCHAR(255) NOT NULL, logs TEXT, rolled_back_at TIMESTAMPTZ,
    started_at TIMESTAMPTZ NOT NULL DEFAULT now(), applied_steps_count INTEGER NOT NULL DEFAULT 0)`)
  return {
    applied: async () => (await client.query<Applied>(select)).rows,
    script: async (sql) => {
      await client.query(sql)
    },
    run: async (sql, args) => {
      let index = 0
      await client.query(
        sql.replace(/\?/g, () => `$${++index}`),
        args,
      )
    },
    instant: (now) => now,
    close: async (well) => {
      await client.query(well ? 'COMMIT' : 'ROLLBACK')
      await client.end()
    },
  }
}
