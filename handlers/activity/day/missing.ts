/** Who of a liaison's deputies has no record of a contact day, and who told why. */
import { deputiesOfLiaison } from '../../people/actions.ts'
import type { Speaker } from '../../people/rules.ts'
import type { Act } from '../../shared/act.ts'
import { dayAbsence } from './absence.ts'
import { hasDay } from './store.ts'

export interface DayMissing {
  /** Neither a record nor a reason. */
  silent: string[]
  /** Those who were not there and told why. */
  away: { name: string; reason: string }[]
}

/** Of the deputies in the groups whose liaison the speaker is. */
export async function missingInGroups(act: Act, who: Speaker, year: number): Promise<DayMissing> {
  const silent: string[] = []
  const away: DayMissing['away'] = []
  for (const { personId, name } of await deputiesOfLiaison(act.tx, who)) {
    if (await hasDay(act.tx, personId, year)) continue
    const absence = await dayAbsence(act, personId, year)
    if (absence) away.push({ name, reason: absence.reason })
    else silent.push(name)
  }
  return { silent, away }
}
