/** Recording whom somebody met: in his own words, in a form, from a paper card, or by his liaison. */
import { recordDeed } from '../../audit/actions.ts'
import { raiseWithReport } from '../../concern/actions.ts'
import { tell } from '../../notice/actions.ts'
import { deputiesOfLiaison, linkedTo, type LinkedPerson, type Speaker } from '../../people/actions.ts'
import { may } from '../../people/rules.ts'
import type { Settings } from '../../settings/actions.ts'
import type { Act } from '../../shared/act.ts'
import { dayOf, quarterOf, spokenDay } from '../../shared/days.ts'
import { done, refused, type Outcome } from '../../shared/outcome.ts'
import { shortened } from '../../shared/words.ts'
import { countedThisYear } from '../quota/progress.ts'
import {
  isVoter,
  methodNames,
  progressOf,
  refusalOf,
  type ContactorRole,
  type Progress,
  type ReportInput,
  type ReportRefusal,
} from '../rules.ts'
import * as store from './store.ts'

/** Where a report came from. */
export interface Origin {
  source: 'chat' | 'form' | 'desk' | 'paper'
  messageId: string | null
  messageAccount: string | null
}

export interface Recorded {
  id: number
  role: ContactorRole
  input: ReportInput
  /** Somebody was reached for the first time this quarter. */
  isFirst: boolean
  progress: Progress
}

/** A report that is there already, equal in day, people, method and matters. */
export interface Repeated {
  already: number
  input: ReportInput
}

/** What became of one report: recorded, a duty at a time; or found to be there already and not recorded again. */
export interface Reported {
  recorded: Recorded[]
  repeated: Repeated[]
}

/**
 * Records one report of who was met. A person who is both deputy and standing committee member may name voters and
 * deputies in one breath: that makes two reports, one a duty. What is there already is not recorded again, unless `again`.
 * Refusals: not his duty, nobody named, a day to come or of a closed year, somebody he is not linked to.
 */
export async function reportContact(
  act: Act,
  who: Speaker,
  linked: readonly LinkedPerson[],
  input: ReportInput,
  origin: Origin,
  settings: Settings,
  again = false,
): Promise<Outcome<Reported, ReportRefusal>> {
  if (!may.reportContacts(who)) return refused('not_contactor')
  return reportOf(act, who, who.personId, linked, input, origin, settings, again)
}

/**
 * A liaison reports for a deputy of one of his groups, from a paper card or as he was told: the contact is the deputy's, the
 * entry the liaison's, and the deputy is told in the chat. Refusals: as for one's own report, and `not_contactor` for a deputy
 * of another group.
 */
export async function reportForDeputy(
  act: Act,
  liaison: Speaker,
  deputy: { deputyId: number },
  input: ReportInput,
  origin: Origin,
  settings: Settings,
  again = false,
): Promise<Outcome<Reported, ReportRefusal>> {
  const own = (await deputiesOfLiaison(act.tx, liaison)).find(({ deputyId }) => deputyId === deputy.deputyId)
  if (!own) return refused('not_contactor')
  const contactor = { personId: own.personId, deputyId: own.deputyId, memberId: null }
  const linked = await linkedTo(act.tx, contactor)
  const reported = await reportOf(act, contactor, liaison.personId, linked, input, origin, settings, again)
  const from = origin.source === 'paper' ? '按纸质卡' : ''
  if (reported.ok)
    await tellDeputy(act, `联络员${liaison.name}${from}`, own.personId, linked, reported.value.recorded)
  return reported
}

/** Whose contact it is. */
type Contactor = Pick<Speaker, 'personId' | 'deputyId' | 'memberId'>

export async function reportOf(
  act: Act,
  contactor: Contactor,
  recordedById: number,
  linked: readonly LinkedPerson[],
  input: ReportInput,
  origin: Origin,
  settings: Settings,
  again: boolean,
): Promise<Outcome<Reported, ReportRefusal>> {
  const refusal = refusalOf(input, new Set(linked.map(({ key }) => key)), dayOf(act.now, act.zone))
  if (refusal) return refused(refusal)
  const reported: Reported = { recorded: [], repeated: [] }
  for (const { role, part } of byDuty(input, contactor)) {
    const already = again ? null : await equalReport(act, contactor.personId, role, part)
    if (already !== null) reported.repeated.push({ already, input: part })
    else {
      const writing = { contactor, recordedById, linked, origin, settings }
      reported.recorded.push(await storeReport(act, writing, role, part))
    }
  }
  return done(reported)
}

async function tellDeputy(
  act: Act,
  reporter: string,
  deputyPersonId: number,
  linked: readonly LinkedPerson[],
  recorded: readonly Recorded[],
): Promise<void> {
  const today = dayOf(act.now, act.zone)
  for (const { id, input } of recorded) {
    const names = [
      ...linked.filter(({ key }) => input.parties.some((party) => party === key)).map(({ name }) => name),
      ...input.unlisted,
    ]
    const matters =
      input.concerns.length > 0
        ? `诉求${input.concerns.length}条：${input.concerns.map(({ text }) => shortened(text, 60)).join('；')}。`
        : ''
    const text = `${reporter}代您记了：${spokenDay(input.occurredOn, today)} ${methodNames[input.method]} ${names.join('、')}。${matters}编号${id}。不对请回“撤回编号${id}”。`
    await tell(act, deputyPersonId, { kind: 'contact.paper', period: `report:${id}`, text })
  }
}

interface Writing {
  contactor: Contactor
  recordedById: number
  linked: readonly LinkedPerson[]
  origin: Origin
  settings: Settings
}

async function storeReport(
  act: Act,
  { contactor: who, recordedById, linked, origin, settings }: Writing,
  role: ContactorRole,
  input: ReportInput,
): Promise<Recorded> {
  const counted = await countedThisYear(act, who.personId, role, input.occurredOn)
  const { id, contactIds } = await store.addReport(act.tx, {
    ...input,
    ...origin,
    contactorId: who.personId,
    contactorRole: role,
    recordedById,
    recordedAt: act.now,
  })
  await raiseWithReport(act, { id, ownerId: who.personId, contactIds }, input.concerns)
  await recordDeed(act, { action: 'contact.report', subject: `report:${id}`, after: deedOf(input, role) })
  const added = input.bulk
    ? []
    : input.parties.map((party) => ({ party, occurredOn: input.occurredOn, reportId: id }))
  const keys = linked.map(({ key }) => key).filter((key) => isVoter(key) === (role === 'deputy'))
  const progress = progressOf(
    keys,
    [...counted, ...added],
    quarterOf(input.occurredOn),
    settings['contact.reading'],
    settings['contact.perYear'],
  )
  const quarter = progress.quarter
  const isFirst = input.parties.every(
    (party) => !counted.some((one) => one.party === party && one.occurredOn >= quarter.from),
  )
  return { id, role, input, isFirst, progress }
}

const deedOf = (input: ReportInput, role: ContactorRole) => ({
  role,
  method: input.method,
  occurredOn: input.occurredOn,
  partOfDay: input.partOfDay,
  parties: input.parties,
  unlisted: input.unlisted,
  concerns: input.concerns.map(({ text }) => text),
})

/** Voters belong to the deputy's duty, deputies to the committee member's; people not on the list go with the first. */
function byDuty(input: ReportInput, who: Contactor): { role: ContactorRole; part: ReportInput }[] {
  const voters = input.parties.filter(isVoter)
  const deputies = input.parties.filter((key) => !isVoter(key))
  if (voters.length === 0 || deputies.length === 0) {
    const role = deputies.length > 0 || who.deputyId == null ? 'sc_member' : 'deputy'
    return [{ role, part: input }]
  }
  return [
    { role: 'deputy', part: partFor(input, voters, input.unlisted) },
    { role: 'sc_member', part: partFor(input, deputies, []) },
  ]
}

/** A concern goes with the first of its raisers, so that it stays one record; one that all raised with the first part. */
function partFor(input: ReportInput, parties: ReportInput['parties'], unlisted: string[]): ReportInput {
  const isFirst = parties.some(isVoter)
  const concerns = input.concerns.flatMap((concern) => {
    const raisers = concern.raisedBy?.flatMap((index) => input.parties[index] ?? []) ?? []
    const isHere = raisers[0] ? parties.includes(raisers[0]) : isFirst
    if (!isHere) return []
    const raisedBy = raisers.flatMap((key) => (parties.includes(key) ? [parties.indexOf(key)] : []))
    return [{ ...concern, raisedBy: concern.raisedBy && raisedBy }]
  })
  return { ...input, parties, unlisted, concerns }
}

/** An equal valid report: same day, people, method, part of day and matters. Reported twice is recorded once. */
async function equalReport(
  act: Act,
  contactorId: number,
  role: ContactorRole,
  input: ReportInput,
): Promise<number | null> {
  const { occurredOn, method, partOfDay } = input
  const reports = await store.reportsLike(act.tx, { contactorId, role, occurredOn, method, partOfDay })
  const texts = input.concerns.map(({ text }) => text)
  const equal = reports.find(
    (report) =>
      sameSet(report.parties, input.parties) &&
      sameSet(report.unlisted, input.unlisted) &&
      sameSet(report.concerns, texts),
  )
  return equal?.id ?? null
}

const sameSet = (left: readonly string[], right: readonly string[]): boolean =>
  left.length === right.length && [...left].sort().join('\n') === [...right].sort().join('\n')
