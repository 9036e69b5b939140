/** A person's own progress in a quarter, duty by duty. */
import { linkedTo, type LinkedPerson, type Speaker } from '../../people/actions.ts'
import type { Settings } from '../../settings/actions.ts'
import type { Act } from '../../shared/act.ts'
import { dayOf, quarterOf, type Day } from '../../shared/days.ts'
import { isVoter, progressOf, type ContactorRole, type Progress } from '../rules.ts'
import * as contacts from '../store.ts'

export const countedThisYear = (act: Act, personId: number, role: ContactorRole, day: Day) =>
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
export async function ownProgress(
  act: Act,
  who: Speaker,
  settings: Settings,
  day: Day = dayOf(act.now, act.zone),
): Promise<OwnProgress[]> {
  const linked = await linkedTo(act.tx, who)
  const duties: ContactorRole[] = [
    ...(who.deputyId == null ? [] : ['deputy' as const]),
    ...(who.memberId == null ? [] : ['sc_member' as const]),
  ]
  const all: OwnProgress[] = []
  for (const role of duties) {
    const mine = linked.filter(({ key }) => isVoter(key) === (role === 'deputy'))
    const counted = await countedThisYear(act, who.personId, role, day)
    const progress = progressOf(
      mine.map(({ key }) => key),
      counted,
      quarterOf(day),
      settings['contact.reading'],
      settings['contact.perYear'],
    )
    all.push({ role, progress, left: mine.filter(({ key }) => progress.left.includes(key)) })
  }
  return all
}
