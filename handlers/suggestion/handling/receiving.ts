/** 签收: a unit takes a suggestion in hand. */
import type { Speaker } from '../../people/actions.ts'
import type { Act } from '../../shared/act.ts'
import { refused, type Outcome } from '../../shared/outcome.ts'
import { handlingOf, nameOf, openCase, take, tell, theAssigners, type Case, type Taken } from '../acting.ts'
import type { SuggestionRefusal } from '../rules.ts'
import * as store from './store.ts'

/** The speaker's own unit in this suggestion: the one that must answer before one that assists; null when he has none. */
export function ownUnit(one: Case, who: Speaker): number | null {
  const held = [
    ...one.course.units,
    ...(one.course.state === 'merged' && one.into ? one.into.course.units : []),
  ]
    .filter(({ unitId, state }) => who.unitIds.includes(unitId) && state !== 'returned' && state !== 'ended')
    .sort((a, b) => Number(a.role === 'assist') - Number(b.role === 'assist'))
  return held[0]?.unitId ?? null
}

/** 签收 */
export async function signFor(
  act: Act,
  who: Speaker,
  id: number,
): Promise<Outcome<Taken, SuggestionRefusal>> {
  const one = await openCase(act, id)
  if (!one) return refused('not_found')
  const unitId = ownUnit(one, who)
  if (unitId === null) return refused('not_yours')
  const taken = await take(act, who, one, 'sign_for', { unitId })
  if (!taken.ok) return taken
  await store.changeHandling(act.tx, id, unitId, { state: 'signed', signedAt: act.now })
  await tell(
    act,
    taken.value,
    await theAssigners(act, one),
    `【签收】${handlingOf(one, unitId)?.unit.name ?? ''}已签收${nameOf(one)}。`,
  )
  return taken
}
