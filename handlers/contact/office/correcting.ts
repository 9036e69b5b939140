/** Reports as the office's staff see, correct and void them. The source stays, each change is an audit line, the deputy is told. */
import { hasRight } from '../../access/rules.ts'
import { recordDeed } from '../../audit/actions.ts'
import { raiseWithReport, rewordConcern } from '../../concern/actions.ts'
import { tell } from '../../notice/actions.ts'
import { linkedTo } from '../../people/actions.ts'
import type { Speaker } from '../../people/rules.ts'
import type { Act } from '../../shared/act.ts'
import { dayOf, type Day } from '../../shared/days.ts'
import { done, refused, type Outcome } from '../../shared/outcome.ts'
import type { Look } from '../quota/standing.ts'
import { voidThis } from '../record/amend.ts'
import { inOneLine, partiesOf, snapshot } from '../record/shown.ts'
import { isVoter, oldestDay, type ReportInput } from '../rules.ts'
import * as contacts from '../store.ts'
import * as store from './store.ts'

export type { OfficeReport } from './store.ts'

/** Whom a report may name: those whom its contactor is linked to by the report's duty, and those on it already. */
export async function candidatesFor(
  act: Look,
  report: contacts.StoredReport,
): Promise<{ key: string; name: string }[]> {
  const [duty] = await contacts.contactorsAfter(act.tx, report.contactorId - 1, 1, null)
  const linked =
    duty?.personId === report.contactorId
      ? (await linkedTo(act.tx, duty)).filter(
          ({ key }) => isVoter(key) === (report.contactorRole === 'deputy'),
        )
      : []
  const known = new Set(linked.map(({ key }) => key))
  return [...linked, ...partiesOf(report).filter(({ key }) => !known.has(key))].map(({ key, name }) => ({
    key,
    name,
  }))
}

export type OfficeRefusal =
  | 'no_right'
  | 'not_found'
  | 'no_reason'
  | 'already_void'
  | 'changed_meanwhile'
  | 'future'
  | 'too_old'
  | 'not_linked'
  | 'nobody'
  | 'no_text'
  | 'same'

export interface OfficeCorrection {
  /** As it was when the page was opened. */
  version: number
  occurredOn: Day
  partOfDay: ReportInput['partOfDay']
  method: ReportInput['method']
  parties: readonly string[]
  unlisted: readonly string[]
  /** Every matter of the report in its words. */
  concerns: readonly { id: number; text: string }[]
  /** One more matter, raised by all; empty = none. */
  added: string
  reason: string
}

/** Corrects a report for its deputy, with a reason. Same rules as for himself: day, people of his list. Audited; he is told. */
export async function correctForOffice(
  act: Act,
  who: Speaker,
  id: number,
  next: OfficeCorrection,
): Promise<Outcome<contacts.StoredReport, OfficeRefusal>> {
  if (!hasRight(who, 'contacts.change')) return refused('no_right')
  const report = await contacts.reportById(act.tx, id)
  if (!report) return refused('not_found')
  const refusal = await refusalFor(act, report, next)
  if (refusal) return refused(refusal)
  const { occurredOn, partOfDay, method, unlisted } = next
  if (
    !(await contacts.changeReport(act.tx, report, { occurredOn, partOfDay, method, unlisted: [...unlisted] }))
  )
    return refused('changed_meanwhile')
  await changePeople(act, report, next)
  await changeMatters(act, report, next)
  const after = await contacts.reportById(act.tx, id)
  if (!after) throw new Error(`report ${id} vanished while it was corrected`)
  const before = { ...snapshot(report), version: report.version }
  await recordDeed(act, {
    action: 'contact.correct',
    subject: `report:${id}`,
    before,
    after: { ...snapshot(after), reason: next.reason },
  })
  await tellOwners(
    act,
    who,
    after,
    `更正了您的联系记录编号${id}，现在是：${inOneLine(act, after)}。原因：${next.reason}。`,
  )
  return done(after)
}

async function refusalFor(
  act: Act,
  report: contacts.StoredReport,
  next: OfficeCorrection,
): Promise<OfficeRefusal | null> {
  const today = dayOf(act.now, act.zone)
  if (report.status === 'void') return 'already_void'
  if (report.version !== next.version) return 'changed_meanwhile'
  if (next.reason === '') return 'no_reason'
  if (next.occurredOn > today) return 'future'
  if (next.occurredOn < oldestDay(today) && next.occurredOn !== report.occurredOn) return 'too_old'
  if (next.parties.length === 0 && next.unlisted.length === 0) return 'nobody'
  const allowed = new Set((await candidatesFor(act, report)).map(({ key }) => key))
  if (!next.parties.every((key) => allowed.has(key))) return 'not_linked'
  if (next.concerns.some(({ text }) => text === '')) return 'no_text'
  return isSame(report, next) ? 'same' : null
}

function isSame(report: contacts.StoredReport, next: OfficeCorrection): boolean {
  const keys = partiesOf(report).map(({ key }) => key)
  return (
    report.occurredOn === next.occurredOn &&
    report.partOfDay === next.partOfDay &&
    report.method === next.method &&
    [...keys].sort().join() === [...next.parties].sort().join() &&
    report.unlisted === JSON.stringify(next.unlisted) &&
    next.added === '' &&
    report.concerns.every(({ id, text }) => textOf(next, id) === null || textOf(next, id) === text)
  )
}

const textOf = (next: OfficeCorrection, id: number): string | null =>
  next.concerns.find((concern) => concern.id === id)?.text ?? null

async function changePeople(act: Act, report: contacts.StoredReport, next: OfficeCorrection): Promise<void> {
  const there = partiesOf(report)
  for (const { key, contactId } of there)
    if (!next.parties.includes(key)) await contacts.dropContact(act.tx, contactId)
  const { contactorId, contactorRole, bulk } = report
  const side = { contactorId, contactorRole, occurredOn: next.occurredOn, bulk }
  const added = next.parties.filter((key) => !there.some((party) => party.key === key))
  await contacts.addContacts(act.tx, report.id, side, added)
}

async function changeMatters(act: Act, report: contacts.StoredReport, next: OfficeCorrection): Promise<void> {
  for (const { id, text } of report.concerns) {
    const words = textOf(next, id)
    if (words !== null && words !== text) await rewordConcern(act, id, words)
  }
  if (next.added === '') return
  const now = await contacts.reportById(act.tx, report.id)
  const contactIds = now?.contacts.map(({ id }) => id) ?? []
  await raiseWithReport(act, { id: report.id, ownerId: report.contactorId, contactIds }, [
    { text: next.added, raisedBy: null },
  ])
}

/** Voids a report for its deputy, with a reason: it is kept and counts for nobody. Audited; he is told. */
export async function voidForOffice(
  act: Act,
  who: Speaker,
  id: number,
  reason: string,
): Promise<Outcome<contacts.StoredReport, OfficeRefusal>> {
  if (!hasRight(who, 'contacts.change')) return refused('no_right')
  if (reason === '') return refused('no_reason')
  const report = await contacts.reportById(act.tx, id)
  if (!report) return refused('not_found')
  const outcome = await voidThis(act, report, reason)
  if (!outcome.ok) return refused(outcome.refusal === 'already_void' ? 'already_void' : 'changed_meanwhile')
  await tellOwners(
    act,
    who,
    { ...report, version: report.version + 1 },
    `作废了您的联系记录编号${id}（${inOneLine(act, report)}），不再计入进度。原因：${reason}。`,
  )
  return done(report)
}

/** The office looked at the people who are not on the list, and leaves the report as it is. False when that was done. */
export async function markChecked(act: Act, who: Speaker, id: number): Promise<boolean> {
  if (!hasRight(who, 'contacts.change') || !(await store.markChecked(act.tx, id))) return false
  await recordDeed(act, { action: 'contact.check', subject: `report:${id}` })
  return true
}

/** Whose report it is, and whoever recorded it for him. */
async function tellOwners(
  act: Act,
  who: Speaker,
  report: Pick<contacts.StoredReport, 'id' | 'version' | 'contactorId' | 'recordedById'>,
  what: string,
): Promise<void> {
  const owners = new Set([report.contactorId, report.recordedById])
  owners.delete(who.personId)
  for (const personId of owners)
    await tell(act, personId, {
      kind: 'contact-amended',
      period: `report:${report.id}:${report.version}`,
      text: `工作人员${who.name}${what}有疑问请回“人工”。`,
    })
}
