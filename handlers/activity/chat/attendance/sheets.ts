/** Who was there, written into the chat by a liaison or an organiser. */
import { dayInWords } from '../../../language/dates.ts'
import { ask, closeQuestion, type OpenQuestion } from '../../../question/actions.ts'
import { choiceOf } from '../../../shared/choices.ts'
import { spokenDay } from '../../../shared/days.ts'
import type { Turn } from '../../../shared/turn.ts'
import { activitiesOn, findActivity, recordAttendance, sheetMembers, type Activity } from '../../actions.ts'
import { refusalText } from '../../refusals.ts'
import { isAfterwards } from '../../rules.ts'
import { nameOf } from '../../wording.ts'
import { pastSheet, tellsOfPeople, toldIn } from '../afterwards/words.ts'
import { activityNumberIn } from '../answers/words.ts'
import { attendanceIn, sheetOf, type AttendanceDoubt, type Member } from './words.ts'

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
  if (numberedOne) return recordSheet(turn, numberedOne, turn.text)
  if (number !== null) return refusalText.unknown_activity
  const day = dayInWords(turn.text, turn.act.now, turn.act.zone, 'past')?.day ?? turn.today
  const all = await activitiesOn(turn.act, turn.who, day)
  const named = all.filter(({ title }) => turn.text.includes(title.slice(-2)))
  const [only, ...others] = all.length > 1 && named.length === 1 ? named : all
  if (!only)
    return `${spokenDay(day, turn.today)}没有您可以记考勤的活动，没有记。是别的日子请写上日期，例如：昨天活动到了7个。没有通知过的活动可以补记，例如：补记 11月15日一组老旧小区调研 桥东社区 到了7人 罗小燕请假`
  if (others.length === 0) return recordSheet(turn, only, turn.text)
  const choices = [only, ...others].map(({ id, title }) => ({ id, label: title }))
  await put(turn, 'activity.sheet', { choices, words: turn.text })
  return [
    '记哪一个活动的考勤？',
    ...choices.map(({ label }, index) => `${index + 1} ${label}`),
    '回数字；不记了回“取消”。',
  ].join('\n')
}

/** Which activity, or who was left out. */
export async function answerSheet(turn: Turn, question: OpenQuestion): Promise<string | null> {
  const { choices, activityId, words } = question.payload as {
    choices?: { id: number; label: string }[]
    activityId?: number
    words: string
  }
  const id = choices ? choiceOf(choices, turn.text)?.id : activityId
  const activity = id === undefined ? null : await findActivity(turn.act, id)
  if (!activity) return null
  if (!choices) {
    const members = await sheetMembers(turn.act, turn.who, activity)
    if (!tellsOfPeople(toldIn(turn.text, membersOf(members)))) return null
  }
  await closeQuestion(turn.act, question.id, 'answered')
  return recordSheet(turn, activity, choices ? words : `${words} ${turn.text}`)
}

const membersOf = (participants: readonly { personId: number; person: { name: string } }[]) =>
  participants.map(({ personId, person }) => ({ personId, name: person.name }))

/** Records who was there, from the words, and says what was recorded or is doubtful. */
export async function recordSheet(
  turn: Turn,
  activity: Activity,
  words: string,
  sure = false,
): Promise<string> {
  const members = membersOf(await sheetMembers(turn.act, turn.who, activity))
  if (members.length === 0) return refusalText.not_yours
  const sheet = sheetFor(activity, words, members)
  if ('doubt' in sheet) {
    const asksMore = sheet.doubt === 'who'
    if (asksMore) await put(turn, 'activity.sheet', { activityId: activity.id, words })
    return doubtText(sheet, activity, members.length)
  }
  const outcome = await recordAttendance(turn.act, turn.who, activity, sheet, sure)
  if (!outcome.ok)
    return typeof outcome.refusal === 'object'
      ? askWhetherSure(turn, activity, words, outcome.refusal.checkedIn)
      : refusalText[outcome.refusal]
  const nameOfId = new Map(members.map(({ personId, name }) => [personId, name]))
  const names = (ids: readonly number[]) => ids.map((id) => nameOfId.get(id) ?? '').join('、')
  const excused = sheet.excused.map(({ personId }) => personId)
  return [
    `已记：${nameOf(activity)}应到${members.length}人，实到${sheet.attended.length}人`,
    ...(excused.length > 0 ? [`请假${excused.length}人（${names(excused)}）`] : []),
    ...(sheet.absent.length > 0 ? [`未到${sheet.absent.length}人（${names(sheet.absent)}）`] : []),
  ]
    .join('，')
    .concat('。记错了照样再说一遍，以最后一次为准。')
}

/** Somebody checked in himself whom the liaison did not see: her word goes, once she says so again. */
async function askWhetherSure(
  turn: Turn,
  activity: Activity,
  words: string,
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
  const { activityId, words } = question.payload as { activityId: number; words: string }
  const choice = choiceOf([{ label: '确实没来' }, { label: '不记' }], turn.text)?.label
  if (!choice && !/^(?:确实)?没来/.test(turn.text.trim())) return null
  const activity = await findActivity(turn.act, activityId)
  await closeQuestion(turn.act, question.id, 'answered')
  if (choice === '不记' || !activity) return '好的，没有记。核对了请再说一遍。'
  return recordSheet(turn, activity, words, true)
}

/** Those of whom nothing is told of a past activity stay open; of one that was announced they are asked about. */
function sheetFor(activity: Activity, words: string, members: readonly Member[]) {
  if (!isAfterwards(activity)) return sheetOf(attendanceIn(words, members), members)
  return pastSheet({ ...toldIn(words, members), skipped: false }, members) ?? ({ doubt: 'nothing' } as const)
}

function doubtText(doubt: AttendanceDoubt, activity: Activity, size: number): string {
  const about = nameOf(activity)
  const listed = isAfterwards(activity) ? '名单' : '通知'
  switch (doubt.doubt) {
    case 'which_twin':
      return `${about}有两位${doubt.names.join('、')}，我分不清是哪一位，没有记。请到工作台上记。`
    case 'expected':
      return `${about}${listed}${doubt.asked}人，您说应到${doubt.said}人，对不上，没有记。请核对。`
    case 'count':
      return `对不上，没有记：${about}${listed}${doubt.asked}人，请假${doubt.excused}人、没来${doubt.absent}人，应当到${doubt.there}人，您说到了${doubt.said}人。请核对后再说一遍。`
    case 'who':
      return `${about}${listed}${size}人，还有${doubt.missing}位没说到没到，还没有记。请接着说，例如：罗小燕请假 谭志刚没来；其他人都到了就回“其他人都到了”。`
    case 'nothing':
      return `没看出谁到谁没到，没有记。请这样说：今天活动到了7个 罗小燕请假 谭志刚没来`
  }
}
