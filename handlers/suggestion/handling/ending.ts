/** How a suggestion ends without a rating, or after 会商. */
import type { Speaker } from '../../people/actions.ts'
import type { Act } from '../../shared/act.ts'
import { refused, type Outcome } from '../../shared/outcome.ts'
import { ended } from '../../shared/words.ts'
import { take, type Taken } from '../acting.ts'
import { nameOf } from '../numbering.ts'
import { officersOf, signatoriesOf } from '../parties.ts'
import { onDay, openCase, ruleBook } from '../case.ts'
import { tell } from '../telling.ts'
import { rateUntil } from '../deadlines.ts'
import type { SuggestionRefusal } from '../rules.ts'
import { leadRests, restedUntil } from './leadStands.ts'

/** Closes what the deputy did not rate in time: it counts as handled, and in no rate. Never while his duties are suspended. */
export async function closeUnrated(
  act: Act,
  who: Speaker,
  id: number,
): Promise<Outcome<Taken, SuggestionRefusal>> {
  const one = await openCase(act, id)
  if (!one) return refused('not_found')
  if (await leadRests(act, one.row.leadId)) return refused('lead_suspended')
  const rested = await restedUntil(act, one.row.leadId)
  // he could not rate while his duties were suspended: his days count anew from their end
  if (rested !== null && one.course.repliedOn !== null && rested >= one.course.repliedOn)
    if (onDay(act) <= rateUntil(await ruleBook(act), rested)) return refused('too_early')
  const taken = await take(act, who, one, 'close_unrated', {}, { closedAt: act.now })
  if (!taken.ok) return taken
  await tell(act, taken.value, [one.row.lead], `【办结】${nameOf(one)}逾期没有测评，已办结，不计入满意率。`)
  return taken
}

/** 会商 after the second 不满意: what was agreed closes the suggestion, and everybody hears it. */
export async function holdConference(
  act: Act,
  who: Speaker,
  id: number,
  conclusion: string,
): Promise<Outcome<Taken, SuggestionRefusal>> {
  const one = await openCase(act, id)
  if (!one) return refused('not_found')
  if (!conclusion.trim()) return refused('reason_needed')
  const taken = await take(
    act,
    who,
    one,
    'hold_conference',
    { conclusion },
    { conclusion, closedAt: act.now },
  )
  if (!taken.ok) return taken
  await tell(
    act,
    taken.value,
    [...signatoriesOf(one), ...officersOf(one)],
    `【会商结果】${nameOf(one)}：${ended(conclusion)}`,
  )
  return taken
}
