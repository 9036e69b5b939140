/** What the plan asks for and the district does not have yet (尚未健全). Pure. */
import { planRules, type SheetName } from './rules.ts'

/** What counts, with a mark of the caller's own for each row: its place in the file, its number in the database. */
export interface ReadinessFacts<At> {
  offices: readonly { at: At; name: string; hasHead: boolean; operators: number }[]
  groups: readonly {
    at: At
    name: string
    hasLeaderInCharge: boolean
    hasGroupLeader: boolean
    hasLiaison: boolean
  }[]
  members: readonly { at: At; name: string; deputies: number }[]
  deputies: readonly { at: At; name: string; cardNo: string; voters: number; contacted: boolean }[]
}

export interface NotReady<At> {
  at: At
  sheet: SheetName
  column: string
  kind:
    | 'no_head'
    | 'no_operator'
    | 'too_many_operators'
    | 'no_leader_in_charge'
    | 'no_group_leader'
    | 'no_liaison'
    | 'few_deputies'
    | 'many_deputies'
    | 'few_voters'
    | 'no_member'
  /** Whom or what it is about. */
  name: string
  message: string
  advice: string
}

const [fewestOperators, mostOperators] = planRules.operators
const [fewestDeputies, mostDeputies] = planRules.deputiesOfMember
const fewestVoters = planRules.votersOfDeputy

/** 方案一(一)(三)、二(一): who has no liaison, no operator, too few or too many to contact. */
export const notReadyOf = <At>(facts: ReadinessFacts<At>): NotReady<At>[] => [
  ...facts.offices.flatMap(officeGaps),
  ...facts.groups.flatMap(groupGaps),
  ...facts.members.flatMap(memberGaps),
  ...facts.deputies.flatMap(deputyGaps),
]

function officeGaps<At>({
  at,
  name,
  hasHead,
  operators,
}: ReadinessFacts<At>['offices'][number]): NotReady<At>[] {
  const gap = { at, sheet: '机构', name } as const
  return [
    ...(hasHead
      ? []
      : [
          {
            ...gap,
            column: '负责人',
            kind: 'no_head' as const,
            message: `${name}没有负责人`,
            advice: '明确一名负责人',
          },
        ]),
    ...(operators < fewestOperators
      ? [
          {
            ...gap,
            column: '平台管理员1',
            kind: 'no_operator' as const,
            message: `${name}没有平台管理员`,
            advice: '落实1至2名平台管理员',
          },
        ]
      : []),
    ...(operators > mostOperators
      ? [
          {
            ...gap,
            column: '平台管理员2',
            kind: 'too_many_operators' as const,
            message: `${name}有${operators}名平台管理员`,
            advice: '只留1至2名',
          },
        ]
      : []),
  ]
}

function groupGaps<At>(group: ReadinessFacts<At>['groups'][number]): NotReady<At>[] {
  const { at, name } = group
  const gap = (column: string, kind: NotReady<At>['kind'], advice: string): NotReady<At> => ({
    at,
    sheet: '代表小组',
    column,
    kind,
    name,
    message: `${name}没有${column}`,
    advice,
  })
  return [
    ...(group.hasLeaderInCharge ? [] : [gap('分管负责人', 'no_leader_in_charge', '明确分管负责人')]),
    ...(group.hasGroupLeader ? [] : [gap('组长', 'no_group_leader', '明确组长')]),
    ...(group.hasLiaison ? [] : [gap('联络员', 'no_liaison', '落实1名联络员')]),
  ]
}

function memberGaps<At>({ at, name, deputies }: ReadinessFacts<At>['members'][number]): NotReady<At>[] {
  if (deputies >= fewestDeputies && deputies <= mostDeputies) return []
  return [
    {
      at,
      sheet: '常委会',
      column: '联系代表',
      kind: deputies < fewestDeputies ? 'few_deputies' : 'many_deputies',
      name,
      message: `${name}联系${deputies}名代表，应为${fewestDeputies}至${mostDeputies}名`,
      advice: deputies < fewestDeputies ? '再安排几名代表' : '减少几名代表',
    },
  ]
}

function deputyGaps<At>(deputy: ReadinessFacts<At>['deputies'][number]): NotReady<At>[] {
  const { at, name, cardNo, voters, contacted } = deputy
  const gap = { at, sheet: '代表', column: '代表证号', name } as const
  return [
    ...(voters < fewestVoters
      ? [
          {
            ...gap,
            kind: 'few_voters' as const,
            message: `${name}（${cardNo}）联系${voters}名选民，应为${fewestVoters}名`,
            advice: '补足联系的选民',
          },
        ]
      : []),
    ...(contacted
      ? []
      : [
          {
            ...gap,
            kind: 'no_member' as const,
            message: `${name}（${cardNo}）没有常委会组成人员联系`,
            advice: '安排一位组成人员联系',
          },
        ]),
  ]
}
