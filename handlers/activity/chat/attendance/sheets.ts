/** Who was there, written into the chat by a liaison or an organiser. */
import { dayInWords } from '../../../language/dates.ts'
import { ask, closeQuestion, type OpenQuestion } from '../../../question/actions.ts'
import { choiceOf, saysYes } from '../../../shared/choices.ts'
import { spokenDay, type Day } from '../../../shared/days.ts'
import type { Turn } from '../../../shared/turn.ts'
import {
  activitiesOn,
  daysThere,
  findActivity,
  recordable,
  recordAttendance,
  sheetMembers,
  type Activity,
} from '../../actions.ts'
import { leaveDaysOf } from '../../attendance/leaveDays.ts'
import { refusalText } from '../../refusals.ts'
import { isOpen } from '../../rules.ts'
import { daysOf } from '../../timing.ts'
import { nameOf, whenWords } from '../../wording.ts'
import { tellsOfPeople, toldIn } from '../afterwards/there.ts'
import { activityNumberIn } from '../answers/words.ts'
import { lateWords, sheetIn, type Listed } from './reading.ts'
import { saysNoDay, sheetDaysIn, sheetDayWords } from './sheetDays.ts'
import { doubtText, sheetReceipt } from './sheetWords.ts'

export const put = (turn: Turn, kind: string, payload: object) =>
  ask(
    turn.act,
    turn.conversation,
    kind,
    { draft: { text: turn.text }, ...payload },
    turn.settings['question.expiresHours'],
  )

/** 今天活动到了7个 罗小燕请假 谭志刚没来 */
export async function attendance(turn: Turn): Promise<string> {
  const number = activityNumberIn(turn.text)
  const numberedOne = number === null ? null : await findActivity(turn.act, number)
  if (numberedOne) return recordSheet(turn, numberedOne, [turn.text])
  if (number !== null) return refusalText.unknown_activity
  const said = dayInWords(turn.text, turn.act.now, turn.act.zone, 'past')?.day ?? null
  const day = said ?? turn.today
  const all = await activitiesOn(turn.act, turn.who, day)
  const named = all.filter(({ title }) => turn.text.includes(title.slice(-2)))
  const [only, ...others] = all.length > 1 && named.length === 1 ? named : all
  if (only && others.length === 0) return recordSheet(turn, only, [turn.text])
  const open = only || said !== null ? [] : await withoutSheet(turn)
  if (!only && open.length === 0)
    return `${spokenDay(day, turn.today)}没有您可以记考勤的活动，没有记。是别的日子请写上日期，例如：昨天活动到了7个。没有通知过的活动可以补记，例如：补记 11月15日一组老旧小区调研 桥东社区 到了7人 罗小燕请假`
  return askWhich(turn, only ? all : open, only ? '记哪一个活动的考勤？' : '今天没有活动。是这一次的考勤吗？')
}

/** What began before today and has no sheet yet, the last first. */
const withoutSheet = async (turn: Turn): Promise<Activity[]> =>
  (await recordable(turn.act, turn.who)).filter(({ state }) => isOpen(state)).slice(0, 5)

async function askWhich(turn: Turn, activities: readonly Activity[], question: string): Promise<string> {
  const choices = activities.map((one) => ({
    id: one.id,
    label: `${one.title}（${whenWords(one, turn.act.zone, turn.today)}）`,
  }))
  await put(turn, 'activity.sheet', { choices, words: [turn.text] })
  return [
    question,
    ...choices.map(({ label }, index) => `${index + 1} ${label}`),
    '还没有记，回数字；不记了回“取消”。',
  ].join('\n')
}

/** 今天人到齐了, 9人都在, 参加人员：…: of the one activity that has begun today. Null when there is none, or the words are something else. */
export async function allThere(turn: Turn): Promise<string | null> {
  const text = turn.text.normalize('NFKC').trim()
  if (
    !(everybodyIn.test(text) || listIn.test(text)) ||
    turn.who.liaisonGroupIds.length + turn.who.staffRoles.length === 0
  )
    return null
  const begun = (await activitiesOn(turn.act, turn.who, turn.today)).filter(
    ({ startsAt }) => startsAt <= turn.act.now,
  )
  const [only, ...others] = begun
  return only && others.length === 0 ? recordSheet(turn, only, [text]) : null
}

/** 参加人员：…；请假：罗小燕, 7个到了，2个没来，罗小燕和谭志刚. */
const listIn =
  /^(?:今天|上午|下午|活动|的|[\s,，])*(?:(?:参加|出席|到会|到场|参会)(?:人员|的人|的)?[:：]|[\d一二两三四五六七八九十]{1,3}[个名位]?人?(?:都)?(?:到了|来了)[,，])/

const everybodyIn =
  /^(?:今天|上午|下午|活动|的|代表|大家|人员?|\d{1,3}[个位名]?人?|全部|全都?|都|已经)*(?:到齐|都?齐|都在|在场)了?[。.!！]*$/

/** 谭志刚后来到了, 上次活动谭志刚其实到了: of the last activity that he was asked to. Null when the words are something else. */
export async function attendanceLate(turn: Turn): Promise<string | null> {
  const { act, who } = turn
  const text = turn.text.normalize('NFKC').trim()
  if (
    !lateWords.test(text) ||
    text.length > 60 ||
    /走访|反映|建议|联系日|选民|见了|(?:别|另外|其他|另一)(?:的|个|场|次)*(?:会|活动|培训|地方)|[?？吗]$/.test(
      text,
    )
  )
    return null
  if (who.liaisonGroupIds.length === 0 && !who.staffRoles.includes('代表工委')) return null
  const day = dayInWords(text, act.now, act.zone, 'past')?.day ?? null
  for (const activity of await recordable(act, who)) {
    if (day !== null && !daysOf(activity, act.zone).includes(day)) continue
    const members = membersOf(await sheetMembers(act, who, activity))
    const { read } = toldIn(text, members)
    if (read.ambiguous.length > 0 || read.present.length + read.absent.length + read.excused.length > 0)
      return recordSheet(turn, activity, [text])
  }
  return null
}

/** Which activity, or who was left out. */
export async function answerSheet(turn: Turn, question: OpenQuestion): Promise<string | null> {
  const { choices, activityId, words } = question.payload as {
    choices?: { id: number; label: string }[]
    activityId?: number
    words: string | string[]
  }
  const said = typeof words === 'string' ? [words] : words
  const isIt = choices?.length === 1 && saysYes(turn.text)
  const id = choices ? (isIt ? choices[0] : choiceOf(choices, turn.text))?.id : activityId
  const activity = id === undefined ? null : await findActivity(turn.act, id)
  if (!activity) return null
  const number = activityNumberIn(turn.text)
  if (!choices) {
    if (number !== null && number !== activity.id) return null
    const members = await sheetMembers(turn.act, turn.who, activity)
    if (!tellsOfPeople(toldIn(turn.text, membersOf(members)))) return null
  }
  await closeQuestion(turn.act, question.id, 'answered')
  return recordSheet(turn, activity, choices ? said : [...said, turn.text])
}

const membersOf = (
  participants: readonly (Omit<Listed, 'name'> & { person: { name: string } })[],
): Listed[] =>
  participants.map(({ personId, answer, answeredAt, answeredById, presence, person }) => ({
    personId,
    name: person.name,
    answer,
    answeredAt,
    answeredById,
    presence,
  }))

/** Leave on these days, as an answer: without it he may be on leave on others. */
const leaveOn = (
  one: Awaited<ReturnType<typeof sheetMembers>>[number],
  days: readonly Day[],
): Partial<Pick<Listed, 'answer' | 'answeredById'>> => {
  const [leave] = leaveDaysOf(one).filter(({ on }) => days.includes(on))
  return leave ? { answer: 'excused', answeredById: leave.byId } : {}
}

/** As of these days alone: who was there on others only is not known of them, until a sheet of theirs is recorded. */
const onDays = (
  participants: Awaited<ReturnType<typeof sheetMembers>>,
  activity: Activity,
  days: readonly Day[] | null,
  zone: string,
  elsewhere: null | 'absent',
): Listed[] =>
  membersOf(
    participants.map((given) => {
      const one = days === null ? given : { ...given, ...leaveOn(given, days) }
      if (days === null || one.presence !== 'attended') return one
      const isThere = daysThere(activity, one, zone).some((day) => days.includes(day))
      return { ...one, presence: isThere ? 'attended' : elsewhere }
    }),
  )

/** Records who was there, from the words, and says what was recorded or is doubtful. */
export async function recordSheet(
  turn: Turn,
  activity: Activity,
  said: readonly string[],
  sure = false,
): Promise<string> {
  const { zone } = turn.act
  const days = sheetDaysIn(activity, said, turn.act)
  const all = await sheetMembers(turn.act, turn.who, activity)
  // day by day it was recorded before: that is not lost to one sentence
  if (saysNoDay(activity, said, turn.act) && all.some(({ presentDays }) => presentDays !== null))
    return `${nameOf(activity)}的考勤是一天一天记的，这是哪一天的？没有记。请写上，例如：活动${activity.id} 第1天到了7个 罗小燕请假；每天都一样的，请说“每天都”，例如：活动${activity.id} 每天都到齐了`
  const listed = (elsewhere: null | 'absent') =>
    sheetMembers(turn.act, turn.who, activity).then((all) => onDays(all, activity, days, zone, elsewhere))
  const members = await listed(null)
  if (members.length === 0) return refusalText.not_yours
  const read = sheetIn(activity, said, members)
  if ('doubt' in read) {
    const asksMore = read.doubt.doubt === 'who' || read.doubt.doubt === 'who_came'
    if (asksMore) await put(turn, 'activity.sheet', { activityId: activity.id, words: said })
    return doubtText(read, activity, members)
  }
  const outcome = await recordAttendance(turn.act, turn.who, activity, read.sheet, sure, days)
  if (!outcome.ok)
    return typeof outcome.refusal === 'object'
      ? askWhetherSure(turn, activity, said, outcome.refusal.checkedIn)
      : refusalText[outcome.refusal]
  return sheetReceipt(activity, read, await listed('absent'), sheetDayWords(activity, days, zone, turn.today))
}

/** Somebody checked in himself whom the liaison did not see: her word goes, once she says so again. */
async function askWhetherSure(
  turn: Turn,
  activity: Activity,
  words: readonly string[],
  names: readonly string[],
): Promise<string> {
  await put(turn, 'activity.sure', { activityId: activity.id, words })
  return [
    `${names.join('、')}自己签过到，和您说的没来对不上，还没有记。`,
    '1 确实没来，照我说的记',
    '2 不记，我再核对',
    '回数字。',
  ].join('\n')
}

/** The answer to whether somebody who checked in was really not there. */
export async function answerSure(turn: Turn, question: OpenQuestion): Promise<string | null> {
  const { activityId, words } = question.payload as { activityId: number; words: string | string[] }
  const choice = choiceOf([{ label: '确实没来' }, { label: '不记' }], turn.text)?.label
  if (!choice && !/^(?:确实)?没来/.test(turn.text.trim())) return null
  const activity = await findActivity(turn.act, activityId)
  await closeQuestion(turn.act, question.id, 'answered')
  if (choice === '不记' || !activity) return '好的，没有记。核对了请再说一遍。'
  return recordSheet(turn, activity, typeof words === 'string' ? [words] : words, true)
}
