/** The one way to change a suggestion: who may, the rule, the write, the history, the audit. */
import { recordDeed } from '../audit/actions.ts'
import type { Speaker } from '../people/actions.ts'
import type { Act } from '../shared/act.ts'
import { sha256 } from '../shared/ids.ts'
import { done, refused, type Outcome } from '../shared/outcome.ts'
import { keyedRefusalOf, refusalOf } from './allowed.ts'
import { stepped, type Course, type KeyedIn, type Step } from './course.ts'
import type { Voice } from './keying/voice.ts'
import { isOpen, mayMake, moves, type Move, type Party } from './moves.ts'
import type { SuggestionRefusal } from './rules.ts'
import * as store from './store.ts'
import { type Case, onDay, ruleBook, caseOf, stepsOf } from './case.ts'
import { partiesTo } from './parties.ts'

type Details<M extends Move> = Extract<Step, { move: M }>['details']

export interface Taken {
  one: Case
  eventId: number
  /** Who had to hear of it and did not: `tell` adds those who have no bound WeChat, a verb whom nobody answers for. */
  unreached: Unreached[]
}

type Unreached = { personId: number } | { name: string; why: string }

/** What is written with a step; or what is found out only once the step is surely taken, as an official number is. */
type Change = store.SuggestionChange | (() => Promise<store.SuggestionChange>)

/** Why a step would be refused now; null when it would not. For acts on several suggestions: all are judged before one is written. */
export async function refusalFor<M extends Move>(
  act: Act,
  who: Voice | null,
  one: Case,
  move: M,
  details: Details<M>,
  also: readonly Party[] = [],
): Promise<SuggestionRefusal | null> {
  const step = { move, on: onDay(act), details: withKeying(who, details) } as Step
  const as = [...partiesIn(one, who), ...also]
  const book = await ruleBook(act)
  return who?.keyedIn
    ? keyedRefusalOf(stepsOf(one.row.events), step, as, who.keyedIn.staff, book)
    : refusalOf(one.course, step, as, book)
}

/** What the history keeps of it: also how it came, where it was keyed in for who made it. */
function withKeying(who: Voice | null, details: unknown): object {
  if (!who?.keyedIn) return details as object
  const { on, way, once } = who.keyedIn
  return { ...(details as object), keyedIn: { on, way, once } satisfies KeyedIn }
}

const partiesIn = (one: Case, who: Speaker | null): Party[] =>
  who === null ? ['system'] : partiesTo(one, who)

/**
 * Takes a step: whether the speaker may (null = the program), whether the rule allows it, then the state with the version
 * that was read, the history and the audit trail. Of two at once the second is refused as `changed_meanwhile`.
 */
export async function take<M extends Move>(
  act: Act,
  who: Voice | null,
  one: Case,
  move: M,
  given: Details<M>,
  change: Change = {},
  /** What he is to it beside what its course says. */
  also: readonly Party[] = [],
): Promise<Outcome<Taken, SuggestionRefusal>> {
  const as = [...partiesIn(one, who), ...also]
  const on = onDay(act)
  const refusal = await refusalFor(act, who, one, move, given, also)
  if (refusal) return refused(refusal)
  const details = withKeying(who, given)
  const course = stepped(one.course, { move, on, details } as Step)
  const written = await write(act, one, course, change)
  if (!written) return refused('changed_meanwhile')
  const party = moves[move].by.find((allowed) => as.includes(allowed)) ?? 'system'
  const { id: eventId } = await store.addEvent(act.tx, {
    suggestionId: one.row.id,
    at: act.now,
    on,
    actor: act.actor,
    party,
    move,
    details: JSON.stringify(details),
  })
  await recordDeed(act, {
    action: who?.keyedIn ? 'suggestion.key_in' : `suggestion.${move}`,
    subject: `suggestion:${one.row.id}`,
    before: { state: one.course.state },
    after: {
      state: course.state,
      ...(who?.keyedIn && { move, party }),
      ...details,
      ...auditable(written),
    },
  })
  const row = await store.suggestionById(act.tx, one.row.id)
  return done({ one: row ? await caseOf(act, row) : one, eventId, unreached: [] })
}

/** What was written beside the state; null when somebody was faster, and then nothing was found out either. */
async function write(
  act: Act,
  { row }: Case,
  { state, round }: Course,
  change: Change,
): Promise<store.SuggestionChange | null> {
  const isLate = typeof change === 'function'
  const first = { ...(isLate ? {} : change), state, round }
  if (!(await store.changeSuggestion(act.tx, row, first))) return null
  if (!isLate) return change
  const late = await change()
  await store.changeSuggestion(act.tx, { id: row.id, state, version: row.version + 1 }, late)
  return late
}

/** Whether somebody could take a step of this kind now: for buttons and lists; `take` judges again. */
export const couldTake = (one: Case, who: Speaker, move: Move): boolean =>
  isOpen(move, one.course.state) && mayMake(move, partiesTo(one, who))

const draftWords = new Set(['title', 'cause', 'facts', 'proposals', 'sourceNote', 'guardAnswer', 'address'])

/**
 * A change as the audit trail may show it: who looks after the trail may not read every draft, so its words stand there by
 * their length and what they can be proved with.
 */
export const auditable = (change: object): object =>
  Object.fromEntries(
    Object.entries(change).map(([key, value]: [string, unknown]) => [
      key,
      draftWords.has(key) && typeof value === 'string' && value !== ''
        ? `${value.length}字 sha256:${sha256(value).slice(0, 16)}`
        : value,
    ]),
  )
