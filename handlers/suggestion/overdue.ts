/** By how many days a reply is, or was, late. Pure. */
import { daysBetween, type Day } from '../shared/days.ts'
import { repliers, type Course } from './course.ts'
import { type RuleBook, replyDue } from './deadlines.ts'
import { ofMerged } from './waits.ts'

/** Days by which the reply was, or is, late; 0 when it is not. A merged one is late with the units that still owe it a reply. */
export function overdueDays(book: RuleBook, course: Course, today: Day, mergedInto?: Course): number {
  const own =
    course.state === 'merged' ? repliers(course).filter(({ state }) => state === 'replied') : repliers(course)
  const late = own.map((unit) => daysBetween(replyDue(book, course, unit), unit.repliedOn ?? today))
  const owed = course.state === 'merged' && mergedInto ? ofMerged(book, course, mergedInto) : []
  const replies = owed.filter(({ kind }) => kind === 'reply')
  return Math.max(0, ...late, ...replies.map(({ due }) => (due === null ? 0 : daysBetween(due, today))))
}
