/** Whoever is no longer a deputy is asked no longer; whoever is one again is asked anew. */
import { recordDeed } from '../../audit/actions.ts'
import type { Act } from '../../shared/act.ts'
import { dayOf } from '../../shared/days.ts'
import { isInAudience } from '../audience/store.ts'
import { fillSeats } from './promotion.ts'
import { audienceOf } from '../rules.ts'
import * as activities from '../store.ts'
import { tellOne } from '../telling.ts'
import * as store from './store.ts'

/**
 * Takes a person out of open activities from an instant on in which no duty of his has him asked any more; his seat goes to
 * who waits longest. What he had answered stays in the trail. Answers how many activities. Call it after the duty ended.
 */
export async function withdrawFromActivities(act: Act, personId: number, from: Date): Promise<number> {
  await activities.takeTurn(act.tx)
  let left = 0
  for (const { activity, ...own } of await store.unattendedFrom(act.tx, personId, from)) {
    if (await asks(act, activity, personId)) continue
    if (await takeOut(act, activity, own)) left += 1
  }
  return left
}

/** Takes one off the list; his seat goes to who waits longest. False when he answered or came meanwhile. */
export async function takeOut(
  act: Act,
  activity: activities.ActivityRow,
  own: activities.ParticipationRow,
): Promise<boolean> {
  if (!(await store.removeParticipation(act.tx, own))) return false
  await recordDeed(act, {
    action: 'activity.withdraw',
    subject: `activity:${activity.id}`,
    before: { person: own.personId, answer: own.answer, reason: own.reason },
  })
  if (own.answer === 'going' && activity.startsAt > act.now) await fillSeats(act, activity)
  return true
}

/**
 * Asks a person to the announced activities ahead that his duties have him asked to and that he is not asked to yet. Answers
 * how many, and of how many he is told; of the others he hears once a WeChat is bound.
 */
export async function askToActivitiesAhead(
  act: Act,
  personId: number,
): Promise<{ asked: number; told: number }> {
  let [asked, told] = [0, 0]
  for (const activity of await store.openAfter(act.tx, act.now)) {
    if (await activities.participationOf(act.tx, activity.id, personId)) continue
    const one = await asks(act, activity, personId)
    if (!one) continue
    await activities.addParticipations(act.tx, activity.id, [one])
    const lines = await tellOne(act, activity, one)
    asked += 1
    if (lines.every(({ status }) => status !== 'unreachable')) told += 1
  }
  return { asked, told }
}

/** By the duties that he has on the activity's day. */
const asks = (act: Act, activity: activities.ActivityRow, personId: number) =>
  isInAudience(act.tx, audienceOf(activity), personId, dayOf(activity.startsAt, act.zone))
