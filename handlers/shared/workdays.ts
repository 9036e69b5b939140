import chineseDays from 'chinese-days'
import { addDays, dayOf, instantOf, timeOf, weekdayOf, type Day } from './days.ts'
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

export function isWorkday(day: Day, calendar: Calendar): boolean {
  if (calendar.daysOff.includes(day)) return false
  if (calendar.workdays.includes(day)) return true
  if (isUnknown(day)) return weekdayOf(day) <= 5 && statutoryHoliday(day) === null
  return isPublishedWorkday(day)
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
export function rolledToWorkday(day: Day, calendar: Calendar): Day {
  let rolled = day
  for (let tries = 0; !isWorkday(rolled, calendar) && tries < 60; tries++) rolled = addDays(rolled, 1)
  return rolled
}

/** So many working days after a day; the day itself is not counted. */
export function addWorkdays(day: Day, count: number, calendar: Calendar): Day {
  let reached = day
  for (let left = count; left > 0; left--) reached = rolledToWorkday(addDays(reached, 1), calendar)
  return reached
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
