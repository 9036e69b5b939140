import type { Act } from '../shared/act.ts'
import { dayOf, spokenDay, timeOf } from '../shared/days.ts'
import type { Activity } from './actions.ts'

/** 12月6日 14:30 */
export const whenOf = (
  { startsAt }: Pick<Activity, 'startsAt'>,
  { now, zone }: Pick<Act, 'now' | 'zone'>,
): string => `${spokenDay(dayOf(startsAt, zone), dayOf(now, zone))} ${timeOf(startsAt, zone)}`
