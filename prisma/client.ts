import { PrismaPg } from '@prisma/adapter-pg'
import { PrismaClient as PostgresClient } from './generated/postgresql/client.ts'
import { Prisma, PrismaClient } from './generated/sqlite/client.ts'
import { SafeSqlite } from './sqlite-adapter.ts'

export { Prisma }

/** The whole program sees the SQLite client's type: it is the narrower of the two. */
export type Db = PrismaClient

/** A transaction: what a door opens and everything below it writes into. */
export type Tx = Prisma.TransactionClient

export const isPostgres = (url: string): boolean => /^postgres(ql)?:/.test(url)

/**
 * Opens the database of a `file:` or `postgresql:` URL. It must have been migrated (prisma/migrate.ts).
 * A transaction waits up to 20 s for its turn and may take 30 s.
 */
export function openDatabase(url: string): Db {
  const transactionOptions = { maxWait: 20_000, timeout: 30_000 }
  if (isPostgres(url)) {
    const adapter = new PrismaPg({ connectionString: url, max: 10 })
    return new PostgresClient({ adapter, transactionOptions }) as unknown as Db
  }
  return new PrismaClient({ adapter: new SafeSqlite(url), transactionOptions })
}

/** Which of the two databases a transaction runs on, for the few statements that differ. */
export const runsOnPostgres = (tx: Tx): boolean =>
  '_activeProvider' in tx && tx._activeProvider === 'postgresql'
