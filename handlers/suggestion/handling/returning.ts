/** 退回: a unit asks to be rid of a suggestion, and the assigner keeps it to it. */
import type { Speaker } from '../../people/actions.ts'
import type { Act } from '../../shared/act.ts'
import { refused, type Outcome } from '../../shared/outcome.ts'
import { ended } from '../../shared/words.ts'
import { handlingOf, theAssigners } from '../parties.ts'
import { take, type Taken } from '../acting.ts'
import { nameOf, refOf } from '../numbering.ts'
import { openCase } from '../case.ts'
import { tell } from '../telling.ts'
import { activeUnit, type HandlingRole } from '../course.ts'
import { countsAt } from '../keying/voice.ts'
import type { SuggestionRefusal } from '../rules.ts'
import { officerOf } from './extension.ts'
import { actingUnit } from './ownUnits.ts'
import * as store from './store.ts'

/** The assigner keeps a unit to it, with the reason. */
export async function denyReturn(
  act: Act,
  who: Speaker,
  id: number,
  unitId: number,
  reason: string,
): Promise<Outcome<Taken, SuggestionRefusal>> {
  const one = await openCase(act, id)
  if (!one) return refused('not_found')
  if (!reason.trim()) return refused('reason_needed')
  const taken = await take(act, who, one, 'deny_return', { unitId })
  if (!taken.ok) return taken
  const state = activeUnit(taken.value.one.course, unitId)?.state ?? 'assigned'
  await store.changeHandling(act.tx, id, unitId, {
    state,
    returnDecidedAt: act.now,
    returnDecidedById: who.personId,
    returnNote: reason,
  })
  await tell(
    act,
    taken.value,
    officerOf(one, unitId),
    `【退回未同意】${nameOf(one)}仍由你单位办理。理由：${ended(reason)}`,
  )
  return taken
}

/** A unit asks the assigner to take it back, within ten working days and with the reason; it never forwards it itself. */
export async function askReturn(
  act: Act,
  who: Speaker,
  id: number,
  reason: string,
  better: string | null,
): Promise<Outcome<Taken, SuggestionRefusal>> {
  const one = await openCase(act, id)
  if (!one) return refused('not_found')
  const acting = await actingUnit(act, who, one, 'ask_return')
  if (!acting.ok) return acting
  const unitId = acting.value
  if (!reason.trim()) return refused('reason_needed')
  const taken = await take(act, who, one, 'ask_return', { unitId })
  if (!taken.ok) return taken
  await store.changeHandling(act.tx, id, unitId, {
    state: 'return_requested',
    returnAskedAt: countsAt(act, who),
    returnReason: reason,
    returnBetter: better,
  })
  const unit = handlingOf(one, unitId)?.unit.name ?? ''
  await tell(
    act,
    taken.value,
    await theAssigners(act, one),
    `【申请退回】${unit}申请退回${nameOf(one)}。理由：${ended(reason)}${better ? `认为应由${better}办理。` : ''}${assignAgain(refOf(one.row), activeUnit(one.course, unitId)?.role)}；不同意请回：不同意${refOf(one.row)}退回，并写理由。`,
  )
  return taken
}

/** How the assigner gives this part to another unit. */
const assignAgain = (ref: string, role: HandlingRole | undefined): string =>
  role === 'assist'
    ? `请重新交办：交办 ${ref} 协办某局，不另派的在工作台办`
    : role === 'separate'
      ? `请重新交办：分办 ${ref} 某局`
      : `请重新交办：交办 ${ref} 主办某局`
