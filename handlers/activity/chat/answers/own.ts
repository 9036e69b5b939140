/** What a person asks of his own: his activities, his trainings, a file for his calendar. */
import { dayOf, spokenDay } from '../../../shared/days.ts'
import type { Said } from '../../../shared/said.ts'
import type { Turn } from '../../../shared/turn.ts'
import { calendarFile, openInvitations, ownOngoing, ownTraining } from '../../actions.ts'
import { leaveWords } from '../../attendance/leaveDays.ts'
import { statusNames } from '../../rules.ts'
import { nameOf } from '../../wording.ts'
import { factsOf } from './receipt.ts'
import { activityNumberIn } from './words.ts'

/** 我的活动 */
export async function mine(turn: Turn): Promise<string> {
  const open = await openInvitations(turn.act, turn.who.personId)
  const now = (await ownOngoing(turn.act, turn.who.personId)).map(
    (activity) =>
      `正在进行：活动${activity.id} ${activity.title} ${factsOf(turn, activity)}。到了请回“签到”。`,
  )
  if (open.length === 0) return now.length > 0 ? now.join('\n') : '您现在没有要参加的活动。有通知会发给您。'
  const lines = [...open]
    .sort((a, b) => a.activity.startsAt.getTime() - b.activity.startsAt.getTime())
    .map(
      ({ activity, status, leaveDays }) =>
        `活动${activity.id} ${activity.title} ${factsOf(turn, activity)}：${status ? statusNames[status] : '还没回复'}${onLeave(turn, leaveDays)}`,
    )
  return [...now, '您的活动：', ...lines, '回复例如：参加；请假 出差'].join('\n')
}

/** ，12月6日请假（出差） */
const onLeave = (turn: Turn, leaveDays: string | null): string => {
  const words = leaveWords({ leaveDays }, turn.today, true)
  return words && `，${words}`
}

/** 我今年参加几次培训了 */
export async function myTraining(turn: Turn): Promise<string> {
  const thisYear = Number(turn.today.slice(0, 4))
  const year = /去年/.test(turn.text) ? thisYear - 1 : thisYear
  const word = year === thisYear ? '今年' : '去年'
  const { times, hours, trainings } = await ownTraining(turn.act, turn.who.personId, year)
  if (times === 0) return `${word}还没有您参加培训的记录。参加过没有记上的，请告诉组织者补记。`
  const lines = trainings.map(
    (one) =>
      `${spokenDay(dayOf(one.activity.startsAt, turn.act.zone), turn.today)} ${one.activity.title}${one.hours === null ? '' : `（${one.hours}学时）`}`,
  )
  return [`${word}您参加培训${times}次，共${hours}学时：`, ...lines].join('\n')
}

/** 日历; 活动12 日历: a file that the phone's calendar takes. */
export async function calendar(turn: Turn): Promise<Said> {
  const number = activityNumberIn(turn.text)
  const open = await openInvitations(turn.act, turn.who.personId)
  const fits = open.filter(({ activity, status }) =>
    number === null ? status === 'going' || status === null : activity.id === number,
  )
  const next = fits.sort((a, b) => a.activity.startsAt.getTime() - b.activity.startsAt.getTime())[0]
  if (!next) return '没有可以放进日历的活动。看活动请回“我的活动”。'
  const fileId = await calendarFile(turn.act, next.activity)
  return {
    text: `${nameOf(next.activity)}，${factsOf(turn, next.activity)}。点开文件就能放进手机日历。`,
    fileIds: [fileId],
  }
}
