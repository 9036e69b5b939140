/** 退回修改, 不予受理 and the assigner's 退回: with the reason, which is asked for where the command has none. */
import { ask, closeQuestion, type OpenQuestion } from '../../../question/actions.ts'
import type { Said } from '../../../shared/said.ts'
import type { Turn } from '../../../shared/turn.ts'
import {
  couldTake,
  nameOf,
  openCase,
  refOf,
  refuseSuggestion,
  returnSuggestion,
  sendBack,
  type Case,
} from '../../actions.ts'
import { isReason, reasonBehind, reasonIn } from '../words/reasons.ts'
import { refusals } from '../words/refusals.ts'
import { said, told } from './deciding.ts'

const givingBack = {
  verbs: [
    ...[
      '退回去',
      '退回来',
      '退回给代表修改',
      '退回代表修改',
      '退回修改',
      '退回重新交办',
      '退回交办',
      '退回给代表',
      '退回代表',
      '退回',
    ],
    ...['打回去', '打回', '驳回', '退件', '不予受理', '不受理'],
  ],
  last: /退|打回|驳回|受理/,
}

/** 退回 草12 请修改: still the command, and no reason yet. */
const onlyRevise = /^请?(?:重新)?修改(?:后?(?:再|重新)?提交)?(?:[\s,，。:：;；]+|$)/

interface Asked {
  id: number
  isRefused: boolean
}

/** 退回 草12 请写清地点; 不予受理 草12 …; the assigner: 退回 023 … */
export async function giveBack(turn: Turn, id: number): Promise<Said> {
  const one = await openCase(turn.act, id)
  if (!one) return refusals.not_found
  const words = reasonBehind(turn.text, one.row, givingBack)
  const reason = words.replace(onlyRevise, '')
  if (!reason) {
    const refusing = /不予受理|不受理/.test(turn.text)
    if (!couldGiveBack(turn, one, refusing))
      return turn.who.staffRoles.length > 0 ? refusals.wrong_state : refusals.not_yours
    return askReason(turn, one, refusing)
  }
  // only the command refuses: a reason may speak of it (否则不予受理)
  const command = turn.text.trim().slice(0, -words.length)
  const isRefused = /不予受理|不受理/.test(command)
  if (isRefused && /退|打回|驳回/.test(command))
    return `是退回修改，还是不予受理？没有办。请只写一样，例如：退回 ${refOf(one.row)} 请写清具体地点`
  return withReason(turn, one, isRefused, reason)
}

/** Who may not do it now is not asked why. */
const couldGiveBack = ({ who }: Turn, one: Case, isRefused: boolean): boolean =>
  (isRefused ? (['refuse'] as const) : (['return', 'send_back'] as const)).some((move) =>
    couldTake(one, who, move),
  )

/** The next message is the reason, where it reads as one. */
async function askReason(turn: Turn, one: Case, isRefused: boolean): Promise<string> {
  const asked: Asked = { id: one.row.id, isRefused }
  await ask(turn.act, turn.conversation, 'suggestion.reason', asked, turn.settings['question.expiresHours'])
  const example = isRefused ? '属于诉讼案件，请走诉讼渠道' : '请写清具体地点'
  return `${nameOf(one)}为什么${isRefused ? '不予受理' : '退回'}？还没有办。请直接回理由，例如：${example}\n不办了回“取消”。`
}

export async function answerReason(turn: Turn, question: OpenQuestion): Promise<Said | null> {
  const { id, isRefused } = question.payload as Asked
  if (!isReason(turn)) return null
  const one = await openCase(turn.act, id)
  const reason = reasonIn(turn.text).replace(onlyRevise, '')
  if (one && !reason) return askReason(turn, one, isRefused)
  await closeQuestion(turn.act, question.id, 'answered')
  return one ? withReason(turn, one, isRefused, reason) : refusals.not_found
}

async function withReason(turn: Turn, one: Case, isRefused: boolean, reason: string): Promise<Said> {
  const { id } = one.row
  if (isRefused)
    return told(
      turn,
      await refuseSuggestion(turn.act, turn.who, id, reason),
      () => `${nameOf(one)}不予受理，理由：“${reason}”`,
      '，已告诉代表。',
    )
  if (one.course.state === 'forwarded')
    return said(
      await sendBack(turn.act, turn.who, id, reason),
      () => `${nameOf(one)}已退回代表工委，理由：“${reason}”。`,
    )
  return told(
    turn,
    await returnSuggestion(turn.act, turn.who, id, reason),
    () => `${nameOf(one)}已退回代表修改，理由：“${reason}”`,
    '，已告诉代表。',
  )
}
