/** Orders of 代表工委 that end something or name who supervises. Nothing but the order itself is one: no question, no negation. Pure. */
import { numeral } from '../../../language/numbers.ts'
import { wholeWords } from '../../numbering.ts'

export type OrderName = 'endSigned' | 'endUnrated' | 'endSupervision' | 'track' | 'lead' | 'unlist'

export interface Order {
  name: OrderName
  /** The reason, the report, or whom it names; letter for letter, and empty where nothing was said. */
  words: string
}

const number = `(?:${wholeWords}|第?${numeral}号|第?\\d{1,4})(?:建议)?`
const head = `(?:请|麻烦)?把?`
const gap = '[\\s,]*'
/** A report or a reason stands behind a sign or a space: 撤回了 and 结项取消 say something else. */
const rest = '(?:[\\s,.:;。!、]+(?<words>[\\s\\S]*))?$'
const full = '吧?[.。!]*$'
/** Whom an order names: 谁, 哪个, 不 and 我 are in no name. */
const named = (most: number) => `(?<words>(?:(?![不没谁哪我])\\p{Script=Han}){2,${most}}?)`

const signed = '按?照?(?:代表的?)?书面申请'
const unrated = `(?:代表)?(?:已?[逾超过]期)?(?:代表)?(?:仍|还|一直)?[没未]有?测评${gap}(?:请|就|按逾期|予以)?(?:办结|结案|结掉)`

const list = '重点(?:督办)?(?:建议)?(?:名单|清单)?'
const off = '(?:取消|撤销|撤下|移出|移除|去掉|拿掉)'

const patterns: readonly (readonly [OrderName, string])[] = [
  ['endSigned', `^${head}${number}的?${gap}${signed}撤回(?:建议)?${rest}`],
  ['endSigned', `^${head}${signed}${gap}${number}的?${gap}撤回(?:建议)?${rest}`],
  ['endSigned', `^${head}${signed}撤回(?:建议)?${gap}${number}${rest}`],
  ['endUnrated', `^${head}${number}的?${gap}${unrated}${full}`],
  ['endSupervision', `^${head}${number}的?${gap}(?:重点)?督办结项(?:报告)?${rest}`],
  ['track', `^${head}${number}${gap}改?[由请让]${named(14)}(?:负责)?跟踪(?:督办)?${full}`],
  [
    'unlist',
    `^${head}${number}的?${gap}(?:不再(?:列为?|列入|作为|是)?|不(?:列为?|列入|作为)?)${list}了?${rest}`,
  ],
  ['unlist', `^${head}${number}的?${gap}(?:从)?${list}(?:里|中|上)?${off}了?${rest}`],
  ['unlist', `^${head}${number}的?${gap}${off}(?:出)?${list}了?${rest}`],
  ['unlist', `^(?:请|麻烦)?${off}${number}的?${gap}${list}${rest}`],
  ['lead', `^${head}${number}${gap}改?[由请让]${named(8)}领衔(?:督办)?${full}`],
]
const orders = patterns.map(([name, pattern]) => [name, new RegExp(pattern, 'diu')] as const)

const asks =
  /\?\s*$|[吗么呢][.。!]*$|^(?:怎么|怎样|什么|如何|为什么|是不是|能不能|可不可以|要不要|行不行|是?谁|[需还]?要(?:交|写|填|报)?(?:什么|哪|怎))/
const negates = /^(?:取消|算了|先不|暂不|还不|还没|不能|不要|不行|不办|别|没有?[.。!]*$)/
const label = /^(?:理由|原因)(?:[:：]|是[:：]?)\s*/

/** The order that a sentence is; null for a question, a negation, and words that only speak of it. */
export function orderIn(text: string): Order | null {
  const spoken = text.trim()
  // signs of full width are as long as others, so that what is kept is cut out of the words as they were written
  const plain = spoken.replace(/[！-～]/g, (sign) => sign.normalize('NFKC'))
  for (const [name, pattern] of orders) {
    const found = pattern.exec(plain)
    if (!found) continue
    const [from = 0, to = 0] = found.indices?.groups?.['words'] ?? []
    const words = plain.slice(from, to)
    return asks.test(words) || negates.test(words)
      ? null
      : { name, words: spoken.slice(from, to).replace(label, '').trim() }
  }
  return null
}

/** 10月 and 120人 are no suggestions: words of a draft begin so. */
const surely = `(?:${wholeWords}|第?${numeral}号建议|第${numeral}号|\\d{3}号?)(?:建议)?的?(?![\\d年月日元人个张户栋块米天次家点室楼条%])`
const about = '[^\\s,.:;。!、\\d]{0,10}'
const others = '[不没别再先还也已现在是应该可以能要改]{0,6}[由请让](?:(?!我)\\p{Script=Han}){2,14}?'
const mentions: readonly (readonly [OrderName, RegExp])[] = (
  [
    ['endSigned', `${about}书面申请.{0,6}撤回`],
    ['endUnrated', `${about}[没未]有?(?:.{0,2})测评.{0,8}(?:办结|结案|结掉)`],
    ['endSupervision', `${about}督办.{0,2}结项`],
    ['unlist', `(?:不再|不|取消|撤销|移出)${about}重点|重点${about}(?:取消|撤销|撤下|移出)`],
    ['track', `${others}跟踪`],
    ['lead', `${others}领衔`],
  ] as const
).map(([name, words]) => [name, new RegExp(`^${head}${surely}${gap}${words}`, 'iu')])

/** The order that a sentence about a numbered suggestion speaks of without giving it: 001督办结项了吗, 001不再由吴主任领衔. */
export function orderSpokenOf(text: string): OrderName | null {
  const plain = text.normalize('NFKC').trim()
  return orderIn(text) ? null : (mentions.find(([, pattern]) => pattern.test(plain))?.[0] ?? null)
}
