/** Reminders of activities: which are due, who hears them, and whether one still holds. */
import type { NoticeLine } from '../contact/actions.ts'
import { foreseeReminders, remind, type DueNotice, type Reminder } from '../notice/actions.ts'
import { contactDays, settingsAt, type Settings } from '../settings/actions.ts'
import type { Act } from '../shared/act.ts'
import { dayOf } from '../shared/days.ts'
import { noteStep, stepsDone } from '../shared/ledger.ts'
import { currentOf } from './holding.ts'
import { chunk, lineOf } from './noticeLine.ts'
import type { Activity } from './planning/organise.ts'
import { familyOf, isOpen, statusOf } from './rules.ts'
import * as store from './store.ts'
import { stepDue, type ReminderRule } from './timing.ts'
import { reminderText } from './wording.ts'

const reminderKind = 'activity-reminder'
const job = 'activity-notice'

/** The rule book's days and hours. */
const reminderRule = (settings: Settings): ReminderRule => ({
  days: settings['activity.reminderDays'],
  answerDaysBefore: settings['activity.answerDaysBefore'],
  at: settings['activity.reminderAt'],
  sameDayAt: settings['activity.sameDayAt'],
  earliest: settings['activity.earliestAt'],
  beforeStartMinutes: settings['activity.beforeStartMinutes'],
})

/** An answer may be asked for long before the activity itself: so far ahead one is looked for. */
const askedAhead = 400

/** Activities that start later have no reminder due. */
const furthest = (now: Date, { days }: ReminderRule): Date =>
  new Date(now.getTime() + (Math.max(0, ...days) + askedAhead) * 24 * 3600_000)

export interface DueReminder {
  activityId: number
  /** Activity and edition: a moved activity reminds anew. */
  period: string
  step: string
}

const periodOf = ({ id, edition }: Activity): string => `${id}.${edition}`

/** Reminders of activities that are due and not done, one an activity at most. */
export async function remindersDue(act: Act): Promise<DueReminder[]> {
  const settings = await settingsAt(act.tx, act.now, act.zone)
  const rule = reminderRule(settings)
  const due: DueReminder[] = []
  const contactDayIn = await contactDays(act.tx)
  for (const activity of await store.openBetween(act.tx, act.now, furthest(act.now, rule))) {
    // the campaign of the contact day reminds of it already
    const on = dayOf(activity.startsAt, act.zone)
    if (familyOf(activity.kind) === 'contact_day' && on === contactDayIn(Number(on.slice(0, 4)))) continue
    const answerBy = activity.needsReceipt ? activity.answerBy : null
    const step = stepDue({ ...activity, answerBy }, act.now, act.zone, rule)
    if (!step) continue
    const period = periodOf(activity)
    if (!(await stepsDone(act.tx, job, period)).has(step.step))
      due.push({ activityId: activity.id, period, step: step.step })
  }
  return due
}

export interface RemindedChunk {
  lines: NoticeLine[]
  next: number | null
}

/** Reminds the next fifty who have not answered or are going; answers where to go on. */
export async function remindNext(
  act: Act,
  due: DueReminder,
  after: number,
  dryRun: boolean,
): Promise<RemindedChunk> {
  const activity = await store.activityById(act.tx, due.activityId)
  if (!activity || periodOf(activity) !== due.period || !isOpen(activity.state))
    return { lines: [], next: null }
  const settings = await settingsAt(act.tx, act.now, act.zone)
  const on = dayOf(activity.startsAt, act.zone)
  const people = await store.remindableAfter(
    act.tx,
    activity.id,
    after,
    chunk,
    on,
    remindedAt(activity, due.step),
  )
  const today = dayOf(act.now, act.zone)
  const reminders = people.map((one): Reminder => ({
    kind: reminderKind,
    personId: one.personId,
    period: due.period,
    step: due.step,
    text: reminderText(activity, act.zone, today, statusOf(one)),
    subject: { activityId: activity.id, edition: activity.edition },
    anyDay: true,
  }))
  const statuses = dryRun ? await foreseeReminders(act, reminders) : await remind(act, reminders, settings)
  return {
    lines: reminders.map((reminder, index) =>
      lineOf(reminder, people[index]?.person.name ?? '', statuses[index]),
    ),
    next: people.length < chunk ? null : (people.at(-1)?.personId ?? null),
  }
}

/** Whoever comes is reminded of the day; whoever has not answered, of the answer where one is asked for. */
const remindedAt = ({ needsReceipt }: Activity, step: string) => ({
  going: step !== 'answer',
  open: needsReceipt,
})

/** A step that was gone through. */
export const closeReminder = (act: Act, { period, step }: DueReminder) =>
  noteStep(act.tx, job, period, step, act.now, 'done')

/** While the activity lies ahead in this edition, and he has not answered or is going. */
export async function reminderHolds(act: Act, notice: DueNotice): Promise<string | null> {
  const activity = await currentOf(act, notice)
  if (!activity || !isOpen(activity.state) || notice.personId === null) return null
  const own = await store.participationOf(act.tx, activity.id, notice.personId)
  if (!own || own.presence !== null) return null
  const { going, open } = remindedAt(activity, notice.step)
  if (!(own.answer === null && open) && !(own.answer === 'going' && going)) return null
  return reminderText(activity, act.zone, dayOf(act.now, act.zone), statusOf(own))
}
