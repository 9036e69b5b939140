/** The turns of a formal notice that are neither its title nor its place: 经研究，定于 …; what else it says is kept as notes. Pure. */
import { timeOfDay } from '../../../language/partsOfDay.ts'
import type { Words } from './draft.ts'
import { hasClock } from './times.ts'

const reasons =
  /(?:经[^,，。;；\s]{0,12}(?:研究|同意|决定|批准)|(?:根据|按照|依据|遵照)[^,，。;；]{2,60}?(?:安排|要求|部署|计划|精神|通知|规定|方案|需要))(?:决定)?[,，]?/
const setOn = /(?:(?<=^|[\s,，。;；:：!！])[^\d,，。;；:：!！\s]{0,16}?)?(?:兹|现|拟|决|初步?|暂)?定于/
const plannedOn =
  /(?:(?<=^|[\s,，。;；:：!！])[^\d,，。;；:：!！\s]{0,16}?)?(?:拟|将|计划)于(?=\d|本|下|今|明|后|周|星期|\d{1,2}月)/

/** 经研究，桥东街道人大工委定于: taken out, so that the day stands alone. */
export function takeOpenings(words: Words): void {
  words.take(reasons)
  words.takeOut(setOn)
  words.takeOut(plannedOn)
}

/** Said out of courtesy: it tells nothing that the notice itself does not say. */
const courtesy =
  /^(?:请|敬请|望|恳请)?(?:各位|大家|代表|全体)*(?:提前|妥善|合理)?(?:安排好?(?:好)?(?:工作|时间|行程).*|准时(?:参加|出席|到会)?|按时(?:参加|出席|到会)|注意|相互转告|互相转告|知悉|周知|光临|支持|谅解|理解)[。.!！~]*$|^(?:特此通知|谢谢.*|感谢.*|辛苦.*|(?:[紧重]要?急?|温馨|会议|活动|友情)*(?:通知|提示|提醒)|(?:请)?(?:大家|各位|各位代表|代表|代表们)?(?:请)?(?:注意|知悉))$/
const opening =
  /^(?:尊敬的|亲爱的)?(?:各位|全体)?(?:人大)?(?:代表|委员|组员|同志|领导)+(?:们)?(?:大家)?(?:上午好|下午好|早上好|晚上好|你们好|您好|好)?(?:请?注意)?$/

const notes =
  /^(?:并|同时|另外?|届时|请|需|要|敬请|务请|望|也)*(?:着(?:装|正装|便装|工装)|穿|统一着装|佩戴|戴好|自备|自行|遵守|保持|切勿|不得|勿|因故|如有|如因|若有|有事|有特殊|不能(?:参加|到会|出席|来|到)|来不了|无法(?:参加|到会|出席)|确有|确因|中午|午餐|午饭|晚餐|工作餐|就餐|食宿|住宿|车辆|乘坐|统一(?:乘车|安排|用车|出发)|往返|费用|天气|雨天|下雨|遇雨|如遇|联系人|联系电话|电话[:：]|咨询|具体|会议由|活动由|原定|因(?:天气|故|工作|疫情)|会后|活动后|报名请|手机|注意安全|手机静音)|(?:带队|领队|主持|主讲|陪同)$/

const clauseOf = /[^,，。;；!！\n]+/g

/**
 * What the notice says beside its title, place and time, taken out: 请着正装; 中午安排工作餐; 15:30座谈. A clause that begins
 * with an hour of its own, after the first, is the order of the day.
 */
export function takeNotes(words: Words): { notes: string | null; agenda: string[] } {
  const kept: string[] = []
  const agenda: string[] = []
  let clocks = 0
  const left = words.left.replace(clauseOf, (whole) => {
    const clause = whole.trim()
    const clock = timeOfDay(clause)?.time ?? null
    if (clock !== null && clocks > 0 && !/结束|返回|集合|报到/.test(clause)) {
      agenda.push(clause)
      kept.push(clause)
      return ''
    }
    if (hasClock(clause)) clocks++
    if (opening.test(clause.replace(/[:：]$/, '')) && !/全体|各位/.test(clause)) return ''
    if (courtesy.test(clause) && !/(?:参加|出席|到会)/.test(clause)) return ''
    if (!notes.test(clause)) return whole
    kept.push(clause.replace(/^(?:并|同时)/, ''))
    return ''
  })
  words.left = left
  return { notes: kept.length > 0 ? kept.join('；').slice(0, 500) : null, agenda }
}

/** A piece of a title that only addresses people. */
export const isAddress = (piece: string): boolean => opening.test(piece) || courtesy.test(piece)
