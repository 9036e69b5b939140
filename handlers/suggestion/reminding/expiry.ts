/** Drafts that nobody touches expire, after a warning that was really said. */
import { fateOf } from '../../notice/actions.ts'
import { settingsAt } from '../../settings/actions.ts'
import type { Act } from '../../shared/act.ts'
import { addDays, dayOf, instantOf, spokenDay, type Day } from '../../shared/days.ts'
import { nameOf, refOf } from '../numbering.ts'
import { onDay, openCase, type Case } from '../case.ts'
import { discardDraft } from '../draft/withdrawing.ts'
import * as suggestions from '../store.ts'
import { digestStep, motionMark, type Nudge } from './nudge.ts'
import { chunk } from './nudges.ts'
import * as store from './store.ts'

/**
 * Drafts that will expire, and those that do: untouched for the days of the setting, after a warning that was really said.
 * One whose lead cannot be warned is kept, however old it is; of a lead who is a deputy no more nobody is warned, for he
 * cannot hand it in.
 */
export async function expireDrafts(
  act: Act,
  after: number,
  dryRun: boolean,
): Promise<{ nudges: Nudge[]; next: number | null }> {
  const settings = await settingsAt(act.tx, act.now, act.zone)
  const today = onDay(act)
  const lifetime = settings['suggestion.draftDays']
  const warnFrom = lifetime - settings['suggestion.draftWarnDays']
  const since = instantOf(addDays(today, 1 - warnFrom), '00:00', act.zone)
  const drafts = await store.draftsUntouchedSince(act.tx, since, after, chunk)
  const nudges: Nudge[] = []
  for (const { id } of drafts) {
    const one = await openCase(act, id)
    if (!one) continue
    const touchedOn = dayOf(one.row.touchedAt, act.zone)
    const key = `draft:${touchedOn}`
    const expiresOn = addDays(touchedOn, lifetime)
    if (!(await suggestions.isDeputy(act.tx, one.row.leadId))) {
      if (!dryRun && today >= expiresOn) await discardDraft(act, null, id, '领衔人不再担任代表')
      continue
    }
    // while his duties are suspended he cannot go on with it: it is kept, and he is warned when he may
    if (!(await suggestions.deputiesNow(act.tx, [one.row.leadId], today)).has(one.row.leadId)) continue
    const warned = await warningOf(act, one, key)
    // whoever was warned late still has the days that the warning named
    const graceOver =
      warned !== null &&
      warned !== 'waits' &&
      addDays(warned.on, settings['suggestion.draftWarnDays']) <= today
    if (graceOver && today >= expiresOn) {
      if (!dryRun) await discardDraft(act, null, id, '草稿长期没有动，自动作废')
    } else if (warned === null) {
      const on = spokenDay(
        expiresOn > today ? expiresOn : addDays(today, settings['suggestion.draftWarnDays']),
        today,
      )
      const line = `${nameOf(one)}还没有提交，${on}作废。接着写请回：继续 ${refOf(one.row)}`
      nudges.push({ personId: one.row.leadId, suggestionId: id, key, step: 'warn', line, ...motionMark(one) })
    }
  }
  return { nudges, next: drafts.length < chunk ? null : (drafts.at(-1)?.id ?? null) }
}

/** The day on which the lead was told that this draft expires; null when he must be told (again). */
async function warningOf(act: Act, { row }: Case, key: string): Promise<{ on: Day } | 'waits' | null> {
  const warnings = row.events.filter(
    ({ move, details }) => move === 'remind' && (JSON.parse(details) as { key?: string }).key === key,
  )
  let waits = false
  for (const { on } of warnings) {
    const fate = await fateOf(act, row.leadId, { kind: 'suggestion-clock', period: on, step: digestStep })
    if (fate === 'waits') waits = true
    else if (fate !== 'unsaid') return { on: dayOf(fate.saidAt, act.zone) }
  }
  return waits ? 'waits' : null
}
