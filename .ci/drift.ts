/**
 * `npm run verify`: the migrations of both databases give exactly the schema, and the PostgreSQL twin is derived from it.
 * `--write NAME` writes the next migration of both from what changed.
 */
import { spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { startPostgres } from '../test/postgres.ts'

const { values } = parseArgs({ options: { write: { type: 'string' } } })
const postgres = await startPostgres()
const databases = [
  { schema: 'prisma/schema.prisma', migrations: 'prisma/migrations', url: 'file::memory:' },
  {
    schema: 'prisma/postgresql/schema.prisma',
    migrations: 'prisma/postgresql/migrations',
    url: await postgres.createDatabase('drift'),
    shadow: await postgres.createDatabase('shadow'),
  },
]

let drifted = false
for (const database of databases) {
  const { schema, migrations } = database
  const diff = compare(database)
  if (diff.status === 0) continue
  drifted = true
  if (diff.status === 2 && values.write) {
    const folder = path.join(migrations, values.write)
    mkdirSync(folder, { recursive: true })
    writeFileSync(path.join(folder, 'migration.sql'), diff.stdout)
    process.stdout.write(`${folder}/migration.sql\n`)
  } else process.stderr.write(`${schema} is not what ${migrations} make:\n${diff.stdout}${diff.stderr}\n`)
}
await postgres.stop()
process.exit(drifted && !values.write ? 1 : 0)

/** 0 = the same, 2 = they differ. An engine that broke off has compared nothing, so it is asked again. */
function compare({ schema, migrations, url, shadow }: (typeof databases)[number]) {
  for (let tries = 1; ; tries++) {
    const diff = spawnSync(
      'prisma',
      ['migrate', 'diff', '--from-migrations', migrations, '--to-schema', schema, '--script', '--exit-code'],
      {
        encoding: 'utf8',
        env: { ...process.env, DATABASE_URL: url, SHADOW_DATABASE_URL: shadow, CHECKPOINT_DISABLE: '1' },
      },
    )
    if (diff.status === 0 || diff.status === 2 || tries === 4) return diff
  }
}
