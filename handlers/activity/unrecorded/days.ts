/** On which days the record of an activity is asked for. Pure. */
import { daysBetween, type Day } from '../../shared/days.ts'

/** The latest day of asking that has come, as the step it is kept by; null before the first. */
export function askDayDue(endedOn: Day, today: Day, askDays: readonly number[]): string | null {
  const over = daysBetween(endedOn, today)
  const due = askDays.toSorted((a, b) => a - b).findLast((days) => days <= over)
  return due === undefined ? null : `T+${due}`
}

/** Whether the first day of asking has come. */
export const isAskedFor = (endedOn: Day, today: Day, askDays: readonly number[]): boolean =>
  askDayDue(endedOn, today, askDays) !== null
