/** Asks whoever leads an activity that is over without a word about it for its record: once on each day of asking (settings). */
import { askForRecords } from '../handlers/activity/actions.ts'
import type { Job, JobRun } from './job.ts'

export const activityRecord: Job = {
  name: 'activity-record',
  schedule: '45 8 * * *',
  about: '活动过了还没有考勤和纪要的，请联络员或组织者记一下',
  run,
}

async function* run({ act, dryRun }: JobRun): ReturnType<Job['run']> {
  yield await act((one) => askForRecords(one, dryRun))
}
