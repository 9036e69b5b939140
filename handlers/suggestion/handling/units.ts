/** The units that handle suggestions: found by name, and who leads each. */
import { recordDeed } from '../../audit/actions.ts'
import { personNamed, type NamingRefusal, type Speaker } from '../../people/actions.ts'
import type { Act } from '../../shared/act.ts'
import { done, refused, type Outcome } from '../../shared/outcome.ts'
import type { Channel } from '../course.ts'
import { channelRoles } from '../rules.ts'
import * as suggestions from '../store.ts'
import * as store from './store.ts'

export interface KnownUnit {
  id: number
  name: string
  system: string
}

/** The units that a name as typed may mean: full name, short name, or a beginning that only fits. */
export async function unitsNamed(act: Pick<Act, 'tx'>, typed: string): Promise<KnownUnit[]> {
  const all = await suggestions.units(act.tx)
  const words = typed.replace(/\s/g, '')
  const exact = all.filter(
    ({ name, shortNames }) => name === words || (JSON.parse(shortNames) as string[]).includes(words),
  )
  if (exact.length > 0) return exact
  return all.filter(
    ({ name, shortNames }) =>
      name.includes(words) || (JSON.parse(shortNames) as string[]).some((short) => short.includes(words)),
  )
}

export interface UnitLine extends KnownUnit {
  officer: UnitPerson | null
  leader: UnitPerson | null
  templates: number
}

interface UnitPerson {
  id: number
  name: string
  bound: boolean
}

/** Every unit with its officer, its leader and how many templates of its own are in force; for the staff who handle suggestions. */
export async function unitLines(act: Pick<Act, 'tx'>): Promise<UnitLine[]> {
  const units = await suggestions.units(act.tx)
  const people = await store.peopleBound(
    act.tx,
    units.flatMap(({ officerId, leaderId }) => [officerId, leaderId]).filter((id) => id !== null),
  )
  const owners = await store.templateOwners(act.tx)
  const person = (id: number | null) => (id === null ? null : (people.get(id) ?? null))
  return units.map(({ id, name, system, officerId, leaderId }) => ({
    id,
    name,
    system,
    officer: person(officerId),
    leader: person(leaderId),
    templates: owners.filter((owner) => owner === `unit:${id}`).length,
  }))
}

export type UnitRefusal =
  'not_yours' | 'unknown_unit' | 'unknown_person' | 'nothing_to_do' | 'changed_meanwhile'

/** Who may say who leads a unit: the deputies' affairs office, and the office that assigns in the unit's system. */
export const mayAppoint = (who: Speaker, unit: Pick<KnownUnit, 'system'>): boolean =>
  who.staffRoles.includes('代表工委') || who.staffRoles.includes(channelRoles[unit.system as Channel])

/** Who looks after a unit when its officer does not: told when something is overdue. Null: nobody any more. */
export async function setUnitLeader(
  act: Act,
  who: Speaker,
  unitId: number,
  personId: number | null,
): Promise<Outcome<{ unit: string; before: string | null }, UnitRefusal>> {
  const unit = (await suggestions.units(act.tx)).find(({ id }) => id === unitId)
  if (!unit) return refused('unknown_unit')
  if (!mayAppoint(who, unit)) return refused('not_yours')
  if (unit.leaderId === personId) return refused('nothing_to_do')
  const ids = [unit.leaderId, personId].filter((id) => id !== null)
  const people = new Map((await suggestions.peopleById(act.tx, ids)).map(({ id, name }) => [id, name]))
  if (personId !== null && !people.has(personId)) return refused('unknown_person')
  if (!(await store.setUnitLeader(act.tx, unit, personId))) return refused('changed_meanwhile')
  await recordDeed(act, {
    action: 'suggestion.unit_leader',
    subject: `unit:${unitId}`,
    before: { leaderId: unit.leaderId },
    after: { leaderId: personId },
  })
  return done({
    unit: unit.name,
    before: unit.leaderId === null ? null : (people.get(unit.leaderId) ?? null),
  })
}

/** The same by name: somebody who is known, or by name and phone somebody new. */
export async function nameUnitLeader(
  act: Act,
  who: Speaker,
  unitId: number,
  typed: { name: string; phone: string },
): Promise<
  Outcome<{ unit: string; personId: number; name: string; bound: boolean }, UnitRefusal | NamingRefusal>
> {
  const unit = (await suggestions.units(act.tx)).find(({ id }) => id === unitId)
  if (!unit) return refused('unknown_unit')
  if (!mayAppoint(who, unit)) return refused('not_yours')
  const person = await personNamed(act, typed)
  if (!person.ok) return person
  const { id: personId, name } = person.value
  const outcome = await setUnitLeader(act, who, unitId, personId)
  if (!outcome.ok) return outcome
  const bound = (await store.peopleBound(act.tx, [personId])).get(personId)?.bound ?? false
  return done({ unit: unit.name, personId, name, bound })
}

/** One sentence for each refusal: what is wrong and what to do. */
export const unitRefusals: Readonly<Record<UnitRefusal | NamingRefusal, string>> = {
  not_yours: '这个单位的负责人由代表工委或者它的交办机关来定，没有改动。',
  unknown_unit: '没有找到这个承办单位，没有改动。请写全称或简称。',
  unknown_person: '没有找到这个人，没有改动。',
  nothing_to_do: '现在就是这样，没有改动。',
  changed_meanwhile: '刚刚有人先改了，这次没有改动。请看一下现在的情况再改。',
  no_name: '请写负责人的姓名，没有改动。',
  unknown: '名册里没有这个人，没有改动。请把手机号也写上，就会加进名册。',
  several: '名册里有几位同名的，没有改动。请把手机号也写上。',
  wrong_phone: '手机号不对，没有改动。请写11位手机号。',
  phone_taken: '这个手机号是别人的，没有改动。请核对姓名和手机号。',
}
