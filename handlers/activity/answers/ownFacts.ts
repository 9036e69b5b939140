/** What a person may ask of the activities he is asked to: the facts, and where he stands himself. */
import type { Act } from '../../shared/act.ts'
import { instantOf } from '../../shared/days.ts'
import { statusOf, type Status } from '../rules.ts'
import * as activities from '../store.ts'
import type { Activity } from '../planning/organise.ts'
import * as store from './store.ts'

export interface OwnFacts {
  activity: Activity
  status: Status | null
  /** His place on the waiting list, from 1. */
  waitingPlace: number | null
  going: number
  organiser: string
}

/** What lies ahead of a person, called off or not, earliest first. */
export async function ownAhead(act: Act, personId: number): Promise<OwnFacts[]> {
  const facts: OwnFacts[] = []
  for (const { activity, ...own } of await store.aheadOf(act.tx, personId, act.now)) {
    const status = statusOf(own)
    const waiting = status === 'waiting' ? await store.waitingList(act.tx, activity.id) : []
    const names = await activities.namesOf(act.tx, [activity.organiserId])
    facts.push({
      activity,
      status,
      waitingPlace: status === 'waiting' ? waiting.findIndex((one) => one.personId === personId) + 1 : null,
      going: await store.goingOthers(act.tx, activity.id, 0),
      organiser: names.get(activity.organiserId) ?? '组织者',
    })
  }
  return facts
}

/** The activities of a year at which a person was, earliest first. */
export const ownAttended = async (act: Act, personId: number, year: number): Promise<Activity[]> =>
  (
    await store.attendedBetween(
      act.tx,
      personId,
      instantOf(`${year}-01-01`, '00:00', act.zone),
      instantOf(`${year + 1}-01-01`, '00:00', act.zone),
    )
  ).map(({ activity }) => activity)
