/** Days and hours of an activity as a page's fields post them. Pure. */
import { instantOf } from '../../shared/days.ts'
import { endBeside, endOfDay } from '../timing.ts'

/** A day of the calendar as a date field posts it. */
export const isDay = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text))

const isTime = (text: string): boolean => /^([01]\d|2[0-3]):[0-5]\d/.test(text)

/** A posted day and time as an instant; null where either is none. */
export const instantIn = (day: string, time: string, zone: string): Date | null =>
  isDay(day) && isTime(time) ? instantOf(day, time.slice(0, 5), zone) : null

/**
 * The end: on a later day where one is named, then without an hour until that day is over; else of the same evening, which
 * may last past midnight. Null where nothing is typed.
 */
export function endIn(
  { day, start, lastDay, end }: { day: string; start: string; lastDay: string; end: string },
  zone: string,
): Date | null {
  if (lastDay !== '' && lastDay !== day) return instantIn(lastDay, end || endOfDay, zone)
  return isDay(day) && isTime(end) ? endBeside(day, start.slice(0, 5), end.slice(0, 5), zone) : null
}
