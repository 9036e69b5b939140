/** Taking back and correcting what was recorded afterwards. */
import { dayOf, instantOf, timeOf } from '../../../shared/days.ts'
import type { Turn } from '../../../shared/turn.ts'
import {
  correctAfterwards,
  lastAfterwards,
  withdrawAfterwards,
  type Activity,
  type PastChange,
} from '../../actions.ts'
import { refusalText } from '../../refusals.ts'
import { endIn } from '../../planning/typedTimes.ts'
import { isTraining, kindIn, topicIn } from '../../rules.ts'
import { isOfSeveralDays } from '../../timing.ts'
import { factsOf, nameOf, whenWords } from '../../wording.ts'
import type { Edit } from '../plan/edits.ts'
import { aheadText } from './shown.ts'
import { pastEdit } from './words.ts'

const takingBack =
  /^(?:把)?(?:撤[回销掉]|删[掉除]?|取消|作废)(?:刚才|上次|那个|那条|刚刚)*(?:的)?(?:补记|补登|补录)的?(?:活动)?\s*(\d{1,9})?[。.!！了]*$/

/** 撤回补记; 撤回补记 活动12. Null when the words are something else. */
export async function takeBackAfterwards(turn: Turn): Promise<string | null> {
  const match = takingBack.exec(turn.text.normalize('NFKC').trim())
  if (!match) return null
  const last = match[1] ? null : await lastAfterwards(turn.act, turn.who.personId)
  const id = match[1] ? Number(match[1]) : last?.id
  if (id === undefined) return '没有找到您补记的活动，没有改动。请写上编号，例如：撤回补记 活动12'
  return takeBack(turn, id)
}

export async function takeBack(turn: Turn, id: number): Promise<string> {
  const outcome = await withdrawAfterwards(turn.act, turn.who, id)
  if (!outcome.ok)
    return typeof outcome.refusal === 'object' ? refusalText.changed_meanwhile : refusalText[outcome.refusal]
  const { zone } = turn.act
  return `已撤回补记：${nameOf(outcome.value)}，${whenWords(outcome.value, zone, turn.today)}。考勤、学时和小组活动次数都不再算它；当时记下的诉求和联系记录还在。要重新记就再说一遍“补记 …”。`
}

/** 活动12 日期 11月14日, of what was recorded afterwards: corrected at once, nobody is told. Null when nothing is read. */
export async function correctPast(turn: Turn, activity: Activity, words: string): Promise<string | null> {
  if (/^(?:撤[回销掉]|删[掉除]?|作废|取消)[。.!！了]*$/.test(words)) return takeBack(turn, activity.id)
  const edit = pastEdit(words, turn.act)
  if (!edit) return null
  if (edit.ahead) return aheadText(turn, edit.day ?? null)
  const outcome = await correctAfterwards(turn.act, turn.who, activity.id, changeOf(turn, activity, edit))
  if (!outcome.ok) {
    if (typeof outcome.refusal !== 'object') return refusalText[outcome.refusal]
    const [same] = outcome.refusal.same
    return `那天已经有${same ? nameOf(same) : '别的活动'}，像是同一次，没有改。是重复的请回“撤回补记 活动${activity.id}”；确实是两次的，请到工作台上改。`
  }
  const after = outcome.value
  return ['已更正，没有通知任何人：', ...factsOf(after, turn.act.zone, turn.today)].join('\n')
}

function changeOf(turn: Turn, activity: Activity, edit: Edit): PastChange {
  const { zone } = turn.act
  const { day, time, endDay, endTime, title, place, hours } = edit
  const on = day ?? dayOf(activity.startsAt, zone)
  const isMoved = day != null || time != null
  const startsAt = time
    ? instantOf(on, time, zone)
    : new Date(activity.startsAt.getTime() + (Date.parse(on) - Date.parse(dayOf(activity.startsAt, zone))))
  // a new hour without an end has none; another day keeps it
  const movedEnd =
    time || !activity.endsAt
      ? null
      : new Date(activity.endsAt.getTime() + startsAt.getTime() - activity.startsAt.getTime())
  const start = time ?? (activity.hourKnown ? timeOf(activity.startsAt, zone) : '')
  const lastOn = endDay ?? (movedEnd && isOfSeveralDays(activity, zone) ? dayOf(movedEnd, zone) : null)
  const saidEnd =
    endDay || endTime ? endIn({ day: on, start, lastDay: lastOn ?? '', end: endTime ?? '' }, zone) : null
  const kind = title ? kindIn(title) : null
  return {
    ...(isMoved ? { startsAt, ...(time ? { hourKnown: true } : {}) } : {}),
    ...(isMoved || endDay || endTime ? { endsAt: saidEnd ?? movedEnd } : {}),
    ...(title ? { title } : {}),
    ...(kind && kind !== 'meeting' ? { kind, topic: isTraining(kind) ? topicIn(title ?? '') : null } : {}),
    ...(place ? { place } : {}),
    ...(hours ? { hours } : {}),
  }
}
