/** What is recorded of an activity in the chat: who was there, minutes, questions raised, photos; and what organisers ask. */
import { dayInWords } from '../../language/dates.ts'
import { ask, closeQuestion, type OpenQuestion } from '../../question/actions.ts'
import { choiceOf } from '../../shared/choices.ts'
import { spokenDay } from '../../shared/days.ts'
import { shortened } from '../../shared/words.ts'
import type { Turn } from '../../shared/turn.ts'
import {
  activitiesOn,
  addActivityFile,
  changeRaised,
  codeAtDoor,
  countsOf,
  countWords,
  findActivity,
  groupRhythms,
  groupsSeen,
  howToChange,
  invitedTooLittle,
  led,
  namesOf,
  outcomesOf,
  passOnRemark,
  raiseAtActivity,
  recordAttendance,
  recordMinutes,
  sheetMembers,
  unanswered,
  type Activity,
} from '../actions.ts'
import { activityNumberIn } from './answerWords.ts'
import { pastSheet, tellsOfPeople, toldIn } from './afterwardsWords.ts'
import { attendanceIn, sheetOf, type AttendanceDoubt, type Member } from './attendanceWords.ts'
import { answerForOther } from './onBehalf.ts'
import { refusalText } from '../refusals.ts'
import { isAfterwards } from '../rules.ts'
import { nameOf, whenWords } from '../wording.ts'

const put = (turn: Turn, kind: string, payload: object) =>
  ask(
    turn.act,
    turn.conversation,
    kind,
    { draft: { text: turn.text }, ...payload },
    turn.settings['question.expiresHours'],
  )

// ---- who was there

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

// ---- 活动12 …

interface Sentence {
  words: RegExp
  run: (turn: Turn, id: number, said: string) => Promise<string>
}

const sentences: readonly Sentence[] = [
  {
    words: /^(?:会议)?(?:纪要|记录)\s*[:：]?\s*([\s\S]*)$/,
    run: (turn, id, minutes) => write(turn, id, { minutes }),
  },
  {
    words: /^(?:发现|调研发现|检查发现)(?:问题)?\s*[:：]?\s*([\s\S]*)$/,
    run: (turn, id, findings) => write(turn, id, { findings }),
  },
  { words: /^(?:照片|传照片|上传照片|图片)()$/, run: photos },
  { words: /^(?:签到码|二维码)()$/, run: door },
  { words: /^(?:情况|名单|回复|回执|怎么样|谁(?:还)?没(?:回执|回复|回))(?:情况)?()$/, run: state },
  {
    words: /^((?:诉求|问题)(?:编号)?\s*\d+\s*(?:改成|改为|更正为|应该?是)[\s\S]*)$/,
    run: changeConcern,
  },
  {
    words: /^((?:撤[回销掉]|删[掉除]|作废|取消)\s*(?:诉求|问题)(?:编号)?\s*\d+)[。.!！了]*$/,
    run: changeConcern,
  },
  {
    words: /^(?:问题|诉求|反映|提出|建议)\s*[:：]?\s*([\s\S]*)$/,
    run: (turn, id, text) => raise(turn, id, turn.who.personId, text),
  },
  { words: /^([\u4e00-\u9fa5]{2,4}(?:代表)?(?:提出|反映|说)[\s\S]+)$/, run: raiseForOther },
]

/** 活动12 纪要 …, 活动12 照片, 活动12 周明远提出 …: null when the words after the number are something else. */
export async function aboutActivity(turn: Turn, id: number, words: string): Promise<string | null> {
  const answered = await answerForOther(turn, id, words)
  if (answered !== null) return answered
  for (const { words: pattern, run } of sentences) {
    const match = pattern.exec(words)
    if (match) return run(turn, id, (match[1] ?? '').trim())
  }
  return null
}

async function write(
  turn: Turn,
  id: number,
  written: { minutes?: string; findings?: string },
): Promise<string> {
  const outcome = await recordMinutes(turn.act, turn.who, id, written)
  if (!outcome.ok) return refusalText[outcome.refusal]
  const what = written.minutes === undefined ? '发现的问题' : '纪要'
  return `已记${what}：${nameOf(outcome.value)}。再说一遍以最后一次为准。要加照片：活动${id} 照片；有人提问题：活动${id} 周明远提出 路灯不亮`
}

async function photos(turn: Turn, id: number): Promise<string> {
  const activity = await led(turn.act, turn.who, id)
  if (!activity.ok) return refusalText[activity.refusal]
  await put(turn, 'activity.photos', { activityId: id })
  return `请把${nameOf(activity.value)}的照片发给我，可以一张一张发；发完了回“完”。`
}

/** Pictures and documents that come while they are asked for. */
export async function takePhotos(turn: Turn, question: OpenQuestion): Promise<string | null> {
  if (question.kind !== 'activity.photos') return null
  const { activityId } = question.payload as { activityId: number }
  for (const { id, type } of turn.files) {
    const kind = type.startsWith('image/') ? 'photo' : 'material'
    const outcome = await addActivityFile(turn.act, turn.who, activityId, { fileId: id, kind })
    if (!outcome.ok) return refusalText[outcome.refusal]
  }
  const activity = await findActivity(turn.act, activityId)
  const all = activity
    ? (await outcomesOf(turn.act, activity)).files.filter(({ kind }) => !kind.startsWith('calendar'))
    : []
  return `收到，活动${activityId}现在有${all.length}个照片和文件。接着发，或者回“完”。`
}

export async function answerPhotos(turn: Turn, question: OpenQuestion): Promise<string | null> {
  if (!/^(?:完了?|好了|没了|发完了|结束)[。.!！]*$/.test(turn.text.trim())) return null
  await closeQuestion(turn.act, question.id, 'answered')
  return '好的，照片都存好了。'
}

async function door(turn: Turn, id: number): Promise<string> {
  const outcome = await codeAtDoor(turn.act, turn.who, id)
  if (!outcome.ok) return refusalText[outcome.refusal]
  const { code, slotSeconds } = outcome.value
  return `活动${id}现在的签到码：${code}（${slotSeconds}秒换一次，转发没有用）。请让到场的人马上私聊我回：签到 ${code}`
}

async function raise(turn: Turn, id: number, ownerId: number, text: string): Promise<string> {
  const outcome = await raiseAtActivity(turn.act, turn.who, id, ownerId, text)
  if (!outcome.ok && outcome.refusal === 'not_begun') return passOn(turn, id, text)
  if (!outcome.ok) return refusalText[outcome.refusal]
  const { concernId, activity } = outcome.value
  return `已记下诉求：${shortened(text, 60)}（${nameOf(activity)}）。诉求编号${concernId}。${howToChange(activity.id, concernId)}`
}

/** 活动1 建议改到下午4点, before it begins: it goes to whoever organises it. */
async function passOn(turn: Turn, id: number, words: string): Promise<string> {
  const notYet = '活动还没有开始，没有记成选民的诉求。'
  const mayChange = (await led(turn.act, turn.who, id)).ok
  if (mayChange) return `${notYet}要改活动请说，例如：活动${id} 改到12月5日下午4点；活动${id} 地点 桥东社区`
  const outcome = await passOnRemark(turn.act, turn.who, id, words)
  if (!outcome.ok) return refusalText[outcome.refusal]
  const { organiserId } = outcome.value
  const organiser = (await namesOf(turn.act, [organiserId])).get(organiserId) ?? '组织者'
  return `${notYet}已转给${organiser}：${shortened(words, 100)}`
}

/** 活动12 诉求3改成 楼道灯坏了; 活动12 撤回诉求3 */
async function changeConcern(turn: Turn, id: number, words: string): Promise<string> {
  const match = /(\d+)\s*(?:(?:改成|改为|更正为|应该?是)\s*[:：]?\s*([\s\S]*))?$/.exec(words)
  const concernId = Number(match?.[1])
  const outcome = await changeRaised(turn.act, turn.who, id, concernId, match?.[2] ?? null)
  if (!outcome.ok) return refusalText[outcome.refusal]
  const text = shortened(outcome.value.text, 60)
  return match?.[2] === undefined
    ? `已撤回诉求${concernId}：${text}。`
    : `已改：诉求${concernId}现在是“${text}”。${howToChange(id, concernId)}`
}

async function raiseForOther(turn: Turn, id: number, words: string): Promise<string> {
  const match = /^([\u4e00-\u9fa5]{2,4}?)(?:代表)?(?:提出|反映|说)(?:了|的是)?[:：,，\s]*([\s\S]+)$/.exec(
    words,
  )
  const activity = await led(turn.act, turn.who, id)
  if (!activity.ok) return refusalText[activity.refusal]
  const members = await sheetMembers(turn.act, turn.who, activity.value)
  const [owner, ...twins] = members.filter(({ person }) => person.name === match?.[1])
  if (!owner || twins.length > 0)
    return `${nameOf(activity.value)}的名单里${owner ? '有两位' : '没有'}${match?.[1] ?? ''}，没有记。请写名单上的姓名，例如：活动${id} 周明远提出 路灯不亮`
  return raise(turn, id, owner.personId, match?.[2] ?? '')
}

/** 谁还没回执; 活动12 情况 */
async function state(turn: Turn, id: number): Promise<string> {
  const activity = await findActivity(turn.act, id)
  if (!activity) return refusalText.unknown_activity
  const groups = groupsSeen(turn.who, activity)
  if (groups?.length === 0) return refusalText.not_yours
  return stateOf(turn, activity, groups)
}

async function stateOf(turn: Turn, activity: Activity, groups: readonly number[] | null): Promise<string> {
  const counts = await countsOf(turn.act, activity.id, groups)
  if (counts.asked === 0) return refusalText.not_yours
  const open = await unanswered(turn.act, activity, groups)
  const shown = open.slice(0, 60).map(({ name, bound }) => (bound ? name : `${name}（未绑定微信，请打电话）`))
  const more = open.length > 60 ? `等${open.length}人` : ''
  const there = counts.attended + counts.absent > 0 ? `实到${counts.attended}人。` : ''
  if (isAfterwards(activity))
    return `${nameOf(activity)}，${whenWords(activity, turn.act.zone, turn.today)}（补记的，没有通知过）：名单${counts.asked}人，实到${counts.attended}人，请假${counts.excused}人，没来${counts.absent - counts.excused}人${counts.unanswered > 0 ? `，没有记${counts.unanswered}人` : ''}。`
  return [
    `${nameOf(activity)}，${whenWords(activity, turn.act.zone, turn.today)}：通知${counts.asked}人，${countWords(counts)}。${there}`,
    open.length > 0 ? `还没回复：${shown.join('、')}${more}` : '都回复了。',
  ].join('\n')
}

/** 谁还没回执: of the next activity the speaker leads, or of each when there are few. */
export async function whoIsOpen(turn: Turn): Promise<string> {
  const number = activityNumberIn(turn.text)
  if (number !== null) return state(turn, number)
  const found: Activity[] = []
  const ahead = await ledAhead(turn)
  for (const one of ahead) if (found.length < 3) found.push(one)
  if (found.length === 0) return '您没有正在等回复的活动。'
  const texts: string[] = []
  for (const activity of found) texts.push(await stateOf(turn, activity, groupsSeen(turn.who, activity)))
  const others = ahead.slice(found.length).map(({ id }) => `活动${id}`)
  if (others.length > 0)
    texts.push(
      `还有${others.length}个：${others.slice(0, 20).join('、')}。看一个请回，例如：${others[0] ?? ''} 情况`,
    )
  return texts.join('\n\n')
}

const ledAhead = async (turn: Turn): Promise<Activity[]> =>
  (await activitiesOn(turn.act, turn.who, turn.today, 120)).filter(({ startsAt }) => startsAt > turn.act.now)

// ---- the office's questions

/** 小组活动情况: which group is due. */
export async function rhythms(turn: Turn): Promise<string> {
  const groups = await groupRhythms(turn.act, turn.who)
  if (groups.length === 0) return refusalText.not_yours
  const every = turn.settings['activity.groupEveryMonths']
  const lines = groups.map(({ name, lastOn, nextBy, overdue }) =>
    lastOn === null
      ? `${name}：还没有活动记录`
      : `${name}：上次${spokenDay(lastOn, turn.today)}，${overdue ? '已超期，应在' : '下次不晚于'}${spokenDay(nextBy ?? lastOn, turn.today)}`,
  )
  const late = groups.filter(({ overdue }) => overdue).length
  return [`小组至少每${every}个月活动一次，${late}个组该活动了：`, ...lines].join('\n')
}

/** 谁还没被邀请 */
export async function notInvited(turn: Turn): Promise<string> {
  const outcome = await invitedTooLittle(turn.act, turn.who)
  if (!outcome.ok) return refusalText.not_yours
  if (outcome.value.length === 0) return '本届代表都邀请过了。'
  const names = outcome.value.slice(0, 60).map(({ name }) => name)
  return `本届还有${outcome.value.length}名代表没有被邀请列席、参加执法检查或听取报告：${names.join('、')}${outcome.value.length > 60 ? ' 等' : ''}`
}
