import { recordDeed } from '../audit/actions.ts'
import type { Act, Tx } from '../shared/act.ts'
import { dayOf, type Day } from '../shared/days.ts'
import { done, refused, type Outcome } from '../shared/outcome.ts'
import { isDay, isSettingKey, settingRules, settingsOn, type SettingKey, type Settings } from './rules.ts'
import { allSettings, putSetting } from './store.ts'

export type { Settings } from './rules.ts'

/** What is in force on the office day of `now`. */
export const settingsAt = async (tx: Tx, now: Date, zone: string): Promise<Settings> =>
  settingsOn(await allSettings(tx), dayOf(now, zone))

/** What was or will be in force on any day: for limits that keep the number of the day on which they began. */
export async function settingsByDay(tx: Tx): Promise<(day: Day) => Settings> {
  const rows = await allSettings(tx)
  const known = new Map<Day, Settings>()
  return (day) => {
    const settings = known.get(day) ?? settingsOn(rows, day)
    known.set(day, settings)
    return settings
  }
}

export interface SettingLine {
  key: SettingKey
  about: string
  value: unknown
  default: unknown
  source: string
}

/** Every setting with what is in force, its default and its source. */
export async function listSettings(act: Act): Promise<SettingLine[]> {
  const rows = await allSettings(act.tx)
  const today = dayOf(act.now, act.zone)
  const inForce = settingsOn(rows, today)
  return Object.entries(settingRules).map(([key, rule]) => {
    const latest = rows
      .filter((row) => row.key === key && row.effectiveOn <= today)
      .sort((a, b) => b.effectiveOn.localeCompare(a.effectiveOn))[0]
    const known = key as SettingKey
    return {
      key: known,
      about: rule.about,
      value: inForce[known],
      default: rule.value,
      source: latest?.source ?? rule.source,
    }
  })
}

/**
 * Sets a number from an office day on; earlier days keep what was in force. Audited.
 * Refusals are one Chinese sentence: an unknown key, a value that does not fit, a day that does not exist.
 */
export async function setSetting(
  act: Act,
  input: { key: string; value: unknown; effectiveOn: Day; source: string },
): Promise<Outcome<Settings, string>> {
  if (!isSettingKey(input.key))
    return refused(`没有“${input.key}”这一项。可以改的有：${Object.keys(settingRules).join('、')}`)
  const parsed = settingRules[input.key].schema.safeParse(input.value)
  if (!parsed.success)
    return refused(
      `“${input.key}”不能设成 ${JSON.stringify(input.value)}：${parsed.error.issues[0]?.message ?? ''}`,
    )
  if (!isDay(input.effectiveOn)) return refused(`生效日期“${input.effectiveOn}”不对，要写成 2026-10-01 这样`)
  const before = settingsOn(await allSettings(act.tx), input.effectiveOn)[input.key]
  const value = JSON.stringify(parsed.data)
  await putSetting(act.tx, {
    key: input.key,
    value,
    effectiveOn: input.effectiveOn,
    source: input.source,
    setAt: act.now,
    setBy: act.actor,
  })
  await recordDeed(act, {
    action: 'settings.set',
    subject: `setting:${input.key}`,
    before,
    after: { value: parsed.data, effectiveOn: input.effectiveOn, source: input.source },
  })
  return done(await settingsAt(act.tx, act.now, act.zone))
}
