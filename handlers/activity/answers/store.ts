import type { Tx } from '../../../prisma/client.ts'
import { type Answer, openStates } from '../rules.ts'
import { type ActivityRow, type OwnParticipation, type ParticipationRow, withActivity } from '../store.ts'

/** Announced activities that lie ahead. */
export const openAfter = (tx: Tx, now: Date): Promise<ActivityRow[]> =>
  tx.activity.findMany({
    where: { state: { in: [...openStates] }, startsAt: { gt: now } },
    orderBy: { id: 'asc' },
  })

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
  /** Left out: as it stands. */
  leaveDays?: string | null
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

/** What somebody else put down for him by mistake: he has not answered. False when it stands no more. */
export async function takeBackAnswer(tx: Tx, row: ParticipationRow): Promise<boolean> {
  const { activityId, personId, answer, answeredById } = row
  const { count } = await tx.participation.updateMany({
    where: { activityId, personId, answer, answeredById },
    data: { answer: null, reason: null, answeredAt: null, answeredById: null, leaveDays: null },
  })
  return count === 1
}

/** Counts of answers and presence, of some groups only when given; where `invited` is given, of them and who came. */
export async function countsOf(
  tx: Tx,
  activityId: number,
  groupIds: readonly number[] | null,
  invited: readonly number[] | null,
) {
  const rows = await tx.participation.groupBy({
    by: ['answer', 'presence'],
    where: {
      activityId,
      ...(groupIds ? { groupId: { in: [...groupIds] } } : {}),
      ...(invited ? { OR: [{ personId: { in: [...invited] } }, { presence: 'attended' }] } : {}),
    },
    _count: true,
  })
  return rows.map(({ answer, presence, _count }) => ({ answer, presence, count: _count }))
}

export const onLeaveForDays = async (tx: Tx, activityId: number, groupIds: readonly number[] | null) =>
  (
    await tx.participation.findMany({
      where: {
        activityId,
        leaveDays: { not: null },
        OR: [{ answer: null }, { answer: { not: 'excused' } }],
        ...(groupIds ? { groupId: { in: [...groupIds] } } : {}),
      },
      select: { leaveDays: true, person: { select: { name: true } } },
      orderBy: { personId: 'asc' },
    })
  ).map(({ person, leaveDays }) => ({ name: person.name, leaveDays }))

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

/** The last time a person answered for himself. */
export const lastAnswered = (tx: Tx, personId: number): Promise<OwnParticipation | null> =>
  tx.participation.findFirst({
    where: { personId, answeredById: personId, answeredAt: { not: null } },
    include: withActivity,
    orderBy: { answeredAt: 'desc' },
  })

/** What a person is asked to that lies ahead, called off or not, earliest first. */
export const aheadOf = (tx: Tx, personId: number, now: Date) =>
  tx.participation.findMany({
    where: { personId, activity: { state: { in: [...openStates, 'cancelled'] }, startsAt: { gt: now } } },
    include: { activity: true },
    orderBy: [{ activity: { startsAt: 'asc' } }, { activityId: 'asc' }],
  })

/** What a person was at within a span, earliest first. */
export const attendedBetween = (tx: Tx, personId: number, from: Date, to: Date) =>
  tx.participation.findMany({
    where: { personId, presence: 'attended', activity: { startsAt: { gte: from, lt: to } } },
    include: { activity: true },
    orderBy: [{ activity: { startsAt: 'asc' } }, { activityId: 'asc' }],
  })

/** Somebody else asked to what this person is asked to and has not begun, whose name the words begin with. */
export async function askedWith(
  tx: Tx,
  personId: number,
  words: string,
  now: Date,
): Promise<{ personId: number; name: string } | null> {
  const names = [4, 3, 2].map((length) => words.slice(0, length))
  const found = await tx.participation.findFirst({
    where: {
      personId: { not: personId },
      person: { name: { in: names } },
      activity: {
        state: { in: [...openStates] },
        startsAt: { gt: now },
        participations: { some: { personId } },
      },
    },
    select: { personId: true, person: { select: { name: true } } },
  })
  return found && { personId: found.personId, name: found.person.name }
}

/** Who still waits for a seat of what started within a span and was not called off; from a place in the list on. */
export const withoutSeat = (
  tx: Tx,
  { from, until }: { from: Date; until: Date },
  after: number,
  take: number,
): Promise<(OwnParticipation & { person: { name: string } })[]> =>
  tx.participation.findMany({
    where: {
      answer: 'waiting',
      presence: null,
      activity: { state: { in: [...openStates, 'held'] }, startsAt: { gt: from, lte: until } },
    },
    include: { ...withActivity, person: { select: { name: true } } },
    orderBy: [{ activityId: 'asc' }, { personId: 'asc' }],
    skip: after,
    take,
  })
