/** The register changed, for one or for many: who is asked to what lies ahead follows it. */
import type { Act } from '../../shared/act.ts'
import { dayOf } from '../../shared/days.ts'
import { takeOut } from '../answers/leaving.ts'
import { openAfter } from '../answers/store.ts'
import { audienceOf, isByTurns } from '../rules.ts'
import * as activities from '../store.ts'
import * as store from './store.ts'

export interface AskedAnew {
  /** People who are told now (chunk by chunk, tellNext), counted once an activity. */
  asked: number
  /** People who are taken off a list; what they had answered stays in the trail. */
  left: number
}

/**
 * Goes through the announced activities ahead after many duties changed at once: whoever belongs to an audience by now is
 * asked, whoever does not any more is taken out and his seat goes to who waits, and who is in another group answers there.
 * Invitations by turns stay as they were chosen. Call it after the change.
 */
export async function askAudiencesAnew(act: Act): Promise<AskedAnew> {
  await activities.takeTurn(act.tx)
  const total = { asked: 0, left: 0 }
  for (const activity of await openAfter(act.tx, act.now)) {
    if (isByTurns(activity)) continue
    const audience = audienceOf(activity)
    const on = dayOf(activity.startsAt, act.zone)
    for (const own of await store.outsideOf(act.tx, activity.id, audience, on))
      if (await takeOut(act, activity, own)) total.left += 1
    await store.regroup(act.tx, activity.id)
    const unasked = await store.unaskedOf(act.tx, activity.id, audience, on)
    if (unasked === 0) continue
    total.asked += unasked
    await store.tellFromStart(act.tx, activity.id)
  }
  return total
}
