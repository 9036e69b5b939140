/**
 * Reminds units of what they promised, 30 and 7 days before and on the day; once late also the leader, the assigning office
 * and 代表工委; and the lead deputy to rate what was kept. Promises live on after the suggestion is closed.
 */
import { commitmentNudges, type Nudge } from '../handlers/suggestion/actions.ts'
import type { Job, JobRun } from './job.ts'
import { sayInChunks } from './nudging.ts'

export const commitments: Job = {
  name: 'commitments',
  schedule: '10 8 * * *',
  about: '承诺到期前和逾期后提醒承办单位；已落实的请领衔代表测评',
  run,
}

async function* run({ act, dryRun }: JobRun): ReturnType<Job['run']> {
  const nudges: Nudge[] = []
  for (let after: number | null = 0; after !== null;) {
    const from: number = after
    const found = await act((one) => commitmentNudges(one, from))
    nudges.push(...found.nudges)
    after = found.next
  }
  yield* sayInChunks({ act, dryRun }, 'commitments', nudges)
}
