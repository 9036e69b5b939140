/** What stands behind a command is the reason: only the command at the head is cut, the rest stays letter for letter. Pure. */
import { numeral, numberOf } from '../../../language/numbers.ts'
import type { Turn } from '../../../shared/turn.ts'
import { seriesWords } from '../../numbering.ts'
import { isAsked } from '../asking.ts'

/** Which suggestion the command names. */
interface Named {
  id: number
  number: string | null
}

interface Command {
  /** The words of the command, each cut once: 不同意, 退回. */
  verbs: readonly string[]
  /** Behind this one everything but the number belongs to the reason. */
  last: RegExp
  /** Whom the command names beside: a unit, until `last` was said. */
  beside?: readonly string[]
}

const separators = /^[\s,，。:：;；!！、]+/
/** 草12, JY-1801-023, 议案YA-1801-001, 023, 第23号建议的; a number that counts or stands in an address is none. */
const numberHead = new RegExp(
  `^(?:(?:议案\\s*)?${seriesWords}(?<whole>\\d+)|草稿?\\s*(?<draft>\\d+)|` +
    `(?:议案\\s*)?第?(?<numbered>\\d{1,4}|${numeral})号(?![楼线院门栋房码单])|(?:议案\\s*)?第?(?<bare>\\d{1,4})(?![\\d页年月日元人个张户栋块米天次家点室楼条%]))` +
    '(?:(?:建议|议案)(?=[\\s,，。:：;；的不退延会]|$))?的?',
  'i',
)
const politeness = /^(?:请|麻烦|把|将|对|申请|我们|我)/
const label = /^(?:理由|原因)(?:[:：]|是[:：]?)\s*/

/** The reason in a command's words; empty when nothing but the command was said. */
export function reasonBehind(text: string, one: Named, { verbs, last, beside = [] }: Command): string {
  const left = new Set(verbs)
  let rest = text.trim()
  let isNamed = false
  let isLast = false
  const cut = (length: number) => {
    rest = rest.slice(length).replace(separators, '')
  }
  for (;;) {
    const number = isNamed ? 0 : numberLength(rest, one)
    const verb = [...left].filter((word) => rest.startsWith(word)).sort((a, b) => b.length - a.length)[0]
    const other = isLast ? undefined : beside.find((word) => rest.startsWith(word))
    const polite = isLast || isNamed ? null : politeness.exec(rest)
    if (number > 0) {
      isNamed = true
      cut(number)
    } else if (verb !== undefined) {
      left.delete(verb)
      isLast ||= last.test(verb)
      cut(verb.length)
    } else if (other !== undefined) cut(other.length)
    else if (polite) cut(polite[0].length)
    else break
  }
  return rest.replace(label, '').trim()
}

/** How long the number at the head is, where it is this suggestion's. */
function numberLength(rest: string, { id, number }: Named): number {
  // full-width digits are as long as others, so that the place in the words stays the same
  const digits = rest.replace(/[０-９]/g, (digit) => digit.normalize('NFKC'))
  const found = numberHead.exec(digits)
  const { whole, draft, numbered, bare } = found?.groups ?? {}
  if (!found) return 0
  const own = number === null ? null : Number(number.slice(number.lastIndexOf('-') + 1))
  return numberOf(whole ?? draft ?? numbered ?? bare ?? '') === (draft === undefined ? own : id)
    ? found[0].length
    : 0
}

/** The words without the suggestion's number at their head. */
export function withoutNumber(text: string, one: Named): string {
  const rest = text.trim()
  return rest.slice(numberLength(rest, one)).replace(separators, '')
}

/** What a reason may sound like beside nothing at all: 属于诉讼案件, 请补充地点后再提交. */
const soundsLike = [
  'unknown',
  'out_of_scope',
  'concern.raise',
  'suggestion.return',
  'suggestion.return_request',
  'suggestion.draft',
  'suggestion.submit',
]
/** 应由法院办理，请另行转交 speaks of what others should do. */
const goesOn = ['suggestion.forward', 'suggestion.assign']
const ofOthersWork = /应|该|归|属于|职责|职能|范围|另行|不是/
/** Thanks, a greeting, a short answer, and words that put it off give no reason. */
const noReason =
  /^(?:[\d\s]*|好[的吧呀]?|是的?|对的?|不是?|行|可以|确认|收到|嗯+|哦+|知道了|明白了?|谢谢.{0,6}|在吗?|你好|您好|ok|稍?等.{0,6}|(?:让?我)?(?:再|先)?(?:想|看|查|问)一?[想看查问下]?.{0,4}|一会儿?.{0,6}|待会儿?.{0,6}|回头.{0,6}|不知道|没有?(?:理由)?)[。.!！~]*$/i

/** Whether a message is the reason that was asked for: no question, no command of its own, nothing said in passing. */
export function isReason({ text, understood }: Pick<Turn, 'text' | 'understood'>): boolean {
  const words = text.trim()
  if (label.test(words)) return reasonIn(words).length > 1
  return (
    words.length > 1 &&
    !noReason.test(words) &&
    !isAsked(words) &&
    (soundsLike.includes(understood.intent) ||
      (ofOthersWork.test(words) && goesOn.includes(understood.intent))) &&
    !(understood.intent.startsWith('suggestion.') && understood.suggestionNo !== null)
  )
}

/** The reason that an answer is, without 理由是 before it. */
export const reasonIn = (text: string): string => text.trim().replace(label, '').trim()
