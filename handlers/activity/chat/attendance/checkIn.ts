/** 签到: a person says that he is there. */
import { closeQuestion, type OpenQuestion } from '../../../question/actions.ts'
import { choiceOf } from '../../../shared/choices.ts'
import { timeOf } from '../../../shared/days.ts'
import type { Turn } from '../../../shared/turn.ts'
import { checkIn, meantBy, type Activity } from '../../actions.ts'
import { refusalText, tooEarlyText } from '../../refusals.ts'
import { daysOf } from '../../timing.ts'
import { nameOf } from '../../wording.ts'
import { put } from '../answers/asked.ts'
import { factsOf } from '../answers/receipt.ts'
import { activityNumberIn } from '../answers/words.ts'

/** 签到 [定位]; 签到 123456 */
export async function checkInByWord(turn: Turn): Promise<string> {
  const text = turn.text.normalize('NFKC')
  const code = /(?<!\d)(\d{6})(?!\d)/.exec(text)?.[1] ?? null
  const outcome = await checkIn(turn.act, turn.who, activityNumberIn(text), code)
  if (outcome.ok || typeof outcome.refusal !== 'object') return checkedIn(turn, outcome)
  const open = outcome.refusal.which.map((activity) => ({ activity }))
  const [only, ...others] = meantBy(open, { number: null, day: null, text }, turn.act.zone)
  if (only && others.length === 0)
    return checkedIn(turn, await checkIn(turn.act, turn.who, only.activity.id, code))
  return askWhere(
    turn,
    open.map(({ activity }) => activity),
  )
}

/** Two windows are open and the words name neither. */
async function askWhere(turn: Turn, activities: readonly Activity[]): Promise<string> {
  const choices = activities.map((activity) => ({
    id: activity.id,
    label: `${activity.title}（${factsOf(turn, activity)}）`,
  }))
  await put(turn, 'activity.check_in', { choices })
  return [
    '现在有几个活动可以签到，签哪一个？',
    ...choices.map(({ label }, index) => `${index + 1} ${label}`),
    '还没有记，回数字；不签了回“取消”。',
  ].join('\n')
}

/** The answer to where he checks in. */
export async function answerCheckIn(turn: Turn, question: OpenQuestion): Promise<string | null> {
  const { choices } = question.payload as { choices: { id: number; label: string }[] }
  const choice = choiceOf(choices, turn.text)
  if (!choice) return null
  await closeQuestion(turn.act, question.id, 'answered')
  return checkedIn(turn, await checkIn(turn.act, turn.who, choice.id, null))
}

export function checkedIn(turn: Turn, outcome: Awaited<ReturnType<typeof checkIn>>): string {
  if (!outcome.ok && outcome.refusal === 'too_early')
    return tooEarlyText(turn.settings['activity.checkInBeforeMinutes'])
  if (!outcome.ok)
    // a number names one activity, so that which one is never asked twice
    return refusalText[typeof outcome.refusal === 'object' ? 'changed_meanwhile' : outcome.refusal]
  const { activity, at, hours, part } = outcome.value
  const counted = hours === null ? '' : `${part ? '到今天' : ''}计${hours}学时。`
  const again = part && isOn(turn, activity) ? '明天到了请再签一次。' : ''
  return `签到好了：${nameOf(activity)}，${timeOf(at, turn.act.zone)}。${counted}${again}`
}

/** It goes on tomorrow. */
const isOn = ({ act, today }: Turn, activity: Activity): boolean =>
  (daysOf(activity, act.zone).at(-1) ?? today) > today
