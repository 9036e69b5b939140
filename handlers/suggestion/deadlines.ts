/**
 * The statutory clock: until when each step is due, by the limits that were in force when it began. Days: the start day does
 * not count, a month ends on the same date or the month's last day, and a due day that is no working day rolls to the next one.
 */
import type { Settings } from '../settings/rules.ts'
import { addMonths, type Day } from '../shared/days.ts'
import { addMonthsToWorkday, addWorkdays, rolledToWorkday, type Calendar } from '../shared/workdays.ts'
import { repliers, type Course, type UnitCourse } from './course.ts'

type Limits = Pick<
  Settings,
  | 'suggestion.acceptWorkdays'
  | 'suggestion.assignWorkdays'
  | 'suggestion.unitReturnWorkdays'
  | 'suggestion.reassignWorkdays'
  | 'suggestion.firstContactWorkdays'
  | 'suggestion.assistOpinionMonths'
  | 'suggestion.replyMonths'
  | 'suggestion.replyCapMonths'
  | 'suggestion.feedbackWorkdays'
  | 'suggestion.correctRatingDays'
  | 'suggestion.rehandleMonths'
  | 'suggestion.conferenceMonths'
  | 'suggestion.dueSoonShare'
  | 'suggestion.dueSoonDays'
>

/** The office's calendar, and the limits in force on a day: a later change of a number moves no deadline that runs. */
export interface RuleBook {
  calendar: Calendar
  limitsOn: (day: Day) => Limits
}

/** A limit in working days, as it was in force on the day on which it began. */
export const workdaysAfter = (book: RuleBook, from: Day, limit: keyof Limits): Day =>
  addWorkdays(from, book.limitsOn(from)[limit], book.calendar)

/** A limit in calendar months, as it was in force on the day on which it began; rolled to a working day. */
export const monthsAfter = (book: RuleBook, from: Day, limit: keyof Limits): Day =>
  addMonthsToWorkday(from, book.limitsOn(from)[limit], book.calendar)

/** The last day to which a reply may be put off: six calendar months from the assignment, never rolled past (代表法第五十一条). */
export const latestExtension = (book: RuleBook, assignedOn: Day): Day =>
  addMonths(assignedOn, book.limitsOn(assignedOn)['suggestion.replyCapMonths'])

/** Until when a unit may ask to give it back. */
export const returnUntil = (book: RuleBook, assignedOn: Day): Day =>
  workdaysAfter(book, assignedOn, 'suggestion.unitReturnWorkdays')

/** Until when the deputy rates; afterwards the office may close it unrated, and it is left out of the rate. */
export const rateUntil = (book: RuleBook, repliedOn: Day): Day =>
  workdaysAfter(book, repliedOn, 'suggestion.feedbackWorkdays')

/** The day on which a unit's reply is due: three months from its assignment, an agreed later day, or one month when handled again. */
export function replyDue(book: RuleBook, course: Course, unit: UnitCourse): Day {
  if (course.round > 1 && course.dissatisfiedOn) {
    const from = unit.assignedOn > course.dissatisfiedOn ? unit.assignedOn : course.dissatisfiedOn
    return monthsAfter(book, from, 'suggestion.rehandleMonths')
  }
  return firstReplyDue(book, unit)
}

/** The day on which a unit's first reply is due: three months from its assignment, or an agreed later day. */
export function firstReplyDue(
  book: RuleBook,
  { assignedOn, extendedTo }: Pick<UnitCourse, 'assignedOn' | 'extendedTo'>,
): Day {
  if (extendedTo === null) return monthsAfter(book, assignedOn, 'suggestion.replyMonths')
  const cap = latestExtension(book, assignedOn)
  const rolled = rolledToWorkday(extendedTo, book.calendar)
  return rolled <= cap ? rolled : extendedTo < cap ? extendedTo : cap
}

/**
 * The due day of the whole reply: the latest of those that must reply; null before the assignment. Of one that is merged it is
 * the first due day of the one into which it went: its own first reply is owed, whatever was said of the other.
 */
export function dueOn(book: RuleBook, course: Course, mergedInto?: Course): Day | null {
  return course.state === 'merged' && mergedInto
    ? firstDueOn(book, mergedInto)
    : latestOf(repliers(course).map((unit) => replyDue(book, course, unit)))
}

/** The day on which the first replies were due, or are. */
export const firstDueOn = (book: RuleBook, course: Course): Day | null =>
  latestOf(repliers(course).map((unit) => firstReplyDue(book, unit)))

const latestOf = (days: readonly Day[]): Day | null =>
  days.length === 0 ? null : days.reduce((latest, day) => (day > latest ? day : latest))
