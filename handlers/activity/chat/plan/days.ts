/** On which days a plan is: one, a span of days, and the weekday that was written beside a date. Pure. */
import { findDays, type DayWords } from '../../../language/dates.ts'
import { numberOf } from '../../../language/numbers.ts'
import { addDays, dayOf, weekdayOf, type Day } from '../../../shared/days.ts'
import type { PlanContext, PlanDraft, Words } from './draft.ts'

type DaysRead = Pick<PlanDraft, 'day' | 'time' | 'endDay' | 'endTime' | 'clash'> & {
  /** 上午 that stood beside the day without its hour. */
  part: string
  /** Where an end of the same day may follow. */
  at: number | null
}

const week = '一二三四五六日'
const besideDate = /(?<=[日号])\s*[(（]\s*(?:本|下)?(?:周|星期|礼拜)([一二三四五六日天])\s*[)）]/
const dateBeside = /(?<=[天一二三四五六日])\s*[(（]\s*((?:\d{4}年)?\d{1,2}月\d{1,2}[日号])\s*[)）]/
const lasting =
  /(?:起)?[\s,，]*(?:为期|会期|历时|活动时间|一共|总共|共|连续|预计|时间)\s*(\d|[一二两三四五六七八九十])\s*天(?:时间)?/
const joins = /^[\s,，]*(?:-|—|–|~|到|至)+\s*(?:次日)?/
const lists = /^\s*[、和及与]\s*/
const over = /^(?:左右|前后)?(?:结束|返回|返程|回来|回程|散会|离会)/

/** The days of a plan wherever they stand: 12月6日到7日, 12月6日9点到12月7日17点, 12月7日下午5点结束, 为期两天. They are taken out. */
export function daysIn(words: Words, { now, zone, contactDay, lean = 'future' }: PlanContext): DaysRead {
  const weekday = words.takeOut(besideDate)?.[1] ?? null
  while (words.takeOut(besideDate)) continue
  words.takeOut(/(?<=[日号])\s*[两二2]天(?=[\s,，。;；]|$)/)
  const date = words.takeOut(dateBeside)?.[1] ?? null
  words.takeOut(/(?<=[日号])起(?=[\s,，]|$)/)
  const days = words.takeOut(lasting)?.[1] ?? null
  const at = { today: dayOf(now, zone), lean, contactDay }
  const read: DaysRead = {
    day: null,
    time: null,
    endDay: null,
    endTime: null,
    clash: null,
    part: '',
    at: null,
  }
  const found = findDays(words.left, at)
  const [first, ...others] = found
  if (!first) return read
  read.part = /上午|中午|下午|晚上/.exec(first.words)?.[0] ?? ''
  read.time = first.time
  const isSpan = first.until !== null && first.choices.length === 2
  read.day = isSpan ? (first.choices[0] ?? null) : first.day
  let to = first.to
  if (isSpan) read.endDay = first.until
  else if (read.day !== null) {
    const next = others.find(({ from }) => joinsDays(words.left.slice(first.to, from)))
    const last = next && lastDay(read.day, next, words.left.slice(first.to, next.from), lean)
    if (next && last) {
      read.endDay = last
      read.endTime = next.time
      to = next.to
    }
  }
  const ending = read.endDay === null ? others.find((one) => ends(words.left, one)) : undefined
  if (read.day !== null && ending?.day && ending.day > read.day) {
    read.endDay = ending.day
    read.endTime = ending.time
    const after = over.exec(words.left.slice(ending.to))?.[0] ?? ''
    words.cut(ending.from, ending.to + after.length)
  }
  words.cut(first.from, to)
  read.at = read.endDay === null ? first.from + 1 : null
  if (days !== null && read.day && read.endDay === null && numberOf(days) > 1)
    read.endDay = addDays(read.day, numberOf(days) - 1)
  const beside = date === null ? null : (findDays(date, at)[0]?.day ?? null)
  return { ...read, ...checked(read, weekday, beside) }
}

const joinsDays = (gap: string): boolean => joins.exec(gap)?.[0] === gap || lists.exec(gap)?.[0] === gap

/** The last day of a span; a list of days is one only where they follow each other. */
function lastDay(first: Day, end: DayWords, gap: string, lean: PlanContext['lean']): Day | null {
  // 11月23日到25日, told on the 24th: the 25th of this month, which lies ahead
  const behind = lean === 'past' && end.day !== null && end.day < first
  const { day, rule } = behind ? (findDays(end.words, { today: first, lean: 'future' })[0] ?? end) : end
  if (day === null) return null
  const last = day < first && rule === '星期' ? addDays(day, 7) : day
  if (last <= first) return null
  return lists.test(gap) && last !== addDays(first, 1) ? null : last
}

const ends = (text: string, { from, to }: DayWords): boolean =>
  over.test(text.slice(to)) || /(?:结束|返回|返程)(?:时间)?[:：于在]?\s*$/.test(text.slice(0, from))

/** 12月3日（星期五） where that day is a Thursday, 下周三（12月4日）: which of both is meant is asked. */
function checked(
  { day }: Pick<DaysRead, 'day'>,
  weekday: string | null,
  beside: Day | null,
): Pick<PlanDraft, 'day' | 'clash'> {
  if (day === null) return { day: beside, clash: null }
  if (beside !== null && beside !== day) return { day: null, clash: `您写的两个日子对不上` }
  const said = weekday === null ? null : week.indexOf(weekday.replace('天', '日')) + 1
  if (said === null || said === weekdayOf(day)) return { day, clash: null }
  const [, month, date] = day.split('-').map(Number)
  return {
    day: null,
    clash: `${month}月${date}日是星期${week.charAt(weekdayOf(day) - 1)}，您写的是星期${weekday}`,
  }
}
