/** Whose word an act is: his who says it, or his for whom staff keys in what came on paper, by telephone or in person. */
import type { Speaker } from '../../people/actions.ts'
import type { Act } from '../../shared/act.ts'
import { dayOf, instantOf, type Day } from '../../shared/days.ts'
import type { KeyedIn } from '../course.ts'
import type { Party } from '../moves.ts'

export interface Voice extends Speaker {
  keyedIn?: KeyedIn & {
    /** What the one who keys it in is to the suggestion. */
    staff: readonly Party[]
  }
}

/** The day from which an act counts for who makes it. */
export const countsOn = (act: Pick<Act, 'now' | 'zone'>, who: Voice | null): Day =>
  who?.keyedIn?.on ?? dayOf(act.now, act.zone)

/** The instant that is kept of it; nobody noted the hour of an earlier day: its end, so that it stands after what it answers. */
export const countsAt = (act: Pick<Act, 'now' | 'zone'>, who: Voice | null): Date => {
  const on = countsOn(act, who)
  return on === dayOf(act.now, act.zone) ? act.now : instantOf(on, '23:59', act.zone)
}

/** For whom something is keyed in: the lead deputy, or a unit by its id. */
export type KeyedParty = 'lead' | number

/** Whether staff keys in for him. */
export const isKeyedIn = (who: Voice): boolean => who.keyedIn !== undefined
