/** 撤回 in the chat: at once before the assignment; after it the office is asked for, and hears too when the deputy thinks better of it. */
import { ask, closeQuestion, type OpenQuestion } from '../../../question/actions.ts'
import type { Said } from '../../../shared/said.ts'
import type { Turn } from '../../../shared/turn.ts'
import {
  askWithdrawal,
  nameOf,
  openCase,
  refOf,
  unaskWithdrawal,
  withdrawSuggestion,
  type Case,
} from '../../actions.ts'
import { isNo, isYes } from '../words/naming.ts'
import { refusals } from '../words/refusals.ts'

/** 001不撤回了, 取消001的撤回申请; without a number only where the request itself is named: 不撤回 answers a question. */
export const withdrawalDropped =
  /^(?:我|请|把)*(?:议案\s*)?(?:(?:JY|Y[A-Z])-?\d\S*?|第?\d{1,4}号?)(?:建议)?的?[\s,，:：]*我?(?:又|先|决定|还是)*不(?:想|要|用|再|申请)*撤回?了?吧?[。.!！]*$|^我?(?:又|先|决定|还是)*不(?:想|要|用|再|申请)*撤回?\s*(?:议案\s*)?(?:(?:JY|Y[A-Z])-?\d\S*|第?\d{1,4}号?)(?:建议)?了?吧?[。.!！]*$|^(?:我|请|把)*(?:(?:议案\s*)?(?:(?:JY|Y[A-Z])-?\d\S*?|第?\d{1,4}号?)(?:建议)?的?)?[\s,，]*撤回申请(?:取消|撤销|不要|作废)了?吧?[。.!！]*$|^(?:我|请|要|想)*(?:取消|撤销)(?:(?:议案\s*)?(?:(?:JY|Y[A-Z])-?\d\S*?|第?\d{1,4}号?)(?:建议)?的?)?\s*撤回(?:的)?申请(?:\s*(?:议案\s*)?(?:(?:JY|Y[A-Z])-?\d\S*|第?\d{1,4}号?)(?:建议)?)?[。.!！]*$/i

/** 23号建议撤回: asked once more; after the assignment the office is asked for the signed form. */
export async function offerWithdrawal(turn: Turn, id: number): Promise<Said> {
  const one = await openCase(turn.act, id)
  if (one?.row.leadId !== turn.who.personId) return one ? '撤回由领衔代表来办，没有办。' : refusals.not_found
  const before = ['submitted', 'returned', 'accepted', 'forwarded'].includes(one.course.state)
  if (one.course.withdrawalAsked)
    return `您已经申请撤回${nameOf(one)}，请交签名的书面申请。${mindChanged(one)}`
  await ask(
    turn.act,
    turn.conversation,
    'suggestion.withdraw',
    { id, before },
    turn.settings['question.expiresHours'],
  )
  return before
    ? `要撤回${nameOf(one)}吗？撤回后不再办理。\n1 撤回\n2 不撤回`
    : `${nameOf(one)}已经交办，撤回要您签名的书面申请。要告诉代表工委您想撤回吗？\n1 告诉代表工委\n2 不撤回`
}

export async function answerWithdrawal(turn: Turn, question: OpenQuestion): Promise<Said | null> {
  const { id, before } = question.payload as { id: number; before: boolean }
  const agrees =
    isYes(turn.text) ||
    /^(?:对|是的?|好的?|嗯|确定)?[\s,，]*(?:要)?撤(?:回|了)?(?:吧|了|的)*[。.!！]*$|^撤回/.test(
      turn.text.trim(),
    )
  if (!agrees && !isNo(turn.text)) return null
  await closeQuestion(turn.act, question.id, 'answered')
  if (!agrees) return '好的，没有撤回。'
  const outcome = before
    ? await withdrawSuggestion(turn.act, turn.who, id, null)
    : await askWithdrawal(turn.act, turn.who, id, null)
  if (!outcome.ok) return refusals[outcome.refusal]
  return before
    ? `已撤回${nameOf(outcome.value.one)}，不再办理。`
    : `已告诉代表工委您要撤回${nameOf(outcome.value.one)}，请交签名的书面申请；在那以前照常办理。${mindChanged(outcome.value.one)}`
}

const mindChanged = ({ row }: Case): string => `改了主意请回：${refOf(row)}不撤回了`

/** 001不撤回了: what the office was asked for goes from its lists. */
export async function stay(turn: Turn, id: number): Promise<Said> {
  const outcome = await unaskWithdrawal(turn.act, turn.who, id)
  if (outcome.ok) return `撤回申请已取消，${nameOf(outcome.value.one)}照常办理，已告诉代表工委。`
  return outcome.refusal === 'no_withdrawal'
    ? '这件建议没有申请过撤回，照常办理。'
    : outcome.refusal === 'not_yours'
      ? '撤回由领衔代表来办，没有办。'
      : refusals[outcome.refusal]
}
