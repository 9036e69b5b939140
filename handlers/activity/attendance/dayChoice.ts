/** Choosing on a page of which day of an activity a sheet is. */
import type { Act } from '../../shared/act.ts'
import { dayOf, spokenDay, type Day } from '../../shared/days.ts'
import { daysOf, endOf } from '../timing.ts'

type Held = Parameters<typeof daysOf>[0]

const everyDay = 'all'

/** The days that have begun, the last one last; all of them together stand last once it is over. Empty where there is one day. */
export function sheetDayOptions(
  activity: Held,
  { now, zone }: Pick<Act, 'now' | 'zone'>,
): { value: string; label: string }[] {
  const days = daysOf(activity, zone)
  const today = dayOf(now, zone)
  if (days.length === 1) return []
  const begun = days.flatMap((day, index) =>
    day <= today ? [{ value: day, label: `第${index + 1}天（${spokenDay(day, today)}）` }] : [],
  )
  const all = { value: everyDay, label: begun.length < days.length ? '到今天的每一天' : '每一天' }
  if (begun.length < 2) return begun
  return endOf(activity, 0) <= now ? [...begun, all] : [all, ...begun]
}

/** What was chosen; null is all of it. */
export const sheetDayChosen = (activity: Held, chosen: string, zone: string): Day[] | null =>
  daysOf(activity, zone).includes(chosen) ? [chosen] : null
