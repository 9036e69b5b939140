import { runsOnPostgres, type Tx } from '../../prisma/client.ts'
import type { AuditEntry } from './rules.ts'

/** The last link of the chain. On PostgreSQL others wait here until this transaction ends, so that the chain never forks. */
export async function lastHash(tx: Tx): Promise<string | null> {
  if (runsOnPostgres(tx)) await tx.$executeRaw`SELECT pg_advisory_xact_lock(72707370)`
  const [last] = await tx.$queryRaw<
    { hash: string }[]
  >`SELECT "hash" FROM "Audit" ORDER BY "seq" DESC LIMIT 1`
  return last?.hash ?? null
}

export async function append(
  tx: Tx,
  at: Date,
  entry: AuditEntry,
  prevHash: string,
  hash: string,
): Promise<void> {
  await tx.$executeRaw`INSERT INTO "Audit" ("at", "actor", "via", "action", "subject", "before", "after", "prevHash", "hash")
    VALUES (${at}, ${entry.actor}, ${entry.via}, ${entry.action}, ${entry.subject}, ${entry.before}, ${entry.after}, ${prevHash}, ${hash})`
}

/** A page of the chain in order, from after `seq` on. */
export const pageAfter = (tx: Tx, seq: number, size: number) =>
  tx.audit.findMany({ where: { seq: { gt: seq } }, orderBy: { seq: 'asc' }, take: size })

/** What was done about one subject, newest first. */
export const linesAbout = (tx: Tx, subject: string, take: number) =>
  tx.audit.findMany({ where: { subject }, orderBy: { seq: 'desc' }, take })
