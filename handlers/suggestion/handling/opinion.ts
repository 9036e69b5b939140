/** 协办意见: what an assisting unit tells the main one. */
import type { Speaker } from '../../people/actions.ts'
import type { Act } from '../../shared/act.ts'
import type { Day } from '../../shared/days.ts'
import { refused, type Outcome } from '../../shared/outcome.ts'
import { handlingOf, officersOf } from '../parties.ts'
import { take, type Taken } from '../acting.ts'
import { nameOf } from '../numbering.ts'
import { openCase } from '../case.ts'
import { tell } from '../telling.ts'
import { countsAt } from '../keying/voice.ts'
import type { SuggestionRefusal } from '../rules.ts'
import * as store from './store.ts'

/** 协办意见, to the main unit; what it promises goes into the ledger. */
export async function giveOpinion(
  act: Act,
  who: Speaker,
  id: number,
  said: { text: string; promises: readonly { text: string; dueOn: Day }[] },
): Promise<Outcome<Taken, SuggestionRefusal>> {
  const one = await openCase(act, id)
  if (!one) return refused('not_found')
  const own = one.course.units.find(
    ({ unitId, role, state }) =>
      role === 'assist' && who.unitIds.includes(unitId) && state !== 'returned' && state !== 'ended',
  )
  const handling = own ? handlingOf(one, own.unitId) : null
  if (!own || !handling) return refused('not_yours')
  if (!said.text.trim()) return refused('reason_needed')
  const taken = await take(act, who, one, 'assist_opinion', { unitId: own.unitId })
  if (!taken.ok) return taken
  const { id: opinionId } = await store.addOpinion(act.tx, {
    suggestionId: id,
    handlingId: handling.id,
    text: said.text,
    givenAt: countsAt(act, who),
    givenById: who.personId,
  })
  await store.changeHandling(act.tx, id, own.unitId, { state: 'opined' })
  await store.addCommitments(
    act.tx,
    said.promises.map((promise) => ({
      ...promise,
      suggestionId: id,
      opinionId,
      unitId: own.unitId,
      createdAt: countsAt(act, who),
    })),
  )
  await tell(
    act,
    taken.value,
    officersOf(one, ['main', 'separate']),
    `【协办意见】${handling.unit.name}对${nameOf(one)}：${said.text}`,
  )
  return taken
}
