/** What became of reminders: for a matter whose history names them. */
import type { Act } from '../shared/act.ts'
import type { NoticeState } from './rules.ts'
import * as store from './fates/store.ts'

export interface ReminderFate {
  personId: number
  period: string
  state: NoticeState
  sentAt: Date | null
  /** As it was said, where it was. */
  text: string
  subject: unknown
}

/** The reminders of these kinds, this step and these periods that were queued for these people; whoever was unreachable has none. */
export async function remindersOf(
  act: Pick<Act, 'tx'>,
  kinds: readonly string[],
  step: string,
  periods: readonly string[],
  personIds: readonly number[],
): Promise<ReminderFate[]> {
  const notices = await store.remindersOf(act.tx, kinds, step, periods, personIds)
  return notices.flatMap(({ personId, state, subject, ...notice }) =>
    personId === null
      ? []
      : [
          {
            ...notice,
            personId,
            // the column holds what the outbox wrote
            state: state as NoticeState,
            subject: subject === null ? null : (JSON.parse(subject) as unknown),
          },
        ],
  )
}
