import { Prisma, runsOnPostgres, type Tx } from '../../prisma/client.ts'
import type { Day } from '../shared/days.ts'
import { servingOn } from '../shared/serving.ts'
import { openStates } from './rules.ts'

export type ActivityRow = Prisma.ActivityGetPayload<object>
export type ParticipationRow = Prisma.ParticipationGetPayload<object>

export const activityById = (tx: Tx, id: number): Promise<ActivityRow | null> =>
  tx.activity.findUnique({ where: { id } })

/** The write repeats the state and version that were read; false when somebody was faster. */
export async function moveActivity(
  tx: Tx,
  activity: { id: number; state: string; version: number },
  change: Prisma.ActivityUpdateManyMutationInput,
): Promise<boolean> {
  const { id, state, version } = activity
  const { count } = await tx.activity.updateMany({
    where: { id, state, version },
    data: { ...change, version: { increment: 1 } },
  })
  return count === 1
}

/** Goes on with the telling of an edition; false when another did, or when there is a new edition by now. */
export async function moveCursor(tx: Tx, activity: ActivityRow, to: number | null): Promise<boolean> {
  const { count } = await tx.activity.updateMany({
    where: { id: activity.id, edition: activity.edition, tellAfter: activity.tellAfter },
    data: { tellAfter: to },
  })
  return count === 1
}

/** Activities whose people are not all told yet. */
export const untold = (tx: Tx): Promise<{ id: number }[]> =>
  tx.activity.findMany({
    where: { tellAfter: { not: null }, state: { in: [...openStates, 'cancelled'] } },
    select: { id: true },
    orderBy: { id: 'asc' },
  })

/** Announced activities that start within a span. */
export const openBetween = (tx: Tx, from: Date, to: Date): Promise<ActivityRow[]> =>
  tx.activity.findMany({
    where: { state: { in: [...openStates] }, startsAt: { gt: from, lte: to } },
    orderBy: { startsAt: 'asc' },
  })

export interface Asked {
  personId: number
  name: string
  groupId: number | null
}

export const currentTerm = Prisma.sql`(SELECT max("id") FROM "Term" WHERE "current")`

/** In office now; or on a day that has passed, whoever left since. Who was elected or joined later was none then. */
export const inOffice = (deputy: Prisma.Sql, on: Day, then: boolean): Prisma.Sql =>
  then
    ? Prisma.sql`((${deputy}."endedOn" IS NULL OR ${deputy}."endedOn" > ${on}) AND (${deputy}."startedOn" IS NULL OR ${deputy}."startedOn" <= ${on}))`
    : Prisma.sql`(${deputy}."endedOn" IS NULL AND (${deputy}."startedOn" IS NULL OR ${deputy}."startedOn" <= ${on}))`

/** Notes that these people are asked; those who are already keep what they said. */
export async function addParticipations(
  tx: Tx,
  activityId: number,
  asked: readonly Pick<Asked, 'personId' | 'groupId'>[],
): Promise<void> {
  if (asked.length === 0) return
  const rows = asked.map(({ personId, groupId }) => Prisma.sql`(${activityId}, ${personId}, ${groupId})`)
  await tx.$executeRaw`INSERT INTO "Participation" ("activityId", "personId", "groupId") VALUES ${Prisma.join(rows)} ON CONFLICT DO NOTHING`
}

/** Of these people, those who are asked already. */
export const askedAmong = async (
  tx: Tx,
  activityId: number,
  people: readonly Pick<Asked, 'personId'>[],
): Promise<Set<number>> =>
  new Set(
    (
      await tx.participation.findMany({
        where: { activityId, personId: { in: people.map(({ personId }) => personId) } },
        select: { personId: true },
      })
    ).map(({ personId }) => personId),
  )

export const noteTold = (tx: Tx, activityId: number, personIds: readonly number[], edition: number) =>
  tx.participation.updateMany({
    where: { activityId, personId: { in: [...personIds] } },
    data: { toldEdition: edition },
  })

/** Asked in another duty, or as a deputy who serves on the day. */
const stillAsked = (on: Day): Prisma.ParticipationWhereInput[] => [
  { groupId: null },
  { person: { deputies: { some: { endedOn: null, term: { current: true }, ...servingOn(on) } } } },
]

/** The next people who are asked already and still in office, in the order of their ids. */
export const participationsAfter = (tx: Tx, activityId: number, personId: number, take: number, on: Day) =>
  tx.participation.findMany({
    where: { activityId, personId: { gt: personId }, OR: stillAsked(on) },
    include: { person: { select: { name: true } } },
    orderBy: { personId: 'asc' },
    take,
  })

/** Those in office who have not answered or are going, from after `personId` on. */
export const remindableAfter = (
  tx: Tx,
  activityId: number,
  personId: number,
  take: number,
  on: Day,
  { going, open }: { going: boolean; open: boolean },
) =>
  tx.participation.findMany({
    where: {
      activityId,
      personId: { gt: personId },
      presence: null,
      AND: [
        { OR: stillAsked(on) },
        { OR: [...(open ? [{ answer: null }] : []), ...(going ? [{ answer: 'going' }] : [])] },
      ],
    },
    include: { person: { select: { name: true } } },
    orderBy: { personId: 'asc' },
    take,
  })

/** Asked to what lies ahead and all others were told of, never told, and bound to a WeChat by now. */
export const untoldButBound = (tx: Tx, now: Date, on: Day, take: number) =>
  tx.participation.findMany({
    where: {
      toldEdition: 0,
      answer: null,
      presence: null,
      OR: stillAsked(on),
      activity: { state: { in: [...openStates] }, startsAt: { gt: now }, tellAfter: null },
      person: { identities: { some: { activeKey: { not: null } } } },
    },
    include: { activity: true, person: { select: { name: true } } },
    orderBy: [{ activityId: 'asc' }, { personId: 'asc' }],
    take,
  })

export const participationOf = (
  tx: Tx,
  activityId: number,
  personId: number,
): Promise<ParticipationRow | null> =>
  tx.participation.findUnique({ where: { activityId_personId: { activityId, personId } } })

/** Everybody asked to an activity, by name; of one group only when given. */
export const participationsOf = (tx: Tx, activityId: number, groupIds: readonly number[] | null = null) =>
  tx.participation.findMany({
    where: { activityId, ...(groupIds ? { groupId: { in: [...groupIds] } } : {}) },
    include: { person: { select: { name: true, phone: true } } },
    orderBy: { personId: 'asc' },
  })

export type Participant = Awaited<ReturnType<typeof participationsOf>>[number]

export const withActivity = { activity: true } as const satisfies Prisma.ParticipationInclude
export type OwnParticipation = Prisma.ParticipationGetPayload<{ include: typeof withActivity }>

/** Of these people, those bound to WeChat. */
export async function boundAmong(tx: Tx, personIds: readonly number[]): Promise<Set<number>> {
  if (personIds.length === 0) return new Set()
  const rows = await tx.wechatIdentity.findMany({
    where: { personId: { in: [...personIds] }, activeKey: { not: null } },
    select: { personId: true },
  })
  return new Set(rows.map((row) => row.personId))
}

export const groupsNamed = (tx: Tx) =>
  tx.deputyGroup.findMany({ select: { id: true, name: true, officeId: true }, orderBy: { id: 'asc' } })

export const addFile = (
  tx: Tx,
  file: { activityId: number; fileId: number; kind: string; addedAt: Date; addedById: number | null },
) => tx.activityFile.create({ data: file })

export const filesOf = (tx: Tx, activityId: number) =>
  tx.activityFile.findMany({ where: { activityId }, orderBy: { fileId: 'asc' } })

export const namesOf = async (tx: Tx, personIds: readonly number[]): Promise<Map<number, string>> =>
  new Map(
    (
      await tx.person.findMany({ where: { id: { in: [...personIds] } }, select: { id: true, name: true } })
    ).map(({ id, name }) => [id, name]),
  )

/** On PostgreSQL others wait here until this transaction ends, so that seats are counted one after another. */
export async function takeTurn(tx: Tx): Promise<void> {
  if (runsOnPostgres(tx)) await tx.$executeRaw`SELECT pg_advisory_xact_lock(72707370)`
}
