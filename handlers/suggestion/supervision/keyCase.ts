/** A suggestion on the key list with its supervision, and who has a part in that now. */
import type { Act } from '../../shared/act.ts'
import { onDay, openCase, type Case } from '../case.ts'
import * as suggestions from '../store.ts'
import * as store from './store.ts'

/** A suggestion with its place on the list of key ones (重点督办); null when it is not on it, or is none. */
export async function keyCase(act: Act, id: number): Promise<{ one: Case; key: store.KeyRow } | null> {
  const one = await openCase(act, id)
  const key = await store.keyOf(act.tx, id)
  return one && key ? { one, key } : null
}

/** Who leads or joined now; whoever led it before supervises it no more. */
export const serving = ({ supervisors }: store.KeyRow) => supervisors.filter(({ role }) => role !== 'past')

/** A chairperson who serves. */
export async function chairWho(act: Act, personId: number): Promise<{ id: number; name: string } | null> {
  const found = (await suggestions.members(act.tx, onDay(act))).find(
    ({ post, person }) => post !== 'member' && person.id === personId,
  )
  return found?.person ?? null
}
