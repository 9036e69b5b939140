/** Notices of the contact day's campaign, queued or foreseen. */
import type { NoticeLine } from '../../../contact/actions.ts'
import { foreseeReminders, remind, type Reminder } from '../../../notice/actions.ts'
import { settingsAt } from '../../../settings/actions.ts'
import type { Act } from '../../../shared/act.ts'

export const deputyKind = 'contact-day'
export const officeKind = 'contact-day-office'
export const chunk = 50
export const officeChunk = 2

export interface QueuedAs {
  kind: string
  period: string
  /** What makes the notice one of its kind, year and recipient. */
  key: string
  /** How the step is called in the lines of the job. */
  step: string
  subject: unknown
  anyDay?: boolean
}

/** Queues the notices, or says in a dry run what would become of them; a line each. */
export async function queueAs(
  act: Act,
  people: readonly { personId: number; name: string; text: string }[],
  { kind, period, key, step, subject, anyDay }: QueuedAs,
  dryRun: boolean,
): Promise<NoticeLine[]> {
  const reminders = people.map(({ personId, text }): Reminder => ({
    kind,
    personId,
    period,
    step: key,
    text,
    subject,
    ...(anyDay ? { anyDay } : {}),
  }))
  const settings = await settingsAt(act.tx, act.now, act.zone)
  const statuses = dryRun ? await foreseeReminders(act, reminders) : await remind(act, reminders, settings)
  return reminders.map(({ personId, text }, index) => ({
    kind,
    to: `person:${personId}`,
    name: people[index]?.name ?? '',
    period,
    step,
    text,
    status: statuses[index] ?? 'unreachable',
  }))
}
