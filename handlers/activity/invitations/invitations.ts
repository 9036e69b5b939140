/** Invitations to the standing committee, to inspections and work reports go round fairly (工作方案三(四)). */
import { recordDeed } from '../../audit/actions.ts'
import type { Speaker } from '../../people/rules.ts'
import { settingsAt } from '../../settings/actions.ts'
import type { Act } from '../../shared/act.ts'
import { dayOf } from '../../shared/days.ts'
import { done, refused, type Outcome } from '../../shared/outcome.ts'
import { organise, planActivity, type Activity, type OrganiseRefusal } from '../planning/organise.ts'
import { audienceOf, familyOf, may, nobodyAsked, type Plan } from '../rules.ts'
import * as activities from '../store.ts'
import { fairOrder } from './rotation.ts'
import * as store from './store.ts'

export interface Proposed {
  personId: number
  name: string
  groupId: number
  invited: number
  /** For how many more he is chosen that are prepared or just going out. */
  preparing: number
  rank: number
}

/** How often each deputy was invited, by the office's way of counting. */
async function countsOf(act: Pick<Act, 'tx' | 'now' | 'zone'>) {
  const settings = await settingsAt(act.tx, act.now, act.zone)
  return store.invitedCounts(act.tx, dayOf(act.now, act.zone), settings['invitation.declined'] === 'counted')
}

/**
 * Every deputy in the fair order: least invited in this term first, ties by a lot that the seed fixes. Who is chosen for
 * another that is prepared counts as invited to it: two prepared side by side do not take the same people. `from`: the
 * invitation that one looks from, 0 for a new one.
 */
export async function fairList(
  act: Pick<Act, 'tx' | 'now' | 'zone'>,
  seed: string,
  from = 0,
): Promise<Proposed[]> {
  const prepared = await store.preparedCounts(act.tx, act.now, from)
  const counts = (await countsOf(act)).map((one) => ({ ...one, preparing: prepared.get(one.personId) ?? 0 }))
  return fairOrder(counts, seed).map((one, index) => ({ ...one, rank: index + 1 }))
}

/** 被邀请1次，另选进1次正在准备的邀请 */
export const turnWords = ({ invited, preparing }: Pick<Proposed, 'invited' | 'preparing'>): string =>
  `被邀请${invited}次${preparing > 0 ? `，另选进${preparing}次正在准备的邀请` : ''}`

export type InviteRefusal =
  | OrganiseRefusal
  | 'reason_needed'
  | 'unknown_person'
  | 'already_sent'
  /** More are chosen than the invitation is for. */
  | 'too_many'

interface Chosen {
  picked: readonly Proposed[]
  /** Whose turn it was, and who was not taken. */
  passedOver: readonly Proposed[]
  reason: string
}

/** Who is taken of the fair order. Taken out of it, a reason is needed. */
function chosenOf(
  list: readonly Proposed[],
  personIds: readonly number[],
  reason: string | null,
): Outcome<Chosen, 'nobody' | 'reason_needed' | 'unknown_person'> {
  const ids = new Set(personIds)
  const picked = list.filter(({ personId }) => ids.has(personId))
  if (ids.size === 0) return refused('nobody')
  if (picked.length !== ids.size) return refused('unknown_person')
  const inOrder = picked.every(({ rank }) => rank <= ids.size)
  if (!inOrder && !reason?.trim()) return refused('reason_needed')
  return done({
    picked,
    passedOver: list.slice(0, ids.size).filter(({ personId }) => !ids.has(personId)),
    reason: inOrder ? '按被邀请次数从少到多' : (reason ?? '').trim(),
  })
}

/** Keeps the order, the choice and the reason, in place of what was kept before. */
async function keepChoice(act: Act, who: Speaker, activityId: number, choice: Chosen): Promise<void> {
  const { picked, passedOver, reason } = choice
  const row =
    (chosen: boolean) =>
    ({ personId, rank, invited }: Proposed) => ({
      activityId,
      personId,
      rank,
      invited,
      chosen,
      reason,
      chosenAt: act.now,
      chosenById: who.personId,
    })
  await store.putChoices(act.tx, activityId, [...picked.map(row(true)), ...passedOver.map(row(false))])
  await recordDeed(act, {
    action: 'activity.invite',
    subject: `activity:${activityId}`,
    after: { chosen: idsOf(picked), passedOver: idsOf(passedOver), reason },
  })
}

const idsOf = (people: readonly Proposed[]): number[] => people.map(({ personId }) => personId)

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
  await activities.takeTurn(act.tx)
  const choice = chosenOf(await fairList(act, chosen.seed), chosen.personIds, chosen.reason)
  if (!choice.ok) return choice
  const audience = { ...nobodyAsked, people: idsOf(choice.value.picked) }
  const outcome = await organise(act, who, { ...plan, audience })
  if (outcome.ok) await keepChoice(act, who, outcome.value.id, choice.value)
  return outcome
}

/** The lot of an invitation: drawn once, so that its order stays while one looks at it. */
export const seedOf = ({ createdAt }: Pick<Activity, 'createdAt'>): string =>
  `draft ${createdAt.toISOString()}`

/**
 * Keeps an invitation as a draft with those proposed whose turn it is, as many as there are seats. Nobody is told; whom to
 * invite may be changed (chooseInvitees) until it is announced.
 */
export async function planInvitation(
  act: Act,
  who: Speaker,
  plan: Plan,
): Promise<Outcome<Activity, InviteRefusal>> {
  if (!may.seeAllGroups(who)) return refused('not_organiser')
  await activities.takeTurn(act.tx)
  const list = await fairList(act, seedOf({ createdAt: act.now }))
  const choice = chosenOf(list, idsOf(list.slice(0, plan.seats ?? 0)), null)
  if (!choice.ok) return choice
  const audience = { ...nobodyAsked, people: idsOf(choice.value.picked) }
  const outcome = await planActivity(act, who, { ...plan, seats: null, audience })
  if (outcome.ok) await keepChoice(act, who, outcome.value.id, choice.value)
  return outcome
}

export interface Inviting {
  activity: Activity
  /** Everybody in the fair order of this draft. */
  list: readonly Proposed[]
  chosen: ReadonlySet<number>
  /** As it was given for the present choice; empty while it follows the order. */
  reason: string
}

/** A draft invitation with its fair order and who is chosen of it. Refused once it was sent. */
export async function invitingOf(
  act: Act,
  who: Speaker,
  id: number,
): Promise<Outcome<Inviting, InviteRefusal>> {
  const activity = await activities.activityById(act.tx, id)
  if (!activity) return refused('unknown_activity')
  if (!may.seeAllGroups(who)) return refused('not_yours')
  if (familyOf(activity.kind) !== 'invitation' || audienceOf(activity).people.length === 0)
    return refused('unknown_activity')
  if (activity.state !== 'draft') return refused('already_sent')
  const list = await fairList(act, seedOf(activity), activity.id)
  const people = audienceOf(activity).people
  const choices = await store.choicesOf(act.tx, id)
  const inOrder = list
    .filter(({ personId }) => people.includes(personId))
    .every(({ rank }) => rank <= people.length)
  return done({
    activity,
    list,
    chosen: new Set(people),
    reason: inOrder ? '' : (choices[0]?.reason ?? ''),
  })
}

/**
 * Takes others than were proposed for a draft invitation, with the reason; it is kept, and so is who was passed over. More
 * than it is for are taken only where that is said (`more`).
 */
export async function chooseInvitees(
  act: Act,
  who: Speaker,
  id: number,
  chosen: { personIds: readonly number[]; reason: string | null; more?: boolean },
): Promise<Outcome<Activity, InviteRefusal>> {
  const inviting = await invitingOf(act, who, id)
  if (!inviting.ok) return inviting
  const { activity, list } = inviting.value
  const seats = inviting.value.chosen.size
  if (new Set(chosen.personIds).size > seats && !chosen.more) return refused('too_many')
  const choice = chosenOf(list, chosen.personIds, chosen.reason)
  if (!choice.ok) return choice
  const audience = JSON.stringify({ ...nobodyAsked, people: idsOf(choice.value.picked) })
  if (!(await activities.moveActivity(act.tx, activity, { audience }))) return refused('changed_meanwhile')
  await keepChoice(act, who, id, choice.value)
  return done({ ...activity, audience, version: activity.version + 1 })
}

/** Who was proposed and chosen for an invitation, and why; each with his name. */
export async function choicesOf(act: Pick<Act, 'tx'>, activityId: number) {
  const choices = await store.choicesOf(act.tx, activityId)
  const names = await activities.namesOf(
    act.tx,
    choices.map(({ personId }) => personId),
  )
  return choices.map((choice) => ({ ...choice, name: names.get(choice.personId) ?? '' }))
}

/**
 * Every deputy of the term with how often he was invited, came, and when last; fewest first. Each is to be invited so
 * often a term (a setting): `short` counts who is not yet.
 */
export async function invitedInTerm(
  act: Act,
  who: Speaker,
  choice: { groupId: number | null; onlyShort: boolean; skip: number; take: number },
): Promise<
  Outcome<{ rows: store.InvitedDeputy[]; total: number; short: number; deputies: number }, 'not_yours'>
> {
  if (!may.seeAllGroups(who)) return refused('not_yours')
  const least = (await settingsAt(act.tx, act.now, act.zone))['invitation.perTerm']
  const counts = await countsOf(act)
  const short = counts.filter(({ invited }) => invited < least)
  const fits = (choice.onlyShort ? short : counts).filter(
    ({ groupId }) => choice.groupId === null || groupId === choice.groupId,
  )
  const shown = fits
    .sort((a, b) => a.invited - b.invited || a.groupId - b.groupId || a.personId - b.personId)
    .slice(choice.skip, choice.skip + choice.take)
  const rows = await store.invitedDeputies(act.tx, shown)
  return done({ rows, total: fits.length, short: short.length, deputies: counts.length })
}

/** Deputies who have been invited less often in this term than every one should be. */
export async function invitedTooLittle(
  act: Act,
  who: Speaker,
): Promise<Outcome<{ personId: number; name: string; invited: number }[], 'not_yours'>> {
  if (!may.seeAllGroups(who)) return refused('not_yours')
  const least = (await settingsAt(act.tx, act.now, act.zone))['invitation.perTerm']
  const counts = await countsOf(act)
  return done(counts.filter(({ invited }) => invited < least))
}
