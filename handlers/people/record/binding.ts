/** Ending the binding of a WeChat. */
import { endSessionsOf } from '../../access/actions.ts'
import { recordDeed } from '../../audit/actions.ts'
import type { Act } from '../../shared/act.ts'
import { done, refused, type Outcome } from '../../shared/outcome.ts'
import type { Speaker } from '../rules.ts'
import { mayChange, type Changed, type ChangeRefusal } from './changes.ts'
import * as store from './store.ts'

/** Ends the WeChat binding: sessions and links given to it end with it, codes that were not used are void. */
export async function endBinding(
  act: Act,
  who: Speaker,
  personId: number,
): Promise<Outcome<Changed, ChangeRefusal>> {
  if (!mayChange(who)) return refused('not_allowed')
  const person = await store.personById(act.tx, personId)
  if (!person) return refused('unknown')
  const { count } = await store.endBindings(act.tx, [personId], act.now, 'ended at the desk')
  if (count === 0) return refused('nothing_to_do')
  await store.voidCodes(act.tx, [personId], act.now, 'ended at the desk')
  await endSessionsOf(act, [personId], 'binding ended')
  await recordDeed(act, { action: 'people.unbind', subject: `person:${personId}` })
  return done({ name: person.name, warning: '' })
}
