/** 延期: asked by a unit, decided by whoever assigned. */
import type { Speaker } from '../../people/actions.ts'
import type { Act } from '../../shared/act.ts'
import { spokenDay, type Day } from '../../shared/days.ts'
import { refused, type Outcome } from '../../shared/outcome.ts'
import { ended } from '../../shared/words.ts'
import { handlingOf, theAssigners } from '../parties.ts'
import { take, type Taken } from '../acting.ts'
import { nameOf, refOf } from '../numbering.ts'
import { onDay, openCase, ruleBook, type Case } from '../case.ts'
import { tell } from '../telling.ts'
import { activeUnit, isActive } from '../course.ts'
import { latestExtension } from '../deadlines.ts'
import { countsAt } from '../keying/voice.ts'
import type { SuggestionRefusal } from '../rules.ts'
import { tellMergedExtension } from './mergedParts.ts'
import { actingUnit, ownUnit } from './ownUnits.ts'
import * as store from './store.ts'

export const officerOf = (one: Case, unitId: number): { id: number }[] => {
  const officerId = handlingOf(one, unitId)?.unit.officerId
  return officerId == null ? [] : [{ id: officerId }]
}

/** 延期: asked of the assigner, at most to six months from the assignment (代表法第五十一条). */
export async function askExtension(
  act: Act,
  who: Speaker,
  id: number,
  asked: { until: Day; reason: string },
): Promise<Outcome<Taken, SuggestionRefusal>> {
  const one = await openCase(act, id)
  if (!one) return refused('not_found')
  const acting = await actingUnit(act, who, one, 'ask_extension')
  if (!acting.ok) return acting
  const unitId = acting.value
  const handling = handlingOf(one, unitId)
  if (!handling) return refused('not_yours')
  if (!asked.reason.trim()) return refused('reason_needed')
  const taken = await take(act, who, one, 'ask_extension', { unitId, until: asked.until })
  if (!taken.ok) return taken
  await store.addExtension(act.tx, {
    suggestionId: id,
    handlingId: handling.id,
    askedUntil: asked.until,
    reason: asked.reason,
    askedAt: countsAt(act, who),
    askedById: who.personId,
  })
  await tell(
    act,
    taken.value,
    await theAssigners(act, one),
    `【申请延期】${handling.unit.name}申请把${nameOf(one)}延期到${spokenDay(asked.until, onDay(act))}。理由：${ended(asked.reason)}请回：同意${refOf(one.row)}延期，或者：不同意${refOf(one.row)}延期`,
  )
  return taken
}

/** The last day to which the speaker's unit may ask; null when it has no part in it. */
export async function extensionLimit(act: Act, who: Speaker, id: number): Promise<Day | null> {
  const one = await openCase(act, id)
  const unitId = one ? ownUnit(one, who) : null
  const unit = one && unitId !== null ? activeUnit(one.course, unitId) : null
  return unit ? latestExtension(await ruleBook(act), unit.assignedOn) : null
}

/**
 * The assigner agrees, to the day asked or another, or does not (`until` null). The unit and the deputy hear it. Refused as
 * `which_one` where several units ask and none is named.
 */
export async function decideExtension(
  act: Act,
  who: Speaker,
  id: number,
  decision: { granted: boolean; until?: Day; note: string | null; unitId?: number },
): Promise<Outcome<Taken, SuggestionRefusal>> {
  const one = await openCase(act, id)
  if (!one) return refused('not_found')
  const [asking, ...more] = one.course.units.filter(
    (unit) =>
      isActive(unit) &&
      unit.extensionAsked !== null &&
      (decision.unitId === undefined || unit.unitId === decision.unitId),
  )
  if (!asking?.extensionAsked) return refused('nothing_asked')
  if (more.length > 0) return refused('which_one')
  const until = decision.granted ? (decision.until ?? asking.extensionAsked.until) : null
  const taken = await take(act, who, one, 'decide_extension', { unitId: asking.unitId, until })
  if (!taken.ok) return taken
  const handling = handlingOf(one, asking.unitId)
  if (handling)
    await store.decideExtension(act.tx, handling.id, {
      granted: decision.granted,
      grantedUntil: until,
      note: decision.note,
      decidedAt: act.now,
      decidedById: who.personId,
    })
  const verdict = until === null ? '没有同意延期' : `延期到${spokenDay(until, onDay(act))}`
  await tell(
    act,
    taken.value,
    [...officerOf(one, asking.unitId), ...(until === null ? [] : [one.row.lead])],
    `【延期】${handling?.unit.name ?? ''}办理${nameOf(one)}，${verdict}。${decision.note ? `${until === null ? '理由' : '附言'}：${ended(decision.note)}` : ''}`,
  )
  if (until !== null) await tellMergedExtension(act, taken.value)
  return taken
}
