import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { checkChain, recordDeed } from '../../handlers/audit/actions.ts'
import type { Db } from '../../prisma/client.ts'
import { databases, type TestDatabase } from '../databases.ts'
import { inAct, tuesday } from '../people.ts'

const check = (db: Db) => db.$transaction((tx) => checkChain({ tx }))

const write = (db: Db, subject: string, now = tuesday) =>
  inAct(
    db,
    (act) => recordDeed(act, { action: 'test.deed', subject, before: { n: 1 }, after: { n: 2 } }),
    now,
  )

describe.each(databases)('the audit trail on $name', ({ open }) => {
  let test: TestDatabase
  let db: Db
  beforeAll(async () => {
    test = await open()
    db = test.db
    for (let n = 1; n <= 12; n++) await write(db, `report:${n}`, new Date(tuesday.getTime() + n * 1234))
  })
  afterAll(() => test.close())

  /** Does something to the trail behind the program's back and looks, then takes it back. */
  async function tamper(sql: string): Promise<number | null> {
    const undo = new Error('undo')
    let brokenAt: number | null = null
    await db
      .$transaction(async (tx) => {
        await tx.$executeRawUnsafe(sql)
        brokenAt = (await checkChain({ tx })).brokenAt
        throw undo
      })
      .catch((fault: unknown) => {
        if (fault !== undo) throw fault
      })
    return brokenAt
  }

  it('keeps who did what to what, when, through which door', async () => {
    const row = await db.audit.findFirstOrThrow({ orderBy: { seq: 'asc' } })
    expect(row).toMatchObject({
      actor: 'system',
      via: 'cli',
      action: 'test.deed',
      subject: 'report:1',
      before: '{"n":1}',
      after: '{"n":2}',
    })
    expect(row.at).toEqual(new Date(tuesday.getTime() + 1234))
  })

  it('holds as long as nobody touches it', async () => {
    expect(await check(db)).toMatchObject({ lines: 12, brokenAt: null })
  })

  it.each([
    ['at', `'2026-11-24T09:30:01+08:00'`],
    ['actor', `'person:9'`],
    ['via', `'desk'`],
    ['action', `'test.other'`],
    ['subject', `'report:99'`],
    ['before', 'NULL'],
    ['after', `'{"n":3}'`],
    ['prevHash', `'${'0'.repeat(63)}1'`],
    ['hash', `'${'0'.repeat(64)}'`],
  ])('shows the line whose %s was changed', async (column, value) => {
    expect(await tamper(`UPDATE "Audit" SET "${column}" = ${value} WHERE "seq" = 5`)).toBe(5)
  })

  it('shows where a line is missing, even the first', async () => {
    expect(await tamper(`DELETE FROM "Audit" WHERE "seq" = 1`)).toBe(2)
    expect(await tamper(`DELETE FROM "Audit" WHERE "seq" = 8`)).toBe(9)
    expect(await tamper(`DELETE FROM "Audit" WHERE "seq" BETWEEN 3 AND 11`)).toBe(12)
  })

  it('shows where two lines changed places', async () => {
    const swap = `UPDATE "Audit" SET "subject" = CASE "seq" WHEN 4 THEN 'report:6' ELSE 'report:4' END WHERE "seq" IN (4, 6)`
    expect(await tamper(swap)).toBe(4)
  })

  it('never forks when many write at once', async () => {
    const other = await open()
    await Promise.all(Array.from({ length: 20 }, (_, n) => write(other.db, `report:${n}`)))
    expect(await check(other.db)).toMatchObject({ lines: 20, brokenAt: null })
    await other.close()
  })

  it('keeps nothing of an act that failed', async () => {
    const failing = inAct(db, async (act) => {
      await recordDeed(act, { action: 'test.deed', subject: 'report:13' })
      throw new Error('the act failed')
    })
    await expect(failing).rejects.toThrow('the act failed')
    expect((await check(db)).lines).toBe(12)
  })

  it('is walked to the end when it is longer than a page', async () => {
    const other = await open()
    await inAct(other.db, async (act) => {
      for (let n = 0; n < 1005; n++) await recordDeed(act, { action: 'test.deed', subject: `report:${n}` })
    })
    expect(await check(other.db)).toMatchObject({ lines: 1005, brokenAt: null })
    await other.close()
  })
})
