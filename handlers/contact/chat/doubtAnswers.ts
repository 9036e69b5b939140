/** What an answer makes of a draft whose doubt was asked. */
import type { Mention, Method } from '../../language/understanding.ts'
import type { Day } from '../../shared/days.ts'
import { choiceOf, saysAll, saysNo, saysYes } from '../../shared/choices.ts'
import type { Choice, Doubt } from './doubts.ts'
import { personOf, type Draft, type DraftItem, type DraftPerson } from './draft.ts'

/** How the words of an answer are read; handed in, so that this stays arithmetic. */
export interface AnswerReaders {
  people(text: string): readonly Mention[]
  day(text: string): Day | null
  method(text: string): Method | null
}

/** The draft with the answer put in; 'cancelled' when it says not to record; null when it answers something else. */
export function answered(
  draft: Draft,
  doubt: Doubt,
  text: string,
  read: AnswerReaders,
): Draft | 'cancelled' | null {
  const all = doubt.reason === 'which' && saysAll(text) ? withAll(draft, doubt) : null
  if (all) return all
  const choice = choiceOf(doubt.choices, text) ?? yesOrNo(doubt, text)
  if (choice && choice.pick.day === undefined) return picked(draft, doubt, choice.pick)
  if (doubt.reason === 'when') {
    const day = read.day(choice?.pick.day ?? text)
    return day === null ? null : changed(draft, doubt.item, { occurredOn: day })
  }
  if (doubt.reason === 'how') {
    const method = read.method(text)
    return method === null ? null : changed(draft, doubt.item, { method })
  }
  if (doubt.reason === 'confirm') return null
  const people = read.people(text).map(personOf)
  if (people.length === 0) return null
  const item = draft.items[doubt.item]
  if (!item) return null
  return changed(
    draft,
    doubt.item,
    doubt.reason === 'who' ? { people } : inPlaceOf(item, doubt.person, people),
  )
}

/** 两个都是: everyone who bears the name was met. Null where a guess stands among the choices. */
function withAll(draft: Draft, doubt: Doubt): Draft | null {
  const item = draft.items[doubt.item]
  const candidates = item?.people[doubt.person]?.candidates ?? []
  if (!item || candidates.length < 2) return null
  const people = candidates.map(({ key, name }): DraftPerson => ({
    said: name,
    key,
    name,
    unlisted: false,
    candidates: [],
  }))
  return changed(draft, doubt.item, inPlaceOf(item, doubt.person, people))
}

/** Several people in the place of one: what he raised they all raised, the others keep what is theirs. */
function inPlaceOf(item: DraftItem, at: number, people: DraftPerson[]): Partial<DraftItem> {
  const moved = (index: number): number[] => {
    if (index < at) return [index]
    return index > at ? [index + people.length - 1] : people.map((_, offset) => at + offset)
  }
  return {
    people: item.people.toSpliced(at, 1, ...people),
    concerns: item.concerns.map((concern) => ({ ...concern, raisedBy: concern.raisedBy.flatMap(moved) })),
  }
}

/** Yes or no, where the question has one thing to say it to. */
function yesOrNo({ reason, choices }: Doubt, text: string): Choice | null {
  const one = reason === 'confirm' || (reason === 'which' && choices.length === 2)
  if (one && saysYes(text)) return choices[0] ?? null
  return reason === 'confirm' && saysNo(text) ? (choices[1] ?? null) : null
}

function picked(draft: Draft, doubt: Doubt, pick: Choice['pick']): Draft | 'cancelled' {
  if (pick.confirmed === false) return 'cancelled'
  if (pick.confirmed) return { ...draft, unsure: false }
  if (pick.method) return { ...changed(draft, doubt.item, { method: pick.method }), unsure: false }
  const { person } = pick
  const before = draft.items[doubt.item]?.people ?? []
  if (!person) return draft
  return changed(draft, doubt.item, {
    people: before.map((one, index) => (index === doubt.person ? { ...one, ...person } : one)),
  })
}

const changed = (draft: Draft, item: number, change: Partial<DraftItem>): Draft => ({
  ...draft,
  items: draft.items.map((one, index) => (index === item ? { ...one, ...change } : one)),
})
