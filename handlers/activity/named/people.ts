/** Single people whom an organiser names: who bears the name and may be asked by him. */
import type { Speaker } from '../../people/rules.ts'
import type { Act } from '../../shared/act.ts'
import type { Day } from '../../shared/days.ts'
import { may } from '../rules.ts'
import * as store from './store.ts'

export interface PersonNamed {
  id: number
  name: string
  /** 桥东一组代表; 桥东一组联络员: tells two of one name apart. */
  duty: string
}

/**
 * Those in office of these names, by name: for 代表工委 everybody with a duty, for a liaison the deputies of his groups,
 * for both only those of `groups` where some are given. Nobody whose duties are suspended on the day is among them.
 */
export async function peopleNamed(
  act: Pick<Act, 'tx'>,
  who: Speaker,
  names: readonly string[],
  on: Day,
  groups: readonly number[] = [],
): Promise<ReadonlyMap<string, PersonNamed[]>> {
  const own = may.seeAllGroups(who) ? null : who.liaisonGroupIds
  const among = groups.length > 0 ? groups.filter((id) => own === null || own.includes(id)) : own
  const rows = await store.peopleCalled(act.tx, [...new Set(names)], on, among)
  const found = rows.map((row): PersonNamed => ({ id: row.id, name: row.name, duty: dutyOf(row) }))
  return Map.groupBy(found, ({ name }) => name)
}

function dutyOf(row: store.PersonCalled): string {
  const [deputy] = row.deputies
  const [liaison] = row.liaisonOf
  const [unit] = row.unitOfficerOf
  if (deputy) return `${deputy.group.name}代表`
  if (row.members.length > 0) return '常委会组成人员'
  if (liaison) return `${liaison.name}联络员`
  if (unit) return `${unit.name}联络人`
  return row.staff?.roles.map(({ role }) => role).join('、') ?? '工作人员'
}
