/** When an activity is and until when to answer, in words. */
import { dayInWords } from '../../../language/dates.ts'
import { minutes, timeIn, timeOfDay } from '../../../language/partsOfDay.ts'
import { endHour } from '../../timing.ts'
import { daysIn } from './days.ts'
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

/** The days, the start and the end, wherever they stand. */
export function takeTime(
  words: Words,
  context: PlanContext,
): Pick<PlanDraft, 'day' | 'time' | 'endDay' | 'endTime' | 'clash'> {
  const ending = takeEnd(words)
  const { at, part, ...read } = daysIn(words, context)
  const end = read.time && at !== null ? endAfter(words.left, at, read.time) : null
  if (end && at !== null) words.cut(at, end.to)
  const time = { ...read, endTime: read.endTime ?? end?.time ?? null }
  const alone = time.time === null ? takeClock(words, part) : null
  const endTime = time.endTime ?? alone?.endTime ?? null
  return {
    ...time,
    time: time.time ?? alone?.time ?? null,
    endTime: endTime ?? lateOf(ending, time.time ?? alone?.time ?? null, time.endDay !== null),
  }
}

const endWords =
  /(?:预计|大约|约|计划)?(?:于|在)?((?:上午|中午|下午|傍晚|晚上)?\s*(?:\d{1,2}:\d{2}|[\d一二两三四五六七八九十]{1,3}(?:点|时)(?:半|整|一刻)?))(?:左右|前)?(?:结束|散会|返回|返程)/

/** 预计12点结束, without a day of its own. */
function takeEnd(words: Words): string | null {
  const match = endWords.exec(words.left)
  if (!match?.[1] || /[日号天\d]$/.test(words.left.slice(0, match.index))) return null
  words.cut(match.index, match.index + match[0].length)
  return timeOfDay(match[1].trim())?.time ?? null
}

/** 5点结束 of an afternoon. */
function lateOf(end: string | null, start: string | null, isAnotherDay: boolean): string | null {
  return end === null || start === null || isAnotherDay ? end : endHour(start, end)
}

const clockWords = new RegExp(
  '(?:凌晨|清早|早晨|早上|上午|中午|下午|傍晚|晚上)?\\s*(?:\\d{1,2}:\\d{2}|' +
    `[\\d一二两三四五六七八九十]{1,3}(?:点钟?(?:${minutes}分?)?|时(?:整|半|[\\d一二三四五十]{1,3}分)?))|上午|下午|晚上`,
)

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

/** Whether the words hold a clock time. */
export const hasClock = (text: string): boolean =>
  /\d{1,2}:\d{2}|[\d一二两三四五六七八九十]{1,3}[点时](?!间)/.test(text)

/** The first clock time of the words, or null. */
export function clockIn(text: string): string | null {
  const from = text.search(clockWords)
  return from < 0 ? null : (timeOfDay(text.slice(from))?.time ?? timeIn(text)?.time ?? null)
}

/** 14:30-16:30, 下午2点到4点 */
function endAfter(text: string, at: number, start: string): { time: string; to: number } | null {
  const dash = /^\s*(?:-|—|–|~|到|至)+\s*/.exec(text.slice(at))
  if (!dash) return null
  const from = at + dash[0].length
  const said = timeOfDay(text.slice(from, from + 16))
  if (!said?.time) return null
  const time = endHour(start, said.time)
  return time ? { time, to: from + said.length } : null
}
