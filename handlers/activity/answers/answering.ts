/** 参加, 请假, the waiting list. Change of mind until the start. */
import { recordDeed } from '../../audit/actions.ts'
import type { Speaker } from '../../people/rules.ts'
import type { Act } from '../../shared/act.ts'
import type { Day } from '../../shared/days.ts'
import { done, refused, type Outcome } from '../../shared/outcome.ts'
import { withLeave } from '../attendance/leaveDays.ts'
import { tellInviter } from '../invitations/replacing.ts'
import type { Activity } from '../planning/organise.ts'
import {
  audienceOf,
  isByTurns,
  isListed,
  isOpen,
  isReplaced,
  statusOf,
  type Answer,
  type Status,
} from '../rules.ts'
import * as activities from '../store.ts'
import { daysOf } from '../timing.ts'
import { fillSeats } from './promotion.ts'
import { seatFor } from './seats.ts'
import { titleWords } from './titleWords.ts'
import * as store from './store.ts'

export interface Reply {
  coming: boolean
  /** Why not; leave needs a reason. */
  reason: string | null
  /** Of an activity of several days: single days on which he does not come, and why. */
  leave?: readonly { on: Day; reason: string }[]
}

export type AnswerRefusal =
  'unknown_activity' | 'not_asked' | 'replaced' | 'not_open' | 'started' | 'changed_meanwhile'

export interface Answered {
  activity: Activity
  answer: Answer
  before: Answer | null
  /** His place on the waiting list, from 1. */
  waitingPlace: number | null
  /** Names of those who got a free seat by this. */
  promoted: string[]
  /** The day until which answers were asked for has passed. */
  late: boolean
}

/**
 * Records whether a person comes. Seats are counted while nobody else counts: never more go than there are seats, the
 * others wait in the order in which they answered. A seat that comes free goes to the first who waits. `by` wrote it down.
 */
export async function answerActivity(
  act: Act,
  who: Pick<Speaker, 'personId'>,
  activityId: number,
  reply: Reply,
  by: number = who.personId,
): Promise<Outcome<Answered, AnswerRefusal>> {
  await activities.takeTurn(act.tx)
  const activity = await activities.activityById(act.tx, activityId)
  if (!activity) return refused('unknown_activity')
  const own = await activities.participationOf(act.tx, activityId, who.personId)
  if (!own) return refused('not_asked')
  if (isReplaced(activity, who.personId)) return refused('replaced')
  if (!isOpen(activity.state)) return refused('not_open')
  if (activity.startsAt <= act.now) return refused('started')
  const answer = await placeFor(act, activity, own, reply)
  const waitingNo =
    answer === 'waiting' ? (own.waitingNo ?? (await store.nextWaitingNo(act.tx, activityId))) : null
  const reason = reply.coming ? null : reply.reason
  const leave = reply.coming ? (reply.leave ?? []).map((one) => ({ ...one, byId: who.personId })) : []
  const leaveDays = withLeave({ leaveDays: null }, leave)
  const change = { answer, reason, answeredAt: act.now, answeredById: by, waitingNo, leaveDays }
  if (!(await store.putAnswer(act.tx, own, change))) return refused('changed_meanwhile')
  await recordDeed(act, {
    action: 'activity.answer',
    subject: `activity:${activityId}`,
    before: { person: who.personId, answer: own.answer },
    after: { person: who.personId, answer, reason, ...(leave.length > 0 ? { leave: leaveDays } : {}) },
  })
  if (!reply.coming) await tellInviter(act, activity, who.personId, reason)
  const lucky = own.answer === 'going' && answer !== 'going' ? await fillSeats(act, activity) : []
  const waiting = answer === 'waiting' ? await store.waitingList(act.tx, activityId) : []
  return done({
    activity,
    answer,
    before: own.answer as Answer | null,
    waitingPlace:
      answer === 'waiting' ? waiting.findIndex(({ personId }) => personId === who.personId) + 1 : null,
    promoted: lucky,
    late: activity.answerBy !== null && activity.answerBy < act.now,
  })
}

async function placeFor(
  act: Act,
  activity: Activity,
  own: activities.ParticipationRow,
  { coming, reason }: Reply,
): Promise<Answer> {
  if (!coming) return reason ? 'excused' : 'declined'
  if (own.answer === 'going') return 'going'
  return seatFor(activity.seats, await store.goingOthers(act.tx, activity.id, own.personId))
}

export interface Invited {
  activity: Activity
  status: Status | null
  /** On which single days of it he is on leave. */
  leaveDays: string | null
}

/** What a person is asked to and has not begun, the last announced first. */
export const openInvitations = async (act: Act, personId: number): Promise<Invited[]> =>
  (await store.openOf(act.tx, personId, act.now))
    .filter(({ activity }) => !isReplaced(activity, personId))
    .map(({ activity, ...own }) => ({ activity, status: statusOf(own), leaveDays: own.leaveDays }))

/** Those among open activities that a sentence speaks of: by its number, its day or a word of its title; all when it names none. */
export function meantBy<One extends { activity: Activity }>(
  open: readonly One[],
  words: { number: number | null; day: string | null; text: string },
  zone: string,
): One[] {
  if (words.number !== null) return open.filter(({ activity }) => activity.id === words.number)
  const { day } = words
  if (day !== null) return open.filter(({ activity }) => daysOf(activity, zone).includes(day))
  const named = open.filter(({ activity }) =>
    titleWords(activity.title).some((word) => words.text.includes(word)),
  )
  return named.length > 0 ? named : [...open]
}

export interface Counts {
  asked: number
  going: number
  waiting: number
  declined: number
  excused: number
  unanswered: number
  attended: number
  absent: number
}

/** How many answered what, and how many were there, without who was replaced; of some groups only when given. */
export async function countsOf(
  act: Pick<Act, 'tx'>,
  activityId: number,
  groupIds: readonly number[] | null = null,
): Promise<Counts> {
  const activity = await activities.activityById(act.tx, activityId)
  const invited = activity && isByTurns(activity) ? audienceOf(activity).people : null
  const rows = await store.countsOf(act.tx, activityId, groupIds, invited)
  const sum = (fits: (row: (typeof rows)[number]) => boolean) =>
    rows.filter(fits).reduce((total, { count }) => total + count, 0)
  const answered = (answer: Answer) => sum((row) => row.answer === answer)
  return {
    asked: sum(() => true),
    going: answered('going'),
    waiting: answered('waiting'),
    declined: answered('declined'),
    excused: answered('excused'),
    unanswered: sum((row) => row.answer === null && row.presence === null),
    attended: sum((row) => row.presence === 'attended'),
    absent: sum((row) => row.presence === 'absent'),
  }
}

/** In a group only a count is said. Nobody's answer is missing where none was asked for. */
export const countWords = (
  { going, waiting, declined, excused, unanswered }: Counts,
  { needsReceipt }: Pick<Activity, 'needsReceipt'>,
): string =>
  [
    `参加${going}人`,
    ...(waiting > 0 ? [`候补${waiting}人`] : []),
    `请假${excused + declined}人`,
    ...(needsReceipt ? [`待回复${unanswered}人`] : []),
  ].join('，')

/** Who has not answered, by name: to those who lead the activity, to a liaison those of her groups. */
export async function unanswered(
  act: Act,
  activity: Activity,
  groupIds: readonly number[] | null,
): Promise<{ name: string; phone: string | null; bound: boolean }[]> {
  const rows = await activities.participationsOf(act.tx, activity.id, groupIds)
  const open = rows.filter((row) => row.answer === null && row.presence === null && isListed(activity, row))
  const bound = await activities.boundAmong(
    act.tx,
    open.map(({ personId }) => personId),
  )
  return open.map(({ personId, person }) => ({ ...person, bound: bound.has(personId) }))
}

/** Who is on leave on single days of an activity and not of all of it, of some groups only when given. */
export const onLeaveForDays = (
  act: Pick<Act, 'tx'>,
  activityId: number,
  groupIds: readonly number[] | null,
): Promise<{ name: string; leaveDays: string | null }[]> => store.onLeaveForDays(act.tx, activityId, groupIds)

/** The answer that a person gave last. */
export const lastAnswer = (act: Pick<Act, 'tx'>, personId: number) => store.lastAnswered(act.tx, personId)
