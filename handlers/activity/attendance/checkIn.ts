/** Checking in: a word within the time window, or the code at the door. */
import { recordDeed } from '../../audit/actions.ts'
import type { Speaker } from '../../people/rules.ts'
import { settingsAt, type Settings } from '../../settings/actions.ts'
import type { Act } from '../../shared/act.ts'
import type { Day } from '../../shared/days.ts'
import { done, refused, type Outcome } from '../../shared/outcome.ts'
import type { Activity } from '../planning/organise.ts'
import { may } from '../rules.ts'
import * as activities from '../store.ts'
import { checkInWindows, doorCode, doorOpens, isOfSeveralDays } from '../timing.ts'
import { daysThere, thereAfter } from './daysThere.ts'
import { hoursFor } from './hours.ts'
import * as store from './store.ts'

const windowRule = (settings: Settings) => ({
  beforeMinutes: settings['activity.checkInBeforeMinutes'],
  afterMinutes: settings['activity.checkInAfterMinutes'],
  usualHours: settings['activity.usualHours'],
})

export type CheckInRefusal =
  | 'nothing_now'
  | 'too_early'
  | 'too_late'
  | 'door_only'
  | 'wrong_code'
  | 'already'
  | 'changed_meanwhile'
  /** Several windows are open: nothing is recorded until he says which. */
  | { which: Activity[] }

export interface CheckedIn {
  activity: Activity
  at: Date
  /** Hours of training that this is worth; null for what is no training. */
  hours: number | null
  /** He is not in on every day of it yet. */
  part: boolean
}

const dayMs = 24 * 3600_000

/** The window that is open is of one day. */
type OpenDoor = activities.OwnParticipation & { day: Day }

/** Where a person may check in now: what he is asked to and whose window is open, earliest first. */
async function openDoors(act: Act, who: Pick<Speaker, 'personId'>): Promise<OpenDoor[]> {
  const rule = windowRule(await settingsAt(act.tx, act.now, act.zone))
  const own = await ownAround(act, who.personId)
  return own.flatMap((one) => {
    const open = checkInWindows(one.activity, rule, act.zone).find(
      ({ from, until }) => from <= act.now && act.now <= until,
    )
    return open ? [{ ...one, day: open.day }] : []
  })
}

/** Those of them in which he is not in yet. */
export const awaited = async (act: Act, who: Pick<Speaker, 'personId'>): Promise<Activity[]> =>
  (await openDoors(act, who))
    .filter((one) => !daysThere(one.activity, one, act.zone).includes(one.day))
    .map(({ activity }) => activity)

const ownAround = (act: Act, personId: number) =>
  store.ownBetween(
    act.tx,
    personId,
    new Date(act.now.getTime() - 14 * dayMs),
    new Date(act.now.getTime() + 14 * dayMs),
  )

/** What a person is asked to that goes on for several days and has begun. */
export async function ownOngoing(act: Act, personId: number): Promise<Activity[]> {
  const own = await store.ownBetween(act.tx, personId, act.now, act.now)
  return own
    .filter(
      ({ activity, answer }) =>
        isOfSeveralDays(activity, act.zone) && answer !== 'declined' && answer !== 'excused',
    )
    .map(({ activity }) => activity)
}

/**
 * Checks a person in, by a word or by the code at the door. Whoever answered otherwise and came all the same was there.
 * Refused outside the window, with a code that does not stand there, without one where only the door counts, and by a
 * bare word while more than one window is open in which he is not in yet: which one is asked, never guessed.
 */
export async function checkIn(
  act: Act,
  who: Pick<Speaker, 'personId'>,
  activityId: number | null,
  code: string | null,
): Promise<Outcome<CheckedIn, CheckInRefusal>> {
  const settings = await settingsAt(act.tx, act.now, act.zone)
  const open = (await openDoors(act, who)).filter(
    ({ activity }) => activityId === null || activity.id === activityId,
  )
  if (open.length === 0) return refused(await whyNotNow(act, who.personId))
  const fits = code === null ? open : open.filter(({ activity }) => opensWith(act, activity, code, settings))
  if (fits.length === 0) return refused('wrong_code')
  const [own, ...others] = fits.filter((one) => !daysThere(one.activity, one, act.zone).includes(one.day))
  if (!own) return refused('already')
  if (others.length > 0) return refused({ which: [own, ...others].map(({ activity }) => activity) })
  if (own.activity.doorOnly && code === null) return refused('door_only')
  return markPresent(act, own, who.personId, code === null ? 'word' : 'door', settings)
}

const opensWith = (act: Act, activity: Activity, code: string, settings: Settings): boolean =>
  doorOpens(activity.doorSecret, code, act.now, settings['activity.doorSlotSeconds'])

async function whyNotNow(act: Act, personId: number): Promise<CheckInRefusal> {
  const rule = windowRule(await settingsAt(act.tx, act.now, act.zone))
  const own = await ownAround(act, personId)
  const around = own
    .flatMap(({ activity }) => checkInWindows(activity, rule, act.zone))
    .filter(
      ({ from, until }) =>
        from.getTime() - dayMs < act.now.getTime() && until.getTime() + dayMs > act.now.getTime(),
    )
  if (around.some(({ from }) => from > act.now)) return 'too_early'
  return around.length > 0 ? 'too_late' : 'nothing_now'
}

async function markPresent(
  act: Act,
  own: OpenDoor,
  by: number,
  how: 'word' | 'door',
  settings: Settings,
): Promise<Outcome<CheckedIn, CheckInRefusal>> {
  const { activity } = own
  const { share, ...there } = thereAfter(activity, own, [own.day], true, act.zone)
  const hours = hoursFor(activity, settings, act.zone, share)
  const change = {
    ...there,
    presentHow: how,
    presentAt: act.now,
    presentById: by,
    hours,
  }
  if (!(await store.putPresence(act.tx, own, change))) return refused('changed_meanwhile')
  await recordDeed(act, {
    action: 'activity.check_in',
    subject: `activity:${activity.id}`,
    after: { person: own.personId, how, hours, ...(there.presentDays ? { days: there.presentDays } : {}) },
  })
  return done({ activity, at: act.now, hours, part: there.presentDays !== null })
}

/** The code at the door now, for those who lead the activity; none of one that was called off. */
export async function codeAtDoor(
  act: Act,
  who: Speaker,
  activityId: number,
): Promise<Outcome<{ code: string; slotSeconds: number }, 'not_yours' | 'cancelled'>> {
  const activity = await activities.activityById(act.tx, activityId)
  if (!activity || !may.lead(who, activity)) return refused('not_yours')
  if (activity.state === 'cancelled') return refused('cancelled')
  const settings = await settingsAt(act.tx, act.now, act.zone)
  const slotSeconds = settings['activity.doorSlotSeconds']
  return done({ code: doorCode(activity.doorSecret, act.now, slotSeconds), slotSeconds })
}
