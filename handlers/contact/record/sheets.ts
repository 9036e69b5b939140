/** A sheet of the contact day: what it holds already, and its contacts recorded. */
import { hasRight } from '../../access/rules.ts'
import { deputiesOfLiaison, linkedTo, type Speaker } from '../../people/actions.ts'
import type { Settings } from '../../settings/actions.ts'
import type { Act } from '../../shared/act.ts'
import type { Day } from '../../shared/days.ts'
import { refused, type Outcome } from '../../shared/outcome.ts'
import type { ReportInput, ReportRefusal } from '../rules.ts'
import { reportOf, type Origin, type Reported } from './reporting.ts'
import * as store from './store.ts'

/** What a person's valid reports of a contact day hold already. */
export async function dayContacts(act: Pick<Act, 'tx'>, personId: number, on: Day) {
  const reports = await store.dayReportsOf(act.tx, personId, on)
  return {
    ids: reports.map(({ id }) => id),
    parties: reports.flatMap(({ contacts }) =>
      contacts.flatMap(({ voterId }) => (voterId === null ? [] : [`v:${voterId}`])),
    ),
    unlisted: reports.flatMap(({ unlisted }) => JSON.parse(unlisted) as string[]),
    concerns: reports.flatMap(({ concerns }) => concerns.map(({ text }) => text)),
  }
}

/**
 * Records the contacts on a sheet of the contact day: by the deputy himself, his group's liaison or 代表工委. Whoever calls
 * tells the deputy. Refused as one's own report, and `not_contactor` for anybody else's deputy.
 */
export async function enterDayContacts(
  act: Act,
  who: Speaker,
  deputy: { personId: number; deputyId: number },
  input: ReportInput,
  origin: Origin,
  settings: Settings,
): Promise<Outcome<Reported, ReportRefusal>> {
  const isOwn = who.personId === deputy.personId && who.deputyId === deputy.deputyId
  const isHis = (await deputiesOfLiaison(act.tx, who)).some(({ deputyId }) => deputyId === deputy.deputyId)
  if (!isOwn && !isHis && !hasRight(who, 'contacts.change')) return refused('not_contactor')
  const contactor = { ...deputy, memberId: null }
  const linked = await linkedTo(act.tx, contactor)
  return reportOf(act, contactor, who.personId, linked, input, origin, settings, false)
}
