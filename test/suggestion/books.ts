/** Rule books for tests: the defaults, on a calendar without own days. */
import { settingsOn, type Settings } from '../../handlers/settings/rules.ts'
import type { RuleBook } from '../../handlers/suggestion/deadlines.ts'

export const defaults: Settings = settingsOn([], '2026-11-24')

export const bookWith = (limits: Partial<Settings> = {}, daysOff: readonly string[] = []): RuleBook => ({
  calendar: { daysOff, workdays: [] },
  limitsOn: () => ({ ...defaults, ...limits }),
})
