/** Invitations to the standing committee, to inspections and work reports go round fairly (工作方案三(四)). */
import { recordDeed } from '../audit/actions.ts'
import type { Speaker } from '../people/rules.ts'
import { settingsAt } from '../settings/actions.ts'
import type { Act } from '../shared/act.ts'
import { done, refused, type Outcome } from '../shared/outcome.ts'
import { organise, type Activity, type OrganiseRefusal } from './organise.ts'
import { may, nobodyAsked, type Plan } from './rules.ts'
import { fairOrder } from './rotation.ts'
import * as store from './store.ts'

export interface Proposed {
  personId: number
  name: string
  groupId: number
  invited: number
  rank: number
}

/** Every deputy in the fair order: least invited in this term first, ties by a lot that the seed fixes. */
export async function fairList(act: Pick<Act, 'tx'>, seed: string): Promise<Proposed[]> {
  const counts = await store.invitedCounts(act.tx)
  return fairOrder(counts, seed).map((one, index) => ({ ...one, rank: index + 1 }))
}

export type InviteRefusal = OrganiseRefusal | 'not_all' | 'reason_needed' | 'unknown_person'

/**
 * Organises an invitation for chosen deputies. Whoever is chosen out of the proposed order needs a reason; the order, the
 * choice and the reason are kept.
 */
export async function invite(
  act: Act,
  who: Speaker,
  plan: Plan,
  chosen: { personIds: readonly number[]; seed: string; reason: string | null },
): Promise<Outcome<Activity, InviteRefusal>> {
  if (!may.seeAllGroups(who)) return refused('not_organiser')
  const list = await fairList(act, chosen.seed)
  const ids = new Set(chosen.personIds)
  const picked = list.filter(({ personId }) => ids.has(personId))
  if (picked.length !== ids.size) return refused('unknown_person')
  const inOrder = picked.every(({ rank }) => rank <= ids.size)
  if (!inOrder && !chosen.reason?.trim()) return refused('reason_needed')
  const audience = { ...nobodyAsked, people: [...ids] }
  const outcome = await organise(act, who, { ...plan, audience })
  if (!outcome.ok) return outcome
  const activityId = outcome.value.id
  const reason = inOrder ? '按被邀请次数从少到多' : (chosen.reason ?? '').trim()
  const passedOver = list.slice(0, ids.size).filter(({ personId }) => !ids.has(personId))
  await store.addChoices(
    act.tx,
    [...picked, ...passedOver].map(({ personId, rank, invited }) => ({
      activityId,
      personId,
      rank,
      invited,
      chosen: ids.has(personId),
      reason,
      chosenAt: act.now,
      chosenById: who.personId,
    })),
  )
  await recordDeed(act, {
    action: 'activity.invite',
    subject: `activity:${activityId}`,
    after: { chosen: [...ids], passedOver: passedOver.map(({ personId }) => personId), reason },
  })
  return done(outcome.value)
}

/** Who was proposed and chosen for an invitation, and why. */
export const choicesOf = (act: Pick<Act, 'tx'>, activityId: number) => store.choicesOf(act.tx, activityId)

/** Deputies who have been invited less often in this term than every one should be. */
export async function invitedTooLittle(
  act: Act,
  who: Speaker,
): Promise<Outcome<{ personId: number; name: string; invited: number }[], 'not_yours'>> {
  if (!may.seeAllGroups(who)) return refused('not_yours')
  const least = (await settingsAt(act.tx, act.now, act.zone))['invitation.perTerm']
  const counts = await store.invitedCounts(act.tx)
  return done(counts.filter(({ invited }) => invited < least))
}
