/** Says many nudges in short transactions: those of twenty people at a time, all of one person's together. */
import { sayNudges, type Nudge, type NudgeKind } from '../handlers/suggestion/actions.ts'
import type { Job, JobRun } from './job.ts'

const peopleAtOnce = 20

export async function* sayInChunks(
  { act, dryRun }: JobRun,
  kind: NudgeKind,
  nudges: readonly Nudge[],
): ReturnType<Job['run']> {
  const people = [...Map.groupBy(nudges, ({ personId }) => personId).values()]
  for (let from = 0; from < people.length; from += peopleAtOnce) {
    const own = people.slice(from, from + peopleAtOnce).flat()
    yield await act((one) => sayNudges(one, kind, own, dryRun))
  }
}
