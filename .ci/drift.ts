/**
 * `npm run verify`: the migrations of both databases give exactly the schema. What the program's own migrations build is
 * compared with what the schema would build from nothing, by the databases' own catalogs.
 * `--write NAME` writes the next migration of both, from what changed since the last commit.
 */
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import Database from 'better-sqlite3'
import pg from 'pg'
import { machineClock } from '../handlers/shared/clock.ts'
import { migrate } from '../prisma/migrate.ts'
import { startPostgres } from '../test/postgres.ts'

const { values } = parseArgs({ options: { write: { type: 'string' } } })
const folder = mkdtempSync(path.join(tmpdir(), 'renda-drift-'))
const now = machineClock.now()
const server = await startPostgres()
const twins = [
  { schema: 'prisma/schema.prisma', migrations: 'prisma/migrations', url: 'file::memory:' },
  {
    schema: 'prisma/postgresql/schema.prisma',
    migrations: 'prisma/postgresql/migrations',
    url: await server.createDatabase('none'),
  },
] as const

if (values.write) for (const twin of twins) writeNext(twin, values.write)
const drifted = values.write ? false : [await sqliteDrifts(), await postgresDrifts()].includes(true)
await server.stop()
rmSync(folder, { recursive: true, force: true })
process.exit(drifted ? 1 : 0)

function writeNext({ schema, migrations, url }: (typeof twins)[number], name: string): void {
  const before = path.join(folder, `${migrations.replaceAll('/', '-')}.prisma`)
  const committed = spawnSync('git', ['show', `HEAD:${schema}`], { encoding: 'utf8' })
  writeFileSync(before, committed.stdout)
  const sql = script(url, ['--from-schema', before, '--to-schema', schema])
  const next = path.join(migrations, name)
  mkdirSync(next, { recursive: true })
  writeFileSync(path.join(next, 'migration.sql'), sql)
  process.stdout.write(`${next}/migration.sql\n`)
}

/** What Prisma would run to get from one schema to another. */
function script(url: string, between: readonly string[]): string {
  const diff = spawnSync('prisma', ['migrate', 'diff', ...between, '--script'], {
    encoding: 'utf8',
    env: { ...process.env, DATABASE_URL: url, CHECKPOINT_DISABLE: '1' },
  })
  if (diff.status !== 0 || diff.stdout.trim() === '')
    throw new Error(`prisma migrate diff: ${diff.stdout}${diff.stderr}`)
  return diff.stdout
}

async function sqliteDrifts(): Promise<boolean> {
  const [built, wanted] = ['built.db', 'wanted.db'].map((name) => path.join(folder, name)) as [string, string]
  await migrate(`file:${built}`, now)
  const empty = new Database(wanted)
  empty.exec(script(twins[0].url, ['--from-empty', '--to-schema', twins[0].schema]))
  empty.close()
  return differ(twins[0], sqliteCatalog(built), sqliteCatalog(wanted))
}

/** Every column, index column and foreign key as a line. */
function sqliteCatalog(file: string): string[] {
  const db = new Database(file, { readonly: true })
  const rows = db
    .prepare(
      `SELECT t.name || '.' || c.name || ' ' || c.type || ' notnull=' || c."notnull" || ' default=' || coalesce(c.dflt_value, '') || ' pk=' || c.pk AS line
       FROM sqlite_schema t, pragma_table_info(t.name) c WHERE t.type = 'table'
       UNION ALL SELECT i.name || ' unique=' || l."unique" || ' ' || x.seqno || ' ' || coalesce(x.name, '') FROM sqlite_schema i
         JOIN pragma_index_list(i.tbl_name) l ON l.name = i.name, pragma_index_info(i.name) x WHERE i.type = 'index' AND i.sql IS NOT NULL
       UNION ALL SELECT t.name || '.' || f."from" || ' -> ' || f."table" || ' ' || f.on_delete FROM sqlite_schema t, pragma_foreign_key_list(t.name) f WHERE t.type = 'table'`,
    )
    .all() as { line: string }[]
  db.close()
  return rows.map(({ line }) => line)
}

async function postgresDrifts(): Promise<boolean> {
  const [built, wanted] = [await server.createDatabase('built'), await server.createDatabase('wanted')]
  await migrate(built, now)
  await asked(wanted, script(twins[1].url, ['--from-empty', '--to-schema', twins[1].schema]))
  return differ(twins[1], await postgresCatalog(built), await postgresCatalog(wanted))
}

async function asked(url: string, sql: string): Promise<{ line: string }[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query<{ line: string }>(sql)
  await client.end()
  return rows
}

async function postgresCatalog(url: string): Promise<string[]> {
  const rows = await asked(
    url,
    `SELECT concat_ws(' ', table_name || '.' || column_name, data_type, datetime_precision, is_nullable, column_default) AS line
       FROM information_schema.columns WHERE table_schema = 'public'
     UNION ALL SELECT indexdef FROM pg_indexes WHERE schemaname = 'public'
     UNION ALL SELECT conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) FROM pg_constraint WHERE contype = 'f'`,
  )
  return rows.map(({ line }) => line)
}

function differ({ schema, migrations }: (typeof twins)[number], built: string[], wanted: string[]): boolean {
  const ours = built.filter((line) => !line.includes('_prisma_migrations'))
  if (wanted.length === 0) throw new Error(`${schema}: nothing was built`)
  const lacking = wanted.filter((line) => !ours.includes(line)).map((line) => `- ${line}`)
  const surplus = ours.filter((line) => !wanted.includes(line)).map((line) => `+ ${line}`)
  if (lacking.length + surplus.length === 0) return false
  process.stderr.write(`${migrations} do not make ${schema}:\n${[...lacking, ...surplus].join('\n')}\n`)
  return true
}
