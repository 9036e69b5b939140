import { hasRight } from '../../access/rules.ts'
import { tell } from '../../notice/actions.ts'
import type { Speaker } from '../../people/actions.ts'
import type { Act } from '../../shared/act.ts'
import type * as contacts from '../store.ts'

/** A deputy hears what another changed in his record. */
export async function tellContactor(
  act: Act,
  who: Speaker,
  { id, version, contactorId }: Pick<contacts.StoredReport, 'id' | 'version' | 'contactorId'>,
  what: string,
): Promise<void> {
  if (contactorId === who.personId) return
  const writer = hasRight(who, 'contacts.change') ? '工作人员' : '联络员'
  await tell(act, contactorId, {
    kind: 'contact-amended',
    period: `report:${id}:${version}`,
    text: `${writer}${who.name}${what}。有疑问请回“人工”。`,
  })
}
