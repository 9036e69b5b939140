/** 9号不行: a day on which he cannot come; of an activity of another day it is no leave. */
import type { Turn } from '../../../shared/turn.ts'
import { openInvitations } from '../../actions.ts'
import { daysOf } from '../../timing.ts'
import { askWhether } from './asked.ts'
import { dayRefused } from './dayRefused.ts'
import { factsOf } from './receipt.ts'

/** Asks of the one activity of that day; says so where there is none. Null when the words are something else, or nothing is open. */
export async function dayNot(turn: Turn): Promise<string | null> {
  const text = turn.text.normalize('NFKC').trim()
  const said = dayRefused(turn)
  if (said === null) return null
  const open = await openInvitations(turn.act, turn.who.personId)
  const [first] = open
  if (!first) return null
  const [only, ...others] = open.filter(({ activity }) => daysOf(activity, turn.act.zone).includes(said.day))
  if (only && others.length === 0) return askWhether(turn, only.activity, said.reason)
  const list = open.map(
    ({ activity }) => `活动${activity.id} ${activity.title}（${factsOf(turn, activity)}）`,
  )
  return only
    ? `那天有几个活动，没有记。请写编号，例如：活动${only.activity.id} 请假 ${said.reason ?? '出差'}\n${list.join('\n')}`
    : `“${text}”：那天没有等您回复的活动，没有记成请假。等您回复的有：\n${list.join('\n')}\n来不了请写编号，例如：活动${first.activity.id} 请假 出差`
}
