/** 并案: one suggestion is handled in another, and answered for itself. */
import type { Speaker } from '../../people/actions.ts'
import type { Act } from '../../shared/act.ts'
import { refused, type Outcome } from '../../shared/outcome.ts'
import { take, type Taken } from '../acting.ts'
import { nameOf } from '../numbering.ts'
import { openCase, type Case } from '../case.ts'
import { signatoriesOf, theOffice } from '../parties.ts'
import { tell } from '../telling.ts'
import { tellMergedUnits, tellUnmergedUnits } from '../handling/merging.ts'
import { nameFor } from '../reminding/discretion.ts'
import type { SuggestionRefusal } from '../rules.ts'
import * as suggestions from '../store.ts'

const mergeTargets = new Set(['accepted', 'forwarded', 'assigned', 'return_requested', 'handling'])

/**
 * 并案: one suggestion is handled together with another; the replies stay separate, each deputy rates his own. Refused when
 * others were merged into it, or the other one is itself merged or past handling.
 */
export async function mergeSuggestion(
  act: Act,
  who: Speaker,
  id: number,
  intoId: number,
): Promise<Outcome<Taken, SuggestionRefusal>> {
  if (id === intoId) return refused('merge_with_itself')
  const one = await openCase(act, id)
  const into = await openCase(act, intoId)
  if (!one || !into) return refused('not_found')
  if ((await suggestions.mergedInto(act.tx, id)).length > 0) return refused('has_merged')
  if (into.course.motion !== null) return refused('motion_undecided')
  if (!mergeTargets.has(into.course.state)) return refused('target_unfit')
  const taken = await take(
    act,
    who,
    one,
    'merge',
    { into: intoId },
    { mergedIntoId: intoId, mergedAt: act.now },
  )
  if (!taken.ok) return taken
  await suggestions.endHandlings(act.tx, id, act.now)
  const own = [...signatoriesOf(one), ...(await theOffice(act))]
  const others = signatoriesOf(into).filter(({ id: personId }) => !own.some((each) => each.id === personId))
  await tellMerged(act, taken.value, own, into)
  await tellMerged(act, { ...taken.value, one: into }, others, taken.value.one)
  await tellMergedUnits(act, one, taken.value, into)
  return taken
}

/** Each hears of his own; of the other one only the name, and that only where he may read it. */
async function tellMerged(
  act: Act,
  own: Taken,
  people: readonly { id: number }[],
  other: Case,
): Promise<void> {
  for (const person of people)
    await tell(
      act,
      own,
      [person],
      `【并案】${nameOf(own.one)}与${await nameFor(act, other, person.id)}内容相近，合并办理，分别答复、分别测评。`,
      { beside: other.row.id },
    )
}

/** Takes a merged suggestion out again: it is accepted and waits to be forwarded. */
export async function unmergeSuggestion(
  act: Act,
  who: Speaker | null,
  id: number,
): Promise<Outcome<Taken, SuggestionRefusal>> {
  const one = await openCase(act, id)
  if (!one) return refused('not_found')
  const { into } = one
  const taken = await take(
    act,
    who,
    one,
    'unmerge',
    {},
    // the clock counts from today, the record keeps the day on which it was taken on
    { mergedIntoId: null, mergedAt: null, channel: null },
  )
  if (!taken.ok) return taken
  await suggestions.endHandlings(act.tx, id, act.now)
  await tell(
    act,
    taken.value,
    [...signatoriesOf(one), ...(await theOffice(act))],
    `【并案取消】${nameOf(one)}不再并案，重新转交办理。`,
  )
  if (into) await tellUnmergedUnits(act, one, taken.value, into)
  return taken
}
