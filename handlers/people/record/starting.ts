/** From which day on somebody is a deputy: elected or joined after the term began (补选). */
import { recordDeed } from '../../audit/actions.ts'
import type { Act } from '../../shared/act.ts'
import { dayOf, type Day } from '../../shared/days.ts'
import { done, refused, type Outcome } from '../../shared/outcome.ts'
import type { Speaker } from '../rules.ts'
import { isPastDay } from './rules.ts'
import { mayChange, type Changed, type ChangeRefusal } from './changes.ts'
import * as store from './store.ts'

/**
 * Notes his first day in office; null = since the term began. Activities that are recorded afterwards for a day before it
 * do not count him among their members. Refused for a day to come.
 */
export async function startOffice(
  act: Act,
  who: Speaker,
  personId: number,
  startedOn: Day | null,
): Promise<Outcome<Changed, ChangeRefusal>> {
  if (!mayChange(who)) return refused('not_allowed')
  if (startedOn !== null && !isPastDay(startedOn, dayOf(act.now, act.zone))) return refused('wrong_day')
  const deputy = await store.deputyNow(act.tx, personId)
  if (!deputy || deputy.startedOn === startedOn) return refused('nothing_to_do')
  const { count } = await store.setStart(act.tx, deputy.id, deputy.startedOn, startedOn)
  if (count === 0) return refused('changed_meanwhile')
  await recordDeed(act, {
    action: 'people.start_office',
    subject: `person:${personId}`,
    before: { startedOn: deputy.startedOn },
    after: { startedOn },
  })
  return done({ name: deputy.person.name, warning: '' })
}
