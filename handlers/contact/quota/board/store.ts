import { Prisma, type Tx } from '../../../../prisma/client.ts'
import type { Day } from '../../../shared/days.ts'
import { servesOn } from '../../../shared/serving.ts'

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
