/** What a list at the desk leaves out of each suggestion's words before it is opened. */
import { masks, type Signed, type Speaker } from '../../people/actions.ts'
import type { Act } from '../../shared/act.ts'
import { withoutNumbers } from '../rules.ts'

/** Phones for 代表工委; for everybody else also the voters of whoever signs it. */
export async function shownAtDesk(
  act: Pick<Act, 'tx'>,
  who: Speaker,
  rows: readonly Signed[],
): Promise<(row: Signed) => (text: string) => string> {
  return who.staffRoles.includes('代表工委') ? () => withoutNumbers : masks(act, rows)
}
