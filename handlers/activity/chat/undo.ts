/** 撤回 of what was recorded last, where it belongs to activities. */
import { lastRecorded } from '../../contact/actions.ts'
import { dayOf, spokenDay } from '../../shared/days.ts'
import type { Turn } from '../../shared/turn.ts'
import { lastAbsence, lastAfterwards, lastAnswer, lastDayRecord, voidDay } from '../actions.ts'
import { isTraining, statusNames } from '../rules.ts'
import { nameOf } from '../wording.ts'
import { takeBack } from './afterwards/correcting.ts'
import { takeDayBack } from './day/back.ts'

/** The day's own record; the visits of the day stay records of their own. */
async function withdrawDay(turn: Turn): Promise<string> {
  const day = await lastDayRecord(turn.act, turn.who.personId)
  if (!day || !(await voidDay(turn.act, turn.who.personId, day.year, '本人撤回')))
    return '没有可以撤回的联系选民日记录。'
  return `已撤回：${spokenDay(day.heldOn, turn.today)}联系选民日的记录${day.headcount === null ? '' : `（见${day.headcount}人）`}。再说一遍就重新记上。`
}

/** 撤回, when what he recorded last was an answer, a contact day or a past activity: the contact before it stays as it is. */
export async function undoLatest(turn: Turn): Promise<string | null> {
  const [contact] = await lastRecorded(turn.act, turn.who)
  const contactAt = contact?.recordedAt.getTime() ?? 0
  const answer = await lastAnswer(turn.act, turn.who.personId)
  const made = await lastDayRecord(turn.act, turn.who.personId)
  // what another entered for him was not his last word
  const day = made?.recordedById === null ? made : null
  const answeredAt = answer?.answeredAt?.getTime() ?? 0
  const absence = await lastAbsence(turn.act, turn.who.personId)
  const absentAt = absence?.recordedById === null ? absence.toldAt.getTime() : 0
  const dayAt = Math.max(day?.recordedAt.getTime() ?? 0, absentAt)
  const past = await lastAfterwards(turn.act, turn.who.personId)
  const isLast = past && past.createdAt.getTime() > Math.max(contactAt, answeredAt, dayAt)
  if (isLast && dayOf(past.createdAt, turn.act.zone) === turn.today) return takeBack(turn, past.id)
  if (dayAt > contactAt && dayAt > answeredAt)
    return dayAt === absentAt ? takeDayBack(turn) : withdrawDay(turn)
  if (!answer || answeredAt <= contactAt) return null
  if (answer.activity.startsAt <= turn.act.now) return null
  const kind = isTraining(answer.activity.kind) ? '培训' : '活动'
  return `您最近记的是对${nameOf(answer.activity)}的回复“${statusNames[answer.answer as keyof typeof statusNames]}”，没有撤回别的。要改这个${kind}的回复，请回“参加”或“请假 原因”；要撤回联系记录，请说编号，例如：撤回编号231。`
}
