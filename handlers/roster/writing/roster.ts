/** Carries a plan out: a few statements, whatever the roster's size. */
import { searchTextOf } from '../../language/findable.ts'
import type { Tx } from '../../shared/act.ts'
import type { Difference, RosterPlan } from '../planning/plan.ts'
import * as store from './store.ts'
import { idOfRef, newRef, type PersonRef, type Stored, type StoredRoster } from '../planning/stored.ts'

type Numbers = ReadonlyMap<string, number>

/** Finds the number of a row that another one names. What is missing here is a fault: the plan had checked it. */
const numberIn =
  (numbers: Numbers) =>
  (key: string): number => {
    const id = numbers.get(key)
    if (id === undefined) throw new Error('a roster row names a row that is not stored')
    return id
  }

/** What the rows of one table need to know of the others. */
interface Writing {
  tx: Tx
  plan: RosterPlan
  stored: StoredRoster
  termId: number
  person: (ref: PersonRef) => number
  maybePerson: (ref: PersonRef | null) => number | null
}

/** The number of a row by the key that others name it with. */
type NumberOf = (key: string) => number

/** Writes what the plan says. The plan must be without errors and made in the same transaction. */
export async function writePlan(tx: Tx, now: Date, plan: RosterPlan, stored: StoredRoster): Promise<void> {
  const termId = plan.term.id ?? (await store.addTerm(tx, plan.term.name, plan.term.number, now)).id
  const person = await writePeople(tx, now, plan)
  const maybePerson = (ref: PersonRef | null) => (ref === null ? null : person(ref))
  const writing: Writing = { tx, plan, stored, termId, person, maybePerson }
  const office = await writeOffices(writing)
  const constituency = await writeConstituencies(writing, office)
  const group = await writeGroups(writing, office)
  const deputy = await writeDeputies(writing, constituency, group)
  await writeMembers(writing, office, deputy)
  await writeVoters(writing, constituency, deputy)
  await writeUnits(writing)
  await writeStaff(writing)
}

async function writeOffices({ tx, plan, stored, person, maybePerson }: Writing): Promise<NumberOf> {
  const office = await writeRows(
    tx,
    'Office',
    plan.offices,
    stored.offices,
    ({ name }) => name,
    ({ name, kind, head }) => ({ name, kind, headId: maybePerson(head) }),
  )
  await relink(
    tx,
    'PlatformOperator',
    'officeId',
    plan.offices,
    ({ name }) => office(name),
    (officeId, { operators }) =>
      operators.map((ref, index) => ({ officeId, personId: person(ref), position: index + 1 })),
  )
  return office
}

const writeConstituencies = ({ tx, plan, stored }: Writing, office: NumberOf): Promise<NumberOf> =>
  writeRows(
    tx,
    'Constituency',
    plan.constituencies,
    stored.constituencies,
    ({ number }) => number,
    (row) => ({ number: row.number, name: row.name, officeId: office(row.office) }),
  )

const writeGroups = ({ tx, plan, stored, maybePerson }: Writing, office: NumberOf): Promise<NumberOf> =>
  writeRows(
    tx,
    'DeputyGroup',
    plan.groups,
    stored.groups,
    ({ name }) => name,
    (row) => ({
      name: row.name,
      officeId: office(row.office),
      leaderInChargeId: maybePerson(row.leaderInCharge),
      groupLeaderId: maybePerson(row.groupLeader),
      liaisonId: maybePerson(row.liaison),
      roomTopic: row.roomTopic,
    }),
  )

const writeDeputies = (
  { tx, plan, stored, termId, person }: Writing,
  constituency: NumberOf,
  group: NumberOf,
): Promise<NumberOf> =>
  writeRows(
    tx,
    'Deputy',
    plan.deputies,
    stored.deputies,
    ({ cardNo }) => cardNo,
    (row) => ({
      personId: person(row.person),
      termId,
      cardNo: row.cardNo,
      constituencyId: constituency(row.constituency),
      groupId: group(row.group),
      isNew: row.isNew,
      occupation: row.occupation,
      unitAndPost: row.unitAndPost,
    }),
  )

async function writeMembers(
  { tx, plan, stored, termId, person }: Writing,
  office: NumberOf,
  deputy: NumberOf,
): Promise<void> {
  const member = await writeRows(
    tx,
    'ScMember',
    plan.members,
    stored.members,
    (row) => row.person,
    (row) => ({
      personId: person(row.person),
      termId,
      post: row.post,
      committee: row.committee,
      officeId: office(row.office),
    }),
  )
  await relink(
    tx,
    'MemberLink',
    'memberId',
    plan.members,
    (row) => member(row.person),
    (memberId, { deputies }) => deputies.map((card) => ({ memberId, deputyId: deputy(card) })),
  )
}

async function writeUnits({ tx, plan, stored, maybePerson }: Writing): Promise<void> {
  await writeRows(
    tx,
    'HandlingUnit',
    plan.units,
    stored.units,
    ({ name }) => name,
    (row) => ({
      name: row.name,
      shortNames: JSON.stringify(row.shortNames),
      system: row.system,
      officerId: maybePerson(row.officer),
    }),
  )
}

async function writeStaff({ tx, plan, stored, person }: Writing): Promise<void> {
  const staff = await writeRows(
    tx,
    'Staff',
    plan.staff,
    stored.staff,
    (row) => row.person,
    (row) => ({ personId: person(row.person), department: row.department }),
  )
  await relink(
    tx,
    'StaffRole',
    'staffId',
    plan.staff,
    (row) => staff(row.person),
    (staffId, { roles }) => roles.map((role) => ({ staffId, role })),
  )
}

async function writePeople(tx: Tx, now: Date, plan: RosterPlan): Promise<(ref: PersonRef) => number> {
  const { added, changed } = plan.people
  await store.clearPhones(
    tx,
    changed.map(({ id }) => id),
  )
  const columns = (one: (typeof added)[number]) => ({
    name: one.name,
    phone: one.phone,
    gender: one.gender ?? null,
    bornIn: one.bornIn ?? null,
    searchText: searchTextOf([one.name]),
  })
  await store.updateRows(
    tx,
    'Person',
    changed.map((one) => ({ id: one.id, ...columns(one) })),
  )
  const createdAt = store.stampOf(now)
  const ids = await store.insertRows(
    tx,
    'Person',
    added.map((one) => ({ ...columns(one), createdAt })),
  )
  const numbers = new Map(added.map(({ key }, index) => [newRef(key), ids[index] ?? 0]))
  const known = numberIn(numbers)
  return (ref) => idOfRef(ref) ?? known(ref)
}

/** Inserts and updates one table; answers how to find the number of any of its rows by its key. */
async function writeRows<Row>(
  tx: Tx,
  table: store.Table,
  { added, changed }: Difference<Row>,
  stored: readonly Stored<Row>[],
  keyOf: (row: Row) => string,
  columns: (row: Row) => store.Row,
): Promise<(key: string) => number> {
  await store.updateRows(
    tx,
    table,
    changed.map((row) => ({ id: row.id, ...columns(row) })),
  )
  const ids = await store.insertRows(tx, table, added.map(columns))
  return numberIn(
    new Map([
      ...stored.map((row) => [keyOf(row), row.id] as const),
      ...changed.map((row) => [keyOf(row), row.id] as const),
      ...added.map((row, index) => [keyOf(row), ids[index] ?? 0] as const),
    ]),
  )
}

/** Makes the links of new and changed rows equal to what the rows say. */
async function relink<Row>(
  tx: Tx,
  table: store.Table,
  owner: string,
  { added, changed }: Difference<Row>,
  numberOf: (row: Row) => number,
  links: (id: number, row: Row) => store.Row[],
): Promise<void> {
  await store.deleteLinks(
    tx,
    table,
    owner,
    changed.map(({ id }) => id),
  )
  await store.insertLinks(
    tx,
    table,
    [...changed, ...added].flatMap((row) => links(numberOf(row), row)),
  )
}

/** Two voters may share name and constituency, so that their numbers go by position. */
async function writeVoters(
  { tx, plan, termId }: Writing,
  constituency: NumberOf,
  deputy: NumberOf,
): Promise<void> {
  const { added, changed } = plan.voters
  const columns = (row: (typeof added)[number]) => ({
    name: row.name,
    aka: JSON.stringify(row.aka),
    phone: row.phone,
    address: row.address,
    searchText: searchTextOf([row.name, ...row.aka]),
    constituencyId: constituency(row.constituency),
  })
  await store.updateRows(
    tx,
    'Voter',
    changed.map((row) => ({ id: row.id, ...columns(row) })),
  )
  const ids = await store.insertRows(tx, 'Voter', added.map(columns))
  await store.deleteVoterLinks(
    tx,
    termId,
    changed.map(({ id }) => id),
  )
  await store.insertLinks(tx, 'VoterLink', [
    ...changed.flatMap((row) => row.deputies.map((card) => ({ voterId: row.id, deputyId: deputy(card) }))),
    ...added.flatMap((row, index) =>
      row.deputies.map((card) => ({ voterId: ids[index] ?? 0, deputyId: deputy(card) })),
    ),
  ])
}
