/** One suggestion as the acts see it: its row, and its course replayed from its history. */
import { settingsByDay } from '../settings/actions.ts'
import type { Act } from '../shared/act.ts'
import { dayOf, type Day } from '../shared/days.ts'
import { courseOf, type Course, type Step } from './course.ts'
import type { RuleBook } from './deadlines.ts'
import { moves } from './moves.ts'
import * as store from './store.ts'

/** A suggestion with its course, replayed from its history. */
export interface Case {
  row: store.SuggestionRow
  course: Course
  /** The one into which it was merged, while it is. */
  into: Case | null
}

/** A suggestion by its id; null when there is none. */
export async function openCase(act: Pick<Act, 'tx'>, id: number): Promise<Case | null> {
  const row = await store.suggestionById(act.tx, id)
  return row && caseOf(act, row)
}

/** The case of a row that was read. */
export async function caseOf(act: Pick<Act, 'tx'>, row: store.SuggestionRow): Promise<Case> {
  const course = courseOf(stepsOf(row.events))
  const into = course.mergedInto === null ? null : await openCase(act, course.mergedInto)
  return { row, course, into }
}

const moveNames = new Set<string>(Object.keys(moves))

/** The history as the course reads it. */
export const stepsOf = (events: readonly Pick<store.EventRow, 'move' | 'on' | 'details'>[]): Step[] =>
  events
    .filter(({ move }) => moveNames.has(move))
    .map(({ move, on, details }) => ({ move, on, details: JSON.parse(details) as unknown }) as Step)

/** The calendar, and the limits by the day on which each began. */
export async function ruleBook(act: Pick<Act, 'tx' | 'now' | 'zone'>): Promise<RuleBook> {
  const limitsOn = await settingsByDay(act.tx)
  const settings = limitsOn(dayOf(act.now, act.zone))
  return {
    calendar: {
      daysOff: settings['calendar.daysOff'],
      workdays: settings['calendar.workdays'],
      publishedTo: settings['calendar.publishedTo'],
    },
    limitsOn,
  }
}

/** The office day of an act. */
export const onDay = (act: Pick<Act, 'now' | 'zone'>): Day => dayOf(act.now, act.zone)
