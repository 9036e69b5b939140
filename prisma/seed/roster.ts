import type {
  PersonKey,
  Roster,
  RosterDeputy,
  RosterPerson,
  RosterVoter,
  SheetName,
} from '../../handlers/roster/rules.ts'
import {
  committees,
  knownDeputies,
  knownMembers,
  linkedToSun,
  nameOf,
  occupations,
  type DemoDeputy,
  type DemoVoter,
} from './people.ts'
import { offices, staff, units } from './places.ts'

const deputiesPerGroup = 14
const votersPerDeputy = 10
const memberCount = 25

const groups = offices.flatMap((office, officeIndex) =>
  office.groups.map((group) => ({ ...group, office, officeIndex })),
)
const constituencies = offices
  .flatMap((office) => office.communities.map((community) => ({ office, community })))
  .map((one, index) => ({ ...one, number: String(index + 1) }))

const cardOf = (index: number): string => `QL18-${String(index + 1).padStart(3, '0')}`
const twoDigits = (value: number): string => String(value).padStart(2, '0')

/** The roster of the fictional district: the same every time. */
export function demoRoster(): Roster {
  const people = new People()
  const deputies = demoDeputies()
  const cards = new Map(deputies.map(({ name }, index) => [name, cardOf(index)]))
  const deputyRows = deputies.map((deputy, index) => deputyRow(people, deputy, index))
  return {
    offices: offices.map(({ name, kind, head, operators }, index) => ({
      row: index + 2,
      name,
      kind,
      head: people.named(head, '机构', index + 2),
      operators: operators.map((operator) => people.named(operator, '机构', index + 2)),
    })),
    constituencies: constituencies.map(({ number, community, office }, index) => ({
      row: index + 2,
      number,
      name: `第${number}选区（${community}）`,
      office: office.name,
    })),
    groups: groups.map(({ name, liaison, office }, index) => ({
      row: index + 2,
      name,
      office: office.name,
      leaderInCharge: people.named(office.head, '代表小组', index + 2),
      groupLeader: deputyRows.find((row) => row.group === name)?.person ?? null,
      liaison: people.named(liaison, '代表小组', index + 2),
      roomTopic: `${name}代表履职群`,
    })),
    deputies: deputyRows,
    members: memberRows(people, deputies, cards),
    voters: deputies.flatMap((deputy, index) => voterRows(deputy, index)),
    units: units.map(({ officer, ...unit }, index) => ({
      ...unit,
      row: index + 2,
      officer: people.named(officer, '承办单位', index + 2),
    })),
    staff: staff.map(({ name, department, roles }, index) => ({
      row: index + 2,
      person: people.named(name, '工作人员', index + 2),
      department,
      roles,
    })),
    people: people.all(),
  }
}

/** Everyone once, whatever the number of duties; phones by counting. */
class People {
  readonly #known = new Map<string, RosterPerson>()

  named(
    name: string,
    sheet: SheetName,
    row: number,
    more: { gender?: string; bornIn?: string } = {},
  ): PersonKey {
    if (!this.#known.has(name)) {
      const phone = `1380000${String(this.#known.size + 11).padStart(4, '0')}`
      this.#known.set(name, { key: name, name, phone, ...more, place: { sheet, row } })
    }
    return name
  }

  all(): RosterPerson[] {
    return [...this.#known.values()]
  }
}

/** Group by group, those with a part first, two standing committee members in each group. */
function demoDeputies(): DemoDeputy[] {
  const members = demoMembers()
  let number = 0
  return groups.flatMap(({ officeIndex }, group) => {
    const own = constituencies.filter(({ office }) => office === offices[officeIndex])
    const known = knownDeputies.filter((deputy) => deputy.group === group)
    const seats = members.filter((_, index) => index % groups.length === group)
    const others = Array.from({ length: deputiesPerGroup - known.length - seats.length }, () =>
      nameOf(number++),
    )
    const unknown = [...seats, ...others].map(({ name, gender }, index) => {
      const [occupation = '', unitAndPost = ''] = occupations[(index + group) % occupations.length] ?? []
      const place = own[(index * groups.length + group) % own.length]
      return { name, gender, group, constituency: place?.number ?? '1', occupation, unitAndPost }
    })
    return [...known, ...unknown]
  })
}

const demoMembers = () => [
  ...knownMembers,
  ...Array.from({ length: memberCount - knownMembers.length }, (_, index) => ({
    ...nameOf(1000 + index),
    post: 'member' as const,
  })),
]

function deputyRow(people: People, deputy: DemoDeputy, index: number): RosterDeputy {
  const bornIn = `${1962 + ((index * 7) % 30)}-${twoDigits(((index * 5) % 12) + 1)}`
  return {
    row: index + 2,
    person: people.named(deputy.name, '代表', index + 2, { gender: deputy.gender, bornIn }),
    cardNo: cardOf(index),
    constituency: deputy.constituency,
    group: groups[deputy.group]?.name ?? '',
    isNew: index % 3 === 2,
    occupation: deputy.occupation,
    unitAndPost: deputy.unitAndPost,
  }
}

/** 孙立群 contacts those of the examples; the others share the rest evenly, nobody himself. */
function memberRows(people: People, deputies: readonly DemoDeputy[], cards: ReadonlyMap<string, string>) {
  const members = demoMembers()
  const rest = deputies
    .map(({ name }) => name)
    .filter((name) => !(linkedToSun as readonly string[]).includes(name))
  const shares = members
    .slice(1)
    .map((_, index) => rest.filter((__, at) => at % (members.length - 1) === index))
  for (const [index, { name }] of members.slice(1).entries()) {
    const [mine, next] = [shares[index], shares[(index + 1) % shares.length]]
    const self = mine?.indexOf(name) ?? -1
    if (mine && next && self >= 0) [mine[self], next[0]] = [next[0] ?? '', name]
  }
  return members.map(({ name, post }, index) => ({
    row: index + 2,
    person: people.named(name, '常委会', index + 2),
    post,
    committee: post === 'member' ? (committees[index % committees.length] ?? null) : null,
    office: offices[index % offices.length]?.name ?? '',
    deputies: (index === 0 ? [...linkedToSun] : (shares[index - 1] ?? [])).flatMap(
      (linked) => cards.get(linked) ?? [],
    ),
  }))
}

function voterRows(deputy: DemoDeputy, index: number): RosterVoter[] {
  const community = constituencies.find(({ number }) => number === deputy.constituency)?.community ?? ''
  const voters: readonly DemoVoter[] =
    deputy.voters ??
    Array.from({ length: votersPerDeputy }, (_, nth) =>
      countedVoter(index * votersPerDeputy + nth, community),
    )
  return voters.map((voter, nth) => {
    const number = index * votersPerDeputy + nth
    return {
      ...voter,
      row: number + 2,
      // one in eleven has no phone
      phone: number % 11 === 10 ? null : `1390000${String(number + 1).padStart(4, '0')}`,
      constituency: deputy.constituency,
      deputies: [cardOf(index)],
    }
  })
}

function countedVoter(number: number, community: string): DemoVoter {
  const { name, surname, gender } = nameOf(2000 + number)
  const familiar =
    gender === '男'
      ? [`老${surname}`, `${surname}师傅`, `小${surname}`]
      : [`${surname}姐`, `${surname}婶`, `小${surname}`]
  const aka = familiar[number % 5]
  return {
    name,
    aka: aka === undefined ? [] : [aka],
    address: `${community}${(number % 18) + 1}栋${(number % 3) + 1}单元${(number % 9) + 1}0${(number % 4) + 1}室`,
  }
}
