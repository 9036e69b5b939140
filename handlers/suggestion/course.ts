/**
 * The course of one suggestion, replayed from its history: where it stands, which units have it, since when.
 * Pure: the same history gives the same course, and the stored columns are compared with it.
 */
import type { Day } from '../shared/days.ts'
import { leadsTo, type Move, type State } from './moves.ts'

export type Channel = 'government' | 'supervisory' | 'court' | 'procuratorate'
export type HandlingRole = 'main' | 'assist' | 'separate'
type HandlingState = 'assigned' | 'signed' | 'return_requested' | 'replied' | 'opined' | 'returned' | 'ended'
export type Satisfaction = 'satisfied' | 'basically_satisfied' | 'dissatisfied'

/** What each move leaves behind in the history, beyond who and when. */
interface MoveDetails {
  forward: { channel: Channel }
  merge: { into: number }
  assign: { units: readonly { unitId: number; role: HandlingRole }[] }
  /** Takes a unit out and puts others in its place; nobody takes the place of an assisting unit that goes. */
  reassign: { unitId: number; units: readonly { unitId: number; role: HandlingRole }[] }
  deny_return: { unitId: number }
  sign_for: { unitId: number }
  ask_return: { unitId: number }
  /** With the deputy of a merged suggestion a unit of the one it went into speaks: its part in that one. */
  communicate: {
    unitId: number
    communicationId: number
    real: boolean
    part?: { role: HandlingRole; assignedOn: Day }
  }
  confirm_communication: { communicationId: number; holds: boolean }
  ask_extension: { unitId: number; until: Day }
  decide_extension: { unitId: number; until: Day | null }
  assist_opinion: { unitId: number }
  /** A reply to a merged suggestion comes from a unit of the one it was merged into: its day of assignment, the later day that was agreed, how many are still to come. */
  reply: { unitId: number; role: HandlingRole; assignedOn: Day; awaited: number; extendedTo?: Day | null }
  rate: { work: Satisfaction; result: Satisfaction }
}

type DetailsOf<M extends Move> = M extends keyof MoveDetails ? MoveDetails[M] : unknown

/** One line of the history, as the course reads it. */
export type Step = { [M in Move]: { move: M; on: Day; details: DetailsOf<M> } }[Move]

export interface UnitCourse {
  unitId: number
  role: HandlingRole
  state: HandlingState
  assignedOn: Day
  /** The state to which a denied request to return leads back. */
  before: 'assigned' | 'signed'
  returnAskedOn: Day | null
  contacts: readonly { id: number; on: Day; real: boolean; holds: boolean | null }[]
  extensionAsked: { until: Day; on: Day } | null
  extendedTo: Day | null
  repliedOn: Day | null
}

export interface Course {
  state: State
  /** 1, then 2 when handled again. */
  round: number
  channel: Channel | null
  units: readonly UnitCourse[]
  /** Since when it stands in this state. */
  since: Day | null
  submittedOn: Day | null
  acceptedOn: Day | null
  assignedOn: Day | null
  /** The last unit replied, in this round. */
  repliedOn: Day | null
  /** The dissatisfied rating from which the handling again, or the conference, counts. */
  dissatisfiedOn: Day | null
  mergedInto: number | null
}

const start: Course = {
  state: 'draft',
  round: 1,
  channel: null,
  units: [],
  since: null,
  submittedOn: null,
  acceptedOn: null,
  assignedOn: null,
  repliedOn: null,
  dissatisfiedOn: null,
  mergedInto: null,
}

/** Thrown when a history holds a step that the table of moves does not allow: the program is wrong, or somebody wrote past it. */
export class ImpossibleStep extends Error {}

/** The course that a history leads to, from the first draft on. */
export const courseOf = (steps: readonly Step[]): Course => steps.reduce(stepped, start)

/** The course after one more step. */
export function stepped(course: Course, step: Step): Course {
  const next = changed(course, step)
  if (!leadsTo(step.move, course.state, next.state))
    throw new ImpossibleStep(`${step.move}: ${course.state} → ${next.state}`)
  return next.state === course.state && course.since !== null ? next : { ...next, since: step.on }
}

function changed(course: Course, step: Step): Course {
  switch (step.move) {
    case 'submit':
      return { ...course, state: 'submitted', submittedOn: step.on }
    case 'discard':
    case 'withdraw':
    case 'withdraw_signed':
      return { ...course, state: 'withdrawn', units: course.units.map(ended) }
    case 'return':
      return { ...course, state: 'returned' }
    case 'refuse':
      return { ...course, state: 'not_accepted' }
    case 'accept':
      return { ...course, state: 'accepted', acceptedOn: step.on }
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
    case 'close_unrated':
    case 'hold_conference':
      return { ...course, state: 'closed' }
    case 'rate':
      return rated(course, step)
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
        returnAskedOn: step.on,
      }))
    case 'assist_opinion':
      return withUnit(course, step.details.unitId, (unit) => ({
        ...unit,
        state: 'opined',
        repliedOn: step.on,
      }))
    case 'reply':
      return replied(course, step)
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
      const extensionAsked = { until, on: step.on }
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

/** 满意、基本满意: closed. 不满意 with the result: handled again, the second time a conference (浙江建议规定第二十四条). */
function rated(course: Course, step: Extract<Step, { move: 'rate' }>): Course {
  if (step.details.result !== 'dissatisfied') return { ...course, state: 'closed' }
  if (course.round > 1) return { ...course, state: 'conference', dissatisfiedOn: step.on }
  const units = course.units.map((unit): UnitCourse =>
    unit.state === 'replied' ? { ...unit, state: 'signed', repliedOn: null } : unit,
  )
  return { ...course, state: 'rehandling', round: 2, dissatisfiedOn: step.on, repliedOn: null, units }
}

function replied(course: Course, step: Extract<Step, { move: 'reply' }>): Course {
  const { unitId, role, assignedOn, awaited, extendedTo = null } = step.details
  if (course.state === 'merged') {
    const before = activeUnit(course, unitId) ?? fresh(unitId, role, assignedOn)
    const unit: UnitCourse = { ...before, extendedTo, state: 'replied', repliedOn: step.on }
    const others = course.units.filter((one) => one.unitId !== unitId || !isActive(one))
    const units = [...others, unit]
    return awaited > 0
      ? { ...course, units }
      : {
          ...course,
          state: 'replied',
          assignedOn,
          repliedOn: step.on,
          // a unit that only spoke with the deputy, and whose part passed to another one, owes nothing more
          units: units.map((one) => (one.state === 'replied' ? one : ended(one))),
        }
  }
  const units = change(course.units, unitId, (unit) => ({
    ...unit,
    state: 'replied',
    repliedOn: step.on,
    extensionAsked: null,
  }))
  const next = inPhase({ ...course, units })
  return next.state === 'replied' ? { ...next, repliedOn: step.on } : next
}

const fresh = (unitId: number, role: HandlingRole, assignedOn: Day): UnitCourse => ({
  unitId,
  role,
  state: 'assigned',
  assignedOn,
  before: 'assigned',
  returnAskedOn: null,
  contacts: [],
  extensionAsked: null,
  extendedTo: null,
  repliedOn: null,
})

/** Still has it: neither given back nor ended. */
export const isActive = (unit: UnitCourse): boolean => unit.state !== 'returned' && unit.state !== 'ended'

const ended = (unit: UnitCourse): UnitCourse => (isActive(unit) ? { ...unit, state: 'ended' } : unit)

/** The unit's part that is not over; a unit that gave it back may be given it again. */
export const activeUnit = (course: Course, unitId: number): UnitCourse | null =>
  course.units.find((unit) => unit.unitId === unitId && isActive(unit)) ?? null

/** Those who must reply: the main unit, or each of the separate ones. */
export const repliers = (course: Course): UnitCourse[] =>
  course.units.filter((unit) => isActive(unit) && unit.role !== 'assist')

const change = (
  units: readonly UnitCourse[],
  unitId: number,
  by: (unit: UnitCourse) => UnitCourse,
): UnitCourse[] => units.map((unit) => (unit.unitId === unitId && isActive(unit) ? by(unit) : unit))

const withUnit = (course: Course, unitId: number, by: (unit: UnitCourse) => UnitCourse): Course =>
  inPhase({ ...course, units: change(course.units, unitId, by) })

/** Where a suggestion stands while units have it. */
function inPhase(course: Course): Course {
  const answering = repliers(course)
  const has = (state: HandlingState) => answering.some((unit) => unit.state === state)
  const state: State = has('return_requested')
    ? 'return_requested'
    : answering.length > 0 && answering.every((unit) => unit.state === 'replied')
      ? 'replied'
      : course.round > 1
        ? 'rehandling'
        : has('signed') || has('replied')
          ? 'handling'
          : 'assigned'
  return { ...course, state }
}
