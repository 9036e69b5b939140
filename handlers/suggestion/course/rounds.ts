/** A round of the handling: the units reply, the lead deputy rates, and whoever wrote something wrong corrects it. Pure. */
import {
  activeUnit,
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
export function rated(course: Course, step: Extract<Step, { move: 'rate' }>): Course {
  if (step.details.result !== 'dissatisfied') return { ...course, state: 'closed' }
  if (course.round > 1) return { ...course, state: 'conference', dissatisfiedOn: step.on }
  const units = course.units.map((unit): UnitCourse =>
    unit.state === 'replied' ? { ...unit, state: 'signed', repliedOn: null } : unit,
  )
  return { ...course, state: 'rehandling', round: 2, dissatisfiedOn: step.on, repliedOn: null, units }
}

export function replied(course: Course, step: Extract<Step, { move: 'reply' }>): Course {
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
