/** 几点集合, 谁没回 with a mention in the group's room: when and where it is, and counts; never a name or a reason. */
import type { Speaker } from '../../people/rules.ts'
import type { Act } from '../../shared/act.ts'
import { dayInWords } from '../../language/dates.ts'
import { dayOf } from '../../shared/days.ts'
import { activityNumberIn } from '../chat/answers/words.ts'
import type { Activity } from '../planning/organise.ts'
import { asksGroups, audienceOf } from '../rules.ts'
import { nameOf, whenWords } from '../wording.ts'
import { countsOf, countWords, meantBy, openInvitations } from './answering.ts'
import { answerableAhead } from './onBehalf.ts'

const about =
  '^(?:请问|各位|大家|活动\\s*\\d{1,9}|这次|那个?|明天|后天|今天|下?(?:周|星期)[一二三四五六日天]|(?:\\d{1,2}月)?\\d{1,2}[日号]|上午|下午|晚上|的|我们|[\\s,，]|活动|会议?|调研|视察|检查|座谈会?|例会|培训|讲座|学习|考察)*'
const tail = '(?:了|呢|呀|啊|吗|来着)*[\\s?？。]*$'
const whenOrWhere = new RegExp(
  `${about}(?:是?几点(?:钟)?(?:开始|集合|到|出发|开)?|什么时候(?:开始|集合|开|出发)?|哪一?天|[在去到]?哪(?:里|儿|个地方)?(?:集合|开|见面)|(?:集合)?地[点址](?:是|在)*(?:哪里?)?|[在去到]?(?:什么|哪个)地方(?:集合|开|见面)?)${tail}`,
)
const who = '(?:还有)?(?:谁|哪些(?:人|代表)|哪几[个位](?:代表)?)'
const answers = new RegExp(
  `${about}(?:${who}(?:还|都|要|说)*(?:没有?|未)?(?:回(?:复|执|话)?|答复|报名|参加|去|来|请假|定)|(?:有)?(?:几|多少)[个位]?人?(?:参加|报名|去|来|请假|没回(?:复)?))${tail}`,
)

/** Null when nothing of the kind is asked, or nothing lies ahead of this group that concerns whoever asks. */
export async function askedInRoom(
  act: Act,
  speaker: Speaker,
  groupId: number,
  raw: string,
): Promise<string | null> {
  const text = raw.normalize('NFKC').trim()
  const asksCounts = answers.test(text)
  if (text.length > 30 || !(asksCounts || whenOrWhere.test(text))) return null
  const day = dayInWords(text, act.now, act.zone, 'future')?.day ?? null
  const words = { number: activityNumberIn(text), day, text }
  const meant = meantBy(await aheadOf(act, speaker, groupId), words, act.zone)
  const lines: string[] = []
  for (const { activity } of meant.slice(0, 3)) {
    const head = `${nameOf(activity)}：${whenWords(activity, act.zone, dayOf(act.now, act.zone))}`
    lines.push(
      asksCounts
        ? `${head}。本组：${countWords(await countsOf(act, activity.id, [groupId]), activity)}。`
        : `${head}，${activity.place || '地点待定'}。${activity.bring ? `请带${activity.bring}。` : ''}`,
    )
  }
  if (asksCounts && lines.length > 0) lines.push('姓名不在群里说，联络员请私聊我问。')
  return lines.length > 0 ? lines.join('\n') : null
}

/** What lies ahead of the group and of whoever asks, and its room was told: to what single people are asked is theirs. */
async function aheadOf(act: Act, speaker: Speaker, groupId: number): Promise<{ activity: Activity }[]> {
  const own = (await openInvitations(act, speaker.personId)).map(({ activity }) => activity)
  const all = new Map([...own, ...(await answerableAhead(act, speaker))].map((one) => [one.id, one]))
  return [...all.values()]
    .filter((activity) => activity.groupId === null || activity.groupId === groupId)
    .filter((activity) => asksGroups(audienceOf(activity)))
    .sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime())
    .map((activity) => ({ activity }))
}
