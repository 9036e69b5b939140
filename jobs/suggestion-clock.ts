/**
 * Tells whoever a suggestion waits for, 15 and 5 days before the due day and on it; once it is late also the unit's leader
 * and the office that assigned it. Warns of drafts that expire. One digest a person and day; each line stands in the history.
 */
import { clockNudges, expireDrafts, type Nudge } from '../handlers/suggestion/actions.ts'
import type { Job, JobRun } from './job.ts'
import { sayInChunks } from './nudging.ts'

export const suggestionClock: Job = {
  name: 'suggestion-clock',
  schedule: '5 8 * * *',
  about: '建议办理到期前和逾期后提醒该办的人；草稿作废前提醒代表',
  run,
}

async function* run({ act, dryRun }: JobRun): ReturnType<Job['run']> {
  const nudges: Nudge[] = []
  for (let after: number | null = 0; after !== null;) {
    const from: number = after
    const found = await act((one) => clockNudges(one, from))
    nudges.push(...found.nudges)
    after = found.next
  }
  for (let after: number | null = 0; after !== null;) {
    const from: number = after
    const found = await act((one) => expireDrafts(one, from, dryRun))
    nudges.push(...found.nudges)
    after = found.next
  }
  yield* sayInChunks({ act, dryRun }, 'suggestion-clock', nudges)
}
