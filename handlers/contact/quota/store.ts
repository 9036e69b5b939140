import { Prisma, type Tx } from '../../../prisma/client.ts'
import type { Day } from '../../shared/days.ts'
import { servesOn } from '../../shared/serving.ts'
import type { ContactorRole } from '../rules.ts'
import type { ContactorRow } from '../store.ts'

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
