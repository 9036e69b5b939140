/** What is shown of an activity before it is recorded afterwards, and what is asked of who was there. */
import { spokenDay } from '../../../shared/days.ts'
import type { Turn } from '../../../shared/turn.ts'
import { askedWords, type Past } from '../../actions.ts'
import { isTraining } from '../../rules.ts'
import { factsOf, whenWords } from '../../wording.ts'
import type { AttendanceDoubt, AttendanceSheet, Member } from '../attendance/words.ts'
import { put, type Payload } from './draft.ts'

export function whoText(turn: Turn, past: Past, members: readonly Member[], doubt: AttendanceDoubt): string {
  const about = `${past.title}（${whenWords(past, turn.act.zone, turn.today)}，名单${members.length}人）`
  switch (doubt.doubt) {
    case 'which_twin':
      return `${about}有两位${doubt.names.join('、')}，我分不清是哪一位，还没有记。请写全名；名字一样的请先不记考勤，再到工作台上记。`
    case 'expected':
      return `${about}对不上，还没有记：您说应到${doubt.said}人。请重新说到了几人、谁没来。`
    case 'count':
      return `${about}对不上，还没有记：请假${doubt.excused}人、没来${doubt.absent}人，应当到${doubt.there}人，您说到了${doubt.said}人。请重新说，例如：到了7人 罗小燕请假 谭志刚没来。`
    case 'who_came':
      return `${about}到的是哪${doubt.said}位？请写姓名，例如：到了周明远、陈秀兰。`
    case 'who':
      return `${about}还有${doubt.missing}位没说到没到，还没有记。请接着说，例如：谭志刚没来；其他人都到了。`
    case 'nothing':
      return `${about}谁到了？例如：都到了；罗小燕请假，其他人都到了；到了周明远、陈秀兰。`
  }
}

export async function show(
  turn: Turn,
  payload: Payload,
  past: Past,
  members: readonly Member[],
  sheet: AttendanceSheet | null,
): Promise<string> {
  await put(turn, { ...payload, step: 'confirm' })
  return [
    '补记，请核对（不会通知任何人）：',
    ...pastLines(turn, past),
    `名单：${await rosterWords(turn, past, members)}，${sheetWords(sheet, members)}`,
    ...hoursLine(turn, past, sheet),
    '1 记下',
    '2 不记',
    '回数字。要改直接说，例如：日期 11月14日；名称 老旧小区调研；地点 桥东社区；谭志刚没来',
  ].join('\n')
}

/** 桥东一组代表9人; of single people their names. */
const rosterWords = async (turn: Turn, { audience }: Past, members: readonly Member[]): Promise<string> =>
  audience.people.length > 0
    ? `${members.length}人（${members.map(({ name }) => name).join('、')}）`
    : `${await askedWords(turn.act, audience)}${members.length}人`

const pastLines = (turn: Turn, past: Past): string[] =>
  factsOf(
    { ...past, id: null, seats: null, answerBy: null, materials: null, bring: null },
    turn.act.zone,
    turn.today,
  ).map((line) => (line === '地点：待定' ? '地点：没有说' : line))

const hoursLine = (turn: Turn, { kind, hours, endsAt }: Past, sheet: AttendanceSheet | null): string[] =>
  isTraining(kind) && hours === null && endsAt === null && sheet
    ? [`学时：没有说，到的每人按${turn.settings['training.defaultHours']}学时记`]
    : []

/** 实到7人，请假1人（罗小燕），没来1人（谭志刚） */
export function sheetWords(sheet: AttendanceSheet | null, members: readonly Member[]): string {
  if (sheet === null) return '考勤先不记'
  const nameOfId = new Map(members.map(({ personId, name }) => [personId, name]))
  const names = (ids: readonly number[]) => ids.map((id) => nameOfId.get(id) ?? '').join('、')
  const { attended, absent } = sheet
  const excused = sheet.excused.map(({ personId }) => personId)
  const open = members.length - attended.length - excused.length - absent.length
  // few are named, so that a slip is seen
  const there = open > 0 && attended.length <= 20 ? `（${names(attended)}）` : ''
  return [
    `实到${attended.length}人${there}`,
    ...(excused.length > 0 ? [`请假${excused.length}人（${names(excused)}）`] : []),
    ...(absent.length > 0 ? [`没来${absent.length}人（${names(absent)}）`] : []),
    ...(open > 0 ? [`其余${open}人没说，不记（没来的请回“其他人没来”）`] : []),
  ].join('，')
}

export const aheadText = (turn: Turn, day: string | null): string =>
  `${day ? spokenDay(day, turn.today) : '那天'}还没到，不能补记，没有记。要组织活动请直接说，例如：一组 ${day ? spokenDay(day, turn.today) : '12月15日'}下午2点半 老旧小区调研 桥东社区 全体参加。是去年的请写上年份。`
