/** Where a person stands on each day of an activity of several days. Pure. */
import type { Day } from '../../shared/days.ts'
import { daysOf } from '../timing.ts'
import { daysThere } from './daysThere.ts'
import { leaveDaysOf } from './leaveDays.ts'

interface Own {
  answer: string | null
  reason: string | null
  presence: string | null
  presentDays: string | null
  leaveDays: string | null
}

export interface OneDay {
  on: Day
  status: 'attended' | 'excused' | 'absent'
  reason: string | null
}

/** A line a day of which something is known; nothing of an activity of one day. Having been there goes before leave. */
export function dayByDay(activity: Parameters<typeof daysOf>[0], own: Own, zone: string): OneDay[] {
  const days = daysOf(activity, zone)
  const there = daysThere(activity, own, zone)
  if (days.length === 1) return []
  return days.flatMap((on): OneDay[] => {
    if (there.includes(on)) return [{ on, status: 'attended', reason: null }]
    const leave = leaveDaysOf(own).find((one) => one.on === on)
    if (leave) return [{ on, status: 'excused', reason: leave.reason }]
    if (own.answer === 'excused' && own.presence !== 'attended')
      return [{ on, status: 'excused', reason: own.reason }]
    return own.presence === null ? [] : [{ on, status: 'absent', reason: null }]
  })
}
