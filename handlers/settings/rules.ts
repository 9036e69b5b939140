import { z } from 'zod'
import type { Day } from '../shared/days.ts'
import { activityRules } from './rulebook/activities.ts'
import { calendarRules } from './rulebook/calendar.ts'
import { contactRules } from './rulebook/contacts.ts'
import { deadlineRules } from './rulebook/deadlines.ts'
import { draftRules } from './rulebook/drafts.ts'
import { doorRules } from './rulebook/doors.ts'
import { handlingRules } from './rulebook/handling.ts'
import { sourceRules } from './rulebook/sources.ts'
import { suggestionRules } from './rulebook/suggestions.ts'

/** Every number that a rule book sets: its default and where that comes from. An office changes it from a day on. */
export const settingRules = {
  ...contactRules,
  ...doorRules,
  ...activityRules,
  ...suggestionRules,
  ...draftRules,
  ...deadlineRules,
  ...handlingRules,
  ...sourceRules,
  ...calendarRules,
} as const

export type SettingKey = keyof typeof settingRules
export type Settings = { readonly [Key in SettingKey]: z.infer<(typeof settingRules)[Key]['schema']> }

export interface SettingRow {
  key: string
  value: string
  effectiveOn: Day
}

/** A day from which a value may hold. */
export const isDay = (text: string): boolean => z.iso.date().safeParse(text).success

export const isSettingKey = (key: string): key is SettingKey => Object.hasOwn(settingRules, key)

/** What is in force on a day: the latest value whose effective day has come, else the default. */
export function settingsOn(rows: readonly SettingRow[], today: Day): Settings {
  const inForce: Record<string, unknown> = Object.fromEntries(
    Object.entries(settingRules).map(([key, { value }]) => [key, value]),
  )
  const started = rows.filter((row) => row.effectiveOn <= today)
  for (const row of started.sort((a, b) => a.effectiveOn.localeCompare(b.effectiveOn)))
    if (isSettingKey(row.key)) inForce[row.key] = settingRules[row.key].schema.parse(JSON.parse(row.value))
  return inForce as Settings
}
