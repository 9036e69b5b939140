/** What somebody asks back of an activity: 几点开始, 在哪里开, 还有名额吗, 我排第几, 活动取消了吗. */
import { dayInWords } from '../../../language/dates.ts'
import { dayOf, spokenDay } from '../../../shared/days.ts'
import type { Turn } from '../../../shared/turn.ts'
import {
  answerableAhead,
  answerActivity,
  countsOf,
  countWords,
  meantBy,
  ownAhead,
  ownAttended,
  type Activity,
  type OwnFacts,
} from '../../actions.ts'
import { activityNumberIn } from './words.ts'
import { refusalText } from '../../refusals.ts'
import { statusNames } from '../../rules.ts'
import { nameOf, whenWords } from '../../wording.ts'

const about =
  '^(?:请问|那个?|这个?|这次|那天|明天|后天|下?周[一二三四五六日天]|(?:\\d{1,2}月)?\\d{1,2}[日号]|[上下]午|早上|晚上|活动\\s*\\d{1,9}|的|我|[\\s,，]|活动|会议?|调研|视察|检查|座谈会?|例会|培训|讲座|学习|考察)*'
const tail = '(?:了)?(?:吗|呢|呀|啊|么|没有?)?[?？。]*$'
const plain = new RegExp(
  `${about}(?:是?几点(?:钟)?(?:开始|集合|到|结束|去|开)?|什么时候(?:开始|集合|开|去)?|哪一?天(?:开|办|去)?|[在去到]?哪(?:里|儿|个地方)?(?:开|集合|办|举行|集中)?|[在去到]?(?:是)?(?:什么|哪个|啥)地方(?:开|集合|办|举行|集中|见面)?|地[点址](?:是|在)*(?:哪里?)?|还?有(?:没有)?(?:几个|多少个?)?名额|名额(?:还有|满了?)|(?:候补)?排(?:在|到)?第几(?:位|个)?|(?:报上名?|报名(?:成功)?)|取消|还(?:办|开|搞|去)(?:不办|不开)?)${tail}`,
)
const beyond = new RegExp(
  `${about}(?:可以|可不可以|能|能不能|要不要|需不需要|要|用)?(?:带|穿|开车|坐车|停车(?!难|问题|位)|有车|派车|包车|管饭|吃饭(?!难|问题)|请人)(?!.*(?:怎么办|解决|居民|群众|选民|业主|村民)).{0,8}(?:吗|呢|么|什么|[?？])+$`,
)
/** What only whoever organises it knows. */
const ofContents = new RegExp(
  `${about}(?:是|调研|培训|学|讲|看|检查|视察)*(?:的)?(?:什么|哪些|啥)(?:内容|主题|题目|议题|安排|方面)${tail}|${about}(?:是)?谁(?:组织|带队|主持|召集|负责|发起)的?${tail}`,
)
const bareNumber = /^活动\s*\d{1,9}[。.?？]*$/

/** The facts of what is asked about; null when the words ask nothing, or nothing lies ahead of him. */
export async function factsAsked(turn: Turn): Promise<string | null> {
  const text = turn.text.normalize('NFKC').trim()
  const isBeyond = beyond.test(text) || ofContents.test(text)
  if (text.length > 30 || /^取消[。.!！]*$/.test(text)) return null
  const asks = /[吗呢么?？几哪]|什么|没有?$|还有|第几|地[点址]/.test(text)
  if (!isBeyond && !bareNumber.test(text) && !(asks && plain.test(text))) return null
  const all = await ownAhead(turn.act, turn.who.personId)
  const number = activityNumberIn(text)
  const day = dayInWords(text, turn.act.now, turn.act.zone, 'future')?.day ?? null
  const fits = meantBy(all, { number, day, text }, turn.act.zone)
  const open = fits.filter(({ activity }) => activity.state !== 'cancelled')
  const meant = number !== null || /取消|还(?:办|开|搞|去)/.test(text) || open.length === 0 ? fits : open
  if (meant.length === 0)
    return bareNumber.test(text)
      ? null
      : ((await factsLed(turn, { number, day, text })) ?? nothingAhead(text))
  const lines = meant.slice(0, 3).map((facts) => factsLine(turn, facts))
  if (meant.length > 3) lines.push(`还有${meant.length - 3}个，回“我的活动”看。`)
  if (isBeyond) lines.push(`通知里没写的，请问${meant[0]?.organiser ?? '组织者'}。`)
  return lines.join('\n')
}

/** The same for whoever leads it, with how the answers stand. */
async function factsLed(turn: Turn, words: Parameters<typeof meantBy>[1]): Promise<string | null> {
  const ahead = await answerableAhead(turn.act, turn.who)
  const meant = meantBy(
    ahead.map((activity) => ({ activity })),
    words,
    turn.act.zone,
  )
  const lines: string[] = []
  for (const { activity } of meant.slice(0, 3)) {
    const counts = await countsOf(turn.act, activity.id)
    const { seats } = activity
    const left =
      seats === null
        ? ''
        : `名额${seats}人，${seats > counts.going ? `还有${seats - counts.going}个` : '已经满了'}。`
    lines.push(`${headOf(turn, activity)}${left}${countWords(counts, activity)}。`)
  }
  return lines.length > 0 ? lines.join('\n') : null
}

/** Words that ask of nothing but an activity. */
const nothingAhead = (text: string): string | null =>
  /几点(?:钟)?(?:开始|集合)|排(?:在|到)?第几|名额|报上名|活动取消/.test(text)
    ? '您现在没有要参加的活动，有通知会发给您。以前的请回“我参加过哪些活动”。'
    : null

const headOf = (turn: Turn, activity: Activity): string =>
  `${nameOf(activity)}：${whenWords(activity, turn.act.zone, turn.today)}，${activity.place || '地点待定'}。`

function factsLine(turn: Turn, { activity, status, waitingPlace, going }: OwnFacts): string {
  const head = headOf(turn, activity)
  if (activity.state === 'cancelled')
    return `${head}已经取消${activity.cancelReason ? `（${activity.cancelReason}）` : ''}，不用来了。`
  const { seats } = activity
  const bring = activity.bring ? `请带${activity.bring}。` : ''
  const left =
    seats === null ? '' : `名额${seats}人，${seats > going ? `还有${seats - going}个` : '已经满了'}。`
  const own =
    status === null
      ? '您还没回复：回“参加”或“请假 原因”。'
      : status === 'waiting'
        ? `您排候补第${waitingPlace ?? 1}位，不候补了回“不候补了”。`
        : `您回复的是“${statusNames[status]}”。`
  return `${head}${bring}${left}${own}`
}

/** 不候补了 */
export async function leaveWaiting(turn: Turn): Promise<string | null> {
  const waiting = (await ownAhead(turn.act, turn.who.personId)).filter(({ status }) => status === 'waiting')
  const number = activityNumberIn(turn.text)
  const [only, ...others] = waiting.filter(({ activity }) => number === null || activity.id === number)
  if (!only) return null
  if (others.length > 0)
    return `您在${waiting.length}个活动候补，没有记。请写编号，例如：活动${only.activity.id} 不候补了`
  const outcome = await answerActivity(turn.act, turn.who, only.activity.id, { coming: false, reason: null })
  if (!outcome.ok) return refusalText[outcome.refusal]
  return `已记：不候补了，${nameOf(only.activity)}。又想去请回“参加”。`
}

export const leavesWaiting = /^(?:活动\s*\d{1,9}\s*)?我?不(?:想|用)?(?:再)?(?:候补|排队?|排候补)了[。.!！]*$/

/** 让何建平替我去: nobody goes in a deputy's place. */
export const sendsAnother =
  /^(?:活动\s*\d{1,9}\s*)?(?:我?[\u4e00-\u9fa5]{0,8}[\s,，。]+)?(?:我?(?:让|请|叫|由|找|喊))[\u4e00-\u9fa5]{2,4}?(?:代表)?(?:替|代替|代)(?:一下)?我(?:去|参加|出席|开会|到会)?[。.!！吧]*$/
export const nobodyInstead = (): Promise<string> =>
  Promise.resolve('参加活动要本人到，别人不能代替，没有记。您来不了请回“请假 原因”。')

/** 我今年参加了几次活动; 我参加过哪些活动 */
export const asksAttended =
  /^(?:我|本人)?(?:今年|去年)?(?:我)?(?:一共|总共|都)?参加(?:过|了)?(?:哪些|几次|多少次?|几个|什么)(?:小组|代表)?(?:的)?活动(?:了)?[?？。]*$/

export async function attendedBy(turn: Turn): Promise<string> {
  const thisYear = Number(turn.today.slice(0, 4))
  const [year, word] = turn.text.includes('去年') ? [thisYear - 1, '去年'] : [thisYear, '今年']
  const attended = await ownAttended(turn.act, turn.who.personId, year)
  if (attended.length === 0)
    return `${word}还没有您到场的活动记录。参加过没有记上的，请告诉组织者补记。要参加的活动回“我的活动”。`
  const lines = attended
    .slice(-20)
    .map(({ startsAt, title }) => `${spokenDay(dayOf(startsAt, turn.act.zone), turn.today)} ${title}`)
  return [`${word}您到场的活动和培训${attended.length}次：`, ...lines].join('\n')
}
