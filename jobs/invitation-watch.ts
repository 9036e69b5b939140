/**
 * Tells 代表工委 which deputies nobody has invited in this term: each half-year, each quarter in the term's last year (settings).
 * Once a person and day of the list.
 */
import { tellOfUninvited } from '../handlers/activity/actions.ts'
import type { Job, JobRun } from './job.ts'

export const invitationWatch: Job = {
  name: 'invitation-watch',
  schedule: '50 8 * * *',
  about: '每半年（本届最后一年每季度）告诉代表工委还有哪些代表没有被邀请过',
  run,
}

async function* run({ act, dryRun }: JobRun): ReturnType<Job['run']> {
  yield await act((one) => tellOfUninvited(one, dryRun))
}
