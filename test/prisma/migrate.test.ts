import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { migrate } from '../../prisma/migrate.ts'
import { databases } from '../databases.ts'

test.each(databases)(
  '$name: what is applied is not applied again, also by two starts at once',
  async ({ open }) => {
    const office = await open()
    const [first, second] = await Promise.all([
      migrate(office.url, new Date()),
      migrate(office.url, new Date()),
    ])
    expect([...first, ...second]).toEqual([])
    const rows = await office.db.$queryRaw<
      { migration_name: string; finished_at: unknown; applied_steps_count: number | bigint }[]
    >`
    SELECT migration_name, finished_at, applied_steps_count FROM _prisma_migrations`
    expect(rows.length).toBeGreaterThan(0)
    expect(rows.every((row) => row.finished_at !== null && Number(row.applied_steps_count) === 1)).toBe(true)
    await office.close()
  },
)

test('a migration that was edited after it was applied stops the start', async () => {
  const office = await databases[0].open()
  await office.db.$disconnect()
  const file = new Database(office.url.slice(5))
  file.prepare("UPDATE _prisma_migrations SET checksum = 'changed'").run()
  file.close()
  await expect(migrate(office.url, new Date())).rejects.toThrow('was edited')
  await office.close()
})

/** Prisma rebuilds SQLite tables and silently drops hand-written indexes: this list is the guard. */
test('the indexes that the busiest questions need are there', async () => {
  const office = await databases[0].open()
  const rows = await office.db.$queryRaw<
    { name: string }[]
  >`SELECT name FROM sqlite_schema WHERE type = 'index' AND name NOT LIKE 'sqlite_%' ORDER BY name`
  expect(rows.map(({ name }) => name)).toMatchSnapshot()
  await office.close()
})
