/** 补记: an activity that took place without having been announced here. Nobody is told of it; it counts like any other. */
import { recordDeed } from '../../audit/actions.ts'
import type { Speaker } from '../../people/rules.ts'
import { settingsAt } from '../../settings/actions.ts'
import type { Act } from '../../shared/act.ts'
import { dayOf, type Day } from '../../shared/days.ts'
import { newSecret } from '../../shared/ids.ts'
import { done, refused, type Outcome } from '../../shared/outcome.ts'
import { recordAttendance } from '../attendance/attendance.ts'
import { hoursFor } from '../attendance/hours.ts'
import type { AttendanceSheet } from '../chat/attendance/words.ts'
import { led, type Activity } from '../planning/organise.ts'
import { addActivity } from '../planning/store.ts'
import { audienceOf, familyOf, isAfterwards, may, type Audience, type Plan } from '../rules.ts'
import { activityById, type Asked, moveActivity, takeTurn } from '../store.ts'
import { daysOf } from '../timing.ts'
import * as store from './store.ts'

export type AfterwardsRefusal =
  | 'not_organiser'
  | 'ahead'
  | 'ends_before'
  | 'nobody'
  | 'unknown_person'
  | 'contact_day'
  | 'unknown_activity'
  | 'not_yours'
  | 'not_afterwards'
  | 'nothing_changed'
  | 'changed_meanwhile'
  /** Of that day there are others that may be this one: it is asked whether they are. */
  | { same: Activity[] }

/** What is told of an activity that was not announced. */
export type Past = Pick<
  Plan,
  | 'kind'
  | 'topic'
  | 'title'
  | 'startsAt'
  | 'endsAt'
  | 'place'
  | 'level'
  | 'groupId'
  | 'officeId'
  | 'audience'
  | 'hours'
> & { hourKnown: boolean }

/** Everybody whom the activity was for, with the duties of its day: those who left office since stand among them. */
export const rosterOf = (act: Pick<Act, 'tx'>, audience: Audience, on: Day): Promise<Asked[]> =>
  store.rosterOn(act.tx, audience, on)

/** Activities of that day that may be the same, but for those known to be others. */
async function sameAs(act: Act, past: Past, besides: readonly number[]): Promise<Activity[]> {
  const found = await store.sameOccasions(act.tx, past, dayOf(past.startsAt, act.zone), act.zone)
  return found.filter(({ id }) => !besides.includes(id))
}

/** Why a past activity may not be recorded as told; null when it may. */
function pastRefusal(
  act: Act,
  who: Speaker,
  past: Past,
): 'not_organiser' | 'contact_day' | 'ahead' | 'ends_before' | null {
  if (!may.organise(who, past.audience)) return 'not_organiser'
  // it has a record of its own, in four parts
  if (familyOf(past.kind) === 'contact_day') return 'contact_day'
  const lastDay = daysOf(past, act.zone).at(-1)
  if (past.startsAt > act.now || (lastDay && lastDay > dayOf(act.now, act.zone))) return 'ahead'
  return past.endsAt && past.endsAt <= past.startsAt ? 'ends_before' : null
}

/**
 * Records an activity that took place, with who was there. Everybody it was for stands on its list; of whom nothing was
 * told, nothing is recorded. Refused: not his to
 * organise for these people, a day ahead, also the last of several (that is announced), and while another of that day may be the same: `besides` are
 * those that he was asked about and says are others.
 */
export async function recordAfterwards(
  act: Act,
  who: Speaker,
  past: Past,
  sheet: AttendanceSheet | null,
  besides: readonly number[] = [],
): Promise<Outcome<Activity, AfterwardsRefusal>> {
  const wrong = pastRefusal(act, who, past)
  if (wrong) return refused(wrong)
  // said twice at once it is asked about all the same
  await takeTurn(act.tx)
  const same = await sameAs(act, past, besides)
  if (same.length > 0) return refused({ same })
  const roster = await rosterOf(act, past.audience, dayOf(past.startsAt, act.zone))
  if (roster.length === 0) return refused('nobody')
  const told = sheet && peopleOf(sheet)
  if (told && roster.filter(({ personId }) => told.has(personId)).length !== told.size)
    return refused('unknown_person')
  const made = {
    organiserId: who.personId,
    doorSecret: newSecret(),
    createdAt: act.now,
    state: 'held',
  } as const
  const activity = await addActivity(act.tx, { ...past, ...unannounced }, made)
  await store.enlist(act.tx, activity.id, roster)
  await recordDeed(act, {
    action: 'activity.afterwards',
    subject: `activity:${activity.id}`,
    after: { ...past, people: roster.length },
  })
  if (sheet) {
    const recorded = await recordAttendance(act, who, activity, sheet)
    if (!recorded.ok) throw new Error(`attendance of activity ${activity.id} was refused as it was recorded`)
  }
  return done(activity)
}

/** What only an announcement has. */
const unannounced = {
  seats: null,
  answerBy: null,
  needsReceipt: false,
  materials: null,
  bring: null,
  doorOnly: false,
} as const

const peopleOf = ({ attended, excused, absent }: AttendanceSheet): Set<number> =>
  new Set([...attended, ...excused.map(({ personId }) => personId), ...absent])

async function ledAfterwards(
  act: Act,
  who: Speaker,
  id: number,
): Promise<Outcome<Activity, 'unknown_activity' | 'not_yours' | 'not_afterwards'>> {
  const found = await led(act, who, id)
  return found.ok && !isAfterwards(found.value) ? refused('not_afterwards') : found
}

/**
 * Takes back what was recorded afterwards: it counts no longer, for attendance, frequency and hours. Concerns and contacts
 * that were put with it stay what they are.
 */
export async function withdrawAfterwards(
  act: Act,
  who: Speaker,
  id: number,
): Promise<Outcome<Activity, AfterwardsRefusal>> {
  const found = await ledAfterwards(act, who, id)
  if (!found.ok) return found
  const activity = found.value
  const change = { state: 'cancelled', cancelReason: '补记撤回' }
  if (!(await moveActivity(act.tx, activity, change))) return refused('changed_meanwhile')
  await recordDeed(act, {
    action: 'activity.afterwards_withdraw',
    subject: `activity:${id}`,
    before: { state: activity.state },
    after: change,
  })
  return done({ ...activity, ...change })
}

export type PastChange = Partial<
  Pick<Past, 'kind' | 'topic' | 'title' | 'startsAt' | 'hourKnown' | 'endsAt' | 'place' | 'hours'>
>

/** Corrects what was recorded afterwards; hours of training follow. Nobody is told. Refused as when it is recorded. */
export async function correctAfterwards(
  act: Act,
  who: Speaker,
  id: number,
  change: PastChange,
  besides: readonly number[] = [],
): Promise<Outcome<Activity, AfterwardsRefusal>> {
  const found = await ledAfterwards(act, who, id)
  if (!found.ok) return found
  const before = found.value
  const fresh = Object.entries(change).filter(
    ([key, value]) => String(before[key as keyof PastChange]) !== String(value),
  )
  if (fresh.length === 0) return refused('nothing_changed')
  const changed = Object.fromEntries(fresh) as PastChange
  const past = { ...before, audience: audienceOf(before), ...changed } as Past
  const wrong = pastRefusal(act, who, past)
  if (wrong) return refused(wrong)
  await takeTurn(act.tx)
  if (changed.startsAt !== undefined || changed.title !== undefined) {
    const same = await sameAs(act, past, [...besides, id])
    if (same.length > 0) return refused({ same })
  }
  if (!(await moveActivity(act.tx, before, changed))) return refused('changed_meanwhile')
  await recordDeed(act, {
    action: 'activity.afterwards_correct',
    subject: `activity:${id}`,
    before: Object.fromEntries(fresh.map(([key]) => [key, before[key as keyof PastChange]])),
    after: changed,
  })
  const after = await activityById(act.tx, id)
  if (!after) throw new Error(`activity ${id} vanished while it was corrected`)
  await store.setHours(act.tx, id, hoursFor(after, await settingsAt(act.tx, act.now, act.zone), act.zone))
  return done(after)
}

/** What he recorded afterwards last and did not take back; null when there is none. */
export const lastAfterwards = (act: Pick<Act, 'tx'>, personId: number): Promise<Activity | null> =>
  store.lastAfterwards(act.tx, personId)
