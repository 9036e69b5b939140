/** One PostgreSQL server for the whole run; each test gets a database of its own, copied from a migrated one. */
import { chmodSync, existsSync, mkdtempSync, rmSync, statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { TestProject } from 'vitest/node'
import { migrate } from '../prisma/migrate.ts'
import { startPostgres } from './postgres.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    postgresUrl: string
    /** A migrated file that nobody opens: each test copies it. */
    sqliteFile: string
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = makeFolder()
  process.env['TMPDIR'] = folder
  const server = await startPostgres()
  await migrate(await server.createDatabase('template_office'), new Date())
  project.provide('postgresUrl', server.url('postgres'))
  const sqliteFile = path.join(folder, 'template_office.db')
  await migrate(`file:${sqliteFile}`, new Date())
  project.provide('sqliteFile', sqliteFile)
  return async () => {
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Where all tests keep their files: in memory where there is room, since one PostgreSQL database is a thousand files. */
function makeFolder(): string {
  const memory = '/dev/shm'
  const needed = 2 * 1024 ** 3
  const free = existsSync(memory) ? statfsSync(memory) : { bavail: 0, bsize: 0 }
  const folder = mkdtempSync(path.join(free.bavail * free.bsize > needed ? memory : tmpdir(), 'renda-tests-'))
  chmodSync(folder, 0o755) // PostgreSQL runs without root's rights
  return folder
}
