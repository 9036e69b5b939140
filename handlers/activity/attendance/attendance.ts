/** Who was there, by the sheet of a liaison or an organiser. */
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
import { audienceOf, isListed, isOpen, may } from '../rules.ts'
import * as activities from '../store.ts'
import { daysOf } from '../timing.ts'
import { daysThere, thereAfter } from './daysThere.ts'
import { isLeaveOfSheet } from './due.ts'
import { afterSheet } from './leaveDays.ts'
import { hoursFor } from './hours.ts'
import * as store from './store.ts'

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
  // an evening that lasted past midnight is not of the day after
  const isThen = (activity: Activity): boolean => (daysOf(activity, act.zone).at(-1) ?? day) >= day
  return who.liaisonGroupIds.length === 0 && !may.seeAllGroups(who)
    ? []
    : found.filter((activity) => isThen(activity) && isHis(activity))
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
 * Records a sheet that accounts for every member. It may be said again to correct it.
 * By the sheet of whoever leads it, the activity was held. All is judged before anything is written. Refused before the
 * start, where it marks nobody, and where somebody called absent has checked in himself: that is asked first, and holds
 * once `sure`. Of an activity of several days `days` are those that the sheet is of; null is all that have begun.
 */
export async function recordAttendance(
  act: Act,
  who: Speaker,
  activity: Activity,
  sheet: AttendanceSheet,
  sure = false,
  days: readonly Day[] | null = null,
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
  const ofSheet = sheetDays(act, activity, days)
  if (ofSheet.length === 0) return refused('not_begun')
  const cameThen = (member: activities.Participant): boolean =>
    daysThere(activity, member, act.zone).some((day) => ofSheet.includes(day))
  const contradicted = members.filter(
    (member) =>
      away.has(member.personId) &&
      (member.presentHow === 'word' || member.presentHow === 'door') &&
      cameThen(member),
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
  const cameOtherwise = (member: activities.Participant): boolean =>
    daysThere(activity, member, act.zone).some((day) => !ofSheet.includes(day))
  for (const member of members) {
    const isThere = attended.has(member.personId)
    if (!isThere && !away.has(member.personId)) continue
    // the rows are held: a sheet is written whole, and a fault takes all of it back
    if (!(await putOne(act, who, activity, member, { isThere, days: ofSheet }, settings)))
      throw new Error(`presence of person ${member.personId} at activity ${activity.id} changed while held`)
    const reason = excused.get(member.personId) ?? null
    await noteLeaveDays(
      act,
      who,
      activity,
      member,
      ofSheet,
      isThere ? 'attended' : excused.has(member.personId) ? { reason } : 'absent',
    )
    if (excused.has(member.personId) && !cameOtherwise(member))
      await excuse(act, who, activity, member, reason)
    // leave that only a sheet gave stands as long as the last sheet says so
    else if (isLeaveOfSheet(activity, member)) await takeBackLeave(act.tx, activity.id, member.personId)
  }
  const isPart = ofSheet.length < daysOf(activity, act.zone).length
  await recordDeed(act, {
    action: 'activity.attendance',
    subject: `activity:${activity.id}`,
    after: isPart ? { ...sheet, days: ofSheet } : sheet,
  })
  return done(sheet)
}

/** The days of a sheet that have begun: those that were said, else all. */
function sheetDays(act: Act, activity: Activity, days: readonly Day[] | null): Day[] {
  const today = dayOf(act.now, act.zone)
  return daysOf(activity, act.zone).filter((day) => day <= today && (days === null || days.includes(day)))
}

function putOne(
  act: Act,
  who: Speaker,
  activity: Activity,
  member: activities.Participant,
  { isThere, days }: { isThere: boolean; days: readonly Day[] },
  settings: Settings,
): Promise<boolean> {
  const { share, ...there } = thereAfter(activity, member, days, isThere, act.zone)
  const wasThere = member.presence === 'attended'
  // who checked in himself keeps his own time
  if (wasThere && there.presence === 'attended' && there.presentDays === member.presentDays)
    return Promise.resolve(true)
  const keepsHow = wasThere && there.presence === 'attended' && member.presentAt !== null
  return store.putPresence(act.tx, member, {
    ...there,
    presentHow: keepsHow ? (member.presentHow as 'word' | 'door' | 'liaison') : 'liaison',
    presentAt: keepsHow ? member.presentAt : act.now,
    presentById: keepsHow ? (member.presentById ?? who.personId) : who.personId,
    hours: there.presence === 'attended' ? hoursFor(activity, settings, act.zone, share) : null,
  })
}

/** What stands as the reason of a leave of which the sheet gives none. */
export const leaveWithoutReason = '联络员记录请假'

/** What a sheet says of single days; leave that he gave for all of it himself says it already. */
async function noteLeaveDays(
  act: Act,
  who: Speaker,
  activity: Activity,
  member: activities.Participant,
  days: readonly Day[],
  marked: 'attended' | 'absent' | { reason: string | null },
): Promise<void> {
  const isPart = days.length < daysOf(activity, act.zone).length
  const isWholeLeave = member.answer === 'excused' && !isLeaveOfSheet(activity, member)
  if (isWholeLeave && marked !== 'attended') return
  const said =
    typeof marked === 'string' ? marked : { excused: marked.reason ?? leaveWithoutReason, byId: who.personId }
  const after = isPart ? afterSheet(member, days, said) : marked === 'attended' ? null : member.leaveDays
  if (after !== member.leaveDays) await store.putLeaveDays(act.tx, member, after)
}

/** Leave that the liaison reports: his own reason, where he gave one, stays; one of an earlier sheet gives way to another. */
async function excuse(
  act: Act,
  who: Speaker,
  activity: Activity,
  member: activities.Participant,
  reason: string | null,
): Promise<void> {
  const isOfSheet = isLeaveOfSheet(activity, member)
  if (member.answer === 'excused' && !(isOfSheet && reason !== null && reason !== member.reason)) return
  await answers.putAnswer(act.tx, member, {
    answer: 'excused',
    reason: (isOfSheet ? null : member.reason) ?? reason ?? leaveWithoutReason,
    answeredAt: act.now,
    answeredById: who.personId,
    waitingNo: null,
  })
}
