/** A deputy or member leaves office, and the way back. */
import { endSessionsOf } from '../../access/actions.ts'
import { askToActivitiesAhead, withdrawFromActivities } from '../../activity/actions.ts'
import { recordDeed } from '../../audit/actions.ts'
import { everyoneOnDuty } from '../../roster/actions.ts'
import type { Act } from '../../shared/act.ts'
import { addDays, dayOf, instantOf, type Day } from '../../shared/days.ts'
import { done, refused, type Outcome } from '../../shared/outcome.ts'
import { endDrafts, lapsedOf, lapseSignatures } from '../../suggestion/actions.ts'
import type { Speaker } from '../rules.ts'
import { mayChange, type Changed, type ChangeRefusal } from './changes.ts'
import { endReasons, isPastDay, type EndReason } from './rules.ts'
import * as store from './store.ts'

/**
 * Ends a deputy's office before the term does (代表法第六十二条). His seat in the standing committee and a group leader's
 * post end with it, his drafts are thrown away, activities that lie ahead ask him no more and his seats go to who waits; contacts, links and history stay. Without another duty the WeChat binding ends as well.
 * Refused for a day to come, and for one before he was bound by nothing: a day is needed.
 */
export async function endOffice(
  act: Act,
  who: Speaker,
  personId: number,
  endedOn: Day,
  reason: EndReason,
): Promise<Outcome<Changed, ChangeRefusal>> {
  if (!mayChange(who)) return refused('not_allowed')
  if (!isPastDay(endedOn, dayOf(act.now, act.zone))) return refused('wrong_day')
  const deputy = await store.deputyNow(act.tx, personId)
  if (!deputy) return refused('nothing_to_do')
  const { count } = await store.endDeputy(act.tx, deputy.id, endedOn, reason)
  if (count === 0) return refused('changed_meanwhile')
  const seats = await store.endMember(act.tx, personId, endedOn)
  const led = await store.leaveGroupsAsLeader(act.tx, personId)
  await recordDeed(act, {
    action: 'people.end_office',
    subject: `person:${personId}`,
    after: { term: deputy.term.name, endedOn, reason: endReasons[reason] },
  })
  const activities = await withdrawFromActivities(act, personId, firstWithout(act, endedOn))
  const signed = await lapseSignatures(act, personId)
  const own = await endDrafts(act, personId)
  const left = await endWithoutDuty(act, [personId])
  return done({
    name: deputy.person.name,
    warning: [
      seats.count > 0 ? '常委会职务一并终止。' : '',
      led.count > 0 ? '所任小组组长空缺，请另定。' : '',
      activities > 0 ? `已从${activities}个还没举行的活动名单中去掉。` : '',
      signed > 0 ? `${signed}件还没提交的建议不再算他附议。` : '',
      own.drafts > 0 ? `他的${own.drafts}件建议草稿已作废。` : '',
      own.returned > 0 ? `${own.returned}件已退回他修改的建议请由代表工委按不予受理了结。` : '',
      left > 0 ? '没有其他职务，微信绑定已解除。' : '还有其他职务，微信绑定保留。',
    ].join(''),
  })
}

/** From when on he was no deputy: the day after his last one, and in any case now. */
const firstWithout = (act: Act, endedOn: Day): Date => {
  const next = instantOf(addDays(endedOn, 1), '00:00', act.zone)
  return next < act.now ? next : act.now
}

/**
 * Takes back an end that was entered by mistake: activities ahead ask him again. The binding does not come back: give a
 * new code.
 */
export async function restoreOffice(
  act: Act,
  who: Speaker,
  personId: number,
): Promise<Outcome<Changed, ChangeRefusal>> {
  if (!mayChange(who)) return refused('not_allowed')
  const person = await store.personById(act.tx, personId)
  const ended = person?.deputies.find(({ term, endedOn }) => term.current && endedOn !== null)
  if (!person || ended?.endedOn == null) return refused('nothing_to_do')
  if (!(await store.restoreDeputy(act.tx, ended.id, personId, ended.endedOn)))
    return refused('changed_meanwhile')
  await recordDeed(act, {
    action: 'people.restore_office',
    subject: `person:${personId}`,
    before: { endedOn: ended.endedOn, reason: ended.endReason },
  })
  const { asked, told } = await askToActivitiesAhead(act, personId)
  const later = told < asked ? `其中${asked - told}个还没通知到他，绑定微信后自动通知。` : ''
  const again = asked > 0 ? `已重新列入${asked}个活动，原来的回复要重新说。${later}` : ''
  const gone = await lapsedOf(act, personId)
  const lapsed = [
    ...(gone.signatures > 0 ? [`${gone.signatures}件建议上的附议`] : []),
    ...(gone.drafts > 0 ? [`${gone.drafts}件作废的建议草稿`] : []),
  ].join('、')
  const lost = lapsed ? `离任时失效的${lapsed}不会自动恢复，请告诉他重新附议、重新写。` : ''
  return done({ name: person.name, warning: `${again}${lost}微信绑定不会自动恢复，请重新发绑定码。` })
}

/** Ends the bindings of those who have no duty left. Answers how many bindings ended. */
async function endWithoutDuty(act: Act, personIds: readonly number[]): Promise<number> {
  const serving = new Set((await everyoneOnDuty(act.tx, { ids: personIds })).map(({ id }) => id))
  const leaving = personIds.filter((id) => !serving.has(id))
  const { count } = await store.endBindings(act.tx, leaving, act.now, 'left office')
  await store.voidCodes(act.tx, leaving, act.now, 'left office')
  await endSessionsOf(act, leaving, 'left office')
  return count
}
