import { Prisma, type Tx } from '../../../../prisma/client.ts'
import type { Day } from '../../../shared/days.ts'
import { servesOn } from '../../../shared/serving.ts'
import { currentTerm } from '../../store.ts'
import { hasDayRecord } from '../store.ts'

export interface DeputyRow {
  personId: number
  name: string
  groupId: number
  groupName: string
  officeId: number
  hasRecord: boolean
  /** Why he was not there, where he told so and has no record. */
  absence: string | null
}

/**
 * Deputies of the current term who serve on a day, from after `personId` on, and whether each has a record of the contact day of a year:
 * the four parts, or a valid report of that day.
 */
export async function deputiesAfter(
  tx: Tx,
  year: number,
  personId: number,
  take: number,
  on: Day,
  officeId: number | null = null,
): Promise<DeputyRow[]> {
  const rows = await tx.$queryRaw<(Omit<DeputyRow, 'hasRecord'> & { hasRecord: number | boolean })[]>`
    SELECT d."personId", p."name", d."groupId", g."name" AS "groupName", g."officeId",
      ${hasDayRecord(year)} AS "hasRecord",
      (SELECT a."reason" FROM "ContactDayAbsence" a
        WHERE a."personId" = d."personId" AND a."year" = ${year} AND a."voidedAt" IS NULL) AS "absence"
    FROM "Deputy" d JOIN "Person" p ON p."id" = d."personId" JOIN "DeputyGroup" g ON g."id" = d."groupId"
    WHERE d."personId" > ${personId} AND d."termId" = ${currentTerm} AND d."endedOn" IS NULL AND ${servesOn('d', on)}
      ${officeId === null ? Prisma.empty : Prisma.sql`AND g."officeId" = ${officeId}`}
    ORDER BY d."personId" LIMIT ${take}`
  return rows.map((row) => ({ ...row, hasRecord: Boolean(row.hasRecord) }))
}

/** Those who act for an office: its head, its operators, its groups' liaisons. */
export async function officesAfter(tx: Tx, officeId: number, take: number) {
  const offices = await tx.office.findMany({
    where: { id: { gt: officeId } },
    select: {
      id: true,
      name: true,
      headId: true,
      operators: { select: { personId: true } },
      groups: { select: { liaisonId: true } },
    },
    orderBy: { id: 'asc' },
    take,
  })
  return offices.map(({ id, name, headId, operators, groups }) => ({
    id,
    name,
    people: [
      ...new Set([
        ...(headId === null ? [] : [headId]),
        ...operators.map(({ personId }) => personId),
        ...groups.flatMap(({ liaisonId }) => liaisonId ?? []),
      ]),
    ],
  }))
}
