/** 请假的是韩雪梅不是罗小燕: leave that was put down for the wrong one goes to whose it is. */
import { recordDeed } from '../../audit/actions.ts'
import { tell } from '../../notice/actions.ts'
import type { Speaker } from '../../people/rules.ts'
import type { Act } from '../../shared/act.ts'
import { done, refused, type Outcome } from '../../shared/outcome.ts'
import type { Activity } from '../planning/organise.ts'
import { isByTurns, isOpen, may } from '../rules.ts'
import * as activities from '../store.ts'
import { nameOf } from '../wording.ts'
import type { AnswerRefusal } from './answering.ts'
import { answerOnBehalf, type AnsweredFor } from './onBehalf.ts'
import * as store from './store.ts'

/** Whether an answer is leave that somebody else put down for him: what he said himself is his. */
export const isToldForHim = (
  activity: Activity,
  { personId, answer, answeredById }: activities.ParticipationRow,
): boolean =>
  (answer === 'excused' || answer === 'declined') &&
  answeredById !== null &&
  answeredById !== personId &&
  !isByTurns(activity)

export interface LeaveMoved {
  /** Null: he was on leave already. */
  answered: AnsweredFor | null
  reason: string | null
}

/**
 * Takes leave that was put down by mistake from one, who has not answered then and hears of it, and puts it down for
 * another with the same reason. Refused once it has begun, of leave that he told himself, and for people whom the speaker
 * does not lead.
 */
export async function moveLeave(
  act: Act,
  who: Speaker,
  activityId: number,
  { fromId, toId }: { fromId: number; toId: number },
): Promise<Outcome<LeaveMoved, AnswerRefusal | 'not_yours'>> {
  await activities.takeTurn(act.tx)
  const activity = await activities.activityById(act.tx, activityId)
  if (!activity) return refused('unknown_activity')
  const from = await activities.participationOf(act.tx, activityId, fromId)
  const to = await activities.participationOf(act.tx, activityId, toId)
  if (!from || !to) return refused('not_asked')
  if (!isOpen(activity.state)) return refused('not_open')
  if (activity.startsAt <= act.now) return refused('started')
  if (![from, to].every(({ groupId }) => may.lead(who, activity) || may.seeAnswersOf(who, groupId)))
    return refused('not_yours')
  if (!isToldForHim(activity, from) || !(await store.takeBackAnswer(act.tx, from)))
    return refused('changed_meanwhile')
  const { reason } = from
  await recordDeed(act, {
    action: 'activity.answer',
    subject: `activity:${activityId}`,
    before: { person: fromId, answer: from.answer, reason },
    after: { person: fromId, answer: null, reason: null },
  })
  await tell(act, fromId, {
    kind: 'activity.on_behalf',
    period: `activity:${activityId} ${act.now.toISOString()}`,
    text: `${who.name}替您记的请假是记错了，已经去掉：${nameOf(activity)}您现在还没有回复。参加请回“活动${activityId} 参加”，来不了请回“活动${activityId} 请假 原因”。`,
  })
  if (to.answer === 'excused') return done({ answered: null, reason: to.reason })
  const outcome = await answerOnBehalf(act, who, activityId, toId, { coming: false, reason })
  if (!outcome.ok) throw new Error(`leave of person ${toId} was refused: ${outcome.refusal}`)
  return done({ answered: outcome.value, reason })
}
