/** When somebody is nudged: before and at the due day, then after it. Pure. */
import { addDays, type Day } from '../shared/days.ts'
import { rolledBackToWorkday } from '../shared/workdays.ts'
import { lastPartFrom } from './dueSoon.ts'
import type { RuleBook } from './deadlines.ts'

export interface NudgeStep {
  /** T-15, T-0, T+7; S+7 where no rule sets a due day. */
  step: string
  on: Day
  late: boolean
}

/**
 * The one step that is due on a day: the latest whose day has come, none before the wait began. Earlier ones that nobody said,
 * because the machine slept, are not caught up. Before the due day nobody is nudged earlier than in the last part of the
 * limit, nor on a day off: then on the working day before it.
 */
export function stepDue(
  book: RuleBook,
  wait: { since: Day; due: Day | null },
  today: Day,
  before: readonly number[],
  after: readonly number[],
): NudgeStep | null {
  const { due, since } = wait
  const steps =
    due === null
      ? after.map((days) => ({ step: `S+${days}`, on: addDays(since, days), late: false }))
      : [
          ...stepsBefore(book, since, due, today, before),
          ...after.map((days) => ({ step: `T+${days}`, on: addDays(due, days), late: true })),
        ]
  return (
    steps
      .filter(({ on }) => on > since && on <= today)
      .sort((a, b) => a.on.localeCompare(b.on))
      .at(-1) ?? null
  )
}

/** Of several that fall on one day, the nearest to the due day comes last. */
function stepsBefore(
  book: RuleBook,
  since: Day,
  due: Day,
  today: Day,
  before: readonly number[],
): NudgeStep[] {
  const earliest = lastPartFrom(book, since, due, today)
  return before
    .toSorted((a, b) => b - a)
    .map((days) => {
      const on = days === 0 ? due : rolledBackToWorkday(addDays(due, -days), book.calendar)
      return { step: `T-${days}`, on: on < earliest ? earliest : on, late: false }
    })
}
