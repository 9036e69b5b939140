/** 交办: units are given a suggestion, or others in their place. */
import type { Speaker } from '../../people/actions.ts'
import type { Act } from '../../shared/act.ts'
import { spokenDay } from '../../shared/days.ts'
import { refused, type Outcome } from '../../shared/outcome.ts'
import { handlingOf, theOffice } from '../parties.ts'
import { take, type Taken } from '../acting.ts'
import { nameOf, refOf } from '../numbering.ts'
import { onDay, openCase, ruleBook, type Case } from '../case.ts'
import { tell } from '../telling.ts'
import { activeUnit, type HandlingRole } from '../course.ts'
import { dueOn, replyDue } from '../deadlines.ts'
import { waitsOf } from '../waits.ts'
import { handlingNames, type SuggestionRefusal } from '../rules.ts'
import * as suggestions from '../store.ts'
import { mergedCases } from './mergedParts.ts'
import { ownUnit } from './ownUnits.ts'
import { askedOfLead } from './leadStands.ts'
import * as store from './store.ts'

export interface UnitChoice {
  unitId: number
  role: HandlingRole
}

/** Assigns a suggestion: a main unit with assisting ones, or separate ones. Each officer is told, with his day. */
export async function assignSuggestion(
  act: Act,
  who: Speaker,
  id: number,
  units: readonly UnitChoice[],
  note: string | null = null,
): Promise<Outcome<Taken, SuggestionRefusal>> {
  const one = await openCase(act, id)
  if (!one) return refused('not_found')
  const wrong = await wrongChoice(act, one, units)
  if (wrong) return refused(wrong)
  const taken = await take(
    act,
    who,
    one,
    'assign',
    { units: units.map(plain) },
    { assignedAt: act.now, assignNote: note },
  )
  if (!taken.ok) return taken
  await addHandlings(act, who, id, units)
  await tellAssigned(act, taken.value, units)
  return taken
}

const plain = ({ unitId, role }: UnitChoice): UnitChoice => ({ unitId, role })

/** Only units of the channel's own system as the main one; others may assist anywhere. */
async function wrongChoice(
  act: Act,
  one: Case,
  units: readonly UnitChoice[],
): Promise<SuggestionRefusal | null> {
  const all = await suggestions.units(act.tx)
  for (const { unitId, role } of units) {
    const unit = all.find((known) => known.id === unitId)
    if (!unit) return 'unknown_unit'
    if (role !== 'assist' && one.course.channel !== null && unit.system !== one.course.channel)
      return 'wrong_channel'
  }
  return null
}

const addHandlings = (act: Act, who: Speaker, suggestionId: number, units: readonly UnitChoice[]) =>
  store.addHandlings(
    act.tx,
    units.map(({ unitId, role }) => ({
      suggestionId,
      unitId,
      role,
      state: 'assigned',
      assignedAt: act.now,
      assignedById: who.personId,
    })),
  )

async function tellAssigned(act: Act, step: Taken, units: readonly UnitChoice[]): Promise<void> {
  const one = await openCase(act, step.one.row.id)
  if (!one) return
  const taken = { ...step, one }
  const book = await ruleBook(act)
  const today = onDay(act)
  const waits = waitsOf(book, one.course, today)
  const merged = await mergedCases(act, one.row.id)
  const alsoOwed =
    merged.length === 0
      ? ''
      : `并入这一件的${merged.map(nameOf).join('、')}同时办理，要分别联系代表、分别答复。`
  for (const { unitId, role } of units) {
    const handling = handlingOf(one, unitId)
    const due = waits.find(
      (wait) => wait.unitId === unitId && (wait.kind === 'reply' || wait.kind === 'opinion'),
    )
    if (!handling) continue
    if (handling.unit.officerId === null) {
      taken.unreached.push({ name: handling.unit.name, why: '没有联络人' })
      continue
    }
    await tell(
      act,
      taken,
      [{ id: handling.unit.officerId }],
      `【交办】${nameOf(one)}由你单位${handlingNames[role]}，${due?.due ? `${spokenDay(due.due, today)}前${role === 'assist' ? '提出协办意见' : '答复代表'}` : ''}。${role === 'assist' ? '' : alsoOwed}收到请回：签收 ${refOf(one.row)}；不属于你单位职责请回：${refOf(one.row)}不是我们的，并写明理由。`,
      { topic: `unit${unitId}` },
    )
  }
  const namesOf = (chosen: readonly UnitChoice[]) =>
    chosen.map(({ unitId }) => handlingOf(one, unitId)?.unit.name ?? '')
  const mains = namesOf(units.filter(({ role }) => role !== 'assist'))
  const assisting = namesOf(units.filter(({ role }) => role === 'assist'))
  // an assisting unit that goes without another in its place changes nothing for them
  if (units.length === 0) return
  const due = dueOn(book, one.course)
  await tell(
    act,
    taken,
    [one.row.lead, ...(await theOffice(act))],
    mains.length === 0
      ? `【改交办】${nameOf(one)}改由${assisting.filter(Boolean).join('、')}协办。`
      : `【已交办】${nameOf(one)}由${mains.filter(Boolean).join('、')}办理${due ? `，${spokenDay(due, today)}前答复` : ''}。`,
    { topic: 'lead' },
  )
}

/**
 * Takes a unit out and puts others in its place, at its own request or by the assigner's decision. The new ones have their
 * full time from today. An assisting unit may go without anybody in its place.
 */
export async function reassignUnit(
  act: Act,
  who: Speaker,
  id: number,
  unitId: number,
  units: readonly UnitChoice[],
  note: string | null = null,
): Promise<Outcome<Taken, SuggestionRefusal>> {
  const one = await openCase(act, id)
  if (!one) return refused('not_found')
  const wrong = await wrongChoice(act, one, units)
  if (wrong) return refused(wrong)
  const leaving = handlingOf(one, unitId)
  const taken = await take(act, who, one, 'reassign', { unitId, units: units.map(plain) })
  if (!taken.ok) return taken
  const decided = { returnDecidedAt: act.now, returnDecidedById: who.personId, returnNote: note }
  await store.changeHandling(act.tx, id, unitId, { state: 'returned', endedAt: act.now, ...decided })
  for (const unit of units)
    await store.changeHandling(act.tx, id, unit.unitId, { state: 'ended', endedAt: act.now })
  await addHandlings(act, who, id, units)
  await tellAssigned(act, taken.value, units)
  if (leaving?.unit.officerId != null)
    await tell(
      act,
      taken.value,
      [{ id: leaving.unit.officerId }],
      `【改交办】${nameOf(one)}不再由你单位办理。`,
      { topic: 'leaving' },
    )
  // it was the last that had not replied
  if (taken.value.one.course.state === 'replied')
    await tell(
      act,
      taken.value,
      [one.row.lead],
      `【答复】${nameOf(one)}的承办单位都已答复。${await askedOfLead(act, one, '测评', `请您测评办理工作和办理结果，例如：${refOf(one.row)}办理工作满意，办理结果基本满意`)}`,
      { topic: 'lead' },
    )
  return taken
}

/** Whether the day that an extension would put off is over for the speaker's unit. */
export async function isExtensionLate(act: Act, who: Speaker, id: number): Promise<boolean> {
  const one = await openCase(act, id)
  const unitId = one ? ownUnit(one, who) : null
  const unit = one && unitId !== null ? activeUnit(one.course, unitId) : null
  return one !== null && unit !== null && onDay(act) > replyDue(await ruleBook(act), one.course, unit)
}
