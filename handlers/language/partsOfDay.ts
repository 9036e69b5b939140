import { numberOf, numeral } from './numbers.ts'
import type { PartOfDay } from './understanding.ts'

/** Words for a part of the day. Noon and the first half of the night have no words of their own in the record. */
const parts: readonly (readonly [RegExp, PartOfDay])[] = [
  [/^(?:凌晨|清早|清晨|早晨|早上|一大早|一早|大清早|上午|早间|晨|早|午前|前晌|上半晌|头午)/, 'am'],
  [/^(?:中午|正午|晌午|午间|下午|午后|后半晌|下半天|后晌|下半晌|下晚)/, 'pm'],
  [/^(?:傍晚|晚上|晚间|夜里|夜间|夜晚|深夜|半夜|晚饭后|吃完晚饭|晚|夜)/, 'evening'],
]

const partWord =
  /凌晨|清早|清晨|早晨|早上|一大早|一早|大清早|上午|早间|午前|前晌|后晌|头午|中午|正午|晌午|午间|下午|午后|傍晚|晚上|晚间|夜里|夜间|夜晚|深夜|半夜|晚饭后|吃完晚饭/

/** 半, 05, 零五, 二十, 5分: in 3点一组 and 3点8人 no minutes stand behind the hour. */
export const minutes =
  '(?:半|整|一刻|三刻|\\d{1,2}(?=分)|\\d{2}(?!\\d)(?!\\s*[人个名位组])|[〇零][一二三四五六七八九]|' +
  '[二三四五]?十(?=[一二三四五六七八九]组)|[二三四五]?十[一二三四五六七八九]?(?![人个名位组一二三四五六七八九])|[一二三四五六七八九](?=分))'

const clock = new RegExp(
  `^(${numeral})(?:点钟?(?!建议|意见|要求|诉求|问题|想法|希望|困难|情况)|时|:)(${minutes})?分?`,
)

export interface TimeOfDay {
  length: number
  partOfDay: PartOfDay | null
  /** HH:mm */
  time: string | null
}

/** Reads 下午两点半, 晚上, 三点半, 14:30 at the start of the words. */
export function timeOfDay(words: string): TimeOfDay | null {
  const part = parts.find(([pattern]) => pattern.test(words))
  const partLength = part ? (part[0].exec(words)?.[0].length ?? 0) : 0
  const gap = /^ */.exec(words.slice(partLength))?.[0].length ?? 0
  const told = clockTime(words.slice(partLength + gap), part?.[1] ?? null)
  if (told) return { ...told, length: partLength + gap + told.length }
  return part ? { length: partLength, partOfDay: part[1], time: null } : null
}

function clockTime(words: string, said: PartOfDay | null): TimeOfDay | null {
  const match = clock.exec(words)
  if (!match) return null
  const hour = hourOnTheClock(numberOf(match[1] ?? ''), said)
  const minute = minuteOf(match[2] ?? '')
  if (!(hour >= 0 && hour < 24) || !(minute >= 0 && minute < 60)) return null
  const time = `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
  return { length: match[0].length, partOfDay: said ?? partAt(hour), time }
}

/** In the office's day 三点半 is in the afternoon; nobody visits at half past three at night. */
function hourOnTheClock(hour: number, said: PartOfDay | null): number {
  if (said === 'am') return hour
  if (said === null) return hour >= 1 && hour <= 5 ? hour + 12 : hour
  return hour < 12 && !(said === 'pm' && hour >= 10) ? hour + 12 : hour
}

const minuteOf = (words: string): number =>
  words === '半'
    ? 30
    : words === '一刻'
      ? 15
      : words === '三刻'
        ? 45
        : words === '整' || words === ''
          ? 0
          : numberOf(words.replace(/^[零〇]/, ''))

const partAt = (hour: number): PartOfDay => (hour < 12 ? 'am' : hour < 18 ? 'pm' : 'evening')

const clockAlone =
  /(?<![\d.])(?:\d{1,2}:\d{2}|[\d一二两三四五六七八九十]{1,2}点(?:半|钟|[\d一二三四五十]{1,3}分))/

/** The first time of day in the words, wherever it stands. */
export function timeIn(words: string): TimeOfDay | null {
  const part = words.search(partWord)
  if (part >= 0) return timeOfDay(words.slice(part))
  const clock = words.search(clockAlone)
  return clock >= 0 ? timeOfDay(words.slice(clock)) : null
}
