import chineseDays from 'chinese-days'
import { addDays, dayOf, instantOf, timeOf, weekdayOf, type Day } from './days.ts'

/** The years whose holidays the State Council has published; beyond them a weekday counts, provisionally. */
const published = { from: 2004, to: 2026 }

/** Days that the office added to the published calendar. */
export interface Calendar {
  daysOff: readonly Day[]
  workdays: readonly Day[]
}

export const isProvisional = (day: Day): boolean => {
  const year = Number(day.slice(0, 4))
  return year < published.from || year > published.to
}

export function isWorkday(day: Day, calendar: Calendar): boolean {
  if (calendar.daysOff.includes(day)) return false
  if (calendar.workdays.includes(day)) return true
  // chinese-days reads a day in the machine's zone: its noon is the same day everywhere
  return isProvisional(day) ? weekdayOf(day) <= 5 : chineseDays.isWorkday(new Date(`${day}T12:00:00`))
}

/** Wall-clock spans of a working day, as [['08:30','11:30'], …]. */
export type WorkingHours = readonly (readonly [string, string])[]

/** The first instant from `now` on that lies in working hours; `now` itself when it does. */
export function nextWorkingInstant(now: Date, zone: string, hours: WorkingHours, calendar: Calendar): Date {
  const today = dayOf(now, zone)
  const time = timeOf(now, zone)
  const spans = [...hours].sort((a, b) => a[0].localeCompare(b[0]))
  if (isWorkday(today, calendar)) {
    const span = spans.find(([, until]) => time < until)
    if (span) return time >= span[0] ? now : instantOf(today, span[0], zone)
  }
  const opening = spans[0]?.[0] ?? '08:30'
  let day = addDays(today, 1)
  for (let tries = 0; !isWorkday(day, calendar) && tries < 60; tries++) day = addDays(day, 1)
  return instantOf(day, opening, zone)
}
