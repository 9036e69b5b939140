/** The address of the contact day at the desk and the year that it asks for. */
import { dayOf } from '../../../shared/days.ts'
import type { DeskVisit } from '../../../shared/visit.ts'
import { yearToLookAt } from '../../actions.ts'

export const path = '/desk/activities/contact-day'

export function yearIn({ query, act, settings }: DeskVisit): number {
  const asked = Number(query.get('year') ?? '')
  const usual = yearToLookAt(dayOf(act.now, act.zone), settings)
  return Number.isInteger(asked) && asked >= 2000 && asked <= 2100 ? asked : usual
}
