/** 测评 in the chat: two axes, asked one after the other, nothing filled in that was not said. */
import { ask, closeQuestion, type OpenQuestion } from '../../../question/actions.ts'
import type { Said } from '../../../shared/said.ts'
import type { Turn } from '../../../shared/turn.ts'
import {
  correctRating,
  nameOf,
  openCase,
  partiesTo,
  rateCommitment,
  rateReply,
  refOf,
  type OpenPart,
} from '../../actions.ts'
import type { Satisfaction } from '../../course.ts'
import { linkTo } from '../reading/links.ts'
import { gradeNames } from '../../rules.ts'
import { gradeIn, judgedIn, verdictsIn } from './judging.ts'
import { chosenIndex } from '../words/naming.ts'
import { withoutNumber } from '../words/reasons.ts'
import { refusals } from '../words/refusals.ts'

interface Judging {
  id: number
  work: Satisfaction | null
  result: Satisfaction | null
  reason: string | null
  /** It takes the place of a rating sent by mistake. */
  corrects?: boolean
}

const grades: readonly Satisfaction[] = ['satisfied', 'basically_satisfied', 'dissatisfied']
/** 023 满意 */
export async function rate(turn: Turn, id: number): Promise<Said> {
  const one = await openCase(turn.act, id)
  if (!one) return refusals.not_found
  if (!partiesTo(one, turn.who).includes('lead')) return '测评由领衔代表来办，没有记。'
  if (one.course.state !== 'replied') return `${nameOf(one)}现在没有等您测评的答复，没有记。`
  return goOn(turn, { id, ...judgedIn(withoutNumber(turn.text, one.row)) })
}

const choices = '\n1 满意\n2 基本满意\n3 不满意\n回数字。'

/** Asks for what is still missing, one thing a message, then records it. */
export async function goOn(turn: Turn, said: Judging): Promise<Said> {
  const one = await openCase(turn.act, said.id)
  if (!one) return refusals.not_found
  const wait = (words: string) => askAgain(turn, said, words)
  const so = said.result === null ? '' : `办理结果：${gradeNames[said.result]}。`
  if (said.result === null) {
    const byForm =
      said.work === null ? `\n也可以点开看答复、一次填好：${await linkTo(turn, 'rate', said.id)}` : ''
    return wait(`对${nameOf(one)}的办理结果（问题解决得怎样）：${choices}${byForm}`)
  }
  if (said.work === null) return wait(`${so}对办理工作（态度、沟通）呢？${choices}`)
  const isBad = said.work === 'dissatisfied' || said.result === 'dissatisfied'
  if (isBad && said.reason === null) return wait('不满意在哪里？请写一句理由，承办单位要照着改。')
  const { work, result, reason } = said
  const verb = said.corrects ? correctRating : rateReply
  const outcome = await verb(turn.act, turn.who, said.id, { work, result, reason })
  if (!outcome.ok) return refusals[outcome.refusal]
  const next = {
    closed: '已办结。',
    rehandling: `承办单位${turn.settings['suggestion.rehandleMonths']}个月内重新办理，再答复您。`,
    conference: '由代表工委组织会商，结果会告诉您。',
  }[outcome.value.one.course.state as 'closed' | 'rehandling' | 'conference']
  return `${said.corrects ? '已更正您的测评' : '已记您的测评'}：${refOf(one.row)}办理工作${gradeNames[work]}，办理结果${gradeNames[result]}${reason && isBad ? `（${reason}）` : ''}。${next}${said.corrects ? '原来的测评存着备查，告诉过的人都已重新告诉。' : ''}`
}

async function askAgain(turn: Turn, said: Judging, words: string): Promise<string> {
  await ask(turn.act, turn.conversation, 'suggestion.rate', said, turn.settings['question.expiresHours'])
  return words
}

/** Thanks, a moment, a question: no reason, whatever was asked. */
const isNoReason = (text: string): boolean =>
  /^(?:等(?:等|一?下|一?会儿?)|(?:让)?我?(?:再)?(?:想一?想|考虑)|不(?:知道|清楚|懂)|没看懂|谢谢|多谢|辛苦|好[的吧]?[。.!！]*$|收到|嗯|知道了|稍后|晚点|回头)|什么意思|怎么[填写说回]/.test(
    text.trim(),
  )

/** Whoever is dissatisfied says why before he is asked: no new matter, and no command. */
const giving: readonly string[] = ['unknown', 'concern.raise', 'suggestion.rate', 'contact.log']
const givesReason = ({ text, understood }: Turn, { result, reason }: Judging): boolean =>
  result === 'dissatisfied' &&
  reason === null &&
  text.trim().length >= 3 &&
  !/[?？]$/.test(text.trim()) &&
  giving.includes(understood.intent) &&
  !understood.contacts.some(({ mentions }) => mentions.length > 0)

/** The grade for the axis that was asked, or the reason in free words. */
export async function answerRating(turn: Turn, question: OpenQuestion): Promise<Said | null> {
  const said = question.payload as Judging
  const close = () => closeQuestion(turn.act, question.id, 'answered')
  if (said.result !== null && said.work !== null) {
    const reason = turn.text.trim()
    if (reason.length < 2) return null
    if (isNoReason(reason) || /[?？]$/.test(reason))
      return '好的，测评还没有记。想好了请直接回理由，例如：只答复了，没有动工。'
    await close()
    return goOn(turn, { ...said, reason })
  }
  const index = chosenIndex(turn.text, 3)
  const picked = index === null ? gradeIn(turn.text) : (grades[index] ?? null)
  if (picked === null) {
    if (isNoReason(turn.text)) return `好的，测评还没有记，想好了再回。${choices}`
    if (!givesReason(turn, said)) return null
    await close()
    return goOn(turn, { ...said, reason: turn.text.trim() })
  }
  await close()
  const axis = axesSaid(turn.text, said.result === null ? 'result' : 'work', picked)
  const more = index === null ? judgedIn(turn.text).reason : null
  // 沟通还可以 beside a better grade is no reason of the bad one
  const isBad = Object.values(axis).includes('dissatisfied')
  const reason = isBad ? [said.reason, more].filter(Boolean).join('；') || null : (said.reason ?? more)
  return goOn(turn, { ...said, ...axis, reason })
}

/** The axis that was asked, unless the words name one: 结果是基本满意 corrects the result while the work is asked for. */
function axesSaid(text: string, asked: 'work' | 'result', picked: Satisfaction): Partial<Judging> {
  const { work, result, plain } = verdictsIn(text)
  const named = { ...(work !== null && { work }), ...(result !== null && { result }) }
  if (work === null && result === null) return { [asked]: picked }
  return plain !== null && named[asked] === undefined ? { ...named, [asked]: plain } : named
}

/** 023承诺 满意: a promise that was reported as kept. */
export async function rateKept(turn: Turn, id: number, part: OpenPart): Promise<Said> {
  const one = await openCase(turn.act, id)
  if (!one) return refusals.not_found
  const rating = gradeIn(turn.text)
  if (rating === null) return '请写满意、基本满意或不满意，例如：023承诺 满意'
  const { reason } = judgedIn(withoutNumber(turn.text, one.row).replace(/^的?承诺[\s,，:：]*/, ''))
  const outcome = await rateCommitment(turn.act, turn.who, part.id, {
    rating,
    reason: rating === 'dissatisfied' ? reason : null,
  })
  if (!outcome.ok)
    return outcome.refusal === 'reason_needed'
      ? '不满意请连着写理由，例如：023承诺 不满意 灯又坏了'
      : refusals[outcome.refusal]
  return `已记：${refOf(outcome.value.one.row)}的承诺${part.name}，${gradeNames[rating]}。`
}
