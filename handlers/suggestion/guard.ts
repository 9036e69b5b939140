/** What a suggestion should not be about (代表法第五十九条; 重庆条例第九条; 浙江规定第六条). It asks and marks; it refuses nothing. */
import type { Settings } from '../settings/rules.ts'

/** Something to ask the deputy about, and to mark for the staff. */
export interface Doubt {
  kind: string
  name: string
  /** The words that point to it; empty where something is missing. */
  words: string
}

interface Text {
  title: string
  facts: string
  proposals: string
}

/** The office's list of what should be asked about, with its lengths and forms of titles. */
export type Guard = Pick<
  Settings,
  'suggestion.guard' | 'suggestion.factsLetters' | 'suggestion.proposalsLetters' | 'suggestion.severalMatters'
>

/** What in a text should be asked about: words of the office's list, what is missing, several matters in one. */
export function doubtsAbout(text: Text, guard: Guard): Doubt[] {
  const whole = `${text.title}\n${text.facts}\n${text.proposals}`
  const listed = guard['suggestion.guard'].flatMap(({ kind, name, words }) => {
    const found = words.find((word) => whole.includes(word))
    return found === undefined ? [] : [{ kind, name, words: found }]
  })
  return [...listed, ...missing(text, guard), ...several(text, guard['suggestion.severalMatters'])]
}

const missing = ({ facts, proposals }: Text, guard: Guard): Doubt[] => [
  ...(lettersOf(facts) < guard['suggestion.factsLetters']
    ? [{ kind: 'no_facts', name: '没有写清情况和问题', words: '' }]
    : []),
  ...(lettersOf(proposals) < guard['suggestion.proposalsLetters']
    ? [{ kind: 'no_proposals', name: '没有写具体建议', words: '' }]
    : []),
]

/** 一事一议: a title that names two matters. */
function several({ title }: Text, forms: readonly string[]): Doubt[] {
  const found = forms.map((form) => formOf(form).exec(title)).find((match) => match !== null)
  return found ? [{ kind: 'several', name: '好像不止一件事（一件建议只说一件事）', words: found[0] }] : []
}

/** A form as it is set, 关于…；…的建议, as it is looked for: signs as they stand, half or full width. */
function formOf(form: string): RegExp {
  const parts = form
    .split(/…+|\.{3,}/)
    .map((part) =>
      Array.from(part, (sign) =>
        /[；;]/.test(sign) ? '[；;]' : sign.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'),
      ).join(''),
    )
  return new RegExp(parts.join('.{2,30}'), 'u')
}

const lettersOf = (text: string): number => text.replace(/[^\p{L}\p{N}]/gu, '').length

/** Words that may stand under state secrets: such content must not pass WeChat at all (代表法第八条). */
export const looksSecret = (text: string, words: readonly string[]): boolean =>
  words.some((word) => text.includes(word))
