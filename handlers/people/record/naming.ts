/** Whom a name, or a name with a phone, means; somebody new is added with both. */
import { recordDeed } from '../../audit/actions.ts'
import type { Act } from '../../shared/act.ts'
import { done, refused, type Outcome } from '../../shared/outcome.ts'
import { phoneOf } from './rules.ts'
import * as store from './store.ts'

/** `unknown`: nobody of this name, and no phone to add him with. `several`: only the phone tells which one. */
export type NamingRefusal = 'no_name' | 'unknown' | 'several' | 'wrong_phone' | 'phone_taken'

/**
 * The one person of this name; with a phone the one who has it, or somebody new. Whoever calls has judged who may name
 * people. Refused when the phone is another person's: one person, one number.
 */
export async function personNamed(
  act: Act,
  typed: { name: string; phone: string },
): Promise<Outcome<{ id: number; name: string; isNew: boolean }, NamingRefusal>> {
  const name = typed.name.trim()
  if (name === '' || name.length > 50) return refused('no_name')
  if (typed.phone.trim() === '') {
    const [only, ...more] = await store.peopleByName(act.tx, name)
    if (!only) return refused('unknown')
    return more.length > 0 ? refused('several') : done({ ...only, isNew: false })
  }
  const phone = phoneOf(typed.phone)
  if (phone === null) return refused('wrong_phone')
  const owner = await store.ownerOfPhone(act.tx, phone)
  if (owner) return owner.name === name ? done({ ...owner, isNew: false }) : refused('phone_taken')
  const { id } = await store.addPerson(act.tx, name, phone)
  await recordDeed(act, {
    action: 'people.add',
    subject: `person:${id}`,
    after: { name, tail: phone.slice(-4) },
  })
  return done({ id, name, isNew: true })
}
