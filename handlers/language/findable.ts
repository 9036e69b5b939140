/** How a name is found again: by its signs, by its sound in letters, by the first letters. Pure. */
import { pinyin } from 'pinyin-pro'

const longestName = 50

/**
 * The text that a search looks in: ` zhoumingyuan mingyuan yuan zmy my 周明远`, the first name first, so that it also
 * sorts by sound. A surname is read as a surname (曾 zeng) and as the plain word (ceng); ü is v and u.
 */
export const searchTextOf = (names: readonly string[]): string =>
  ` ${[...new Set(names.flatMap((name) => wordsOf(name.slice(0, longestName))))].join(' ')}`

function wordsOf(name: string): string[] {
  const plain = tidied(name).replaceAll(' ', '')
  const signs = plain.replace(/[^\p{L}\p{N}]/gu, '')
  const surname = pinyin(signs, { toneType: 'none', type: 'array', v: true, surname: 'head' })
  const word = pinyin(signs, { toneType: 'none', type: 'array', v: true })
  return [...new Set([surname, word].map((sounds) => sounds.join('|')))]
    .flatMap((joined) => [joined, joined.replaceAll('v', 'u')])
    .flatMap((joined) => endingsOf(joined.split('|')))
    .concat(plain)
}

/** The whole in letters, then without its first sound, and so on; then the same by first letters, down to two. */
function endingsOf(sounds: readonly string[]): string[] {
  const from = sounds.map((_, index) => sounds.slice(index))
  const letters = from.map((rest) => rest.join(''))
  const initials = from.filter((rest) => rest.length > 1).map((rest) => rest.map((sound) => sound.charAt(0)))
  return [...letters, ...initials.map((firsts) => firsts.join(''))]
}

const tidied = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim()

/** One word of a search, and what it can be compared with. */
export interface SearchWord {
  /** LIKE patterns, `\` escapes. Null: the word is nothing of that kind. */
  name: string | null
  card: string
  place: string | null
  /** The last four digits of a phone, or fewer. */
  phoneTail: string | null
  phone: string | null
}

const mostWords = 5
const longestWord = 40

/** The words of what was typed; every one of them must be met. Digits of a phone count as its last four, or as all eleven. */
export const searchWords = (typed: string): SearchWord[] =>
  tidied(typed)
    .split(' ')
    .filter((word) => word !== '')
    .slice(0, mostWords)
    .map((word) => searchWord(word.slice(0, longestWord)))

function searchWord(word: string): SearchWord {
  const like = word.replace(/[\\%_]/g, (sign) => `\\${sign}`)
  const isDigits = /^\d+$/.test(word)
  const isLetters = /^[a-z']+$/.test(word)
  return {
    name: isDigits ? null : isLetters ? `% ${like.replaceAll("'", '')}%` : `%${like}%`,
    card: isDigits ? `%${like}` : `%${like}%`,
    place: isLetters || isDigits ? null : `%${like}%`,
    // five to ten digits would let one guess the hidden middle of a phone, digit by digit
    phoneTail: isDigits && word.length <= 4 ? `%${like}` : null,
    phone: isDigits && word.length === 11 ? word : null,
  }
}
