/** What answers 是哪一件？: the place in the list, a number, a word of the title. */
import { suggestionNumbers } from '../../../language/suggestionNumbers.ts'
import type { Turn } from '../../../shared/turn.ts'
import { suggestionsListed, suggestionsNamed } from '../../actions.ts'
import { chosenIndex, fittingWords } from './naming.ts'
import { wholeWords } from '../../numbering.ts'

/** Nothing but which one: 023, JY-1801-023, 草12, 023那件. */
const onlyNumber = new RegExp(
  `^(?:是|就是|选)?\\s*(?:议案\\s*)?(?:${wholeWords}|第?\\d{2,4}号?|草稿?\\s*\\d{1,9})\\s*(?:那|这)?[件条个项]?(?:建议|议案)?[吧的]?[。.!！]*$`,
  'i',
)

/**
 * Which of the listed ones an answer means: by its place, its number, or a word that only one of the titles has. A number
 * may also name one that was too far down to be listed; a sentence that says something of its own names none.
 */
export async function pickedFrom(turn: Turn, ids: readonly number[]): Promise<number | null> {
  const words = turn.text.normalize('NFKC').trim()
  const place = ids[chosenIndex(words, ids.length) ?? -1]
  if (place !== undefined) return place
  if (onlyNumber.test(words)) {
    const serial = suggestionNumbers(words)[0] ?? /\d{2,4}/.exec(words)?.[0] ?? null
    const named = await suggestionsNamed(turn.act, turn.who, words, serial)
    const listed = named.filter(({ id }) => ids.includes(id))
    // two digits may be anything but the number of a listed one
    const others = /\d{3}|草/.test(words) ? named : []
    const one = listed.length === 1 ? listed[0] : others.length === 1 ? others[0] : undefined
    return one?.id ?? null
  }
  return byTitle(turn, words, ids)
}

async function byTitle(turn: Turn, words: string, ids: readonly number[]): Promise<number | null> {
  const { intent } = turn.understood
  if ((intent !== 'unknown' && intent !== 'concern.raise') || words.length > 20 || /\d/.test(words))
    return null
  const listed = await suggestionsListed(turn.act, turn.who, ids)
  const core = words.replace(/(?:那|这)[件条个]|建议|[的吧。.!！]/g, '').trim()
  // what sounds like a new concern is taken only for words as they stand in a title
  const holding = listed.filter(({ title }) => core.length > 1 && title.includes(core))
  const fitting =
    holding.length > 0 || intent === 'concern.raise'
      ? holding
      : listed.length > 1
        ? fittingWords(words, listed)
        : []
  return fitting.length === 1 ? (fitting[0]?.id ?? null) : null
}
