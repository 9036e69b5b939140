/** 暂停执行代表职务: dated, with its reason and the document, by the office that keeps the register; it ends by its last day. */
import { hasRight } from '../../access/rules.ts'
import { askToActivitiesAhead, withdrawFromActivities } from '../../activity/actions.ts'
import { recordDeed } from '../../audit/actions.ts'
import type { Act } from '../../shared/act.ts'
import { addDays, dayOf, instantOf, type Day } from '../../shared/days.ts'
import { done, refused, type Outcome } from '../../shared/outcome.ts'
import type { Speaker } from '../rules.ts'
import type { Changed, ChangeRefusal } from './changes.ts'
import { suspensionReasons, type Suspension } from './rules.ts'
import * as store from './store.ts'

/**
 * Suspends a deputy's duties from a day on, to a last day where one is known. Meanwhile he is no deputy in the chat, is
 * asked to nothing, owes no contacts and signs nothing; activities of those days let him go and his seats go to who waits.
 * Said again it changes the days. Refused to who may not, and for days that do not fit: the last one is not over yet.
 */
export async function suspendDuties(
  act: Act,
  who: Speaker,
  personId: number,
  { from, to, reason, document }: Suspension,
): Promise<Outcome<Changed, ChangeRefusal>> {
  if (!hasRight(who, 'people.change')) return refused('not_allowed')
  const today = dayOf(act.now, act.zone)
  if (to !== null && (to < from || to < today)) return refused('wrong_span')
  const deputy = await store.deputyNow(act.tx, personId)
  if (!deputy) return refused('nothing_to_do')
  const before = store.suspensionOf(deputy)
  const change = {
    suspendedFrom: from,
    suspendedTo: to,
    suspendedReason: reason,
    suspendedDocument: document,
  }
  if ((await store.changeSuspension(act.tx, deputy, change)).count === 0) return refused('changed_meanwhile')
  await recordDeed(act, {
    action: 'people.suspend',
    subject: `person:${personId}`,
    before,
    after: { from, to, reason: suspensionReasons[reason], document },
  })
  const left = await withdrawFromActivities(act, personId, instantOf(from, '00:00', act.zone))
  // other days than before: what he is free for again asks him
  if (before !== null) await askToActivitiesAhead(act, personId)
  return done({
    name: deputy.person.name,
    warning: left > 0 ? `已从${left}个活动名单中去掉。` : '',
  })
}

/** Ends a suspension today: the deputy serves again, and is asked to what lies ahead. */
export async function endSuspension(
  act: Act,
  who: Speaker,
  personId: number,
): Promise<Outcome<Changed, ChangeRefusal>> {
  if (!hasRight(who, 'people.change')) return refused('not_allowed')
  const today = dayOf(act.now, act.zone)
  const deputy = await store.deputyNow(act.tx, personId)
  if (deputy?.suspendedFrom == null || isOver(deputy.suspendedTo, today)) return refused('nothing_to_do')
  const yesterday = addDays(today, -1)
  // one that did not last a day was none; the trail has it
  const change =
    deputy.suspendedFrom <= yesterday
      ? { suspendedTo: yesterday }
      : { suspendedFrom: null, suspendedTo: null, suspendedReason: null, suspendedDocument: null }
  if ((await store.changeSuspension(act.tx, deputy, change)).count === 0) return refused('changed_meanwhile')
  await recordDeed(act, {
    action: 'people.end_suspension',
    subject: `person:${personId}`,
    before: store.suspensionOf(deputy),
  })
  const { asked } = await askToActivitiesAhead(act, personId)
  return done({ name: deputy.person.name, warning: asked > 0 ? `已列入${asked}个还没举行的活动。` : '' })
}

const isOver = (to: Day | null, today: Day): boolean => to !== null && to < today
