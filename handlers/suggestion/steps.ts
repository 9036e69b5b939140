/** When somebody is nudged: before and at the due day, then after it. Pure. */
import { addDays, type Day } from '../shared/days.ts'

export interface NudgeStep {
  /** T-15, T-0, T+7; S+7 where no rule sets a due day. */
  step: string
  on: Day
  late: boolean
}

/**
 * The one step that is due on a day: the latest whose day has come, none before the wait began. Earlier ones that nobody said,
 * because the machine slept, are not caught up.
 */
export function stepDue(
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
          ...before.map((days) => ({ step: `T-${days}`, on: addDays(due, -days), late: false })),
          ...after.map((days) => ({ step: `T+${days}`, on: addDays(due, days), late: true })),
        ]
  return (
    steps
      .filter(({ on }) => on > since && on <= today)
      .sort((a, b) => a.on.localeCompare(b.on))
      .at(-1) ?? null
  )
}
