/** 001代录不对: what staff keyed in for him, taken back by him whose it is said to be. */
import type { Said } from '../../../shared/said.ts'
import type { Turn } from '../../../shared/turn.ts'
import { disownKeyed, keyedFor, nameOf, openCase, ownSuggestions, unitSuggestions } from '../../actions.ts'
import { wholeWords } from '../../numbering.ts'
import { isAsked } from '../asking.ts'
import type { Among } from '../words/naming.ts'
import { refusals } from '../words/refusals.ts'

/** With its number: contacts and days are keyed in for people too. */
const denied = new RegExp(
  `^(?:我|您|请)?(?:议案\\s*)?(?:${wholeWords}|第?\\d{1,4}号?)(?:建议|议案)?的?[\\s,，:：]*代(?:为)?录(?:入)?(?:的|得)?[\\s,，:：]*(?:不对|不是|错了?|有误|有错|弄错)`,
  'i',
)

export const disownSaid = (text: string): boolean => denied.test(text) && !isAsked(text)

/** Those in which something was keyed in for him. */
export const keyedAmong: Among = async (turn) => {
  const all = [...(await ownSuggestions(turn.act, turn.who)), ...(await unitSuggestions(turn.act, turn.who))]
  const keyed: typeof all = []
  for (const brief of new Map(all.map((one) => [one.id, one])).values()) {
    const one = await openCase(turn.act, brief.id)
    if (one && (await keyedFor(turn.act, turn.who, one))) keyed.push(brief)
  }
  return keyed
}

export async function disown(turn: Turn, id: number): Promise<Said> {
  const outcome = await disownKeyed(turn.act, turn.who, id)
  return outcome.ok
    ? `已撤销${nameOf(outcome.value.one)}代录的“${outcome.value.words}”，已告诉录入的人和代表工委。`
    : refusals[outcome.refusal]
}
