/** 撤回联系日: a deputy's record of the day goes, whoever entered it. */
import { dayContacts } from '../../../contact/actions.ts'
import { spokenDay } from '../../../shared/days.ts'
import type { Turn } from '../../../shared/turn.ts'
import { deputiesOfLiaison } from '../../../people/actions.ts'
import { tell } from '../../../notice/actions.ts'
import { dropAbsence, lastAbsence, lastDayRecord, restoreDay, voidDay } from '../../actions.ts'
import { dayInWords } from '../../day/entry.ts'

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

export const dayRestored =
  /^(?:请|帮我)?(?:恢复|还原|找回)(?:了|一下)?(?:我的|那个|这个|\d{4}年)?(?:代表)?联系(?:选民)?日(?:的)?(?:记录)?[。.!！]*$/

/** 恢复联系日: as it was when it was withdrawn, whoever withdrew it. */
export async function restoreOwnDay(turn: Turn): Promise<string> {
  const day = await restoreDay(turn.act, turn.who.personId)
  return day
    ? `已恢复您的联系选民日记录：${dayInWords({ record: day }, turn.today)}不对请回“撤回联系日”。`
    : '没有撤回过的联系选民日记录可以恢复。要记，请说一句，例如：联系日走访 张德发'
}

const ofDeputy =
  /^(?:请|帮我)?(撤[回销掉]|作废|取消|删[掉除]?|恢复|还原)(?:了)?([\u4e00-\u9fa5·]{2,4}?)(?:代表)?的?联系(?:选民)?日(?:的)?(?:记录)?[。.!！]*$/

/** 撤回周明远的联系日, 恢复周明远的联系日: by the liaison of his group; he hears it. Null when nobody of hers is named. */
export async function backForDeputy(turn: Turn): Promise<string | null> {
  const { act, who } = turn
  const [, verb = '', name = ''] = ofDeputy.exec(turn.text.normalize('NFKC').trim()) ?? []
  if (name === '' || who.liaisonGroupIds.length === 0) return null
  const [deputy, ...others] = (await deputiesOfLiaison(act.tx, who)).filter((one) => one.name === name)
  if (!deputy || others.length > 0 || deputy.personId === who.personId) return null
  const isBack = /恢复|还原/.test(verb)
  const day = isBack ? await restoreDay(act, deputy.personId) : await lastDayRecord(act, deputy.personId)
  if (!day || (!isBack && !(await voidDay(act, deputy.personId, day.year, '联络员撤回'))))
    return `${name}代表没有可以${isBack ? '恢复' : '撤回'}的联系选民日记录。`
  const what = `${spokenDay(day.heldOn, turn.today)}联系选民日的四项记录`
  await tell(act, deputy.personId, {
    kind: 'contact_day.for',
    period: `day:${day.id}:${day.version + (isBack ? 0 : 1)}`,
    text: `联络员${who.name}${isBack ? '恢复' : '撤回'}了您${what}。不对请回“${isBack ? '撤回' : '恢复'}联系日”。`,
  })
  return `已${isBack ? '恢复' : '撤回'}${name}代表${what}，已告诉他。`
}
