/** Whether a notice of an activity still holds when it is about to be said, and as what. */
import { wasTold, type DueNotice } from '../notice/actions.ts'
import type { Act } from '../shared/act.ts'
import { dayOf } from '../shared/days.ts'
import { withFiles } from './materials/reading.ts'
import type { Activity } from './planning/organise.ts'
import { isOpen, isReplaced, statusOf } from './rules.ts'
import * as store from './store.ts'
import {
  againText,
  announcementText,
  cancelText,
  changeText,
  roomText,
  seatText,
  type Told,
} from './wording.ts'

interface Subject {
  activityId: number
  edition: number
  /** Asked once more after he was taken out. */
  again?: true
}

/** The activity of a notice as it stands, or null when there is another edition by now: that one is told instead. */
export async function currentOf(act: Act, notice: DueNotice): Promise<Activity | null> {
  const { activityId, edition } = JSON.parse(notice.subject ?? '{}') as Partial<Subject>
  const activity = activityId === undefined ? null : await store.activityById(act.tx, activityId)
  if (!activity || activity.edition !== edition) return null
  return isOpen(activity.state) && activity.startsAt <= act.now ? null : activity
}

const isAgain = ({ subject }: DueNotice): boolean =>
  (JSON.parse(subject ?? '{}') as Partial<Subject>).again === true

/** To a person: as it stands now. Whoever never heard of it needs no cancellation, and hears a change as news. */
export async function announcementHolds(act: Act, notice: DueNotice): Promise<string | null> {
  const activity = await currentOf(act, notice)
  if (!activity || notice.personId === null) return null
  const own = await store.participationOf(act.tx, activity.id, notice.personId)
  // no longer asked: he left office meanwhile, or another has his place
  if (!own || isReplaced(activity, notice.personId)) return null
  const heard = await wasTold(act, notice)
  if (activity.state === 'cancelled') return heard ? textFor(act, activity, true) : null
  if (!isOpen(activity.state)) return null
  const told = await withFiles(act, activity)
  if (!heard) return textFor(act, told, false)
  if (isAgain(notice)) return own.answer === null ? againText(told, act.zone, dayOf(act.now, act.zone)) : null
  return changeText(told, act.zone, dayOf(act.now, act.zone), statusOf(own))
}

/** To a room: the same, without anything about a person. */
export async function roomNoticeHolds(act: Act, notice: DueNotice): Promise<string | null> {
  const activity = await currentOf(act, notice)
  if (!activity) return null
  const heard = await wasTold(act, notice)
  if (activity.state === 'cancelled' ? !heard : !isOpen(activity.state)) return null
  const told = await withFiles(act, activity)
  return roomText(told, act.zone, dayOf(act.now, act.zone), newsOf(activity, heard))
}

/** A seat that came free: while he has it and the activity lies ahead. */
export async function seatHolds(act: Act, notice: DueNotice): Promise<string | null> {
  const { activityId } = JSON.parse(notice.subject ?? '{}') as Partial<Subject>
  if (activityId === undefined || notice.personId === null) return null
  const activity = await store.activityById(act.tx, activityId)
  const own = await store.participationOf(act.tx, activityId, notice.personId)
  if (!activity || !isOpen(activity.state) || activity.startsAt <= act.now || own?.answer !== 'going')
    return null
  return seatText(activity, act.zone, dayOf(act.now, act.zone))
}

/** What stands in the present edition, as news or as a change. */
export function textFor(act: Act, activity: Activity & Pick<Told, 'files'>, again: boolean): string {
  const today = dayOf(act.now, act.zone)
  if (activity.state === 'cancelled') return cancelText(activity, act.zone, today)
  return again ? changeText(activity, act.zone, today, null) : announcementText(activity, act.zone, today)
}

/** What a notice tells: a new activity, a change of one that he heard of, or that it is called off. */
export const newsOf = (activity: Activity, again: boolean): 'new' | 'changed' | 'cancelled' =>
  activity.state === 'cancelled' ? 'cancelled' : again ? 'changed' : 'new'
