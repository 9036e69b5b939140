/** The same tests on a real SQLite file and a real PostgreSQL. */
import { randomUUID } from 'node:crypto'
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { inject } from 'vitest'
import { openDatabase, type Db } from '../prisma/client.ts'

export interface TestDatabase {
  db: Db
  url: string
  close(): Promise<void>
}

export const databases = [
  { name: 'SQLite', open: openSqlite },
  { name: 'PostgreSQL', open: openPostgres },
] as const

export function openSqlite(): Promise<TestDatabase> {
  const dir = mkdtempSync(path.join(tmpdir(), 'renda-'))
  const file = path.join(dir, 'office.db')
  copyFileSync(inject('sqliteFile'), file)
  const url = `file:${file}`
  const db = openDatabase(url)
  return Promise.resolve({
    db,
    url,
    close: async () => {
      await db.$disconnect()
      rmSync(dir, { recursive: true, force: true })
    },
  })
}

export async function openPostgres(): Promise<TestDatabase> {
  const server = inject('postgresUrl')
  const name = `office_${randomUUID().replaceAll('-', '')}`
  await query(server, `CREATE DATABASE ${name} TEMPLATE template_office STRATEGY FILE_COPY`)
  const url = server.replace(/\/[^/]*$/, `/${name}`)
  const db = openDatabase(url)
  return {
    db,
    url,
    close: async () => {
      await db.$disconnect()
      await query(server, `DROP DATABASE ${name} WITH (FORCE)`)
    },
  }
}

async function query(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}
