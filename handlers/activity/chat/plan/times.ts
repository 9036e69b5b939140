/** When an activity is and until when to answer, in words. */
import { dayInWords, findDays } from '../../../language/dates.ts'
import { timeIn, timeOfDay } from '../../../language/partsOfDay.ts'
import { dayOf, type Day } from '../../../shared/days.ts'
import type { PlanContext, PlanDraft, Words } from './draft.ts'

const until = '[^,，。;；\\s]'

const deadlineWords = new RegExp(`(${until}{2,16}?)(?:之前|以前|前)(?:回复|报名|回执|反馈|确认|告知)`)

export function deadlineIn(words: Words, { now, zone }: PlanContext): PlanDraft['answerBy'] {
  const match = deadlineWords.exec(words.left)
  const said = match?.[1] ? dayInWords(match[1], now, zone, 'future') : null
  if (!match || !said?.day) return null
  words.cut(match.index, match.index + match[0].length)
  return { day: said.day, time: said.time ?? '23:59' }
}

/** The day, the start and the end, wherever they stand. */
export function takeTime(
  words: Words,
  { now, zone, lean = 'future' as const }: PlanContext,
): Pick<PlanDraft, 'day' | 'time' | 'endTime'> {
  const [found] = findDays(words.left, { today: dayOf(now, zone), lean, contactDay: '10-20' })
  let day: Day | null = null
  let time: string | null = null
  let endTime: string | null = null
  const part = /上午|中午|下午|晚上/.exec(found?.words ?? '')?.[0] ?? ''
  if (found) {
    day = found.day
    time = found.time
    const end = found.time ? endAfter(words.left, found.to, found.time) : null
    endTime = end?.time ?? null
    words.cut(found.from, end?.to ?? found.to)
    words.left = words.left.replace(/^[，\s]*[(（]?(?:周|星期)[一二三四五六日天][)）]?/, '，')
  }
  if (time === null) {
    const alone = takeClock(words, part)
    time = alone.time
    endTime ??= alone.endTime
  }
  return { day, time, endTime }
}

const clockWords =
  /(?:凌晨|清早|早晨|早上|上午|中午|下午|傍晚|晚上)?\s*(?:\d{1,2}:\d{2}|[\d一二两三四五六七八九十]{1,3}点(?:半|钟|整|一刻|三刻|[\d一二三四五十]{1,3}分?)?)|上午|下午|晚上/

function takeClock(words: Words, part: string): { time: string | null; endTime: string | null } {
  const match = clockWords.exec(words.left)
  const said = match
    ? (timeOfDay(`${/^[\d一二两三四五六七八九十]/.test(match[0]) ? part : ''}${match[0]}`) ??
      timeIn(match[0]))
    : null
  if (!match || !said) return { time: null, endTime: null }
  const to = match.index + match[0].length
  const end = said.time ? endAfter(words.left, to, said.time) : null
  words.cut(match.index, end?.to ?? to)
  return { time: said.time, endTime: end?.time ?? null }
}

/** 14:30-16:30, 下午2点到4点 */
function endAfter(text: string, at: number, start: string): { time: string; to: number } | null {
  const dash = /^\s*(?:-|—|–|~|到|至)+\s*/.exec(text.slice(at))
  if (!dash) return null
  const from = at + dash[0].length
  const said = timeOfDay(text.slice(from, from + 16))
  if (!said?.time) return null
  // 下午2点到4点: the afternoon goes on
  const [hour = 0] = said.time.split(':').map(Number)
  const time = said.time <= start && hour < 12 ? `${hour + 12}${said.time.slice(2)}` : said.time
  return time > start ? { time, to: from + said.length } : null
}
