/** Changing or calling off what was announced, in the chat. */
import { closeQuestion, type OpenQuestion } from '../../../question/actions.ts'
import { choiceOf, saysYes } from '../../../shared/choices.ts'
import { dayOf, instantOf, timeOf, type Day } from '../../../shared/days.ts'
import type { Turn } from '../../../shared/turn.ts'
import {
  cancelActivity,
  changeActivity,
  countsOf,
  led,
  withMovedEnd,
  type Activity,
  type Change,
} from '../../actions.ts'
import { changeRefusalText, refusalText, tooFewSeats } from '../../refusals.ts'
import { isOpen } from '../../rules.ts'
import { endBeside, endOfDay, isOfSeveralDays } from '../../timing.ts'
import { factsOf, nameOf, whenWords } from '../../wording.ts'
import { notHeldAgain } from './creating.ts'
import { editIn, type Edit } from './edits.ts'
import { changeToldWords, put, tellFirst } from './shown.ts'

interface ChangePayload {
  draft: { text: string }
  activityId: number
  edit: Edit | null
  reason: string | null
}

/** 活动12 改到11月16日上午9点 */
export async function change(turn: Turn, activityId: number, words: string): Promise<string> {
  const activity = await led(turn.act, turn.who, activityId)
  if (!activity.ok) return refusalText[activity.refusal]
  if (!isOpen(activity.value.state)) return refusalText.not_open
  const edit = editIn(words, turn.act)
  if (!edit)
    return `要改什么？例如：活动${activityId} 时间 11月28日下午3点；活动${activityId} 地点 桥东社区；活动${activityId} 名额 30`
  const counts = await countsOf(turn.act, activityId)
  if (edit.seats != null && edit.seats < counts.going) return tooFewSeats(counts.going)
  const after = { ...activity.value, ...withMovedEnd(activity.value, changeOf(turn, activity.value, edit)) }
  await put(turn, 'activity.change', { draft: { text: turn.text }, activityId, edit, reason: null })
  return [
    `${nameOf(activity.value)}改成：`,
    ...factsOf(after, turn.act.zone, turn.today),
    changeToldWords(activity.value, changeOf(turn, activity.value, edit), counts.asked),
    '1 改，重新通知',
    '2 不改',
    '回数字。',
  ].join('\n')
}

function changeOf(turn: Turn, activity: Activity, edit: Edit): Change {
  const { zone } = turn.act
  const { day, time, endDay, endTime, answerBy, ...plain } = edit
  const on = day ?? dayOf(activity.startsAt, zone)
  const isMoved = day != null || time != null
  return {
    ...plain,
    ...(isMoved ? { startsAt: instantOf(on, time ?? timeOf(activity.startsAt, zone), zone) } : {}),
    ...endOfEdit(
      activity,
      {
        on,
        isMoved: day != null,
        start: time ?? timeOf(activity.startsAt, zone),
        endDay: endDay ?? null,
        endTime: endTime ?? null,
      },
      zone,
    ),
    ...(answerBy ? { answerBy: instantOf(answerBy.day, answerBy.time, zone) } : {}),
  }
}

/** The end that was said: an hour alone is on the last day as it stands, a last day alone keeps the hour it had. */
function endOfEdit(
  activity: Activity,
  {
    on,
    isMoved,
    start,
    endDay,
    endTime,
  }: { on: Day; isMoved: boolean; start: string; endDay: Day | null; endTime: string | null },
  zone: string,
): Pick<Change, 'endsAt'> {
  const { endsAt } = activity
  const spans = endsAt !== null && isOfSeveralDays(activity, zone)
  if (endDay) return { endsAt: instantOf(endDay, endTime ?? (spans ? timeOf(endsAt, zone) : endOfDay), zone) }
  if (endTime && spans && !isMoved) return { endsAt: instantOf(dayOf(endsAt, zone), endTime, zone) }
  if (endTime) return { endsAt: endBeside(on, start, endTime, zone) }
  return {}
}

/** 取消活动12 原因 下雨; once it should have begun: 活动12 没有办成 原因 下雨 */
export async function cancel(turn: Turn, activityId: number, reason: string | null): Promise<string> {
  const activity = await led(turn.act, turn.who, activityId)
  if (!activity.ok) return refusalText[activity.refusal]
  const { state, startsAt } = activity.value
  if (!isOpen(state) && state !== 'held') return refusalText.not_open
  const isLate = startsAt <= turn.act.now
  const counts = await countsOf(turn.act, activityId)
  if (isLate && counts.attended > 0) return refusalText.someone_came
  await put(turn, 'activity.cancel', { draft: { text: turn.text }, activityId, edit: null, reason })
  const about = `${nameOf(activity.value)}（${whenWords(activity.value, turn.act.zone, turn.today)}）`
  return [
    `${isLate ? `${about}记成没有办成` : `取消${about}`}？会告诉${counts.asked}人${reason ? `，原因：${reason}` : '，没有写原因'}。`,
    isLate ? '1 没有办成' : '1 取消活动',
    isLate ? '2 不改' : '2 不取消',
    '回数字。',
  ].join('\n')
}

/** The answer to whether to change or call off. */
export async function answerChange(turn: Turn, question: OpenQuestion): Promise<string | null> {
  const { activityId, edit, reason } = question.payload as ChangePayload
  const isCancel = question.kind === 'activity.cancel'
  const choice =
    choiceOf([{ label: isCancel ? '取消活动' : '改' }, { label: '不' }], turn.text)?.label ??
    (isCancel && notHeldAgain.test(turn.text.trim()) ? '取消活动' : undefined)
  const no = choice === '不' || /^不/.test(turn.text.trim())
  if (!choice && !no && !saysYes(turn.text)) return null
  await closeQuestion(turn.act, question.id, no ? 'cancelled' : 'answered')
  if (no) return '好的，没有改动。'
  const found = await led(turn.act, turn.who, activityId)
  if (!found.ok) return refusalText[found.refusal]
  const outcome = isCancel
    ? await cancelActivity(turn.act, turn.who, activityId, reason)
    : await changeActivity(turn.act, turn.who, activityId, changeOf(turn, found.value, edit ?? {}))
  if (!outcome.ok) return changeRefusalText(outcome.refusal)
  const done = isCancel && found.value.startsAt <= turn.act.now ? '已记成没有办成' : '已取消'
  return `${isCancel ? done : '已改'}：${nameOf(outcome.value)}，${await tellFirst(turn, outcome.value)}`
}
