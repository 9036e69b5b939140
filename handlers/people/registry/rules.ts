/** What one may look for among people. */
export const roleFilters = {
  deputy: '代表',
  sc_member: '常委会组成人员',
  liaison: '联络员',
  group_leader: '组长',
  leader_in_charge: '分管负责人',
  office_head: '机构负责人',
  platform_operator: '平台管理员',
  staff: '工作人员',
  unit: '承办单位联络人',
  unit_leader: '承办单位负责人',
  voter: '选民',
  none: '现在没有职务',
} as const
export type RoleFilter = keyof typeof roleFilters

export const isRoleFilter = (text: string): text is RoleFilter => Object.hasOwn(roleFilters, text)

export const peopleSorts = ['name', 'group', 'card'] as const
export type PeopleSort = (typeof peopleSorts)[number]

export interface PeopleFilter {
  role: RoleFilter | null
  officeId: number | null
  groupId: number | null
  bound: boolean | null
  /** Voters are looked for as well: for those who may see contacts. */
  voters: boolean
}
