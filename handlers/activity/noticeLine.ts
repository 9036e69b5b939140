/** One notice of an activity to one person, as a run of the job lists it. */
import type { NoticeLine } from '../contact/actions.ts'
import type { Reminder } from '../notice/actions.ts'

/** So many people in one transaction. */
export const chunk = 50

/** A reminder as a job's line tells it; without a status it was only foreseen. */
export const lineOf = (
  { kind, personId, period, step, text }: Reminder,
  name: string,
  status: NoticeLine['status'] | undefined,
): NoticeLine => ({
  kind,
  to: `person:${personId}`,
  name,
  period,
  step,
  text,
  status: status ?? 'unreachable',
})
