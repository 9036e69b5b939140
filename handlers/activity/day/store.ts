import { Prisma, type Tx } from '../../../prisma/client.ts'
import type { Day } from '../../shared/days.ts'
import { servesOn } from '../../shared/serving.ts'
import { currentTerm } from '../store.ts'

export interface DaySum {
  id: number
  name: string
  /** Deputies of the current term in office, and those of them with a record. */
  deputies: number
  recorded: number
  /** Those without a record who told why they were not there. */
  absent: number
  headcount: number
  cards: number
}

/** Whether deputy `d` told why he was not there, and has no record of the day. */
const toldAbsence = (year: number): Prisma.Sql => Prisma.sql`
  (NOT ${hasDayRecord(year)} AND EXISTS (SELECT 1 FROM "ContactDayAbsence" a
    WHERE a."personId" = d."personId" AND a."year" = ${year} AND a."voidedAt" IS NULL))`

const sumsOf = (year: number): Prisma.Sql => Prisma.sql`
  COUNT(d."id") AS "deputies", COALESCE(SUM(CASE WHEN d."id" IS NOT NULL AND ${hasDayRecord(year)} THEN 1 ELSE 0 END), 0) AS "recorded",
  COALESCE(SUM(CASE WHEN d."id" IS NOT NULL AND ${toldAbsence(year)} THEN 1 ELSE 0 END), 0) AS "absent",
  COALESCE(SUM(t."headcount"), 0) AS "headcount", COALESCE(SUM(t."cards"), 0) AS "cards"`

const told = (year: number): Prisma.Sql => Prisma.sql`
  LEFT JOIN "ContactDayRecord" t ON t."personId" = d."personId" AND t."year" = ${year} AND t."voidedAt" IS NULL`

/** In office, and serving on the contact day. */
const inOffice = (on: Day): Prisma.Sql =>
  Prisma.sql`d."termId" = ${currentTerm} AND d."endedOn" IS NULL AND ${servesOn('d', on)}`

type Raw<Row> = { [Key in keyof Row]: Row[Key] | bigint }

const sums = (rows: readonly Raw<DaySum>[]): DaySum[] =>
  rows.map(({ id, name, deputies, recorded, absent, headcount, cards }) => ({
    id: Number(id),
    name: String(name),
    deputies: Number(deputies),
    recorded: Number(recorded),
    absent: Number(absent),
    headcount: Number(headcount),
    cards: Number(cards),
  }))

/** How each office stands with the contact day of a year. */
export const dayByOffice = async (tx: Tx, year: number, on: Day): Promise<DaySum[]> =>
  sums(
    await tx.$queryRaw<Raw<DaySum>[]>`
      SELECT o."id", o."name", ${sumsOf(year)} FROM "Office" o
        LEFT JOIN "DeputyGroup" g ON g."officeId" = o."id"
        LEFT JOIN "Deputy" d ON d."groupId" = g."id" AND ${inOffice(on)} ${told(year)}
      GROUP BY o."id", o."name" ORDER BY o."id"`,
  )

/** The same for each constituency of an office that has deputies. */
export const dayByConstituency = async (tx: Tx, year: number, on: Day, officeId: number): Promise<DaySum[]> =>
  sums(
    await tx.$queryRaw<Raw<DaySum>[]>`
      SELECT k."id", k."name", ${sumsOf(year)} FROM "Constituency" k
        JOIN "Deputy" d ON d."constituencyId" = k."id" AND ${inOffice(on)} ${told(year)}
      WHERE k."officeId" = ${officeId} GROUP BY k."id", k."name" ORDER BY k."id"`,
  )

export interface DayChoice {
  year: number
  officeId: number | null
  constituencyId: number | null
  /** Null: all. */
  hasRecord: boolean | null
  /** Of those without a record: only those who told why they were not there, or only the others; left out: both. */
  absent?: boolean
}

export interface DayRow {
  personId: number
  name: string
  groupName: string
  constituency: string
  hasRecord: boolean
  /** Why he was not there, where he told so and has no record. */
  absence: string | null
  ownConstituency: boolean | null
  headcount: number | null
  cards: number | null
  met: string | null
  heard: string | null
  solved: string | null
  helped: string | null
}

const chosen = (
  { year, officeId, constituencyId, hasRecord, absent }: DayChoice,
  on: Day,
): Prisma.Sql => Prisma.sql`
  ${inOffice(on)}
  ${officeId === null ? Prisma.empty : Prisma.sql`AND g."officeId" = ${officeId}`}
  ${constituencyId === null ? Prisma.empty : Prisma.sql`AND d."constituencyId" = ${constituencyId}`}
  ${hasRecord === null ? Prisma.empty : hasRecord ? Prisma.sql`AND ${hasDayRecord(year)}` : Prisma.sql`AND NOT ${hasDayRecord(year)}`}
  ${absent === undefined ? Prisma.empty : absent ? Prisma.sql`AND ${toldAbsence(year)}` : Prisma.sql`AND NOT ${toldAbsence(year)}`}`

/** Deputies with what each told of the contact day, group by group. */
export async function dayRows(
  tx: Tx,
  choice: DayChoice,
  on: Day,
  skip: number,
  take: number,
): Promise<DayRow[]> {
  const flag = (value: unknown): boolean | null => (value === null ? null : Boolean(value))
  const rows = await tx.$queryRaw<
    (Omit<DayRow, 'hasRecord' | 'ownConstituency'> & Record<string, unknown>)[]
  >`
    SELECT d."personId", p."name", g."name" AS "groupName", k."name" AS "constituency", ${hasDayRecord(choice.year)} AS "hasRecord",
      CASE WHEN ${toldAbsence(choice.year)} THEN (SELECT a."reason" FROM "ContactDayAbsence" a
        WHERE a."personId" = d."personId" AND a."year" = ${choice.year}) END AS "absence",
      t."ownConstituency", t."headcount", t."cards", t."met", t."heard", t."solved", t."helped"
    FROM "Deputy" d JOIN "Person" p ON p."id" = d."personId" JOIN "DeputyGroup" g ON g."id" = d."groupId"
      JOIN "Constituency" k ON k."id" = d."constituencyId" ${told(choice.year)}
    WHERE ${chosen(choice, on)} ORDER BY d."groupId", d."id" LIMIT ${take} OFFSET ${skip}`
  return rows.map((row) => ({
    ...row,
    hasRecord: Boolean(row['hasRecord']),
    ownConstituency: flag(row['ownConstituency']),
  }))
}

export async function countDayRows(tx: Tx, choice: DayChoice, on: Day): Promise<number> {
  const [row] = await tx.$queryRaw<{ count: number | bigint }[]>`
    SELECT COUNT(*) AS "count" FROM "Deputy" d JOIN "DeputyGroup" g ON g."id" = d."groupId" WHERE ${chosen(choice, on)}`
  return Number(row?.count ?? 0)
}

export const constituencies = (tx: Tx, officeId: number | null) =>
  tx.constituency.findMany({
    where: officeId === null ? {} : { officeId },
    select: { id: true, name: true },
    orderBy: { id: 'asc' },
  })

export const deputyNamed = (tx: Tx, personId: number) =>
  tx.deputy.findFirst({
    where: { personId, term: { current: true } },
    select: {
      id: true,
      endedOn: true,
      suspendedFrom: true,
      suspendedTo: true,
      groupId: true,
      person: { select: { name: true } },
      group: { select: { name: true } },
      constituency: { select: { name: true, number: true } },
    },
  })

const ofYear = (year: number) => ({
  contactDay: true,
  status: 'valid',
  occurredOn: { gte: `${year}-01-01`, lte: `${year}-12-31` },
})

/** The valid reports of a person's contact day, with the concerns that were raised. */
export const dayReports = (tx: Tx, personId: number, year: number) =>
  tx.contactReport.findMany({
    where: { contactorId: personId, ...ofYear(year) },
    select: {
      id: true,
      occurredOn: true,
      contacts: { where: { counts: true }, select: { id: true } },
      concerns: { where: { status: { not: 'void' } }, select: { id: true, text: true } },
    },
    orderBy: { id: 'asc' },
  })

/** Concerns raised on the contact day of a year, the first `take` of them, with the office of the deputy who heard them. */
export const dayConcerns = (tx: Tx, year: number, take: number) =>
  tx.concern.findMany({
    where: { status: { not: 'void' }, report: ofYear(year) },
    select: {
      text: true,
      owner: {
        select: {
          deputies: {
            where: { term: { current: true } },
            select: { group: { select: { officeId: true } } },
          },
        },
      },
    },
    orderBy: { id: 'asc' },
    take,
  })

/** How many deputies told each part of the day: something, or that there was nothing. */
export async function partCounts(tx: Tx, year: number) {
  const day = { year, voidedAt: null }
  const count = (part: 'met' | 'heard' | 'solved' | 'helped') =>
    tx.contactDayRecord.count({ where: { ...day, [part]: { not: null }, NOT: { [part]: '无' } } })
  return {
    met: await count('met'),
    heard: await count('heard'),
    solved: await count('solved'),
    helped: await count('helped'),
    elsewhere: await tx.contactDayRecord.count({ where: { ...day, ownConstituency: false } }),
  }
}

/** Whether deputy `d` has a record of the contact day of a year: the four parts, or a valid report of that day. */
export const hasDayRecord = (year: number): Prisma.Sql => Prisma.sql`
  (EXISTS (SELECT 1 FROM "ContactDayRecord" r WHERE r."personId" = d."personId" AND r."year" = ${year} AND r."voidedAt" IS NULL)
    OR EXISTS (SELECT 1 FROM "ContactReport" c WHERE c."contactorId" = d."personId" AND c."contactDay" = ${true} AND c."status" = 'valid'
      AND c."occurredOn" BETWEEN ${`${year}-01-01`} AND ${`${year}-12-31`}))`

/** The same of one person. */
export async function hasDay(tx: Tx, personId: number, year: number): Promise<boolean> {
  const records = await tx.contactDayRecord.count({ where: { personId, year, voidedAt: null } })
  return (
    records > 0 || (await tx.contactReport.count({ where: { contactorId: personId, ...ofYear(year) } })) > 0
  )
}

/** Sums of a year's contact day. */
export async function daySums(tx: Tx, year: number) {
  const day = { year, voidedAt: null }
  const sums = await tx.contactDayRecord.aggregate({
    where: day,
    _count: true,
    _sum: { headcount: true, cards: true },
  })
  const within = {
    contactDay: true,
    status: 'valid',
    occurredOn: { gte: `${year}-01-01`, lte: `${year}-12-31` },
  }
  const concerns = await tx.concern.count({ where: { status: { not: 'void' }, report: within } })
  const contacts = await tx.contact.count({ where: { counts: true, voterId: { not: null }, report: within } })
  return {
    records: sums._count,
    headcount: sums._sum.headcount ?? 0,
    cards: sums._sum.cards ?? 0,
    concerns,
    contacts,
  }
}
