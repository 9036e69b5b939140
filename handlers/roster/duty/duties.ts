/** Who has which duty, in the office's words and in the contract's. */
import { posts, wordFor } from '../rules.ts'
import type { DutyRows } from './store.ts'

interface Group {
  id: number
  name: string
  office: { name: string }
}

/** A person with all that he does in the current term. */
export interface PersonOnDuty {
  id: number
  name: string
  phone: string | null
  /** In the standing committee. */
  post: string | null
  deputy: { constituency: string; group: Group } | null
  staff: { department: string | null } | null
  liaisonOf: readonly Group[]
  leadsGroups: readonly Group[]
  leadsInCharge: readonly Group[]
  /** Names of offices. */
  headOf: readonly string[]
  operates: readonly string[]
  /** Names of handling units. */
  unitOfficerOf: readonly string[]
  unitLeaderOf: readonly string[]
  bound: boolean
}

/** Those who hold a duty, in the order of their numbers. */
export function peopleWithDuties(rows: DutyRows): PersonOnDuty[] {
  const deputies = byPerson(rows.deputies)
  const members = byPerson(rows.members)
  const staff = byPerson(rows.staff)
  const bound = byPerson(rows.bound)
  const groups = new Map(rows.groups.map((group) => [group.id, group]))
  const namesOf = (named: readonly { name: string }[]) => named.map(({ name }) => name)
  const everyone = rows.people.map(({ id, name, phone }): PersonOnDuty => {
    const deputy = deputies.get(id)
    const group = deputy && groups.get(deputy.groupId)
    return {
      id,
      name,
      phone,
      post: members.get(id)?.post ?? null,
      deputy: group ? { constituency: deputy.constituency.number, group } : null,
      staff: staff.get(id) ?? null,
      liaisonOf: rows.groups.filter(({ liaisonId }) => liaisonId === id),
      leadsGroups: rows.groups.filter(({ groupLeaderId }) => groupLeaderId === id),
      leadsInCharge: rows.groups.filter(({ leaderInChargeId }) => leaderInChargeId === id),
      headOf: namesOf(rows.offices.filter(({ headId }) => headId === id)),
      operates: namesOf(
        rows.offices.filter(({ operators }) => operators.some(({ personId }) => personId === id)),
      ),
      unitOfficerOf: namesOf(rows.units.filter(({ officerId }) => officerId === id)),
      unitLeaderOf: namesOf(rows.units.filter(({ leaderId }) => leaderId === id)),
      bound: bound.has(id),
    }
  })
  return everyone.filter((person) => rolesOf(person).length > 0)
}

const byPerson = <Row extends { personId: number }>(rows: readonly Row[]): Map<number, Row> =>
  new Map(rows.map((row) => [row.personId, row]))

/** Each duty with the contract's word and the office's, the one that somebody is best known by first. */
const duties: readonly (readonly [role: string, word: string, has: (person: PersonOnDuty) => boolean])[] = [
  ['deputy', '代表', ({ deputy }) => deputy !== null],
  ['liaison', '联络员', ({ liaisonOf }) => liaisonOf.length > 0],
  ['group_leader', '组长', ({ leadsGroups }) => leadsGroups.length > 0],
  ['staff', '工作人员', ({ staff }) => staff !== null],
  ['unit', '承办单位', ({ unitOfficerOf }) => unitOfficerOf.length > 0],
  ['unit_leader', '承办单位负责人', ({ unitLeaderOf }) => unitLeaderOf.length > 0],
  ['office_head', '机构负责人', ({ headOf }) => headOf.length > 0],
  ['leader_in_charge', '分管负责人', ({ leadsInCharge }) => leadsInCharge.length > 0],
  ['platform_operator', '平台管理员', ({ operates }) => operates.length > 0],
]

/** 常委会委员, 代表, 联络员 … */
export const dutiesOf = (person: PersonOnDuty): string[] => [
  ...(person.post === null ? [] : [`常委会${wordFor<string>(posts, person.post)}`]),
  ...duties.filter(([, , has]) => has(person)).map(([, word]) => word),
]

/** sc_member, deputy, liaison …; the chair and the vice-chairs have sc_chair or sc_vice_chair as well. */
export const rolesOf = (person: PersonOnDuty): string[] => [
  ...(person.post === null ? [] : ['sc_member']),
  ...(person.post === null || person.post === 'member' ? [] : [`sc_${person.post}`]),
  ...duties.filter(([, , has]) => has(person)).map(([role]) => role),
]

const groupOf = ({ deputy, liaisonOf, leadsGroups }: PersonOnDuty): Group | undefined =>
  deputy?.group ?? liaisonOf[0] ?? leadsGroups[0]

/** Whether he serves in this group: as its deputy, its liaison or its leader. */
export const isOfGroup = ({ deputy, liaisonOf, leadsGroups }: PersonOnDuty, groupId: number): boolean =>
  [deputy?.group, ...liaisonOf, ...leadsGroups].some((group) => group?.id === groupId)

export const groupNameOf = (person: PersonOnDuty): string | null => groupOf(person)?.name ?? null

/** The office he serves in, else the one that his group belongs to. */
export const officeNameOf = (person: PersonOnDuty): string | null =>
  person.headOf[0] ?? person.operates[0] ?? (groupOf(person) ?? person.leadsInCharge[0])?.office.name ?? null
