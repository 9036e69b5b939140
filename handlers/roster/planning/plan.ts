/** What an import would do, field by field, before anything is written. Pure. */
import { descriptions, personFacts, voterDescription, type Description, type Fact } from './descriptions.ts'
import { matchPeople, matchVoters, type PeopleMatch } from './matching.ts'
import {
  perSheet,
  termOfCards,
  unnumberedTerm,
  type PerSheet,
  type Place,
  type Problem,
  type Roster,
  type RosterPerson,
  type SheetName,
} from '../rules.ts'
import { storedRef, tail, type PersonRef, type Stored, type StoredRoster } from './stored.ts'

interface FieldChange {
  field: string
  from: string
  to: string
}

export interface Change extends Place {
  /** Whom or what it is about. */
  name: string
  fields: FieldChange[]
}

/** Rows of one table: to insert, and to update under the id of the stored row. */
export interface Difference<Row> {
  added: readonly Row[]
  changed: readonly Stored<Row>[]
}

type Differences = { [Part in Exclude<keyof Roster, 'people'>]: Difference<Roster[Part][number]> }

export interface PlanSummary {
  added: PerSheet
  changed: readonly Change[]
  /** Rows that say what the database has already. */
  unchanged: PerSheet
  /** What the database has and this roster does not name: it stays. */
  kept: PerSheet
}

export interface RosterPlan extends Differences {
  /** Whom or what the new rows of each sheet are about. */
  addedNames: Readonly<Record<SheetName, readonly string[]>>
  term: { id: number | null; name: string; number: number | null }
  people: Difference<RosterPerson>
  /** People whose name changed at one phone: whoever was bound must bind again. */
  renamedIds: readonly number[]
  summary: PlanSummary
  problems: readonly Problem[]
}

/** Compares a roster without errors with what is stored. An error among the problems means that nothing may be written. */
export function planImport(given: Roster, stored: StoredRoster): RosterPlan {
  const { term, problems } = termFor(given, stored)
  const match = matchPeople(given, stored)
  return planAgainst(given, stored, { match, term, problems: [...problems, ...leftOffice(given, stored)] })
}

interface Against {
  match: PeopleMatch
  term: RosterPlan['term']
  problems: readonly Problem[]
  /** Voters as they are known, and as they are compared, where these differ. */
  voters?: { matching: StoredRoster['voters']; comparing: StoredRoster['voters'] }
}

/** The plan, when it is settled who is who and which term it is for. */
export function planAgainst(
  given: Roster,
  stored: StoredRoster,
  { match, term, problems, voters: known }: Against,
): RosterPlan {
  const roster = withRefs(given, match.refs)
  const shown = namesOf(given, stored, match.refs)
  const described = descriptions(shown)
  const links = withNewCards(roster, stored)
  const voterMatch = matchVoters(roster.voters, known?.matching ?? links.voters)
  const voters = voterDescription((row) =>
    'id' in row ? String(row.id) : String(voterMatch.get(row)?.id ?? 'new'),
  )
  const tally = new Tally()
  const differences: Differences = {
    offices: tally.compare(described.offices, roster.offices, stored.offices),
    constituencies: tally.compare(described.constituencies, roster.constituencies, stored.constituencies),
    groups: tally.compare(described.groups, roster.groups, stored.groups),
    deputies: tally.compare(described.deputies, roster.deputies, stored.deputies),
    members: tally.compare(described.members, roster.members, links.members),
    voters: tally.compare(voters, roster.voters, known?.comparing ?? links.voters),
    units: tally.compare(described.units, roster.units, stored.units),
    staff: tally.compare(described.staff, roster.staff, stored.staff),
  }
  const changedPeople = match.pairs.flatMap(({ person, stored: before }) => {
    const facts = personFacts(person, before)
    if (!tally.note(person.place, shown(storedRef(before.id)), facts.before, facts.now)) return []
    const kept = { gender: before.gender, bornIn: before.bornIn }
    return [{ ...person, ...withoutNulls(kept), ...said(person), id: before.id }]
  })
  return {
    ...differences,
    addedNames: tally.addedNames,
    term,
    people: { added: match.added, changed: changedPeople },
    renamedIds: match.renamedIds,
    summary: tally.summary(),
    problems: [...match.problems, ...problems],
  }
}

const said = ({ gender, bornIn }: RosterPerson) => ({
  ...(gender === undefined ? {} : { gender }),
  ...(bornIn === undefined ? {} : { bornIn }),
})

const withoutNulls = ({ gender, bornIn }: { gender: string | null; bornIn: string | null }) => ({
  ...(gender === null ? {} : { gender }),
  ...(bornIn === null ? {} : { bornIn }),
})

/** The same roster with every person named as the database knows him. */
function withRefs(roster: Roster, refs: ReadonlyMap<string, PersonRef>): Roster {
  const ref = (key: string): PersonRef => refs.get(key) ?? key
  const maybe = (key: string | null) => (key === null ? null : ref(key))
  const person = <Row extends { person: string }>(row: Row): Row => ({ ...row, person: ref(row.person) })
  return {
    ...roster,
    offices: roster.offices.map((row) => ({
      ...row,
      head: maybe(row.head),
      operators: row.operators.map(ref),
    })),
    groups: roster.groups.map((row) => ({
      ...row,
      leaderInCharge: maybe(row.leaderInCharge),
      groupLeader: maybe(row.groupLeader),
      liaison: maybe(row.liaison),
    })),
    deputies: roster.deputies.map(person),
    members: roster.members.map(person),
    units: roster.units.map((row) => ({ ...row, officer: maybe(row.officer) })),
    staff: roster.staff.map(person),
  }
}

/** A deputy's card may have been corrected: the links that are stored speak of the old one. */
function withNewCards(roster: Roster, stored: StoredRoster): Pick<StoredRoster, 'members' | 'voters'> {
  const now = new Map(roster.deputies.map(({ person, cardNo }) => [person, cardNo]))
  const renewed = new Map(
    stored.deputies.map(({ person, cardNo }) => [cardNo, now.get(person) ?? cardNo] as const),
  )
  const translated = <Row extends { deputies: readonly string[] }>(row: Row): Row => ({
    ...row,
    deputies: row.deputies.map((card) => renewed.get(card) ?? card),
  })
  return { members: stored.members.map(translated), voters: stored.voters.map(translated) }
}

function namesOf(roster: Roster, stored: StoredRoster, refs: ReadonlyMap<string, PersonRef>) {
  const names = new Map<PersonRef, string>()
  for (const { id, name, phone } of stored.people) names.set(storedRef(id), `${name}（${tail(phone)}）`)
  for (const { key, name, phone } of roster.people)
    names.set(refs.get(key) ?? key, `${name}（${tail(phone)}）`)
  return (ref: PersonRef | null): string => (ref === null ? '' : (names.get(ref) ?? ''))
}

/** Counts what the comparisons find. */
class Tally {
  readonly addedNames: Record<SheetName, string[]> = {
    机构: [],
    选区: [],
    代表小组: [],
    代表: [],
    常委会: [],
    选民: [],
    承办单位: [],
    工作人员: [],
  }
  readonly #added = perSheet(() => 0)
  readonly #unchanged = perSheet(() => 0)
  readonly #kept = perSheet(() => 0)
  readonly #changes = new Map<string, Change>()

  compare<Row extends { row: number }>(
    { sheet, keys, name, facts }: Description<Row>,
    rows: readonly Row[],
    stored: readonly Stored<Row>[],
  ): Difference<Row> {
    const open = new Map(stored.map((row) => [row.id, row]))
    const indexes = keys.map((key) => ({ key, rows: new Map(stored.map((row) => [key(row), row])) }))
    const added: Row[] = []
    const changed: Stored<Row>[] = []
    for (const row of rows) {
      const before = indexes
        .map(({ key, rows: known }) => known.get(key(row)))
        .find((match) => match !== undefined && open.has(match.id))
      if (!before) {
        added.push(row)
        this.addedNames[sheet].push(name(row))
        continue
      }
      open.delete(before.id)
      if (this.note({ sheet, row: row.row }, name(before), facts(before), facts(row)))
        changed.push({ ...row, id: before.id })
      else this.#unchanged[sheet]++
    }
    this.#added[sheet] = added.length
    this.#kept[sheet] = open.size
    return { added, changed }
  }

  /** Notes what differs; fields of a person and of his row are told as one change. Answers whether anything does. */
  note(place: Place, name: string, before: readonly Fact[], now: readonly Fact[]): boolean {
    const fields = now.flatMap(([field, value, shown], index) => {
      const [, then, thenShown] = before[index] ?? [field, null]
      if ((then ?? '') === (value ?? '')) return []
      return [{ field, from: thenShown ?? then ?? '', to: shown ?? value ?? '' }]
    })
    if (fields.length === 0) return false
    const key = `${place.sheet}|${place.row}|${name}`
    const known = this.#changes.get(key)
    if (known) known.fields.push(...fields)
    else this.#changes.set(key, { ...place, name, fields })
    return true
  }

  summary(): PlanSummary {
    return {
      added: this.#added,
      changed: [...this.#changes.values()],
      unchanged: this.#unchanged,
      kept: this.#kept,
    }
  }
}

/** A roster may still list a deputy whose office ended: the import does not bring him back. */
function leftOffice(roster: Roster, stored: StoredRoster): Problem[] {
  const ended = new Map(stored.deputies.map(({ cardNo, endedOn }) => [cardNo, endedOn]))
  return roster.deputies.flatMap(({ cardNo, row }) => {
    const endedOn = ended.get(cardNo)
    if (!endedOn) return []
    return [
      {
        sheet: '代表',
        row,
        column: '代表证号',
        severity: 'warning',
        kind: 'left_office',
        message: `${cardNo}的代表职务已于${endedOn}终止，导入不会恢复`,
        advice: '从名册里删掉这一行；补选的新代表用新的代表证号',
      },
    ]
  })
}

/** The current term, or the one that the card numbers name. A roster of another term is refused: deputies' histories would mix. */
function termFor(roster: Roster, stored: StoredRoster): { term: RosterPlan['term']; problems: Problem[] } {
  const told = termOfCards(roster.deputies.map(({ cardNo }) => cardNo))
  if (!stored.term)
    return { term: { id: null, ...(told ?? { name: unnumberedTerm, number: null }) }, problems: [] }
  if (!told || stored.term.number === null || told.number === stored.term.number)
    return { term: stored.term, problems: [] }
  return {
    term: stored.term,
    problems: [
      {
        sheet: '代表',
        row: null,
        column: '代表证号',
        severity: 'error',
        kind: 'other_term',
        message: `代表证号是${told.name}的，系统里现在是${stored.term.name}`,
        advice: '核对是不是选错了文件；换届请先联系系统管理员',
      },
    ],
  }
}
