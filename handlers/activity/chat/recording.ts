/** What is said of one activity in the chat: its minutes, questions raised, photos. */
import type { Turn } from '../../shared/turn.ts'
import { shortened } from '../../shared/words.ts'
import {
  changeRaised,
  codeAtDoor,
  howToChange,
  led,
  namesOf,
  passOnRemark,
  raiseAtActivity,
  recordMinutes,
  sheetMembers,
} from '../actions.ts'
import { refusalText } from '../refusals.ts'
import { nameOf } from '../wording.ts'
import { answerForOther } from './answers/onBehalf.ts'
import { photos } from './photos.ts'
import { state } from './states.ts'

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
