import chineseDays from 'chinese-days'
import { addDays, addMonths, dayOf, instantOf, timeOf, weekdayOf, type Day } from './days.ts'
import { statutoryHoliday } from './holidays.ts'

/** The years whose holidays the State Council has published; beyond them weekdays count, but for the holidays of the law: provisionally. */
const published = { from: 2004, to: 2026 }

/** Days that the office added to the published calendar. */
export interface Calendar {
  daysOff: readonly Day[]
  workdays: readonly Day[]
  /** The last year whose holidays the office has entered; left out: the last that the program knows. */
  publishedTo?: number
}

/** Whether a day lies beyond the published holidays: what is counted up to it may still move. */
export const isProvisional = (day: Day, calendar?: Calendar): boolean => {
  const year = Number(day.slice(0, 4))
  return year < published.from || year > Math.max(published.to, calendar?.publishedTo ?? 0)
}

/** Beyond these years only the weekday and the holidays of the law are known. */
const isUnknown = (day: Day): boolean => isProvisional(day)

export const isWorkday = (day: Day, calendar: Calendar): boolean => isWorkdayIn(editionOf(calendar), day)

function isWorkdayIn({ off, on }: Edition, day: Day): boolean {
  if (off.has(day)) return false
  if (on.has(day)) return true
  if (isUnknown(day)) return weekdayOf(day) <= 5 && statutoryHoliday(day) === null
  return isPublishedWorkday(day)
}

/** One edition of the calendar: limits begin on the same days for many, so each is counted once in it. */
interface Edition {
  off: ReadonlySet<Day>
  on: ReadonlySet<Day>
  rolled: Map<Day, Day>
  ends: Map<string, Day>
  counts: Map<string, number>
}

const editionsOfCalendars = new WeakMap<Calendar, Edition>()
const editions = new Map<string, Edition>()
const mostCounted = 20_000

/** The edition of a calendar: two with the same own days share one, so a changed day begins a new one. */
function editionOf(calendar: Calendar): Edition {
  const known = editionsOfCalendars.get(calendar)
  if (known) return known
  const { daysOff, workdays } = calendar
  const key = `${daysOff.join(',')}|${workdays.join(',')}`
  const edition = editions.get(key) ?? {
    off: new Set(daysOff),
    on: new Set(workdays),
    rolled: new Map<Day, Day>(),
    ends: new Map<string, Day>(),
    counts: new Map<string, number>(),
  }
  if (editions.size > 20) editions.clear()
  editions.set(key, edition)
  editionsOfCalendars.set(calendar, edition)
  return edition
}

/** What was counted before, or is now. */
function once<Value>(counted: Map<string, Value>, key: string, count: () => Value): Value {
  const known = counted.get(key)
  if (known !== undefined) return known
  if (counted.size > mostCounted) counted.clear()
  const value = count()
  counted.set(key, value)
  return value
}

const publishedDays = new Map<Day, boolean>()

/** Looked up once a day: limits are counted day by day, over months. */
function isPublishedWorkday(day: Day): boolean {
  let known = publishedDays.get(day)
  if (known === undefined) {
    // chinese-days reads a day in the machine's zone: its noon is the same day everywhere
    known = chineseDays.isWorkday(new Date(`${day}T12:00:00`))
    if (publishedDays.size > 10_000) publishedDays.clear()
    publishedDays.set(day, known)
  }
  return known
}

/** The day itself when it is a working day, else the next one. */
export const rolledToWorkday = (day: Day, calendar: Calendar): Day => rolledIn(editionOf(calendar), day)

const rolledIn = (edition: Edition, day: Day): Day =>
  once(edition.rolled, day, () => {
    let rolled = day
    for (let tries = 0; !isWorkdayIn(edition, rolled) && tries < 60; tries++) rolled = addDays(rolled, 1)
    return rolled
  })

/** So many working days after a day; the day itself is not counted. */
export function addWorkdays(day: Day, count: number, calendar: Calendar): Day {
  const edition = editionOf(calendar)
  return once(edition.ends, `${day}+${count}d`, () => {
    let reached = day
    for (let left = count; left > 0; left--) reached = rolledIn(edition, addDays(reached, 1))
    return reached
  })
}

/** So many working days before a day; the day itself is not counted. */
export function workdaysBefore(day: Day, count: number, calendar: Calendar): Day {
  const edition = editionOf(calendar)
  return once(edition.ends, `${day}-${count}d`, () => {
    let reached = day
    for (let left = count, tries = 0; left > 0 && tries < 400; tries++) {
      reached = addDays(reached, -1)
      if (isWorkdayIn(edition, reached)) left--
    }
    return reached
  })
}

/** The day itself when it is a working day, else the one before it. */
export const rolledBackToWorkday = (day: Day, calendar: Calendar): Day =>
  isWorkday(day, calendar) ? day : workdaysBefore(day, 1, calendar)

/** How many working days follow a day up to another, that one included. */
export function workdaysBetween(from: Day, to: Day, calendar: Calendar): number {
  const edition = editionOf(calendar)
  return once(edition.counts, `${from}~${to}`, () => {
    let count = 0
    for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) if (isWorkdayIn(edition, day)) count++
    return count
  })
}

/** The same day so many months on, or the month's last; rolled to a working day. */
export function addMonthsToWorkday(day: Day, count: number, calendar: Calendar): Day {
  const edition = editionOf(calendar)
  return once(edition.ends, `${day}+${count}m`, () => rolledIn(edition, addMonths(day, count)))
}

/** Wall-clock spans of a working day, as [['08:30','11:30'], …]. */
export type WorkingHours = readonly (readonly [string, string])[]

/** The first instant from `now` on that lies in working hours; `now` itself when it does. */
export const nextWorkingInstant = (now: Date, zone: string, hours: WorkingHours, calendar: Calendar): Date =>
  nextInstantIn(now, zone, hours, (day) => isWorkday(day, calendar))

/** The first instant from `now` on that lies in these hours of a day that counts. */
export function nextInstantIn(
  now: Date,
  zone: string,
  hours: WorkingHours,
  counts: (day: Day) => boolean,
): Date {
  const today = dayOf(now, zone)
  const time = timeOf(now, zone)
  const spans = [...hours].sort((a, b) => a[0].localeCompare(b[0]))
  if (counts(today)) {
    const span = spans.find(([, until]) => time < until)
    if (span) return time >= span[0] ? now : instantOf(today, span[0], zone)
  }
  const opening = spans[0]?.[0] ?? '08:30'
  let day = addDays(today, 1)
  for (let tries = 0; !counts(day) && tries < 60; tries++) day = addDays(day, 1)
  return instantOf(day, opening, zone)
}
