/** 谁没来, 还有谁没到, 昨天都到齐了没: after an activity who was absent, before it who has not answered. */
import { dayInWords } from '../../../language/dates.ts'
import type { Turn } from '../../../shared/turn.ts'
import {
  answerableAhead,
  findActivity,
  groupsSeen,
  meantBy,
  recordable,
  sheetMembers,
  type Activity,
} from '../../actions.ts'
import { refusalText } from '../../refusals.ts'
import { statusOf } from '../../rules.ts'
import { nameOf, whenWords } from '../../wording.ts'
import { activityNumberIn } from '../answers/words.ts'
import { whoIsOpen } from '../states.ts'
import { figuresOf } from './sheetWords.ts'

const about =
  '(?:活动\\s*\\d{1,9}|请问|(?:今|昨|前)天|上午|下午|晚上|上次|这次|那次|刚才|(?:\\d{1,2}月)?\\d{1,2}[日号]|上?(?:周|星期|礼拜)[一二三四五六日天]|我们|[一二三四五六七八九十]?组|小组|代表|大家|人|都|的|还|又|到底|[\\s,，:：])'
const what = '[\\u4e00-\\u9fa5]{0,12}?(?:活动|会议?|座谈会?|例会|调研|视察|检查|考察|培训|讲座|学习)?的?'
/** 座谈会到齐了没; 答复来了没 asks of a letter. */
const titled = '[\\u4e00-\\u9fa5]{0,12}?(?:活动|会议?|座谈会?|例会|调研|视察|检查|考察|培训|讲座|学习)的?'
const who = '(?:有)?(?:谁|哪些(?:人|代表)?|哪几[个位](?:代表)?|(?:有)?(?:几|多少)[个位]?人?(?:代表)?)'
const notThere = '(?:没有?|未)(?:来|到|参加|出席|签到|到场|到会|露面)|缺席|缺勤|不在'
const tail = '(?:的|了|呢|啊|呀|嘛|么|吗|过|场|齐)*[\\s?？。!！]*$'
const patterns = [
  new RegExp(`^${about}*(?:${what})?${about}*${who}(?:都|还|也)*(?:${notThere})${tail}`),
  new RegExp(
    `^${about}*(?:${what})?${about}*(?:${notThere})的(?:人|代表)?(?:都|还)?(?:有|是)+(?:谁|哪些|哪几[个位])${tail}`,
  ),
  new RegExp(
    `^${about}*(?:${what})?${about}*(?:缺席?|少)(?:了|的是|的有|的)?(?:谁|哪些人?|哪几[个位])${tail}`,
  ),
  // 到齐了没 asks, 到齐了 tells
  new RegExp(
    `^${about}*(?:${titled})?${about}*(?:到|来|都到|都来|都参加|全到)(?:齐)?了?(?:没有?|吗|么|不)[\\s?？。!！]*$`,
  ),
]

/** Whether the words ask who was not there. */
const asksAbsent = (text: string): boolean => text.length <= 30 && patterns.some((words) => words.test(text))

/** Null when nothing of the kind is asked, or the speaker leads nothing. */
export async function whoAbsent(turn: Turn): Promise<string | null> {
  const { who, act } = turn
  const text = turn.text.normalize('NFKC').trim()
  if (who.liaisonGroupIds.length === 0 && !who.staffRoles.includes('代表工委')) return null
  if (/联系日|建议|议案|选民|走访|联系/.test(text) || !asksAbsent(text)) return null
  const number = activityNumberIn(text)
  if (number !== null) {
    const activity = await findActivity(act, number)
    if (!activity) return refusalText.unknown_activity
    if (groupsSeen(who, activity)?.length === 0) return refusalText.not_yours
    return activity.startsAt > act.now ? whoIsOpen(turn) : absentOf(turn, activity)
  }
  const begun = await recordable(act, who)
  const day = dayInWords(text, act.now, act.zone, 'past')?.day ?? null
  const meant = meantBy(
    begun.map((activity) => ({ activity })),
    { number, day, text },
    act.zone,
  ).map(({ activity }) => activity)
  const [last] = meant
  if (last) return absentOf(turn, last)
  if (day !== null && begun.length > 0)
    return `那一天没有您组织或联络的活动。看别的请写编号，例如：活动${begun[0]?.id ?? 1} 谁没来`
  return (await answerableAhead(act, who)).length > 0
    ? `活动还没有开始，下面是还没回复的：\n${await whoIsOpen(turn)}`
    : '最近没有您可以看考勤的活动。看以前的请写编号，例如：活动12 谁没来'
}

async function absentOf(turn: Turn, activity: Activity): Promise<string> {
  const members = (await sheetMembers(turn.act, turn.who, activity)).map(({ person, ...own }) => ({
    ...own,
    name: person.name,
  }))
  const head = `${nameOf(activity)}，${whenWords(activity, turn.act.zone, turn.today)}：`
  const marked = members.filter(({ presence }) => presence !== null)
  const open = members.filter(({ presence }) => presence === null)
  const away = open.filter((one) => ['excused', 'declined'].includes(statusOf(one) ?? ''))
  const rest = open.filter((one) => !away.includes(one) && statusOf(one) !== 'waiting')
  const named = (people: readonly { name: string; reason: string | null }[]): string =>
    people
      .slice(0, mostNamed)
      .map(({ name, reason }) => (reason ? `${name}（${reason}）` : name))
      .join('、') + (people.length > mostNamed ? `等${people.length}人` : '')
  const lines = [marked.length > 0 ? `${head}${figuresOf(marked)}。` : `${head}还没有记考勤。`]
  if (away.length > 0) lines.push(`说过不来的${away.length}人：${named(away)}。`)
  if (rest.length > 0)
    lines.push(`还没有记到没到的${rest.length}人：${named(rest.map((one) => ({ ...one, reason: null })))}。`)
  if (rest.length > 0)
    lines.push(`记考勤请说，例如：活动${activity.id} 到了${Math.max(rest.length - 1, 1)}个 某某没来`)
  return lines.join('\n')
}

/** So many names are said. */
const mostNamed = 30
