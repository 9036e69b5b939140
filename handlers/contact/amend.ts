/** Voiding and correcting what one recorded oneself. Nothing is deleted; each change is an audit line. */
import { recordDeed } from '../audit/actions.ts'
import { raiseWithReport, rewordConcern, voidWithReport } from '../concern/actions.ts'
import type { LinkedPerson, Speaker } from '../people/actions.ts'
import type { Act } from '../shared/act.ts'
import { dayOf, type Day } from '../shared/days.ts'
import { done, refused, type Outcome } from '../shared/outcome.ts'
import { isVoter, oldestDay, type ReportInput } from './rules.ts'
import * as store from './store.ts'

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

export type ChangeRefusal =
  'not_yours' | 'already_void' | 'changed_meanwhile' | 'future' | 'too_old' | 'not_linked' | 'other_duty'

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
  await voidWithReport(act, id)
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

/**
 * Corrects a report of one's own. The day may not lie ahead or in a closed year; a person must be linked, by the same
 * duty, or is kept as a name only.
 */
export async function correctReport(
  act: Act,
  who: Speaker,
  id: number,
  correction: Correction,
): Promise<Outcome<store.StoredReport, ChangeRefusal>> {
  const report = await ownReport(act, who, id)
  if (!report) return refused('not_yours')
  if (report.status === 'void') return refused('already_void')
  const { party, concern, ...plain } = correction
  const today = dayOf(act.now, act.zone)
  if (correction.occurredOn && correction.occurredOn > today) return refused('future')
  if (correction.occurredOn && correction.occurredOn < oldestDay(today)) return refused('too_old')
  const wrong = party && partiesOf(report).find(({ key }) => key === party.wrongKey)
  if (party && !wrong) return refused('not_linked')
  if (party && 'key' in party.right && isVoter(party.right.key) !== isVoter(party.wrongKey))
    return refused('other_duty')
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
  if (first) await rewordConcern(act, first.id, text)
  else {
    const contactIds = report.contacts.map(({ id }) => id)
    await raiseWithReport(act, { id: report.id, ownerId: report.contactorId, contactIds }, [
      { text, raisedBy: null },
    ])
  }
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
