/** What is asked of an answer: whether he comes, and to which activity; and what is said of it when it is recorded. */
import { ask } from '../../../question/actions.ts'
import type { Turn } from '../../../shared/turn.ts'
import { answerActivity, type Activity } from '../../actions.ts'
import { refusalText } from '../../refusals.ts'
import { nameOf } from '../../wording.ts'
import { askReason, asksLeave } from './leaveReason.ts'
import { factsOf, receipt } from './receipt.ts'

export interface Reply {
  coming: boolean
  reason: string | null
}

export const put = (turn: Turn, kind: string, payload: object) =>
  ask(
    turn.act,
    turn.conversation,
    kind,
    { draft: { text: turn.text }, ...payload },
    turn.settings['question.expiresHours'],
  )

export async function askWhether(
  turn: Turn,
  activity: Activity,
  reason: string | null = null,
): Promise<string> {
  await put(turn, 'activity.rsvp', { activityId: activity.id, reason })
  return `收到。${nameOf(activity)}${factsOf(turn, activity)}，您参加吗？\n1 参加\n2 ${reason === null ? '请假（写上原因，例如：请假 出差）' : `请假（${reason}）`}`
}

export async function askWhich(turn: Turn, activities: readonly Activity[], said: Reply): Promise<string> {
  const choices = activities.map((activity) => ({
    id: activity.id,
    label: `${activity.title}（${factsOf(turn, activity)}）`,
  }))
  await put(turn, 'activity.which', { said, choices })
  return [
    `${said.coming ? '参加' : '请假'}哪一个？`,
    ...choices.map(({ label }, index) => `${index + 1} ${label}`),
    '回数字；不记了回“取消”。',
  ].join('\n')
}

/** 病了, 在外地: it may be leave, and is asked. */
export const isAway = (text: string): boolean =>
  /^(?:我)?(?:今天|这几天|最近|人)?(?:病了|生病了|在外地|在外面|身体不(?:好|舒服)|不舒服|感冒了|发烧了?|在住院|在国外)[。.!！]*$/.test(
    text.trim(),
  )

export async function record(turn: Turn, activityId: number, said: Reply): Promise<string> {
  const outcome = await answerActivity(turn.act, turn.who, activityId, said)
  if (!outcome.ok) return refusalText[outcome.refusal]
  const { activity, answer } = outcome.value
  if (answer === 'declined' && asksLeave(turn.text))
    return askReason(turn, activityId, `${nameOf(activity)}，${factsOf(turn, activity)}`)
  return receipt(turn, outcome.value, said)
}
