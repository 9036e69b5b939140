/** 请周明远、罗小燕、郑怀山参加: the single people whom an organiser asks by name. Pure. */
import { surnameAt } from '../../../language/surnames.ts'

export interface PeopleSaid {
  names: string[]
  /** Where the words stand. */
  from: number
  to: number
  /** What stays of them: whole groups and the like beside the names. */
  rest: string
}

/** A name that is nobody's or several people's. */
export interface NameDoubt {
  said: string
  choices: { id: number; label: string }[]
}

const title = '(?:代表|组长|委员|主任|同志|老师|同志们)'
const one = `(?:组长|代表)?[\\u4e00-\\u9fa5·]{2,6}?${title}?`
const between = '\\s*(?:、|，|,|和|及|与|以及|\\s)\\s*'
const coming =
  '(?:\\s*(?:[\\d一二两三四五六七八九十]{1,3}(?:人|位|名)(?:代表)?)?\\s*(?:准时|务必|按时|都)*(?:参加|出席|到会|列席))'
const end = '(?=[\\s,，。;；!！]|$)'

/** 请 … 参加 and 通知 …; a list before 参加; 参加人员：…. In this order: the clearest first. */
const forms = [
  new RegExp(
    `(?:参加|参会|与会|出席|邀请|通知)(?:人员|人|对象)\\s*[:：]\\s*(${one}(?:${between}${one})*)${end}`,
  ),
  new RegExp(`(?:请|通知|邀请|只叫|叫上?|约)+\\s*(${one}(?:${between}${one})*)${coming}${end}`),
  new RegExp(`(?:通知|邀请)+\\s*(${one}(?:(?:、|和)${one})*)${end}`),
  new RegExp(`(?<=^|[\\s,，。;；])(${one}(?:(?:、|和)${one})+)${coming}${end}`),
]

/** Words that ask, where a name would stand. */
const noName =
  /^(?:准时|务必|按时|提前|积极|踊跃|自愿|统一|着装|亲自|大家|各位|全体|所有|本组|本小组|全组|有关|相关|部分|有空|能来|全程|安排|携带|自带|带好|带上|回复|回执|报名)|(?:代表|组长|联络员|人员|单位|小组|一组|二组|三组|街道|乡|镇|社区|区|局|办|处|校|院|所|站|全体)$/

const bare = (word: string): string =>
  word
    .replace(/^(?:组长|代表)(?=[\u4e00-\u9fa5]{2})/, '')
    .replace(new RegExp(`(?<=[\\u4e00-\\u9fa5]{2})${title}$`), '')

/**
 * The people named in a sentence, or null. One word alone is a name only when it begins with a surname; in a list one such
 * name is enough, and all others are taken for names, too: whoever is not found is asked about. Beside whole groups or
 * offices (请一组代表和周明远参加) only surnames make names, and the words of the others stay.
 */
export function peopleIn(text: string): PeopleSaid | null {
  for (const form of forms) {
    const match = form.exec(text)
    if (!match?.[1]) continue
    const words = match[1].split(new RegExp(between)).filter(Boolean)
    const others = words.filter(isNoName)
    const named = words.filter((word) => !isNoName(word)).map(bare)
    const names = [...new Set(others.length === 0 ? named : named.filter(looksLikeName))]
    if (!names.some(looksLikeName)) continue
    const rest = others.length === 0 ? '' : `请${others.join('、')}参加`
    return { names, from: match.index, to: match.index + match[0].length, rest }
  }
  return null
}

/** An answer of nothing but names; null when it is anything else. */
export function namesOfList(text: string): string[] | null {
  const words = text
    .normalize('NFKC')
    .trim()
    .replace(/[。.!！]+$/, '')
    .replace(/^(?:请|通知|邀请|是)+/, '')
    .replace(/(?:参加|出席)$/, '')
    .split(new RegExp(between))
    .filter(Boolean)
  const names = words.map(bare)
  const fits =
    names.length > 0 &&
    words.every((word) => !isNoName(word)) &&
    names.every((name) => /^[\u4e00-\u9fa5·]{2,6}$/.test(name))
  return fits && names.some(looksLikeName) ? [...new Set(names)] : null
}

const isNoName = (word: string): boolean =>
  noName.test(bare(word)) || (bare(word) === word && noName.test(word))

const looksLikeName = (word: string): boolean =>
  surnameAt(word, 0) !== null && word.length >= 2 && word.length <= 4
