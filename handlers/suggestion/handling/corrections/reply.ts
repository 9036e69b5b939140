/** A reply that was sent by mistake: its unit corrects class, text and promises until the deputy has rated it. */
import type { Speaker } from '../../../people/actions.ts'
import { settingsAt } from '../../../settings/actions.ts'
import type { Act } from '../../../shared/act.ts'
import { done, refused, type Outcome } from '../../../shared/outcome.ts'
import { openCase, type Case } from '../../case.ts'
import { take, type Taken } from '../../acting.ts'
import { countsOn } from '../../keying/voice.ts'
import type { SuggestionRefusal } from '../../rules.ts'
import { tellReply, wrongWords, type ReplyWords } from '../replying.ts'
import * as handlings from '../store.ts'
import * as store from './store.ts'

/** What is corrected; whatever is left out stays. Promises that are given take the place of those not yet kept. */
export type ReplyChange = Partial<Omit<ReplyWords, 'letterFileId'>>

/** A reply with its unit's part and its promises. */
export type ReplyToCorrect = store.ReplyRow

/** The reply of the officer's own unit in this round. Refused before there is one, and where several of his units replied. */
export async function replyToCorrect(
  act: Act,
  who: Speaker,
  one: Case,
): Promise<Outcome<store.ReplyRow, SuggestionRefusal>> {
  const all = await store.repliesIn(act.tx, one.row.id, one.course.round, who.unitIds)
  const [reply, ...more] = all.filter(({ handling }) => handling.state === 'replied')
  if (!reply) return refused(who.unitIds.length === 0 ? 'not_yours' : 'no_reply_yet')
  return more.length > 0 ? refused('which_unit') : done(reply)
}

/**
 * The unit's reply of this round, corrected. The day on which it first replied stays, the deputy's time to judge begins anew;
 * the first is kept as an edition, and every signatory, 代表工委 and who assigned hear this one. A class that promises nothing
 * takes back what was promised and not kept. Refused once it is rated, and where nothing differs.
 */
export async function correctReply(
  act: Act,
  who: Speaker,
  id: number,
  change: ReplyChange,
): Promise<Outcome<Taken, SuggestionRefusal>> {
  const one = await openCase(act, id)
  if (!one) return refused('not_found')
  const found = await replyToCorrect(act, who, one)
  if (!found.ok) return found
  const was = found.value
  const { promises: given, ...words } = change
  const now = { ...wordsOf(was), ...words }
  const kept = given === undefined && (await promisesFor(act, now.replyClass)) ? openOf(was) : []
  const promises = given ?? kept
  const stands = was.commitments.filter(({ deliveredAt }) => deliveredAt !== null)
  // what was promised before may be due by now: only the new days are judged
  const wrong = await wrongWords(
    act,
    { ...now, promises: given ?? [...kept, ...stands] },
    given === undefined ? null : countsOn(act, who),
  )
  if (wrong) return refused(wrong)
  if (isSame(wordsOf(was), now) && isSame(openOf(was), promises)) return refused('nothing_changed')
  const { unitId } = was.handling
  const taken = await take(act, who, one, 'correct_reply', { unitId })
  if (!taken.ok) return taken
  const { letterFileId: _letter, ...columns } = now
  await store.correctReply(act.tx, was, columns, { at: act.now, personId: who.personId })
  if (!isSame(openOf(was), promises)) await promiseInstead(act, was, unitId, promises)
  await tellReply(act, taken.value, { ...now, promises }, unitId, true)
  return taken
}

const wordsOf = (reply: store.ReplyRow): Omit<ReplyWords, 'promises'> => ({
  replyClass: reply.replyClass,
  text: reply.text,
  letterFileId: reply.letterFileId,
  letterNumber: reply.letterNumber,
  signedBy: reply.signedBy,
  contactPerson: reply.contactPerson,
  contactPhone: reply.contactPhone,
})

/** What it promised and has not kept yet. */
const openOf = ({ commitments }: store.ReplyRow) =>
  commitments.filter(({ deliveredAt }) => deliveredAt === null).map(({ text, dueOn }) => ({ text, dueOn }))

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other)

async function promisesFor(act: Act, replyClass: string): Promise<boolean> {
  const settings = await settingsAt(act.tx, act.now, act.zone)
  return settings['suggestion.replyClasses'].some(({ letter, promises }) => letter === replyClass && promises)
}

async function promiseInstead(
  act: Act,
  { id: replyId, suggestionId }: store.ReplyRow,
  unitId: number,
  promises: ReplyWords['promises'],
): Promise<void> {
  await store.dropPromises(act.tx, replyId)
  const rows = promises.map((promise) => ({ ...promise, suggestionId, replyId, unitId, createdAt: act.now }))
  await handlings.addCommitments(act.tx, rows)
}
