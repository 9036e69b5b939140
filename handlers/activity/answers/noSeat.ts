/** Whoever still waits for a seat when an activity starts hears once that none came free. */
import type { NoticeLine } from '../../contact/actions.ts'
import { foreseeReminders, remind, type DueNotice, type Reminder } from '../../notice/actions.ts'
import { settingsAt } from '../../settings/actions.ts'
import type { Act } from '../../shared/act.ts'
import { dayOf } from '../../shared/days.ts'
import * as activities from '../store.ts'
import { noSeatText } from '../wording.ts'
import * as store from './store.ts'

const kind = 'activity-no-seat'
const step = 'started'
/** So many people in one transaction. */
const chunk = 50
/** A machine that slept longer tells nobody any more: it is no news. */
const newsMs = 24 * 3600_000

/** Tells the next fifty, from a place in the list on; whoever was told, and who came all the same, is left out. */
export async function tellWithoutSeat(
  act: Act,
  after: number,
  dryRun: boolean,
): Promise<{ lines: NoticeLine[]; next: number | null }> {
  const from = new Date(act.now.getTime() - newsMs)
  const rows = await store.withoutSeat(act.tx, { from, until: act.now }, after, chunk)
  const reminders = rows.map(({ activity, personId }): Reminder => ({
    kind,
    personId,
    period: String(activity.id),
    step,
    text: noSeatText(activity, act.zone, dayOf(act.now, act.zone)),
    subject: { activityId: activity.id },
    anyDay: true,
  }))
  const settings = await settingsAt(act.tx, act.now, act.zone)
  const statuses = dryRun ? await foreseeReminders(act, reminders) : await remind(act, reminders, settings)
  return {
    lines: reminders.map(({ personId, period, text }, index) => ({
      kind,
      to: `person:${personId}`,
      name: rows[index]?.person.name ?? '',
      period,
      step,
      text,
      status: statuses[index] ?? 'unreachable',
    })),
    next: rows.length < chunk ? null : after + rows.length,
  }
}

/** While he is recorded neither to have been there nor to have a seat, and it was not called off. */
export async function noSeatHolds(act: Act, notice: DueNotice): Promise<string | null> {
  const { activityId } = JSON.parse(notice.subject ?? '{}') as { activityId?: number }
  if (activityId === undefined || notice.personId === null) return null
  const activity = await activities.activityById(act.tx, activityId)
  const own = await activities.participationOf(act.tx, activityId, notice.personId)
  if (!activity || activity.state === 'cancelled' || activity.startsAt > act.now) return null
  return own?.answer === 'waiting' && own.presence === null
    ? noSeatText(activity, act.zone, dayOf(act.now, act.zone))
    : null
}
