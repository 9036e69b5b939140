/** Changing one part of a plan in words. */
import { dayInWords } from '../../../language/dates.ts'
import { Words, type PlanContext, type PlanDraft } from './draft.ts'
import { takeTime } from './times.ts'
import { hourWords, noSeats } from './words.ts'

/** What a correction of a plan says: 地点 桥东社区, 时间 11月16日下午3点, 名额 30, 截止 12月3日, 名称 …, 带 … */
export type Edit = Partial<
  Pick<
    PlanDraft,
    'day' | 'time' | 'endTime' | 'place' | 'seats' | 'answerBy' | 'title' | 'bring' | 'materials' | 'hours'
  >
>

const moved = /(?:改到|改为|改成|改在|推迟到|延期到|延到|提前到|时间|换到|挪到)/
const wordsOf = (text: string, label: RegExp): string | null => {
  const match = new RegExp(
    `(?:${label.source})(?:改|换|改成|改到|改为|换成|换到|是|为)?[:：]?\\s*([^,，;；\\n]{1,200})`,
  ).exec(text)
  return match?.[1]?.trim() ?? null
}

/** Reads a correction; null when the words hold none. */
export function editIn(raw: string, { now, zone }: Pick<PlanContext, 'now' | 'zone'>): Edit | null {
  const text = raw.normalize('NFKC').trim()
  const edit: Edit = {}
  const place = wordsOf(text, /地点|地址|会场/)
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
  if (!deadline && !place && !title && (moved.test(text) || Object.keys(edit).length === 0)) {
    const words = new Words(text)
    const time = takeTime(words, { now, zone, groups: [], ownGroups: [] })
    const rest = words.left.replace(moved, '').replace(/[\s,，。;；:：!！吧了]|改|换|是/g, '')
    if (moved.test(text) || rest === '') {
      if (time.day) edit.day = time.day
      if (time.time) edit.time = time.time
      if (time.endTime) edit.endTime = time.endTime
    }
  }
  return Object.keys(edit).length > 0 ? edit : null
}
