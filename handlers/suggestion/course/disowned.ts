/** 代录不对: what was keyed in for a party who says that it is not his is taken back, as if it had not been. Pure. */
import { change, withUnit, type Course, type Step } from './parts.ts'

type Details = Extract<Step, { move: 'disown' }>['details']

/** What can be taken back; a rating, a reply and an opinion are put right by another one. */
export const disownable = [
  'sign_for',
  'ask_return',
  'communicate',
  'ask_extension',
  'deliver',
  'confirm_communication',
  'rate_commitment',
] as const satisfies readonly Step['move'][]

export function disowned(course: Course, { of, unitId = 0, communicationId = 0 }: Details): Course {
  switch (of) {
    case 'sign_for':
      return withUnit(course, unitId, (unit) => ({ ...unit, state: 'assigned' }))
    case 'ask_return':
      return withUnit(course, unitId, (unit) => ({ ...unit, state: unit.before, returnAskedOn: null }))
    case 'ask_extension':
      return {
        ...course,
        units: change(course.units, unitId, (unit) => ({ ...unit, extensionAsked: null })),
      }
    case 'communicate':
      return {
        ...course,
        units: course.units.map((unit) => ({
          ...unit,
          contacts: unit.contacts.filter(({ id }) => id !== communicationId),
        })),
      }
    case 'confirm_communication':
      return {
        ...course,
        units: course.units.map((unit) => ({
          ...unit,
          contacts: unit.contacts.map((one) => (one.id === communicationId ? { ...one, holds: null } : one)),
        })),
      }
    default:
      return course
  }
}
