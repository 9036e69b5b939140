import { dayOf, type Day } from '../shared/days.ts'
import { dayRules } from './dayRules.ts'
import { festivalRules } from './festivalRules.ts'
import { lateRules } from './lateDayRules.ts'
import type { ContactDay, DayReading, DayRule, Standpoint } from './nearestDays.ts'
import { timeOfDay } from './partsOfDay.ts'
import type { PartOfDay } from './understanding.ts'

/** Words for a day, where they stand in the text, and what they say. */
export interface DayWords {
  from: number
  to: number
  words: string
  rule: string
  /** Null when the words name no single day. */
  day: Day | null
  /** The last day of a range. */
  until: Day | null
  problem: 'vague' | 'impossible' | null
  /** Days that vague words may mean. */
  choices: readonly Day[]
  partOfDay: PartOfDay | null
  /** HH:mm */
  time: string | null
}

/** A stretch of the text that is spoken for: a name that holds 周三 is no day. */
export interface Span {
  from: number
  to: number
}

export const overlaps = (one: Span, other: Span): boolean => one.from < other.to && other.from < one.to

const plainRules: readonly DayRule[] = [...dayRules, ...lateRules]
const allRules: readonly DayRule[] = [...dayRules, ...festivalRules, ...lateRules]
const anyFestival =
  /节|元旦|除夕|年三十|年夜|初[一二三四五六七八]|正月|元宵|清明|五一|端午|中秋|八月十五|国庆|重阳|当天|那天/
const anyDay =
  /[\d一二三四五六七八九十廿]|[今昨明前后刚这当]|周|星期|礼拜|月|年|节|元旦|清明|端午|中秋|重阳|国庆|除夕|元宵|联系日|联系选民日|近|季|天|现在|假/

/** All words for days in the text, in order. `taken` are stretches that are something else. */
export function findDays(text: string, at: Standpoint, taken: readonly Span[] = []): DayWords[] {
  if (!anyDay.test(text)) return []
  const found: DayWords[] = []
  for (const rule of anyFestival.test(text) ? allRules : plainRules)
    for (const match of text.matchAll(rule.pattern)) {
      const span = { from: match.index, to: match.index + match[0].length }
      if (match[0] === '' || [...taken, ...found].some((other) => overlaps(span, other))) continue
      const reading = rule.read(match, at)
      if (reading) found.push(withTime(text, span, rule.name, reading))
    }
  return found.sort((a, b) => a.from - b.from)
}

function withTime(text: string, span: Span, rule: string, reading: DayReading): DayWords {
  const gap = /^(?: |的)*/.exec(text.slice(span.to, span.to + 4))?.[0].length ?? 0
  const part = timeOfDay(text.slice(span.to + gap, span.to + gap + 16))
  const to = part ? span.to + gap + part.length : span.to
  return {
    from: span.from,
    to,
    words: text.slice(span.from, to),
    rule,
    day: 'day' in reading ? reading.day : null,
    until: 'until' in reading ? reading.until : null,
    problem: 'impossible' in reading ? 'impossible' : 'day' in reading ? null : 'vague',
    choices: 'vague' in reading ? reading.vague : 'from' in reading ? [reading.from, reading.until] : [],
    partOfDay: part?.partOfDay ?? null,
    time: part?.time ?? null,
  }
}

/** 昨天(1月3日) where yesterday was the 5th, 周一还是周二: two days for one act are no day, and both are offered. */
export const eitherDay = (one: DayWords, other: DayWords): DayWords =>
  one.day === null || other.day === null || one.day === other.day || other.rule === '联系日'
    ? one
    : one.rule === '联系日'
      ? other
      : {
          ...one,
          words: `${one.words}、${other.words}`,
          day: null,
          until: null,
          problem: 'vague',
          choices: [one.day, other.day].toSorted(),
        }

/** The first day that the words name; null when they name none. `lean` is past for what was done, future for plans. */
export const dayInWords = (
  text: string,
  now: Date,
  zone: string,
  lean: 'past' | 'future',
  contactDay?: ContactDay,
): DayWords | null => findDays(text, { today: dayOf(now, zone), lean, contactDay })[0] ?? null
