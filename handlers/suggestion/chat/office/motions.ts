/** 议案001交法制委员会审议; 议案001不作为议案，按建议办理…; 议案001审议结果：…: what was decided on a motion. */
import type { Said } from '../../../shared/said.ts'
import type { Turn } from '../../../shared/turn.ts'
import { concludeMotion, nameOf, referMotion, refOf, takeAsSuggestion } from '../../actions.ts'
import { refusals } from '../words/refusals.ts'

const head =
  '^(?:请|把|将)*\\s*(?:议案\\s*(?:Y[A-Z][-\\s]?\\d{4}B?[-\\s]?)?第?\\d{1,4}号?|Y[A-Z][-\\s]?\\d{4}B?[-\\s]?\\d{1,4}|第?\\d{1,4}号?议案)的?[\\s,，:：]*'
const refer = new RegExp(
  `${head}(?:作为议案|列入议程)?[\\s,，]*(?:[交转]给|[交转]由|转交给?|交|转|由)(?<words>\\p{Script=Han}{2,38}?)(?:审议|研究审议)[。.!！]*$`,
  'iu',
)
const asSuggestion = new RegExp(
  `${head}(?:不作为议案|不列为议案|不列入议程)?[\\s,，]*(?:改?按|转为|转成|作为|改为)(?:代表)?建议(?:办理|处理)?(?:[\\s,，:：。]+(?<words>[\\s\\S]*))?$`,
  'iu',
)
const result = new RegExp(`${head}审议(?:结果|结束)[\\s,，:：]+(?<words>[\\s\\S]+)$`, 'iu')

export type MotionVerb = 'referMotion' | 'motionAsSuggestion' | 'concludeMotion'

/** The decision that a sentence records; null for a question and for anything else. */
export function motionDecided(text: string): MotionVerb | null {
  const words = text.trim()
  if (/[吗么呢?？][。.]*$/.test(words)) return null
  if (asSuggestion.test(words)) return 'motionAsSuggestion'
  if (result.test(words)) return 'concludeMotion'
  return refer.test(words) ? 'referMotion' : null
}

const wordsOf = (pattern: RegExp, { text }: Turn): string =>
  pattern.exec(text.trim())?.groups?.['words']?.trim() ?? ''

/** What names one of several in a sentence: the 001 of 议案001 is the motion, not the suggestion of that number. */
export function nameIn(text: string, no: string): string {
  const serial = `0*${Number(/\d+$/.exec(no)?.[0] ?? no)}`
  const asMotion = new RegExp(`议案\\s*第?${serial}(?!\\d)|(?<!\\d)${serial}号?议案`)
  return /^\d/.test(no) && asMotion.test(text.normalize('NFKC')) ? `议案${no}` : no
}

/** A motion of which nobody has decided yet whether it is one. */
export const isUndecided = ({ kind, state }: { kind: string; state: string }): boolean =>
  kind === 'motion' && state === 'accepted'

export async function referred(turn: Turn, id: number): Promise<Said> {
  const committee = wordsOf(refer, turn)
  const outcome = await referMotion(turn.act, turn.who, id, committee)
  if (!outcome.ok) return refusals[outcome.refusal]
  return `已记：${nameOf(outcome.value.one)}作为议案，交${committee}审议，已告诉领衔和附议代表。审议结束后请回：${refOf(outcome.value.one.row)}审议结果：……`
}

export async function concluded(turn: Turn, id: number): Promise<Said> {
  const said = wordsOf(result, turn)
  const outcome = await concludeMotion(turn.act, turn.who, id, said)
  if (!outcome.ok) return refusals[outcome.refusal]
  return `已记${nameOf(outcome.value.one)}的审议结果：${said}。议案已办结，已告诉领衔和附议代表。`
}

export async function asOne(turn: Turn, id: number): Promise<Said> {
  const reason = wordsOf(asSuggestion, turn)
  if (!reason)
    return '为什么不作为议案？请连着写大会主席团或者常委会的决定，例如：议案001按建议办理 主席团决定不列入议程'
  const outcome = await takeAsSuggestion(turn.act, turn.who, id, reason)
  if (!outcome.ok) return refusals[outcome.refusal]
  const { row } = outcome.value.one
  return `${row.motionNumber ?? ''}不作为议案，已按建议办理，编号${row.number ?? ''}，期限从今天算起。理由：${reason}。已告诉领衔和附议代表；下一步请转交。`
}
