/** Which of the speaker's units acts: the only one that may. Where two may, he says which; it is never guessed. */
import type { Speaker } from '../../people/actions.ts'
import type { Act } from '../../shared/act.ts'
import { done, refused, type Outcome } from '../../shared/outcome.ts'
import { onDay, ruleBook, type Case } from '../case.ts'
import { partiesTo } from '../parties.ts'
import { refusalOf } from '../allowed.ts'
import { isActive, repliers, type Step, type UnitCourse } from '../course.ts'
import { latestExtension, type RuleBook } from '../deadlines.ts'
import type { SuggestionRefusal } from '../rules.ts'

/** What a unit does by its officer. */
export type UnitMove =
  | 'sign_for'
  | 'ask_return'
  | 'communicate'
  | 'ask_extension'
  | 'assist_opinion'
  | 'reply'
  | 'report_progress'
  | 'correct_reply'

/** The speaker's own unit in this suggestion: the one that must answer before one that assists; null when he has none. */
export function ownUnit(one: Case, who: Speaker): number | null {
  const held = [
    ...one.course.units,
    ...(one.course.state === 'merged' && one.into ? one.into.course.units : []),
  ]
    .filter((unit) => who.unitIds.includes(unit.unitId) && isActive(unit))
    .sort((a, b) => Number(a.role === 'assist') - Number(b.role === 'assist'))
  return held[0]?.unitId ?? null
}

/** Those of the speaker's units that may do this now. */
export async function unitsThatMay(
  act: Pick<Act, 'tx' | 'now' | 'zone'>,
  who: Speaker,
  one: Case,
  move: UnitMove,
): Promise<UnitCourse[]> {
  const own = ({ unitId }: UnitCourse) => who.unitIds.includes(unitId)
  if (one.course.state === 'merged' && one.into && move !== 'correct_reply') {
    const answered = one.course.units.filter(({ state }) => state === 'replied').map(({ unitId }) => unitId)
    return repliers(one.into.course).filter((unit) => own(unit) && !answered.includes(unit.unitId))
  }
  const book = await ruleBook(act)
  const as = partiesTo(one, who)
  return one.course.units.filter((unit) => {
    if (!own(unit) || !isActive(unit)) return false
    const step = { move, on: onDay(act), details: detailsOf(move, unit, book) } as Step
    return refusalOf(one.course, step, as, book) === null
  })
}

function detailsOf(move: UnitMove, { unitId, role, assignedOn }: UnitCourse, book: RuleBook): object {
  switch (move) {
    case 'communicate':
      return { unitId, communicationId: 0, real: true }
    case 'ask_extension':
      return { unitId, until: latestExtension(book, assignedOn) }
    case 'reply':
      return { unitId, role, assignedOn, awaited: 0 }
    default:
      return { unitId }
  }
}

/** The unit that acts. Refused as `which_unit` where several may; where none may, the rule itself says why. */
export async function actingUnit(
  act: Pick<Act, 'tx' | 'now' | 'zone'>,
  who: Speaker,
  one: Case,
  move: UnitMove,
): Promise<Outcome<number, SuggestionRefusal>> {
  const [first, ...more] = await unitsThatMay(act, who, one, move)
  if (more.length > 0) return refused('which_unit')
  const unitId = first?.unitId ?? ownUnit(one, who)
  return unitId === null ? refused('not_yours') : done(unitId)
}
