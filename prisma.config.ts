import { defineConfig } from 'prisma/config'

// For Prisma's own commands only (generate, migrate). The program itself reads DATABASE_URL in bot/config.ts.
const url = process.env['DATABASE_URL'] ?? 'file:./data/app.db'
const postgres = /^postgres(ql)?:/.test(url)

export default defineConfig({
  schema: postgres ? 'prisma/postgresql/schema.prisma' : 'prisma/schema.prisma',
  migrations: { path: postgres ? 'prisma/postgresql/migrations' : 'prisma/migrations' },
  datasource: {
    url,
    ...(process.env['SHADOW_DATABASE_URL'] ? { shadowDatabaseUrl: process.env['SHADOW_DATABASE_URL'] } : {}),
  },
})
