/** 领衔 and 参与: the chair or a vice-chair leads a supervision, deputies join it. */
import type { Speaker } from '../../people/actions.ts'
import type { Act } from '../../shared/act.ts'
import { refused, type Outcome } from '../../shared/outcome.ts'
import { take, type Taken } from '../acting.ts'
import { nameOf } from '../numbering.ts'
import { officersOf, partiesTo, theOffice } from '../parties.ts'
import { onDay, openCase } from '../case.ts'
import { tell } from '../telling.ts'
import type { SuggestionRefusal } from '../rules.ts'
import * as suggestions from '../store.ts'
import { chairWho, keyCase, serving } from './keyCase.ts'
import * as store from './store.ts'

/** Whether the speaker may lead now: a chair or vice-chair, where nobody who still serves leads. */
export async function mayLead(act: Act, who: Speaker, id: number): Promise<boolean> {
  if (who.memberPost !== 'chair' && who.memberPost !== 'vice_chair') return false
  const lead = (await store.keyOf(act.tx, id))?.supervisors.find(({ role }) => role === 'lead')
  return !lead || (lead.personId !== who.personId && (await chairWho(act, lead.personId)) === null)
}

/**
 * 领衔督办: exactly one chair or vice-chair, by himself or as the office puts down what the council of chairpersons settled.
 * Off the key list he proposes it to the council instead.
 */
export async function leadSupervision(
  act: Act,
  who: Speaker,
  id: number,
): Promise<Outcome<Taken & { proposed: boolean }, SuggestionRefusal>> {
  const one = await openCase(act, id)
  if (!one) return refused('not_found')
  if (!partiesTo(one, who).includes('chair')) return refused('not_yours')
  const key = await store.keyOf(act.tx, id)
  const leads = key?.supervisors.find(({ role }) => role === 'lead')
  if (leads?.personId === who.personId) return refused('already_done')
  // whoever does not serve any more leads nothing
  if (leads && (await chairWho(act, leads.personId))) return refused('lead_taken')
  const taken = await take(act, who, one, 'lead_supervision', {
    personId: who.personId,
    proposed: key === null,
  })
  if (!taken.ok) return taken
  if (key) await store.putLead(act.tx, key.id, who.personId, act.now)
  await tell(
    act,
    taken.value,
    key ? [one.row.lead, ...officersOf(one), ...(await theOffice(act))] : await theOffice(act),
    key
      ? `【领衔督办】${who.name}领衔督办${nameOf(one)}。`
      : `【督办提议】${who.name}提议把${nameOf(one)}列为重点督办并由其领衔，请提请主任会议研究。`,
  )
  return { ok: true, value: { ...taken.value, proposed: key === null } }
}

/** The office puts down who leads the supervision of a key suggestion; who led it before stands in the record as such, and hears of it. */
export async function nameLead(
  act: Act,
  who: Speaker,
  id: number,
  personId: number,
): Promise<Outcome<Taken, SuggestionRefusal>> {
  const found = await keyCase(act, id)
  if (!found) return refused('not_key')
  const { one, key } = found
  if (!who.staffRoles.includes('代表工委')) return refused('not_yours')
  const chair = await chairWho(act, personId)
  if (!chair) return refused('unknown_person')
  const before = key.supervisors.find(({ role }) => role === 'lead')
  if (before?.personId === personId) return refused('already_done')
  const taken = await take(act, who, one, 'lead_supervision', { personId, proposed: false })
  if (!taken.ok) return taken
  await store.putLead(act.tx, key.id, personId, act.now)
  await tell(
    act,
    taken.value,
    [one.row.lead, ...officersOf(one), { id: personId }, ...(before ? [{ id: before.personId }] : [])],
    `【领衔督办】${chair.name}领衔督办${nameOf(one)}${before ? `，不再由${before.person.name}领衔` : ''}。`,
  )
  return taken
}

/** 参与督办: a deputy joins by himself, or the office names one. */
export async function joinSupervision(
  act: Act,
  who: Speaker,
  id: number,
  personId: number = who.personId,
): Promise<Outcome<Taken, SuggestionRefusal>> {
  const found = await keyCase(act, id)
  if (!found) return refused('not_key')
  const { one, key } = found
  if (serving(key).some((supervisor) => supervisor.personId === personId)) return refused('already_done')
  if (one.row.secret) return refused('secret_supervision')
  if (personId !== who.personId && !who.staffRoles.includes('代表工委')) return refused('not_yours')
  if (!(await suggestions.deputiesNow(act.tx, [personId], onDay(act))).has(personId))
    return refused('unknown_person')
  const taken = await take(act, who, one, 'join_supervision', { personId })
  if (!taken.ok) return taken
  await store.putSupervisor(act.tx, { keySuggestionId: key.id, personId, role: 'join', since: act.now })
  await tell(act, taken.value, [{ id: personId }], `【参与督办】您参与督办${nameOf(one)}。`)
  return taken
}
