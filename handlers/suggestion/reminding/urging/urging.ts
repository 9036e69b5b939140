/** 催办: it goes to whoever has the suggestion now. */
import { foreseeReminders } from '../../../notice/actions.ts'
import type { Speaker } from '../../../people/actions.ts'
import { settingsAt } from '../../../settings/actions.ts'
import type { Settings } from '../../../settings/rules.ts'
import type { Act } from '../../../shared/act.ts'
import { addDays, dayOf } from '../../../shared/days.ts'
import { refused, type Outcome } from '../../../shared/outcome.ts'
import { refusalFor, take, type Taken } from '../../acting.ts'
import { nameOf, refOf } from '../../numbering.ts'
import { officersOf, partiesTo, theChannel, theOffice } from '../../parties.ts'
import { onDay, openCase, type Case } from '../../case.ts'
import { tell } from '../../telling.ts'
import type { Channel } from '../../course.ts'
import type { Party, State } from '../../moves.ts'
import { partyName, type SuggestionRefusal } from '../../rules.ts'
import { storedParties, urgerNames, urgerOf, urgeRule, urgingParty } from './limits.ts'
import * as store from './store.ts'

/**
 * Urges whoever has it now. The signatories share one limit; 主任、副主任, 委员, 代表工委 and the office that assigns have each their
 * own. Refused, and not counted, when he may not, when it waits for the lead deputy or for the urging office itself, when
 * nobody of them can be reached, and last, when the limit is used up.
 */
export async function urge(
  act: Act,
  who: Speaker,
  id: number,
  note: string | null,
): Promise<Outcome<Taken & { told: string }, SuggestionRefusal>> {
  const one = await openCase(act, id)
  if (!one) return refused('not_found')
  const party = urgingParty(partiesTo(one, who))
  const urger = party && urgerOf(party)
  if (!party || !urger) return refused('not_yours')
  const wrong = await refusalFor(act, who, one, 'urge', { note })
  if (wrong) return refused(wrong)
  const holder = whoHasIt(one)
  if (holder === 'lead') return refused('waits_for_lead')
  if (isOwnTurn(holder, party)) return refused('own_turn')
  const { days, weight } = urgeRule(await settingsAt(act.tx, act.now, act.zone), urger)
  const last = await store.lastUrge(act.tx, id, storedParties(urger))
  if (last && onDay(act) < addDays(dayOf(last.urgedAt, act.zone), days)) return refused('urged_lately')
  const { people, told } = await peopleOf(act, holder)
  if (!(await isAnyReached(act, people))) return refused('nobody_reached')
  const taken = await take(act, who, one, 'urge', { note })
  if (!taken.ok) return taken
  await store.addUrge(act.tx, {
    suggestionId: id,
    byId: who.personId,
    party,
    weight,
    note,
    urgedAt: act.now,
  })
  await tell(
    act,
    taken.value,
    people,
    `【催办】${partyName(party, one.course.channel)}${who.name}催办${nameOf(one)}${note ? `：${note}` : ''}。请尽快办理，办到哪一步请回：${refOf(one.row)}办理情况：…`,
  )
  return { ok: true, value: { ...taken.value, told } }
}

/** Within how many days he urges once, and with whom he shares that; null when he may not urge. */
export function urgeLimit(
  one: Case,
  who: Speaker,
  settings: Settings,
): { days: number; shared: string } | null {
  const party = urgingParty(partiesTo(one, who))
  const urger = party && urgerOf(party)
  return urger && { days: urgeRule(settings, urger).days, shared: urgerNames[urger] }
}

type Holder = 'lead' | 'office' | { channel: Channel } | { unitsOf: Case }

/** Whoever must act now: the units, the office that assigns, 代表工委, or the lead deputy; of a merged one, as the other stands. */
function whoHasIt(one: Case): Holder {
  const { state, channel } = one.course
  if (state === 'merged' && one.into)
    return beforeReply.has(one.into.course.state) ? whoHasIt(one.into) : { unitsOf: one }
  if (state === 'replied') return 'lead'
  if (state === 'accepted' || state === 'conference') return 'office'
  if (channel !== null && (state === 'forwarded' || state === 'return_requested')) return { channel }
  return { unitsOf: one }
}

const beforeReply = new Set<State>(['accepted', 'forwarded', 'assigned', 'return_requested', 'handling'])

/** Nobody urges himself. */
const isOwnTurn = (holder: Exclude<Holder, 'lead'>, party: Party): boolean =>
  holder === 'office' ? party === 'office' : 'channel' in holder && party === 'channel'

async function peopleOf(
  act: Act,
  holder: Exclude<Holder, 'lead'>,
): Promise<{ people: { id: number }[]; told: string }> {
  if (holder === 'office') return { people: await theOffice(act), told: '代表工委' }
  if ('channel' in holder) return { people: await theChannel(act, holder.channel), told: '交办机关' }
  return { people: officersOf(holder.unitsOf, ['main', 'separate']), told: '承办单位' }
}

/** Whether one of them, other than who acts, has a bound WeChat. */
async function isAnyReached(act: Act, people: readonly { id: number }[]): Promise<boolean> {
  const others = people.filter(({ id }) => act.actor !== `person:${id}`)
  const asked = others.map(({ id: personId }) => ({
    kind: 'suggestion',
    personId,
    period: '',
    step: '',
    text: '',
    subject: null,
  }))
  return (await foreseeReminders(act, asked)).some((status) => status !== 'unreachable')
}
