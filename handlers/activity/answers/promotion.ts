/** Free seats go to those who wait. */
import { recordDeed } from '../../audit/actions.ts'
import { remind } from '../../notice/actions.ts'
import { settingsAt } from '../../settings/actions.ts'
import type { Act } from '../../shared/act.ts'
import { dayOf, isoIn } from '../../shared/days.ts'
import * as activities from '../store.ts'
import { promoted } from './seats.ts'
import { seatText } from '../wording.ts'
import * as store from './store.ts'

const seatKind = 'activity-seat'

/** Gives free seats to those who wait longest, and tells them. */
export async function fillSeats(act: Act, activity: activities.ActivityRow): Promise<string[]> {
  const going = await store.goingOthers(act.tx, activity.id, 0)
  const lucky = promoted(activity.seats, going, await store.waitingList(act.tx, activity.id))
  const settings = await settingsAt(act.tx, act.now, act.zone)
  for (const one of lucky) {
    const change = {
      answer: 'going' as const,
      reason: null,
      answeredAt: act.now,
      answeredById: one.personId,
      waitingNo: null,
    }
    if (!(await store.putAnswer(act.tx, one, change))) continue
    await recordDeed(act, {
      action: 'activity.promote',
      subject: `activity:${activity.id}`,
      before: { person: one.personId, answer: 'waiting' },
      after: { person: one.personId, answer: 'going' },
    })
    await remind(
      act,
      [
        {
          kind: seatKind,
          personId: one.personId,
          period: String(activity.id),
          step: isoIn(act.now, act.zone),
          text: seatText(activity, act.zone, dayOf(act.now, act.zone)),
          subject: { activityId: activity.id },
          anyDay: true,
        },
      ],
      settings,
    )
  }
  return lucky.map(({ person }) => person.name)
}
