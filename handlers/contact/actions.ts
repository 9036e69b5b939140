import { recordDeed } from '../audit/actions.ts'
import { linkedTo, type LinkedPerson, type Speaker } from '../people/actions.ts'
import { may } from '../people/rules.ts'
import type { Settings } from '../settings/actions.ts'
import type { Act } from '../shared/act.ts'
import { dayOf, quarterOf, type Day } from '../shared/days.ts'
import { done, refused, type Outcome } from '../shared/outcome.ts'
import {
  isVoter,
  progressOf,
  refusalOf,
  type ContactorRole,
  type CountedContact,
  type Progress,
  type ReportInput,
  type ReportRefusal,
} from './rules.ts'
import * as store from './store.ts'

export type { StoredReport } from './store.ts'

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
  progress: Progress
}

export interface Duplicate {
  already: number
}

/**
 * Records one report of who was met. A person who is both deputy and standing committee member may name voters and
 * deputies in one breath: that makes two reports, one a duty.
 * Refusals: not his duty, nobody named, a day to come or of a closed year, somebody he is not linked to;
 * or the number of an equal report that is already there, unless `again`.
 */
export async function reportContact(
  act: Act,
  who: Speaker,
  linked: readonly LinkedPerson[],
  input: ReportInput,
  origin: Origin,
  settings: Settings,
  again = false,
): Promise<Outcome<Recorded[], ReportRefusal | Duplicate>> {
  if (!may.reportContacts(who)) return refused('not_contactor')
  const refusal = refusalOf(input, new Set(linked.map(({ key }) => key)), dayOf(act.now, act.zone))
  if (refusal) return refused(refusal)
  const recorded: Recorded[] = []
  for (const { role, part } of byDuty(input, who)) {
    const counted = await countedThisYear(act, who.personId, role, input.occurredOn)
    const same = again ? null : await equalReport(act, counted, part)
    if (same != null) return refused({ already: same })
    recorded.push(await storeReport(act, who, linked, role, part, origin, counted, settings))
  }
  return done(recorded)
}

async function storeReport(
  act: Act,
  who: Speaker,
  linked: readonly LinkedPerson[],
  role: ContactorRole,
  input: ReportInput,
  origin: Origin,
  counted: readonly CountedContact[],
  settings: Settings,
): Promise<Recorded> {
  const id = await store.addReport(act.tx, {
    ...input,
    ...origin,
    contactorId: who.personId,
    contactorRole: role,
    recordedById: who.personId,
    recordedAt: act.now,
  })
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
  return { id, role, input, progress }
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
function byDuty(input: ReportInput, who: Speaker): { role: ContactorRole; part: ReportInput }[] {
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

/** A concern goes with those of its raisers who are in this part; one that all raised goes with the first part. */
function partFor(input: ReportInput, parties: ReportInput['parties'], unlisted: string[]): ReportInput {
  const concerns = input.concerns.flatMap((concern) => {
    const raisers = (concern.raisedBy ?? [...input.parties.keys()]).flatMap(
      (index) => input.parties[index] ?? [],
    )
    const raisedBy = raisers.flatMap((key) => (parties.includes(key) ? [parties.indexOf(key)] : []))
    const first = parties[0] === input.parties.find(isVoter)
    return raisedBy.length > 0 || (raisers.length === 0 && first) ? [{ ...concern, raisedBy }] : []
  })
  return { ...input, parties, unlisted, concerns }
}

const countedThisYear = (act: Act, personId: number, role: ContactorRole, day: Day) =>
  store.countedContacts(act.tx, personId, role, `${day.slice(0, 4)}-01-01`, quarterOf(day).to)

/** An equal valid report: same day, people, method, part of day and matters. Reported twice is recorded once. */
async function equalReport(
  act: Act,
  counted: readonly CountedContact[],
  input: ReportInput,
): Promise<number | null> {
  const sameDay = counted.filter((contact) => contact.occurredOn === input.occurredOn)
  const byReport = Map.groupBy(sameDay, (contact) => contact.reportId)
  const samePeople = [...byReport].filter(([, contacts]) =>
    sameSet(
      contacts.map(({ party }) => party),
      input.parties,
    ),
  )
  if (samePeople.length === 0) return null
  const latest = samePeople.map(([id]) => id).slice(-30)
  const matters = await store.mattersOf(act.tx, latest, input.method, input.partOfDay)
  const texts = input.concerns.map(({ text }) => text)
  return matters.find((report) => sameSet(report.concerns, texts))?.id ?? null
}

const sameSet = (left: readonly string[], right: readonly string[]): boolean =>
  left.length === right.length && [...left].sort().join('\n') === [...right].sort().join('\n')

// ---- changing what was recorded

/** What the person recorded last: all reports of his last message, and whether they are already void. */
export async function lastRecorded(act: Act, who: Speaker): Promise<store.StoredReport[]> {
  const latest = await store.latestReports(act.tx, who.personId, 10)
  const [last] = latest
  if (!last) return []
  return last.messageId == null ? [last] : latest.filter((report) => report.messageId === last.messageId)
}

/** The latest report that is still valid. */
export const lastValid = async (act: Act, who: Speaker): Promise<store.StoredReport | null> =>
  (await store.validReports(act.tx, who.personId, null, null))[0] ?? null

/** One of the person's own reports, or null. */
export async function ownReport(act: Act, who: Speaker, id: number): Promise<store.StoredReport | null> {
  const report = await store.reportById(act.tx, id)
  return report?.recordedById === who.personId ? report : null
}

/** The person's valid reports that fit a description; keys narrow it to those in which these people were met. */
export async function describedReports(
  act: Act,
  who: Speaker,
  described: { occurredOn: Day | null; method: string | null; keys: readonly string[] },
): Promise<store.StoredReport[]> {
  const found = await store.validReports(act.tx, who.personId, described.occurredOn, described.method)
  return found.filter((report) =>
    described.keys.every((key) => partiesOf(report).some((party) => party.key === key)),
  )
}

export type ChangeRefusal = 'not_yours' | 'already_void' | 'changed_meanwhile' | 'future' | 'not_linked'

/** Voids a report: it is kept with the reason and counts for nobody. */
export async function voidReport(
  act: Act,
  who: Speaker,
  id: number,
  reason: string,
): Promise<Outcome<store.StoredReport, ChangeRefusal>> {
  const report = await ownReport(act, who, id)
  if (!report) return refused('not_yours')
  if (report.status === 'void') return refused('already_void')
  if (!(await store.voidReport(act.tx, report, act.now, reason))) return refused('changed_meanwhile')
  await recordDeed(act, {
    action: 'contact.void',
    subject: `report:${id}`,
    before: snapshot(report),
    after: { status: 'void', reason },
  })
  return done(report)
}

export interface Correction {
  occurredOn?: Day
  partOfDay?: ReportInput['partOfDay']
  method?: ReportInput['method']
  /** Who was wrongly named, and who it really was; a name alone for somebody not on the list. */
  party?: { wrongKey: string; right: LinkedPerson | { name: string } }
  concern?: string
}

/** Corrects a report of one's own. The day may not lie ahead; a person must be linked or is kept as a name only. */
export async function correctReport(
  act: Act,
  who: Speaker,
  id: number,
  correction: Correction,
): Promise<Outcome<store.StoredReport, ChangeRefusal>> {
  const report = await ownReport(act, who, id)
  if (!report) return refused('not_yours')
  if (report.status === 'void') return refused('already_void')
  if (correction.occurredOn && correction.occurredOn > dayOf(act.now, act.zone)) return refused('future')
  const { party, concern, ...plain } = correction
  const wrong = party && partiesOf(report).find(({ key }) => key === party.wrongKey)
  if (party && !wrong) return refused('not_linked')
  const unlisted =
    party && !('key' in party.right)
      ? [...(JSON.parse(report.unlisted) as string[]), party.right.name]
      : undefined
  if (!(await store.changeReport(act.tx, report, { ...plain, ...(unlisted ? { unlisted } : {}) })))
    return refused('changed_meanwhile')
  if (party && wrong) await replaceParty(act, report, wrong, party.right)
  if (concern !== undefined) await replaceConcern(act, report, concern)
  const after = await store.reportById(act.tx, id)
  if (!after) throw new Error(`report ${id} vanished while it was corrected`)
  await recordDeed(act, {
    action: 'contact.correct',
    subject: `report:${id}`,
    before: snapshot(report),
    after: snapshot(after),
  })
  return done(after)
}

async function replaceParty(
  act: Act,
  report: store.StoredReport,
  wrong: Party,
  right: LinkedPerson | { name: string },
): Promise<void> {
  const there = 'key' in right && partiesOf(report).some(({ key }) => key === right.key)
  if (!('key' in right) || there) await store.dropContact(act.tx, wrong.contactId)
  else await store.changeParty(act.tx, wrong.contactId, right.key)
}

async function replaceConcern(act: Act, report: store.StoredReport, text: string): Promise<void> {
  const [first] = report.concerns
  if (first) await store.changeConcern(act.tx, first.id, text)
  else
    await store.addConcern(
      act.tx,
      report.id,
      act.now,
      text,
      report.contacts.map(({ id }) => id),
    )
}

export interface Party {
  contactId: number
  key: string
  name: string
}

/** The linked people of a report. */
export const partiesOf = (report: store.StoredReport): Party[] =>
  report.contacts.map((contact) => ({
    contactId: contact.id,
    key: contact.voterId == null ? `d:${contact.deputyId ?? 0}` : `v:${contact.voterId}`,
    name: contact.voter?.name ?? contact.deputy?.person.name ?? '',
  }))

/** The people of a report by name, those not on the list included. */
export const namesOf = (report: store.StoredReport): string[] => [
  ...partiesOf(report).map(({ name }) => name),
  ...(JSON.parse(report.unlisted) as string[]),
]

const snapshot = (report: store.StoredReport) => ({
  method: report.method,
  occurredOn: report.occurredOn,
  partOfDay: report.partOfDay,
  parties: partiesOf(report).map(({ key }) => key),
  unlisted: JSON.parse(report.unlisted) as unknown,
  concerns: report.concerns.map(({ text }) => text),
})

// ---- quota

export interface OwnProgress {
  role: ContactorRole
  progress: Progress
  left: LinkedPerson[]
}

/** A person's own progress in a quarter, one entry a duty. Nobody else's is ever answered here. */
export async function ownProgress(
  act: Act,
  who: Speaker,
  settings: Settings,
  day: Day = dayOf(act.now, act.zone),
): Promise<OwnProgress[]> {
  const linked = await linkedTo(act.tx, who)
  const duties: ContactorRole[] = [
    ...(who.deputyId == null ? [] : ['deputy' as const]),
    ...(who.memberId == null ? [] : ['sc_member' as const]),
  ]
  const all: OwnProgress[] = []
  for (const role of duties) {
    const mine = linked.filter(({ key }) => isVoter(key) === (role === 'deputy'))
    const counted = await countedThisYear(act, who.personId, role, day)
    const progress = progressOf(
      mine.map(({ key }) => key),
      counted,
      quarterOf(day),
      settings['contact.reading'],
      settings['contact.perYear'],
    )
    all.push({ role, progress, left: mine.filter(({ key }) => progress.left.includes(key)) })
  }
  return all
}

export {
  closeStep,
  liaisonListHolds,
  personReminderHolds,
  quotaStepDue,
  remindShort,
  tellLiaisons,
  type NoticeLine,
} from './reminders.ts'
