/** 一组 11月15日下午2点半 老旧小区调研 桥东社区 全体参加: a plan from an organiser's sentence. Pure. */
import { numberOf } from '../../../language/numbers.ts'
import { familyOf, kindIn, kindName, topicIn, type Kind } from '../../rules.ts'
import { peopleIn } from './peopleWords.ts'
import { audienceIn } from './audience.ts'
import { Words, type PlanContext, type PlanDraft } from './draft.ts'
import { placeIn } from './place.ts'
import { deadlineIn, takeTime } from './times.ts'

const bringing = /(?:请|需|要)?(?:自带|携带|带好|带上|请带|带齐)[:：]?\s*([^,，。;；\s]{1,40})/
const papers = /材料[:：]\s*([^。;；\n]{1,200})/
const seatWords = /(?:限|名额|限额)[:：]?\s*(\d{1,5})\s*(?:人|名|位|个)?(?:名额)?|(\d{1,5})\s*个?名额/
const invitedWords = /(\d{1,3}|[一二两三四五六七八九十]{1,3})\s*(?:名|位|个)(?:人大)?代表/
export const hourWords = /(\d{1,3}(?:\.5)?)\s*(?:个)?学时/

const receiptWords = /(?:需|要|请|并)*(?:交)?(?:回执|报名|回复)(?:参加)?/
const doorWords = /(?:现场)?扫码签到/
const leadIn =
  /^[\s,，。:：]*(?:【?通知】?[:：]?|新?建(?:一?个)?(?:活动)?|发(?:一?个)?(?:活动|会议)?通知|定于)+[\s,，:：]*/

/** What the sentence of an organiser says of a plan. */
export function planIn(text: string, context: PlanContext): PlanDraft {
  const words = new Words(text.normalize('NFKC').replace(leadIn, ''))
  const kind = kindIn(words.left)
  const bring = words.take(bringing)?.[1] ?? null
  const materials = words.take(papers)?.[1] ?? null
  const seats = seatsIn(words, kind)
  const hours = words.take(hourWords)?.[1]
  const answerBy = deadlineIn(words, context)
  const needsReceipt = words.take(receiptWords) !== null
  const doorOnly = words.take(doorWords) !== null
  const time = takeTime(words, context)
  // told afterwards, names say who was there
  const said = context.lean === 'past' ? null : peopleIn(words.left)
  if (said) words.left = `${words.left.slice(0, said.from)}，${said.rest}，${words.left.slice(said.to)}`
  const names = said?.names ?? []
  const { audience, unclearGroups, unknownOffice } = audienceIn(words, kind, context, names.length > 0)
  const place = placeIn(words)
  return {
    text,
    kind,
    topic: familyOf(kind) === 'training' ? topicIn(text) : null,
    title: titleIn(words, kind),
    ...time,
    place,
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

function seatsIn(words: Words, kind: Kind): number | null {
  const match = words.take(seatWords) ?? (familyOf(kind) === 'invitation' ? words.take(invitedWords) : null)
  const seats = match ? numberOf(match[1] ?? match[2] ?? '') : Number.NaN
  return Number.isNaN(seats) || seats < 1 ? null : seats
}

function titleIn(words: Words, kind: Kind): string {
  const pieces = words.left
    .split(/[\s,，。;；:：!！()（）]+/)
    .map((piece) =>
      piece
        .replace(/^代表(?=去|到|参加)/, '')
        .replace(/^(?:请|在|于|把|将|就|组织|安排|举办|召开|开展|举行|搞|办|开|去|参加|邀请|通知)+/, '')
        .replace(/(?:参加|出席)$/, ''),
    )
    .filter((piece) => piece.length > 1)
  return pieces.join(' ').slice(0, 100) || kindName(kind)
}

/** 时间改成上午: a part of the day without its hour, which is asked; null for all else. */
export const partAlone = (text: string): string | null =>
  /^(?:把)?(?:时间)?(?:改|换|挪)?(?:到|成|为|在)?(上午|下午|晚上)(?:吧|了)?[。.!！]*$/.exec(
    text.normalize('NFKC').trim(),
  )?.[1] ?? null

export const noSeats =
  /名额(?:改)?(?:成|为|到)?[:：\s]*(?:不限|没有?限制|取消|放开)|(?:不限|放开|取消)(?:名额|人数)|不限人|取消.{0,4}名额(?:的)?(?:限制)?/
