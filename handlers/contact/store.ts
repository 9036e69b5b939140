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

const whole = {
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

export type ReportChange = Partial<Pick<ReportInput, 'method' | 'occurredOn' | 'partOfDay' | 'unlisted'>>

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

/** Takes a contact out of a report: it was somebody else. */
export async function dropContact(tx: Tx, contactId: number): Promise<void> {
  await tx.concernRaiser.deleteMany({ where: { contactId } })
  await tx.contact.delete({ where: { id: contactId } })
}

const definedOnly = (value: object): object =>
  Object.fromEntries(Object.entries(value).filter(([, field]) => field !== undefined))

// ---- who is short

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

export interface LinkRow {
  ownerId: number
  key: string
  name: string
}

/** The linked voters of many deputies, and the linked deputies of many members. */
export async function linksOf(
  tx: Tx,
  deputyIds: readonly number[],
  memberIds: readonly number[],
): Promise<{ voters: LinkRow[]; deputies: LinkRow[] }> {
  const voters =
    deputyIds.length === 0
      ? []
      : await tx.$queryRaw<
          LinkRow[]
        >`SELECT l."deputyId" AS "ownerId", 'v:' || v."id" AS "key", v."name" FROM "VoterLink" l
          JOIN "Voter" v ON v."id" = l."voterId" WHERE l."deputyId" IN (${Prisma.join([...deputyIds])}) ORDER BY l."deputyId", v."id"`
  const deputies =
    memberIds.length === 0
      ? []
      : await tx.$queryRaw<
          LinkRow[]
        >`SELECT l."memberId" AS "ownerId", 'd:' || d."id" AS "key", p."name" FROM "MemberLink" l
          JOIN "Deputy" d ON d."id" = l."deputyId" JOIN "Person" p ON p."id" = d."personId"
          WHERE l."memberId" IN (${Prisma.join([...memberIds])}) AND d."endedOn" IS NULL ORDER BY l."memberId", d."id"`
  return { voters, deputies }
}

/** Counted contacts of many people over a span of days. */
export async function countedOfMany(tx: Tx, personIds: readonly number[], from: Day, to: Day) {
  if (personIds.length === 0) return []
  const rows = await tx.$queryRaw<
    {
      contactorId: number
      contactorRole: ContactorRole
      voterId: number | null
      deputyId: number | null
      occurredOn: Day
      reportId: number
    }[]
  >`
    SELECT "contactorId", "contactorRole", "voterId", "deputyId", "occurredOn", "reportId" FROM "Contact"
    WHERE "contactorId" IN (${Prisma.join([...personIds])}) AND "counts" = ${true} AND "occurredOn" BETWEEN ${from} AND ${to}`
  return rows.map((row) => ({
    ...row,
    party: row.voterId == null ? `d:${row.deputyId ?? 0}` : `v:${row.voterId}`,
  }))
}

/** Everyone who is some group's liaison, in the order of their ids, from after `personId` on. */
export const liaisonsAfter = (tx: Tx, personId: number, take: number): Promise<{ id: number }[]> =>
  tx.$queryRaw<{ id: number }[]>`
    SELECT DISTINCT "liaisonId" AS "id" FROM "DeputyGroup" WHERE "liaisonId" > ${personId} ORDER BY "liaisonId" LIMIT ${take}`

export const groupsOfLiaison = (tx: Tx, liaisonId: number) =>
  tx.deputyGroup.findMany({
    where: { liaisonId },
    select: { id: true, name: true, liaison: { select: { name: true } } },
    orderBy: { id: 'asc' },
  })

/** The deputies of a group who serve on a day. */
export const contactorsOfGroup = (tx: Tx, groupId: number, on: Day): Promise<ContactorRow[]> =>
  tx.$queryRaw<ContactorRow[]>`
    SELECT p."id" AS "personId", p."name", d."id" AS "deputyId", NULL AS "memberId", d."groupId"
    FROM "Deputy" d JOIN "Person" p ON p."id" = d."personId"
    WHERE d."groupId" = ${groupId} AND d."endedOn" IS NULL AND ${servesOn('d', on)} AND d."termId" IN (SELECT "id" FROM "Term" WHERE "current") ORDER BY d."id"`

export async function boundPeople(tx: Tx, personIds: readonly number[]): Promise<Set<number>> {
  const rows = await tx.wechatIdentity.findMany({
    where: { personId: { in: [...personIds] }, activeKey: { not: null } },
    select: { personId: true },
  })
  return new Set(rows.map((row) => row.personId))
}

/** Notes once how a step of a job ended. */
export const noteStep = (
  tx: Tx,
  job: string,
  period: string,
  step: string,
  doneAt: Date,
  outcome: 'done' | 'missed',
) =>
  tx.$executeRaw`INSERT INTO "JobStep" ("job", "period", "step", "doneAt", "outcome")
    VALUES (${job}, ${period}, ${step}, ${doneAt}, ${outcome}) ON CONFLICT DO NOTHING`

// ---- the board

export interface BoardRow {
  officeId: number
  officeName: string
  groupId: number
  groupName: string
  deputyId: number
  personId: number
  name: string
  linked: number
  reached: number
  rounds: number
  thisYear: number
}

type Counted = 'linked' | 'reached' | 'rounds' | 'thisYear'
/** PostgreSQL counts in big integers. */
type Count = number | bigint

/** Every deputy of the current term who serves on a day, or of these groups, with what counted in a quarter and in its year so far. */
export async function boardRows(
  tx: Tx,
  quarter: { from: Day; to: Day },
  groupIds: readonly number[] | null,
  on: Day,
): Promise<BoardRow[]> {
  const ofGroups =
    groupIds === null ? Prisma.empty : Prisma.sql`AND d."groupId" IN (${Prisma.join([...groupIds])})`
  const inGroups = Prisma.sql`AND ${servesOn('d', on)} ${ofGroups}`
  const deputies = await tx.$queryRaw<(Omit<BoardRow, Counted> & { linked: Count })[]>`
    SELECT o."id" AS "officeId", o."name" AS "officeName", g."id" AS "groupId", g."name" AS "groupName",
      d."id" AS "deputyId", p."id" AS "personId", p."name",
      (SELECT count(*) FROM "VoterLink" l WHERE l."deputyId" = d."id") AS "linked"
    FROM "Deputy" d JOIN "Person" p ON p."id" = d."personId"
    JOIN "DeputyGroup" g ON g."id" = d."groupId" JOIN "Office" o ON o."id" = g."officeId"
    WHERE d."endedOn" IS NULL AND d."termId" IN (SELECT "id" FROM "Term" WHERE "current") ${inGroups}
    ORDER BY o."id", g."id", d."id"`
  // the contacts are sought deputy by deputy: each is one range of the index
  const inQuarter = await tx.$queryRaw<{ deputyId: number; reached: Count; rounds: Count }[]>`
    SELECT d."id" AS "deputyId", count(DISTINCT l."voterId") AS "reached", count(DISTINCT c."reportId") AS "rounds"
    FROM "Deputy" d CROSS JOIN "Contact" c
    LEFT JOIN "VoterLink" l ON l."deputyId" = d."id" AND l."voterId" = c."voterId"
    WHERE d."endedOn" IS NULL AND d."termId" IN (SELECT "id" FROM "Term" WHERE "current") ${inGroups}
      AND c."contactorId" = d."personId" AND c."contactorRole" = 'deputy' AND c."counts" = ${true}
      AND c."occurredOn" BETWEEN ${quarter.from} AND ${quarter.to}
    GROUP BY d."id"`
  const inYear = await tx.$queryRaw<{ deputyId: number; thisYear: Count }[]>`
    SELECT d."id" AS "deputyId", count(*) AS "thisYear"
    FROM "Deputy" d CROSS JOIN "Contact" c
    WHERE d."endedOn" IS NULL AND d."termId" IN (SELECT "id" FROM "Term" WHERE "current") ${inGroups}
      AND c."contactorId" = d."personId" AND c."contactorRole" = 'deputy' AND c."counts" = ${true}
      AND c."occurredOn" BETWEEN ${`${quarter.from.slice(0, 4)}-01-01`} AND ${quarter.to}
    GROUP BY d."id"`
  const reached = new Map(inQuarter.map((row) => [row.deputyId, row]))
  const thisYear = new Map(inYear.map((row) => [row.deputyId, row.thisYear]))
  return deputies.map((row) => ({
    ...row,
    linked: Number(row.linked),
    reached: Number(reached.get(row.deputyId)?.reached ?? 0),
    rounds: Number(reached.get(row.deputyId)?.rounds ?? 0),
    thisYear: Number(thisYear.get(row.deputyId) ?? 0),
  }))
}

/** The deputies' group of somebody who reports; null when he is no deputy of the current term. */
export async function groupOfContactor(tx: Tx, personId: number): Promise<number | null> {
  const deputy = await tx.deputy.findFirst({
    where: { personId, term: { current: true } },
    select: { groupId: true },
  })
  return deputy?.groupId ?? null
}

// ---- the desk

export interface TrendRow {
  deputyId: number
  year: string
  quarter: number
  reached: number
  rounds: number
}

/** What every deputy of the current term reached in each quarter of a span of days: one pass over the index. */
export async function trendRows(tx: Tx, from: Day, to: Day): Promise<TrendRow[]> {
  type Raw = Omit<TrendRow, 'quarter' | 'reached' | 'rounds'> & {
    quarter: number | bigint
    reached: number | bigint
    rounds: number | bigint
  }
  const rows = await tx.$queryRaw<Raw[]>`
    SELECT d."id" AS "deputyId", substr(c."occurredOn", 1, 4) AS "year",
      (CAST(substr(c."occurredOn", 6, 2) AS INTEGER) + 2) / 3 AS "quarter",
      count(DISTINCT l."voterId") AS "reached", count(DISTINCT c."reportId") AS "rounds"
    FROM "Deputy" d CROSS JOIN "Contact" c
    LEFT JOIN "VoterLink" l ON l."deputyId" = d."id" AND l."voterId" = c."voterId"
    WHERE d."termId" IN (SELECT "id" FROM "Term" WHERE "current")
      AND c."contactorId" = d."personId" AND c."contactorRole" = 'deputy' AND c."counts" = ${true}
      AND c."occurredOn" BETWEEN ${from} AND ${to}
    GROUP BY 1, 2, 3`
  return rows.map(({ deputyId, year, quarter, reached, rounds }) => ({
    deputyId,
    year,
    quarter: Number(quarter),
    reached: Number(reached),
    rounds: Number(rounds),
  }))
}

const forOffice = {
  ...whole,
  contactor: { select: { name: true } },
  recordedBy: { select: { name: true } },
} as const satisfies Prisma.ContactReportInclude

export type OfficeReport = Prisma.ContactReportGetPayload<{ include: typeof forOffice }>

export const officeReport = (tx: Tx, id: number): Promise<OfficeReport | null> =>
  tx.contactReport.findUnique({ where: { id }, include: forOffice })

/** A person's reports of some days, void ones included, latest first. */
export const reportsOf = (tx: Tx, contactorId: number, from: Day, to: Day): Promise<OfficeReport[]> =>
  tx.contactReport.findMany({
    where: { contactorId, occurredOn: { gte: from, lte: to } },
    orderBy: [{ occurredOn: 'desc' }, { id: 'desc' }],
    include: forOffice,
  })

/** Reports with people who are not on the list, at which the office has not looked yet, oldest first. */
export const reportsToCheck = (tx: Tx, take: number): Promise<OfficeReport[]> =>
  tx.contactReport.findMany({
    where: { toCheck: true, status: 'valid' },
    orderBy: { id: 'asc' },
    take,
    include: forOffice,
  })

export async function markChecked(tx: Tx, id: number): Promise<boolean> {
  const { count } = await tx.contactReport.updateMany({
    where: { id, toCheck: true },
    data: { toCheck: false },
  })
  return count === 1
}

/** The message that a report was made of, in its writer's words. */
export const messageOf = (tx: Tx, account: string, messageId: string) =>
  tx.inbound.findUnique({
    where: { account_messageId: { account, messageId } },
    select: { text: true, sentAt: true },
  })

export const personWithOffice = (tx: Tx, personId: number) =>
  tx.person.findUnique({
    where: { id: personId },
    select: {
      name: true,
      deputies: {
        where: { term: { current: true } },
        select: { group: { select: { name: true, office: { select: { name: true } } } } },
      },
      members: { where: { term: { current: true } }, select: { office: { select: { name: true } } } },
    },
  })

export interface MemberRow {
  personId: number
  name: string
  officeName: string
  linked: number
  reached: number
  rounds: number
}

type Counts = 'linked' | 'reached' | 'rounds'

/** Every standing committee member of the current term with the deputies whom he contacts and has reached in a quarter. */
export async function memberRows(tx: Tx, quarter: { from: Day; to: Day }): Promise<MemberRow[]> {
  const members = await tx.$queryRaw<
    (Omit<MemberRow, Counts> & { memberId: number; linked: number | bigint })[]
  >`
    SELECT m."id" AS "memberId", p."id" AS "personId", p."name", o."name" AS "officeName",
      (SELECT count(*) FROM "MemberLink" l JOIN "Deputy" d ON d."id" = l."deputyId" WHERE l."memberId" = m."id" AND d."endedOn" IS NULL) AS "linked"
    FROM "ScMember" m JOIN "Person" p ON p."id" = m."personId" JOIN "Office" o ON o."id" = m."officeId"
    WHERE m."endedOn" IS NULL AND m."termId" IN (SELECT "id" FROM "Term" WHERE "current") ORDER BY o."id", m."id"`
  const counted = await tx.$queryRaw<
    { memberId: number; reached: number | bigint; rounds: number | bigint }[]
  >`
    SELECT m."id" AS "memberId", count(DISTINCT l."deputyId") AS "reached", count(DISTINCT c."reportId") AS "rounds"
    FROM "ScMember" m CROSS JOIN "Contact" c
    LEFT JOIN "MemberLink" l ON l."memberId" = m."id" AND l."deputyId" = c."deputyId"
      AND EXISTS (SELECT 1 FROM "Deputy" d WHERE d."id" = l."deputyId" AND d."endedOn" IS NULL)
    WHERE m."endedOn" IS NULL AND m."termId" IN (SELECT "id" FROM "Term" WHERE "current")
      AND c."contactorId" = m."personId" AND c."contactorRole" = 'sc_member' AND c."counts" = ${true}
      AND c."occurredOn" BETWEEN ${quarter.from} AND ${quarter.to}
    GROUP BY m."id"`
  const found = new Map(counted.map((row) => [row.memberId, row]))
  return members.map(({ memberId, personId, name, officeName, linked }) => ({
    personId,
    name,
    officeName,
    linked: Number(linked),
    reached: Number(found.get(memberId)?.reached ?? 0),
    rounds: Number(found.get(memberId)?.rounds ?? 0),
  }))
}

/** Valid reports of a person's contact day of a year. */
export const countDayReports = (tx: Tx, contactorId: number, year: number): Promise<number> =>
  tx.contactReport.count({
    where: {
      contactorId,
      contactDay: true,
      status: 'valid',
      occurredOn: { gte: `${year}-01-01`, lte: `${year}-12-31` },
    },
  })
