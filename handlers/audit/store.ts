import { Prisma, runsOnPostgres, type Tx } from '../../prisma/client.ts'
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

export interface AuditRow extends Omit<AuditEntry, 'at'> {
  seq: number
  at: Date
}

/** Lines of one action for whose subject there is no line of another, oldest first; of one subject only when given. */
export const without = (tx: Tx, action: string, closing: string, take: number, subject: string | null) =>
  tx.$queryRaw<{ seq: number; at: Date; subject: string; after: string | null }[]>`
    SELECT a."seq", a."at", a."subject", a."after" FROM "Audit" a
    WHERE a."action" = ${action} ${subject === null ? Prisma.empty : Prisma.sql`AND a."subject" = ${subject}`}
      AND NOT EXISTS (SELECT 1 FROM "Audit" b WHERE b."subject" = a."subject" AND b."action" = ${closing})
    ORDER BY a."seq" LIMIT ${take}`

/** Who did this to a subject last: the actor as it stands in the trail. */
export async function lastActor(tx: Tx, action: string, subject: string): Promise<string | null> {
  const row = await tx.audit.findFirst({
    where: { subject, action },
    orderBy: { seq: 'desc' },
    select: { actor: true },
  })
  return row?.actor ?? null
}

/** The last line of a deed on a subject, as to what it left there. */
export const lastAfter = (tx: Tx, action: string, subject: string) =>
  tx.audit.findFirst({ where: { subject, action }, orderBy: { seq: 'desc' }, select: { after: true } })

/** The newest line of one actor whose action begins with one of these words, and is none of the others. */
export const lastOf = (tx: Tx, actor: string, beginnings: readonly string[], except: readonly string[]) =>
  tx.audit.findFirst({
    where: {
      actor,
      action: { notIn: [...except] },
      OR: beginnings.map((startsWith) => ({ action: { startsWith } })),
    },
    orderBy: { seq: 'desc' },
    select: { action: true, subject: true, at: true },
  })

export interface AuditSearch {
  /** Whose deeds, or deeds about whom: person:ID of each. */
  people: readonly string[] | null
  action: string | null
  subject: string | null
  from: Date | null
  until: Date | null
}

const searchOf = ({ people, action, subject, from, until }: AuditSearch): Prisma.AuditWhereInput => ({
  ...(people ? { OR: [{ actor: { in: [...people] } }, { subject: { in: [...people] } }] } : {}),
  ...(action ? { action } : {}),
  ...(subject ? { subject } : {}),
  ...(from || until ? { at: { ...(from ? { gte: from } : {}), ...(until ? { lt: until } : {}) } } : {}),
})

/** Lines that fit, newest first. */
export const search = (tx: Tx, what: AuditSearch, skip: number, take: number) =>
  tx.audit.findMany({ where: searchOf(what), orderBy: { seq: 'desc' }, skip, take })

export const countSearch = (tx: Tx, what: AuditSearch) => tx.audit.count({ where: searchOf(what) })

/** Every action that was ever done. */
export const actionsDone = async (tx: Tx): Promise<string[]> =>
  (await tx.audit.groupBy({ by: ['action'], orderBy: { action: 'asc' } })).map(({ action }) => action)

export const namesOf = (tx: Tx, ids: readonly number[]) =>
  tx.person.findMany({ where: { id: { in: [...ids] } }, select: { id: true, name: true } })

export const peopleNamed = async (tx: Tx, name: string, take: number): Promise<number[]> =>
  (await tx.person.findMany({ where: { name }, select: { id: true }, take })).map(({ id }) => id)
