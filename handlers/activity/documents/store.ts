import { Prisma, type Tx } from '../../../prisma/client.ts'
import type { Day } from '../../shared/days.ts'
import { servingOn } from '../../shared/serving.ts'
import { openStates } from '../rules.ts'
import type { DeputyNamed, HeldRow, PresenceRow } from '../statistics/yearFigures.ts'

// ---- one activity

export const groupNames = (tx: Tx) =>
  tx.deputyGroup.findMany({ select: { id: true, name: true }, orderBy: { id: 'asc' } })

export const personNamed = (tx: Tx, id: number) =>
  tx.person.findUnique({
    where: { id },
    select: {
      name: true,
      deputies: {
        where: { term: { current: true }, endedOn: null },
        select: { cardNo: true, term: { select: { name: true } } },
      },
    },
  })

/** Concerns by number, with whose they are; those taken back are gone. */
export const concernsNamed = (tx: Tx, ids: readonly number[]) =>
  tx.concern.findMany({
    where: { id: { in: [...ids] }, status: { not: 'void' } },
    select: { id: true, text: true, ownerId: true, owner: { select: { name: true } } },
    orderBy: { id: 'asc' },
  })

// ---- a year

/** Activities of a span that were announced and not called off, and whether anybody's presence is recorded. */
export async function heldIn(tx: Tx, from: Date, until: Date): Promise<HeldRow[]> {
  const rows = await tx.activity.findMany({
    where: { state: { in: [...openStates, 'held'] }, startsAt: { gte: from, lt: until } },
    select: {
      id: true,
      kind: true,
      groupId: true,
      participations: { where: { presence: { not: null } }, select: { personId: true }, take: 1 },
    },
    orderBy: { id: 'asc' },
  })
  return rows.map(({ id, kind, groupId, participations }) => ({
    id,
    kind,
    groupId,
    recorded: participations.length > 0,
  }))
}

export const countCancelled = (tx: Tx, from: Date, until: Date): Promise<number> =>
  tx.activity.count({ where: { state: 'cancelled', edition: { gt: 0 }, startsAt: { gte: from, lt: until } } })

/**
 * Presence by person, group and kind at these activities; of each only the groups of which anybody was recorded. Who was on
 * the waiting list and had no seat is left out; who is neither marked nor on leave is unmarked, not absent. Nobody was asked
 * to what was recorded afterwards: of whom nothing was told then, he is not counted.
 */
export async function presenceAt(tx: Tx, activityIds: readonly number[]): Promise<PresenceRow[]> {
  if (activityIds.length === 0) return []
  const ids = Prisma.join([...activityIds])
  const rows = await tx.$queryRaw<Record<keyof PresenceRow, number | bigint | string | null>[]>`
    WITH r AS (
      SELECT DISTINCT "activityId", COALESCE("groupId", 0) AS "groupId" FROM "Participation"
      WHERE "presence" IS NOT NULL AND "activityId" IN (${ids})
    )
    SELECT p."personId", p."groupId", a."kind", SUM(CASE WHEN p."presence" = 'absent' AND COALESCE(p."answer", '') NOT IN ('excused', 'declined') THEN 1 ELSE 0 END) AS "absent",
      SUM(CASE WHEN p."presence" IS NULL AND COALESCE(p."answer", '') NOT IN ('excused', 'declined') THEN 1 ELSE 0 END) AS "unmarked",
      SUM(CASE WHEN p."presence" = 'attended' THEN 1 ELSE 0 END) AS "attended",
      SUM(CASE WHEN p."answer" IN ('excused', 'declined') AND (p."presence" IS NULL OR p."presence" <> 'attended') THEN 1 ELSE 0 END) AS "excused",
      SUM(CASE WHEN p."presence" = 'attended' THEN COALESCE(p."hours", 0) ELSE 0 END) AS "hours"
    FROM r JOIN "Participation" p ON p."activityId" = r."activityId" AND COALESCE(p."groupId", 0) = r."groupId"
      JOIN "Activity" a ON a."id" = p."activityId"
    WHERE (COALESCE(p."answer", '') <> 'waiting' OR p."presence" = 'attended')
      AND (a."edition" > 0 OR p."presence" IS NOT NULL)
    GROUP BY p."personId", p."groupId", a."kind"`
  return rows.map(({ personId, groupId, kind, absent, unmarked, attended, excused, hours }) => ({
    personId: Number(personId),
    groupId: groupId === null ? null : Number(groupId),
    kind: String(kind),
    absent: Number(absent),
    unmarked: Number(unmarked),
    attended: Number(attended),
    excused: Number(excused),
    hours: Number(hours),
  }))
}

/** Deputies of the current term in office who serve on a day, group by group. */
export async function deputiesNamed(tx: Tx, on: Day): Promise<DeputyNamed[]> {
  const rows = await tx.deputy.findMany({
    where: { term: { current: true }, endedOn: null, ...servingOn(on) },
    select: { personId: true, groupId: true, isNew: true, person: { select: { name: true } } },
    orderBy: [{ groupId: 'asc' }, { id: 'asc' }],
  })
  return rows.map(({ personId, groupId, isNew, person }) => ({ personId, groupId, isNew, name: person.name }))
}

/** Deputies in office whose duties are suspended on a day: they are counted among none. */
export async function countSuspended(tx: Tx, on: Day): Promise<number> {
  const inOffice = { term: { current: true }, endedOn: null }
  return (
    (await tx.deputy.count({ where: inOffice })) -
    (await tx.deputy.count({ where: { ...inOffice, ...servingOn(on) } }))
  )
}

// ---- certificates

/** Everybody of this name who was asked to anything, with his group in the current term. */
export async function askedNamed(tx: Tx, name: string): Promise<{ id: number; group: string | null }[]> {
  const people = await tx.person.findMany({
    where: { name, participations: { some: {} } },
    select: {
      id: true,
      deputies: {
        where: { term: { current: true }, endedOn: null },
        select: { group: { select: { name: true } } },
      },
    },
    orderBy: { id: 'asc' },
  })
  return people.map(({ id, deputies }) => ({ id, group: deputies[0]?.group.name ?? null }))
}

export const lastCertificate = (tx: Tx, personId: number, scope: string) =>
  tx.trainingCertificate.findFirst({ where: { personId, scope }, orderBy: { id: 'desc' } })

export async function nextSerial(tx: Tx, year: number): Promise<number> {
  const { _max } = await tx.trainingCertificate.aggregate({ where: { year }, _max: { serial: true } })
  return (_max.serial ?? 0) + 1
}

export const addCertificate = (tx: Tx, data: Prisma.TrainingCertificateUncheckedCreateInput) =>
  tx.trainingCertificate.create({ data })
