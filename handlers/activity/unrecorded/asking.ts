/** An activity that is over without a word about it: whoever leads it is asked for its record, and the desk shows it. */
import type { NoticeLine } from '../../contact/actions.ts'
import { foreseeReminders, remind, type DueNotice, type Reminder } from '../../notice/actions.ts'
import type { Speaker } from '../../people/rules.ts'
import { settingsAt, type Settings } from '../../settings/actions.ts'
import type { Act } from '../../shared/act.ts'
import { addDays, dayOf, instantOf } from '../../shared/days.ts'
import { noteStep, stepsDone } from '../../shared/ledger.ts'
import { mostWaiting, type Waiting } from '../../shared/waiting.ts'
import { may } from '../rules.ts'
import { namesOf } from '../store.ts'
import { endOf } from '../timing.ts'
import { nameOf, whenWords } from '../wording.ts'
import { askDayDue, isAskedFor } from './days.ts'
import * as store from './store.ts'

const kind = 'activity-record'

type Looking = Pick<Act, 'tx' | 'now' | 'zone'>

/** Over for so many days as the first asking waits, and no longer than it may be asked for; the oldest first. */
async function unrecorded(act: Looking, settings: Settings): Promise<store.Unrecorded[]> {
  const today = dayOf(act.now, act.zone)
  const from = instantOf(addDays(today, -settings['activity.recordDays']), '00:00', act.zone)
  const rows = await store.startedWithoutRecord(act.tx, from, act.now)
  return rows.filter((one) =>
    isAskedFor(endDay(act, one, settings), today, settings['activity.recordAskDays']),
  )
}

const endDay = ({ zone }: Looking, activity: store.Unrecorded, settings: Settings) =>
  dayOf(endOf(activity, settings['activity.usualHours']), zone)

/** A group's activity is its liaison's to record, any other its organiser's. */
async function leadersOf(act: Looking, rows: readonly store.Unrecorded[]): Promise<Map<number, number>> {
  const liaisons = await store.liaisonsOf(
    act.tx,
    rows.flatMap(({ groupId }) => groupId ?? []),
  )
  return new Map(
    rows.map(({ id, groupId, organiserId }) => [
      id,
      (groupId === null ? undefined : liaisons.get(groupId)) ?? organiserId,
    ]),
  )
}

/** Asks whoever leads it, once a day of asking; days that were slept over are not caught up one by one. */
export async function askForRecords(act: Act, dryRun: boolean): Promise<NoticeLine[]> {
  const settings = await settingsAt(act.tx, act.now, act.zone)
  const today = dayOf(act.now, act.zone)
  const rows = await unrecorded(act, settings)
  const leaders = await leadersOf(act, rows)
  const names = await namesOf(act.tx, [...leaders.values()])
  const lines: NoticeLine[] = []
  for (const activity of rows) {
    const period = `${activity.id}`
    const step = askDayDue(endDay(act, activity, settings), today, settings['activity.recordAskDays'])
    const personId = leaders.get(activity.id)
    if (step === null || personId === undefined || (await stepsDone(act.tx, kind, period)).has(step)) continue
    const reminder: Reminder = {
      kind,
      personId,
      period,
      step,
      text: askText(act, activity),
      subject: { activityId: activity.id },
    }
    const [status] = dryRun
      ? await foreseeReminders(act, [reminder])
      : await remind(act, [reminder], settings)
    if (!dryRun) await noteStep(act.tx, kind, period, step, act.now, 'done')
    lines.push({
      kind,
      to: `person:${personId}`,
      name: names.get(personId) ?? '',
      period,
      step,
      text: reminder.text,
      status: status ?? 'unreachable',
    })
  }
  return lines
}

function askText(act: Looking, activity: store.Unrecorded): string {
  const { id } = activity
  return [
    `【活动记录】${nameOf(activity)}，${whenWords(activity, act.zone, dayOf(act.now, act.zone))}，已经过了，还没有考勤和纪要。请回，例如：`,
    `活动${id} 到了7个 罗小燕请假`,
    `活动${id} 纪要 走访了3个小区`,
    `没有办成的：活动${id} 没有办成 原因 暴雨`,
    '手机上也可以回“填表”，选“记活动”。',
  ].join('\n')
}

/** While there is still not a word about it. */
export async function recordAskHolds(act: Act, notice: DueNotice): Promise<string | null> {
  const { activityId } = JSON.parse(notice.subject ?? '{}') as { activityId?: number }
  const rows = await unrecorded(act, await settingsAt(act.tx, act.now, act.zone))
  const activity = rows.find(({ id }) => id === activityId)
  const leader = activity && (await leadersOf(act, [activity])).get(activity.id)
  return activity && leader === notice.personId ? askText(act, activity) : null
}

/** What the speaker leads that is over without a record, the oldest first. */
export async function unrecordedOf(act: Looking, who: Speaker): Promise<store.Unrecorded[]> {
  const rows = await unrecorded(act, await settingsAt(act.tx, act.now, act.zone))
  return rows.filter((activity) => may.lead(who, activity))
}

/** On the desk's first page. */
export const waiting: Waiting = async (act, who) => {
  const settings = await settingsAt(act.tx, act.now, act.zone)
  return (await unrecordedOf(act, who)).slice(0, mostWaiting).map((activity) => ({
    key: `activity:${activity.id}`,
    since: endOf(activity, settings['activity.usualHours']),
    about: `${nameOf(activity)}，${whenWords(activity, act.zone, dayOf(act.now, act.zone))}，已经过了，还没有考勤和纪要`,
    todo: '记到场和活动记录；没有办成的记没有办成',
    href: `/desk/activities/${activity.id}`,
    close: null,
  }))
}
