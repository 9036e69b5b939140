/** The frame of a step on the phone: what it must know, how it answers, and the fields that several have. */
import type { JSX } from 'preact'
import { Area } from '../../shared/page.tsx'
import type { FormVisit } from '../../shared/visit.ts'
import {
  couldTake,
  keyedFor,
  openParts,
  unreachedWords,
  type KeyedStep,
  type OpenPart,
  type Reading,
  type Taken,
  mayLead,
  type WholeSuggestion,
} from '../actions.ts'
import type { Problems } from '../draft/entries.ts'
import type { Move } from '../moves.ts'
import type { Stored } from './unit/promises.tsx'
import { refusalSentences } from '../refusals.ts'
import type { SuggestionRefusal } from '../rules.ts'

/** What the steps must know beside the suggestion. */
export interface OwnFacts {
  whole: WholeSuggestion
  /** Talks that wait for his word, and promises that are said to be kept. */
  contacts: readonly OpenPart[]
  kept: readonly OpenPart[]
  mayLead: boolean
  /** What staff keyed in for him last, while he may say that it is not his. */
  keyed: KeyedStep | null
}

export async function ownFacts(
  { act, who }: FormVisit,
  { one }: Reading,
  whole: WholeSuggestion,
): Promise<OwnFacts> {
  const partsOf = async (kind: 'contact' | 'kept', move: Move) => {
    if (!couldTake(one, who, move)) return []
    const parts = await openParts(act, who, one.row.id, kind)
    return parts.ok ? parts.value : []
  }
  return {
    whole,
    contacts: await partsOf('contact', 'confirm_communication'),
    kept: await partsOf('kept', 'rate_commitment'),
    mayLead: await mayLead(act, who, one.row.id),
    keyed: await keyedFor(act, who, one),
  }
}

export interface About {
  visit: FormVisit
  reading: Reading
  facts: OwnFacts
}

type Answer = { ok: true; value: Taken } | { ok: false; refusal: SuggestionRefusal }
export type Done = Stored | { problems: Problems }

export interface Step {
  label: string
  move: Move
  /** Whether it makes sense now, beyond the table of moves. */
  fits?: (about: About) => boolean
  fields: (about: About & { problems: Problems }) => JSX.Element
  run: (about: About) => Promise<Done>
}

/** The receipt, with whom somebody must call; or why nothing was done, by the field. */
export async function answered(
  { visit }: About,
  outcome: Answer,
  field: string,
  words: (taken: Taken) => string,
): Promise<Done> {
  if (!outcome.ok) return { problems: { [field]: refusalSentences[outcome.refusal] } }
  const line = words(outcome.value)
  const missed = await unreachedWords(visit.act, outcome.value)
  return { lines: missed === null ? [line] : [line, missed], said: `${line}${missed ?? ''}` }
}

export const typed = ({ visit }: About, name: string, most = 500): string =>
  visit.fields.text(name).slice(0, most)

export const Sure = ({ children }: { children: string }): JSX.Element => <p id="sure">{children}</p>

export const Words = ({
  about,
  name,
  label,
  hint,
  problems = {},
  rows = 3,
}: {
  about: About
  name: string
  label: string
  hint?: string
  problems?: Problems
  rows?: number
}): JSX.Element => (
  <Area
    name={name}
    label={label}
    hint={hint}
    problems={problems}
    value={about.visit.fields.text(name)}
    rows={rows}
    maxLength={1000}
  />
)
