/** Office days (YYYY-MM-DD in the office's zone) and quarters. Pure; text days sort, compare and never shift. */
import dayjs from 'dayjs'
import utcPlugin from 'dayjs/plugin/utc.js'

dayjs.extend(utcPlugin)

export type Day = string

export interface Quarter {
  /** 2026Q4 */
  name: string
  year: number
  number: 1 | 2 | 3 | 4
  from: Day
  to: Day
}

const formats = new Map<string, Intl.DateTimeFormat>()
const offsets = new Map<string, number>()
const quarterHourMs = 900_000

/** The offset of a zone at an instant, in ms. Zones change only at quarter hours, so each is worked out once. */
function offsetAt(ms: number, zone: string): number {
  const key = `${zone} ${Math.floor(ms / quarterHourMs)}`
  let offset = offsets.get(key)
  if (offset === undefined) {
    offset = shownAsUtc(ms, zone) - Math.floor(ms / 1000) * 1000
    if (offsets.size > 10_000) offsets.clear()
    offsets.set(key, offset)
  }
  return offset
}

function shownAsUtc(ms: number, zone: string): number {
  let format = formats.get(zone)
  if (!format) {
    const two = {
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    } as const
    format = new Intl.DateTimeFormat('en-CA', { timeZone: zone, hourCycle: 'h23', year: 'numeric', ...two })
    formats.set(zone, format)
  }
  const parts = Object.fromEntries(format.formatToParts(ms).map(({ type, value }) => [type, Number(value)]))
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts
  return Date.UTC(year, month - 1, day, hour, minute, second)
}

/** The wall clock of a zone at an instant, written as if it were UTC: 2026-11-24T09:30:00.000Z. */
const wallClock = (instant: Date, zone: string): string =>
  new Date(instant.getTime() + offsetAt(instant.getTime(), zone)).toISOString()

/** The office day on which an instant falls. */
export const dayOf = (instant: Date, zone: string): Day => wallClock(instant, zone).slice(0, 10)

/** The office's wall clock at an instant, HH:mm. */
export const timeOf = (instant: Date, zone: string): string => wallClock(instant, zone).slice(11, 16)

/** The instant of a wall-clock time (HH:mm or HH:mm:ss) on an office day; in a gap of summer time, the same distance after it. */
export function instantOf(day: Day, time: string, zone: string): Date {
  const wanted = Date.parse(`${day}T${time.length === 5 ? `${time}:00` : time}Z`)
  const first = wanted - offsetAt(wanted, zone)
  const second = wanted - offsetAt(first, zone)
  const isShown = second + offsetAt(second, zone) === wanted
  return new Date(isShown ? second : Math.max(first, second))
}

/** An instant with the office's offset, 2026-11-24T09:30:00+08:00. */
export function isoIn(instant: Date, zone: string): string {
  const minutes = Math.round(offsetAt(instant.getTime(), zone) / 60_000)
  const size = Math.abs(minutes)
  const two = (value: number) => String(value).padStart(2, '0')
  return `${wallClock(instant, zone).slice(0, 19)}${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`
}

const utc = (day: Day) => dayjs.utc(day)

const dayMs = 86_400_000

/** Plain arithmetic: limits count many days, one after another. */
export const addDays = (day: Day, days: number): Day =>
  new Date(Date.parse(day) + days * dayMs).toISOString().slice(0, 10)

/** The same day so many months on; the last of the month where it has no such day. */
export const addMonths = (day: Day, months: number): Day => utc(day).add(months, 'month').format('YYYY-MM-DD')

/** Whole days from one day to another; negative when `to` lies before. */
export const daysBetween = (from: Day, to: Day): number => (Date.parse(to) - Date.parse(from)) / dayMs

/** 1 = Monday … 7 = Sunday. */
export const weekdayOf = (day: Day): number => new Date(Date.parse(day)).getUTCDay() || 7

export function quarterOf(day: Day): Quarter {
  const year = Number(day.slice(0, 4))
  return quarter(year, Math.ceil(Number(day.slice(5, 7)) / 3))
}

/** Quarter `number` of a year; 5 is the first of the next, 0 the last of the one before. */
export function quarter(year: number, number: number): Quarter {
  if (number > 4) return quarter(year + 1, number - 4)
  if (number < 1) return quarter(year - 1, number + 4)
  const from = `${year}-${String(number * 3 - 2).padStart(2, '0')}-01`
  const to = `${year}-${['03-31', '06-30', '09-30', '12-31'][number - 1] ?? ''}`
  return { name: `${year}Q${number}`, year, number: number as Quarter['number'], from, to }
}

/** 11月22日, with the year where it is not the current one. */
export function spokenDay(day: Day, today: Day): string {
  const [year = '', month = '', date = ''] = day.split('-')
  const short = `${Number(month)}月${Number(date)}日`
  return year === today.slice(0, 4) ? short : `${year}年${short}`
}
