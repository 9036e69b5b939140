/** What waits for the office now: every matter tells its own, this puts them in order. */
import * as activity from '../activity/actions.ts'
import * as contact from '../contact/actions.ts'
import * as help from '../help/actions.ts'
import * as notice from '../notice/actions.ts'
import * as people from '../people/actions.ts'
import type { Speaker } from '../people/rules.ts'
import * as suggestion from '../suggestion/actions.ts'
import type { Act } from '../shared/act.ts'
import type { Waiting, WaitingItem } from '../shared/waiting.ts'

/** The matters that have something waiting, by the name that stands above it. */
const matters: Readonly<Record<string, Waiting>> = {
  找工作人员和出错的消息: help.waiting,
  等着办的建议: suggestion.undecided,
  待核对的联系记录: contact.waiting,
  没有记录的活动: activity.waiting,
  不知道发没发出去的消息: notice.waiting,
  没有绑定的微信: people.waiting,
  没有通知到的承办单位: suggestion.waiting,
}

export interface Today {
  /** What somebody waits for, the oldest first. */
  items: (WaitingItem & { matter: string; since: Date })[]
  /** Standing shortages. */
  standing: WaitingItem[]
}

/** All that waits and that this person may see. */
export async function waitingItems(act: Pick<Act, 'tx' | 'now' | 'zone'>, who: Speaker): Promise<Today> {
  const today: Today = { items: [], standing: [] }
  for (const [matter, waiting] of Object.entries(matters))
    for (const item of await waiting(act, who)) {
      const { since } = item
      if (since === null) today.standing.push(item)
      else today.items.push({ ...item, since, matter })
    }
  today.items.sort((a, b) => a.since.getTime() - b.since.getTime())
  return today
}
