/** 撤回联系日: a deputy's record of the day goes, whoever entered it. */
import { dayContacts } from '../../../contact/actions.ts'
import { spokenDay } from '../../../shared/days.ts'
import type { Turn } from '../../../shared/turn.ts'
import { dropAbsence, lastAbsence, lastDayRecord, voidDay } from '../../actions.ts'

export const dayBack =
  /^(?:请|帮我)?(?:撤[回销掉]|作废|取消|删[掉除]?)(?:了)?(?:我的|那个|这个|\d{4}年)?(?:代表)?联系(?:选民)?日(?:的)?(?:记录)?[。.!！]*$/

/** The contact reports of the day have numbers of their own, and stay. */
export async function takeDayBack(turn: Turn): Promise<string> {
  const { act, who } = turn
  const day = await lastDayRecord(act, who.personId)
  const absence = await lastAbsence(act, who.personId)
  if (absence && (!day || absence.toldAt > day.recordedAt)) {
    await dropAbsence(act, who.personId, absence.year, '本人撤回')
    return `已撤回：${absence.year}年联系选民日没有参加（${absence.reason}）。去了的请说见了谁，例如：联系日走访 张德发`
  }
  if (!day) return '没有您的联系选民日记录可以撤回。'
  await voidDay(act, who.personId, day.year, '本人撤回')
  const { ids } = await dayContacts(act, who.personId, day.heldOn)
  const numbers = ids.map((id) => `编号${id}`)
  const still =
    ids.length === 0 ? '' : `当天的联系记录${numbers.join('、')}还在，也不对的请回“撤回${numbers[0] ?? ''}”。`
  return `已撤回：${spokenDay(day.heldOn, turn.today)}联系选民日的四项记录。${still}再说一遍就重新记上。`
}
