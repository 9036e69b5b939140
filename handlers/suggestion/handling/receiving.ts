/** 签收: a unit takes a suggestion in hand. */
import type { Speaker } from '../../people/actions.ts'
import type { Act } from '../../shared/act.ts'
import { refused, type Outcome } from '../../shared/outcome.ts'
import { handlingOf, theAssigners } from '../parties.ts'
import { take, type Taken } from '../acting.ts'
import { nameOf } from '../numbering.ts'
import { openCase } from '../case.ts'
import { tell } from '../telling.ts'
import { countsAt } from '../keying/voice.ts'
import type { SuggestionRefusal } from '../rules.ts'
import { actingUnit } from './ownUnits.ts'
import * as store from './store.ts'

/** 签收 */
export async function signFor(
  act: Act,
  who: Speaker,
  id: number,
): Promise<Outcome<Taken, SuggestionRefusal>> {
  const one = await openCase(act, id)
  if (!one) return refused('not_found')
  const acting = await actingUnit(act, who, one, 'sign_for')
  if (!acting.ok) return acting
  const unitId = acting.value
  const taken = await take(act, who, one, 'sign_for', { unitId })
  if (!taken.ok) return taken
  await store.changeHandling(act.tx, id, unitId, { state: 'signed', signedAt: countsAt(act, who) })
  await tell(
    act,
    taken.value,
    await theAssigners(act, one),
    `【签收】${handlingOf(one, unitId)?.unit.name ?? ''}已签收${nameOf(one)}。`,
  )
  return taken
}
