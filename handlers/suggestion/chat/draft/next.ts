/** The next thing that a draft lacks, asked in the chat. */
import { sourcesFor } from '../../../activity/actions.ts'
import { ask } from '../../../question/actions.ts'
import { dayOf, spokenDay } from '../../../shared/days.ts'
import type { Outcome } from '../../../shared/outcome.ts'
import type { Turn } from '../../../shared/turn.ts'
import { cardOf, motionLacks, refOf, type Case } from '../../actions.ts'
import type { SuggestionRefusal } from '../../rules.ts'
import { choicesOf, questionOf, stepOf, type Asking, type Step } from './steps.ts'
import { refusals } from '../words/refusals.ts'

export const otherActivity = '名单以外的活动'
const mostActivities = 8

/** 代表活动 was the answer: which one, among those he was at. Null when that is known, or there is none to choose from. */
async function activitiesToAsk(turn: Turn, { row }: Case): Promise<{ id: number; label: string }[] | null> {
  if (row.sourceKind !== 'activity' || row.activityId !== null || row.sourceNote !== null) return null
  const found = (await sourcesFor(turn.act, row.leadId)).slice(0, mostActivities)
  if (found.length === 0) return null
  return found.map(({ id, title, startsAt }) => ({
    id,
    label: `${title}（${spokenDay(dayOf(startsAt, turn.act.zone), turn.today)}）`,
  }))
}

/** Asks the next thing that the draft lacks, or shows it whole. The question carries the draft: a restart forgets nothing. */
export async function goOn(turn: Turn, one: Case, head: string, asking: Asking = {}): Promise<string> {
  const lacking = stepOf(one, asking)
  const choices = lacking === 'publicity' || lacking === 'written' ? await activitiesToAsk(turn, one) : null
  const step: Step = choices ? 'activity' : lacking
  await ask(
    turn.act,
    turn.conversation,
    'suggestion.draft',
    { id: one.row.id, step, ...asking, ...(choices && { choices }) },
    turn.settings['question.expiresHours'],
  )
  if (step === 'activity')
    return [
      `${head}是哪一次活动？`,
      ...[...(choices ?? []), { label: otherActivity }].map(({ label }, index) => `${index + 1} ${label}`),
      '回数字。（先放下回“取消”，草稿会留着）',
    ].join('\n')
  if (step !== 'ready')
    return `${head}${questionOf(step, one.row.kind, turn.settings)}\n（先放下回“取消”，草稿会留着）`
  return `${head}${cardOf(one)}\n${choicesOf(one, turn.settings)}\n${await nextWords(turn, one)}`
}

/** What he may do with a whole draft. */
async function nextWords(turn: Turn, one: Case): Promise<string> {
  const motion = one.row.kind === 'motion'
  const missing = motion ? await motionLacks(turn.act, one) : 0
  const more = missing > 0 ? `议案还差${missing}名代表附议才能提交；平时可以作为建议提：回“改成建议”。\n` : ''
  const change = motion ? '“改案由”“改案据”或“改方案”' : '“改情况”或“改建议”'
  return `${more}交给代表工委：回“提交”。请本组代表附议：回“找代表联名”。要改：回“改标题”${change}，接着写新的内容；改类别、公开、书面答复、多年提出、沟通、联名、地址也一样。照片、文件直接发来就是附件。`
}

export const saved = (one: Case): string => `已存草稿（${refOf(one.row)}）。`

export const started = async (
  turn: Turn,
  outcome: Outcome<Case, SuggestionRefusal>,
  head: (one: Case) => string,
  asking: Asking = {},
): Promise<string> =>
  outcome.ok ? goOn(turn, outcome.value, head(outcome.value), asking) : refusals[outcome.refusal]

/** It is still with its deputy: not handed in, by whatever door, and not thrown away. */
export const isEditable = ({ course }: Case): boolean =>
  course.state === 'draft' || course.state === 'returned'
