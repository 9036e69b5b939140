/** A round of the handling: the units reply, the lead deputy rates, and whoever wrote something wrong corrects it. Pure. */
import {
  activeUnit,
  cameOn,
  change,
  ended,
  fresh,
  inPhase,
  isActive,
  type Course,
  type Step,
  type UnitCourse,
} from './parts.ts'

/** 满意、基本满意: closed. 不满意 with the result: handled again, the second time a conference (浙江建议规定第二十四条). */
export function rated(before: Course, { on, details }: Judged): Course {
  const { round, repliedOn, dissatisfiedOn } = before
  const replies = before.units
    .filter(({ state }) => state === 'replied')
    .map((unit) => ({ unitId: unit.unitId, on: unit.repliedOn }))
  const course = { ...before, rating: { on, round, repliedOn, dissatisfiedOn, replies } }
  if (details.result !== 'dissatisfied') return { ...course, state: 'closed' }
  if (course.round > 1) return { ...course, state: 'conference', dissatisfiedOn: on }
  const units = course.units.map((unit): UnitCourse =>
    unit.state === 'replied' ? { ...unit, state: 'signed', repliedOn: null } : unit,
  )
  return { ...course, state: 'rehandling', round: 2, dissatisfiedOn: on, repliedOn: null, units }
}

type Judged = Pick<Extract<Step, { move: 'rate' }>, 'on' | 'details'>

/** The replies are judged anew, as if the first rating had not been; what was dissatisfied stays so since its first day. */
export function corrected(course: Course, { on, details }: Judged): Course {
  const { rating } = course
  if (!rating) return course
  const badSince = course.state === 'closed' ? null : course.dissatisfiedOn
  const units = course.units.map((unit): UnitCourse => {
    const reply = isActive(unit) ? rating.replies.find(({ unitId }) => unitId === unit.unitId) : undefined
    return reply ? { ...unit, state: 'replied', repliedOn: reply.on } : unit
  })
  const { round, repliedOn, dissatisfiedOn } = rating
  const before: Course = { ...course, state: 'replied', round, repliedOn, dissatisfiedOn, units }
  return { ...rated(before, { on: badSince ?? on, details }), rating }
}

const acts: readonly Step['move'][] = [
  'sign_for',
  'communicate',
  'reply',
  'assist_opinion',
  'ask_return',
  'deny_return',
  'reassign',
  'ask_extension',
  'decide_extension',
  'hold_conference',
]

/** Whether somebody has begun what the rating called for: it cannot be corrected any more. */
export const isActedOn = (course: Course, { move }: Step): boolean =>
  course.rating !== null && acts.includes(move)

/** The course after a reply: of a merged one the unit's part may begin and end with it. */
export function replied(course: Course, step: Extract<Step, { move: 'reply' }>): Course {
  const { unitId, role, assignedOn, awaited, extendedTo = null } = step.details
  if (course.state === 'merged') {
    const before = activeUnit(course, unitId) ?? fresh(unitId, role, assignedOn)
    const unit: UnitCourse = { ...before, extendedTo, state: 'replied', repliedOn: cameOn(step) }
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
    repliedOn: cameOn(step),
    extensionAsked: null,
  }))
  const next = inPhase({ ...course, units })
  return next.state === 'replied' ? { ...next, repliedOn: step.on } : next
}
