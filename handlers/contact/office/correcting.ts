/** Reports as the office's staff see, correct and void them. The source stays, each change is an audit line, the deputy is told. */
import { hasRight } from '../../access/rules.ts'
import { recordDeed } from '../../audit/actions.ts'
import { raiseWithReport, rewordConcern } from '../../concern/actions.ts'
import { photosOf } from '../../file/actions.ts'
import { tell } from '../../notice/actions.ts'
import { linkedTo, type LinkedPerson } from '../../people/actions.ts'
import type { Speaker } from '../../people/rules.ts'
import type { Settings } from '../../settings/rules.ts'
import type { Act } from '../../shared/act.ts'
import { dayOf, instantOf, addDays, quarterOf, spokenDay, type Day, type Quarter } from '../../shared/days.ts'
import { done, refused, type Outcome } from '../../shared/outcome.ts'
import { mostWaiting, type Waiting } from '../../shared/waiting.ts'
import { namesOf, partiesOf, snapshot, voidThis } from '../record/amend.ts'
import {
  isDone,
  isVoter,
  methodNames,
  oldestDay,
  progressOf,
  type ContactorRole,
  type Progress,
  type Reading,
  type ReportInput,
} from '../rules.ts'
import type { Board } from '../quota/board.ts'
import * as store from '../store.ts'

type Look = Pick<Act, 'tx' | 'now' | 'zone'>

export type { OfficeReport } from '../store.ts'

/** A report with its people, matters and the message it came from; null for who may not see it, or when there is none. */
export async function reportForOffice(act: Look, who: Speaker, id: number) {
  if (!hasRight(who, 'contacts.see')) return null
  const report = await store.officeReport(act.tx, id)
  if (!report) return null
  const { messageAccount, messageId } = report
  const message =
    messageAccount === null || messageId === null
      ? null
      : await store.messageOf(act.tx, messageAccount, messageId)
  const photos = await photosOf(act.tx, id)
  return { report, message, photos: photos.map(({ fileId }) => fileId), isLate: isLate(act, report) }
}

/** Recorded after its quarter was over: 补记. */
export const isLate = (act: Look, report: { occurredOn: Day; recordedAt: Date }): boolean =>
  report.recordedAt >= instantOf(addDays(quarterOf(report.occurredOn).to, 1), '00:00', act.zone)

interface DutyStand {
  role: ContactorRole
  progress: Progress
  left: LinkedPerson[]
}

interface PersonStand {
  name: string
  place: string
  duties: DutyStand[]
  reports: store.OfficeReport[]
}

/** One person's quarter: how it stands by each duty, whom he has not reached, and every report of his. Null as above. */
export async function personStand(
  act: Look,
  who: Speaker,
  personId: number,
  quarter: Quarter,
  settings: Settings,
): Promise<PersonStand | null> {
  if (!hasRight(who, 'contacts.see')) return null
  const person = await store.personWithOffice(act.tx, personId)
  if (!person) return null
  const [duty] = await store.contactorsAfter(act.tx, personId - 1, 1, null)
  const own = duty?.personId === personId ? duty : { deputyId: null, memberId: null }
  const linked = await linkedTo(act.tx, own)
  const roles: ContactorRole[] = [
    ...(own.deputyId == null ? [] : ['deputy' as const]),
    ...(own.memberId == null ? [] : ['sc_member' as const]),
  ]
  const duties: DutyStand[] = []
  for (const role of roles) {
    const mine = linked.filter(({ key }) => isVoter(key) === (role === 'deputy'))
    const from = `${quarter.year}-01-01`
    const progress = progressOf(
      mine.map(({ key }) => key),
      await store.countedContacts(act.tx, personId, role, from, quarter.to),
      quarter,
      settings['contact.reading'],
      settings['contact.perYear'],
    )
    duties.push({ role, progress, left: mine.filter(({ key }) => progress.left.includes(key)) })
  }
  const group = person.deputies[0]?.group
  const place = group ? `${group.office.name} ${group.name}` : (person.members[0]?.office.name ?? '')
  return {
    name: person.name,
    place,
    duties,
    reports: await store.reportsOf(act.tx, personId, quarter.from, quarter.to),
  }
}

export interface MemberStand extends store.MemberRow {
  isDone: boolean
  isOver: boolean
}

/** How the standing committee's members stand in a quarter; none for who may not see it. */
export async function memberStand(
  act: Look,
  who: Speaker,
  quarter: Quarter,
  reading: Reading,
): Promise<MemberStand[]> {
  if (!hasRight(who, 'contacts.see')) return []
  const isOver = quarter.to < dayOf(act.now, act.zone)
  const rows = await store.memberRows(act.tx, quarter)
  return rows.map((row) => ({ ...row, isDone: isDone(row, reading), isOver }))
}

export interface TrendPoint {
  quarter: Quarter
  deputies: number
  linked: number
  reached: number
  done: number
}

/** The sums of these quarters for the deputies of a board, by its reading and their lists of today; empty without the right. */
export async function trendOf(
  act: Look,
  who: Speaker,
  board: Board,
  quarters: readonly Quarter[],
): Promise<TrendPoint[]> {
  const [first] = quarters
  const last = quarters.at(-1)
  if (!hasRight(who, 'contacts.see') || !first || !last) return []
  const deputies = board.offices.flatMap(({ groups }) => groups.flatMap((group) => group.deputies))
  const rows = await store.trendRows(act.tx, first.from, last.to)
  const found = new Map(rows.map((row) => [`${row.year}Q${row.quarter} ${row.deputyId}`, row]))
  return quarters.map((quarter) => {
    const point = { quarter, deputies: deputies.length, linked: 0, reached: 0, done: 0 }
    for (const { deputyId, linked } of deputies) {
      const { reached, rounds } = found.get(`${quarter.name} ${deputyId}`) ?? { reached: 0, rounds: 0 }
      point.linked += linked
      point.reached += reached
      point.done += Number(isDone({ linked, reached, rounds }, board.reading))
    }
    return point
  })
}

/** Whom a report may name: those whom its contactor is linked to by the report's duty, and those on it already. */
export async function candidatesFor(
  act: Look,
  report: store.StoredReport,
): Promise<{ key: string; name: string }[]> {
  const [duty] = await store.contactorsAfter(act.tx, report.contactorId - 1, 1, null)
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
): Promise<Outcome<store.StoredReport, OfficeRefusal>> {
  if (!hasRight(who, 'contacts.change')) return refused('no_right')
  const report = await store.reportById(act.tx, id)
  if (!report) return refused('not_found')
  const refusal = await refusalFor(act, report, next)
  if (refusal) return refused(refusal)
  const { occurredOn, partOfDay, method, unlisted } = next
  if (!(await store.changeReport(act.tx, report, { occurredOn, partOfDay, method, unlisted: [...unlisted] })))
    return refused('changed_meanwhile')
  await changePeople(act, report, next)
  await changeMatters(act, report, next)
  const after = await store.reportById(act.tx, id)
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
  report: store.StoredReport,
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

function isSame(report: store.StoredReport, next: OfficeCorrection): boolean {
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

async function changePeople(act: Act, report: store.StoredReport, next: OfficeCorrection): Promise<void> {
  const there = partiesOf(report)
  for (const { key, contactId } of there)
    if (!next.parties.includes(key)) await store.dropContact(act.tx, contactId)
  const { contactorId, contactorRole, bulk } = report
  const side = { contactorId, contactorRole, occurredOn: next.occurredOn, bulk }
  const added = next.parties.filter((key) => !there.some((party) => party.key === key))
  await store.addContacts(act.tx, report.id, side, added)
}

async function changeMatters(act: Act, report: store.StoredReport, next: OfficeCorrection): Promise<void> {
  for (const { id, text } of report.concerns) {
    const words = textOf(next, id)
    if (words !== null && words !== text) await rewordConcern(act, id, words)
  }
  if (next.added === '') return
  const now = await store.reportById(act.tx, report.id)
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
): Promise<Outcome<store.StoredReport, OfficeRefusal>> {
  if (!hasRight(who, 'contacts.change')) return refused('no_right')
  if (reason === '') return refused('no_reason')
  const report = await store.reportById(act.tx, id)
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

function inOneLine(act: Look, report: store.StoredReport): string {
  const method = methodNames[report.method as ReportInput['method']]
  const concerns = report.concerns.map(({ text }) => text).join('；')
  return `${spokenDay(report.occurredOn, dayOf(act.now, act.zone))} ${method} ${namesOf(report).join('、')}${concerns ? `，诉求：${concerns}` : ''}`
}

/** Whose report it is, and whoever recorded it for him. */
async function tellOwners(
  act: Act,
  who: Speaker,
  report: Pick<store.StoredReport, 'id' | 'version' | 'contactorId' | 'recordedById'>,
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

/** Reports with people who are not on the list: perhaps a name was written wrongly. */
export const waiting: Waiting = async (act, who) => {
  if (!hasRight(who, 'contacts.see')) return []
  const reports = await store.reportsToCheck(act.tx, mostWaiting)
  const today = dayOf(act.now, act.zone)
  return reports.map((report) => ({
    key: `report:${report.id}`,
    since: report.recordedAt,
    about: `${report.contactor.name}${spokenDay(report.occurredOn, today)}的记录里有联系名单以外的人：${(JSON.parse(report.unlisted) as string[]).join('、')}。`,
    todo: '是名单里的人写错了名字，就更正；确实不在名单里，点“看过了”。',
    href: `/desk/contacts/${report.id}`,
    close: { action: '/desk/waiting/report', fields: { id: report.id }, note: null },
  }))
}
