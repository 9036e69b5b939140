/** 罗小燕请假，其他人都参加: answers for all of a group at once, read back before they are kept. */
import { dayInWords } from '../../../language/dates.ts'
import { ask, closeQuestion, type OpenQuestion } from '../../../question/actions.ts'
import { choiceOf, saysNo, saysYes } from '../../../shared/choices.ts'
import type { Turn } from '../../../shared/turn.ts'
import {
  activitiesOn,
  answerableAhead,
  answersOnBehalf,
  findActivity,
  meantBy,
  sheetMembers,
  type Activity,
} from '../../actions.ts'
import { refusalText } from '../../refusals.ts'
import { isOpen, statusNames, statusOf } from '../../rules.ts'
import { nameOf, whenWords } from '../../wording.ts'
import { spokenIn } from '../attendance/spokenNames.ts'
import { listOf } from './behalfWords.ts'
import { othersIn } from './othersWords.ts'
import { answersTold } from './told.ts'
import { activityNumberIn } from './words.ts'

interface ReplyTold {
  personId: number
  name: string
  coming: boolean
  reason: string | null
}

interface Payload {
  activityId: number
  replies: ReplyTold[]
}

/** More than these are read back first. */
const mostUnasked = 3

/** Null when the words say nothing of the others, or tell of an activity that has begun today. */
export async function othersToldAhead(turn: Turn): Promise<string | null> {
  const { act, who } = turn
  // an hour or a summons: it is organised
  const isPlan = /\d{1,2}[:：点]|[一二两三四五六七八九十]点|集合|地点|通知|组织|主持/.test(turn.text)
  const told = isPlan ? null : othersIn(turn.text)
  if (!told || (who.liaisonGroupIds.length === 0 && !who.staffRoles.includes('代表工委'))) return null
  const number = activityNumberIn(turn.text)
  const day = dayInWords(turn.text, act.now, act.zone, 'future')?.day ?? null
  const today = await activitiesOn(act, who, turn.today)
  const hasBegun = today.some(({ state, startsAt }) => isOpen(state) && startsAt <= act.now)
  // while one is on, the words are its sheet
  if (hasBegun && number === null && (day === null || day === turn.today)) return null
  const ahead = await answerableAhead(act, who)
  const fits = meantBy(
    ahead.map((activity) => ({ activity })),
    { number, day, text: turn.text },
    act.zone,
  ).map(({ activity }) => activity)
  const [only, ...more] = fits
  if (!only)
    return ahead.length > 0 && number === null ? `没有对得上的活动，没有记。${listOf(turn, ahead)}` : null
  if (more.length > 0)
    return `这是哪一个活动的回复？还没有记。请从编号说起，例如：活动${only.id} ${turn.text.trim()}\n${listOf(turn, fits)}`
  return readBack(turn, only, told.named)
}

async function readBack(turn: Turn, activity: Activity, words: string): Promise<string> {
  const members = (await sheetMembers(turn.act, turn.who, activity)).map(({ person, ...own }) => ({
    ...own,
    name: person.name,
  }))
  const text = words.replace(/活动\s*\d{1,9}[\s,，:：]*/g, ' ').trim()
  const spoken = spokenIn(text, members)
  const twins = spoken.find((one) => one.members.length > 1)
  if (twins) return `“${twins.said}”不止一位，分不清是哪一位，没有记。请写全名再说一遍。`
  if (spoken.length === 0)
    return `没看出“其他人”以外说的是哪一位，没有记。请写上姓名，例如：罗小燕请假 出差，其他人都参加`
  const polarityOf = (said: string): boolean | null => {
    const { intent, ask: doubt } = turn.understand(said, 'rsvp:0')
    if (doubt) return null
    return intent === 'activity.going' ? true : intent === 'activity.decline' ? false : null
  }
  const from = spoken[0]?.from ?? 0
  const read = answersTold(text.slice(from), members, polarityOf) ?? []
  const named = new Set(spoken.flatMap((one) => one.members.map(({ personId }) => personId)))
  const replies: ReplyTold[] = read.flatMap(({ coming, reason, spoken: said }) =>
    coming === null
      ? []
      : said.flatMap((one) => one.members.map(({ personId, name }) => ({ personId, name, coming, reason }))),
  )
  const others = members.filter(({ personId }) => !named.has(personId))
  const open = others.filter(({ answer }) => answer === null)
  replies.push(...open.map(({ personId, name }) => ({ personId, name, coming: true, reason: null })))
  if (replies.length === 0)
    return `${nameOf(activity)}要记的都已经回复过了，没有改动。要改哪一位请写姓名，例如：活动${activity.id} 谭志刚参加`
  if (replies.length <= mostUnasked) return keep(turn, { activityId: activity.id, replies })
  const unsaid = [...named].filter((id) => !replies.some(({ personId }) => personId === id))
  const kept = others.filter((one) => one.answer !== null && one.answer !== 'going')
  const payload: Payload = { activityId: activity.id, replies }
  await ask(
    turn.act,
    turn.conversation,
    'activity.others',
    { draft: { text: turn.text }, ...payload },
    turn.settings['question.expiresHours'],
  )
  return [
    `${nameOf(activity)}，${whenWords(activity, turn.act.zone, turn.today)}，要替${replies.length}人记：`,
    ...replyLines(replies),
    ...(unsaid.length > 0
      ? [
          `${members
            .filter(({ personId }) => unsaid.includes(personId))
            .map(({ name }) => name)
            .join('、')}没说来不来，不记。`,
        ]
      : []),
    ...(kept.length > 0
      ? [`自己回复过的不改：${kept.map((one) => `${one.name}${statusWord(one)}`).join('、')}。`]
      : []),
    '1 对，记下来',
    '2 不对，不记',
    '还没有记，回数字。',
  ].join('\n')
}

const statusWord = (one: Parameters<typeof statusOf>[0]): string => {
  const status = statusOf(one)
  return status ? `（${statusNames[status]}）` : ''
}

const replyLines = (replies: readonly ReplyTold[]): string[] => {
  const away = replies.filter(({ coming }) => !coming)
  const there = replies.filter(({ coming }) => coming)
  return [
    ...(away.length > 0
      ? [
          `来不了${away.length}人：${away.map(({ name, reason }) => `${name}（${reason ?? '没说原因'}）`).join('、')}`,
        ]
      : []),
    ...(there.length > 0 ? [`参加${there.length}人：${there.map(({ name }) => name).join('、')}`] : []),
  ]
}

/** What was read back, confirmed or not; null when the words answer something else. */
export async function answerOthers(turn: Turn, question: OpenQuestion): Promise<string | null> {
  const payload = question.payload as Payload
  const picked = choiceOf(
    [
      { label: '对，记下来', keep: true },
      { label: '不对，不记', keep: false },
    ],
    turn.text,
  )
  const isYes = picked?.keep ?? (saysYes(turn.text) ? true : saysNo(turn.text) ? false : null)
  if (isYes === null) return null
  await closeQuestion(turn.act, question.id, 'answered')
  return isYes ? keep(turn, payload) : '好的，都没有记。请再说一遍，例如：罗小燕请假 出差，其他人都参加'
}

/** Puts the answers down; whoever answered himself in the meantime keeps his own. */
async function keep(turn: Turn, { activityId, replies }: Payload): Promise<string> {
  const activity = await findActivity(turn.act, activityId)
  if (!activity) return refusalText.unknown_activity
  const members = await sheetMembers(turn.act, turn.who, activity)
  const isOpenNow = ({ personId, coming }: ReplyTold): boolean => {
    const own = members.find((one) => one.personId === personId)
    return own !== undefined && (!coming || own.answer === null || own.answer === 'going')
  }
  const now = replies.filter(isOpenNow)
  const outcome = await answersOnBehalf(
    turn.act,
    turn.who,
    activityId,
    now.map(({ personId, coming, reason }) => ({ personId, coming, reason })),
  )
  if (!outcome.ok) return `没有记：${refusalText[outcome.refusal]}`
  const waiting = outcome.value.filter(({ answer }) => answer === 'waiting').length
  const noReason = now.find(({ coming, reason }) => !coming && reason === null)
  return [
    `已替${now.length}人记：${nameOf(activity)}，${whenWords(activity, turn.act.zone, turn.today)}，也告诉他们本人了。`,
    ...replyLines(now),
    ...(waiting > 0 ? [`名额满了，${waiting}人排候补。看名单请回：活动${activityId} 谁在候补`] : []),
    ...(noReason ? [`是请假的请写上原因，例如：活动${activityId} ${noReason.name}请假 出差。`] : []),
    ...(now.length < replies.length ? [`${replies.length - now.length}人刚才自己回复了，没有改。`] : []),
  ].join('\n')
}
