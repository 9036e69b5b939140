/** Of which days of an activity a sheet is: 第二天到了8个; 两天都到了. Pure. */
import { dayInWords } from '../../../language/dates.ts'
import { numberOf } from '../../../language/numbers.ts'
import { dayOf, spokenDay, type Day } from '../../../shared/days.ts'
import { daysOf, endOf } from '../../timing.ts'

type Held = Parameters<typeof daysOf>[0]

const whole = /(?:[两二三四五六七\d]天|每天|全程)都|全程|自始至终/
const nth = /第([一二三四五六七八九\d])天|(首日|头一天)|(最后一天|末日)/

/** Null: of all of it, also where it is of one day. The day that was said, else today's while it goes on. */
export function sheetDaysIn(
  activity: Held,
  said: readonly string[],
  { now, zone }: { now: Date; zone: string },
): Day[] | null {
  const all = daysOf(activity, zone)
  const text = said.join(' ')
  if (all.length === 1 || whole.test(text)) return null
  const match = nth.exec(text)
  const index = match?.[1] ? numberOf(match[1]) - 1 : match?.[2] ? 0 : match?.[3] ? all.length - 1 : null
  const named = index === null ? dayInWords(text, now, zone, 'past')?.day : all[index]
  if (named && all.includes(named)) return [named]
  const today = dayOf(now, zone)
  return endOf(activity, 0) > now && all.includes(today) ? [today] : null
}

/** Words of who was there that name no day, once it is over: of all of it, or of its last day. */
export const saysNoDay = (
  activity: Held,
  said: readonly string[],
  at: { now: Date; zone: string },
): boolean =>
  daysOf(activity, at.zone).length > 1 &&
  !whole.test(said.join(' ')) &&
  sheetDaysIn(activity, said, at) === null

/** 第2天（12月7日）, before what is said of its sheet; empty where the sheet is of all. */
export const sheetDayWords = (
  activity: Held,
  days: readonly Day[] | null,
  zone: string,
  today: Day,
): string =>
  days?.[0] ? `第${daysOf(activity, zone).indexOf(days[0]) + 1}天（${spokenDay(days[0], today)}）` : ''
