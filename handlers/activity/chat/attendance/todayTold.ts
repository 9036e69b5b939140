/** 今天活动9人全部参加, 今天的活动是视察小区，大家提了三条意见: of what is on or over today, and no new activity. */
import { ask, closeQuestion, type OpenQuestion } from '../../../question/actions.ts'
import { saysNo, saysYes } from '../../../shared/choices.ts'
import type { Turn } from '../../../shared/turn.ts'
import { activitiesOn, recordMinutes, type Activity } from '../../actions.ts'
import { refusalText } from '../../refusals.ts'
import { nameOf } from '../../wording.ts'
import { tellsOfPeople, toldIn } from '../afterwards/there.ts'
import { recordSheet } from './sheets.ts'

const ofToday = /今天|今日|刚才|刚刚|上午|下午|这次/
/** An hour, a summons or a later part of the day: it is organised. */
const ahead =
  /\d{1,2}[:点]|[一二两三四五六七八九十]点|晚上|通知|组织|召开|定于|集合|地点|准时|请|名额|[日号]前/
const happened = /提了|提出|形成|发现|反映|讨论|看了|走了|视察|调研|学习|交流|意见/

/** Null when the words plan something, or nothing that he leads has begun today. */
export async function toldOfToday(turn: Turn): Promise<string | null> {
  const text = turn.text.normalize('NFKC').trim()
  const { intent } = turn.understood
  if (!/^(?:activity|training)\.create$/.test(intent)) return null
  if (!ofToday.test(text) || ahead.test(text)) return null
  const begun = (await activitiesOn(turn.act, turn.who, turn.today)).filter(
    ({ startsAt }) => startsAt <= turn.act.now,
  )
  const [only, ...others] = begun
  if (!only || others.length > 0) return null
  if (tellsOfPeople(toldIn(text, []))) return recordSheet(turn, only, [text])
  return happened.test(text) ? askMinutes(turn, only, turn.text.trim()) : null
}

async function askMinutes(turn: Turn, activity: Activity, minutes: string): Promise<string> {
  await ask(
    turn.act,
    turn.conversation,
    'activity.minutes',
    { draft: { text: minutes }, activityId: activity.id, minutes },
    turn.settings['question.expiresHours'],
  )
  const kept = activity.minutes ? '原来的纪要会换成这一句，' : ''
  return [
    `这句话是${nameOf(activity)}的纪要吗？${kept}还没有记。`,
    '1 是，记成纪要',
    '2 不是',
    `回数字。记谁到了请说，例如：活动${activity.id} 到了8个 罗小燕请假`,
  ].join('\n')
}

/** Whether what was told are its minutes; null when the words answer something else. */
export async function answerMinutes(turn: Turn, question: OpenQuestion): Promise<string | null> {
  const { activityId, minutes } = question.payload as { activityId: number; minutes: string }
  const word = turn.text.normalize('NFKC').trim()
  const isYes = /^1[。.]?$/.test(word) || saysYes(word)
  if (!isYes && !/^2[。.]?$/.test(word) && !saysNo(word)) return null
  await closeQuestion(turn.act, question.id, 'answered')
  if (!isYes) return '好的，没有记。要组织新的活动，请把日期、时间、地点写上。'
  const outcome = await recordMinutes(turn.act, turn.who, activityId, { minutes })
  if (!outcome.ok) return refusalText[outcome.refusal]
  return `已记纪要：${nameOf(outcome.value)}。再说一遍以最后一次为准，例如：活动${activityId} 纪要 走访了3个小区`
}
