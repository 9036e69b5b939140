import { Prisma, type Tx } from '../../prisma/client.ts'
import type { Day } from '../shared/days.ts'
import { servesOn } from '../shared/serving.ts'
import { idOf, isVoter, type ContactorRole, type CountedContact, type ReportInput } from './rules.ts'

export interface NewReport extends ReportInput {
  contactorId: number
  contactorRole: ContactorRole
  source: 'chat' | 'form' | 'desk' | 'paper'
  recordedById: number
  recordedAt: Date
  messageId: string | null
  messageAccount: string | null
}

type ContactSide = Pick<NewReport, 'contactorId' | 'occurredOn' | 'bulk'> & { contactorRole: string }

/** Adds the people of a report; answers the numbers of their contacts in the same order. */
export async function addContacts(
  tx: Tx,
  reportId: number,
  report: ContactSide,
  parties: readonly string[],
): Promise<number[]> {
  if (parties.length === 0) return []
  const rows = parties.map(
    (
      key,
    ) => Prisma.sql`(${reportId}, ${report.contactorId}, ${report.contactorRole}, ${report.occurredOn}, ${!report.bulk},
      ${isVoter(key) ? idOf(key) : null}, ${isVoter(key) ? null : idOf(key)})`,
  )
  const added = await tx.$queryRaw<{ id: number }[]>`
    INSERT INTO "Contact" ("reportId", "contactorId", "contactorRole", "occurredOn", "counts", "voterId", "deputyId")
    VALUES ${Prisma.join(rows)} RETURNING "id"`
  return added.map((contact) => contact.id).sort((a, b) => a - b)
}

/** Direct, valid contacts of one person in a role over a span of days: one index range. */
export async function countedContacts(
  tx: Tx,
  contactorId: number,
  role: ContactorRole,
  from: Day,
  to: Day,
): Promise<CountedContact[]> {
  const rows = await tx.$queryRaw<
    { voterId: number | null; deputyId: number | null; occurredOn: Day; reportId: number }[]
  >`
    SELECT "voterId", "deputyId", "occurredOn", "reportId" FROM "Contact"
    WHERE "contactorId" = ${contactorId} AND "contactorRole" = ${role} AND "counts" = ${true} AND "occurredOn" BETWEEN ${from} AND ${to}`
  return rows.map(({ voterId, deputyId, occurredOn, reportId }) => ({
    party: voterId == null ? `d:${deputyId ?? 0}` : `v:${voterId}`,
    occurredOn,
    reportId,
  }))
}

export const whole = {
  contacts: {
    orderBy: { id: 'asc' },
    include: {
      voter: { select: { name: true } },
      deputy: { select: { person: { select: { name: true } } } },
    },
  },
  concerns: { orderBy: { id: 'asc' }, include: { raisers: true } },
} as const satisfies Prisma.ContactReportInclude

export type StoredReport = Prisma.ContactReportGetPayload<{ include: typeof whole }>

export const reportById = (tx: Tx, id: number): Promise<StoredReport | null> =>
  tx.contactReport.findUnique({ where: { id }, include: whole })

export type ReportChange = Partial<
  Pick<ReportInput, 'method' | 'occurredOn' | 'partOfDay' | 'unlisted' | 'contactDay'>
>

export async function changeReport(tx: Tx, report: StoredReport, change: ReportChange): Promise<boolean> {
  const { unlisted, ...plain } = change
  const { count } = await tx.contactReport.updateMany({
    where: { id: report.id, version: report.version, status: 'valid' },
    data: {
      ...definedOnly(plain),
      ...(unlisted && JSON.stringify(unlisted) !== report.unlisted
        ? { unlisted: JSON.stringify(unlisted), toCheck: unlisted.length > 0 }
        : {}),
      version: { increment: 1 },
    },
  })
  if (count === 0) return false
  if (change.occurredOn)
    await tx.contact.updateMany({ where: { reportId: report.id }, data: { occurredOn: change.occurredOn } })
  return true
}

/** Takes a contact out of a report: it was somebody else. */
export async function dropContact(tx: Tx, contactId: number): Promise<void> {
  await tx.concernRaiser.deleteMany({ where: { contactId } })
  await tx.contact.delete({ where: { id: contactId } })
}

const definedOnly = (value: object): object =>
  Object.fromEntries(Object.entries(value).filter(([, field]) => field !== undefined))

export interface ContactorRow {
  personId: number
  name: string
  deputyId: number | null
  memberId: number | null
  groupId: number | null
}

/** Everyone with a quota in the current term, in the order of their ids, from after `personId` on; on a day only who serves then. */
export const contactorsAfter = (
  tx: Tx,
  personId: number,
  take: number,
  on: Day | null,
): Promise<ContactorRow[]> =>
  tx.$queryRaw<ContactorRow[]>`
    SELECT p."id" AS "personId", p."name", d."id" AS "deputyId", m."id" AS "memberId", d."groupId"
    FROM "Person" p
    LEFT JOIN "Deputy" d ON d."personId" = p."id" AND d."endedOn" IS NULL AND d."termId" IN (SELECT "id" FROM "Term" WHERE "current")
    LEFT JOIN "ScMember" m ON m."personId" = p."id" AND m."endedOn" IS NULL AND m."termId" IN (SELECT "id" FROM "Term" WHERE "current")
    WHERE p."id" > ${personId} AND (d."id" IS NOT NULL OR m."id" IS NOT NULL)
      ${on === null ? Prisma.empty : Prisma.sql`AND (d."id" IS NULL OR ${servesOn('d', on)})`}
    ORDER BY p."id" LIMIT ${take}`
