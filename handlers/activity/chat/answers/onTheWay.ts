/** 堵车 要晚点到; 我到了 在门口找不到地方: said on the way to an activity of today. Nothing is recorded by it. */
import { timeOf } from '../../../shared/days.ts'
import type { Turn } from '../../../shared/turn.ts'
import { awaited, namesOf, type Activity } from '../../actions.ts'
import { nameOf } from '../../wording.ts'

const courtesy = '(?:我|不好意思|抱歉|对不起|路上|现在|今天|这边|有点|[\\s,，。])*'
const minutes =
  '(?:一点|点|一会儿?|会儿|些|半个?(?:小时|钟头)|[十几\\d一二两三四五]+分钟|十来分钟|[一1]个?(?:小时|钟头))'
const late = new RegExp(
  `^${courtesy}(?:堵(?:车|在路上|住)?了?|(?:家里|单位|厂里|店里)?有点事|车(?:还)?没到)?[\\s,，。]*我?(?:可能|恐怕|估计|大概|要|会|得)*(?:晚|迟)${minutes}?到?${minutes}?[到来]?[了啊哈。.!！]*$|^${courtesy}堵(?:车|在路上|在半路)了?[。.!！]*$|^${courtesy}(?:已经|还|正)?(?:在路上|快到|马上就?到|就到)了?[。.!！]*$`,
)
const lost = new RegExp(
  `^${courtesy}(?:已经?)?(?:到|在)?了?(?:[楼大]?门口|门外|楼下|停车场|附近|院子里?|社区)?了?[\\s,，。]*我?(?:在)?(?:[楼大]?门口|门外|楼下|停车场|附近|这里)?[\\s,，。]*(?:找不到|没找到|找不着|不知道)(?:在)?(?:地方|会场|会议室|哪(?:里|儿|间|个房间)?|入口|门|路|人|你们)*[了啊呢。.!！?？]*$`,
)

/** What to do, of the activity of today that has begun or soon will; null when none has, or the words are something else. */
export async function onTheWay(turn: Turn): Promise<string | null> {
  const text = turn.text.normalize('NFKC').trim()
  const isLate = /[晚迟堵]|路上|[快就]到|马上/.test(text) && late.test(text)
  if (text.length > 30 || !(isLate || lost.test(text))) return null
  const activities = await awaited(turn.act, turn.who)
  if (activities.length === 0) return null
  if (isLate) return activities.map(lateLine).join('\n')
  const names = await namesOf(
    turn.act,
    activities.map(({ organiserId }) => organiserId),
  )
  return activities
    .map((activity) => placeLine(turn, activity, names.get(activity.organiserId) ?? '组织者'))
    .join('\n')
}

const lateLine = (activity: Activity): string =>
  `收到。${nameOf(activity)}晚到不算请假，不用另外记。${howToCheckIn(activity)}`

const placeLine = ({ act }: Turn, activity: Activity, organiser: string): string =>
  `${nameOf(activity)}${timeOf(activity.startsAt, act.zone)}开始，${activity.place ? `地点：${activity.place}` : '通知里没写地点'}。找不到请打电话问${organiser}。还没有签到，${howToCheckIn(activity)}`

const howToCheckIn = ({ doorOnly }: Activity): string =>
  doorOnly ? '到了请扫门口的二维码签到。' : '到了会场请回“签到”。'
