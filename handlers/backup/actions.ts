import { copyFileSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { checkChain } from '../audit/actions.ts'
import { dayOf, timeOf } from '../shared/days.ts'
import { done, refused, type Outcome } from '../shared/outcome.ts'
import * as store from './store.ts'

export interface BackupDoor {
  databaseUrl: string
  zone: string
  now: Date
}

export interface Copy {
  file: string
  rows: number
  people: number
  auditLines: number
}

/**
 * A consistent copy of the whole office in one SQLite file `renda-YYYYMMDD-HHmmss.db`, while the program goes on writing.
 * It is read back before it counts: damage or a broken audit chain is a refusal in one Chinese sentence.
 */
export async function backUp(door: BackupDoor, dir: string): Promise<Outcome<Copy, string>> {
  mkdirSync(dir, { recursive: true })
  const file = path.join(dir, `renda-${stamp(door)}.db`)
  if (existsSync(file)) return refused(`${file} 已经有了，没有覆盖。请过一秒再备份。`)
  return writeChecked(door, file)
}

/** The file has its name only once it was read back: whatever fails before leaves nothing that looks like a copy. */
async function writeChecked(door: BackupDoor, file: string): Promise<Outcome<Copy, string>> {
  const partial = `${file}.partial`
  try {
    await store.writeCopy(door.databaseUrl, partial, door.now)
    const checked = await inspect(door, partial)
    if (!checked.ok) return checked
    renameSync(partial, file)
    return done({ file, ...checked.value })
  } finally {
    for (const rest of ['', '-wal', '-shm']) rmSync(`${partial}${rest}`, { force: true })
  }
}

/**
 * Puts a copy back in place of the present database: all or nothing, after it was checked. SQLite keeps what was there
 * beside it. A copy of either kind of database can be put into either kind.
 */
export async function restore(
  door: BackupDoor,
  file: string,
): Promise<Outcome<Copy & { aside: string | null }, string>> {
  if (!existsSync(file)) return refused(`没有 ${file} 这个文件，请检查路径。`)
  const checked = await inspect(door, file)
  if (!checked.ok) return checked
  if (checked.value.people === 0) return refused(`${file} 里一个人也没有，是空的备份，没有动现在的数据。`)
  if (await store.isInUse(door.databaseUrl))
    return refused('程序还在运行，没有恢复。请先停下程序（npm start 的那个窗口），再恢复。')
  const aside = store.isPostgres(door.databaseUrl)
    ? await replacePostgres(door, file)
    : done(replaceSqlite(door, file))
  return aside.ok ? done({ file, ...checked.value, aside: aside.value }) : aside
}

/** A copy of what is there is put beside the file before anything is replaced. */
async function replacePostgres(door: BackupDoor, file: string): Promise<Outcome<string, string>> {
  const aside = await writeChecked(door, path.join(path.dirname(file), `before-restore-${stamp(door)}.db`))
  if (!aside.ok) return aside
  await migratedCopy(door, file, (copy) => store.replacePostgres(door.databaseUrl, copy, door.now))
  return done(aside.value.file)
}

function replaceSqlite(door: BackupDoor, file: string): string | null {
  const target = store.sqliteFile(door.databaseUrl)
  mkdirSync(path.dirname(path.resolve(target)), { recursive: true })
  return store.replaceSqlite(target, file, `${target}.before-restore-${stamp(door)}`)
}

const stamp = ({ now, zone }: BackupDoor): string => {
  const seconds = String(now.getUTCSeconds()).padStart(2, '0')
  return `${dayOf(now, zone).replaceAll('-', '')}-${timeOf(now, zone).replace(':', '')}${seconds}`
}

/** Whether a file is a whole copy that this version of the program knows. */
async function inspect(door: BackupDoor, file: string): Promise<Outcome<Omit<Copy, 'file'>, string>> {
  const broken = store.brokenFile(file)
  if (broken) return refused(`${file} 不是完好的备份（${broken}），没有动现在的数据。请换一份备份。`)
  const has = store.migrationsIn(file)
  if (has.length === 0) return refused(`${file} 不是本系统的备份，没有动现在的数据。`)
  const unknown = has.filter((name) => !store.knownMigrations().includes(name))
  if (unknown.length > 0) return refused(`${file} 是更新版本的程序做的备份，请先升级程序。没有动现在的数据。`)
  return migratedCopy(door, file, (copy) =>
    store.reading(`file:${copy}`, async (tx) => {
      const chain = await checkChain({ tx })
      if (chain.brokenAt !== null)
        return refused(`${file} 的审计记录在第${chain.brokenAt}条断开，可能被改过，没有动现在的数据。`)
      const counts = await store.counts(tx)
      const rows = Object.values(counts).reduce((sum, count) => sum + count, 0)
      return done({ rows, people: counts['Person'] ?? 0, auditLines: chain.lines })
    }),
  )
}

/** Reads a copy of the copy: opening a database writes beside it, and an older one must be migrated first. */
async function migratedCopy<T>(
  door: BackupDoor,
  file: string,
  work: (copy: string) => Promise<T>,
): Promise<T> {
  const dir = mkdtempSync(path.join(tmpdir(), 'renda-copy-'))
  try {
    const copy = path.join(dir, 'copy.db')
    copyFileSync(file, copy)
    await store.bringUpToDate(copy, door.now)
    return await work(copy)
  } finally {
    rmSync(dir, { recursive: true, force: true })
  }
}
