/** 交办 and what the handling units report: receipt, giving back, contacts with the deputy, extensions, assisting opinions. */
import type { Speaker } from '../../people/actions.ts'
import type { Act } from '../../shared/act.ts'
import { spokenDay, type Day } from '../../shared/days.ts'
import { refused, type Outcome } from '../../shared/outcome.ts'
import { ended } from '../../shared/words.ts'
import {
  handlingOf,
  nameOf,
  officersOf,
  onDay,
  openCase,
  partiesTo,
  refOf,
  ruleBook,
  take,
  tell,
  theAssigners,
  theOffice,
  type Case,
  type Taken,
} from '../acting.ts'
import { activeUnit, isActive, type HandlingRole } from '../course.ts'
import { dueOn, latestExtension, replyDue, waitsOf } from '../deadlines.ts'
import { communicationNames, handlingNames, type SuggestionRefusal } from '../rules.ts'
import * as suggestions from '../store.ts'
import { handlingFor, mergedCases, tellMergedExtension } from './mergedParts.ts'
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
      `【答复】${nameOf(one)}的承办单位都已答复。请您测评办理工作和办理结果，例如：${refOf(one.row)}办理工作满意，办理结果基本满意`,
      { topic: 'lead' },
    )
  return taken
}

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

const officerOf = (one: Case, unitId: number): { id: number }[] => {
  const officerId = handlingOf(one, unitId)?.unit.officerId
  return officerId == null ? [] : [{ id: officerId }]
}

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
  const unitId = ownUnit(one, who)
  if (unitId === null) return refused('not_yours')
  if (!reason.trim()) return refused('reason_needed')
  const taken = await take(act, who, one, 'ask_return', { unitId })
  if (!taken.ok) return taken
  await store.changeHandling(act.tx, id, unitId, {
    state: 'return_requested',
    returnAskedAt: act.now,
    returnReason: reason,
    returnBetter: better,
  })
  const unit = handlingOf(one, unitId)?.unit.name ?? ''
  await tell(
    act,
    taken.value,
    await theAssigners(act, one),
    `【申请退回】${unit}申请退回${nameOf(one)}。理由：${ended(reason)}${better ? `认为应由${better}办理。` : ''}请重新交办：交办 ${refOf(one.row)} 主办某局；不同意请回：不同意${refOf(one.row)}退回，并写理由。`,
  )
  return taken
}

export interface Communication {
  method: keyof typeof communicationNames
  happenedOn: Day
  summary: string
  meetingOn: Day | null
  meetingPart: string | null
}

/** 办理沟通: the unit reports it, and the lead deputy is asked whether it was so. */
export async function reportCommunication(
  act: Act,
  who: Speaker,
  id: number,
  said: Communication,
): Promise<Outcome<Taken & { communicationId: number }, SuggestionRefusal>> {
  const one = await openCase(act, id)
  if (!one) return refused('not_found')
  const unitId = ownUnit(one, who)
  const part = unitId === null ? null : partOf(one, unitId)
  if (unitId === null || !part) return refused('not_yours')
  if (said.happenedOn > onDay(act)) return refused('past_day')
  if (said.happenedOn < part.assignedOn) return refused('before_assignment')
  if (!partiesTo(one, who).some((party) => party === 'main' || party === 'assist'))
    return refused('not_yours')
  const before = handlingOf(one, unitId)
  const handlingId = await handlingFor(act, who, one, { unitId, role: part.role }, 'signed')
  const { id: communicationId } = await store.addCommunication(act.tx, {
    ...said,
    suggestionId: id,
    handlingId,
    recordedById: who.personId,
    recordedAt: act.now,
  })
  const real = said.method !== 'letter'
  const details = { unitId, communicationId, real, ...(one.course.state === 'merged' ? { part } : {}) }
  const taken = await take(act, who, one, 'communicate', details)
  if (!taken.ok) return takeBack(act, communicationId, before ? null : handlingId, taken)
  taken.value.one = (await openCase(act, id)) ?? taken.value.one
  const today = onDay(act)
  const meeting = said.meetingOn
    ? `约${spokenDay(said.meetingOn, today)}${partOfDay(said.meetingPart)}见面。`
    : ''
  await tell(
    act,
    taken.value,
    [one.row.lead],
    `【办理沟通】${handlingOf(taken.value.one, unitId)?.unit.name ?? ''}说：${spokenDay(said.happenedOn, today)}${communicationNames[said.method]}联系了您，商量${nameOf(one)}。“${said.summary}”${meeting}属实吗？请回：${refOf(one.row)}沟通属实，或者：${refOf(one.row)}没有沟通`,
  )
  return { ok: true, value: { ...taken.value, communicationId } }
}

/** What was refused leaves nothing behind. */
async function takeBack<R>(
  act: Act,
  communicationId: number,
  handlingId: number | null,
  refusal: R,
): Promise<R> {
  await store.removeCommunication(act.tx, communicationId)
  if (handlingId !== null) await store.removeHandling(act.tx, handlingId)
  return refusal
}

const parts: Record<string, string> = { am: '上午', pm: '下午', evening: '晚上' }
const partOfDay = (part: string | null): string => (part === null ? '' : (parts[part] ?? ''))

/** A unit's part, since when; in a merged suggestion that which it has in the one into which it went. */
function partOf(one: Case, unitId: number): { role: HandlingRole; assignedOn: Day } | null {
  const merged = one.course.state === 'merged' ? one.into : null
  const unit = activeUnit(one.course, unitId) ?? (merged ? activeUnit(merged.course, unitId) : null)
  return unit && { role: unit.role, assignedOn: unit.assignedOn }
}

/**
 * The lead deputy says whether it was so: of the one contact that waits, or the one that is named. A denied one counts as no
 * contact. Refused as `which_one` where several wait and none is named.
 */
export async function confirmCommunication(
  act: Act,
  who: Speaker,
  id: number,
  said: { holds: boolean; words: string | null; communicationId?: number },
): Promise<Outcome<Taken, SuggestionRefusal>> {
  const one = await openCase(act, id)
  if (!one) return refused('not_found')
  const open = (await store.communicationsOf(act.tx, id)).filter(({ holds }) => holds === null)
  if (said.communicationId === undefined && open.length > 1) return refused('which_one')
  const asked = said.communicationId ?? open[0]?.id
  if (asked === undefined) return refused('nothing_asked')
  const handlingId = open.find((contact) => contact.id === asked)?.handlingId
  const spoke = one.row.handlings.find((handling) => handling.id === handlingId)
  const unit = spoke?.unit.name ?? '承办单位'
  const taken = await take(act, who, one, 'confirm_communication', {
    communicationId: asked,
    holds: said.holds,
  })
  if (!taken.ok) return taken
  await store.answerCommunication(act.tx, asked, {
    holds: said.holds,
    answeredAt: act.now,
    answer: said.words,
  })
  if (!said.holds)
    await tell(
      act,
      taken.value,
      [...officerOf(one, spoke?.unitId ?? 0), ...(await theAssigners(act, one))],
      `【沟通不属实】${one.row.lead.name}代表说${unit}没有就${nameOf(one)}与代表沟通过，请${unit}尽快当面沟通。`,
    )
  return taken
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
  const unitId = ownUnit(one, who)
  const handling = unitId === null ? null : handlingOf(one, unitId)
  if (unitId === null || !handling) return refused('not_yours')
  if (!asked.reason.trim()) return refused('reason_needed')
  const taken = await take(act, who, one, 'ask_extension', { unitId, until: asked.until })
  if (!taken.ok) return taken
  await store.addExtension(act.tx, {
    suggestionId: id,
    handlingId: handling.id,
    askedUntil: asked.until,
    reason: asked.reason,
    askedAt: act.now,
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

/** Whether the day that an extension would put off is over for the speaker's unit. */
export async function isExtensionLate(act: Act, who: Speaker, id: number): Promise<boolean> {
  const one = await openCase(act, id)
  const unitId = one ? ownUnit(one, who) : null
  const unit = one && unitId !== null ? activeUnit(one.course, unitId) : null
  return one !== null && unit !== null && onDay(act) > replyDue(await ruleBook(act), one.course, unit)
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
    `【延期】${handling?.unit.name ?? ''}办理${nameOf(one)}，${verdict}。${decision.note ? `理由：${ended(decision.note)}` : ''}`,
  )
  if (until !== null) await tellMergedExtension(act, taken.value)
  return taken
}

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
    givenAt: act.now,
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
      createdAt: act.now,
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
