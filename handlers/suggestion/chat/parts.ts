/** Which contact, request or promise of one suggestion somebody means: the only one, the one he names, or he is asked. */
import { ask, type OpenQuestion } from '../../question/actions.ts'
import type { Said } from '../../shared/said.ts'
import type { Turn } from '../../shared/turn.ts'
import { openParts, type OpenPart, type PartKind } from '../actions.ts'
import { chosenIndex, pairsOf } from './words/naming.ts'
import { refusals } from './words/refusals.ts'

interface PartVerb {
  kind: PartKind
  /** Which of several these words name. */
  named: (text: string, parts: readonly OpenPart[]) => readonly OpenPart[]
  /** Words that speak of several at once, of each perhaps otherwise; what is said to them. */
  mixed?: (text: string, parts: readonly OpenPart[]) => string | null
  run: (turn: Turn, id: number, part: OpenPart) => Promise<Said>
  /** When nothing of the kind is open. */
  none: (turn: Turn, id: number) => Promise<Said>
}

/** Verbs that concern one part of a suggestion, by the name under which an answer finds them again. */
export type PartVerbs = Readonly<Record<string, PartVerb>>

/** By a unit's name or the way of a contact, wherever it stands. */
export const byWords: PartVerb['named'] = (text, parts) =>
  parts.filter(({ words, way }) => [...words, way ?? []].flat().some((word) => text.includes(word)))

/** Two units in one sentence about contacts: it may say 属实 of one and 没有 of the other. */
export function twoUnits(text: string, parts: readonly OpenPart[]): string | null {
  const named = new Set(byUnit(text, parts).map(({ words }) => words[0]))
  return named.size > 1 ? '一句话里说了几个单位，没有记。请一次说一个，例如：001住建局沟通属实' : null
}

const byUnit: PartVerb['named'] = (text, parts) =>
  parts.filter(({ words }) => words.some((word) => text.includes(word)))

/** By a unit's name before the verb or at the head of the reason: a reason may speak of other units. */
export const byHead: PartVerb['named'] = (text, parts) => {
  const [before = '', behind = ''] = text.split(/退回|延期/)
  const reason = behind.replace(/^(?:到\S*)?[\s,，。:：;；]*/, '')
  return parts.filter(({ words }) => words.some((word) => before.includes(word) || reason.startsWith(word)))
}

/** By what was promised: words that fit one promise and no other. */
export const byPromise: PartVerb['named'] = (text, parts) => {
  const said = new Set(pairsOf(text))
  return parts.filter(({ words }) => words.some((word) => pairsOf(word).some((pair) => said.has(pair))))
}

/** The new unit's name says nothing of the one that leaves. */
export const byNothing: PartVerb['named'] = () => []

/** Does it with the one part that is meant; of several that may be, none is taken silently. */
export async function withPart(turn: Turn, verbs: PartVerbs, name: string, id: number): Promise<Said> {
  const verb = verbs[name]
  if (!verb) return refusals.not_found
  const open = await openParts(turn.act, turn.who, id, verb.kind)
  if (!open.ok) return refusals[open.refusal]
  const [first, ...more] = open.value
  if (!first) return verb.none(turn, id)
  const mixed = more.length === 0 ? null : (verb.mixed?.(turn.text, open.value) ?? null)
  if (mixed !== null) return mixed
  const named = more.length === 0 ? [first] : verb.named(turn.text, open.value)
  if (named.length === 1 && named[0]) return verb.run(turn, id, named[0])
  const parts = named.length > 0 ? named : open.value
  await ask(
    turn.act,
    turn.conversation,
    'suggestion.part',
    { verb: name, id, parts: parts.map((part) => part.id), text: turn.text },
    turn.settings['question.expiresHours'],
  )
  return [
    '是哪一个？',
    ...parts.slice(0, 9).map(({ line }, index) => `${index + 1} ${line}`),
    '回数字；不办了回“取消”。',
  ].join('\n')
}

/** The number or the name that says which: the words are taken as they were first said, for that one if it is still open. */
export async function answerPart(
  turn: Turn,
  question: OpenQuestion,
  verbs: PartVerbs,
  close: () => Promise<unknown>,
): Promise<Said | null> {
  const asked = question.payload as { verb: string; id: number; parts: number[]; text: string }
  const verb = verbs[asked.verb]
  if (!verb) return null
  const open = await openParts(turn.act, turn.who, asked.id, verb.kind)
  const offered = open.ok ? open.value.filter(({ id }) => asked.parts.includes(id)) : []
  const partId =
    asked.parts[chosenIndex(turn.text, asked.parts.length) ?? -1] ?? namedIn(turn, offered, verb)?.id
  if (partId === undefined) return null
  await close()
  if (!open.ok) return refusals[open.refusal]
  const part = offered.find(({ id }) => id === partId)
  if (!part) return refusals.already_done
  const said = { ...turn, text: asked.text, understood: turn.understand(asked.text, null) }
  return verb.run(said, asked.id, part)
}

/** The one that a short answer names: 城管局. A sentence that says something of its own names none. */
function namedIn(turn: Turn, offered: readonly OpenPart[], verb: PartVerb): OpenPart | null {
  const { text, understood } = turn
  if (understood.intent !== 'unknown' || text.length > 20 || /\d/.test(text)) return null
  const byItsOwn = verb.named(text, offered)
  const named = byItsOwn.length > 0 ? byItsOwn : byWords(text, offered)
  return named.length === 1 ? (named[0] ?? null) : null
}
