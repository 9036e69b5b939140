/** A person's own progress in a quarter, duty by duty. */
import { linkedTo, type LinkedPerson, type Speaker } from '../../people/actions.ts'
import type { Settings } from '../../settings/actions.ts'
import type { Act } from '../../shared/act.ts'
import { dayOf, quarterOf, type Day, type Quarter } from '../../shared/days.ts'
import { isVoter, progressOf, type ContactorRole, type Progress } from '../rules.ts'
import * as contacts from '../store.ts'

/** What counted from the beginning of a day's year to the end of its quarter. */
export const countedThisYear = (act: Pick<Act, 'tx'>, personId: number, role: ContactorRole, day: Day) =>
  contacts.countedContacts(act.tx, personId, role, `${day.slice(0, 4)}-01-01`, quarterOf(day).to)

/** The keys of those whom a person reached this quarter, in whichever duty. */
export async function reachedThisQuarter(act: Act, personId: number): Promise<Set<string>> {
  const { from, to } = quarterOf(dayOf(act.now, act.zone))
  const roles: ContactorRole[] = ['deputy', 'sc_member']
  const reached = new Set<string>()
  for (const role of roles)
    for (const { party } of await contacts.countedContacts(act.tx, personId, role, from, to))
      reached.add(party)
  return reached
}

export interface OwnProgress {
  role: ContactorRole
  progress: Progress
  left: LinkedPerson[]
}

/** A person's own progress in a quarter, one entry a duty. Nobody else's is ever answered here. */
export const ownProgress = (
  act: Act,
  who: Speaker,
  settings: Settings,
  day: Day = dayOf(act.now, act.zone),
): Promise<OwnProgress[]> => progressByDuty(act, who, quarterOf(day), settings)

/** How somebody stands in a quarter by each of his duties, and whom he has not reached. */
export async function progressByDuty(
  act: Pick<Act, 'tx'>,
  whose: Pick<Speaker, 'personId' | 'deputyId' | 'memberId'>,
  quarter: Quarter,
  settings: Settings,
): Promise<OwnProgress[]> {
  const linked = await linkedTo(act.tx, whose)
  const duties: ContactorRole[] = [
    ...(whose.deputyId == null ? [] : ['deputy' as const]),
    ...(whose.memberId == null ? [] : ['sc_member' as const]),
  ]
  const all: OwnProgress[] = []
  for (const role of duties) {
    const mine = linked.filter(({ key }) => isVoter(key) === (role === 'deputy'))
    const progress = progressOf(
      mine.map(({ key }) => key),
      await countedThisYear(act, whose.personId, role, quarter.to),
      quarter,
      settings['contact.reading'],
      settings['contact.perYear'],
    )
    all.push({ role, progress, left: mine.filter(({ key }) => progress.left.includes(key)) })
  }
  return all
}
