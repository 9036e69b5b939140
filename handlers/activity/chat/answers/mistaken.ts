/** 刚才搞错了 请假的是韩雪梅不是罗小燕, before an activity: read back before it is put right. */
import { dayInWords } from '../../../language/dates.ts'
import { ask, closeQuestion, type OpenQuestion } from '../../../question/actions.ts'
import { choiceOf, saysNo, saysYes } from '../../../shared/choices.ts'
import type { Turn } from '../../../shared/turn.ts'
import {
  answerableAhead,
  findActivity,
  meantBy,
  moveLeave,
  recordable,
  sheetMembers,
  type Activity,
} from '../../actions.ts'
import { isToldForHim } from '../../answers/mistaken.ts'
import { refusalText } from '../../refusals.ts'
import { statusNames, statusOf } from '../../rules.ts'
import { nameOf, whenWords } from '../../wording.ts'
import { spokenIn } from '../attendance/spokenNames.ts'
import { listOf, receipt } from './behalfWords.ts'

const leave = '(?:请个?假|来不了|去不了|不(?:能)?(?:来|去|参加))'
const opening =
  '^(?:刚才|刚刚|不好意思|抱歉|对不起|[\\s,，])*(?:我?(?:搞|弄|记|说|报|写|听)(?:错|反|混)了?[\\s,，。.:：]*)?'
const title = '(?:代表|同志)?'
const is = '(?:应该|其实|而)?是'
/** The first who is named is on leave, the second is not. */
const second = [
  new RegExp(`${opening}${leave}的(?:人|代表)?${is}①${title}[\\s,，]*(?:而)?不是②${title}${leave}?的?$`),
  new RegExp(`${opening}${is}①${title}${leave}[的了]?[\\s,，]*(?:而)?不是②${title}${leave}?的?$`),
]
/** The other way round. */
const first = [
  new RegExp(`${opening}${leave}的(?:人|代表)?不是①${title}[\\s,，]*${is}②${title}$`),
  new RegExp(`${opening}不是①${title}${leave}的?[\\s,，]*${is}②${title}${leave}?[的了]?$`),
  new RegExp(
    `${opening}①${title}没(?:有)?(?:说)?(?:要)?${leave}的?[\\s,，]*(?:${leave}的)?${is}②${title}${leave}?[的了]?$`,
  ),
]

type Member = Awaited<ReturnType<typeof membersOf>>[number]

interface Mistaken {
  activity: Activity
  /** For whom leave was put down by mistake, and whose it is. */
  wrong: Member
  right: Member
}

interface Payload {
  activityId: number
  fromId: number
  toId: number
}

const membersOf = async (turn: Turn, activity: Activity) =>
  (await sheetMembers(turn.act, turn.who, activity)).map(({ person, ...own }) => ({
    ...own,
    name: person.name,
  }))

/** Null when the words are something else, or no leave that was put down for the one lies ahead. */
export async function leaveOfAnother(turn: Turn): Promise<string | null> {
  const { act, who } = turn
  const text = turn.text
    .normalize('NFKC')
    .trim()
    .replace(/[。.!！~\s]+$/, '')
  if (text.length > 40 || !/不是|没/.test(text) || !new RegExp(leave).test(text)) return null
  if (who.liaisonGroupIds.length === 0 && !who.staffRoles.includes('代表工委')) return null
  const found: Mistaken[] = []
  for (const activity of await answerableAhead(act, who)) {
    const pair = pairIn(text, await membersOf(turn, activity))
    if (pair && isToldForHim(activity, pair.wrong)) found.push({ activity, ...pair })
  }
  // 刚才 is when it was told, and no day of the activity
  const day = dayInWords(text.replace(/刚才|刚刚/g, ''), act.now, act.zone, 'future')?.day ?? null
  const [meant, ...others] = meantBy(found, { number: null, day, text }, act.zone)
  if (!meant || (await isOfSheet(turn, meant.wrong))) return null
  if (others.length > 0)
    return `${meant.wrong.name}有几个活动记了请假，没有改。请先说是哪一个，例如：活动${meant.activity.id} ${meant.right.name}请假 出差。${listOf(
      turn,
      [meant, ...others].map(({ activity }) => activity),
    )}`
  return readBack(turn, meant)
}

/** Who is named as wrong and who as right, where the words say so of two of the list. */
function pairIn(text: string, members: readonly Member[]): Pick<Mistaken, 'wrong' | 'right'> | null {
  const [one, two, ...more] = spokenIn(text, members)
  if (!one || !two || more.length > 0) return null
  const words = `${text.slice(0, one.from)}①${text.slice(one.to, two.from)}②${text.slice(two.to)}`
  const [a, ...twinsOfA] = one.members
  const [b, ...twinsOfB] = two.members
  if (!a || !b || twinsOfA.length + twinsOfB.length > 0) return null
  if (second.some((pattern) => pattern.test(words))) return { wrong: b, right: a }
  return first.some((pattern) => pattern.test(words)) ? { wrong: a, right: b } : null
}

/** A sheet that was told after that leave is what was mistaken. */
async function isOfSheet(turn: Turn, { personId, answeredAt }: Member): Promise<boolean> {
  for (const begun of await recordable(turn.act, turn.who)) {
    const own = (await membersOf(turn, begun)).find((one) => one.personId === personId)
    if (own?.presentAt && answeredAt && own.presentAt > answeredAt) return true
  }
  return false
}

async function readBack(turn: Turn, { activity, wrong, right }: Mistaken): Promise<string> {
  const payload: Payload = { activityId: activity.id, fromId: wrong.personId, toId: right.personId }
  const draft = { text: turn.text }
  await ask(
    turn.act,
    turn.conversation,
    'activity.mistaken',
    { draft, ...payload },
    turn.settings['question.expiresHours'],
  )
  const status = statusOf(right)
  const before = status ? `（现在是“${statusNames[status]}”）` : ''
  return [
    `${nameOf(activity)}，${whenWords(activity, turn.act.zone, turn.today)}，要改成：`,
    `${right.name}${before}：请假${wrong.reason ? `（${wrong.reason}）` : ''}`,
    `${wrong.name}：请假去掉，算还没回复`,
    ...choices.map(({ label }, index) => `${index + 1} ${label}`),
    '还没有改，回数字。',
  ].join('\n')
}

const choices = [
  { label: '对，改过来', isRight: true },
  { label: '不对，不改', isRight: false },
]

/** What was read back, confirmed or not; null when the words answer something else. */
export async function answerMistaken(turn: Turn, question: OpenQuestion): Promise<string | null> {
  const { activityId, fromId, toId } = question.payload as Payload
  const isRight =
    choiceOf(choices, turn.text)?.isRight ?? (saysYes(turn.text) ? true : saysNo(turn.text) ? false : null)
  if (isRight === null) return null
  await closeQuestion(turn.act, question.id, 'answered')
  const activity = isRight ? await findActivity(turn.act, activityId) : null
  if (!activity) return '好的，没有改。'
  const outcome = await moveLeave(turn.act, turn.who, activityId, { fromId, toId })
  if (!outcome.ok) return refusalText[outcome.refusal]
  const members = await membersOf(turn, activity)
  const nameOfOne = (id: number): string => members.find(({ personId }) => personId === id)?.name ?? ''
  const { answered, reason } = outcome.value
  const own = answered
    ? receipt(turn, activity, nameOfOne(toId), answered, reason)
    : `${nameOfOne(toId)}原来就是请假，没有变。`
  return `${own}\n${nameOfOne(fromId)}的请假去掉了，算还没回复。问到了请说，例如：${nameOfOne(fromId)}参加`
}
