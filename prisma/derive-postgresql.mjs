// prisma/schema.prisma is the single source; the PostgreSQL schema is derived from it. `--check` fails when the twin is stale.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'

const twin = 'prisma/postgresql/schema.prisma'
const derived =
  '// Derived by prisma/derive-postgresql.mjs. Edit prisma/schema.prisma instead.\n' +
  readFileSync('prisma/schema.prisma', 'utf8')
    .replace('provider = "sqlite"', 'provider = "postgresql"')
    .replace('"./generated/sqlite"', '"../generated/postgresql"')
    .replace(/@default\(now\(\)\)(?! *@db)/g, '@default(now()) @db.Timestamptz(3)')
    .replace(/^(\s+\w+\s+DateTime\??)(?!.*@db)/gm, '$1 @db.Timestamptz(3)')

if (process.argv.includes('--check')) {
  if (readFileSync(twin, 'utf8') !== derived) {
    console.error(`${twin} is stale: npm run generate`)
    process.exit(1)
  }
} else {
  mkdirSync('prisma/postgresql', { recursive: true })
  writeFileSync(twin, derived)
}
