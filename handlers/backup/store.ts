import { closeSync, copyFileSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs'
import Database from 'better-sqlite3'
import pg from 'pg'
import { copyRows, countRows, emptyPostgres } from '../../prisma/copy.ts'
import { isPostgres, openDatabase, type Tx } from '../../prisma/client.ts'
import { migrate, restoring, sqliteMigrations } from '../../prisma/migrate.ts'

export { isPostgres }

/** The migrations that this version of the program has. */
export const knownMigrations = sqliteMigrations

/** Migrates a SQLite file. */
export const bringUpToDate = (file: string, now: Date): Promise<string[]> => migrate(`file:${file}`, now)

export const sqliteFile = (url: string): string => url.replace(/^file:/, '')

const hours = 6 * 3600_000

/** A consistent copy as one SQLite file, while others go on writing. From PostgreSQL it is one snapshot. */
export async function writeCopy(url: string, file: string, now: Date): Promise<void> {
  if (!isPostgres(url)) {
    const db = new Database(sqliteFile(url), { readonly: true, timeout: 15_000 })
    try {
      db.prepare('VACUUM INTO ?').run(file)
    } finally {
      db.close()
    }
    return
  }
  await migrate(`file:${file}`, now)
  const from = openDatabase(url)
  const to = openDatabase(`file:${file}`)
  try {
    await from.$transaction(
      (source) => to.$transaction((target) => copyRows(source, target), { timeout: hours }),
      {
        isolationLevel: 'RepeatableRead' as never,
        timeout: hours,
      },
    )
  } finally {
    await from.$disconnect()
    await to.$disconnect()
  }
  settle(file)
}

/** One file without a journal beside it, so that it can be carried away. */
function settle(file: string): void {
  const db = new Database(file)
  db.pragma('journal_mode = DELETE')
  db.close()
}

/** What is wrong with a file as a SQLite database, or null. */
export function brokenFile(file: string): string | null {
  try {
    const db = new Database(file, { readonly: true, fileMustExist: true })
    try {
      const verdict = String(db.pragma('quick_check', { simple: true }))
      return verdict === 'ok' ? null : verdict
    } finally {
      db.close()
    }
  } catch (fault) {
    return fault instanceof Error ? fault.message : String(fault)
  }
}

/** Names of the migrations that a file has. */
export function migrationsIn(file: string): string[] {
  const db = new Database(file, { readonly: true })
  try {
    const rows = db
      .prepare<[], { migration_name: string }>(
        'SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NOT NULL',
      )
      .all()
    return rows.map((row) => row.migration_name)
  } catch {
    return []
  } finally {
    db.close()
  }
}

/** Opens a database just to read it. */
export async function reading<T>(url: string, read: (tx: Tx) => Promise<T>): Promise<T> {
  const db = openDatabase(url)
  try {
    return await read(db)
  } finally {
    await db.$disconnect()
  }
}

export const counts = (tx: Tx): Promise<Record<string, number>> => countRows(tx)

/** True when another program has this database open. */
export const isInUse = (url: string): Promise<boolean> =>
  isPostgres(url) ? isPostgresInUse(url) : Promise.resolve(isSqliteInUse(sqliteFile(url)))

function isSqliteInUse(file: string): boolean {
  if (!existsSync(file)) return false
  const db = new Database(file, { timeout: 0 })
  try {
    db.pragma('locking_mode = EXCLUSIVE')
    db.exec('BEGIN EXCLUSIVE')
    db.exec('COMMIT')
    return false
  } catch {
    return true
  } finally {
    db.close()
  }
}

async function isPostgresInUse(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const others = await client.query(
      'SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()',
    )
    return (others.rowCount ?? 0) > 0
  } finally {
    await client.end()
  }
}

/** Puts the file in the database's place; what was there is kept under another name, which is answered. */
export function replaceSqlite(target: string, file: string, aside: string): string | null {
  const had = existsSync(target)
  copyFileSync(file, `${target}${restoring}`)
  flush(`${target}${restoring}`)
  if (had) {
    settle(target)
    renameSync(target, aside)
  }
  for (const rest of [`${target}-wal`, `${target}-shm`]) rmSync(rest, { force: true })
  renameSync(`${target}${restoring}`, target)
  return had ? aside : null
}

/** On the disk, not only in the system's memory. */
function flush(file: string): void {
  const handle = openSync(file, 'r+')
  fsyncSync(handle)
  closeSync(handle)
}

/** Replaces everything in a PostgreSQL database by the file's rows, all or nothing. */
export async function replacePostgres(url: string, file: string, now: Date): Promise<void> {
  await migrate(url, now)
  const from = openDatabase(`file:${file}`)
  const to = openDatabase(url)
  try {
    await to.$transaction(
      async (target) => {
        await emptyPostgres(target)
        await copyRows(from, target)
      },
      { timeout: hours },
    )
  } finally {
    await from.$disconnect()
    await to.$disconnect()
  }
}
