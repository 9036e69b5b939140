/** 我的, for whoever leads activities: those that are over and have no record yet. */
import type { Turn } from '../../shared/turn.ts'
import { unrecordedOf } from '../actions.ts'
import { nameOf, whenWords } from '../wording.ts'

const mostShown = 8

/** Empty when there is none. */
export async function unrecordedInBrief({ act, who, today }: Turn): Promise<string> {
  const all = await unrecordedOf(act, who)
  const [first] = all
  if (!first) return ''
  return [
    `过了还没有考勤和纪要的活动${all.length}个：`,
    ...all.slice(0, mostShown).map((one) => `· ${nameOf(one)}，${whenWords(one, act.zone, today)}`),
    ...(all.length > mostShown ? [`……还有${all.length - mostShown}个。`] : []),
    `记一个请回，例如：活动${first.id} 到了7个 罗小燕请假；活动${first.id} 纪要 走访了3个小区；也可以回“填表”。`,
  ].join('\n')
}
