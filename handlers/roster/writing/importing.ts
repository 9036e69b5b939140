/** Carries an import out, in the act's transaction. */
import { askAudiencesAnew, type AskedAnew } from '../../activity/actions.ts'
import { recordDeed } from '../../audit/actions.ts'
import type { Act } from '../../shared/act.ts'
import type { RosterPlan } from '../planning/plan.ts'
import { endBindingsOf } from './store.ts'
import type { StoredRoster } from '../planning/stored.ts'
import { writePlan } from './roster.ts'

/**
 * Writes what a plan without errors says, and one line of the trail; a plan that changes nothing writes nothing. What lies
 * ahead asks whoever is new in a group or an office by it, and lets go whoever left. Answers how many.
 */
export async function importPlan(act: Act, plan: RosterPlan, stored: StoredRoster): Promise<AskedAnew> {
  if (changesNothing(plan)) return { asked: 0, left: 0 }
  await writePlan(act.tx, act.now, plan, stored)
  await endBindingsOf(act.tx, plan.renamedIds, act.now, 'renamed')
  await recordDeed(act, { action: 'roster.import', subject: `term:${plan.term.name}`, after: deedOf(plan) })
  return askAudiencesAnew(act)
}

/** True when the database says already what the roster says. */
const changesNothing = ({ summary: { added, changed }, people }: RosterPlan): boolean =>
  changed.length === 0 && people.added.length === 0 && Object.values(added).every((count) => count === 0)

/** What the audit trail keeps of an import: how much, and which fields of whom; no phones and no addresses. */
export const deedOf = ({ summary: { added, changed, kept } }: RosterPlan) => ({
  added,
  kept,
  changed: changed.map(
    ({ sheet, row, fields }) => `${sheet}${row}：${fields.map(({ field }) => field).join('、')}`,
  ),
})
