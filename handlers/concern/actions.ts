import { recordDeed } from '../audit/actions.ts'
import type { Speaker } from '../people/actions.ts'
import { may } from '../people/rules.ts'
import type { Act } from '../shared/act.ts'
import { done, refused, type Outcome } from '../shared/outcome.ts'
import { raisersOf, type NewConcern } from './rules.ts'
import * as store from './store.ts'

export { saysOpinion } from './opinions.ts'

/** Records what the people of a report raised: each matter a record of its own, shared by those who raised it. */
export async function raiseWithReport(
  act: Act,
  report: { id: number; ownerId: number; contactIds: readonly number[] },
  concerns: readonly NewConcern[],
): Promise<void> {
  const rows = concerns.map(({ text }) => ({
    text,
    ownerId: report.ownerId,
    reportId: report.id,
    createdAt: act.now,
  }))
  const ids = await store.addConcerns(act.tx, rows)
  const raisers = concerns.flatMap((concern, index) =>
    raisersOf(concern, report.contactIds).map((contactId) => ({ concernId: ids[index] ?? 0, contactId })),
  )
  await store.addRaisers(act.tx, raisers)
}

/** Records a matter that a deputy noticed himself (代表法: 反映实际情况和问题). Refused to those who report nothing. */
export async function raiseOwn(
  act: Act,
  who: Speaker,
  text: string,
): Promise<Outcome<{ id: number }, 'not_contactor'>> {
  if (!may.reportContacts(who)) return refused('not_contactor')
  const [id = 0] = await store.addConcerns(act.tx, [
    { text, ownerId: who.personId, reportId: null, createdAt: act.now },
  ])
  await recordDeed(act, { action: 'concern.raise', subject: `concern:${id}`, after: { text } })
  return done({ id })
}

/** Records a matter that a deputy raised where somebody else keeps the record (an activity). The caller has checked who may. */
export async function raiseFor(act: Act, ownerId: number, text: string): Promise<number> {
  const [id = 0] = await store.addConcerns(act.tx, [{ text, ownerId, reportId: null, createdAt: act.now }])
  await recordDeed(act, { action: 'concern.raise', subject: `concern:${id}`, after: { text, ownerId } })
  return id
}

export interface OwnConcern {
  id: number
  text: string
  createdAt: Date
  status: string
}

/** What the person noticed himself and recorded last, void or not. */
export const lastOwnConcern = (act: Act, who: Speaker): Promise<OwnConcern | null> =>
  store.lastOwn(act.tx, who.personId)

/** Takes an own matter back: it is kept as void. False when that was done already. */
export async function voidOwnConcern(act: Act, concern: OwnConcern, reason: string): Promise<boolean> {
  if (!(await store.voidOwn(act.tx, concern.id))) return false
  await recordDeed(act, {
    action: 'concern.void',
    subject: `concern:${concern.id}`,
    before: { status: 'open' },
    after: { status: 'void', reason },
  })
  return true
}

/** The matters of these reports of his own that wait for an answer. */
export const openConcernsOf = (
  act: Pick<Act, 'tx'>,
  who: Pick<Speaker, 'personId'>,
  reportIds: readonly number[],
): Promise<{ id: number; text: string }[]> => store.openOfReports(act.tx, who.personId, reportIds)

/** The matters of a voided report count no more. */
export const voidWithReport = (act: Act, reportId: number) => store.voidOfReport(act.tx, reportId)

/** The matters of a report that counts again. */
export const reopenWithReport = (act: Act, reportId: number) => store.reopenOfReport(act.tx, reportId)

/** Takes the taking back of an own matter back. False when it is open already. */
export async function reopenOwnConcern(act: Act, who: Speaker, id: number): Promise<boolean> {
  const concern = await store.lastOwn(act.tx, who.personId)
  if (concern?.id !== id || !(await store.reopenOwn(act.tx, id))) return false
  await recordDeed(act, {
    action: 'concern.restore',
    subject: `concern:${id}`,
    before: { status: 'void' },
    after: { status: 'open' },
  })
  return true
}

/** Puts other words in a matter's place; the caller writes the audit line of its report. */
export const rewordConcern = (act: Act, id: number, text: string) => store.changeText(act.tx, id, text)

/** A matter as it stands in a record that somebody else keeps. The caller has checked who may. */
interface RaisedConcern {
  id: number
  text: string
}

/** Other words for a matter that nobody has answered yet; false when it is answered, in a suggestion or taken back. */
export async function rewordOpen(act: Act, { id, text }: RaisedConcern, words: string): Promise<boolean> {
  if (!(await store.rewordOpen(act.tx, id, words))) return false
  await recordDeed(act, {
    action: 'concern.reword',
    subject: `concern:${id}`,
    before: { text },
    after: { text: words },
  })
  return true
}

/** Takes such a matter back: it is kept as void. False as above. */
export async function voidOpen(act: Act, { id }: RaisedConcern): Promise<boolean> {
  if (!(await store.voidOwn(act.tx, id))) return false
  await recordDeed(act, {
    action: 'concern.void',
    subject: `concern:${id}`,
    before: { status: 'open' },
    after: { status: 'void', reason: '按活动记录更正' },
  })
  return true
}

/** Records what a voter left on a deputy's opinion card: his matter from then on. The caller writes the audit line. */
export async function raiseFromCard(act: Act, ownerId: number, text: string): Promise<number> {
  const [id = 0] = await store.addConcerns(act.tx, [{ text, ownerId, reportId: null, createdAt: act.now }])
  return id
}

export {
  answerConcern,
  concernOf,
  linkToSuggestion,
  ownConcerns,
  unlinkFromSuggestion,
  type AnswerRefusal,
  type ConcernLine,
  type ConcernView,
} from './answers.ts'

export { concernsForOffice } from './office.ts'
