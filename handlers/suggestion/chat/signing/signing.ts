/** 附议, 不附议 and 催办 in the chat. */
import { ask, closeQuestion, type OpenQuestion } from '../../../question/actions.ts'
import type { Said } from '../../../shared/said.ts'
import type { Turn } from '../../../shared/turn.ts'
import {
  cardOf,
  cosign,
  denySignature,
  nameOf,
  openCase,
  readSuggestion,
  unreachedWords,
  urge,
  urgeLimit,
  wayBack,
  withdrawCosign,
} from '../../actions.ts'
import { linkTo } from '../reading/links.ts'
import { isNo, isYes } from '../words/naming.ts'
import { status } from '../reading/reading.ts'
import { offerWithdrawal } from './withdrawing.ts'
import { refusals } from '../words/refusals.ts'

/** 附议 23号: the card first, then the word. */
export async function offerCosign(turn: Turn, id: number): Promise<Said> {
  if (turn.who.deputyId === null) return '附议由人大代表来办，没有办。'
  const reading = await readSuggestion(turn.act, turn.who, id)
  if (!reading) return refusals.not_found
  if (reading.one.row.leadId === turn.who.personId) return refusals.own_suggestion
  if (reading.one.row.mayBeCosigned === false) return refusals.no_cosigning
  await ask(turn.act, turn.conversation, 'suggestion.cosign', { id }, turn.settings['question.expiresHours'])
  return `${cardOf(reading.one)}\n您附议吗？\n1 附议\n2 不附议\n看全文：${await linkTo(turn, 'cosign', id)}`
}

export async function answerCosign(turn: Turn, question: OpenQuestion): Promise<Said | null> {
  const { id } = question.payload as { id: number }
  if (!isYes(turn.text) && !isNo(turn.text)) return null
  await closeQuestion(turn.act, question.id, 'answered')
  if (isNo(turn.text)) return '好的，没有附议。'
  const outcome = await cosign(turn.act, turn.who, id)
  if (!outcome.ok) return refusals[outcome.refusal]
  return `已附议${nameOf(outcome.value.one)}，已告诉${outcome.value.one.row.lead.name}代表。${wayBack(outcome.value.one)}`
}

/** 23号我不附议了 */
export async function withdraw(turn: Turn, id: number): Promise<Said> {
  const outcome = await withdrawCosign(turn.act, turn.who, id)
  if (outcome.ok) return `已取消您对${nameOf(outcome.value.one)}的附议，已告诉领衔代表。`
  return outcome.refusal === 'wrong_state'
    ? '这件建议已经提交，附议不能再撤，没有改动。有不同意见请联系领衔代表，或者回“人工”。'
    : refusals[outcome.refusal]
}

/** 草1不是我签的: who stands on a sheet without having signed it; the lead who did not hand it in takes it back. */
export async function deny(turn: Turn, id: number): Promise<Said> {
  const one = await openCase(turn.act, id)
  if (one?.row.leadId === turn.who.personId) return offerWithdrawal(turn, id)
  const outcome = await denySignature(turn.act, turn.who, id)
  if (outcome.ok)
    return `已记：${nameOf(outcome.value.one)}不是您签的，不再列入附议，已告诉领衔代表和代表工委。`
  return outcome.refusal === 'wrong_state'
    ? '这件建议已经交办，没有改动。请回“人工”，由代表工委核对。'
    : outcome.refusal === 'not_signed'
      ? '这件建议上没有您在纸上的签名，没有改动。'
      : refusals[outcome.refusal]
}

/** 催过了吗 asks, and 先别催 is no urge; 能不能催一下 is one. */
const asksOfUrging =
  /催(?:办|促)?[^,，。;；]{0,12}[了过](?:吗|么|没有?)[\s。.?？]*$|催过.{0,12}(?:吗|么|没有?)[\s。.?？]*$|催办?(?:有用|有没有用|几次|了几)/
const noUrge = /(?:不(?:要|用|必|需要|想|急着)?|别|没有?|未)(?:再|先|急着|去|给我|帮我)*催(?!促?就)/

/** 催一下019 */
export async function urgeOne(turn: Turn, id: number): Promise<Said> {
  if (asksOfUrging.test(turn.text)) return status(turn, id)
  if (noUrge.test(turn.text)) return '好的，没有催办。要催办请回：催一下，带上编号。'
  const note = turn.text.length > 12 ? turn.text.slice(0, 200) : null
  const outcome = await urge(turn.act, turn.who, id, note)
  if (outcome.ok) {
    const missed = await unreachedWords(turn.act, outcome.value)
    return `已催办${nameOf(outcome.value.one)}，已告诉${outcome.value.told}。${missed ?? ''}`
  }
  const one = outcome.refusal === 'urged_lately' ? await openCase(turn.act, id) : null
  const limit = one && urgeLimit(one, turn.who, turn.settings)
  return limit
    ? `这件建议${limit.days}天内已经催办过一次（${limit.shared}），没有再催。`
    : refusals[outcome.refusal]
}
