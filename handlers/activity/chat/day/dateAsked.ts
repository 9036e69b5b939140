/** 联系日是哪天, 联系日改成几号了, 这个月联系日是28号吗: when the contact day is. */
import { contactDays } from '../../../settings/actions.ts'
import { spokenDay } from '../../../shared/days.ts'
import type { Turn } from '../../../shared/turn.ts'

const asksDate =
  /^(?:请问)?(?:今年|明年|去年|这个?月|本月|下个?月|下次|下一次|这次)?的?(?:代表)?(?:联系(?:选民|群众)?日|选民日)(?:活动)?(?:是|在|定|到底|改|换|到|成|为|了)*(?:哪一?天|几月几[日号]|几[日号]|什么时候|啥时候|哪个?月|(?:\d{1,2}月)?\d{1,2}[日号]吗|什么日子)(?:搞|开展|办|去|开始|啊|呀|呢|了)*[?？。]*$/

/** The day as it is set for the year that is meant; null when the words ask something else. */
export async function dayAsked(turn: Turn): Promise<string | null> {
  const text = turn.text.normalize('NFKC').replace(/\s/g, '')
  if (!asksDate.test(text)) return null
  const shift = /^(?:请问)?明年/.test(text) ? 1 : /^(?:请问)?去年/.test(text) ? -1 : 0
  const year = Number(turn.today.slice(0, 4)) + shift
  const on = (await contactDays(turn.act.tx))(year)
  const past = on < turn.today ? '，已经过了' : ''
  return `${year}年的联系选民日是${spokenDay(on, turn.today)}${past}。`
}
