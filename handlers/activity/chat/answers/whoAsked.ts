/** 谁请假了, 活动1 谁参加, 谁在候补, 罗小燕参加吗: what whoever leads asks of the answers, by name. */
import type { Turn } from '../../../shared/turn.ts'
import {
  answerableAhead,
  findActivity,
  groupsSeen,
  recordable,
  sheetMembers,
  type Activity,
} from '../../actions.ts'
import { refusalText } from '../../refusals.ts'
import { statusNames, statusOf } from '../../rules.ts'
import { nameOf, whenWords } from '../../wording.ts'
import { spokenIn } from '../attendance/spokenNames.ts'
import { activityNumberIn } from './words.ts'

const whoWords =
  /^(?:活动\s*\d{1,9}[\s,，:：]*)?(?:请问)?(?:都有谁|有谁|谁|哪些(?:人|代表)?|哪几[个位](?:代表)?)(?:都|要|会|在|还|说)*(请假|参加|报名|候补|排队|不(?:参加|来|去)|去|来)(?:了|的|呢)*[?？。]*$/
/** 罗小燕参加吗, 小燕来不来, 罗小燕为什么不来; 罗小燕没来 tells and asks nothing. */
const oneWords =
  /^[\u4e00-\u9fa5·]{2,8}.{0,6}(?:参加|来|去|请假|回复|回话|报名).{0,2}(?:吗|么|[?？]|没有|了没)[?？。]*$|来不来|去不去|参不参加|参加不参加|(?:为什么|为啥|怎么)不?(?:来|去|参加|请假)/
const mostShown = 60

const groups: readonly (readonly [RegExp, readonly string[], string])[] = [
  [/请假|不(?:参加|来|去)/, ['excused', 'declined'], '请假或不参加的'],
  [/候补|排队/, ['waiting'], '候补的'],
  [/./, ['going'], '参加的'],
]

/** Null when nothing of the kind is asked, or the speaker leads nothing. */
export async function whoAsked(turn: Turn): Promise<string | null> {
  const { who } = turn
  if (who.liaisonGroupIds.length === 0 && !who.staffRoles.includes('代表工委')) return null
  const text = turn.text.normalize('NFKC').trim()
  const word = whoWords.exec(text)?.[1]
  const isOne = !word && oneWords.test(text.replace(/^活动\s*\d{1,9}[\s,，:：]*/, ''))
  if (!word && !isOne) return null
  const meant = await meantIn(turn, text)
  if (typeof meant === 'string') return meant
  if (meant.length === 0) return word ? '您没有还没开始的活动。看以前的请写编号，例如：活动12 谁请假了' : null
  return word ? listed(turn, meant, word) : ofOne(turn, meant, text)
}

async function meantIn(turn: Turn, text: string): Promise<readonly Activity[] | string> {
  const number = activityNumberIn(text)
  if (number === null) {
    const ahead = await answerableAhead(turn.act, turn.who)
    return ahead.length > 0 ? ahead.slice(0, 3) : (await recordable(turn.act, turn.who)).slice(0, 1)
  }
  const activity = await findActivity(turn.act, number)
  if (!activity) return refusalText.unknown_activity
  return groupsSeen(turn.who, activity)?.length === 0 ? refusalText.not_yours : [activity]
}

async function listed(turn: Turn, activities: readonly Activity[], word: string): Promise<string> {
  const [, answers, title] = groups.find(([words]) => words.test(word)) ?? ['', ['going'], '参加的']
  const texts: string[] = []
  for (const activity of activities) {
    const members = await sheetMembers(turn.act, turn.who, activity)
    const fits = members
      .filter(({ answer }) => answer !== null && answers.includes(answer))
      .sort((a, b) => (a.waitingNo ?? 0) - (b.waitingNo ?? 0))
    const names = fits
      .slice(0, mostShown)
      .map(({ person, reason }) => (reason ? `${person.name}（${reason}）` : person.name))
    texts.push(
      `${nameOf(activity)}，${whenWords(activity, turn.act.zone, turn.today)}：${title}${fits.length}人${names.length > 0 ? `：${names.join('、')}` : ''}${fits.length > mostShown ? '等' : ''}。`,
    )
  }
  return texts.join('\n')
}

async function ofOne(turn: Turn, activities: readonly Activity[], text: string): Promise<string | null> {
  const lines: string[] = []
  for (const activity of activities) {
    const members = (await sheetMembers(turn.act, turn.who, activity)).map(({ person, ...own }) => ({
      ...own,
      name: person.name,
    }))
    const [spoken] = spokenIn(text, members)
    for (const { name, reason, ...own } of spoken?.members ?? []) {
      const status = statusOf(own)
      const answer = status === null ? '还没有回复' : statusNames[status]
      lines.push(`${name}：${answer}${reason ? `（${reason}）` : ''}，${nameOf(activity)}。`)
    }
  }
  return lines.length > 0 ? lines.join('\n') : null
}
