import { Prisma, type Tx } from '../../../prisma/client.ts'
import type { Day } from '../../shared/days.ts'
import { servesOn } from '../../shared/serving.ts'
import { openStates, type Audience } from '../rules.ts'
import { type Asked, currentTerm, inOffice, type ParticipationRow } from '../store.ts'

export const anyOf = (column: Prisma.Sql, ids: readonly number[]): Prisma.Sql =>
  ids.length === 0 ? Prisma.empty : Prisma.sql`AND ${column} IN (${Prisma.join([...ids])})`

/** One SELECT of people a role. Kept apart, so that each walks its index. */
function selectsOf(
  { roles, groups, offices, newcomers, people }: Audience,
  after: number,
  on: Day,
  then = false,
): Prisma.Sql[] {
  const selects: Prisma.Sql[] = []
  if (roles.includes('deputy'))
    selects.push(Prisma.sql`
      SELECT d."personId", d."groupId" FROM "Deputy" d
      WHERE d."personId" > ${after} AND d."termId" = ${currentTerm} AND ${inOffice(Prisma.sql`d`, on, then)} AND ${servesOn('d', on)} ${anyOf(Prisma.sql`d."groupId"`, groups)}
        ${
          offices.length === 0
            ? Prisma.empty
            : Prisma.sql`AND d."groupId" IN (SELECT "id" FROM "DeputyGroup" WHERE "officeId" IN (${Prisma.join([...offices])}))`
        }
        ${newcomers === 'all' ? Prisma.empty : Prisma.sql`AND d."isNew" = ${newcomers === 'new'}`}`)
  if (roles.includes('group_leader'))
    selects.push(Prisma.sql`
      SELECT DISTINCT g."groupLeaderId" AS "personId", (SELECT d."groupId" FROM "Deputy" d WHERE d."personId" = g."groupLeaderId" AND d."termId" = ${currentTerm}) AS "groupId"
      FROM "DeputyGroup" g WHERE g."groupLeaderId" > ${after} ${anyOf(Prisma.sql`g."id"`, groups)} ${anyOf(Prisma.sql`g."officeId"`, offices)}
        AND NOT EXISTS (SELECT 1 FROM "Deputy" e WHERE e."personId" = g."groupLeaderId" AND e."termId" = ${currentTerm}
          AND NOT (${inOffice(Prisma.sql`e`, on, then)} AND ${servesOn('e', on)}))`)
  if (roles.includes('sc_member'))
    selects.push(Prisma.sql`
      SELECT m."personId", CAST(NULL AS INTEGER) AS "groupId" FROM "ScMember" m
      WHERE m."personId" > ${after} AND m."termId" = ${currentTerm} AND m."endedOn" IS NULL ${anyOf(Prisma.sql`m."officeId"`, offices)}
        AND NOT EXISTS (SELECT 1 FROM "Deputy" e WHERE e."personId" = m."personId" AND e."termId" = m."termId" AND NOT ${servesOn('e', on)})`)
  if (roles.includes('liaison'))
    selects.push(Prisma.sql`
      SELECT DISTINCT g."liaisonId" AS "personId", CAST(NULL AS INTEGER) AS "groupId" FROM "DeputyGroup" g
      WHERE g."liaisonId" > ${after} ${anyOf(Prisma.sql`g."id"`, groups)} ${anyOf(Prisma.sql`g."officeId"`, offices)}`)
  if (roles.includes('staff')) selects.push(staffOf(offices, after))
  if (roles.includes('unit'))
    selects.push(Prisma.sql`
      SELECT DISTINCT u."officerId" AS "personId", CAST(NULL AS INTEGER) AS "groupId" FROM "HandlingUnit" u WHERE u."officerId" > ${after}`)
  if (people.length > 0)
    selects.push(Prisma.sql`
      SELECT p."id" AS "personId", (SELECT d."groupId" FROM "Deputy" d WHERE d."personId" = p."id" AND d."termId" = ${currentTerm}) AS "groupId"
      FROM "Person" p WHERE p."id" > ${after} AND p."id" IN (${Prisma.join([...people])})
        AND NOT EXISTS (SELECT 1 FROM "Deputy" e WHERE e."personId" = p."id" AND e."termId" = ${currentTerm}
          AND NOT (${inOffice(Prisma.sql`e`, on, then)} AND ${servesOn('e', on)}))
        ${
          roles.length > 0 || groups.length === 0
            ? Prisma.empty
            : Prisma.sql`AND EXISTS (SELECT 1 FROM "Deputy" o WHERE o."personId" = p."id" AND o."termId" = ${currentTerm} AND o."groupId" IN (${Prisma.join([...groups])}))`
        }`)
  return selects
}

/** The staff of the congress; of offices, those who keep their platform (平台管理员). */
const staffOf = (offices: readonly number[], after: number): Prisma.Sql =>
  offices.length === 0
    ? Prisma.sql`SELECT s."personId", CAST(NULL AS INTEGER) AS "groupId" FROM "Staff" s WHERE s."personId" > ${after}`
    : Prisma.sql`
      SELECT DISTINCT s."personId", CAST(NULL AS INTEGER) AS "groupId" FROM "PlatformOperator" s
      WHERE s."personId" > ${after} AND s."officeId" IN (${Prisma.join([...offices])})`

/**
 * The next people of an audience in the order of their ids, from after `personId` on, with the duties that they have on a
 * day; of a day that has passed (`then`) also those who left office since.
 */
export async function audienceAfter(
  tx: Tx,
  audience: Audience,
  personId: number,
  take: number,
  on: Day,
  then = false,
): Promise<Asked[]> {
  const found = new Map<number, Asked>()
  for (const select of selectsOf(audience, personId, on, then)) {
    const rows = await tx.$queryRaw<Asked[]>`
      SELECT s."personId", p."name", s."groupId" FROM (${select} ORDER BY 1 LIMIT ${take}) s JOIN "Person" p ON p."id" = s."personId"`
    for (const row of rows) if (found.get(row.personId)?.groupId == null) found.set(row.personId, row)
  }
  return [...found.values()].sort((a, b) => a.personId - b.personId).slice(0, take)
}

/** The person as one of an audience; null when he is none of it on a day. */
export async function isInAudience(
  tx: Tx,
  audience: Audience,
  personId: number,
  on: Day,
): Promise<Asked | null> {
  const [first] = await audienceAfter(tx, audience, personId - 1, 1, on)
  return first?.personId === personId ? first : null
}

/** Everybody of an audience on a day, each once; null where it is nobody by its words. */
function everybodyOf(audience: Audience, on: Day): Prisma.Sql | null {
  const selects = selectsOf(audience, 0, on)
  if (selects.length === 0) return null
  return Prisma.join(
    selects.map((select) => Prisma.sql`SELECT "personId" FROM (${select}) s`),
    ' UNION ',
  )
}

/** How many an audience is on a day. */
export async function audienceSize(tx: Tx, audience: Audience, on: Day): Promise<number> {
  const people = everybodyOf(audience, on)
  if (!people) return 0
  const [row] = await tx.$queryRaw<
    { count: number | bigint }[]
  >`SELECT COUNT(*) AS "count" FROM (${people}) a`
  return Number(row?.count ?? 0)
}

/** Few enough to be asked about in one statement, without holding up what else is to be done. */
const roomsAtOnce = 200

/** How many rooms hear of it: those of the groups that deputies of an audience belong to on a day, where the bot is in. */
export async function roomsOfAudience(tx: Tx, audience: Audience, on: Day): Promise<number> {
  const selects = selectsOf(audience, 0, on)
  if (selects.length === 0) return 0
  // asked room by room: there are few rooms, and there may be very many deputies
  const hears = Prisma.join(
    selects.map((select) => Prisma.sql`EXISTS (SELECT 1 FROM (${select}) s WHERE s."groupId" = r."groupId")`),
    ' OR ',
  )
  let heard = 0
  for (let after = 0; ;) {
    const rooms = await tx.room.findMany({
      where: { id: { gt: after }, leftAt: null },
      select: { id: true },
      orderBy: { id: 'asc' },
      take: roomsAtOnce,
    })
    const last = rooms.at(-1)?.id
    if (last === undefined) return heard
    const [row] = await tx.$queryRaw<{ count: number | bigint }[]>`
      SELECT COUNT(*) AS "count" FROM "Room" r
      WHERE r."id" > ${after} AND r."id" <= ${last} AND r."leftAt" IS NULL AND (${hears})`
    heard += Number(row?.count ?? 0)
    after = last
  }
}

/** How many of an audience are not asked to an activity yet. */
export async function unaskedOf(tx: Tx, activityId: number, audience: Audience, on: Day): Promise<number> {
  const people = everybodyOf(audience, on)
  if (!people) return 0
  const [row] = await tx.$queryRaw<{ count: number | bigint }[]>`
    SELECT COUNT(*) AS "count" FROM (${people}) a
    WHERE a."personId" NOT IN (SELECT p."personId" FROM "Participation" p WHERE p."activityId" = ${activityId})`
  return Number(row?.count ?? 0)
}

/** Who is asked to an activity, was not there, and is none of its audience any more. */
export async function outsideOf(
  tx: Tx,
  activityId: number,
  audience: Audience,
  on: Day,
): Promise<ParticipationRow[]> {
  const people = everybodyOf(audience, on)
  const rows = await tx.$queryRaw<{ personId: number }[]>`
    SELECT p."personId" FROM "Participation" p WHERE p."activityId" = ${activityId} AND p."presence" IS NULL
    ${people ? Prisma.sql`AND p."personId" NOT IN (SELECT a."personId" FROM (${people}) a)` : Prisma.empty}`
  return tx.participation.findMany({
    where: { activityId, personId: { in: rows.map(({ personId }) => personId) } },
    orderBy: { personId: 'asc' },
  })
}

/** Who is asked as a deputy answers to the group that he is in now. */
export const regroup = (tx: Tx, activityId: number): Promise<number> =>
  tx.$executeRaw`
    UPDATE "Participation" SET "groupId" = (
      SELECT d."groupId" FROM "Deputy" d
      WHERE d."personId" = "Participation"."personId" AND d."termId" = ${currentTerm} AND d."endedOn" IS NULL)
    WHERE "activityId" = ${activityId} AND "groupId" IS NOT NULL AND "presence" IS NULL AND EXISTS (
      SELECT 1 FROM "Deputy" d WHERE d."personId" = "Participation"."personId" AND d."termId" = ${currentTerm}
        AND d."endedOn" IS NULL AND d."groupId" <> "Participation"."groupId")`

/** Goes through the audience once more from the beginning: whoever was told already hears nothing. */
export const tellFromStart = (tx: Tx, activityId: number) =>
  tx.activity.updateMany({
    where: { id: activityId, state: { in: [...openStates] } },
    data: { tellAfter: 0 },
  })
