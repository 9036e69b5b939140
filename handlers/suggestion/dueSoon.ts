/** Whether a limit runs out soon or is overdue, by day. Pure. */
import { addDays, type Day } from '../shared/days.ts'
import { workdaysBefore, workdaysBetween } from '../shared/workdays.ts'
import type { RuleBook } from './deadlines.ts'

export type Level = 'on_time' | 'due_soon' | 'overdue'

/** By day: overdue from the day after the due day on, due soon in the last part of the limit; never on its first day. */
export function levelOf(book: RuleBook, since: Day, due: Day, today: Day): Level {
  if (today > due) return 'overdue'
  if (today === due) return 'due_soon'
  return today > since && today >= soonFrom(book, since, due, today) ? 'due_soon' : 'on_time'
}

/**
 * The first day on which it is due soon: where the last share of its working days begins, but not earlier than so many days
 * before the due day. Where these are all days off, the last working day before them.
 */
function soonFrom(book: RuleBook, since: Day, due: Day, today: Day): Day {
  const earliest = addDays(due, -book.limitsOn(today)['suggestion.dueSoonDays'])
  if (today < earliest && workdaysBefore(due, 1, book.calendar) >= earliest) return earliest
  const lastPart = lastPartFrom(book, since, due, today)
  const from = lastPart > earliest ? lastPart : earliest
  const lastWorkday = workdaysBefore(due, 1, book.calendar)
  return from < due && lastWorkday < from ? lastWorkday : from
}

/** Where the last share of a limit's working days begins: at least one of them is left then, before the due day. */
export function lastPartFrom(book: RuleBook, since: Day, due: Day, today: Day): Day {
  const share = book.limitsOn(today)['suggestion.dueSoonShare'] / 100
  const left = Math.max(1, Math.ceil(workdaysBetween(since, due, book.calendar) * share))
  return workdaysBefore(due, left, book.calendar)
}
