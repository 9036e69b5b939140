/** On which days of an activity of several days somebody was there. Pure. */
import type { Day } from '../../shared/days.ts'
import { daysOf } from '../timing.ts'

interface There {
  presence: string | null
  /** JSON; null: on all days, where he was there. */
  presentDays: string | null
}

type Held = Parameters<typeof daysOf>[0]

/** The days on which he is recorded to have been there. */
export function daysThere(activity: Held, { presence, presentDays }: There, zone: string): Day[] {
  if (presence !== 'attended') return []
  const all = daysOf(activity, zone)
  if (presentDays === null) return all
  const noted = JSON.parse(presentDays) as Day[]
  return all.filter((day) => noted.includes(day))
}

/** Where he stands once it is recorded that he was there on these days, or was not; other days stay as they are. */
export function thereAfter(
  activity: Held,
  before: There,
  days: readonly Day[],
  isThere: boolean,
  zone: string,
): { presence: 'attended' | 'absent'; presentDays: string | null; share: number } {
  const all = daysOf(activity, zone)
  const known = daysThere(activity, before, zone)
  const now = all.filter((day) => (days.includes(day) ? isThere : known.includes(day)))
  return {
    presence: now.length > 0 ? 'attended' : 'absent',
    presentDays: now.length > 0 && now.length < all.length ? JSON.stringify(now) : null,
    share: now.length / all.length,
  }
}
