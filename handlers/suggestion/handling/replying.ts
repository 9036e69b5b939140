/** 答复, to every signatory; what it promises lives on after the suggestion is closed. */
import type { Speaker } from '../../people/actions.ts'
import { settingsAt } from '../../settings/actions.ts'
import type { Act } from '../../shared/act.ts'
import { dayOf, spokenDay, type Day } from '../../shared/days.ts'
import { refused, type Outcome } from '../../shared/outcome.ts'
import { handlingOf, signersOf, theAssigners, theOffice } from '../parties.ts'
import { take, type Taken } from '../acting.ts'
import { nameOf, refOf } from '../numbering.ts'
import { onDay, openCase, type Case } from '../case.ts'
import { tell } from '../telling.ts'
import { repliers } from '../course.ts'
import { ownUnit, unitsThatMay } from './ownUnits.ts'
import { countsAt, countsOn } from '../keying/voice.ts'
import { note } from '../documents/filed.ts'
import { handlingFor } from './mergedParts.ts'
import type { SuggestionRefusal } from '../rules.ts'
import { askedOfLead } from './leadStands.ts'
import * as store from './store.ts'

export interface ReplyWords {
  /** A letter of the office's class table. */
  replyClass: string
  text: string
  letterFileId: number | null
  letterNumber: string | null
  signedBy: string | null
  contactPerson: string | null
  contactPhone: string | null
  promises: readonly { text: string; dueOn: Day }[]
}

/**
 * A unit's reply with its class, letter and promises. The main unit replies for all, each separate unit for itself; a merged
 * suggestion gets one of its own. Refused: a class outside the table, a class that promises without a promise and its day.
 */
export async function replyTo(
  act: Act,
  who: Speaker,
  id: number,
  words: ReplyWords,
): Promise<Outcome<Taken, SuggestionRefusal>> {
  const one = await openCase(act, id)
  if (!one) return refused('not_found')
  const wrong = await wrongWords(act, words, countsOn(act, who))
  if (wrong) return refused(wrong)
  if ((await unitsThatMay(act, who, one, 'reply')).length > 1) return refused('which_unit')
  const part = partIn(one, who)
  if (!part) return refused(ownUnit(one, who) === null ? 'not_yours' : 'unit_has_it_not')
  const taken = await take(act, who, one, 'reply', part, { repliedAt: lastReplyAt(one, countsAt(act, who)) })
  if (!taken.ok) return taken
  const handlingId = await handlingFor(act, who, one, part, 'replied')
  await writeReply(act, who, one, handlingId, part.unitId, words)
  if (words.letterFileId !== null) await note(act, who, id, 'reply_letter', words.letterFileId)
  if (one.course.state === 'merged' && taken.value.one.course.state === 'replied')
    await store.endUnreplied(act.tx, id, act.now)
  // a merged one has the unit's part only now
  taken.value.one = (await openCase(act, id)) ?? taken.value.one
  await tellReply(act, taken.value, words, part.unitId)
  return taken
}

/** Of several units' replies the last; one that is keyed in may have come before another's. */
const lastReplyAt = ({ row: { repliedAt } }: Case, at: Date): Date =>
  repliedAt !== null && repliedAt > at ? repliedAt : at

/** What the class table says against these words, and the calendar against the days promised; null where nothing. */
export async function wrongWords(
  act: Act,
  words: ReplyWords,
  /** No promise may be due before it; null: the days are not judged. */
  from: Day | null,
): Promise<SuggestionRefusal | null> {
  const settings = await settingsAt(act.tx, act.now, act.zone)
  const known = settings['suggestion.replyClasses'].find(({ letter }) => letter === words.replyClass)
  if (!known) return 'unknown_class'
  if (!words.text.trim()) return 'reason_needed'
  if (known.promises && words.promises.length === 0) return 'promise_needed'
  return from !== null && words.promises.some(({ dueOn }) => dueOn < from) ? 'past_day' : null
}

/** The unit that answers, its day of assignment, and how many are still to answer a merged suggestion. */
function partIn(one: Case, who: Speaker) {
  const merged = one.course.state === 'merged'
  const from = merged && one.into ? repliers(one.into.course) : repliers(one.course)
  const answered = new Set(
    one.course.units.filter(({ state }) => state === 'replied').map(({ unitId }) => unitId),
  )
  const own = from.find(({ unitId }) => who.unitIds.includes(unitId) && (!merged || !answered.has(unitId)))
  if (!own) return null
  const awaited = merged
    ? from.filter(({ unitId }) => unitId !== own.unitId && !answered.has(unitId)).length
    : 0
  const { unitId, role, assignedOn, extendedTo } = own
  return { unitId, role, assignedOn, extendedTo, awaited }
}

async function writeReply(
  act: Act,
  who: Speaker,
  one: Case,
  handlingId: number,
  unitId: number,
  { promises, ...words }: ReplyWords,
): Promise<void> {
  const { id: replyId } = await store.addReply(act.tx, {
    ...words,
    suggestionId: one.row.id,
    handlingId,
    round: one.course.round,
    repliedAt: countsAt(act, who),
    repliedById: who.personId,
  })
  await store.addCommitments(
    act.tx,
    promises.map((promise) => ({
      ...promise,
      suggestionId: one.row.id,
      replyId,
      unitId,
      createdAt: countsAt(act, who),
    })),
  )
}

/** Every signatory hears the reply, the lead is asked to rate it; `corrects`: it takes the place of one that was told. */
export async function tellReply(
  act: Act,
  taken: Taken,
  words: ReplyWords,
  unitId: number,
  corrects = false,
): Promise<void> {
  const { one } = taken
  const settings = await settingsAt(act.tx, act.now, act.zone)
  const name =
    settings['suggestion.replyClasses'].find(({ letter }) => letter === words.replyClass)?.name ?? ''
  const unit =
    handlingOf(one, unitId)?.unit.name ??
    one.row.handlings.find((row) => row.unitId === unitId)?.unit.name ??
    ''
  const today = onDay(act)
  const promised = words.promises
    .map(({ text, dueOn }) => `承诺${spokenDay(dueOn, today)}前：${text}。`)
    .join('')
  const news = corrects
    ? `【更正答复】${unit}更正了对${nameOf(one)}的答复，以这一份为准`
    : `【答复】${unit}答复了${nameOf(one)}`
  const reply = `${news}：${words.replyClass}类（${name}）。${words.text}${/[。！!]$/.test(words.text) ? '' : '。'}${promised}`
  const isComplete = one.course.state === 'replied'
  const ask = isComplete
    ? await askedOfLead(
        act,
        one,
        '测评',
        `请您测评办理工作和办理结果，例如：${refOf(one.row)}办理工作满意，办理结果基本满意`,
      )
    : '其他承办单位还没有答复。'
  await tell(act, taken, [one.row.lead], `${reply}\n${ask}`, { fileId: words.letterFileId, topic: 'lead' })
  await tell(act, taken, signersOf(one), reply, { fileId: words.letterFileId, topic: 'signer' })
  await tell(
    act,
    taken,
    [...(await theOffice(act)), ...(await theAssigners(act, one))],
    `${news}（${words.replyClass}类）。`,
    { topic: 'office' },
  )
}

/** A unit reports that it kept a promise; the lead deputy is asked to rate it again. */
export async function deliverCommitment(
  act: Act,
  who: Speaker,
  commitmentId: number,
  note: string | null,
): Promise<Outcome<Taken, SuggestionRefusal>> {
  const commitment = await store.commitmentById(act.tx, commitmentId)
  const one = commitment ? await openCase(act, commitment.suggestionId) : null
  if (!commitment || !one) return refused('not_found')
  if (!who.unitIds.includes(commitment.unitId)) return refused('not_yours')
  if (commitment.deliveredAt) return refused('already_done')
  if (countsOn(act, who) < dayOf(commitment.createdAt, act.zone)) return refused('before_possible')
  const taken = await take(act, who, one, 'deliver', { commitmentId, note }, {}, ['promiser'])
  if (!taken.ok) return taken
  await store.deliverCommitment(act.tx, commitmentId, {
    deliveredAt: countsAt(act, who),
    deliveredById: who.personId,
    deliveredNote: note,
  })
  const ask = await askedOfLead(
    act,
    one,
    '测评',
    `请您测评，回：${refOf(one.row)}承诺 满意、基本满意或不满意`,
  )
  await tell(
    act,
    taken.value,
    [one.row.lead],
    `【承诺落实】${nameOf(one)}：承办单位说“${commitment.text}”已经落实${note ? `（${note}）` : ''}。${ask}`,
  )
  return taken
}
