/** 001不是我们的 应该是城管局: a unit asks to give it back; the reason is asked for where it has none. */
import { ask, closeQuestion, type OpenQuestion } from '../../../question/actions.ts'
import type { Said } from '../../../shared/said.ts'
import type { Turn } from '../../../shared/turn.ts'
import { askReturn, nameOf, openCase } from '../../actions.ts'
import { isReason, reasonIn } from '../words/reasons.ts'
import { refusals } from '../words/refusals.ts'
import { speakingFor } from './which.ts'
import { content, said } from './words.ts'

/** 等等，这个好像是交警大队的事，我们想退回去: what asks is no part of the reason. */
const whyBack = (words: string): string =>
  words
    .replace(/^(?:等等|等一?下|慢着|不对)[\s,，。]+/, '')
    .replace(
      /[\s,，。]*(?:所以)?(?:我们?|我局)?(?:想|要|申请|请求|希望)(?:把它?)?退(?:回去?|掉|了)[吧了。.!！]*$/,
      '',
    )
    .trim() || words

/** Nothing but the command: 001退回, 申请退回001. */
const onlyCommand =
  /^(?:请|我们?|我局|我单位|想|要|需要|申请|请求|希望|把|将|它)*退(?:回去?|件|掉)?(?:给?交办机关)?[了吧\s]*(?:(?:JY|Y[A-Z])[-\s\dB]+|第?\d{1,4}号?)?(?:建议)?[。.!！]*$/i

/** 023不是我们的 应该是城管局 */
export async function giveBack(turn: Turn, id: number): Promise<Said> {
  const words = content(turn.text)
  if (!onlyCommand.test(words)) return withReason(turn, id, whyBack(words))
  const one = await openCase(turn.act, id)
  if (!one) return refusals.not_found
  await ask(
    turn.act,
    turn.conversation,
    'suggestion.whyBack',
    { id, unitIds: [...turn.who.unitIds] },
    turn.settings['question.expiresHours'],
  )
  return `${nameOf(one)}为什么要退回？还没有办。请直接回理由，例如：不属于我单位职责，应该由城管局办\n不办了回“取消”。`
}

export async function answerWhy(said: Turn, question: OpenQuestion): Promise<Said | null> {
  const { id, unitIds } = question.payload as { id: number; unitIds: number[] }
  if (!isReason(said) || onlyCommand.test(said.text.trim())) return null
  await closeQuestion(said.act, question.id, 'answered')
  return withReason(speakingFor(said, unitIds), id, whyBack(reasonIn(said.text)))
}

async function withReason(turn: Turn, id: number, reason: string): Promise<Said> {
  const better = turn.understood.units.main ?? turn.understood.units.assist[0] ?? null
  return said(
    turn,
    await askReturn(turn.act, turn.who, id, reason, better),
    ({ one }) =>
      `已向交办机关申请退回${nameOf(one)}，理由：${reason}。同意以前仍由你单位办理，请不要自行转给别的单位。`,
  )
}
