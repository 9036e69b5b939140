/** Leave on single days of an activity of several days: who is on leave on which, why, and who said so. Pure. */
import { spokenDay, type Day } from '../../shared/days.ts'

export interface LeaveDay {
  on: Day
  reason: string
  /** Who said it: himself, or whoever kept the sheet. */
  byId: number
}

interface Own {
  leaveDays: string | null
}

/** Earliest first. */
export const leaveDaysOf = ({ leaveDays }: Own): LeaveDay[] =>
  leaveDays === null ? [] : (JSON.parse(leaveDays) as LeaveDay[])

const stored = (all: readonly LeaveDay[]): string | null =>
  all.length === 0 ? null : JSON.stringify([...all].sort((a, b) => (a.on < b.on ? -1 : 1)))

/** With leave on these days; what stands of the same day gives way. */
export const withLeave = (own: Own, fresh: readonly LeaveDay[]): string | null =>
  stored([...leaveDaysOf(own).filter(({ on }) => !fresh.some((one) => one.on === on)), ...fresh])

/** What a sheet of these days leaves of it: who came was on no leave; leave that he gave himself stays where he did not. */
export const afterSheet = (
  own: Own & { personId: number },
  days: readonly Day[],
  marked: 'attended' | 'absent' | { excused: string; byId: number },
): string | null => {
  const before = leaveDaysOf(own)
  const isHis = ({ byId }: LeaveDay): boolean => byId === own.personId
  const kept = before.filter((one) => !days.includes(one.on) || (marked !== 'attended' && isHis(one)))
  if (typeof marked === 'string') return stored(kept)
  const fresh = days
    .filter((on) => !kept.some((one) => one.on === on))
    .map((on) => ({ on, reason: marked.excused, byId: marked.byId }))
  return stored([...kept, ...fresh])
}

/** 12月6日请假（孩子发烧）; without the reasons where they are nobody's business; empty where there is none. */
export const leaveWords = (own: Own, today: Day, withReason: boolean): string =>
  leaveDaysOf(own)
    .map(({ on, reason }) => `${spokenDay(on, today)}请假${withReason ? `（${reason}）` : ''}`)
    .join('，')
