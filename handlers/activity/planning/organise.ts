/** Planning, announcing, changing and cancelling. */
import { recordDeed } from '../../audit/actions.ts'
import type { Speaker } from '../../people/rules.ts'
import type { Act } from '../../shared/act.ts'
import { dayOf, type Day } from '../../shared/days.ts'
import { newSecret } from '../../shared/ids.ts'
import { done, refused, type Outcome } from '../../shared/outcome.ts'
import {
  asksGroups,
  Audience,
  audienceOf,
  audienceWords,
  isByTurns,
  isOpen,
  may,
  moves,
  type Plan,
  planRefusal,
  type State,
} from '../rules.ts'
import { fillSeats } from '../answers/promotion.ts'
import * as answers from '../answers/store.ts'
import { someoneCame } from '../attendance/store.ts'
import { audienceAfter, audienceSize, roomsOfAudience } from '../audience/store.ts'
import * as activities from '../store.ts'
import { freshOf, isToldAgain } from './quiet.ts'
import * as store from './store.ts'

export type Activity = activities.ActivityRow

export type OrganiseRefusal =
  | 'not_organiser'
  | 'past'
  | 'ends_before'
  | 'answer_after_start'
  | 'nobody'
  | 'unknown_activity'
  | 'not_yours'
  | 'not_open'
  | 'changed_meanwhile'
  | 'nothing_changed'
  | 'someone_came'
  | 'not_draft'
  /** Told to its people before, or called off: nothing is sent a second time. */
  | 'announced_before'
  /** An invitation by turns stays one, and nothing else becomes one. */
  | 'other_turns'

export interface Preview {
  people: number
  /** Named only up to this many; null: too many to look at one by one. */
  unbound: string[] | null
  /** Groups' rooms that will hear it. */
  rooms: number
}

const mostLookedAt = 500

/** How many a plan would ask, and who of them cannot be reached, before anything goes out. */
export async function previewPlan(
  act: Act,
  who: Speaker,
  plan: Plan,
): Promise<Outcome<Preview, OrganiseRefusal>> {
  if (!may.organise(who, plan.audience)) return refused('not_organiser')
  const wrong = planRefusal(plan, act.now)
  if (wrong) return refused(wrong)
  const on = dayOf(plan.startsAt, act.zone)
  const people = await audienceSize(act.tx, plan.audience, on)
  if (people === 0) return refused('nobody')
  if (people > mostLookedAt)
    return done({ people, unbound: null, rooms: await roomsHearing(act, plan.audience, on) })
  const asked = await audienceAfter(act.tx, plan.audience, 0, people, on)
  const bound = await activities.boundAmong(
    act.tx,
    asked.map(({ personId }) => personId),
  )
  const rooms = await roomsHearing(act, plan.audience, on)
  const unbound = asked.filter(({ personId }) => !bound.has(personId)).map(({ name }) => name)
  return done({ people, unbound, rooms })
}

/** Rooms of the groups whose deputies are asked; none where single people or some of them are. */
async function roomsHearing(act: Act, audience: Audience, on: Day): Promise<number> {
  return asksGroups(audience) ? roomsOfAudience(act.tx, audience, on) : 0
}

/**
 * Keeps a plan as a draft that nobody is told of. Refused: not his to ask these people, a time that has passed or does
 * not fit, an audience of nobody.
 */
export async function planActivity(
  act: Act,
  who: Speaker,
  plan: Plan,
): Promise<Outcome<Activity, OrganiseRefusal>> {
  const preview = await previewPlan(act, who, plan)
  if (!preview.ok) return preview
  const made = { organiserId: who.personId, doorSecret: newSecret(), createdAt: act.now }
  const activity = await store.addActivity(act.tx, plan, made)
  await recordDeed(act, {
    action: 'activity.plan',
    subject: `activity:${activity.id}`,
    after: { ...plan, people: preview.value.people },
  })
  return done(activity)
}

/** Announces a draft: from now on its people are told, chunk by chunk (tellNext). Refused for what is no draft any more: two staff pressed the button. */
export async function announceActivity(
  act: Act,
  who: Speaker,
  id: number,
): Promise<Outcome<Activity, OrganiseRefusal>> {
  const activity = await led(act, who, id)
  if (!activity.ok) return activity
  if (!moves[activity.value.state as State].includes('announced')) return refused('announced_before')
  if (!may.organise(who, audienceOf(activity.value))) return refused('not_organiser')
  if (activity.value.startsAt <= act.now) return refused('past')
  return move(act, activity.value, 'announced', nextEdition(act, activity.value), 'activity.announce')
}

/** Plans and announces in one. */
export async function organise(
  act: Act,
  who: Speaker,
  plan: Plan,
): Promise<Outcome<Activity, OrganiseRefusal>> {
  const planned = await planActivity(act, who, plan)
  return planned.ok ? announceActivity(act, who, planned.value.id) : planned
}

/** What may be changed once people know; what concerns them they are told again (isToldAgain). */
export type Change = Partial<
  Pick<
    Plan,
    | 'kind'
    | 'topic'
    | 'level'
    | 'needsReceipt'
    | 'title'
    | 'startsAt'
    | 'endsAt'
    | 'place'
    | 'seats'
    | 'answerBy'
    | 'materials'
    | 'bring'
    | 'hours'
    | 'doorOnly'
  > & { gathering: string | null; notes: string | null }
>

export type ChangeRefusal =
  | OrganiseRefusal
  /** Fewer seats than people who go: nobody loses a seat that he was promised. */
  | { going: number }

/**
 * Changes an announced activity; who was told is told the new where it concerns him. Answers stand and may be changed.
 * Refused, with how many go, when there would be fewer seats than that.
 */
export async function changeActivity(
  act: Act,
  who: Speaker,
  id: number,
  change: Change,
): Promise<Outcome<Activity, ChangeRefusal>> {
  const found = await led(act, who, id)
  if (!found.ok) return found
  const activity = found.value
  const fresh = freshOf(activity, change)
  if (Object.keys(fresh).length === 0) return refused('nothing_changed')
  if (fresh.kind && isByTurns(activity) !== isOfTurns(fresh.kind, audienceOf(activity)))
    return refused('other_turns')
  // an end that is said stays, though it is the old one and the start is new
  const said = 'endsAt' in change ? { endsAt: change.endsAt } : {}
  const moved = withMovedEnd(activity, { ...fresh, ...said })
  const wrong = planRefusal({ ...activity, ...moved }, act.now)
  if (wrong) return refused(wrong)
  if (activity.state === 'draft') return move(act, activity, 'draft', moved, 'activity.change')
  if (!isOpen(activity.state)) return refused('not_open')
  if (moved.seats !== undefined) {
    await activities.takeTurn(act.tx)
    const going = await answers.goingOthers(act.tx, activity.id, 0)
    if (moved.seats !== null && moved.seats < going) return refused({ going })
  }
  const outcome = isToldAgain(activity, fresh)
    ? await move(act, activity, 'changed', { ...moved, ...nextEdition(act, activity) }, 'activity.change')
    : await move(act, activity, activity.state as State, moved, 'activity.change')
  // more seats: those who wait get them
  if (outcome.ok && moved.seats !== undefined) await fillSeats(act, outcome.value)
  return outcome
}

/** Whether people of an audience would be invited by turns to this kind. */
export const isOfTurns = (kind: Plan['kind'], audience: Audience): boolean =>
  isByTurns({ kind, audience: JSON.stringify(audience) })

/** A new start without a new end keeps the length; a deadline that would lie after the start goes. */
export function withMovedEnd(activity: Activity, change: Change): Change {
  if (!change.startsAt) return change
  const { startsAt } = change
  const shift = startsAt.getTime() - activity.startsAt.getTime()
  const endsAt = activity.endsAt && new Date(activity.endsAt.getTime() + shift)
  const deadline = 'answerBy' in change ? change.answerBy : activity.answerBy
  return { endsAt, ...change, answerBy: deadline && deadline > startsAt ? null : deadline }
}

/**
 * Calls an activity off, or notes once it should have begun that it was not held; who was told is told so, and no reminder
 * goes out any more. Refused once somebody is recorded to have been there: what took place is no cancellation.
 */
export async function cancelActivity(
  act: Act,
  who: Speaker,
  id: number,
  reason: string | null,
): Promise<Outcome<Activity, OrganiseRefusal>> {
  const found = await led(act, who, id)
  if (!found.ok) return found
  const activity = found.value
  if (!moves[activity.state as State].includes('cancelled')) return refused('not_open')
  if (activity.state !== 'draft' && activity.startsAt <= act.now && (await someoneCame(act.tx, id)))
    return refused('someone_came')
  // nobody was ever told of a draft, nor of what was recorded afterwards
  const told = activity.edition === 0 ? {} : nextEdition(act, activity)
  return move(act, activity, 'cancelled', { ...told, cancelReason: reason }, 'activity.cancel')
}

const nextEdition = (act: Act, activity: Activity) => ({
  edition: activity.edition + 1,
  toldAt: act.now,
  tellAfter: 0,
})

/** Everybody who was told hears of it anew: a new edition of what stands. */
export const tellAnew = (act: Act, activity: Activity): Promise<Outcome<Activity, OrganiseRefusal>> =>
  move(act, activity, 'changed', nextEdition(act, activity), 'activity.change')

/** An activity that the speaker may lead. */
export async function led(
  act: Act,
  who: Speaker,
  id: number,
): Promise<Outcome<Activity, 'unknown_activity' | 'not_yours'>> {
  const activity = await activities.activityById(act.tx, id)
  if (!activity) return refused('unknown_activity')
  return may.lead(who, activity) ? done(activity) : refused('not_yours')
}

async function move(
  act: Act,
  activity: Activity,
  state: State,
  change: Partial<Omit<Activity, 'id' | 'audience'>>,
  action: string,
): Promise<Outcome<Activity, OrganiseRefusal>> {
  if (!(await activities.moveActivity(act.tx, activity, { ...change, state })))
    return refused('changed_meanwhile')
  const after = await activities.activityById(act.tx, activity.id)
  if (!after) throw new Error(`activity ${activity.id} vanished while it was changed`)
  const keys = Object.keys(change) as (keyof typeof change)[]
  await recordDeed(act, {
    action,
    subject: `activity:${activity.id}`,
    before: { state: activity.state, ...Object.fromEntries(keys.map((key) => [key, activity[key]])) },
    after: { state, ...change },
  })
  return done(after)
}

/** All groups by number and name, to be recognised in words. */
export const groupsNamed = (act: Pick<Act, 'tx'>) => activities.groupsNamed(act.tx)

/** Names by number, of those who organise. */
export const namesOf = (act: Pick<Act, 'tx'>, personIds: readonly number[]) =>
  activities.namesOf(act.tx, personIds)

/** All offices by number and name, to be recognised in words. */
export const officesNamed = (act: Pick<Act, 'tx'>) => store.officesNamed(act.tx)

/** 桥东街道人大联络处全体代表: whom a plan or an activity asks. */
export async function askedWords(act: Pick<Act, 'tx'>, audience: Audience): Promise<string> {
  const named = (rows: readonly { id: number; name: string }[]) =>
    new Map(rows.map(({ id, name }) => [id, name]))
  return audienceWords(
    audience,
    named(await activities.groupsNamed(act.tx)),
    named(await store.officesNamed(act.tx)),
    await activities.namesOf(act.tx, audience.people),
  )
}

/** An activity by its number, or null. Whoever calls checks who may see it. */
export const findActivity = (act: Pick<Act, 'tx'>, id: number): Promise<Activity | null> =>
  activities.activityById(act.tx, id)
