import type { ReadinessFacts } from '../readiness.ts'
import type {
  Place,
  RosterConstituency,
  RosterDeputy,
  RosterGroup,
  RosterMember,
  RosterOffice,
  RosterStaff,
  RosterUnit,
  RosterVoter,
} from '../rules.ts'

/** A row as the database has it: shaped like the workbook's, people named by `#ID`. */
export type Stored<Row> = Row & { id: number }

/** Someone elected whose office may have ended before the term did. */
type Elected<Row> = Stored<Row> & { endedOn: string | null }

export interface StoredPerson {
  id: number
  name: string
  phone: string | null
  gender: string | null
  bornIn: string | null
}

interface StoredTerm {
  id: number
  name: string
  number: number | null
}

export interface StoredRoster {
  /** The current term; deputies and members are this term's. */
  term: StoredTerm | null
  people: readonly StoredPerson[]
  offices: readonly Stored<RosterOffice>[]
  constituencies: readonly Stored<RosterConstituency>[]
  groups: readonly Stored<RosterGroup>[]
  deputies: readonly Elected<RosterDeputy>[]
  members: readonly Elected<RosterMember>[]
  voters: readonly Stored<RosterVoter>[]
  units: readonly Stored<RosterUnit>[]
  staff: readonly Stored<RosterStaff>[]
}

/** How a matched roster names a person: `#ID` stands in the database, `+KEY` is new. */
export type PersonRef = string

export const storedRef = (id: number): PersonRef => `#${id}`
export const newRef = (key: string): PersonRef => `+${key}`
export const idOfRef = (ref: PersonRef): number | null => (ref.startsWith('#') ? Number(ref.slice(1)) : null)

/** 138…1234 as 尾号1234: enough to tell two of one name apart. */
export const tail = (phone: string | null): string => (phone ? `尾号${phone.slice(-4)}` : '无手机')

export const placeText = ({ sheet, row }: Place): string => `“${sheet}”第${row}行`

/** What the database says about those in office, for readiness; marked with the rows' numbers. */
export function storedFacts(stored: StoredRoster): ReadinessFacts<number> {
  const names = new Map(stored.people.map(({ id, name }) => [storedRef(id), name]))
  const inOffice = ({ endedOn }: { endedOn: string | null }) => endedOn === null
  const ended = new Set(stored.deputies.filter((one) => !inOffice(one)).map(({ cardNo }) => cardNo))
  const members = stored.members.filter(inOffice).map((member) => ({
    ...member,
    deputies: member.deputies.filter((card) => !ended.has(card)),
  }))
  const voters = new Map<string, number>()
  for (const card of stored.voters.flatMap(({ deputies }) => deputies))
    voters.set(card, (voters.get(card) ?? 0) + 1)
  const contacted = new Set(members.flatMap(({ deputies }) => deputies))
  return {
    offices: stored.offices.map(({ id, name, head, operators }) => ({
      at: id,
      name,
      hasHead: head !== null,
      operators: operators.length,
    })),
    groups: stored.groups.map(({ id, name, leaderInCharge, groupLeader, liaison }) => ({
      at: id,
      name,
      hasLeaderInCharge: leaderInCharge !== null,
      hasGroupLeader: groupLeader !== null,
      hasLiaison: liaison !== null,
    })),
    members: members.map(({ id, person, deputies }) => ({
      at: id,
      name: names.get(person) ?? '',
      deputies: deputies.length,
    })),
    deputies: stored.deputies.filter(inOffice).map(({ id, person, cardNo }) => ({
      at: id,
      name: names.get(person) ?? '',
      cardNo,
      voters: voters.get(cardNo) ?? 0,
      contacted: contacted.has(cardNo),
    })),
  }
}
