/** 换届 carried out, in the act's transaction: the old term ends with all its rows, the new one begins. */
import { endSessionsOf } from '../../access/actions.ts'
import { askAudiencesAnew, type AskedAnew } from '../../activity/actions.ts'
import { recordDeed } from '../../audit/actions.ts'
import type { Act } from '../../shared/act.ts'
import { everyoneOnDuty } from '../duty/directory.ts'
import { deedOf } from './importing.ts'
import * as store from './store.ts'
import { voidCodesOf } from '../duty/store.ts'
import type { StoredRoster } from '../planning/stored.ts'
import type { TermPlan } from '../planning/term.ts'
import { writePlan } from './roster.ts'

/**
 * Begins a new term by a plan without errors. Reports, links and quotas stay with the old term's deputies; people and
 * bindings of those who continue are kept; whoever leaves and has no other duty loses binding, codes and sessions. What is
 * announced and lies ahead asks the new term's deputies; answers how many, and how many it lets go.
 */
export async function startTerm(act: Act, plan: TermPlan, stored: StoredRoster): Promise<AskedAnew> {
  await store.endTerms(act.tx)
  await writePlan(act.tx, act.now, plan, { ...stored, term: null, deputies: [], members: [] })
  await store.leaveGroupsAsLeaders(act.tx, plan.leaverIds, plan.keptGroupIds)
  const serving = new Set((await everyoneOnDuty(act.tx)).map(({ id }) => id))
  const leaving = plan.leaverIds.filter((id) => !serving.has(id))
  await store.endBindingsOf(act.tx, leaving, act.now, 'new term')
  for (const id of leaving) await voidCodesOf(act.tx, id, act.now, 'new term')
  await endSessionsOf(act, leaving, 'new term')
  const { turnover } = plan
  await recordDeed(act, {
    action: 'roster.new_term',
    subject: `term:${plan.term.name}`,
    before: { term: stored.term?.name ?? null },
    after: {
      ...deedOf({ ...plan, summary: { ...plan.summary, changed: [] } }),
      continuing: turnover.continuing.length,
      new: turnover.fresh.length,
      leaving: turnover.leaving.length,
      unbound: leaving.length,
    },
  })
  return askAudiencesAnew(act)
}
