/** Who answers by phone is put down by whoever leads the activity, or by the liaison of his group. */
import { tell } from '../../notice/actions.ts'
import type { Speaker } from '../../people/rules.ts'
import type { Act } from '../../shared/act.ts'
import { dayOf } from '../../shared/days.ts'
import { done, refused, type Outcome } from '../../shared/outcome.ts'
import { activitiesOn, groupsSeen, sheetMembers } from '../attendance/attendance.ts'
import type { Activity } from '../planning/organise.ts'
import { isOpen, may, statusNames } from '../rules.ts'
import * as activities from '../store.ts'
import { nameOf } from '../wording.ts'
import { answerActivity, type Answered, type AnswerRefusal, type Reply } from './answering.ts'
import * as store from './store.ts'

export interface AnsweredFor extends Answered {
  /** Whether the person hears of it now, or as soon as he has bound a WeChat. */
  hears: 'now' | 'once_bound' | 'self'
}

/**
 * Records what somebody else told the speaker of his coming; with the same seats and the same waiting list, and the
 * person hears of it. Refused for people whom the speaker does not lead.
 */
export async function answerOnBehalf(
  act: Act,
  who: Speaker,
  activityId: number,
  personId: number,
  reply: Reply,
): Promise<Outcome<AnsweredFor, AnswerRefusal | 'not_yours'>> {
  const activity = await activities.activityById(act.tx, activityId)
  const own = activity && (await activities.participationOf(act.tx, activityId, personId))
  if (!activity || !own) return refused(activity ? 'not_asked' : 'unknown_activity')
  if (!may.lead(who, activity) && !may.seeAnswersOf(who, own.groupId)) return refused('not_yours')
  const outcome = await answerActivity(act, { personId }, activityId, reply, who.personId)
  if (!outcome.ok) return outcome
  if (personId !== who.personId)
    await tell(act, personId, {
      kind: 'activity.on_behalf',
      period: `activity:${activityId} ${act.now.toISOString()}`,
      text: `${who.name}替您记了${nameOf(activity)}：${statusNames[outcome.value.answer]}${reply.reason ? `（${reply.reason}）` : ''}。不对请回“活动${activityId} 参加”或“活动${activityId} 请假 原因”。`,
    })
  const isBound = (await activities.boundAmong(act.tx, [personId])).has(personId)
  return done({
    ...outcome.value,
    hears: personId === who.personId ? 'self' : isBound ? 'now' : 'once_bound',
  })
}

/** What lies ahead and where the speaker may put down answers of others, the next first. */
export const answerableAhead = async (act: Act, who: Speaker): Promise<Activity[]> =>
  (await activitiesOn(act, who, dayOf(act.now, act.zone), 366)).filter(
    (activity) =>
      isOpen(activity.state) && activity.startsAt > act.now && groupsSeen(who, activity)?.length !== 0,
  )

export interface ReplyOf extends Reply {
  personId: number
}

/**
 * Several answers at once, of people who are on the activity's list: seats that come free by them are given first. Refused
 * once it has begun or is off; all are put down, or none.
 */
export async function answersOnBehalf(
  act: Act,
  who: Speaker,
  activityId: number,
  replies: readonly ReplyOf[],
): Promise<Outcome<AnsweredFor[], AnswerRefusal | 'not_yours'>> {
  await activities.takeTurn(act.tx)
  const activity = await activities.activityById(act.tx, activityId)
  if (!activity) return refused('unknown_activity')
  if (!isOpen(activity.state)) return refused('not_open')
  if (activity.startsAt <= act.now) return refused('started')
  const members = await sheetMembers(act, who, activity)
  if (members.length === 0) return refused('not_yours')
  const own = replies.filter(({ personId }) => members.some((one) => one.personId === personId))
  if (own.length < replies.length) return refused('not_asked')
  const answered: AnsweredFor[] = []
  for (const { personId, ...reply } of own.toSorted((a, b) => Number(a.coming) - Number(b.coming))) {
    const outcome = await answerOnBehalf(act, who, activityId, personId, reply)
    if (!outcome.ok) throw new Error(`answer of person ${personId} was refused: ${outcome.refusal}`)
    answered.push(outcome.value)
  }
  return done(answered)
}

/** Of open activities that this person is asked to, whoever else is asked whose name stands at the beginning of the words. */
export const askedWith = (
  act: Act,
  personId: number,
  words: string,
): Promise<{ personId: number; name: string } | null> => store.askedWith(act.tx, personId, words, act.now)

/** Everybody who is asked to an activity, by name. */
export const everybodyAsked = async (
  act: Pick<Act, 'tx'>,
  activityId: number,
): Promise<{ personId: number; name: string }[]> =>
  (await activities.participationsOf(act.tx, activityId)).map(({ personId, person }) => ({
    personId,
    name: person.name,
  }))
