/** Suggestions in a line each: those that words name, one's own, those of a unit, those that wait for an office. */
import type { Speaker } from '../../people/actions.ts'
import type { Act } from '../../shared/act.ts'
import { caseOf } from '../case.ts'
import { isReadableBy } from '../parties.ts'

import { standingOf, type State } from '../moves.ts'
import { wholeNumber, refOf } from '../numbering.ts'
import { readerOf } from '../rules.ts'
import * as suggestions from '../store.ts'
import * as store from './store.ts'
import { titleFor } from './veil.ts'

export type { Brief } from '../store.ts'

/**
 * The suggestions that words may name, among those the speaker may read: JY-1801-023 whole, 草12 a draft, 023 a serial
 * (of the newest series first). A serial that several bear answers all of them, so that the door can ask.
 */
export async function suggestionsNamed(
  act: Pick<Act, 'tx'>,
  who: Speaker,
  words: string,
  serial: string | null,
): Promise<suggestions.Brief[]> {
  const whole = wholeNumber(words)
  if (whole !== null) return readable(act, who, await store.byNumber(act.tx, whole))
  const draft = /草稿?\s*(\d{1,9})/.exec(words.normalize('NFKC'))?.[1]
  if (draft !== undefined) {
    const found = await store.byId(act.tx, Number(draft))
    return readable(act, who, found ? [found] : [])
  }
  const digits = serial === null ? null : /(\d{1,4})$/.exec(serial)?.[1]
  if (digits == null) return []
  // 001 is the suggestion, 议案001 the motion: they are numbered apart
  const [first, other] = /议案/.test(words) ? ['motion', 'suggestion'] : ['suggestion', 'motion']
  const found = await readable(act, who, await store.bySerial(act.tx, Number(digits), first))
  return found.length > 0 ? found : readable(act, who, await store.bySerial(act.tx, Number(digits), other))
}

/** Of these what the speaker may read: those that a question listed. */
export const suggestionsListed = async (
  act: Pick<Act, 'tx'>,
  who: Speaker,
  ids: readonly number[],
): Promise<suggestions.Brief[]> => readable(act, who, await store.byIds(act.tx, ids))

async function readable(
  act: Pick<Act, 'tx'>,
  who: Speaker,
  found: readonly suggestions.Brief[],
): Promise<suggestions.Brief[]> {
  const rows = await suggestions.suggestionsById(
    act.tx,
    found.map(({ id }) => id),
  )
  const titles = new Map<number, string>()
  for (const row of rows) {
    const one = await caseOf(act, row)
    if (isReadableBy(one, who)) titles.set(row.id, await titleFor(act, who, one))
  }
  return found.flatMap((one) => {
    const title = titles.get(one.id)
    return title === undefined ? [] : [{ ...one, title }]
  })
}

/** A deputy's own: led or signed, the newest first. */
export const ownSuggestions = (
  act: Pick<Act, 'tx'>,
  who: Speaker,
  only?: readonly State[],
): Promise<suggestions.Brief[]> => store.ofPerson(act.tx, who.personId, only)

/** The key suggestions whose supervision he leads or has joined; of these what he may read. */
export const supervisedSuggestions = async (
  act: Pick<Act, 'tx'>,
  who: Speaker,
): Promise<suggestions.Brief[]> => readable(act, who, await store.supervisedBy(act.tx, who.personId))

/** What a unit's officer has in hand. */
export const unitSuggestions = (
  act: Pick<Act, 'tx'>,
  who: Speaker,
  only?: readonly State[],
): Promise<suggestions.Brief[]> =>
  who.unitIds.length === 0 ? Promise.resolve([]) : store.ofUnits(act.tx, who.unitIds, only)

/** What stands in one of these states and the speaker may read. */
export async function inStates(
  act: Pick<Act, 'tx'>,
  who: Speaker,
  only: readonly State[],
): Promise<suggestions.Brief[]> {
  const reader = readerOf(who)
  const found = await store.inStates(act.tx, only, reader)
  // 代表工委 has a part in all of them
  return reader.isOffice ? found : readable(act, who, found)
}

/** What waits for the office by which the speaker assigns: forwarded to it, or given back by a unit; nothing of another office's. */
export const inChannels = async (act: Pick<Act, 'tx'>, who: Speaker): Promise<suggestions.Brief[]> => {
  const reader = readerOf(who)
  return reader.channels.length === 0
    ? []
    : store.inStates(act.tx, ['forwarded', 'return_requested'], reader, reader.channels)
}

/** One line for lists: 023 关于…的建议：办理中。 */
export const briefLine = (one: suggestions.Brief): string => `${refOf(one)} ${one.title}：${standingOf(one)}`
