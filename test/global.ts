/** One PostgreSQL server for the whole run; each test gets a database of its own from a migrated template. */
import type { TestProject } from 'vitest/node'
import { migrate } from '../prisma/migrate.ts'
import { startPostgres } from './postgres.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    postgresUrl: string
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startPostgres()
  await migrate(await server.createDatabase('template_office'), new Date())
  project.provide('postgresUrl', server.url('postgres'))
  return () => server.stop()
}
