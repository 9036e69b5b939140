/** Whether all may read a suggestion, its title only, or nothing. */
import type { Speaker } from '../../people/actions.ts'
import type { Act } from '../../shared/act.ts'
import { refused, type Outcome } from '../../shared/outcome.ts'
import { openCase } from '../case.ts'
import { take, type Taken } from '../acting.ts'
import type { SuggestionRefusal } from '../rules.ts'
import { tellSupervisors } from '../supervision/closedTo.ts'

/**
 * How far the public may read it: the lead deputy's choice, at any time; the office may keep it back (`secret`): then it
 * leaves the eyes of those who supervise it and do not handle it, and they are told so.
 */
export async function choosePublicity(
  act: Act,
  who: Speaker,
  id: number,
  choice: { publicity?: 'full' | 'title' | 'none'; secret?: boolean },
): Promise<Outcome<Taken, SuggestionRefusal>> {
  const one = await openCase(act, id)
  if (!one) return refused('not_found')
  const isOffice = who.staffRoles.includes('代表工委')
  if (choice.secret !== undefined && !isOffice) return refused('not_yours')
  if (choice.publicity !== undefined && who.personId !== one.row.leadId) return refused('not_yours')
  const taken = await take(act, who, one, 'publicity', choice, choice)
  if (taken.ok) await tellSupervisors(act, taken.value, one)
  return taken
}
