/** Who contacts whom: deputies their voters, members their deputies. */
import { hasRight } from '../../access/rules.ts'
import { recordDeed } from '../../audit/actions.ts'
import type { Act } from '../../shared/act.ts'
import { done, refused, type Outcome } from '../../shared/outcome.ts'
import type { Speaker } from '../rules.ts'
import { mayChange, type Changed, type ChangeRefusal } from './changes.ts'
import { deputiesWarning, votersWarning, type NewVoter } from './rules.ts'
import * as store from './store.ts'

/** Somebody of this name is known already: which of them is meant. */
export interface LikeVoter {
  id: number
  name: string
  phone: string | null
  address: string | null
}

export type LinkedVoter = Changed & { voter: string; isNew: boolean }

/**
 * Gives a deputy one more voter to contact. `which` says who is meant where the name is known already: a number, or
 * 'new'. Without it the answer is the choice. A voter at the same phone and name is the same one.
 */
export async function linkVoter(
  act: Act,
  who: Speaker,
  personId: number,
  voter: NewVoter,
  which: number | 'new' | null,
): Promise<Outcome<LinkedVoter | { choose: LikeVoter[] }, ChangeRefusal>> {
  if (!mayChange(who) || !hasRight(who, 'contacts.see')) return refused('not_allowed')
  const deputy = await store.deputyNow(act.tx, personId)
  if (!deputy) return refused('unknown')
  const like = await store.votersLike(act.tx, voter.name, voter.phone, deputy.constituencyId)
  const samePhone = like.filter(({ phone }) => voter.phone !== null && phone === voter.phone)
  const known =
    samePhone[0]?.id ?? (typeof which === 'number' ? like.find(({ id }) => id === which)?.id : undefined)
  if (known === undefined && which !== 'new' && like.length > 0) return done({ choose: like })
  const voterId = known ?? (await store.addVoter(act.tx, voter, deputy.constituencyId)).id
  if (!(await store.linkVoter(act.tx, deputy.id, voterId))) return refused('nothing_to_do')
  await recordDeed(act, {
    action: 'people.link_voter',
    subject: `person:${personId}`,
    after: { voter: voterId, isNew: known === undefined },
  })
  const warning = votersWarning(await store.countVoters(act.tx, deputy.id))
  return done({ name: deputy.person.name, voter: voter.name, isNew: known === undefined, warning })
}

/** A deputy no longer contacts this voter. The voter and the contacts that were made stay. */
export async function unlinkVoter(
  act: Act,
  who: Speaker,
  personId: number,
  voterId: number,
): Promise<Outcome<Changed, ChangeRefusal>> {
  if (!mayChange(who) || !hasRight(who, 'contacts.see')) return refused('not_allowed')
  const deputy = await store.deputyNow(act.tx, personId)
  if (!deputy) return refused('unknown')
  const { count } = await store.unlinkVoter(act.tx, deputy.id, voterId)
  if (count === 0) return refused('nothing_to_do')
  await recordDeed(act, {
    action: 'people.unlink_voter',
    subject: `person:${personId}`,
    before: { voter: voterId },
  })
  return done({
    name: deputy.person.name,
    warning: votersWarning(await store.countVoters(act.tx, deputy.id)),
  })
}

/** A standing committee member contacts one more deputy, by the card number. */
export async function linkDeputy(
  act: Act,
  who: Speaker,
  personId: number,
  cardNo: string,
): Promise<Outcome<Changed & { deputy: string }, ChangeRefusal>> {
  if (!mayChange(who)) return refused('not_allowed')
  const member = await store.memberNow(act.tx, personId)
  const deputy = await store.deputyByCard(act.tx, cardNo.normalize('NFKC').trim().toUpperCase())
  if (!member || !deputy) return refused('unknown')
  if (!(await store.linkDeputy(act.tx, member.id, deputy.id))) return refused('nothing_to_do')
  await recordDeed(act, {
    action: 'people.link_deputy',
    subject: `person:${personId}`,
    after: { deputy: deputy.id },
  })
  const warning = deputiesWarning(await store.countDeputies(act.tx, member.id))
  return done({ name: member.person.name, deputy: deputy.person.name, warning })
}

/** A standing committee member no longer contacts this deputy. */
export async function unlinkDeputy(
  act: Act,
  who: Speaker,
  personId: number,
  deputyId: number,
): Promise<Outcome<Changed, ChangeRefusal>> {
  if (!mayChange(who)) return refused('not_allowed')
  const member = await store.memberNow(act.tx, personId)
  if (!member) return refused('unknown')
  const { count } = await store.unlinkDeputy(act.tx, member.id, deputyId)
  if (count === 0) return refused('nothing_to_do')
  await recordDeed(act, {
    action: 'people.unlink_deputy',
    subject: `person:${personId}`,
    before: { deputy: deputyId },
  })
  return done({
    name: member.person.name,
    warning: deputiesWarning(await store.countDeputies(act.tx, member.id)),
  })
}
