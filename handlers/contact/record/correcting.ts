/** Correcting a report of one's own: its day, its people, its words. */
import { recordDeed } from '../../audit/actions.ts'
import { raiseWithReport, rewordConcern } from '../../concern/actions.ts'
import { linkedTo, type LinkedPerson, type Speaker } from '../../people/actions.ts'
import { contactDays } from '../../settings/actions.ts'
import type { Act } from '../../shared/act.ts'
import { dayOf, type Day } from '../../shared/days.ts'
import { done, refused, type Outcome } from '../../shared/outcome.ts'
import { isVoter, oldestDay, type ReportInput } from '../rules.ts'
import * as contacts from '../store.ts'
import type { ChangeRefusal } from './amend.ts'
import { ownReport } from './own.ts'
import { inOneLine, partiesOf, snapshot, type Party } from './shown.ts'
import * as store from './store.ts'
import { tellContactor } from './tellingContactor.ts'

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
