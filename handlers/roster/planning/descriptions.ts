/** By what each kind of row is known, and which of its fields count as changed. Pure. */
import {
  officeKinds,
  posts,
  systems,
  wordFor,
  type Roster,
  type RosterPerson,
  type SheetName,
} from '../rules.ts'
import type { PersonRef, StoredPerson } from './stored.ts'

/** A heading, what is compared, and how it is shown where that differs. */
export type Fact = readonly [field: string, value: string | null, shown?: string]

export interface Description<Row> {
  sheet: SheetName
  /** Tried in order: the same by the first, else by the second. */
  keys: readonly ((row: Row) => string)[]
  name: (row: Row) => string
  facts: (row: Row) => readonly Fact[]
}

type RowOf<Part extends keyof Roster> = Roster[Part][number]

/** Order does not matter: the same deputies in another order are the same. */
const listed = (values: readonly string[]): string => [...values].sort().join('、')

export function descriptions(shown: (ref: PersonRef | null) => string) {
  const person = (field: string, ref: PersonRef | null): Fact => [field, ref, shown(ref)]
  const offices: Description<RowOf<'offices'>> = {
    sheet: '机构',
    keys: [({ name }) => name],
    name: ({ name }) => name,
    facts: ({ kind, head, operators }) => [
      ['类型', kind, wordFor<string>(officeKinds, kind)],
      person('负责人', head),
      person('平台管理员1', operators[0] ?? null),
      person('平台管理员2', operators[1] ?? null),
    ],
  }
  const constituencies: Description<RowOf<'constituencies'>> = {
    sheet: '选区',
    keys: [({ number }) => number],
    name: ({ number, name }) => `${number} ${name}`,
    facts: ({ name, office }) => [
      ['名称', name],
      ['机构', office],
    ],
  }
  const groups: Description<RowOf<'groups'>> = {
    sheet: '代表小组',
    keys: [({ name }) => name],
    name: ({ name }) => name,
    facts: ({ office, leaderInCharge, groupLeader, liaison, roomTopic }) => [
      ['机构', office],
      person('分管负责人', leaderInCharge),
      person('组长', groupLeader),
      person('联络员', liaison),
      ['群名称', roomTopic],
    ],
  }
  const deputies: Description<RowOf<'deputies'>> = {
    sheet: '代表',
    keys: [({ cardNo }) => cardNo, (row) => row.person],
    name: (row) => shown(row.person),
    facts: ({ cardNo, constituency, group, isNew, occupation, unitAndPost }) => [
      ['代表证号', cardNo],
      ['选区', constituency],
      ['小组', group],
      ['新任', isNew ? '是' : '否'],
      ['职业', occupation],
      ['单位及职务', unitAndPost],
    ],
  }
  const members: Description<RowOf<'members'>> = {
    sheet: '常委会',
    keys: [(row) => row.person],
    name: (row) => shown(row.person),
    facts: ({ post, committee, office, deputies: cards }) => [
      ['职务', post, wordFor<string>(posts, post)],
      ['工作委员会', committee],
      ['联系机构', office],
      ['联系代表', listed(cards)],
    ],
  }
  const units: Description<RowOf<'units'>> = {
    sheet: '承办单位',
    keys: [({ name }) => name],
    name: ({ name }) => name,
    facts: ({ shortNames, system, officer }) => [
      ['简称', shortNames.join('、')],
      ['系统', system, wordFor<string>(systems, system)],
      person('联络人', officer),
    ],
  }
  const staff: Description<RowOf<'staff'>> = {
    sheet: '工作人员',
    keys: [(row) => row.person],
    name: (row) => shown(row.person),
    facts: ({ department, roles }) => [
      ['部门', department],
      ['角色', listed(roles)],
    ],
  }
  return { offices, constituencies, groups, deputies, members, units, staff }
}

/** Voters are matched beforehand (matching.ts); `keyOf` gives the stored number. */
export const voterDescription = (
  keyOf: (voter: RowOf<'voters'>) => string,
): Description<RowOf<'voters'>> => ({
  sheet: '选民',
  keys: [keyOf],
  name: ({ name }) => name,
  facts: ({ aka, phone, constituency, address, deputies }) => [
    ['称呼', aka.join('、')],
    ['手机', phone],
    ['选区', constituency],
    ['住址', address],
    ['联系代表', listed(deputies)],
  ],
})

/** What a roster says of a person, beside what is stored; what it does not say is not compared. */
export function personFacts(person: RosterPerson, before: StoredPerson): { now: Fact[]; before: Fact[] } {
  const pairs: [string, string | null | undefined, string | null][] = [
    ['姓名', person.name, before.name],
    ['手机', person.phone, before.phone],
    ['性别', person.gender, before.gender],
    ['出生年月', person.bornIn, before.bornIn],
  ]
  const said = pairs.flatMap(([field, now, then]) => (now === undefined ? [] : [{ field, now, then }]))
  return {
    now: said.map(({ field, now }) => [field, now]),
    before: said.map(({ field, then }) => [field, then]),
  }
}
