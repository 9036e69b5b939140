/**
 * Each week tells the members of the standing committee what is pending and late, and who leads a key suggestion how it
 * stands; once a year asks 代表工委 for the report. Once a person and week, or year.
 */
import { countPending, digestsDue, sayDigest } from '../handlers/suggestion/actions.ts'
import type { Job, JobRun } from './job.ts'

export const pendingDigest: Job = {
  name: 'pending-digest',
  schedule: '50 8 * * *',
  about: '每周给常委会组成人员待办建议摘要，每年提醒起草办理情况报告',
  run,
}

async function* run({ act, dryRun }: JobRun): ReturnType<Job['run']> {
  const steps = await act(digestsDue)
  if (steps.length === 0) return
  let counted = await act((one) => countPending(one, 0))
  while (counted.next !== null) {
    const { so, next } = counted
    counted = await act((one) => countPending(one, next, so))
  }
  const { so } = counted
  for (const step of steps) yield await act((one) => sayDigest(one, step, so, dryRun))
}
