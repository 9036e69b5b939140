/** The same sentence sent twice: one activity, or two on purpose. */
import { ask } from '../../../question/actions.ts'
import { choiceOf } from '../../../shared/choices.ts'
import type { Turn } from '../../../shared/turn.ts'
import { twinOf, twinWords } from '../../actions.ts'
import type { Plan } from '../../rules.ts'

const twinChoices = [
  { label: '不发了', again: false },
  { label: '再发一个', again: true },
]

/** Asks whether a plan is wanted beside the same one that is out already; null when there is none. */
export async function askTwin(turn: Turn, plan: Plan, payload: object): Promise<string | null> {
  const { act, who } = turn
  const twin = await twinOf(act, who, plan)
  if (!twin) return null
  await ask(act, turn.conversation, 'activity.twin', payload, turn.settings['question.expiresHours'])
  return [
    `${twinWords(twin, act)}还要再发一个吗？`,
    ...twinChoices.map(({ label }, index) => `${index + 1} ${label}`),
    `回数字。要改原来的请说，例如：活动${twin.activity.id} 改到12月6日上午9点`,
  ].join('\n')
}

/** Whether another one is wanted; null when the words answer something else. */
export function wantsTwin(text: string): boolean | null {
  const choice = choiceOf(twinChoices, text)
  if (choice) return choice.again
  if (/^(?:再发|要再发|发)/.test(text.trim())) return true
  return /^不/.test(text.trim()) ? false : null
}
