import { Prisma, type Tx } from '../../../prisma/client.ts'
import type { Day } from '../../shared/days.ts'
import { idOf, isVoter, type ContactorRole } from '../rules.ts'
import { addContacts, whole, type NewReport, type StoredReport } from '../store.ts'

/** One report with its contacts. Raw: this is the busiest write. */
export async function addReport(tx: Tx, report: NewReport): Promise<{ id: number; contactIds: number[] }> {
  const [row] = await tx.$queryRaw<{ id: number }[]>`
    INSERT INTO "ContactReport" ("contactorId", "contactorRole", "method", "occurredOn", "partOfDay", "place", "summary", "unlisted",
      "contactDay", "bulk", "source", "recordedById", "recordedAt", "messageId", "messageAccount", "toCheck")
    VALUES (${report.contactorId}, ${report.contactorRole}, ${report.method}, ${report.occurredOn}, ${report.partOfDay}, ${report.place},
      ${report.summary}, ${JSON.stringify(report.unlisted)}, ${report.contactDay}, ${report.bulk}, ${report.source}, ${report.recordedById},
      ${report.recordedAt}, ${report.messageId}, ${report.messageAccount}, ${report.unlisted.length > 0})
    RETURNING "id"`
  if (!row) throw new Error('a report was not stored')
  return { id: row.id, contactIds: await addContacts(tx, row.id, report, report.parties) }
}

export interface LikeReport {
  id: number
  parties: string[]
  unlisted: string[]
  concerns: string[]
}

const mostLike = 30

/** Valid reports of a person on a day, made the same way, latest first: usually none. */
export async function reportsLike(
  tx: Tx,
  like: {
    contactorId: number
    role: ContactorRole
    occurredOn: Day
    method: string
    partOfDay: string | null
  },
): Promise<LikeReport[]> {
  const rows = await tx.$queryRaw<{ id: number; unlisted: string }[]>`
    SELECT "id", "unlisted" FROM "ContactReport"
    WHERE "contactorId" = ${like.contactorId} AND "occurredOn" = ${like.occurredOn} AND "contactorRole" = ${like.role}
      AND "method" = ${like.method} AND COALESCE("partOfDay", '') = ${like.partOfDay ?? ''} AND "status" = 'valid'
    ORDER BY "id" DESC LIMIT ${mostLike}`
  if (rows.length === 0) return []
  const ids = Prisma.join(rows.map(({ id }) => id))
  const contacts = await tx.$queryRaw<
    { reportId: number; voterId: number | null; deputyId: number | null }[]
  >`
    SELECT "reportId", "voterId", "deputyId" FROM "Contact" WHERE "reportId" IN (${ids})`
  const concerns = await tx.$queryRaw<{ reportId: number; text: string }[]>`
    SELECT "reportId", "text" FROM "Concern" WHERE "reportId" IN (${ids})`
  return rows.map(({ id, unlisted }) => ({
    id,
    parties: contacts.filter(({ reportId }) => reportId === id).map(keyOf),
    unlisted: JSON.parse(unlisted) as string[],
    concerns: concerns.filter(({ reportId }) => reportId === id).map(({ text }) => text),
  }))
}

const keyOf = ({ voterId, deputyId }: { voterId: number | null; deputyId: number | null }): string =>
  voterId == null ? `d:${deputyId ?? 0}` : `v:${voterId}`

/** All that one message made. */
export const reportsOfMessage = (tx: Tx, account: string, messageId: string): Promise<StoredReport[]> =>
  tx.contactReport.findMany({
    where: { messageAccount: account, messageId },
    orderBy: { id: 'desc' },
    include: whole,
  })

/** What a person recorded last, newest first, void ones included. */
export const latestReports = (tx: Tx, recordedById: number, take: number): Promise<StoredReport[]> =>
  tx.contactReport.findMany({ where: { recordedById }, orderBy: { id: 'desc' }, take, include: whole })

/** The last reports of one contactor, newest day first, void ones included. */
export const reportsOfContactor = (tx: Tx, contactorId: number, take: number): Promise<StoredReport[]> =>
  tx.contactReport.findMany({
    where: { contactorId },
    orderBy: [{ occurredOn: 'desc' }, { id: 'desc' }],
    take,
    include: whole,
  })

/** The last valid report of a contact with somebody; null when there is none. */
export const lastReportWith = (
  tx: Tx,
  contactorId: number,
  party: { voterId: number } | { deputyId: number },
): Promise<StoredReport | null> =>
  tx.contactReport.findFirst({
    where: { contactorId, status: 'valid', contacts: { some: party } },
    orderBy: [{ occurredOn: 'desc' }, { id: 'desc' }],
    include: whole,
  })

/** Valid reports of a person on certain days, for one that is described in words. */
export const validReports = (
  tx: Tx,
  recordedById: number,
  occurredOn: Day | null,
  method: string | null,
): Promise<StoredReport[]> =>
  tx.contactReport.findMany({
    where: {
      recordedById,
      status: 'valid',
      ...(occurredOn ? { occurredOn } : {}),
      ...(method ? { method } : {}),
    },
    orderBy: { id: 'desc' },
    take: 50,
    include: whole,
  })

/** Valid reports of one contactor in a duty, of a day and a method, whoever recorded them. */
export const validReportsOf = (
  tx: Tx,
  like: Pick<StoredReport, 'contactorId' | 'contactorRole' | 'occurredOn' | 'method'>,
): Promise<StoredReport[]> =>
  tx.contactReport.findMany({
    where: {
      contactorId: like.contactorId,
      contactorRole: like.contactorRole,
      occurredOn: like.occurredOn,
      method: like.method,
      status: 'valid',
    },
    orderBy: { id: 'desc' },
    include: whole,
  })

/** The write repeats the state and version that were read; false when somebody was faster. */
export async function voidReport(
  tx: Tx,
  report: { id: number; version: number },
  at: Date,
  reason: string,
): Promise<boolean> {
  const { count } = await tx.contactReport.updateMany({
    where: { id: report.id, version: report.version, status: 'valid' },
    data: { status: 'void', voidedAt: at, voidReason: reason, toCheck: false, version: { increment: 1 } },
  })
  if (count === 0) return false
  await tx.contact.updateMany({ where: { reportId: report.id }, data: { counts: false } })
  return true
}

/** Counts again; false when somebody was faster. */
export async function restoreReport(
  tx: Tx,
  report: { id: number; version: number; bulk: boolean },
): Promise<boolean> {
  const { count } = await tx.contactReport.updateMany({
    where: { id: report.id, version: report.version, status: 'void' },
    data: { status: 'valid', voidedAt: null, voidReason: null, version: { increment: 1 } },
  })
  if (count === 0) return false
  await tx.contact.updateMany({ where: { reportId: report.id }, data: { counts: !report.bulk } })
  return true
}

/** Puts one linked person in another's place; his concerns follow the contact. */
export const changeParty = (tx: Tx, contactId: number, key: string) =>
  tx.contact.update({
    where: { id: contactId },
    data: isVoter(key) ? { voterId: idOf(key), deputyId: null } : { voterId: null, deputyId: idOf(key) },
  })

/** Whatever one contact raised, another raised. */
export async function moveRaised(tx: Tx, from: number, to: number): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO "ConcernRaiser" ("concernId", "contactId") SELECT "concernId", ${to} FROM "ConcernRaiser"
    WHERE "contactId" = ${from} ON CONFLICT DO NOTHING`
}

/** The deputies' group of somebody who reports; null when he is no deputy of the current term. */
export async function groupOfContactor(tx: Tx, personId: number): Promise<number | null> {
  const deputy = await tx.deputy.findFirst({
    where: { personId, term: { current: true } },
    select: { groupId: true },
  })
  return deputy?.groupId ?? null
}

/** The valid reports of a person's contact day, with whom and what they hold. */
export const dayReportsOf = (tx: Tx, contactorId: number, occurredOn: Day) =>
  tx.contactReport.findMany({
    where: { contactorId, occurredOn, contactDay: true, status: 'valid' },
    select: {
      id: true,
      unlisted: true,
      contacts: { select: { voterId: true } },
      concerns: { where: { status: { not: 'void' } }, select: { text: true } },
    },
  })

/** Valid reports of a person's contact day of a year. */
export const validDayReports = (tx: Tx, contactorId: number, year: number): Promise<StoredReport[]> =>
  tx.contactReport.findMany({
    where: {
      contactorId,
      contactDay: true,
      status: 'valid',
      occurredOn: { gte: `${year}-01-01`, lte: `${year}-12-31` },
    },
    orderBy: { id: 'asc' },
    include: whole,
  })

/** Whether somebody is liaison of the group of a deputy of this term. */
export const isLiaisonOf = async (tx: Tx, liaisonId: number, personId: number): Promise<boolean> =>
  (await tx.deputy.count({ where: { personId, term: { current: true }, group: { liaisonId } } })) > 0
