import { mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { backUp, restore } from '../../handlers/backup/actions.ts'
import { openDatabase, Prisma } from '../../prisma/client.ts'
import { countRows, tables } from '../../prisma/copy.ts'
import { databases, openPostgres, openSqlite, type TestDatabase } from '../databases.ts'
import { chatOf, makeDeputy, makeDistrict, tuesday, zone } from '../people.ts'

let dir: string

beforeEach(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'renda-backup-'))
})

afterEach(() => {
  rmSync(dir, { recursive: true, force: true })
})

const doorOf = (office: Pick<TestDatabase, 'url'>, now = tuesday) => ({ databaseUrl: office.url, zone, now })

/** An office with two reports, one of them taken back. */
async function fill(office: TestDatabase): Promise<string> {
  const district = await makeDistrict(office.db)
  const { contactId } = await makeDeputy(office.db, district, '周明远', ['张德发', '王桂英'])
  const chat = chatOf(office.db, contactId)
  await chat.say('走访 张德发 反映3栋路灯不亮')
  await chat.say('昨天打电话给王桂英')
  await chat.say('撤回')
  return contactId
}

async function backedUp(office: TestDatabase): Promise<string> {
  const copy = await backUp(doorOf(office), dir)
  if (!copy.ok) throw new Error(copy.refusal)
  expect(copy.value.auditLines).toBe(3)
  return copy.value.file
}

test('every table is copied', () => {
  expect([...tables].sort()).toEqual(Object.values(Prisma.ModelName).sort())
})

describe.each(databases)('from $name', ({ open }) => {
  test.each(databases)('a copy restored into $name is the same office, and goes on', async (target) => {
    const from = await open()
    const contactId = await fill(from)
    const file = await backedUp(from)
    const rows = await countRows(from.db)

    const into = await target.open()
    await chatOf(into.db, contactId).say('绑定 AAAA2222')
    await into.db.$disconnect()
    const restored = await restore(doorOf(into), file)
    expect(restored).toMatchObject({ ok: true, value: { auditLines: 3 } })

    const db = openDatabase(into.url)
    expect(await countRows(db)).toEqual(rows)
    const reports = await db.contactReport.findMany({
      orderBy: { id: 'asc' },
      select: { status: true, recordedAt: true },
    })
    expect(reports).toEqual([
      { status: 'valid', recordedAt: tuesday },
      { status: 'void', recordedAt: tuesday },
    ])
    const later = chatOf(db, contactId, () => new Date(tuesday.getTime() + 60_000))
    expect(await later.say('走访 王桂英')).toContain('已记：11月24日 走访 王桂英（本季第2/2位）')
    await db.$disconnect()
    await from.close()
    await into.close()
  })
})

test('the copy is whole while others go on writing', async () => {
  const office = await openSqlite()
  const contactId = await fill(office)
  const chat = chatOf(office.db, contactId, () => new Date(tuesday.getTime() + 1000))
  const stop = new AbortController()
  const writing = (async () => {
    for (let index = 0; !stop.signal.aborted; index++)
      await chat.say(`走访 王桂英 反映${'一二三四五六七八九十'.charAt(index % 10)}栋停水${index}次`)
  })()
  const copy = await backUp(doorOf(office), dir)
  stop.abort()
  await writing
  expect(copy.ok).toBe(true)
  await office.close()
})

test('a damaged, foreign, changed or newer file is refused, and what is there stays', async () => {
  const office = await openSqlite()
  await fill(office)
  const file = await backedUp(office)
  await office.db.$disconnect()
  const before = readFileSync(office.url.slice(5))

  const foreign = path.join(dir, 'foreign.db')
  writeFileSync(foreign, 'not a database at all, but long enough to look like one '.repeat(40))
  const half = path.join(dir, 'half.db')
  writeFileSync(half, readFileSync(file))
  truncateSync(half, Math.floor(readFileSync(file).length / 2))
  const changed = path.join(dir, 'changed.db')
  writeFileSync(changed, readFileSync(file))
  alter(changed, `UPDATE "Audit" SET "after" = '{}' WHERE "seq" = 1`)
  const newer = path.join(dir, 'newer.db')
  writeFileSync(newer, readFileSync(file))
  alter(newer, `UPDATE _prisma_migrations SET migration_name = '29991231000000_future'`)

  const refusals: [string, string][] = [
    [foreign, '不是完好的备份'],
    [half, '没有动现在的数据'],
    [changed, '审计记录在第1条断开'],
    [newer, '更新版本'],
    [path.join(dir, 'nowhere.db'), '没有'],
  ]
  for (const [bad, words] of refusals) {
    const outcome = await restore(doorOf(office), bad)
    expect(outcome.ok ? '' : outcome.refusal).toContain(words)
  }
  expect(readFileSync(office.url.slice(5)).equals(before)).toBe(true)
  await office.close()
})

function alter(file: string, sql: string): void {
  const db = new Database(file)
  db.exec(sql)
  db.close()
}

test('while the program runs, a restore is refused', async () => {
  const office = await openSqlite()
  await fill(office)
  const file = await backedUp(office)
  const outcome = await restore(doorOf(office), file)
  expect(outcome.ok ? '' : outcome.refusal).toContain('程序还在运行')
  await office.close()
})

test('what was there before a restore is kept beside it', async () => {
  const office = await openSqlite()
  await fill(office)
  const file = await backedUp(office)
  await office.db.$disconnect()
  const outcome = await restore(doorOf(office), file)
  const aside = outcome.ok ? outcome.value.aside : null
  const kept = openDatabase(`file:${aside ?? ''}`)
  expect(await kept.contactReport.count()).toBe(2)
  await kept.$disconnect()
  await office.close()
})

test('PostgreSQL keeps what it has when the file is refused', async () => {
  const office = await openPostgres()
  await fill(office)
  const foreign = path.join(dir, 'foreign.db')
  writeFileSync(foreign, 'nothing')
  expect((await restore(doorOf(office), foreign)).ok).toBe(false)
  expect(await office.db.contactReport.count()).toBe(2)
  await office.close()
})

test('a backup that fails half-way leaves nothing that looks like one', async () => {
  const nowhere = { url: 'postgresql://x:y@127.0.0.1:1/none' }
  await expect(backUp(doorOf(nowhere), dir)).rejects.toThrow()
  expect(readdirSync(dir)).toEqual([])
})

test('an empty copy is refused', async () => {
  const empty = await openSqlite()
  const copy = await backUp(doorOf(empty), dir)
  const office = await openPostgres()
  await fill(office)
  await office.db.$disconnect()
  const outcome = await restore(doorOf(office), copy.ok ? copy.value.file : '')
  expect(outcome.ok ? '' : outcome.refusal).toContain('空的备份')
  await empty.close()
  await office.close()
})

test('before PostgreSQL is replaced, a copy of it is put aside', async () => {
  const office = await openPostgres()
  await fill(office)
  const file = await backedUp(office)
  await office.db.$disconnect()
  const outcome = await restore(doorOf(office, new Date(tuesday.getTime() + 5000)), file)
  const kept = openDatabase(`file:${outcome.ok ? (outcome.value.aside ?? '') : ''}`)
  expect(await kept.contactReport.count()).toBe(2)
  await kept.$disconnect()
  await office.close()
})
