/** What one may look for among people. */
export type RoleFilter =
  | 'deputy'
  | 'sc_member'
  | 'liaison'
  | 'group_leader'
  | 'leader_in_charge'
  | 'office_head'
  | 'platform_operator'
  | 'staff'
  | 'unit'
  | 'voter'
  | 'none'

export type PeopleSort = 'name' | 'group' | 'card'

export interface PeopleFilter {
  role: RoleFilter | null
  officeId: number | null
  groupId: number | null
  bound: boolean | null
  /** Voters are looked for as well: for those who may see contacts. */
  voters: boolean
}
