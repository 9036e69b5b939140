import { Prisma, runsOnPostgres, type Tx } from '../../prisma/client.ts'
import type { Day } from '../shared/days.ts'
import { servesOn, servingOn } from '../shared/serving.ts'
import { Audience, openStates, trainings, invitations, type Answer, type Plan } from './rules.ts'

export type ActivityRow = Prisma.ActivityGetPayload<object>
export type ParticipationRow = Prisma.ParticipationGetPayload<object>

// ---- activities

const columnsOf = ({ audience, hourKnown = true, ...plan }: Plan) => ({
  ...plan,
  hourKnown,
  audience: JSON.stringify(audience),
})

export async function addActivity(
  tx: Tx,
  plan: Plan,
  made: { organiserId: number; doorSecret: string; createdAt: Date; state?: 'held' },
): Promise<ActivityRow> {
  const term = await tx.term.findFirst({ where: { current: true }, select: { id: true } })
  return tx.activity.create({ data: { ...columnsOf(plan), ...made, termId: term?.id ?? null } })
}

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

/** Announced activities that lie ahead. */
export const openAfter = (tx: Tx, now: Date): Promise<ActivityRow[]> =>
  tx.activity.findMany({
    where: { state: { in: [...openStates] }, startsAt: { gt: now } },
    orderBy: { id: 'asc' },
  })

/** Activities of a day that took place or may have, of these groups or by this organiser. */
export const ledBetween = (
  tx: Tx,
  led: { groupIds: readonly number[]; organiserId: number; all: boolean },
  from: Date,
  to: Date,
): Promise<ActivityRow[]> =>
  tx.activity.findMany({
    where: {
      state: { in: [...openStates, 'held'] },
      startsAt: { gte: from, lt: to },
      ...(led.all
        ? {}
        : {
            OR: [
              { groupId: { in: [...led.groupIds] } },
              { organiserId: led.organiserId },
              { participations: { some: { groupId: { in: [...led.groupIds] } } } },
            ],
          }),
    },
    orderBy: { startsAt: 'asc' },
  })

// ---- who is asked

export interface Asked {
  personId: number
  name: string
  groupId: number | null
}

export const currentTerm = Prisma.sql`(SELECT max("id") FROM "Term" WHERE "current")`
const anyOf = (column: Prisma.Sql, ids: readonly number[]): Prisma.Sql =>
  ids.length === 0 ? Prisma.empty : Prisma.sql`AND ${column} IN (${Prisma.join([...ids])})`

/** In office now; or on a day that has passed, whoever left since. */
const inOffice = (deputy: Prisma.Sql, on: Day, then: boolean): Prisma.Sql =>
  then
    ? Prisma.sql`(${deputy}."endedOn" IS NULL OR ${deputy}."endedOn" > ${on})`
    : Prisma.sql`${deputy}."endedOn" IS NULL`

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
  if (roles.includes('sc_member'))
    selects.push(Prisma.sql`
      SELECT m."personId", NULL AS "groupId" FROM "ScMember" m
      WHERE m."personId" > ${after} AND m."termId" = ${currentTerm} AND m."endedOn" IS NULL ${anyOf(Prisma.sql`m."officeId"`, offices)}
        AND NOT EXISTS (SELECT 1 FROM "Deputy" e WHERE e."personId" = m."personId" AND e."termId" = m."termId" AND NOT ${servesOn('e', on)})`)
  if (roles.includes('liaison'))
    selects.push(Prisma.sql`
      SELECT DISTINCT g."liaisonId" AS "personId", NULL AS "groupId" FROM "DeputyGroup" g
      WHERE g."liaisonId" > ${after} ${anyOf(Prisma.sql`g."id"`, groups)} ${anyOf(Prisma.sql`g."officeId"`, offices)}`)
  if (roles.includes('staff')) selects.push(staffOf(offices, after))
  if (roles.includes('unit'))
    selects.push(Prisma.sql`
      SELECT DISTINCT u."officerId" AS "personId", NULL AS "groupId" FROM "HandlingUnit" u WHERE u."officerId" > ${after}`)
  if (people.length > 0)
    selects.push(Prisma.sql`
      SELECT p."id" AS "personId", (SELECT d."groupId" FROM "Deputy" d WHERE d."personId" = p."id" AND d."termId" = ${currentTerm}) AS "groupId"
      FROM "Person" p WHERE p."id" > ${after} AND p."id" IN (${Prisma.join([...people])})
        AND NOT EXISTS (SELECT 1 FROM "Deputy" e WHERE e."personId" = p."id" AND e."termId" = ${currentTerm}
          AND NOT (${inOffice(Prisma.sql`e`, on, then)} AND ${servesOn('e', on)}))`)
  return selects
}

/** The staff of the congress; of offices, those who keep their platform (平台管理员). */
const staffOf = (offices: readonly number[], after: number): Prisma.Sql =>
  offices.length === 0
    ? Prisma.sql`SELECT s."personId", NULL AS "groupId" FROM "Staff" s WHERE s."personId" > ${after}`
    : Prisma.sql`
      SELECT DISTINCT s."personId", NULL AS "groupId" FROM "PlatformOperator" s
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

/** How many an audience is on a day. */
export async function audienceSize(tx: Tx, audience: Audience, on: Day): Promise<number> {
  const selects = selectsOf(audience, 0, on)
  const [only] = selects
  if (!only) return 0
  const people = Prisma.join(
    selects.map((select) => Prisma.sql`SELECT "personId" FROM (${select}) s`),
    ' UNION ',
  )
  const [row] = await tx.$queryRaw<
    { count: number | bigint }[]
  >`SELECT COUNT(*) AS "count" FROM (${people}) a`
  return Number(row?.count ?? 0)
}

// ---- participations

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
export const remindableAfter = (tx: Tx, activityId: number, personId: number, take: number, on: Day) =>
  tx.participation.findMany({
    where: {
      activityId,
      personId: { gt: personId },
      presence: null,
      AND: [{ OR: stillAsked(on) }, { OR: [{ answer: null }, { answer: 'going' }] }],
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

/** On PostgreSQL keeps those asked as they are until this transaction ends; on SQLite one writes at a time anyhow. */
export async function holdParticipations(
  tx: Tx,
  activityId: number,
  groupIds: readonly number[] | null,
): Promise<void> {
  if (!runsOnPostgres(tx) || groupIds?.length === 0) return
  await tx.$queryRaw`SELECT 1 FROM "Participation" WHERE "activityId" = ${activityId} ${anyOf(Prisma.sql`"groupId"`, groupIds ?? [])} ORDER BY "personId" FOR UPDATE`
}

export type Participant = Awaited<ReturnType<typeof participationsOf>>[number]

/** How many go, others than one person. */
export const goingOthers = (tx: Tx, activityId: number, personId: number): Promise<number> =>
  tx.participation.count({ where: { activityId, answer: 'going', personId: { not: personId } } })

export const waitingList = (tx: Tx, activityId: number) =>
  tx.participation.findMany({
    where: { activityId, answer: 'waiting' },
    orderBy: { waitingNo: 'asc' },
    include: { person: { select: { name: true } } },
  })

export async function nextWaitingNo(tx: Tx, activityId: number): Promise<number> {
  const { _max } = await tx.participation.aggregate({ where: { activityId }, _max: { waitingNo: true } })
  return (_max.waitingNo ?? 0) + 1
}

export interface AnswerChange {
  answer: Answer
  reason: string | null
  answeredAt: Date
  answeredById: number
  waitingNo: number | null
}

/** The write repeats the answer that was read; false when somebody was faster. */
export async function putAnswer(tx: Tx, row: ParticipationRow, change: AnswerChange): Promise<boolean> {
  const { activityId, personId, answer } = row
  const { count } = await tx.participation.updateMany({
    where: { activityId, personId, answer },
    data: change,
  })
  return count === 1
}

export interface PresenceChange {
  presence: 'attended' | 'absent'
  presentHow: 'word' | 'door' | 'liaison'
  presentAt: Date
  presentById: number
  hours: number | null
}

/** The write repeats the presence that was read; false when somebody was faster. */
export async function putPresence(tx: Tx, row: ParticipationRow, change: PresenceChange): Promise<boolean> {
  const { activityId, personId, presence } = row
  const { count } = await tx.participation.updateMany({
    where: { activityId, personId, presence },
    data: change,
  })
  return count === 1
}

/** Counts of answers and presence, of some groups only when given. */
export async function countsOf(tx: Tx, activityId: number, groupIds: readonly number[] | null = null) {
  const rows = await tx.participation.groupBy({
    by: ['answer', 'presence'],
    where: { activityId, ...(groupIds ? { groupId: { in: [...groupIds] } } : {}) },
    _count: true,
  })
  return rows.map(({ answer, presence, _count }) => ({ answer, presence, count: _count }))
}

const withActivity = { activity: true } as const satisfies Prisma.ParticipationInclude
export type OwnParticipation = Prisma.ParticipationGetPayload<{ include: typeof withActivity }>

/** What a person is asked to and has not begun, the last announced first. */
export const openOf = (tx: Tx, personId: number, now: Date): Promise<OwnParticipation[]> =>
  tx.participation.findMany({
    where: { personId, activity: { state: { in: [...openStates] }, startsAt: { gt: now } } },
    include: withActivity,
    orderBy: [{ activity: { toldAt: 'desc' } }, { activityId: 'desc' }],
  })

/** Open activities from an instant on that a person is asked to, where nobody has recorded whether he was there. */
export const unattendedFrom = (tx: Tx, personId: number, from: Date): Promise<OwnParticipation[]> =>
  tx.participation.findMany({
    where: {
      personId,
      presence: null,
      activity: { state: { in: [...openStates] }, startsAt: { gte: from } },
    },
    include: withActivity,
    orderBy: { activityId: 'asc' },
  })

/** The write repeats what was read; false when he answered or came meanwhile. */
export async function removeParticipation(
  tx: Tx,
  { activityId, personId, answer, presence }: ParticipationRow,
): Promise<boolean> {
  const { count } = await tx.participation.deleteMany({ where: { activityId, personId, answer, presence } })
  return count === 1
}

/** What a person is asked to that starts within a span, earliest first. */
export const ownBetween = (tx: Tx, personId: number, from: Date, to: Date): Promise<OwnParticipation[]> =>
  tx.participation.findMany({
    where: {
      personId,
      activity: { state: { in: [...openStates, 'held'] }, startsAt: { gte: from, lte: to } },
    },
    include: withActivity,
    orderBy: { activity: { startsAt: 'asc' } },
  })

/** What a person was asked to that began within a span and was not called off, the last one first. */
export const begunWith = (tx: Tx, personId: number, from: Date, to: Date): Promise<OwnParticipation[]> =>
  tx.participation.findMany({
    where: {
      personId,
      activity: { state: { in: [...openStates, 'held', 'closed'] }, startsAt: { gte: from, lte: to } },
    },
    include: withActivity,
    orderBy: [{ activity: { startsAt: 'desc' } }, { activityId: 'desc' }],
  })

/** Trainings that a person attended within a span. */
export const trainingsAttended = (
  tx: Tx,
  personId: number,
  from: Date,
  to: Date,
): Promise<OwnParticipation[]> =>
  tx.participation.findMany({
    where: {
      personId,
      presence: 'attended',
      activity: {
        kind: { in: [...trainings] },
        state: { not: 'cancelled' },
        startsAt: { gte: from, lt: to },
      },
    },
    include: withActivity,
    orderBy: { activity: { startsAt: 'asc' } },
  })

/** Of these people, those bound to WeChat. */
export async function boundAmong(tx: Tx, personIds: readonly number[]): Promise<Set<number>> {
  if (personIds.length === 0) return new Set()
  const rows = await tx.wechatIdentity.findMany({
    where: { personId: { in: [...personIds] }, activeKey: { not: null } },
    select: { personId: true },
  })
  return new Set(rows.map((row) => row.personId))
}

/** The last time a person answered for himself. */
export const lastAnswered = (tx: Tx, personId: number): Promise<OwnParticipation | null> =>
  tx.participation.findFirst({
    where: { personId, answeredById: personId, answeredAt: { not: null } },
    include: withActivity,
    orderBy: { answeredAt: 'desc' },
  })

/** Training of a span: attendances, hours, and how many of the new deputies were there at least once. */
export async function trainingFigures(tx: Tx, from: Date, to: Date) {
  const attended: Prisma.ParticipationWhereInput = {
    presence: 'attended',
    activity: { kind: { in: [...trainings] }, state: { not: 'cancelled' }, startsAt: { gte: from, lt: to } },
  }
  const sums = await tx.participation.aggregate({ where: attended, _count: true, _sum: { hours: true } })
  const inTerm = { term: { current: true }, endedOn: null }
  const isTrained = { person: { participations: { some: attended } } }
  const [deputies, trained, newcomers, newTrained] = [
    await tx.deputy.count({ where: inTerm }),
    await tx.deputy.count({ where: { ...inTerm, ...isTrained } }),
    await tx.deputy.count({ where: { ...inTerm, isNew: true } }),
    await tx.deputy.count({ where: { ...inTerm, isNew: true, ...isTrained } }),
  ]
  return { attendances: sums._count, hours: sums._sum.hours ?? 0, deputies, trained, newcomers, newTrained }
}

/** Activities that began within a span, with the counts of their people. */
export const heldBetween = (tx: Tx, from: Date, to: Date): Promise<ActivityRow[]> =>
  tx.activity.findMany({
    where: { state: { not: 'draft' }, startsAt: { gte: from, lt: to } },
    orderBy: { startsAt: 'asc' },
  })

/** Plans that nobody was told of, the next to take place first. */
export const drafts = (tx: Tx, from: Date): Promise<ActivityRow[]> =>
  tx.activity.findMany({
    where: { state: 'draft', startsAt: { gt: from } },
    orderBy: { startsAt: 'asc' },
    take: 50,
  })

// ---- groups

export const groupsNamed = (tx: Tx) =>
  tx.deputyGroup.findMany({ select: { id: true, name: true, officeId: true }, orderBy: { id: 'asc' } })

export const officesNamed = (tx: Tx) =>
  tx.office.findMany({ select: { id: true, name: true }, orderBy: { id: 'asc' } })

/** Every group with its last activity that took place. */
export async function lastHeld(tx: Tx, now: Date, groupIds: readonly number[] | null) {
  const groups = await tx.deputyGroup.findMany({
    where: groupIds ? { id: { in: [...groupIds] } } : {},
    select: { id: true, name: true },
    orderBy: { id: 'asc' },
  })
  const rows = await tx.activity.groupBy({
    by: ['groupId'],
    where: {
      groupId: { in: groups.map(({ id }) => id) },
      startsAt: { lte: now },
      OR: [
        { state: { in: ['held', 'closed'] } },
        { state: { in: [...openStates] }, participations: { some: { presence: 'attended' } } },
      ],
    },
    _max: { startsAt: true },
    _count: true,
  })
  const last = new Map(rows.map((row) => [row.groupId, row]))
  const together = await heldTogether(tx, now)
  return groups.map(({ id, name }) => {
    const own = last.get(id)
    const joint = together.filter((one) => one.groupIds.includes(id)).map(({ startsAt }) => startsAt)
    const days = [...(own?._max.startsAt ? [own._max.startsAt] : []), ...joint]
    return {
      id,
      name,
      lastAt: days.reduce<Date | null>((latest, one) => (latest && latest > one ? latest : one), null),
      held: (own?._count ?? 0) + joint.length,
    }
  })
}

/** Asked by name in one activity, these groups are meant together. */
const severalGroups: Prisma.ActivityWhereInput = {
  groupId: null,
  NOT: { audience: { contains: '"groups":[]' } },
}

/** Activities that several groups held together, with the groups of which somebody was there. */
async function heldTogether(tx: Tx, now: Date) {
  const rows = await tx.activity.findMany({
    where: {
      ...severalGroups,
      state: { not: 'cancelled' },
      startsAt: { lte: now },
      participations: { some: { presence: 'attended' } },
    },
    select: {
      startsAt: true,
      participations: {
        where: { presence: 'attended', groupId: { not: null } },
        select: { groupId: true },
        distinct: ['groupId'],
      },
    },
  })
  return rows.map(({ startsAt, participations }) => ({
    startsAt,
    groupIds: participations.flatMap(({ groupId }) => groupId ?? []),
  }))
}

export interface GroupOfRhythm {
  id: number
  name: string
  liaison: { id: number; name: string } | null
}

/** The next groups in the order of their ids; some only when given. */
export const groupsOfRhythm = (
  tx: Tx,
  after: number,
  take: number,
  only: readonly number[] | null = null,
): Promise<GroupOfRhythm[]> =>
  tx.deputyGroup.findMany({
    where: { id: { gt: after, ...(only ? { in: [...only] } : {}) } },
    select: { id: true, name: true, liaison: { select: { id: true, name: true } } },
    orderBy: { id: 'asc' },
    take,
  })

/** Those of these groups that have an activity announced ahead. */
export async function groupsWithPlans(tx: Tx, now: Date, groupIds: readonly number[]): Promise<Set<number>> {
  const rows = await tx.activity.findMany({
    where: {
      state: { in: [...openStates] },
      startsAt: { gt: now },
      OR: [{ groupId: { in: [...groupIds] } }, severalGroups],
    },
    select: { groupId: true, audience: true },
  })
  return new Set(
    rows.flatMap(({ groupId, audience }) => groupId ?? Audience.parse(JSON.parse(audience)).groups),
  )
}

/** When the current term was set up here. */
export const termSince = async (tx: Tx): Promise<Date | null> =>
  (await tx.term.findFirst({ where: { current: true }, select: { createdAt: true } }))?.createdAt ?? null

// ---- what came of it

export const addLink = (
  tx: Tx,
  link: { activityId: number; kind: 'contact' | 'concern' | 'suggestion'; subjectId: number; linkedAt: Date },
) =>
  tx.$executeRaw`INSERT INTO "ActivityLink" ("activityId", "kind", "subjectId", "linkedAt")
    VALUES (${link.activityId}, ${link.kind}, ${link.subjectId}, ${link.linkedAt}) ON CONFLICT DO NOTHING`

export const removeLink = (
  tx: Tx,
  link: { activityId: number; kind: 'contact' | 'suggestion'; subjectId: number },
) => tx.activityLink.deleteMany({ where: link })

/** Suggestions by number that were not thrown away or taken back. */
export const suggestionsStanding = (tx: Tx, ids: readonly number[]) =>
  tx.suggestion.findMany({
    where: { id: { in: [...ids] }, state: { not: 'withdrawn' } },
    select: {
      id: true,
      number: true,
      title: true,
      submittedAt: true,
      state: true,
      secret: true,
      publicity: true,
      leadId: true,
      channel: true,
      signers: { where: { state: 'confirmed' }, select: { personId: true } },
      handlings: { where: { state: { notIn: ['returned', 'ended'] } }, select: { unitId: true, role: true } },
      events: { where: { move: 'seek_cosigners' }, select: { id: true }, take: 1 },
    },
    orderBy: { id: 'asc' },
  })

export const linksOf = (tx: Tx, activityId: number) =>
  tx.activityLink.findMany({
    where: { activityId },
    orderBy: [{ kind: 'asc' }, { subjectId: 'asc' }],
    select: { kind: true, subjectId: true },
  })

export const addFile = (
  tx: Tx,
  file: { activityId: number; fileId: number; kind: string; addedAt: Date; addedById: number | null },
) => tx.activityFile.create({ data: file })

/** Concerns by number that were not taken back. */
export const concernsAmong = (tx: Tx, ids: readonly number[]) =>
  tx.concern.findMany({
    where: { id: { in: [...ids] }, status: { not: 'void' } },
    select: { id: true, text: true, ownerId: true, status: true },
    orderBy: { id: 'asc' },
  })

/** Contact reports by number that count. */
export const validAmong = async (tx: Tx, ids: readonly number[]): Promise<number[]> =>
  (
    await tx.contactReport.findMany({
      where: { id: { in: [...ids] }, status: 'valid' },
      select: { id: true },
      orderBy: { id: 'asc' },
    })
  ).map(({ id }) => id)

/** Whom a contact report met, when and how. */
export const reportMet = (tx: Tx, id: number) =>
  tx.contactReport.findUnique({
    where: { id },
    select: { method: true, occurredOn: true, contactorId: true, contacts: { select: { deputyId: true } } },
  })

/** Activities that took place in a span at which one of these people was asked. */
export const heldWith = (
  tx: Tx,
  personIds: readonly number[],
  from: Date,
  to: Date,
): Promise<ActivityRow[]> =>
  tx.activity.findMany({
    where: {
      state: { in: [...openStates, 'held', 'closed'] },
      startsAt: { gte: from, lt: to },
      participations: { some: { personId: { in: [...personIds] } } },
    },
    orderBy: { startsAt: 'asc' },
  })

export const peopleOfDeputies = async (tx: Tx, deputyIds: readonly number[]): Promise<number[]> =>
  (await tx.deputy.findMany({ where: { id: { in: [...deputyIds] } }, select: { personId: true } })).map(
    ({ personId }) => personId,
  )

export const activityLinkedTo = (tx: Tx, kind: string, subjectId: number) =>
  tx.activityLink.findFirst({ where: { kind, subjectId }, include: { activity: true } })

export const filesOf = (tx: Tx, activityId: number) =>
  tx.activityFile.findMany({ where: { activityId }, orderBy: { fileId: 'asc' } })

// ---- invitations

/** Deputies of the current term who serve on a day, with how often each was invited in it. */
export const invitedCounts = (
  tx: Tx,
  on: Day,
): Promise<{ personId: number; name: string; groupId: number; invited: number }[]> =>
  tx.$queryRaw<{ personId: number; name: string; groupId: number; invited: number | bigint }[]>`
    SELECT d."personId", p."name", d."groupId", (
      SELECT COUNT(*) FROM "Participation" q JOIN "Activity" a ON a."id" = q."activityId"
      WHERE q."personId" = d."personId" AND a."kind" IN (${Prisma.join([...invitations])}) AND a."state" <> 'cancelled'
        AND a."termId" = ${currentTerm}) AS "invited"
    FROM "Deputy" d JOIN "Person" p ON p."id" = d."personId"
    WHERE d."termId" = ${currentTerm} AND d."endedOn" IS NULL AND ${servesOn('d', on)} ORDER BY d."personId"`.then(
    (rows) => rows.map((row) => ({ ...row, invited: Number(row.invited) })),
  )

export interface ChoiceRow {
  activityId: number
  personId: number
  rank: number
  invited: number
  chosen: boolean
  reason: string
  chosenAt: Date
  chosenById: number
}

/** The choice for an invitation, in place of an earlier one. */
export async function putChoices(tx: Tx, activityId: number, rows: readonly ChoiceRow[]): Promise<void> {
  await tx.invitationChoice.deleteMany({ where: { activityId } })
  await tx.invitationChoice.createMany({ data: [...rows] })
}

export interface InvitedDeputy {
  personId: number
  name: string
  group: string
  invited: number
  attended: number
  lastAt: Date | null
}

/** What came of the invitations of these deputies in the current term, in their order. */
export async function invitedDeputies(
  tx: Tx,
  deputies: readonly { personId: number; name: string; groupId: number; invited: number }[],
): Promise<InvitedDeputy[]> {
  const groups = new Map((await groupsNamed(tx)).map(({ id, name }) => [id, name]))
  const rows = await tx.participation.findMany({
    where: {
      personId: { in: deputies.map(({ personId }) => personId) },
      activity: {
        kind: { in: [...invitations] },
        state: { not: 'cancelled' },
        termId: (await tx.term.findFirst({ where: { current: true }, select: { id: true } }))?.id ?? null,
      },
    },
    select: { personId: true, presence: true, activity: { select: { startsAt: true } } },
    orderBy: { activity: { startsAt: 'asc' } },
  })
  return deputies.map(({ personId, name, groupId, invited }) => {
    const own = rows.filter((row) => row.personId === personId)
    return {
      personId,
      name,
      group: groups.get(groupId) ?? '',
      invited,
      attended: own.filter(({ presence }) => presence === 'attended').length,
      lastAt: own.at(-1)?.activity.startsAt ?? null,
    }
  })
}

export const choicesOf = (tx: Tx, activityId: number) =>
  tx.invitationChoice.findMany({ where: { activityId }, orderBy: { rank: 'asc' } })

// ---- rules of the groups

export const latestGroupRule = (tx: Tx, groupId: number, kind: string) =>
  tx.groupRule.findFirst({ where: { groupId, kind }, orderBy: { version: 'desc' } })

export const groupRuleById = (tx: Tx, id: number) => tx.groupRule.findUnique({ where: { id } })

export const addGroupRule = (
  tx: Tx,
  rule: {
    groupId: number
    kind: string
    version: number
    text: string
    fileId: number | null
    effectiveOn: Day
    issuedAt: Date
    issuedById: number
  },
) => tx.groupRule.create({ data: rule })

export const noteRead = (tx: Tx, ruleId: number, personId: number, readAt: Date) =>
  tx.$executeRaw`INSERT INTO "GroupRuleRead" ("ruleId", "personId", "readAt") VALUES (${ruleId}, ${personId}, ${readAt}) ON CONFLICT DO NOTHING`

export const readersOf = async (tx: Tx, ruleId: number): Promise<Set<number>> =>
  new Set((await tx.groupRuleRead.findMany({ where: { ruleId } })).map(({ personId }) => personId))

// ---- contact day

export type DayRecordRow = Prisma.ContactDayRecordGetPayload<object>

export const dayRecordOf = (tx: Tx, personId: number, year: number): Promise<DayRecordRow | null> =>
  tx.contactDayRecord.findUnique({ where: { personId_year: { personId, year } } })

export const lastDayRecord = (tx: Tx, personId: number): Promise<DayRecordRow | null> =>
  tx.contactDayRecord.findFirst({ where: { personId, voidedAt: null }, orderBy: { recordedAt: 'desc' } })

export const addDayRecord = (tx: Tx, record: Omit<DayRecordRow, 'id' | 'version'>): Promise<DayRecordRow> =>
  tx.contactDayRecord.create({ data: record })

export async function changeDayRecord(
  tx: Tx,
  record: DayRecordRow,
  change: Prisma.ContactDayRecordUpdateManyMutationInput,
): Promise<boolean> {
  const { count } = await tx.contactDayRecord.updateMany({
    where: { id: record.id, version: record.version },
    data: { ...change, version: { increment: 1 } },
  })
  return count === 1
}

export interface DeputyRow {
  personId: number
  name: string
  groupId: number
  groupName: string
  officeId: number
  hasRecord: boolean
}

/** Whether deputy `d` has a record of the contact day of a year: the four parts, or a valid report of that day. */
export const hasDayRecord = (year: number): Prisma.Sql => Prisma.sql`
  (EXISTS (SELECT 1 FROM "ContactDayRecord" r WHERE r."personId" = d."personId" AND r."year" = ${year} AND r."voidedAt" IS NULL)
    OR EXISTS (SELECT 1 FROM "ContactReport" c WHERE c."contactorId" = d."personId" AND c."contactDay" = ${true} AND c."status" = 'valid'
      AND c."occurredOn" BETWEEN ${`${year}-01-01`} AND ${`${year}-12-31`}))`

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
      ${hasDayRecord(year)} AS "hasRecord"
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

export const namesOf = async (tx: Tx, personIds: readonly number[]): Promise<Map<number, string>> =>
  new Map(
    (
      await tx.person.findMany({ where: { id: { in: [...personIds] } }, select: { id: true, name: true } })
    ).map(({ id, name }) => [id, name]),
  )

export const constituencyOf = (tx: Tx, deputyId: number) =>
  tx.deputy.findUnique({ where: { id: deputyId }, select: { constituency: { select: { number: true } } } })

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

// ---- the jobs' ledger

const ledger = (job: string, period: string) => ({ job, period })

export const stepsDone = async (tx: Tx, job: string, period: string): Promise<Set<string>> =>
  new Set((await tx.jobStep.findMany({ where: ledger(job, period) })).map(({ step }) => step))

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

/** On PostgreSQL others wait here until this transaction ends, so that seats are counted one after another. */
export async function takeTurn(tx: Tx): Promise<void> {
  if (runsOnPostgres(tx)) await tx.$executeRaw`SELECT pg_advisory_xact_lock(72707370)`
}
