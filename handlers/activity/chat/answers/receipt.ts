/** What is said of an answer to an activity that was recorded. */
import type { Turn } from '../../../shared/turn.ts'
import type { Activity, Answered } from '../../actions.ts'
import { nameOf, whenWords } from '../../wording.ts'

type When = Pick<Turn, 'act' | 'today'>

interface Reply {
  coming: boolean
  reason: string | null
}

/** 12月5日（周六）14:30，桥东社区 */
export const factsOf = (turn: When, activity: Activity): string =>
  `${whenWords(activity, turn.act.zone, turn.today)}${activity.place ? `，${activity.place}` : ''}`

/** What is said of an answer that was recorded. */
export function receipt(turn: When, { activity, answer, waitingPlace, late }: Answered, said: Reply): string {
  const about = `${nameOf(activity)}，${factsOf(turn, activity)}`
  const note = late ? '（已过回复截止时间，仍替您记下）' : ''
  switch (answer) {
    case 'going':
      return `已记：参加${about}。${note}来不了请回“请假 原因”；要放进手机日历回“日历”。`
    case 'waiting':
      return `名额满了，${about}：您排候补第${waitingPlace ?? 1}位，有人退出会通知您。${note}不来了请回“请假 原因”。`
    case 'excused':
      return `已记：请假（${said.reason ?? ''}）${about}。${note}又能来了请回“参加”。`
    case 'declined':
      return `已记：不参加${about}。${note}是请假的请写上原因，例如：请假 出差。又能来了请回“参加”。`
  }
}
