import {
  addDays,
  dayOf,
  instantOf,
  quarter,
  quarterOf,
  spokenDay,
  timeOf,
  weekdayOf,
} from '../../handlers/shared/days.ts'

/** 11月23日 周一 09:30, with the year where it is not the current one. */
export function momentLabel(at: Date, now: Date, zone: string): string {
  const day = dayOf(at, zone)
  const weekday = '一二三四五六日'.charAt(weekdayOf(day) - 1)
  return `${spokenDay(day, dayOf(now, zone))} 周${weekday} ${timeOf(at, zone)}`
}

/** Lines closer together than this stand under one time, as in WeChat. */
const pause = 5 * 60_000

/** Whether a line, said after another one or first, gets the time above it. */
export const startsAnew = (at: Date, before: Date | null): boolean =>
  before === null || Math.abs(at.getTime() - before.getTime()) > pause

/** The value of a date-and-time field: 2026-11-23T09:30 in the office's zone. */
export const fieldValue = (at: Date, zone: string): string => `${dayOf(at, zone)}T${timeOf(at, zone)}`

/** The instant such a field names; null when it names none between 2000 and 2099. */
export function instantOfField(value: string, zone: string): Date | null {
  const parts = /^(20\d\d-\d\d-\d\d)T(\d\d:\d\d)(?::\d\d)?$/u.exec(value)
  if (!parts) return null
  const [, day = '', time = ''] = parts
  return Number.isNaN(Date.parse(`${day}T${time}Z`)) ? null : instantOf(day, time, zone)
}

export type ClockStep = 'hour' | 'day' | 'quarter'

/** Where a step takes the clock: an hour or a day on, or to 09:00 ten days before the end of the quarter, the next if past. */
export function stepped(now: Date, step: ClockStep, zone: string): Date {
  if (step === 'hour') return new Date(now.getTime() + 3_600_000)
  const today = dayOf(now, zone)
  if (step === 'day') return instantOf(addDays(today, 1), timeOf(now, zone), zone)
  const { year, number, to } = quarterOf(today)
  const tenBefore = instantOf(addDays(to, -10), '09:00', zone)
  if (tenBefore > now) return tenBefore
  return instantOf(addDays(quarter(year, number + 1).to, -10), '09:00', zone)
}

/** The program's time in full; the page's script writes the same format as the clock runs on. */
export const clockLabel = (now: Date, zone: string): string =>
  new Intl.DateTimeFormat('zh-CN', {
    timeZone: zone,
    year: 'numeric',
    month: 'long',
    day: 'numeric',
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(now)
