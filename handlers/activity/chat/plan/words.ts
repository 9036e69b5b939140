/** 一组 11月15日下午2点半 老旧小区调研 桥东社区 全体参加: a plan from an organiser's sentence. Pure. */
import { numberOf } from '../../../language/numbers.ts'
import { timeOfDay } from '../../../language/partsOfDay.ts'
import { dayOf } from '../../../shared/days.ts'
import { familyOf, kindIn, kindName, topicIn, type Kind } from '../../rules.ts'
import { peopleIn } from './peopleWords.ts'
import { audienceIn } from './audience.ts'
import { takeNotes, takeOpenings } from './formal.ts'
import { takeGathering, tellsMore, type Gathering } from './gathering.ts'
import { titleIn } from './title.ts'
import { Words, type PlanContext, type PlanDraft } from './draft.ts'
import { placeIn } from './place.ts'
import { deadlineIn, takeTime } from './times.ts'

const bringing = /(?:请|需|要)?(?:自带|携带|带好|带上|请带|带齐)[:：]?\s*([^,，。;；\s]{1,40})/
const papers = /材料[:：]\s*([^。;；\n]{1,200})/
const seatWords = /(?:限|名额|限额)[:：]?\s*(\d{1,5})\s*(?:人|名|位|个)?(?:名额)?|(\d{1,5})\s*个?名额/
const invitedWords = /(\d{1,3}|[一二两三四五六七八九十]{1,3})\s*(?:名|位|个)(?:人大)?代表/
export const hourWords = /(\d{1,3}(?:\.5)?)\s*(?:个)?学时/

const receiptWords =
  /(?:收到)?(?:后|的)?(?:自愿|需|要|请|并|均|及时|尽快|在群里|务必)*(?:交|反馈)?(?:回执|报名|回复|收到请确认)(?:参加|收到|为盼|确认)?/
/** Told for information: nobody is asked for an answer. */
const informing =
  /(?:不用|无需|不需要|不必|免)(?:大家|各位)?(?:回复|回执|报名)|(?:请)?知悉即可|仅供知悉|(?:只是)?告知一下/
/** 参会人员：全体代表 */
const guests = /(?:参加|参会|出席|与会|会议)(?:人员|对象|范围)\s*[:：]?/
const doorWords = /(?:现场)?扫码签到/
const leadIn =
  /^[\s,，。:：]*(?:【?(?:紧急|重要|会议|活动|温馨)*(?:通知|提示)】?[:：!！]?|新?建(?:一?个)?(?:活动)?|发(?:一?个)?(?:活动|会议)?通知|定于)+[\s,，:：]*/

/** What the sentence of an organiser says of a plan. */
export function planIn(text: string, context: PlanContext): PlanDraft {
  const words = new Words(text.normalize('NFKC').replace(leadIn, ''))
  const kind = kindIn(words.left.replace(receiptWords, ''))
  const bring = words.take(bringing)?.[1] ?? null
  const materials = words.take(papers)?.[1] ?? null
  const seats = seatsIn(words, kind)
  const hours = words.take(hourWords)?.[1]
  const answerBy = deadlineIn(words, context)
  const needsReceipt = words.take(informing) === null
  words.take(receiptWords)
  const doorOnly = words.take(doorWords) !== null
  takeOpenings(words)
  const { notes, agenda } = takeNotes(words)
  const gathering = takeGathering(words, dayOf(context.now, context.zone))
  const read = takeTime(words, context)
  const begins = agenda[0] ? timeOfDay(agenda[0]) : null
  const meetsFirst = gathering.text === null && gathering.place !== '' && begins?.time != null
  const time = { ...read, time: meetsFirst ? begins.time : (read.time ?? gathering.time) }
  // told afterwards, names say who was there
  const said = context.lean === 'past' ? null : peopleIn(words.left)
  if (said) words.left = `${words.left.slice(0, said.from)}，${said.rest}，${words.left.slice(said.to)}`
  const names = said?.names ?? []
  const { audience, unclearGroups, unknownOffice } = audienceIn(words, kind, context, names.length > 0)
  words.take(guests)
  const place = placeIn(words, read.time === null ? gathering.place : '') || gathering.place
  const met = metAt(gathering, place, meetsFirst ? read.time : time.time, meetsFirst)
  if (meetsFirst && titleIn(words, kind) === kindName(kind))
    words.left = `${words.left}，${agenda[0]?.slice(begins.length) ?? ''}`
  return {
    text,
    kind,
    topic: familyOf(kind) === 'training' ? topicIn(text) : null,
    title: titleIn(words, kind),
    ...time,
    place,
    gathering: met,
    notes,
    audience,
    unclearGroups,
    unknownOffice: unknownOffice ?? null,
    ...(names.length > 0 ? { names } : {}),
    seats,
    answerBy,
    needsReceipt,
    materials,
    bring,
    hours: hours ? Number(hours) : null,
    doorOnly,
  }
}

/** What is said of the gathering beside time and place; null where they tell it. */
function metAt(gathering: Gathering, place: string, time: string | null, isEarlier: boolean): string | null {
  if (gathering.text !== null) return tellsMore(gathering, place, time) ? gathering.text : null
  const isElsewhere = gathering.place !== '' && (isEarlier || gathering.place !== place)
  return isElsewhere ? `${time ?? ''}在${gathering.place}` : null
}

function seatsIn(words: Words, kind: Kind): number | null {
  const match = words.take(seatWords) ?? (familyOf(kind) === 'invitation' ? words.take(invitedWords) : null)
  const seats = match ? numberOf(match[1] ?? match[2] ?? '') : Number.NaN
  return Number.isNaN(seats) || seats < 1 ? null : seats
}

/** 时间改成上午: a part of the day without its hour, which is asked; null for all else. */
export const partAlone = (text: string): string | null =>
  /^(?:把)?(?:时间)?(?:改|换|挪)?(?:到|成|为|在)?(上午|下午|晚上)(?:吧|了)?[。.!！]*$/.exec(
    text.normalize('NFKC').trim(),
  )?.[1] ?? null

export const noSeats =
  /名额(?:改)?(?:成|为|到)?[:：\s]*(?:不限|没有?限制|取消|放开)|(?:不限|放开|取消)(?:名额|人数)|不限人|取消.{0,4}名额(?:的)?(?:限制)?/
