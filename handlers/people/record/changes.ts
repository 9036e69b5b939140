/** What the office changes about one person at the desk. Each act is audited; what the plan asks for is told, not enforced. */
import { hasRight } from '../../access/rules.ts'
import { endSessionsOf } from '../../access/actions.ts'
import { askToActivitiesAhead, withdrawFromActivities } from '../../activity/actions.ts'
import { recordDeed } from '../../audit/actions.ts'
import { everyoneOnDuty } from '../../roster/actions.ts'
import { endDrafts, lapsedOf, lapseSignatures } from '../../suggestion/actions.ts'
import type { Act } from '../../shared/act.ts'
import { addDays, dayOf, instantOf, type Day } from '../../shared/days.ts'
import { done, refused, type Outcome } from '../../shared/outcome.ts'
import type { Speaker } from '../rules.ts'
import {
  deputiesWarning,
  endReasons,
  phoneOf,
  votersWarning,
  type EndReason,
  type NewVoter,
} from './rules.ts'
import * as store from './store.ts'

export type ChangeRefusal =
  | 'not_allowed'
  | 'unknown'
  | 'nothing_to_do'
  | 'wrong_phone'
  | 'phone_taken'
  | 'wrong_day'
  | 'wrong_span'
  | 'several'
  | 'changed_meanwhile'

/** What is worth knowing after the change; empty when all is as the plan has it. */
export interface Changed {
  name: string
  warning: string
}

const mayChange = (who: Speaker): boolean => hasRight(who, 'people.change')

/** Shows a phone in full, once; who looked at whose is in the audit trail, the phone is not. */
export async function showPhone(
  act: Act,
  who: Speaker,
  whose: { kind: 'person' | 'voter'; id: number },
): Promise<Outcome<{ name: string; phone: string }, ChangeRefusal>> {
  const seesVoters = whose.kind === 'person' || hasRight(who, 'contacts.see')
  if (!hasRight(who, 'people.phones') || !seesVoters) return refused('not_allowed')
  const row =
    whose.kind === 'person'
      ? await store.personById(act.tx, whose.id)
      : await store.voterById(act.tx, whose.id)
  if (!row) return refused('unknown')
  if (!row.phone) return refused('nothing_to_do')
  await recordDeed(act, { action: 'people.show_phone', subject: `${whose.kind}:${whose.id}` })
  return done({ name: row.name, phone: row.phone })
}

/** Ends the WeChat binding: sessions and links given to it end with it, codes that were not used are void. */
export async function endBinding(
  act: Act,
  who: Speaker,
  personId: number,
): Promise<Outcome<Changed, ChangeRefusal>> {
  if (!mayChange(who)) return refused('not_allowed')
  const person = await store.personById(act.tx, personId)
  if (!person) return refused('unknown')
  const { count } = await store.endBindings(act.tx, [personId], act.now, 'ended at the desk')
  if (count === 0) return refused('nothing_to_do')
  await store.voidCodes(act.tx, [personId], act.now, 'ended at the desk')
  await endSessionsOf(act, [personId], 'binding ended')
  await recordDeed(act, { action: 'people.unbind', subject: `person:${personId}` })
  return done({ name: person.name, warning: '' })
}

/** A new phone. Refused when it is no mobile number, or another person's: one person, one number. */
export async function changePhone(
  act: Act,
  who: Speaker,
  personId: number,
  typed: string,
): Promise<Outcome<Changed, ChangeRefusal>> {
  if (!mayChange(who)) return refused('not_allowed')
  const phone = phoneOf(typed)
  if (phone === null) return refused('wrong_phone')
  const person = await store.personById(act.tx, personId)
  if (!person) return refused('unknown')
  if (person.phone === phone) return refused('nothing_to_do')
  if (await store.ownerOfPhone(act.tx, phone)) return refused('phone_taken')
  const { count } = await store.setPhone(act.tx, personId, person.phone, phone)
  if (count === 0) return refused('changed_meanwhile')
  await recordDeed(act, {
    action: 'people.change_phone',
    subject: `person:${personId}`,
    before: { tail: person.phone?.slice(-4) ?? null },
    after: { tail: phone.slice(-4) },
  })
  return done({ name: person.name, warning: '' })
}

/** Makes a person the one liaison of a group, in another's place. 方案一(一): exactly one a group. */
export async function makeLiaison(
  act: Act,
  who: Speaker,
  personId: number,
  groupId: number,
): Promise<Outcome<Changed & { group: string; before: string | null }, ChangeRefusal>> {
  if (!mayChange(who)) return refused('not_allowed')
  const person = await store.personById(act.tx, personId)
  const group = await store.groupById(act.tx, groupId)
  if (!person || !group) return refused('unknown')
  if (group.liaison?.id === personId) return refused('nothing_to_do')
  const changed = await putLiaison(act, group, personId)
  if (!changed) return refused('changed_meanwhile')
  return done({ name: person.name, group: group.name, before: group.liaison?.name ?? null, warning: '' })
}

/** Takes the liaison's post from a person; the group has none then, and stands on the list of what is not ready. */
export async function dismissLiaison(
  act: Act,
  who: Speaker,
  personId: number,
  groupId: number,
): Promise<Outcome<Changed & { group: string }, ChangeRefusal>> {
  if (!mayChange(who)) return refused('not_allowed')
  const group = await store.groupById(act.tx, groupId)
  if (!group) return refused('unknown')
  if (group.liaison?.id !== personId) return refused('nothing_to_do')
  if (!(await putLiaison(act, group, null))) return refused('changed_meanwhile')
  return done({
    name: group.liaison.name,
    group: group.name,
    warning: `${group.name}现在没有联络员，每组应有1名。`,
  })
}

async function putLiaison(
  act: Act,
  group: { id: number; liaisonId: number | null },
  personId: number | null,
): Promise<boolean> {
  const { count } = await store.setLiaison(act.tx, group.id, group.liaisonId, personId)
  if (count === 0) return false
  const after = { group: group.id, liaison: personId }
  const before = { group: group.id, liaison: group.liaisonId }
  // a line for each of the two, so that both histories tell it
  for (const one of new Set([personId, group.liaisonId]))
    if (one !== null)
      await recordDeed(act, { action: 'people.liaison', subject: `person:${one}`, before, after })
  return true
}

/**
 * Ends a deputy's office before the term does (代表法第六十二条). His seat in the standing committee and a group leader's
 * post end with it, his drafts are thrown away, activities that lie ahead ask him no more and his seats go to who waits; contacts, links and history stay. Without another duty the WeChat binding ends as well.
 * Refused for a day to come, and for one before he was bound by nothing: a day is needed.
 */
export async function endOffice(
  act: Act,
  who: Speaker,
  personId: number,
  endedOn: Day,
  reason: EndReason,
): Promise<Outcome<Changed, ChangeRefusal>> {
  if (!mayChange(who)) return refused('not_allowed')
  if (!isPastDay(endedOn, dayOf(act.now, act.zone))) return refused('wrong_day')
  const deputy = await store.deputyNow(act.tx, personId)
  if (!deputy) return refused('nothing_to_do')
  const { count } = await store.endDeputy(act.tx, deputy.id, endedOn, reason)
  if (count === 0) return refused('changed_meanwhile')
  const seats = await store.endMember(act.tx, personId, endedOn)
  const led = await store.leaveGroupsAsLeader(act.tx, personId)
  await recordDeed(act, {
    action: 'people.end_office',
    subject: `person:${personId}`,
    after: { term: deputy.term.name, endedOn, reason: endReasons[reason] },
  })
  const activities = await withdrawFromActivities(act, personId, firstWithout(act, endedOn))
  const signed = await lapseSignatures(act, personId)
  const own = await endDrafts(act, personId)
  const left = await endWithoutDuty(act, [personId])
  return done({
    name: deputy.person.name,
    warning: [
      seats.count > 0 ? '常委会职务一并终止。' : '',
      led.count > 0 ? '所任小组组长空缺，请另定。' : '',
      activities > 0 ? `已从${activities}个还没举行的活动名单中去掉。` : '',
      signed > 0 ? `${signed}件还没提交的建议不再算他附议。` : '',
      own.drafts > 0 ? `他的${own.drafts}件建议草稿已作废。` : '',
      own.returned > 0 ? `${own.returned}件已退回他修改的建议请由代表工委按不予受理了结。` : '',
      left > 0 ? '没有其他职务，微信绑定已解除。' : '还有其他职务，微信绑定保留。',
    ].join(''),
  })
}

/** From when on he was no deputy: the day after his last one, and in any case now. */
const firstWithout = (act: Act, endedOn: Day): Date => {
  const next = instantOf(addDays(endedOn, 1), '00:00', act.zone)
  return next < act.now ? next : act.now
}

const isPastDay = (day: string, today: Day): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(Date.parse(`${day}T00:00:00Z`)) && day <= today

/**
 * Takes back an end that was entered by mistake: activities ahead ask him again. The binding does not come back: give a
 * new code.
 */
export async function restoreOffice(
  act: Act,
  who: Speaker,
  personId: number,
): Promise<Outcome<Changed, ChangeRefusal>> {
  if (!mayChange(who)) return refused('not_allowed')
  const person = await store.personById(act.tx, personId)
  const ended = person?.deputies.find(({ term, endedOn }) => term.current && endedOn !== null)
  if (!person || ended?.endedOn == null) return refused('nothing_to_do')
  if (!(await store.restoreDeputy(act.tx, ended.id, personId, ended.endedOn)))
    return refused('changed_meanwhile')
  await recordDeed(act, {
    action: 'people.restore_office',
    subject: `person:${personId}`,
    before: { endedOn: ended.endedOn, reason: ended.endReason },
  })
  const { asked, told } = await askToActivitiesAhead(act, personId)
  const later = told < asked ? `其中${asked - told}个还没通知到他，绑定微信后自动通知。` : ''
  const again = asked > 0 ? `已重新列入${asked}个活动，原来的回复要重新说。${later}` : ''
  const gone = await lapsedOf(act, personId)
  const lapsed = [
    ...(gone.signatures > 0 ? [`${gone.signatures}件建议上的附议`] : []),
    ...(gone.drafts > 0 ? [`${gone.drafts}件作废的建议草稿`] : []),
  ].join('、')
  const lost = lapsed ? `离任时失效的${lapsed}不会自动恢复，请告诉他重新附议、重新写。` : ''
  return done({ name: person.name, warning: `${again}${lost}微信绑定不会自动恢复，请重新发绑定码。` })
}

/** Ends the bindings of those who have no duty left. Answers how many bindings ended. */
async function endWithoutDuty(act: Act, personIds: readonly number[]): Promise<number> {
  const serving = new Set((await everyoneOnDuty(act.tx, { ids: personIds })).map(({ id }) => id))
  const leaving = personIds.filter((id) => !serving.has(id))
  const { count } = await store.endBindings(act.tx, leaving, act.now, 'left office')
  await store.voidCodes(act.tx, leaving, act.now, 'left office')
  await endSessionsOf(act, leaving, 'left office')
  return count
}

// ---- whom he contacts

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
