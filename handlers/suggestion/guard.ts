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

const shortestFacts = 8
const shortestProposals = 6

/** What in a text should be asked about: words of the office's list, what is missing, several matters in one. */
export function doubtsAbout(text: Text, list: Settings['suggestion.guard']): Doubt[] {
  const whole = `${text.title}\n${text.facts}\n${text.proposals}`
  const listed = list.flatMap(({ kind, name, words }) => {
    const found = words.find((word) => whole.includes(word))
    return found === undefined ? [] : [{ kind, name, words: found }]
  })
  return [...listed, ...missing(text), ...several(text)]
}

const missing = ({ facts, proposals }: Text): Doubt[] => [
  ...(lettersOf(facts) < shortestFacts ? [{ kind: 'no_facts', name: '没有写清情况和问题', words: '' }] : []),
  ...(lettersOf(proposals) < shortestProposals
    ? [{ kind: 'no_proposals', name: '没有写具体建议', words: '' }]
    : []),
]

/** 一事一议: a title that names two matters. */
function several({ title }: Text): Doubt[] {
  const found = /关于.{2,30}[；;].{2,30}的建议|以及.{2,20}等(?:两|三|几|多)个?(?:问题|事项)/.exec(title)
  return found ? [{ kind: 'several', name: '好像不止一件事（一件建议只说一件事）', words: found[0] }] : []
}

const lettersOf = (text: string): number => text.replace(/[^\p{L}\p{N}]/gu, '').length

/** Words that may stand under state secrets: such content must not pass WeChat at all (代表法第八条). */
export const looksSecret = (text: string): boolean =>
  /绝密|机密|秘密级|涉密|国家秘密|内部资料注意保存/.test(text)
