/** Who was there: a word within the time window, the code at the door, or the liaison's sentence. */
import { recordDeed } from '../../audit/actions.ts'
import type { Speaker } from '../../people/rules.ts'
import { settingsAt, type Settings } from '../../settings/actions.ts'
import type { Act } from '../../shared/act.ts'
import { addDays, dayOf, instantOf, type Day } from '../../shared/days.ts'
import { done, refused, type Outcome } from '../../shared/outcome.ts'
import type { AttendanceSheet } from '../chat/attendance/words.ts'
import type { Activity } from '../planning/organise.ts'
import { takeBackLeave } from '../afterwards/store.ts'
import * as answers from '../answers/store.ts'
import { audienceOf, isListed, isOpen, isTraining, may } from '../rules.ts'
import * as activities from '../store.ts'
import { checkInWindow, doorCode, doorOpens, trainingHours } from '../timing.ts'
import { isLeaveOfSheet } from './due.ts'
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
}

const dayMs = 24 * 3600_000

/** Where a person may check in now: what he is asked to and whose window is open, earliest first. */
async function openDoors(act: Act, who: Pick<Speaker, 'personId'>): Promise<activities.OwnParticipation[]> {
  const rule = windowRule(await settingsAt(act.tx, act.now, act.zone))
  const own = await ownAround(act, who.personId)
  return own.filter(({ activity }) => {
    const { from, until } = checkInWindow(activity, rule)
    return from <= act.now && act.now <= until
  })
}

const ownAround = (act: Act, personId: number) =>
  store.ownBetween(
    act.tx,
    personId,
    new Date(act.now.getTime() - 14 * dayMs),
    new Date(act.now.getTime() + 14 * dayMs),
  )

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
  const [own, ...others] = fits.filter(({ presence }) => presence !== 'attended')
  if (!own) return refused('already')
  if (others.length > 0) return refused({ which: [own, ...others].map(({ activity }) => activity) })
  if (own.activity.doorOnly && code === null) return refused('door_only')
  return markPresent(act, own, who.personId, code === null ? 'word' : 'door', settings)
}

const opensWith = (act: Act, activity: Activity, code: string, settings: Settings): boolean =>
  doorOpens(activity.doorSecret, code, act.now, settings['activity.doorSlotSeconds'])

async function whyNotNow(act: Act, personId: number): Promise<CheckInRefusal> {
  const own = await ownAround(act, personId)
  const today = own.filter(
    ({ activity }) => Math.abs(activity.startsAt.getTime() - act.now.getTime()) < dayMs,
  )
  if (today.some(({ activity }) => activity.startsAt > act.now)) return 'too_early'
  return today.length > 0 ? 'too_late' : 'nothing_now'
}

async function markPresent(
  act: Act,
  own: activities.OwnParticipation,
  by: number,
  how: 'word' | 'door',
  settings: Settings,
): Promise<Outcome<CheckedIn, CheckInRefusal>> {
  const { activity } = own
  const hours = hoursFor(activity, settings)
  const change = {
    presence: 'attended' as const,
    presentHow: how,
    presentAt: act.now,
    presentById: by,
    hours,
  }
  if (!(await store.putPresence(act.tx, own, change))) return refused('changed_meanwhile')
  await recordDeed(act, {
    action: 'activity.check_in',
    subject: `activity:${activity.id}`,
    after: { person: own.personId, how, hours },
  })
  return done({ activity, at: act.now, hours })
}

/** Hours that having been there is worth; null for what is no training. */
export const hoursFor = (activity: Activity, settings: Settings): number | null =>
  isTraining(activity.kind) ? trainingHours(activity, settings['training.defaultHours']) : null

/** The code at the door now, for those who lead the activity. */
export async function codeAtDoor(
  act: Act,
  who: Speaker,
  activityId: number,
): Promise<Outcome<{ code: string; slotSeconds: number }, 'not_yours'>> {
  const activity = await activities.activityById(act.tx, activityId)
  if (!activity || !may.lead(who, activity)) return refused('not_yours')
  const settings = await settingsAt(act.tx, act.now, act.zone)
  const slotSeconds = settings['activity.doorSlotSeconds']
  return done({ code: doorCode(activity.doorSecret, act.now, slotSeconds), slotSeconds })
}

/** The activities of a day, or of so many days, whose attendance the speaker may record, earliest first. */
export async function activitiesOn(act: Act, who: Speaker, day: Day, days = 1): Promise<Activity[]> {
  const found = await store.ledBetween(
    act.tx,
    { groupIds: who.liaisonGroupIds, organiserId: who.personId, all: may.seeAllGroups(who) },
    instantOf(day, '00:00', act.zone),
    instantOf(addDays(day, days), '00:00', act.zone),
  )
  // what he organised in a duty that he has no more is another's now
  const isHis = (activity: Activity): boolean =>
    may.lead(who, activity) ||
    audienceOf(activity).groups.length === 0 ||
    audienceOf(activity).groups.some((id) => who.liaisonGroupIds.includes(id))
  return who.liaisonGroupIds.length === 0 && !may.seeAllGroups(who) ? [] : found.filter(isHis)
}

/** Announced activities ahead that the speaker leads, the next first. */
export const ledAhead = async (act: Act, who: Speaker): Promise<Activity[]> =>
  (await activitiesOn(act, who, dayOf(act.now, act.zone), 366)).filter(
    (activity) => activity.startsAt > act.now && isOpen(activity.state) && may.lead(who, activity),
  )

/** Activities that have begun within the days of the setting, whose attendance the speaker may record; the last one first. */
export const recordable = async (act: Act, who: Speaker): Promise<Activity[]> => {
  const today = dayOf(act.now, act.zone)
  const days = (await settingsAt(act.tx, act.now, act.zone))['activity.recordDays']
  const begun = await activitiesOn(act, who, addDays(today, -days), days + 1)
  return begun.filter(({ startsAt }) => startsAt <= act.now).reverse()
}

/** Groups whose members a speaker may record and see at an activity; null = everybody's. */
export const groupsSeen = (who: Speaker, activity: Activity): readonly number[] | null =>
  may.lead(who, activity) ? null : who.liaisonGroupIds

/** Those whose attendance the speaker records; not who was replaced. */
export const sheetMembers = async (
  act: Act,
  who: Speaker,
  activity: Activity,
): Promise<activities.Participant[]> =>
  (await activities.participationsOf(act.tx, activity.id, groupsSeen(who, activity))).filter((member) =>
    isListed(activity, member),
  )

export type AttendanceRefusal =
  'not_yours' | 'not_begun' | 'not_open' | 'nothing_marked' | 'changed_meanwhile' | { checkedIn: string[] }

/**
 * Records a sheet that accounts for every member. It may be said again to correct it, until the activity is closed.
 * By the sheet of whoever leads it, the activity was held. All is judged before anything is written. Refused before the
 * start, where it marks nobody, and where somebody called absent has checked in himself: that is asked first, and holds
 * once `sure`.
 */
export async function recordAttendance(
  act: Act,
  who: Speaker,
  activity: Activity,
  sheet: AttendanceSheet,
  sure = false,
): Promise<Outcome<AttendanceSheet, AttendanceRefusal>> {
  await store.holdParticipations(act.tx, activity.id, groupsSeen(who, activity))
  const members = await sheetMembers(act, who, activity)
  if (members.length === 0) return refused('not_yours')
  if (!isOpen(activity.state) && activity.state !== 'held') return refused('not_open')
  if (activity.startsAt > act.now) return refused('not_begun')
  if (sheet.attended.length + sheet.absent.length + sheet.excused.length === 0)
    return refused('nothing_marked')
  const away = new Map([
    ...sheet.absent.map((id) => [id, null] as const),
    ...sheet.excused.map(({ personId, reason }) => [personId, reason] as const),
  ])
  const contradicted = members.filter(
    ({ personId, presentHow }) => away.has(personId) && (presentHow === 'word' || presentHow === 'door'),
  )
  if (contradicted.length > 0 && !sure)
    return refused({ checkedIn: contradicted.map(({ person }) => person.name) })
  if (isOpen(activity.state) && may.lead(who, activity)) {
    if (!(await activities.moveActivity(act.tx, activity, { state: 'held' })))
      return refused('changed_meanwhile')
  }
  const settings = await settingsAt(act.tx, act.now, act.zone)
  const attended = new Set(sheet.attended)
  const excused = new Map(sheet.excused.map(({ personId, reason }) => [personId, reason]))
  for (const member of members) {
    const isThere = attended.has(member.personId)
    if (!isThere && !away.has(member.personId)) continue
    // the rows are held: a sheet is written whole, and a fault takes all of it back
    if (!(await putOne(act, who, activity, member, isThere, settings)))
      throw new Error(`presence of person ${member.personId} at activity ${activity.id} changed while held`)
    if (excused.has(member.personId)) await excuse(act, who, member, excused.get(member.personId) ?? null)
    // leave that only a sheet gave stands as long as the last sheet says so
    else if (isLeaveOfSheet(activity, member)) await takeBackLeave(act.tx, activity.id, member.personId)
  }
  await recordDeed(act, { action: 'activity.attendance', subject: `activity:${activity.id}`, after: sheet })
  return done(sheet)
}

function putOne(
  act: Act,
  who: Speaker,
  activity: Activity,
  member: activities.Participant,
  isThere: boolean,
  settings: Settings,
): Promise<boolean> {
  // who checked in himself keeps his own time
  if (isThere && member.presence === 'attended') return Promise.resolve(true)
  return store.putPresence(act.tx, member, {
    presence: isThere ? 'attended' : 'absent',
    presentHow: 'liaison',
    presentAt: act.now,
    presentById: who.personId,
    hours: isThere ? hoursFor(activity, settings) : null,
  })
}

/** Leave that the liaison reports: his own reason, where he gave one, stays. */
async function excuse(
  act: Act,
  who: Speaker,
  member: activities.Participant,
  reason: string | null,
): Promise<void> {
  if (member.answer === 'excused') return
  await answers.putAnswer(act.tx, member, {
    answer: 'excused',
    reason: member.reason ?? reason ?? '联络员记录请假',
    answeredAt: act.now,
    answeredById: who.personId,
    waitingNo: null,
  })
}
