/** How merged suggestions (并案) are counted in a statistic: as its reader chose, or as the setting said when its days ended. */
import { settingsByDay } from '../../settings/actions.ts'
import type { Act } from '../../shared/act.ts'
import type { Day } from '../../shared/days.ts'
import { onDay } from '../case.ts'
import type { MergedRule } from './statistics.ts'

export interface MergedCounting {
  rule: MergedRule
  /** The day whose setting this is; null when the reader chose it. */
  setOn: Day | null
}

/** A past year keeps the rule of its last day, whatever was set later; days to come have none yet. */
export async function mergedCounting(
  act: Act,
  { to }: { to: Day },
  chosen: MergedRule | null,
): Promise<MergedCounting> {
  if (chosen) return { rule: chosen, setOn: null }
  const today = onDay(act)
  const setOn = to < today ? to : today
  return { rule: (await settingsByDay(act.tx))(setOn)['suggestion.mergedCounting'], setOn }
}
