/** Whether a move may be made: first the table of moves, then what the rule book says of it. Pure. */
import { addDays, type Day } from '../shared/days.ts'
import {
  activeUnit,
  cameOn,
  courseOf,
  isActive,
  repliers,
  stepped,
  type Course,
  type HandlingRole,
  type Step,
  type UnitCourse,
} from './course.ts'
import { wrongDisowning } from './course/disowning.ts'
import { latestExtension, rateUntil, replyDue, returnUntil, type RuleBook } from './deadlines.ts'
import { isOpen, leftOffice, mayKeyIn, mayMake, type Party } from './moves.ts'
import type { SuggestionRefusal } from './rules.ts'

/** Why this step may not be taken by somebody who is these parties to the suggestion; null when it may. */
export function refusalOf(
  course: Course,
  step: Step,
  as: readonly Party[],
  book: RuleBook,
): SuggestionRefusal | null {
  if (!mayMake(step.move, as)) return leftOffice(step.move, as) ? 'not_deputy' : 'not_yours'
  if (!isOpen(step.move, course.state)) return 'wrong_state'
  return againstTheRule(course, step, book)
}

/**
 * The same of a step that staff keys in for who is these parties: also who may key it in, and whether it could have been made
 * on the day on which it came and on every day since, so that the history reads the same from each of them.
 */
export function keyedRefusalOf(
  history: readonly Step[],
  step: Step,
  as: readonly Party[],
  staff: readonly Party[],
  book: RuleBook,
): SuggestionRefusal | null {
  if (!mayKeyIn(step.move, staff)) return 'not_yours'
  const came = cameOn(step)
  if (came > step.on) return 'past_day'
  const refusal = refusalOf(courseOf(history), step, as, book)
  if (refusal) return refusal
  const { assignedOn = '' } = step.details as { assignedOn?: Day }
  const days = new Set([came, ...history.map(cameOn).filter((day) => day > came)])
  const wasOpen = [...days].every(
    (day) => refusalOf(courseOf(history.filter((one) => cameOn(one) <= day)), step, as, book) === null,
  )
  // a reply that was corrected since is not the one that was judged
  const isOther =
    step.move === 'rate' && history.some((one) => one.move === 'correct_reply' && cameOn(one) > came)
  return wasOpen && !isOther && assignedOn <= came ? null : 'before_possible'
}

/** A motion is for the presidium or the standing committee (地方组织法第二十二条): until they decide no unit gets it. */
const asSuggestion: readonly Step['move'][] = ['forward', 'merge', 'set_key']
const asMotion: readonly Step['move'][] = ['refer_motion', 'conclude_motion', 'take_as_suggestion']

function againstTheRule(course: Course, step: Step, book: RuleBook): SuggestionRefusal | null {
  if (course.motion !== null && asSuggestion.includes(step.move)) return 'motion_undecided'
  if (course.motion === null && asMotion.includes(step.move)) return 'not_a_motion'
  switch (step.move) {
    case 'ask_withdraw':
      return course.withdrawalAsked ? 'already_done' : null
    case 'unask_withdraw':
      return course.withdrawalAsked ? null : 'no_withdrawal'
    case 'refer_motion':
      return course.motion === 'referred' ? 'already_done' : null
    case 'assign':
      return wrongUnits(step.details.units)
    case 'reassign':
      return wrongReassignment(course, step)
    case 'deny_return':
      return activeUnit(course, step.details.unitId)?.state === 'return_requested' ? null : 'nothing_asked'
    case 'sign_for':
      return ofUnit(course, step.details.unitId, ({ state }) =>
        state === 'assigned' ? null : 'already_done',
      )
    case 'ask_return':
      return ofUnit(course, step.details.unitId, (unit) => wrongReturn(unit, cameOn(step), book))
    case 'communicate':
      return course.state === 'merged' && step.details.part
        ? null
        : ofUnit(course, step.details.unitId, () => null)
    case 'report_progress':
      return course.state === 'merged' || step.details.unitId === null
        ? null
        : ofUnit(course, step.details.unitId, () => null)
    case 'confirm_communication':
      return unanswered(course, step.details.communicationId)
    case 'ask_extension':
      return ofUnit(course, step.details.unitId, (unit) =>
        wrongExtension(course, unit, { on: cameOn(step), until: step.details.until }, book),
      )
    case 'decide_extension':
      return ofUnit(course, step.details.unitId, (unit) =>
        wrongDecision(course, unit, step.details.until, book),
      )
    case 'assist_opinion':
      return ofUnit(course, step.details.unitId, (unit) =>
        unit.role !== 'assist' ? 'unit_has_it_not' : unit.state === 'return_requested' ? 'wrong_state' : null,
      )
    case 'reply':
      return wrongReply(course, step)
    case 'correct_reply':
      return ofUnit(course, step.details.unitId, ({ role, state }) =>
        role === 'assist' ? 'unit_has_it_not' : state === 'replied' ? null : 'no_reply_yet',
      )
    case 'correct_rating':
      return wrongCorrection(course, cameOn(step), book)
    case 'disown':
      return wrongDisowning(course, step.details)
    case 'close_unrated':
      return course.repliedOn && step.on > rateUntil(book, course.repliedOn) ? null : 'too_early'
    default:
      return null
  }
}

const ofUnit = (
  course: Course,
  unitId: number,
  rule: (unit: UnitCourse) => SuggestionRefusal | null,
): SuggestionRefusal | null => {
  const unit = activeUnit(course, unitId)
  return unit ? rule(unit) : 'unit_has_it_not'
}

/** One main unit with its assistants, or two and more separate ones (重庆条例第二十条). */
function wrongUnits(
  units: readonly { unitId: number; role: HandlingRole }[],
  leastSeparate = 2,
): SuggestionRefusal | null {
  if (new Set(units.map(({ unitId }) => unitId)).size < units.length) return 'unit_twice'
  const count = (role: HandlingRole) => units.filter((unit) => unit.role === role).length
  const isWhole = count('separate') === 0 ? count('main') === 1 : count('main') === 0
  return isWhole && (count('separate') === 0 || count('separate') >= leastSeparate) ? null : 'no_main_unit'
}

function wrongReassignment(
  course: Course,
  step: Extract<Step, { move: 'reassign' }>,
): SuggestionRefusal | null {
  const unit = activeUnit(course, step.details.unitId)
  if (!unit) return 'unit_has_it_not'
  if (unit.state === 'replied' || unit.state === 'opined') return 'already_done'
  if (step.details.units.some(({ unitId }) => unitId === unit.unitId)) return 'unit_has_it'
  if (step.details.units.some(({ unitId }) => mayNotTake(course, unitId))) return 'unit_has_it'
  return wrongUnits(stepped(course, step).units.filter(isActive), 1)
}

/** An assisting unit may become the main one; one that must reply already has it. */
const mayNotTake = (course: Course, unitId: number): boolean => {
  const has = activeUnit(course, unitId)
  return has !== null && has.role !== 'assist'
}

/** Within ten working days of the assignment, with reasons, never by forwarding it oneself. */
function wrongReturn(unit: UnitCourse, on: Day, book: RuleBook): SuggestionRefusal | null {
  if (unit.state === 'return_requested') return 'already_done'
  if (unit.state === 'replied' || unit.state === 'opined') return 'wrong_state'
  return on > returnUntil(book, unit.assignedOn) ? 'return_too_late' : null
}

const unanswered = (course: Course, communicationId: number): SuggestionRefusal | null => {
  const contact = course.units.flatMap(({ contacts }) => contacts).find(({ id }) => id === communicationId)
  return contact ? (contact.holds === null ? null : 'already_done') : 'not_found'
}

/** 代表法第五十一条: at most six months from the assignment; asked for before the day that it puts off. */
function wrongExtension(
  course: Course,
  unit: UnitCourse,
  { on, until }: { on: Day; until: Day },
  book: RuleBook,
): SuggestionRefusal | null {
  if (unit.role === 'assist') return 'unit_has_it_not'
  if (unit.state !== 'assigned' && unit.state !== 'signed') return 'wrong_state'
  if (unit.extensionAsked) return 'already_done'
  // what is late stays late: an agreement afterwards would take the delay out of the record
  if (on > replyDue(book, course, unit)) return 'extension_too_late'
  if (until > latestExtension(book, unit.assignedOn)) return 'past_cap'
  return until > replyDue(book, course, unit) ? null : 'not_later'
}

/** An agreement gives time, up to the same limit; a day before the limit that is in force would take some. */
function wrongDecision(
  course: Course,
  unit: UnitCourse,
  until: Day | null,
  book: RuleBook,
): SuggestionRefusal | null {
  if (!unit.extensionAsked) return 'nothing_asked'
  if (until === null) return null
  if (until > latestExtension(book, unit.assignedOn)) return 'past_cap'
  return until > replyDue(book, course, unit) ? null : 'not_later'
}

function wrongReply(course: Course, step: Extract<Step, { move: 'reply' }>): SuggestionRefusal | null {
  if (course.state === 'merged')
    return activeUnit(course, step.details.unitId)?.state === 'replied' ? 'already_done' : null
  const unit = repliers(course).find(({ unitId }) => unitId === step.details.unitId)
  if (!unit) return 'unit_has_it_not'
  if (unit.state === 'replied') return 'already_done'
  return unit.state === 'return_requested' ? 'wrong_state' : null
}

/** Within the days that the rule book gives, and only while nobody has acted on what was said first. */
function wrongCorrection({ rating }: Course, on: Day, book: RuleBook): SuggestionRefusal | null {
  if (!rating) return 'rating_acted_on'
  const days = book.limitsOn(rating.on)['suggestion.correctRatingDays']
  return on > addDays(rating.on, days) ? 'correction_too_late' : null
}
