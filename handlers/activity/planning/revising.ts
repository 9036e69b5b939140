/** Writing a draft anew: nobody was told of it, so that everything may be changed, and whom it will ask. */
import { recordDeed } from '../../audit/actions.ts'
import type { Speaker } from '../../people/rules.ts'
import type { Act } from '../../shared/act.ts'
import { done, refused, type Outcome } from '../../shared/outcome.ts'
import { audienceOf, isByTurns, type Plan } from '../rules.ts'
import * as activities from '../store.ts'
import { isOfTurns, led, previewPlan, type Activity, type OrganiseRefusal } from './organise.ts'
import * as store from './store.ts'

/**
 * Puts a plan in the place of a draft. An invitation by turns keeps who is chosen (chooseInvitees) and stays one. Refused
 * once it was sent, and for what no plan may be: not his to ask these people, a time that has passed, an audience of nobody.
 */
export async function reviseDraft(
  act: Act,
  who: Speaker,
  id: number,
  plan: Plan,
): Promise<Outcome<Activity, OrganiseRefusal>> {
  const found = await led(act, who, id)
  if (!found.ok) return found
  const draft = found.value
  if (draft.state !== 'draft') return refused('not_draft')
  const byTurns = isByTurns(draft)
  if (byTurns !== isOfTurns(plan.kind, plan.audience)) return refused('other_turns')
  const fresh = byTurns ? { ...plan, seats: null, audience: audienceOf(draft) } : plan
  const preview = await previewPlan(act, who, fresh)
  if (!preview.ok) return preview
  if (!(await store.rewriteDraft(act.tx, draft, fresh))) return refused('changed_meanwhile')
  await recordDeed(act, {
    action: 'activity.change',
    subject: `activity:${id}`,
    before: draft,
    after: { ...fresh, people: preview.value.people },
  })
  const after = await activities.activityById(act.tx, id)
  if (!after) throw new Error(`activity ${id} vanished while it was rewritten`)
  return done(after)
}
