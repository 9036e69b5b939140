/** A phone number: shown with a trace, changed with a new code. */
import { hasRight } from '../../access/rules.ts'
import { recordDeed } from '../../audit/actions.ts'
import type { Act } from '../../shared/act.ts'
import { done, refused, type Outcome } from '../../shared/outcome.ts'
import type { Speaker } from '../rules.ts'
import { mayChange, type Changed, type ChangeRefusal } from './changes.ts'
import { phoneOf } from './rules.ts'
import * as store from './store.ts'

/** Shows a phone in full, once; who looked at whose is in the audit trail, the phone is not. */
export async function showPhone(
  act: Act,
  who: Speaker,
  whose: { kind: 'person' | 'voter'; id: number },
): Promise<Outcome<{ name: string; phone: string }, ChangeRefusal>> {
  const seesVoters = whose.kind === 'person' || hasRight(who, 'contacts.see')
  if (!hasRight(who, 'people.phones') || !seesVoters) return refused('not_allowed')
  const row =
    whose.kind === 'person'
      ? await store.personById(act.tx, whose.id)
      : await store.voterById(act.tx, whose.id)
  if (!row) return refused('unknown')
  if (!row.phone) return refused('nothing_to_do')
  await recordDeed(act, { action: 'people.show_phone', subject: `${whose.kind}:${whose.id}` })
  return done({ name: row.name, phone: row.phone })
}

/** A new phone. Refused when it is no mobile number, or another person's: one person, one number. */
export async function changePhone(
  act: Act,
  who: Speaker,
  personId: number,
  typed: string,
): Promise<Outcome<Changed, ChangeRefusal>> {
  if (!mayChange(who)) return refused('not_allowed')
  const phone = phoneOf(typed)
  if (phone === null) return refused('wrong_phone')
  const person = await store.personById(act.tx, personId)
  if (!person) return refused('unknown')
  if (person.phone === phone) return refused('nothing_to_do')
  if (await store.ownerOfPhone(act.tx, phone)) return refused('phone_taken')
  const { count } = await store.setPhone(act.tx, personId, person.phone, phone)
  if (count === 0) return refused('changed_meanwhile')
  await recordDeed(act, {
    action: 'people.change_phone',
    subject: `person:${personId}`,
    before: { tail: person.phone?.slice(-4) ?? null },
    after: { tail: phone.slice(-4) },
  })
  return done({ name: person.name, warning: '' })
}
