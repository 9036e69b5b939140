/** 形成方式: how a suggestion came about, by the office's list on the day on which it was handed in. */
import { settingsByDay } from '../../settings/actions.ts'
import { settingRules, type Settings } from '../../settings/rules.ts'
import type { Act } from '../../shared/act.ts'
import { dayOf } from '../../shared/days.ts'

export type Sources = Settings['suggestion.sources']

/** What a source is called; one that the list does not have keeps its first name. Null when none was chosen. */
export const sourceName = (sources: Sources, code: string | null | undefined): string | null =>
  code == null
    ? null
    : ([...sources, ...settingRules['suggestion.sources'].value].find((one) => one.code === code)?.name ??
      code)

/** The list that held when it was handed in; today's for one that was not. */
export const sourcesOf = async (
  act: Pick<Act, 'tx' | 'now' | 'zone'>,
  { submittedAt }: { submittedAt: Date | null },
): Promise<Sources> =>
  (await settingsByDay(act.tx))(dayOf(submittedAt ?? act.now, act.zone))['suggestion.sources']
