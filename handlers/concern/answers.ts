/** What becomes of a matter: seen, answered, made part of a suggestion. */
import { recordDeed } from '../audit/actions.ts'
import type { Speaker } from '../people/actions.ts'
import { maskPhone } from '../people/rules.ts'
import type { Act } from '../shared/act.ts'
import { done, refused, type Outcome } from '../shared/outcome.ts'
import {
  longestAnswer,
  mayConcern,
  moves,
  stateWithout,
  type ConcernMove,
  type ConcernOwner,
  type ConcernState,
} from './rules.ts'
import * as store from './store.ts'

export interface ConcernView {
  id: number
  text: string
  state: ConcernState
  createdAt: Date
  owner: ConcernOwner & { name: string }
  source: 'contact' | 'own' | 'card'
  reportId: number | null
  suggestionId: number | null
  /** In the order in which they were given; the last one counts. */
  answers: readonly { text: string; answeredAt: Date }[]
  /** What the voter said of himself on the card; the phone is whole for the owner alone. */
  voter: { name: string | null; phone: string | null; address: string | null } | null
}

/** One matter, for its owner, the liaison of his group or the deputies' affairs office. Refused to everybody else as if it were not there. */
export async function concernOf(
  act: Pick<Act, 'tx'>,
  who: Speaker,
  id: number,
): Promise<Outcome<ConcernView, 'not_yours'>> {
  const row = await store.concernById(act.tx, id)
  if (!row || !mayConcern.see(who, ownerIn(row))) return refused('not_yours')
  return done(viewOf(row, mayConcern.answer(who, ownerIn(row))))
}

const ownerIn = (row: store.StoredConcern): ConcernOwner => ({
  personId: row.ownerId,
  groupId: row.owner.deputies[0]?.groupId ?? null,
})

const viewOf = (row: store.StoredConcern, isOwner: boolean): ConcernView => ({
  id: row.id,
  text: row.text,
  state: row.status as ConcernState,
  createdAt: row.createdAt,
  owner: { ...ownerIn(row), name: row.owner.name },
  source: row.card ? 'card' : row.reportId === null ? 'own' : 'contact',
  reportId: row.reportId,
  suggestionId: row.suggestionId,
  answers: row.answers.map(({ text, answeredAt }) => ({ text, answeredAt })),
  voter: row.card && {
    name: row.card.voterName,
    phone: isOwner ? row.card.voterPhone : maskPhone(row.card.voterPhone) || null,
    address: row.card.voterAddress,
  },
})

export interface ConcernLine {
  id: number
  text: string
  state: ConcernState
  createdAt: Date
  fromCard: boolean
}

const mostListed = 9

/** A person's own matters: those that wait for an answer first, and how many wait in all. */
export async function ownConcerns(
  act: Pick<Act, 'tx'>,
  who: Pick<Speaker, 'personId'>,
): Promise<{ waiting: number; lines: ConcernLine[] }> {
  const open = await store.concernsOf(act.tx, who.personId, ['open'], mostListed)
  const rest = mostListed - open.length
  const settled =
    rest === 0 ? [] : await store.concernsOf(act.tx, who.personId, ['answered', 'in_suggestion'], rest)
  return {
    waiting: await store.countOf(act.tx, who.personId, 'open'),
    lines: [...open, ...settled].map(({ id, text, status, createdAt, card }) => ({
      id,
      text,
      state: status as ConcernState,
      createdAt,
      fromCard: card !== null,
    })),
  }
}

export type AnswerRefusal = 'not_yours' | 'void' | 'empty' | 'too_long' | 'changed_meanwhile'

/**
 * The owner answers; whoever holds the card's receipt number can read it. A later answer stands beside the earlier ones
 * and counts in their place. Refusals: not his, void, nothing said, more than 2,000 signs, somebody was faster.
 */
export async function answerConcern(
  act: Act,
  who: Speaker,
  id: number,
  text: string,
): Promise<Outcome<ConcernView, AnswerRefusal>> {
  if (text.trim() === '') return refused('empty')
  if (text.length > longestAnswer) return refused('too_long')
  const moved = await moveOwn(act, who, id, 'answer')
  if (!moved.ok) return refused(moved.refusal === 'already' ? 'void' : moved.refusal)
  await store.addAnswer(act.tx, {
    concernId: id,
    text: text.trim(),
    answeredAt: act.now,
    answeredById: who.personId,
  })
  await recordDeed(act, {
    action: 'concern.answer',
    subject: `concern:${id}`,
    before: { status: moved.value.from },
    after: { status: moved.value.to, text: text.trim() },
  })
  return concernOf(act, who, id)
}

export type LinkRefusal = 'not_yours' | 'void' | 'already' | 'changed_meanwhile'

/** A matter becomes part of its owner's suggestion. Refusals: not his, void, in a suggestion already, somebody was faster. */
export async function linkToSuggestion(
  act: Act,
  who: Speaker,
  id: number,
  suggestionId: number,
): Promise<Outcome<ConcernView, LinkRefusal>> {
  const moved = await moveOwn(act, who, id, 'suggest', suggestionId)
  if (!moved.ok) return moved
  await recordDeed(act, {
    action: 'concern.suggest',
    subject: `concern:${id}`,
    before: { status: moved.value.from },
    after: { status: moved.value.to, suggestionId },
  })
  return concernOf(act, who, id)
}

/** The suggestion was given up: its matters are again what they were. Answers how many there were. */
export async function unlinkFromSuggestion(act: Act, suggestionId: number): Promise<number> {
  const rows = await store.concernsIn(act.tx, suggestionId)
  for (const { id, _count } of rows) {
    const to = stateWithout(_count.answers)
    await store.move(act.tx, id, 'in_suggestion', to, null)
    await recordDeed(act, {
      action: 'concern.unsuggest',
      subject: `concern:${id}`,
      before: { status: 'in_suggestion', suggestionId },
      after: { status: to },
    })
  }
  return rows.length
}

interface Moved {
  from: ConcernState
  to: ConcernState
}

async function moveOwn(
  act: Act,
  who: Speaker,
  id: number,
  by: ConcernMove,
  suggestionId?: number,
): Promise<Outcome<Moved, LinkRefusal>> {
  const row = await store.concernById(act.tx, id)
  if (!row || !mayConcern.answer(who, ownerIn(row))) return refused('not_yours')
  const from = row.status as ConcernState
  const to = moves[by][from]
  if (!to) return refused(from === 'void' ? 'void' : 'already')
  if (!(await store.move(act.tx, id, from, to, suggestionId))) return refused('changed_meanwhile')
  return done({ from, to })
}
