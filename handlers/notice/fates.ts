/** What became of reminders: for a matter whose history names them. */
import type { Act } from '../shared/act.ts'
import type { Reminder } from './reminding.ts'
import type { NoticeState } from './rules.ts'
import * as store from './fates/store.ts'

/** The reminders of a kind, period and step that were queued for these people, by person. */
export async function queuedReminders(
  act: Pick<Act, 'tx'>,
  which: Pick<Reminder, 'kind' | 'period' | 'step'>,
  personIds: readonly number[],
): Promise<Map<number, number>> {
  const notices = await store.remindersFor(act.tx, which, personIds)
  return new Map(notices.flatMap(({ id, personId }) => (personId === null ? [] : [[personId, id] as const])))
}

export interface ReminderFate {
  personId: number | null
  period: string
  state: NoticeState
  sentAt: Date | null
}

/** What became of these reminders, by their ids. */
export async function fatesOf(
  act: Pick<Act, 'tx'>,
  ids: readonly number[],
): Promise<Map<number, ReminderFate>> {
  const notices = await store.remindersById(act.tx, ids)
  // the column holds what the outbox wrote
  return new Map(notices.map(({ id, state, ...fate }) => [id, { ...fate, state: state as NoticeState }]))
}
