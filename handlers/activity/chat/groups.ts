/** Which groups meet too seldom, and which deputies nobody has invited. */
import { spokenDay } from '../../shared/days.ts'
import type { Turn } from '../../shared/turn.ts'
import { groupRhythms, invitedTooLittle } from '../actions.ts'
import { refusalText } from '../refusals.ts'

/** 小组活动情况: which group is due. */
export async function rhythms(turn: Turn): Promise<string> {
  const groups = await groupRhythms(turn.act, turn.who)
  if (groups.length === 0) return refusalText.not_yours
  const every = turn.settings['activity.groupEveryMonths']
  const lines = groups.map(({ name, lastOn, nextBy, overdue }) =>
    lastOn === null
      ? `${name}：还没有活动记录${nextBy ? `，${overdue ? '已超期，应在' : '第一次不晚于'}${spokenDay(nextBy, turn.today)}` : ''}`
      : `${name}：上次${spokenDay(lastOn, turn.today)}，${overdue ? '已超期，应在' : '下次不晚于'}${spokenDay(nextBy ?? lastOn, turn.today)}`,
  )
  const late = groups.filter(({ overdue }) => overdue).length
  return [`小组至少每${every}个月活动一次，${late}个组该活动了：`, ...lines].join('\n')
}

/** 谁还没被邀请 */
export async function notInvited(turn: Turn): Promise<string> {
  const outcome = await invitedTooLittle(turn.act, turn.who)
  if (!outcome.ok) return refusalText.not_yours
  const least = turn.settings['invitation.perTerm']
  if (outcome.value.length === 0)
    return least === 1 ? '本届代表都邀请过了。' : `本届代表都邀请过${least}次了。`
  const names = outcome.value
    .slice(0, 60)
    .map(({ name, invited }) => (least === 1 ? name : `${name}（${invited}次）`))
  const how = least === 1 ? '没有被邀请' : `不到${least}次被邀请`
  return `本届还有${outcome.value.length}名代表${how}列席、参加执法检查或听取报告：${names.join('、')}${outcome.value.length > 60 ? ' 等' : ''}`
}
