/** What units and lead deputies asked for, and who has to decide it. */
import type { Speaker } from '../../people/actions.ts'
import type { Act } from '../../shared/act.ts'
import { onDay, openCase, ruleBook, type Case } from '../case.ts'
import { waitsOf } from '../waits.ts'
import { readerOf } from '../rules.ts'
import type { Brief } from '../store.ts'
import * as store from './requests/store.ts'
import { waitInWords } from './waitWords.ts'

/** Those with a request that waits for this speaker: of the units for who assigns, of the lead deputy for 代表工委. */
export async function requestedOf(act: Pick<Act, 'tx'>, who: Speaker): Promise<Brief[]> {
  const reader = readerOf(who)
  const { channels, isOffice } = reader
  return [
    ...(channels.length === 0 ? [] : await store.requested(act.tx, 'unit', reader, channels)),
    ...(isOffice ? await store.requested(act.tx, 'withdrawal', reader) : []),
  ]
}

/** Those that he himself asked to take back and that go on until he signed. */
export const withdrawalsAskedBy = async (act: Pick<Act, 'tx'>, who: Speaker): Promise<Brief[]> =>
  (await store.requested(act.tx, 'withdrawal', readerOf(who))).filter(({ leadId }) => leadId === who.personId)

/** The lead deputy asked to take it back, and it goes on until he signed. */
export const asksWithdrawal = ({ course }: Case): boolean =>
  course.withdrawalAsked && !['closed', 'withdrawn', 'not_accepted'].includes(course.state)

/** What is asked for, in words; null when nothing is. */
export async function requestInWords(act: Act, id: number): Promise<string | null> {
  const one = await openCase(act, id)
  if (!one) return null
  const waits = waitsOf(await ruleBook(act), one.course, onDay(act), one.into?.course)
  const asked = waits.filter(({ kind }) => kind === 'reassign' || kind === 'decide_extension')
  const words = [
    ...asked.map((wait) => waitInWords(wait, one, onDay(act))),
    ...(asksWithdrawal(one) ? ['代表申请撤回，等签名的书面申请'] : []),
  ]
  return words.length === 0 ? null : words.join('；')
}
