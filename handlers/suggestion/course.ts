/**
 * The course of one suggestion, replayed from its history: where it stands, which units have it, since when.
 * Pure: the same history gives the same course, and the stored columns are compared with it.
 */
import { leadsTo } from './moves.ts'
import {
  cameOn,
  change,
  activeUnit,
  ended,
  fresh,
  inPhase,
  start,
  withUnit,
  type Course,
  type Step,
} from './course/parts.ts'
import { disowned } from './course/disowned.ts'
import { corrected, isActedOn, rated, replied } from './course/rounds.ts'

export {
  activeUnit,
  cameOn,
  isActive,
  repliers,
  type Channel,
  type Course,
  type HandlingRole,
  type KeyedIn,
  type Satisfaction,
  type Step,
  type UnitCourse,
} from './course/parts.ts'

/** Thrown when a history holds a step that the table of moves does not allow: the program is wrong, or somebody wrote past it. */
export class ImpossibleStep extends Error {}

/** The course that a history leads to, from the first draft on. */
export const courseOf = (steps: readonly Step[]): Course => steps.reduce(stepped, start)

/** The course after one more step. */
export function stepped(course: Course, step: Step): Course {
  const next = isActedOn(course, step) ? { ...changed(course, step), rating: null } : changed(course, step)
  if (!leadsTo(step.move, course.state, next.state))
    throw new ImpossibleStep(`${step.move}: ${course.state} → ${next.state}`)
  return next.state === course.state && course.since !== null ? next : { ...next, since: dayOfStep(step) }
}

/** The day from which a step counts. */
const dayOfStep = (step: Step): Step['on'] =>
  step.move === 'submit' ? (step.details.receivedOn ?? step.on) : step.on

function changed(course: Course, step: Step): Course {
  switch (step.move) {
    case 'submit':
      return { ...course, state: 'submitted', submittedOn: dayOfStep(step) }
    case 'discard':
    case 'withdraw':
    case 'void_paper':
    case 'withdraw_signed':
      return { ...course, state: 'withdrawn', units: course.units.map(ended) }
    case 'return':
      return { ...course, state: 'returned' }
    case 'refuse':
      return { ...course, state: 'not_accepted' }
    case 'accept':
      return {
        ...course,
        state: 'accepted',
        acceptedOn: step.on,
        motion: step.details.motion ? 'asked' : null,
      }
    case 'refer_motion':
      return { ...course, motion: 'referred', since: step.on }
    case 'take_as_suggestion':
      // the clock of a suggestion begins on the day on which it is one
      return { ...course, motion: null, acceptedOn: step.on, since: step.on }
    case 'ask_withdraw':
    case 'unask_withdraw':
      return { ...course, withdrawalAsked: step.move === 'ask_withdraw' }
    case 'merge':
      return {
        ...course,
        state: 'merged',
        mergedInto: step.details.into,
        units: course.units.map(ended),
      }
    case 'unmerge':
      return {
        ...course,
        state: 'accepted',
        acceptedOn: step.on,
        mergedInto: null,
        channel: null,
        units: course.units.map(ended),
      }
    case 'forward':
      return { ...course, state: 'forwarded', channel: step.details.channel }
    case 'send_back':
      return { ...course, state: 'accepted', channel: null }
    case 'conclude_motion':
    case 'close_unrated':
    case 'hold_conference':
      return { ...course, state: 'closed' }
    case 'rate':
      return rated(course, step)
    case 'correct_rating':
      return corrected(course, step)
    case 'disown':
      return disowned(course, step.details)
    default:
      return ofUnits(course, step)
  }
}

/** What the units and the office that assigns do: the suggestion's state follows from its units'. */
function ofUnits(course: Course, step: Step): Course {
  switch (step.move) {
    case 'assign':
      return inPhase({
        ...course,
        assignedOn: step.on,
        units: [
          ...course.units,
          ...step.details.units.map(({ unitId, role }) => fresh(unitId, role, step.on)),
        ],
      })
    case 'reassign': {
      const without = change(course.units, step.details.unitId, (unit) => ({ ...unit, state: 'returned' }))
      // an assisting unit that becomes the main one: its part as assistant ends
      const taking = new Set(step.details.units.map(({ unitId }) => unitId))
      const kept = without.map((unit) => (taking.has(unit.unitId) ? ended(unit) : unit))
      const added = step.details.units.map(({ unitId, role }) => fresh(unitId, role, step.on))
      const next = inPhase({ ...course, units: [...kept, ...added] })
      return next.state === 'replied' ? { ...next, repliedOn: step.on } : next
    }
    case 'deny_return':
      return withUnit(course, step.details.unitId, (unit) => ({
        ...unit,
        state: unit.before,
        returnAskedOn: null,
      }))
    case 'sign_for':
      return withUnit(course, step.details.unitId, (unit) => ({ ...unit, state: 'signed' }))
    case 'ask_return':
      return withUnit(course, step.details.unitId, (unit) => ({
        ...unit,
        state: 'return_requested',
        before: unit.state === 'signed' ? 'signed' : 'assigned',
        returnAskedOn: cameOn(step),
      }))
    case 'assist_opinion':
      return withUnit(course, step.details.unitId, (unit) => ({
        ...unit,
        state: 'opined',
        repliedOn: cameOn(step),
      }))
    case 'reply':
      return replied(course, step)
    case 'correct_reply':
      // the deputy's time to judge begins anew; that the unit was in time stays
      return course.state === 'replied' ? { ...course, since: step.on, repliedOn: step.on } : course
    default:
      return besideTheState(course, step)
  }
}

function besideTheState(course: Course, step: Step): Course {
  switch (step.move) {
    case 'communicate': {
      const { unitId, communicationId, real, part } = step.details
      const contact = { id: communicationId, on: step.on, real, holds: null }
      const units =
        part && course.state === 'merged' && !activeUnit(course, unitId)
          ? [...course.units, { ...fresh(unitId, part.role, part.assignedOn), state: 'signed' as const }]
          : course.units
      return {
        ...course,
        units: change(units, unitId, (unit) => ({ ...unit, contacts: [...unit.contacts, contact] })),
      }
    }
    case 'confirm_communication': {
      const { communicationId, holds } = step.details
      const units = course.units.map((unit) => ({
        ...unit,
        contacts: unit.contacts.map((one) => (one.id === communicationId ? { ...one, holds } : one)),
      }))
      return { ...course, units }
    }
    case 'ask_extension': {
      const { unitId, until } = step.details
      const extensionAsked = { until, on: cameOn(step) }
      return { ...course, units: change(course.units, unitId, (unit) => ({ ...unit, extensionAsked })) }
    }
    case 'decide_extension': {
      const { unitId, until } = step.details
      return {
        ...course,
        units: change(course.units, unitId, (unit) => ({
          ...unit,
          extensionAsked: null,
          extendedTo: until ?? unit.extendedTo,
        })),
      }
    }
    default:
      return course
  }
}
