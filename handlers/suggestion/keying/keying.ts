/**
 * 代录: what a unit or the lead deputy handed in on paper, or said by telephone or in person, is keyed in by staff. It goes
 * through the verb by which the party would do it himself, and he hears it at once.
 */
import { personWithDuties, type Speaker } from '../../people/actions.ts'
import type { Act } from '../../shared/act.ts'
import type { Day } from '../../shared/days.ts'
import { done, refused, type Outcome } from '../../shared/outcome.ts'
import type { Taken } from '../acting.ts'
import { onDay, openCase, type Case } from '../case.ts'
import { isReadableBy, partiesTo } from '../parties.ts'
import { isActive, type KeyedIn } from '../course.ts'
import { leadRests } from '../handling/leadStands.ts'
import * as handlings from '../handling/store.ts'
import { mayKeyIn } from '../moves.ts'
import type { SuggestionRefusal } from '../rules.ts'
import * as suggestions from '../store.ts'
import { tellParty } from './telling.ts'
import type { KeyedParty, Voice } from './voice.ts'

/** A party for whom this member of the staff may key something in. */
export interface PartyToKey {
  party: KeyedParty
  name: string
}

/** The units that have or owe something in it, and its lead deputy: those for whom this member of the staff may key in. */
export async function partiesToKey(act: Pick<Act, 'tx'>, who: Speaker, one: Case): Promise<PartyToKey[]> {
  const as = partiesTo(one, who)
  const names = new Map((await suggestions.units(act.tx)).map(({ id, name }) => [id, name]))
  const owing = (await handlings.commitmentsOf(act.tx, one.row.id))
    .filter(({ deliveredAt }) => deliveredAt === null)
    .map(({ unitId }) => unitId)
  const into = one.course.state === 'merged' && one.into ? one.into.course.units : []
  const having = [...one.course.units, ...into].filter(isActive).map(({ unitId }) => unitId)
  const units = mayKeyIn('reply', as) ? [...new Set([...having, ...owing])] : []
  return [
    ...units.map((unitId) => ({ party: unitId, name: names.get(unitId) ?? '' })),
    ...(mayKeyIn('rate', as) ? [{ party: 'lead' as const, name: `${one.row.lead.name}代表` }] : []),
  ]
}

/** The party as its own acts know it, spoken for by who keys in. Refused for one for whom he may not, and a lead whose duties rest. */
export async function voiceFor(
  act: Pick<Act, 'tx' | 'now' | 'zone'>,
  who: Speaker,
  one: Case,
  party: KeyedParty,
  came: KeyedIn,
): Promise<Outcome<Voice, SuggestionRefusal>> {
  const known = await partiesToKey(act, who, one)
  if (!known.some((each) => each.party === party)) return refused('not_yours')
  const keyedIn = { ...came, staff: partiesTo(one, who) }
  if (party !== 'lead') return done({ ...nobody, ...idOf(who), unitIds: [party], keyedIn })
  if (await leadRests(act, one.row.leadId)) return refused('lead_suspended')
  const lead = await personWithDuties(act.tx, one.row.leadId, onDay(act))
  if (!lead) return refused('unknown_person')
  const { personId, name, deputyId } = lead
  return done({ ...nobody, personId, name, deputyId, keyedIn })
}

const idOf = ({ personId, name }: Speaker) => ({ personId, name })

/** Without any duty of his own. */
const nobody = {
  deputyId: null,
  memberId: null,
  groupId: null,
  constituencyId: null,
  memberPost: null,
  liaisonGroupIds: [],
  isStaff: false,
  staffRoles: [],
  unitIds: [],
} as const

export interface Keying {
  party: KeyedParty
  on: Day
  way: KeyedIn['way']
  /** Drawn for the form: the same one twice is stored once. */
  once: string
  /** The version that was read when it was keyed in. */
  version: number
}

/** What the party's own verb answered, and the step that it took; null where it refused. */
export interface KeyedAnswer<T> {
  answer: T
  taken: Taken | null
}

/**
 * Lets a verb run in the party's voice, and tells the party when it took its step. Refused: keyed in already from the same
 * form, something else happened since it was read, a day to come.
 */
export async function keyIn<T>(
  act: Act,
  who: Speaker,
  id: number,
  { party, version, ...came }: Keying,
  run: (voice: Voice) => Promise<T>,
): Promise<Outcome<KeyedAnswer<T>, SuggestionRefusal>> {
  const one = await openCase(act, id)
  if (!one || !isReadableBy(one, who)) return refused('not_found')
  const voice = await voiceFor(act, who, one, party, came)
  if (!voice.ok) return voice
  if (isKeyedFrom(one, came.once)) return refused('keyed_in')
  if (one.row.version !== version) return refused('changed_meanwhile')
  if (came.on > onDay(act)) return refused('past_day')
  const answer = await run(voice.value)
  const after = await openCase(act, id)
  const step = after?.row.events.findLast(({ details }) => onceOf(details) === came.once)
  if (!after || !step) return done({ answer, taken: null })
  // pressed twice at once it may be the other press that stored it: stored it is, and said once
  const taken: Taken = { one: after, eventId: step.id, unreached: [] }
  await tellParty(act, who, taken, { party, voice: voice.value })
  return done({ answer, taken })
}

/** Whether something was keyed in from this form already. */
export async function wasKeyedIn(act: Pick<Act, 'tx'>, id: number, once: string): Promise<boolean> {
  const one = once === '' ? null : await openCase(act, id)
  return one !== null && isKeyedFrom(one, once)
}

const onceOf = (details: string): string | undefined =>
  (JSON.parse(details) as { keyedIn?: KeyedIn }).keyedIn?.once

const isKeyedFrom = ({ row }: Case, once: string): boolean =>
  row.events.some(({ details }) => onceOf(details) === once)
