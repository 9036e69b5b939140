/** What a course consists of: its steps, and each unit's part in it. Pure. */
import type { Day } from '../../shared/days.ts'
import type { Move, State } from '../moves.ts'

export type Channel = 'government' | 'supervisory' | 'court' | 'procuratorate'
export type HandlingRole = 'main' | 'assist' | 'separate'
type HandlingState = 'assigned' | 'signed' | 'return_requested' | 'replied' | 'opined' | 'returned' | 'ended'
export type Satisfaction = 'satisfied' | 'basically_satisfied' | 'dissatisfied'

/** What each move leaves behind in the history, beyond who and when. */
interface MoveDetails {
  /** One that came on paper counts from the day on which the office received it. */
  submit: { doubts?: readonly string[]; receivedOn?: Day }
  /** A motion waits for the presidium or the standing committee, and goes to no unit. */
  accept: { motion?: true }
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
  correct_reply: { unitId: number }
  /** Of 代表工委 or the office that assigns: no unit. */
  report_progress: { unitId: number | null; text: string }
  rate: { work: Satisfaction; result: Satisfaction }
  correct_rating: { work: Satisfaction; result: Satisfaction }
  /** Which step it takes back, when that came, and what was said with it. */
  disown: {
    of:
      | 'sign_for'
      | 'ask_return'
      | 'communicate'
      | 'ask_extension'
      | 'deliver'
      | 'confirm_communication'
      | 'rate_commitment'
    eventId: number
    ofDay: Day
    unitId?: number
    communicationId?: number
    commitmentId?: number
    was?: Record<string, unknown> | null
  }
}

/** 代录: what somebody handed in on paper, or said by telephone or in person, and staff keyed in for him. */
export interface KeyedIn {
  /** The day on which it came: for who made it, it counts from then. */
  on: Day
  way: 'paper' | 'phone' | 'in_person'
  /** Of the form in which it was keyed in: pressed twice it is stored once. */
  once: string
}

type DetailsOf<M extends Move> = M extends keyof MoveDetails
  ? MoveDetails[M] & { keyedIn?: KeyedIn }
  : unknown

/** One line of the history, as the course reads it. */
export type Step = { [M in Move]: { move: M; on: Day; details: DetailsOf<M> } }[Move]

/** The day from which a step counts for who made it: of what came on paper the day on which it came. Others count from the day on which they hear. */
export function cameOn({ on, details }: Step): Day {
  const came = details as { keyedIn?: KeyedIn; receivedOn?: Day; ofDay?: Day } | undefined
  return came?.keyedIn?.on ?? came?.receivedOn ?? came?.ofDay ?? on
}

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
  /** Taken on as a motion: nobody has decided yet, or a committee considers it. */
  motion: 'asked' | 'referred' | null
  /** The lead deputy asked to take it back after the assignment, and has not thought better of it. */
  withdrawalAsked: boolean
  /** The last rating, while nobody has acted on it. */
  rating: Rating | null
}

/** What a rating found, to go back to when it is corrected. */
interface Rating {
  on: Day
  round: number
  repliedOn: Day | null
  dissatisfiedOn: Day | null
  /** The units whose reply was rated. */
  replies: readonly { unitId: number; on: Day | null }[]
}

export const start: Course = {
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
  motion: null,
  withdrawalAsked: false,
  rating: null,
}

/** A unit's part as it begins. */
export const fresh = (unitId: number, role: HandlingRole, assignedOn: Day): UnitCourse => ({
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

/** A part that is over; one that was over already stays as it is. */
export const ended = (unit: UnitCourse): UnitCourse => (isActive(unit) ? { ...unit, state: 'ended' } : unit)

/** The unit's part that is not over; a unit that gave it back may be given it again. */
export const activeUnit = (course: Course, unitId: number): UnitCourse | null =>
  course.units.find((unit) => unit.unitId === unitId && isActive(unit)) ?? null

/** Those who must reply: the main unit, or each of the separate ones. */
export const repliers = (course: Course): UnitCourse[] =>
  course.units.filter((unit) => isActive(unit) && unit.role !== 'assist')

export const change = (
  units: readonly UnitCourse[],
  unitId: number,
  by: (unit: UnitCourse) => UnitCourse,
): UnitCourse[] => units.map((unit) => (unit.unitId === unitId && isActive(unit) ? by(unit) : unit))

/** The course with a change of what one unit has now. */
export const withUnit = (course: Course, unitId: number, by: (unit: UnitCourse) => UnitCourse): Course =>
  inPhase({ ...course, units: change(course.units, unitId, by) })

/** Where a suggestion stands while units have it. */
export function inPhase(course: Course): Course {
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
