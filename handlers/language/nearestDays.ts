/** Which day words without a year, a month or a week mean, seen from a day. Pure arithmetic. */
import { addDays, daysBetween, weekdayOf, type Day } from '../shared/days.ts'

/** From where a day is counted, and which way a day without a year leans. */
export interface Standpoint {
  today: Day
  lean: 'past' | 'future'
  /** 10-20 when left out. */
  contactDay?: ContactDay | undefined
}

/** The contact day, MM-DD: of every year, or of each year its own. */
export type ContactDay = string | ((year: number) => string)

/** 工作方案二(二) */
const usualContactDay = '10-20'

/** The contact day of a year; null where the setting names no day of the calendar. */
export const contactDayOf = (year: number, { contactDay }: Standpoint): Day | null => {
  const on = typeof contactDay === 'function' ? contactDay(year) : (contactDay ?? usualContactDay)
  return dayFrom(year, Number(on.slice(0, 2)), Number(on.slice(3)))
}

/** What words for a day gave: a day, or why there is none. */
export type DayReading =
  { day: Day } | { from: Day; until: Day } | { vague: readonly Day[] } | { impossible: true }

export interface DayRule {
  name: string
  pattern: RegExp
  read(match: RegExpExecArray, at: Standpoint): DayReading | null
}

/** A day that no calendar has. */
export const impossible = { impossible: true } as const
/** Words that name no one day. */
export const vague = { vague: [] } as const

/** The day, or null where the calendar has none (2月30日). */
function dayFrom(year: number, month: number, date: number): Day | null {
  const day = new Date(Date.UTC(year, month - 1, date))
  if (!(year >= 1900 && year <= 2100) || day.getUTCMonth() !== month - 1 || day.getUTCDate() !== date)
    return null
  return day.toISOString().slice(0, 10)
}

/** A day of a year that was named. */
export const dated = (year: number, month: number, date: number): DayReading => {
  const day = dayFrom(year, month, date)
  return day === null ? impossible : { day }
}

/** The year and the month (1–12) in which it is said. */
export const yearIn = (at: Standpoint): number => Number(at.today.slice(0, 4))
export const monthIn = (at: Standpoint): number => Number(at.today.slice(5, 7))

/** 去年, 明年: how many years from this one. */
export const yearShift: Readonly<Record<string, number>> = {
  今: 0, 本: 0, 当: 0, 去: -1, 上: -1, 旧: -1, 前: -2, 明: 1, 下: 1, 后: 2,
} // prettier-ignore

/**
 * A day without a year. Told as done it is this year's, or last year's where this year's lies ahead; but a report
 * more than half a year old is more likely a slip, so that is asked with the old day as choice. Planned: the next one.
 */
export function nearest(on: (year: number) => Day | null, at: Standpoint): DayReading {
  const here = on(yearIn(at))
  if (here !== null && (at.lean === 'past' ? here <= at.today : here >= at.today)) return { day: here }
  const there = on(yearIn(at) + (at.lean === 'past' ? -1 : 1))
  if (there === null || (here === null && at.lean === 'past')) return impossible
  return at.lean === 'past' && daysBetween(there, at.today) > 183 ? { vague: [there] } : { day: there }
}

/** 10月20日 */
export const dayOfYear = (month: number, date: number, at: Standpoint): DayReading =>
  nearest((year) => dayFrom(year, month, date), at)

/** The nth of a month that was not named. */
export function dayOfMonth(date: number, at: Standpoint): DayReading {
  const here = dayFrom(yearIn(at), monthIn(at), date)
  const fits = here !== null && (at.lean === 'past' ? here <= at.today : here >= at.today)
  return fits ? { day: here } : dayOfOtherMonth(date, at.lean === 'past' ? -1 : 1, at)
}

/** 上月几号: so many months from this one. */
export function dayOfOtherMonth(date: number, shift: number, at: Standpoint): DayReading {
  const month = new Date(Date.UTC(yearIn(at), monthIn(at) - 1 + shift, 1))
  return dated(month.getUTCFullYear(), month.getUTCMonth() + 1, date)
}

/** The last day of a month; months beyond the year count on. */
export const lastOf = (year: number, month: number): DayReading =>
  Number.isNaN(month) ? impossible : { day: new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10) }

const weekdays = '一二三四五六日'
const weekdayNumber = (word: string): number =>
  word === '天' || word === '末' ? 7 : /\d/.test(word) ? Number(word) : weekdays.indexOf(word) + 1

/** Weeks run from Monday. A bare 周三 is the last one when told as done, the next one when planned; today counts. */
export function dayOfWeek(which: string, word: string, at: Standpoint): DayReading {
  const shift = { 上上: -14, 上: -7, 这: 0, 本: 0, 当: 0, 下: 7, 下下: 14 }[which]
  const today = weekdayOf(at.today)
  const wanted = weekdayNumber(word)
  if (shift !== undefined) return { day: addDays(at.today, wanted - today + shift) }
  const ahead = (wanted - today + 7) % 7
  return { day: addDays(at.today, at.lean === 'future' || ahead === 0 ? ahead : ahead - 7) }
}
