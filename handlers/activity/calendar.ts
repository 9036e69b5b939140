/** The calendar file of an activity, one an edition: a phone puts it into its own calendar and moves it when it changes. */
import ical, { ICalEventStatus } from 'ical-generator'
import { keepFile } from '../file/actions.ts'
import { settingsAt } from '../settings/actions.ts'
import type { Act } from '../shared/act.ts'
import type { Activity } from './planning/organise.ts'
import * as store from './store.ts'
import { endOf } from './timing.ts'

/** The calendar's text (RFC 5545). The same activity keeps its number, a later edition replaces the earlier. */
export function calendarText(activity: Activity, usualHours: number, stamp: Date): string {
  const calendar = ical({
    prodId: { company: 'renda', product: 'activity', language: 'ZH' },
    name: activity.title,
  })
  calendar.createEvent({
    id: `activity-${activity.id}@renda`,
    sequence: Math.max(0, activity.edition - 1),
    stamp,
    start: activity.startsAt,
    end: endOf(activity, usualHours),
    summary: activity.title,
    location: activity.place || null,
    description: descriptionOf(activity),
    status: activity.state === 'cancelled' ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
  })
  return calendar.toString()
}

function descriptionOf({ gathering, bring, notes }: Activity): string | null {
  const lines = [
    ...(gathering ? [`集合：${gathering}`] : []),
    ...(bring ? [`请带：${bring}`] : []),
    ...(notes ? [`说明：${notes}`] : []),
  ]
  return lines.length > 0 ? lines.join('\n') : null
}

/** The file of the present edition, made once; answers its id. */
export async function calendarFile(act: Act, activity: Activity): Promise<number> {
  const name = `活动${activity.id}-第${activity.edition}版.ics`
  const known = (await store.filesOf(act.tx, activity.id)).filter(
    ({ kind }) => kind === `calendar ${activity.edition}`,
  )
  const [there] = known
  if (there) return there.fileId
  const { 'activity.usualHours': usualHours } = await settingsAt(act.tx, act.now, act.zone)
  const bytes = new TextEncoder().encode(calendarText(activity, usualHours, act.now))
  const fileId = await keepFile(act, { name, type: 'text/calendar', bytes, uploadedById: null })
  await store.addFile(act.tx, {
    activityId: activity.id,
    fileId,
    kind: `calendar ${activity.edition}`,
    addedAt: act.now,
    addedById: null,
  })
  return fileId
}
