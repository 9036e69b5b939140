/** Handing a draft in, or throwing it away, in the chat. */
import { ask, closeQuestion, openQuestion, type OpenQuestion } from '../../../question/actions.ts'
import type { Said } from '../../../shared/said.ts'
import type { Turn } from '../../../shared/turn.ts'
import {
  discardDraft,
  doubtsIn,
  motionLacks,
  openCase,
  partiesTo,
  refOf,
  similarTo,
  submitDraft,
} from '../../actions.ts'
import { lackWords } from '../../draft/sought.ts'
import { goOn, isEditable } from './next.ts'
import { stepOf } from './steps.ts'
import { isNo, isYes } from '../words/naming.ts'
import { refusals } from '../words/refusals.ts'

/** Nothing is asked any more about a draft that was handed in or thrown away. */
async function closeDraft(turn: Turn, id: number): Promise<void> {
  const question = await openQuestion(turn.act, turn.conversation)
  const isOfIt =
    (question?.kind === 'suggestion.draft' || question?.kind === 'suggestion.submit') &&
    (question.payload as { id: number | null }).id === id
  if (question && isOfIt) await closeQuestion(turn.act, question.id, 'answered')
}

/** 作废 草12: it is kept, and listed no more. */
export async function discard(turn: Turn, id: number): Promise<Said> {
  const outcome = await discardDraft(turn.act, turn.who, id, '代表自己作废')
  if (!outcome.ok) return refusals[outcome.refusal]
  await closeDraft(turn, id)
  return `草稿${id}已作废，不再列出。`
}

/** 提交: shows earlier ones that say nearly the same and what should be asked about, and waits for a word; else it is done. */
export async function submitOne(turn: Turn, id: number): Promise<Said> {
  const one = await openCase(turn.act, id)
  if (!one || !partiesTo(one, turn.who).includes('lead')) return refusals.not_found
  if (turn.who.deputyId === null) return refusals.not_deputy
  if (!isEditable(one)) return refusals.wrong_state
  const step = stepOf(one)
  if (step !== 'ready') return goOn(turn, one, '还差一点，没有提交。')
  const similar = await similarTo(turn.act, turn.who, one.row, id)
  const doubts = await doubtsIn(turn.act, one)
  if (similar.length === 0 && doubts.length === 0) return submitNow(turn, id)
  await ask(turn.act, turn.conversation, 'suggestion.submit', { id }, turn.settings['question.expiresHours'])
  return [
    ...(similar.length > 0
      ? [
          '先看看，以前有相近的：',
          ...similar.map(({ title, number, state }) => `· ${number ?? ''} ${title}：${state}`),
        ]
      : []),
    ...doubts.map(({ name, words }) => `请留意：${name}${words ? `（“${words}”）` : ''}。`),
    '仍然提交吗？\n1 提交\n2 先不提交（草稿留着）',
  ].join('\n')
}

export async function answerSubmit(turn: Turn, question: OpenQuestion): Promise<Said | null> {
  const { id } = question.payload as { id: number }
  if (!isYes(turn.text) && !isNo(turn.text)) return null
  await closeQuestion(turn.act, question.id, 'answered')
  return isYes(turn.text) ? submitNow(turn, id) : '好的，没有提交，草稿留着。接着写请回“继续”。'
}

async function submitNow(turn: Turn, id: number): Promise<string> {
  const outcome = await submitDraft(turn.act, turn.who, id)
  if (!outcome.ok) return outcome.refusal === 'too_few_signers' ? tooFew(turn, id) : refusals[outcome.refusal]
  await closeDraft(turn, id)
  const { one } = outcome.value
  const days = turn.settings['suggestion.acceptWorkdays']
  return `已提交：${one.row.title}（${refOf(one.row)}）。代表工委${days}个工作日内决定是否受理，受理后告诉您编号。撤回请回：撤回建议 ${refOf(one.row)}`
}

/** How many deputies a motion has, and the two ways on. */
async function tooFew(turn: Turn, id: number): Promise<string> {
  const one = await openCase(turn.act, id)
  const most = turn.settings['suggestion.motionSigners']
  const missing = one ? await motionLacks(turn.act, one) : most
  return `${lackWords(most, missing)}，没有提交。请回“找代表联名”，或者回“改成建议”作为建议提交。`
}
