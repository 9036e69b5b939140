/** Voiding and correcting what one recorded oneself. Nothing is deleted; each change is an audit line. */
import { hasRight } from '../../access/rules.ts'
import { recordDeed, whoDid } from '../../audit/actions.ts'
import { raiseWithReport, reopenWithReport, rewordConcern, voidWithReport } from '../../concern/actions.ts'
import { deputiesOfLiaison, linkedTo, type LinkedPerson, type Speaker } from '../../people/actions.ts'
import { tell } from '../../notice/actions.ts'
import { contactDays } from '../../settings/actions.ts'
import type { Act } from '../../shared/act.ts'
import { dayOf, spokenDay, type Day } from '../../shared/days.ts'
import { done, refused, type Outcome } from '../../shared/outcome.ts'
import { idOf, isVoter, methodNames, oldestDay, type PartyKey, type ReportInput } from '../rules.ts'
import * as contacts from '../store.ts'
import * as store from './store.ts'

/** What the person recorded last: all reports of his last message, and whether they are already void. */
export async function lastRecorded(act: Act, who: Speaker): Promise<contacts.StoredReport[]> {
  const [last] = await store.latestReports(act.tx, who.personId, 1)
  if (!last) return []
  if (last.messageId === null || last.messageAccount === null) return [last]
  return store.reportsOfMessage(act.tx, last.messageAccount, last.messageId)
}

/** The latest report that is still valid. */
export const lastValid = async (act: Act, who: Speaker): Promise<contacts.StoredReport | null> =>
  (await store.validReports(act.tx, who.personId, null, null))[0] ?? null

/**
 * One of the person's own reports, or null: his contact, or one that he entered for a deputy, as long as he is the liaison of
 * the deputy's group or of the office.
 */
export async function ownReport(act: Act, who: Speaker, id: number): Promise<contacts.StoredReport | null> {
  const report = await contacts.reportById(act.tx, id)
  if (!report || report.contactorId === who.personId) return report
  if (report.recordedById !== who.personId) return null
  const deputies = await deputiesOfLiaison(act.tx, who)
  const isHis = deputies.some(({ personId }) => personId === report.contactorId)
  return isHis || hasRight(who, 'contacts.change') ? report : null
}

/** The person's valid reports that fit a description: each of the people was met, by one of his keys or by his name. */
export async function describedReports(
  act: Act,
  who: Speaker,
  described: {
    occurredOn: Day | null
    method: string | null
    people: readonly { name: string; keys: readonly string[] }[]
  },
): Promise<contacts.StoredReport[]> {
  const found = await store.validReports(act.tx, who.personId, described.occurredOn, described.method)
  return found.filter((report) =>
    described.people.every(
      ({ name, keys }) =>
        namesOf(report).includes(name) || partiesOf(report).some((party) => keys.includes(party.key)),
    ),
  )
}

export type ChangeRefusal =
  | 'not_yours'
  | 'already_void'
  | 'not_void'
  | 'recorded_anew'
  | 'voided_by_office'
  | 'changed_meanwhile'
  | 'future'
  | 'too_old'
  | 'not_linked'
  | 'off_list'
  | 'other_duty'

/** Voids a report: it is kept with the reason and counts for nobody. */
export async function voidReport(
  act: Act,
  who: Speaker,
  id: number,
  reason: string,
): Promise<Outcome<contacts.StoredReport, ChangeRefusal>> {
  const report = await ownReport(act, who, id)
  if (!report) return refused('not_yours')
  const outcome = await voidThis(act, report, reason)
  if (outcome.ok)
    await tellContactor(
      act,
      who,
      { ...report, version: report.version + 1 },
      `撤回了您的联系记录编号${id}（${inOneLine(act, report)}），不再计入进度`,
    )
  return outcome
}

/** A deputy hears what another changed in his record. */
async function tellContactor(
  act: Act,
  who: Speaker,
  { id, version, contactorId }: Pick<contacts.StoredReport, 'id' | 'version' | 'contactorId'>,
  what: string,
): Promise<void> {
  if (contactorId === who.personId) return
  const writer = hasRight(who, 'contacts.change') ? '工作人员' : '联络员'
  await tell(act, contactorId, {
    kind: 'contact-amended',
    period: `report:${id}:${version}`,
    text: `${writer}${who.name}${what}。有疑问请回“人工”。`,
  })
}

/** 11月23日 走访 张德发，诉求：路灯不亮 */
export function inOneLine(act: Pick<Act, 'now' | 'zone'>, report: contacts.StoredReport): string {
  const method = methodNames[report.method as ReportInput['method']]
  const concerns = report.concerns.map(({ text }) => text).join('；')
  return `${spokenDay(report.occurredOn, dayOf(act.now, act.zone))} ${method} ${namesOf(report).join('、')}${concerns ? `，诉求：${concerns}` : ''}`
}

/** Voids a report that its caller may void. */
export async function voidThis(
  act: Act,
  report: contacts.StoredReport,
  reason: string,
): Promise<Outcome<contacts.StoredReport, ChangeRefusal>> {
  if (report.status === 'void') return refused('already_void')
  if (!(await store.voidReport(act.tx, report, act.now, reason))) return refused('changed_meanwhile')
  await voidWithReport(act, report.id)
  await recordDeed(act, {
    action: 'contact.void',
    subject: `report:${report.id}`,
    before: snapshot(report),
    after: { status: 'void', reason },
  })
  return done(report)
}

/**
 * Takes a withdrawal back: the report counts again as it was. Refused where the office voided it, the same was recorded
 * anew in between, or the year has closed.
 */
export async function restoreReport(
  act: Act,
  who: Speaker,
  id: number,
): Promise<Outcome<contacts.StoredReport, ChangeRefusal>> {
  const report = await ownReport(act, who, id)
  if (!report) return refused('not_yours')
  if (report.status !== 'void') return refused('not_void')
  if (report.occurredOn < oldestDay(dayOf(act.now, act.zone))) return refused('too_old')
  if (!(await mayRestore(act, who, report))) return refused('voided_by_office')
  if (await isRecordedAnew(act, report)) return refused('recorded_anew')
  if (!(await store.restoreReport(act.tx, report))) return refused('changed_meanwhile')
  await reopenWithReport(act, id)
  await recordDeed(act, {
    action: 'contact.restore',
    subject: `report:${id}`,
    before: { status: 'void', reason: report.voidReason },
    after: snapshot(report),
  })
  const after = (await contacts.reportById(act.tx, id)) ?? report
  await tellContactor(act, who, after, `恢复了您的联系记录编号${id}：${inOneLine(act, after)}`)
  return done(after)
}

/** Who withdrew it himself, and the deputy whose liaison withdrew it for him. */
async function mayRestore(act: Act, who: Speaker, report: contacts.StoredReport): Promise<boolean> {
  const by = await whoDid(act, 'contact.void', `report:${report.id}`)
  if (by === `person:${who.personId}`) return true
  const { recordedById, contactorId } = report
  return (
    contactorId === who.personId &&
    by === `person:${recordedById}` &&
    (await store.isLiaisonOf(act.tx, recordedById, contactorId))
  )
}

/** Whether the same people were recorded again, whoever of the deputy, his liaison and the office did it. */
async function isRecordedAnew(act: Act, report: contacts.StoredReport): Promise<boolean> {
  const names = [...namesOf(report)].sort().join()
  const valid = await store.validReportsOf(act.tx, report)
  return valid.some((one) => [...namesOf(one)].sort().join() === names)
}

/** The person's own latest reports, newest first, withdrawn ones included. */
export const recentReports = (act: Act, who: Speaker, most: number): Promise<contacts.StoredReport[]> =>
  store.latestReports(act.tx, who.personId, most)

/** The last valid contact of a deputy or member with one of his linked people; null when there is none. */
export const lastContactWith = (
  act: Pick<Act, 'tx'>,
  who: Speaker,
  key: PartyKey,
): Promise<contacts.StoredReport | null> =>
  store.lastReportWith(act.tx, who.personId, isVoter(key) ? { voterId: idOf(key) } : { deputyId: idOf(key) })

export interface Correction {
  occurredOn?: Day
  /** Whether it is of the contact day. */
  contactDay?: boolean
  partOfDay?: ReportInput['partOfDay']
  method?: ReportInput['method']
  /** Who was wrongly named, and who it really was; a name alone for somebody not on the list. */
  party?: { wrongKey: string; right: LinkedPerson | { name: string } }
  /** A name that is not on the list, and whose it really is. */
  unlisted?: { wrong: string; right: LinkedPerson | { name: string } }
  /** People on the list who were left out. */
  added?: readonly LinkedPerson[]
  /** Other words for the matter of this number, else for the first. */
  concern?: { id?: number; text: string }
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
): Promise<Outcome<contacts.StoredReport, ChangeRefusal>> {
  const report = await ownReport(act, who, id)
  if (!report) return refused('not_yours')
  if (report.status === 'void') return refused('already_void')
  const { party, concern, unlisted: misnamed, ...plain } = withoutAdded(correction)
  const added = addedBy(correction)
  const today = dayOf(act.now, act.zone)
  if (correction.occurredOn && correction.occurredOn > today) return refused('future')
  if (correction.occurredOn && correction.occurredOn < oldestDay(today)) return refused('too_old')
  const wrong = party && partiesOf(report).find(({ key }) => key === party.wrongKey)
  if (party && !wrong) return refused('not_linked')
  if (party && 'key' in party.right && isVoter(party.right.key) !== isVoter(party.wrongKey))
    return refused('other_duty')
  if (added.some(({ key }) => isVoter(key) !== (report.contactorRole === 'deputy')))
    return refused('other_duty')
  const before = JSON.parse(report.unlisted) as string[]
  if (misnamed && !before.includes(misnamed.wrong)) return refused('not_linked')
  const unlisted = [
    ...before.filter((name) => name !== misnamed?.wrong),
    ...[party?.right, misnamed?.right].flatMap((right) => (right && !('key' in right) ? right.name : [])),
  ]
  const named = [...added, ...(party && 'key' in party.right ? [party.right] : [])]
  if (!(await allOnListOf(act, report.contactorId, named))) return refused('off_list')
  const leaves = await leavesDay(act, report, correction)
  if (
    !(await contacts.changeReport(act.tx, report, {
      ...plain,
      unlisted,
      ...(leaves && { contactDay: false }),
    }))
  )
    return refused('changed_meanwhile')
  if (party && wrong) await replaceParty(act, report, wrong, party.right)
  await addPeople(act, report, plain.occurredOn ?? report.occurredOn, added)
  if (concern) await replaceConcern(act, report, concern)
  const after = await contacts.reportById(act.tx, id)
  if (!after) throw new Error(`report ${id} vanished while it was corrected`)
  await recordDeed(act, {
    action: 'contact.correct',
    subject: `report:${id}`,
    before: snapshot(report),
    after: snapshot(after),
  })
  await tellContactor(act, who, after, `更正了您的联系记录编号${id}，现在是：${inOneLine(act, after)}`)
  return done(after)
}

/** A report that is moved off the contact day is no longer of it, whoever moves it. */
async function leavesDay(
  act: Act,
  report: contacts.StoredReport,
  { occurredOn, contactDay = report.contactDay }: Correction,
): Promise<boolean> {
  if (!contactDay || occurredOn === undefined) return false
  return occurredOn !== (await contactDays(act.tx))(Number(occurredOn.slice(0, 4)))
}

/** Whether the one whose contact it is, is linked to all of them. */
async function allOnListOf(
  act: Act,
  contactorId: number,
  people: readonly { key: string }[],
): Promise<boolean> {
  if (people.length === 0) return true
  const [duty] = await contacts.contactorsAfter(act.tx, contactorId - 1, 1, null)
  if (duty?.personId !== contactorId) return false
  const keys = new Set((await linkedTo(act.tx, duty)).map(({ key }) => key))
  return people.every(({ key }) => keys.has(key))
}

/** Those to be put on the report: the ones left out, and the one behind a wrong name. */
const addedBy = ({ added = [], unlisted }: Correction): readonly LinkedPerson[] =>
  unlisted && 'key' in unlisted.right ? [...added, unlisted.right] : added

const withoutAdded = ({ added: _added, ...rest }: Correction): Omit<Correction, 'added'> => rest

async function replaceParty(
  act: Act,
  report: contacts.StoredReport,
  wrong: Party,
  right: LinkedPerson | { name: string },
): Promise<void> {
  const there = 'key' in right ? partiesOf(report).find(({ key }) => key === right.key) : undefined
  if (there) await store.moveRaised(act.tx, wrong.contactId, there.contactId)
  if (there || !('key' in right)) await contacts.dropContact(act.tx, wrong.contactId)
  else await store.changeParty(act.tx, wrong.contactId, right.key)
}

async function addPeople(
  act: Act,
  report: contacts.StoredReport,
  occurredOn: Day,
  added: readonly LinkedPerson[],
): Promise<void> {
  const there = partiesOf(report).map(({ key }) => key)
  const keys = added.map(({ key }) => key).filter((key) => !there.includes(key))
  const { contactorId, contactorRole, bulk } = report
  await contacts.addContacts(act.tx, report.id, { contactorId, contactorRole, occurredOn, bulk }, keys)
}

async function replaceConcern(
  act: Act,
  report: contacts.StoredReport,
  { id, text }: { id?: number; text: string },
): Promise<void> {
  const concern = report.concerns.find((one) => one.id === id) ?? report.concerns[0]
  if (concern) await rewordConcern(act, concern.id, text)
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
export const partiesOf = (report: contacts.StoredReport): Party[] =>
  report.contacts.map((contact) => ({
    contactId: contact.id,
    key: contact.voterId == null ? `d:${contact.deputyId ?? 0}` : `v:${contact.voterId}`,
    name: contact.voter?.name ?? contact.deputy?.person.name ?? '',
  }))

/** The people of a report by name, those not on the list included. */
export const namesOf = (report: contacts.StoredReport): string[] => [
  ...partiesOf(report).map(({ name }) => name),
  ...(JSON.parse(report.unlisted) as string[]),
]

/** What the audit trail keeps of a report. */
export const snapshot = (report: contacts.StoredReport) => ({
  method: report.method,
  occurredOn: report.occurredOn,
  partOfDay: report.partOfDay,
  parties: partiesOf(report).map(({ key }) => key),
  unlisted: JSON.parse(report.unlisted) as unknown,
  concerns: report.concerns.map(({ text }) => text),
})

/** What a deputy or member reported last, for the office's eyes: newest day first, void ones included. */
export const lastReportsOf = (
  act: Pick<Act, 'tx'>,
  personId: number,
  take: number,
): Promise<contacts.StoredReport[]> => store.reportsOfContactor(act.tx, personId, take)
