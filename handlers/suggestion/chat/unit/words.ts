/** What the acts of a unit in the chat have in common: what it wrote, and the receipt. */
import type { Outcome } from '../../../shared/outcome.ts'
import type { Turn } from '../../../shared/turn.ts'
import { unreachedWords, type Taken } from '../../actions.ts'
import type { SuggestionRefusal } from '../../rules.ts'
import { refusals } from '../words/refusals.ts'
import { wholeWords } from '../../numbering.ts'

type Result = Outcome<Taken, SuggestionRefusal>

/** The receipt; where somebody who had to hear of it was not reached, also who must be called. */
export async function said(turn: Turn, outcome: Result, words: (taken: Taken) => string): Promise<string> {
  return outcome.ok
    ? `${words(outcome.value)}${await missed(turn, outcome.value)}`
    : refusals[outcome.refusal]
}

/** Who must be called, because no message reached him. */
export const missed = async (turn: Turn, taken: Taken): Promise<string> =>
  (await unreachedWords(turn.act, taken)) ?? ''

const head = new RegExp(`^(?:${wholeWords}|第?\\d{1,4}号?(?:建议)?)[\\s,，:：]*`, 'i')

/** The words without the number: what the unit wrote. */
export const content = (text: string): string => text.trim().replace(head, '').trim()
