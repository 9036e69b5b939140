/** When the office hears which deputies nobody has invited in this term. Pure. */
import { addDays, addMonths, type Day } from '../../shared/days.ts'

export interface WatchRule {
  readonly 'invitation.watchOn': readonly string[]
  readonly 'invitation.watchOnLastYear': readonly string[]
  readonly 'term.endsOn': Day | null
}

/** So long after its day a list is still of use; the next comes soon enough. */
const openDays = 60
/** A term that has only begun has invited hardly anybody: that is no news. */
const quietMonths = 6

/**
 * The day whose list is due, by which it is kept: the latest one that has come and is of use; more of them in the last year
 * of the term. Null in the first half-year of a term, after its end, and between the lists.
 */
export function watchDayDue(today: Day, termSince: Day, rule: WatchRule): Day | null {
  const endsOn = rule['term.endsOn']
  if (endsOn !== null && today > endsOn) return null
  const lastYearFrom = endsOn && addMonths(endsOn, -12)
  const isLastYear = (day: Day): boolean => lastYearFrom !== null && day > lastYearFrom
  const year = Number(today.slice(0, 4))
  const days = [year - 1, year].flatMap((of) => [
    ...rule['invitation.watchOn'].map((on) => `${of}-${on}`).filter((day) => !isLastYear(day)),
    ...rule['invitation.watchOnLastYear'].map((on) => `${of}-${on}`).filter(isLastYear),
  ])
  const due = days.sort().findLast((day) => day <= today)
  if (due === undefined || due < addMonths(termSince, quietMonths)) return null
  return today <= addDays(due, openDays) ? due : null
}
