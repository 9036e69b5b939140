/** 办理情况: how far it is, in words, by whoever has it; whoever urged and the lead deputy hear it. */
import type { Speaker } from '../../../people/actions.ts'
import type { Act } from '../../../shared/act.ts'
import { dayOf } from '../../../shared/days.ts'
import { done, refused, type Outcome } from '../../../shared/outcome.ts'
import { ended } from '../../../shared/words.ts'
import { channelOf, handlingOf, partiesTo } from '../../parties.ts'
import { take, type Taken } from '../../acting.ts'
import { nameOf } from '../../numbering.ts'
import { openCase, type Case } from '../../case.ts'
import { tell } from '../../telling.ts'
import { actingUnit } from '../../handling/ownUnits.ts'
import { partyName, type SuggestionRefusal } from '../../rules.ts'
import * as store from './store.ts'

/** A line of the history: it changes no state, and no limit ends by it. */
export async function reportProgress(
  act: Act,
  who: Speaker,
  id: number,
  text: string,
): Promise<Outcome<Taken, SuggestionRefusal>> {
  const one = await openCase(act, id)
  if (!one) return refused('not_found')
  if (!text.trim()) return refused('reason_needed')
  const unit = await unitOf(act, who, one)
  if (!unit.ok) return unit
  const taken = await take(act, who, one, 'report_progress', { unitId: unit.value, text })
  if (!taken.ok) return taken
  await tell(
    act,
    taken.value,
    [one.row.lead, ...(await urgersOf(act, one))],
    `【办理情况】${saidBy(one, who, unit.value)}说${nameOf(one)}：${ended(text)}`,
  )
  return taken
}

/** The unit that speaks; null where 代表工委 or the office that assigns does. */
async function unitOf(act: Act, who: Speaker, one: Case): Promise<Outcome<number | null, SuggestionRefusal>> {
  const as = partiesTo(one, who)
  if (as.includes('main') || as.includes('assist')) return actingUnit(act, who, one, 'report_progress')
  return done(null)
}

function saidBy(one: Case, who: Speaker, unitId: number | null): string {
  if (unitId !== null)
    return (handlingOf(one, unitId) ?? (one.into && handlingOf(one.into, unitId)))?.unit.name ?? '承办单位'
  return partyName(partiesTo(one, who).includes('office') ? 'office' : 'channel', channelOf(one))
}

/** Everybody who urged in this round. */
async function urgersOf(act: Act, { row, course }: Case): Promise<{ id: number }[]> {
  const since = course.dissatisfiedOn ?? ''
  const urges = await store.urgesOf(act.tx, row.id)
  const ids = urges.filter(({ urgedAt }) => dayOf(urgedAt, act.zone) >= since).map(({ byId }) => byId)
  return [...new Set(ids)].map((id) => ({ id }))
}

/** Whether somebody urged and nobody has said since how far it is. */
export const isUrged = ({ row }: Case): boolean =>
  row.events.findLast(({ move }) => ['urge', 'report_progress', 'reply'].includes(move))?.move === 'urge'
