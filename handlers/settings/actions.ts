import { hasRight } from '../access/rules.ts'
import { recordDeed } from '../audit/actions.ts'
import type { Speaker } from '../people/rules.ts'
import type { Act, Tx } from '../shared/act.ts'
import { dayOf, type Day } from '../shared/days.ts'
import { done, refused, type Outcome } from '../shared/outcome.ts'
import { contactDayIn } from './contactDay.ts'
import { isDay, isSettingKey, settingRules, settingsOn, type SettingKey, type Settings } from './rules.ts'
import * as store from './store.ts'
import { allSettings, putSetting } from './store.ts'

export type { Settings } from './rules.ts'

/** What is in force on the office day of `now`; the contact day is that of its year, whichever value came after it. */
export async function settingsAt(tx: Tx, now: Date, zone: string): Promise<Settings> {
  const rows = await allSettings(tx)
  const today = dayOf(now, zone)
  const on = contactDayIn(Number(today.slice(0, 4)), rows).slice(5)
  return { ...settingsOn(rows, today), 'contactDay.on': on }
}

/** What was or will be in force on any day: for limits that keep the number of the day on which they began. */
export async function settingsByDay(tx: Tx): Promise<(day: Day) => Settings> {
  const rows = await allSettings(tx)
  const changes = [...new Set(rows.map(({ effectiveOn }) => effectiveOn))].sort()
  const known = new Map<Day | null, Settings>()
  return (day) => {
    // between two changes every day has the same
    const since = changes.findLast((change) => change <= day) ?? null
    const settings = known.get(since) ?? settingsOn(rows, day)
    known.set(since, settings)
    return settings
  }
}

/** The document from which a setting had its value on a day, to print beside the number. */
export async function sourceOn(tx: Tx, key: SettingKey, day: Day): Promise<string> {
  const rows = (await allSettings(tx)).filter((row) => row.key === key && row.effectiveOn <= day)
  const latest = rows.sort((a, b) => a.effectiveOn.localeCompare(b.effectiveOn)).at(-1)
  return latest?.source ?? settingRules[key].source
}

/** The contact day of any year, as it was, is or will be set for that year. */
export async function contactDays(tx: Tx): Promise<(year: number) => Day> {
  const rows = await allSettings(tx)
  return (year) => contactDayIn(year, rows)
}

export interface SettingLine {
  key: SettingKey
  about: string
  value: unknown
  default: unknown
  source: string
  /** Since which day it holds; null = the default always held. */
  since: Day | null
  /** The next value whose day has not come. */
  next: { value: unknown; effectiveOn: Day } | null
}

/** Every setting with what is in force, its default and its source. */
export async function listSettings(act: Pick<Act, 'tx' | 'now' | 'zone'>): Promise<SettingLine[]> {
  const rows = await allSettings(act.tx)
  const today = dayOf(act.now, act.zone)
  const inForce = settingsOn(rows, today)
  return Object.entries(settingRules).map(([key, rule]) => {
    const own = rows
      .filter((row) => row.key === key)
      .sort((a, b) => a.effectiveOn.localeCompare(b.effectiveOn))
    const latest = own.findLast((row) => row.effectiveOn <= today)
    const next = own.find((row) => row.effectiveOn > today)
    const known = key as SettingKey
    return {
      key: known,
      about: rule.about,
      value: inForce[known],
      default: rule.value,
      source: latest?.source ?? rule.source,
      since: latest?.effectiveOn ?? null,
      next: next ? { value: JSON.parse(next.value) as unknown, effectiveOn: next.effectiveOn } : null,
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

export interface SettingPast {
  value: unknown
  effectiveOn: Day
  source: string
  setAt: Date
  /** Who set it. */
  setBy: string
}

/** Every value that an office gave a setting, latest day first, those to come included. */
export async function settingHistory(act: Pick<Act, 'tx'>, key: SettingKey): Promise<SettingPast[]> {
  const rows = await store.history(act.tx, key)
  const idOf = (setBy: string) => Number(/^person:(\d{1,9})$/.exec(setBy)?.[1] ?? 0)
  const names = new Map(
    (
      await store.namesOf(
        act.tx,
        rows.map(({ setBy }) => idOf(setBy)),
      )
    ).map(({ id, name }) => [id, name]),
  )
  return rows.map(({ value, setBy, effectiveOn, source, setAt }) => ({
    value: JSON.parse(value) as unknown,
    effectiveOn,
    source,
    setAt,
    setBy: names.get(idOf(setBy)) ?? (setBy === 'cli' ? '机房命令行' : '系统'),
  }))
}

/** The same for staff at the desk: whoever may not change settings is refused, and so is one without a source. */
export async function setSettingAtDesk(
  act: Act,
  who: Speaker,
  input: { key: string; value: unknown; effectiveOn: Day; source: string },
): Promise<Outcome<Settings, string>> {
  if (!hasRight(who, 'settings.change')) return refused('您的角色不能改设置。')
  if (input.source === '') return refused('请写依据，例如：主任会议2026年12月3日决定。')
  return setSetting(act, input)
}

/** Takes back a value whose day has not come. Audited. False when there is none such, or it is not his to do. */
export async function dropFutureSetting(
  act: Act,
  who: Speaker,
  key: string,
  effectiveOn: Day,
): Promise<boolean> {
  if (!hasRight(who, 'settings.change') || !isSettingKey(key)) return false
  const [before] = (await store.history(act.tx, key)).filter((row) => row.effectiveOn === effectiveOn)
  if (!(await store.dropFuture(act.tx, key, effectiveOn, dayOf(act.now, act.zone)))) return false
  await recordDeed(act, {
    action: 'settings.drop',
    subject: `setting:${key}`,
    before: { value: JSON.parse(before?.value ?? 'null') as unknown, effectiveOn },
  })
  return true
}
