/**
 * Tells everybody of an announced, changed or cancelled activity, chunk by chunk; reminds those who have not answered or
 * are going, three days before, the day before and on the day. Once a person and edition; a moved one only the new.
 */
import {
  closeReminder,
  remindersDue,
  remindNext,
  tellNewlyBound,
  tellNext,
  tellWithoutSeat,
  untoldActivities,
} from '../handlers/activity/actions.ts'
import type { NoticeLine } from '../handlers/contact/actions.ts'
import type { Job, JobRun } from './job.ts'

export const activityNotice: Job = {
  name: 'activity-notice',
  schedule: '* * * * *',
  about: '把活动的通知、变更和取消发给每个人，并在前三天、前一天和当天提醒没回话的和要来的人',
  run,
}

async function* run({ act, dryRun }: JobRun): AsyncGenerator<readonly NoticeLine[]> {
  if (!dryRun)
    for (const id of await act(untoldActivities))
      for (let finished = false; !finished;) {
        const told = await act((one) => tellNext(one, id))
        yield told.lines
        finished = told.finished
      }
  if (!dryRun) yield await act(tellNewlyBound)
  for (let after: number | null = 0; after !== null;) {
    const from: number = after
    const { lines, next } = await act((one) => tellWithoutSeat(one, from, dryRun))
    yield lines
    after = next
  }
  for (const due of await act(remindersDue)) {
    for (let after: number | null = 0; after !== null;) {
      const from: number = after
      const { lines, next } = await act((one) => remindNext(one, due, from, dryRun))
      yield lines
      after = next
    }
    if (!dryRun) await act((one) => closeReminder(one, due))
  }
}
