/** Whether what was keyed in still stands as it was, so that it can be taken back. Pure. */
import { activeUnit, type Course, type Step } from './parts.ts'
import { isOpen } from '../moves.ts'
import type { SuggestionRefusal } from '../rules.ts'

type Details = Extract<Step, { move: 'disown' }>['details']

/** Why it cannot be taken back any more: others have gone on from it. Null where it can. */
export function wrongDisowning(
  course: Course,
  { of, unitId = 0, communicationId = 0 }: Details,
): SuggestionRefusal | null {
  if (!isOpen(of, course.state)) return 'gone_on'
  const unit = activeUnit(course, unitId)
  const contact = course.units.flatMap(({ contacts }) => contacts).find(({ id }) => id === communicationId)
  const stands = {
    sign_for: unit?.state === 'signed' && course.round === 1,
    ask_return: unit?.state === 'return_requested',
    ask_extension: unit?.extensionAsked != null,
    communicate: contact?.holds === null,
    confirm_communication: contact != null && contact.holds !== null,
    deliver: true,
    rate_commitment: true,
  }
  return stands[of] ? null : 'gone_on'
}
