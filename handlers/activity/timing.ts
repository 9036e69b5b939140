/** When things about an activity are due: reminders, the check-in window, the code at the door, the group's rhythm. Pure. */
import { keyedDigest } from '../shared/ids.ts'
import { addDays, addMonths, dayOf, daysBetween, instantOf, timeOf, type Day } from '../shared/days.ts'

interface Held {
  startsAt: Date
  endsAt: Date | null
}

/** The hour that stands for the end of the last day where none was told. */
export const endOfDay = '23:59'

/** What ends before this hour belongs to the evening before. */
const nightUntil = '05:00'

/** The instant of an end that was told beside a start without a day of its own: 19:00–00:30 ends after midnight. */
export const endBeside = (day: Day, start: string, end: string, zone: string): Date =>
  instantOf(end <= start && end < nightUntil ? addDays(day, 1) : day, end, zone)

/** The hour of an end as it is meant after a start: 下午2点到4点, 晚上7点到12点半; null where it is none. */
export function endHour(start: string, said: string): string | null {
  if (said > start) return said
  const [hour = 0] = said.split(':').map(Number)
  const late = hour < 12 ? `${hour + 12}${said.slice(2)}` : said
  if (late > start) return late
  const night = hour === 12 ? `00${said.slice(2)}` : said
  return start >= '17:00' && night < nightUntil ? night : null
}

const hourMs = 3600_000
const minuteMs = 60_000

export interface Step {
  /** T-3, T-1, day */
  step: string
  dueAt: Date
}

export interface ReminderRule {
  /** So many days before; 0 is the day itself. */
  days: readonly number[]
  /** So many days before the last day for an answer whoever gave none is reminded. */
  answerDaysBefore: number
  /** HH:mm on a day before. */
  at: string
  /** HH:mm on the day itself; earlier for an early start, but nobody is woken before `earliest`. */
  sameDayAt: string
  earliest: string
  beforeStartMinutes: number
}

interface Reminded {
  startsAt: Date
  /** Null where nobody is asked for an answer by then. */
  answerBy: Date | null
}

/** The reminders of an activity, earliest first; `answer` is for those alone who have not answered, on a day of its own. */
export function stepsOf({ startsAt, answerBy }: Reminded, zone: string, rule: ReminderRule): Step[] {
  const day = dayOf(startsAt, zone)
  const before = (date: Day, days: number) => instantOf(addDays(date, -days), rule.at, zone)
  const steps = [...new Set(rule.days)].map((days) => {
    if (days > 0) return { step: `T-${days}`, dueAt: before(day, days) }
    const usual = instantOf(day, rule.sameDayAt, zone).getTime()
    const first = instantOf(day, rule.earliest, zone).getTime()
    const early = startsAt.getTime() - rule.beforeStartMinutes * minuteMs
    return { step: 'day', dueAt: new Date(Math.max(first, Math.min(usual, early))) }
  })
  const asked = answerBy && before(dayOf(answerBy, zone), rule.answerDaysBefore)
  if (asked && asked < startsAt && !steps.some(({ dueAt }) => dayOf(dueAt, zone) === dayOf(asked, zone)))
    steps.push({ step: 'answer', dueAt: asked })
  return steps.sort((a, b) => a.dueAt.getTime() - b.dueAt.getTime())
}

/**
 * The reminder due at `now`: the latest whose instant has come since people were told last. One that fell due before
 * they were told is covered by the telling; one that was slept over is not caught up once a later one is due.
 */
export function stepDue(
  activity: Reminded & { toldAt: Date | null },
  now: Date,
  zone: string,
  rule: ReminderRule,
): Step | null {
  if (activity.startsAt <= now || activity.toldAt === null) return null
  const toldAt = activity.toldAt
  return stepsOf(activity, zone, rule).findLast(({ dueAt }) => dueAt <= now && dueAt > toldAt) ?? null
}

/** When it ends, or is taken to end. */
export const endOf = ({ startsAt, endsAt }: Held, usualHours: number): Date =>
  endsAt ?? new Date(startsAt.getTime() + usualHours * hourMs)

export interface WindowRule {
  beforeMinutes: number
  afterMinutes: number
  usualHours: number
}

/** The office days from its start to its end; an evening that lasts past midnight is one day. */
export function daysOf({ startsAt, endsAt }: Held, zone: string): Day[] {
  const first = dayOf(startsAt, zone)
  const length = endsAt && endsAt > startsAt ? daysBetween(first, eveningOf(endsAt, zone)) + 1 : 1
  return Array.from({ length: Math.max(1, length) }, (_, index) => addDays(first, index))
}

const eveningOf = (end: Date, zone: string): Day =>
  addDays(dayOf(end, zone), timeOf(end, zone) < nightUntil ? -1 : 0)

/** Whether it goes on after the day on which it begins. */
export const isOfSeveralDays = (activity: Held, zone: string): boolean => daysOf(activity, zone).length > 1

export interface CheckInWindow {
  day: Day
  from: Date
  until: Date
}

/** From when until when one may check in, a day each: of several days from the hour of the first start to the day's end. */
export function checkInWindows(activity: Held, rule: WindowRule, zone: string): CheckInWindow[] {
  const days = daysOf(activity, zone)
  const end = endOf(activity, rule.usualHours).getTime() + rule.afterMinutes * minuteMs
  const hour = timeOf(activity.startsAt, zone)
  return days.map((day, index) => ({
    day,
    from: new Date(instantOf(day, hour, zone).getTime() - rule.beforeMinutes * minuteMs),
    until: index === days.length - 1 ? new Date(end) : instantOf(day, endOfDay, zone),
  }))
}

/** Six digits, the same for one slot of time: a photo of them is of no use after the next slot. */
const slotOf = (now: Date, slotSeconds: number): number => Math.floor(now.getTime() / (slotSeconds * 1000))

const codeOfSlot = (secret: string, slot: number): string =>
  String(parseInt(keyedDigest(secret, `door ${slot}`).slice(0, 12), 16) % 1_000_000).padStart(6, '0')

/** The code at the door now. */
export const doorCode = (secret: string, now: Date, slotSeconds: number): string =>
  codeOfSlot(secret, slotOf(now, slotSeconds))

/** Whether a code stands or stood at the door: of this slot or the one before, for whoever walks in slowly. */
export function doorOpens(secret: string, code: string, now: Date, slotSeconds: number): boolean {
  const slot = slotOf(now, slotSeconds)
  return [slot, slot - 1].some((one) => codeOfSlot(secret, one) === code)
}

export interface HoursRule {
  /** Of a training of which neither hours nor an end are known. */
  usual: number
  /** Of each day of a training of several days. */
  aDay: number
}

/** Hours of training: as announced, else so many a day, else from start to end in half hours, else the office's usual number. */
export function trainingHours(
  activity: Held & { hours: number | null },
  { usual, aDay }: HoursRule,
  zone: string,
): number {
  if (activity.hours !== null) return activity.hours
  if (!activity.endsAt) return usual
  const days = daysOf(activity, zone).length
  if (days > 1) return days * aDay
  return halves(Math.max(0.5, (activity.endsAt.getTime() - activity.startsAt.getTime()) / hourMs))
}

/** A part of so many hours, in half hours. */
export const halves = (hours: number): number => Math.max(0.5, Math.round(hours * 2) / 2)

export interface Rhythm {
  lastOn: Day | null
  /** By when the next must be; null where it is not known since when. */
  nextBy: Day | null
  overdue: boolean
}

/**
 * 小组每三个月至少活动一次 (重庆代表法实施办法24条, a setting): where a group stands on a day. One without any activity
 * counts from the day on which its term began.
 */
export function rhythmOf(
  lastOn: Day | null,
  today: Day,
  everyMonths: number,
  since: Day | null = null,
): Rhythm {
  const from = lastOn ?? since
  const nextBy = from === null ? null : addMonths(from, everyMonths)
  return { lastOn, nextBy, overdue: nextBy === null || nextBy < today }
}

export interface RhythmStep {
  /** The day by which the group had to meet, or has to. */
  dueOn: Day
  step: 'soon' | 'late'
  isLate: boolean
}

/**
 * What a group whose last activity was on a day is told on another: that the next is due within `daysBefore` days, or that
 * it is late; null in between. Late it is anew each further span without an activity.
 */
export function rhythmStep(
  lastOn: Day,
  today: Day,
  everyMonths: number,
  daysBefore: number,
): RhythmStep | null {
  const first = addMonths(lastOn, everyMonths)
  if (today <= first)
    return today >= addDays(first, -daysBefore) ? { dueOn: first, step: 'soon', isLate: false } : null
  let spans = 1
  while (addMonths(lastOn, everyMonths * (spans + 1)) < today) spans++
  return { dueOn: addMonths(lastOn, everyMonths * spans), step: 'late', isLate: true }
}
