/** Changing one part of a plan in words. */
import { dayInWords } from '../../../language/dates.ts'
import { addDays, daysBetween } from '../../../shared/days.ts'
import { Words, type PlanContext, type PlanDraft } from './draft.ts'
import { clockIn, takeTime } from './times.ts'
import { hourWords, noSeats } from './words.ts'

/** What a correction of a plan says: 地点 桥东社区, 时间 11月16日下午3点, 名额 30, 截止 12月3日, 名称 …, 带 … */
export type Edit = Partial<
  Pick<
    PlanDraft,
    | 'day'
    | 'time'
    | 'endDay'
    | 'endTime'
    | 'place'
    | 'gathering'
    | 'notes'
    | 'seats'
    | 'answerBy'
    | 'title'
    | 'bring'
    | 'materials'
    | 'hours'
  >
>

const moved = /(?:改到|改为|改成|改在|推迟到|延期到|延到|提前到|时间|换到|挪到)/
const wordsOf = (text: string, label: RegExp): string | null => {
  const match = new RegExp(
    `(?:${label.source})(?:改|换|改成|改到|改为|换成|换到|是|为)?[:：]?\\s*([^,，;；\\n]{1,200})`,
  ).exec(text)
  return match?.[1]?.trim() ?? null
}

const isNothing = (words: string): boolean => /^(?:没有|不用|取消|删掉|去掉|无)了?$/.test(words)

/** 结束时间改到12月7日下午5点; 下午5点结束; 开到12月7日. */
function endIn(
  text: string,
  { now, zone, lean = 'future' }: Pick<PlanContext, 'now' | 'zone' | 'lean'>,
): Edit | null {
  const said =
    /^(?:把)?(?:结束|返回)(?:时间|日期)?(?:改|换|是|为|到|成|在|于)*[:：]?\s*(.{2,20})$/.exec(text)?.[1] ??
    /^(?:改|换)?(?:到|成|为|在)?(.{2,20}?)(?:结束|返回|散会)(?:吧|了)?[。.!！]*$/.exec(text)?.[1]
  if (!said) return null
  const day = dayInWords(said, now, zone, lean)
  const time = day?.time ?? clockIn(said)
  if (!day?.day && !time) return null
  return { ...(day?.day ? { endDay: day.day } : {}), ...(time ? { endTime: time } : {}) }
}

/** Reads a correction; null when the words hold none. Each of several clauses may change something: 改成9点半，在公园南门集合. */
export function editIn(raw: string, context: Pick<PlanContext, 'now' | 'zone' | 'lean'>): Edit | null {
  const clauses = raw
    .split(/[,，;；。\n]+/)
    .map((clause) => clause.trim())
    .filter((clause) => clause !== '' && !/^(?:好的?|行|等一?下|对了|还有|另外|麻烦|不对|不是)$/.test(clause))
  const each = clauses.map((clause) => clauseEdit(clause, context))
  return clauses.length > 1 && each.every((one) => one !== null)
    ? (Object.assign({}, ...each) as Edit)
    : clauseEdit(raw, context)
}

/** 在公园南门集合, 8点半到街道门口集合. */
const meetsAt = /^(?:请|大家|都)?(?:在|到|于)?([^\s,，;；]{2,30}?)(?:集合|上车|乘车)$/

function clauseEdit(
  raw: string,
  { now, zone, lean = 'future' }: Pick<PlanContext, 'now' | 'zone' | 'lean'>,
): Edit | null {
  const text = raw.normalize('NFKC').trim()
  const edit: Edit = {}
  const gathering =
    meetsAt.exec(text)?.[0].replace(/^(?:请|大家|都)/, '') ?? wordsOf(text, /集合(?:时间|地点|地)?/)
  if (gathering) edit.gathering = isNothing(gathering) ? null : gathering
  const notes = wordsOf(text, /(?:其他)?说明|备注|注意事项/)
  if (notes) edit.notes = isNothing(notes) ? null : notes
  const place = gathering ? null : wordsOf(text, /地点|地址|会场/)
  if (place) edit.place = place.replace(/^(?:改|换)?(?:到|成|为|在)/, '')
  const title = wordsOf(text, /名称|标题|题目|主题/)
  if (title) edit.title = title.replace(/^(?:改|换)?(?:成|为)/, '')
  const seats = /名额(?:改)?(?:成|为|到)?[:：]?\s*(\d{1,5})|限\s*(\d{1,5})\s*人/.exec(text)
  if (seats) edit.seats = Number(seats[1] ?? seats[2])
  else if (noSeats.test(text)) edit.seats = null
  const bring = wordsOf(text, /请带|带上|带好|要带/)
  if (bring) edit.bring = bring
  const materials = wordsOf(text, /材料/)
  if (materials) edit.materials = materials
  const hours = hourWords.exec(text)?.[1]
  if (hours) edit.hours = Number(hours)
  const deadline = wordsOf(text, /截止|最晚/)
  const by = deadline ? dayInWords(deadline, now, zone, 'future') : null
  if (by?.day) edit.answerBy = { day: by.day, time: by.time ?? '23:59' }
  const ended = !place && !title ? endIn(text, { now, zone, lean }) : null
  if (ended) Object.assign(edit, ended)
  else if (
    !deadline &&
    !place &&
    !title &&
    !gathering &&
    (moved.test(text) || Object.keys(edit).length === 0)
  ) {
    const words = new Words(text)
    const time = takeTime(words, { now, zone, lean, groups: [], ownGroups: [] })
    const rest = words.left.replace(moved, '').replace(/[\s,，。;；:：!！吧了]|改|换|是/g, '')
    if (moved.test(text) || rest === '') {
      if (time.day) edit.day = time.day
      if (time.time) edit.time = time.time
      if (time.endTime) edit.endTime = time.endTime
      if (time.endDay) edit.endDay = time.endDay
    }
  }
  return Object.keys(edit).length > 0 ? edit : null
}

/** A draft as corrected: on another day it lasts as many days as before. */
export function withEdit(draft: PlanDraft, edit: Edit): PlanDraft {
  const moved =
    edit.day && !edit.endDay && draft.day && draft.endDay
      ? { endDay: addDays(edit.day, daysBetween(draft.day, draft.endDay)) }
      : {}
  return { ...draft, ...edit, ...moved, ...(edit.day ? { clash: null } : {}) }
}
