/**
 * Each week tells the members of the standing committee what is pending and late, and who leads a key suggestion how it
 * stands. Once a person and week.
 */
import { countPending, digestDue, sayDigest } from '../handlers/suggestion/actions.ts'
import type { Job, JobRun } from './job.ts'

export const pendingDigest: Job = {
  name: 'pending-digest',
  schedule: '15 8 * * *',
  about: '每周给常委会组成人员待办建议摘要，给领衔督办的人他那几件的进展',
  run,
}

async function* run({ act, dryRun }: JobRun): ReturnType<Job['run']> {
  const week = await act(digestDue)
  if (week === null) return
  let counted = await act((one) => countPending(one, 0))
  while (counted.next !== null) {
    const { so, next } = counted
    counted = await act((one) => countPending(one, next, so))
  }
  const { so } = counted
  yield await act((one) => sayDigest(one, week, so, dryRun))
}
