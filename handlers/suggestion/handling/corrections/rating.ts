/** A rating that was sent by mistake: the lead deputy corrects it while nobody has acted on it. */
import type { Speaker } from '../../../people/actions.ts'
import type { Act } from '../../../shared/act.ts'
import { refused, type Outcome } from '../../../shared/outcome.ts'
import { openCase, type Case } from '../../case.ts'
import { refusalFor, take, type Taken } from '../../acting.ts'
import type { Satisfaction } from '../../course.ts'
import { countsAt } from '../../keying/voice.ts'
import type { SuggestionRefusal } from '../../rules.ts'
import { tellRating, type Judgement } from '../rating.ts'
import * as handlings from '../store.ts'
import * as store from './store.ts'

/** What he said last, where he may still correct it; null where he may not. */
export async function correctable(act: Act, who: Speaker, one: Case): Promise<Judgement | null> {
  const details = { work: 'satisfied', result: 'satisfied' } as const
  if ((await refusalFor(act, who, one, 'correct_rating', details)) !== null) return null
  const last = await store.lastRating(act.tx, one.row.id)
  return last && judgementOf(last)
}

const judgementOf = ({ work, result, reason }: { work: string; result: string; reason: string | null }) => ({
  // columns hold the grades that the verb wrote
  work: work as Satisfaction,
  result: result as Satisfaction,
  reason,
})

/**
 * The last rating, corrected: the suggestion goes where the right one leads, the rates count it, the first is kept as an
 * edition, and whoever heard the first hears this one. Refused after the days of the rule book, once the units handle it
 * again or the conference was held, and where nothing differs.
 */
export async function correctRating(
  act: Act,
  who: Speaker,
  id: number,
  said: Judgement,
): Promise<Outcome<Taken, SuggestionRefusal>> {
  const one = await openCase(act, id)
  if (!one) return refused('not_found')
  const isBad = said.work === 'dissatisfied' || said.result === 'dissatisfied'
  if (isBad && !said.reason?.trim()) return refused('reason_needed')
  const last = await store.lastRating(act.tx, id)
  if (last && last.work === said.work && last.result === said.result && last.reason === said.reason)
    return refused('nothing_changed')
  const { work, result } = said
  const closedAt = result === 'dissatisfied' ? null : (one.row.closedAt ?? countsAt(act, who))
  const taken = await take(act, who, one, 'correct_rating', { work, result }, { closedAt })
  if (!taken.ok) return taken
  if (!last) return refused('rating_acted_on')
  await store.correctRating(act.tx, last, said, act.now)
  await moveUnits(act, one, taken.value.one)
  await tellRating(act, taken.value, one, said, judgementOf(last))
  return taken
}

/** The units have it again, or what they replied stands after all. */
async function moveUnits(act: Act, before: Case, after: Case): Promise<void> {
  const [was, is] = [before.course.state, after.course.state]
  if (was === is) return
  if (is === 'rehandling') await handlings.reopenHandlings(act.tx, after.row.id)
  const replies = before.course.rating?.replies.map(({ unitId }) => unitId) ?? []
  if (was === 'rehandling') await handlings.keepReplied(act.tx, after.row.id, replies)
}
