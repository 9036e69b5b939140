import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openDatabase, type Db } from '../../prisma/client.ts'
import { PrismaClient } from '../../prisma/generated/sqlite/client.ts'
import { migrate } from '../../prisma/migrate.ts'
import { assertDurable } from '../../prisma/sqlite-adapter.ts'

let dir: string
let url: string

beforeEach(async () => {
  dir = mkdtempSync(path.join(tmpdir(), 'renda-adapter-'))
  url = `file:${path.join(dir, 'office.db')}`
  await migrate(url, new Date())
})

afterEach(() => {
  rmSync(dir, { recursive: true, force: true })
})

/** A plain create while an unrelated transaction is open, which then rolls back. */
async function createBesideRollback(db: Db): Promise<{ acknowledged: number; kept: boolean }> {
  const opened = Promise.withResolvers<undefined>()
  const failing = db
    .$transaction(async (tx) => {
      await tx.term.create({ data: { name: '要回滚的' } })
      opened.resolve(undefined)
      await sleep(100)
      throw new Error('roll back')
    })
    .catch(() => undefined)
  await opened.promise
  const { id } = await db.term.create({ data: { name: '已经答应记下的' } })
  await failing
  return { acknowledged: id, kept: (await db.term.findUnique({ where: { id } })) !== null }
}

test('the stock adapter loses a write that it acknowledged', async () => {
  const db = new PrismaClient({ adapter: new PrismaBetterSqlite3({ url }) })
  expect((await createBesideRollback(db)).kept).toBe(false)
  await db.$disconnect()
})

test('an acknowledged write survives the rollback of another transaction', async () => {
  const db = openDatabase(url)
  expect((await createBesideRollback(db)).kept).toBe(true)
  expect(await db.term.count({ where: { name: '要回滚的' } })).toBe(0)
  await db.$disconnect()
})

test('a plain read never sees what is not committed', async () => {
  const db = openDatabase(url)
  await db.$transaction(async (tx) => {
    await tx.term.create({ data: { name: '还没提交' } })
    expect(await db.term.count()).toBe(0)
    expect(await tx.term.count()).toBe(1)
  })
  expect(await db.term.count()).toBe(1)
  await db.$disconnect()
})

test('the database runs WAL and FULL, and a connection that does not is refused', async () => {
  const db = openDatabase(url)
  const [mode] = await db.$queryRaw<{ journal_mode: string }[]>`PRAGMA journal_mode`
  const [sync] = await db.$queryRaw<{ synchronous: number }[]>`PRAGMA synchronous`
  expect([mode?.journal_mode, Number(sync?.synchronous)]).toEqual(['wal', 2])
  await db.$disconnect()
  const careless = new Database(url.slice(5))
  careless.pragma('synchronous = NORMAL')
  expect(() => {
    assertDurable(careless)
  }).toThrow('FULL')
  careless.close()
})

test('32 transactions at once all get their turn', async () => {
  const db = openDatabase(url)
  const one = (number: number) =>
    db.$transaction(async (tx) => {
      await tx.term.create({ data: { name: `第${number}届` } })
      await sleep(20)
    })
  await Promise.all(Array.from({ length: 32 }, (_, number) => one(number)))
  expect(await db.term.count()).toBe(32)
  await db.$disconnect()
})

test('a long transaction of many statements lets the program do other things meanwhile, and none of them slips in', async () => {
  const db = openDatabase(url)
  await db.$connect()
  let turns = 0
  const { promise: written, resolve } = Promise.withResolvers<unknown>()
  const other = () => {
    turns++
    if (turns === 1) resolve(db.term.create({ data: { name: '插队' } }).then(({ id }) => id))
    if (turns < 3) setImmediate(other)
  }
  setImmediate(other)
  const before = await db.$transaction(async (tx) => {
    for (let number = 0; turns < 3 && number < 100_000; number++)
      await tx.term.create({ data: { name: `第${number}届` } })
    return tx.term.count({ where: { name: '插队' } })
  })
  await written
  expect({ turns, before }).toEqual({ turns: 3, before: 0 })
  expect(await db.term.count({ where: { name: '插队' } })).toBe(1)
  await db.$disconnect()
})

test('a write lock of another process is waited for without stopping the program', async () => {
  const db = openDatabase(url)
  await db.$connect()
  const other = new Database(url.slice(5))
  other.exec('BEGIN IMMEDIATE')
  let ticks = 0
  const ticking = setInterval(() => ticks++, 5)
  const writing = db.$transaction((tx) => tx.term.create({ data: { name: '等到了' } }))
  await sleep(400)
  other.exec('COMMIT')
  await writing
  clearInterval(ticking)
  expect(ticks).toBeGreaterThan(5)
  expect(await db.term.count()).toBe(1)
  other.close()
  await db.$disconnect()
})
