import type { Act } from '../shared/act.ts'
import { dayOf, spokenDay, timeOf } from '../shared/days.ts'
import type { Activity } from './actions.ts'

/** 12月6日 14:30; the day alone where no hour is known. */
export const whenOf = (
  { startsAt, hourKnown }: Pick<Activity, 'startsAt' | 'hourKnown'>,
  { now, zone }: Pick<Act, 'now' | 'zone'>,
): string =>
  [spokenDay(dayOf(startsAt, zone), dayOf(now, zone)), ...(hourKnown ? [timeOf(startsAt, zone)] : [])].join(
    ' ',
  )
