/** Rows of a workbook as read: a null stands where a cell was empty or wrong. */
import type { Persons } from './persons.ts'
import type { Referred } from './references.ts'
import type {
  Roster,
  RosterDeputy,
  RosterGroup,
  RosterMember,
  RosterOffice,
  RosterStaff,
  RosterUnit,
  RosterVoter,
  SheetName,
} from '../rules.ts'
import type { ReadableSheet } from './rows.ts'

type Draft<Row> = { [Field in keyof Row]: Row[Field] | null } & { row: number }

export interface ReadRows {
  persons: Persons
  offices: readonly Draft<RosterOffice>[]
  constituencies: readonly Draft<Roster['constituencies'][number]>[]
  groups: readonly Draft<RosterGroup>[]
  /** meantByCard: of two rows with one card only the first is meant by it. */
  deputies: readonly (Draft<RosterDeputy> & { name: string | null; meantByCard: boolean })[]
  members: readonly (Draft<RosterMember> & {
    name: string | null
    deputies: string[]
    unknownCards: number
  })[]
  /** linkUnknown: a card could not be read or led nowhere; it may be anyone's. */
  voters: readonly (Draft<RosterVoter> & { deputies: string[]; linkUnknown: boolean })[]
  units: readonly Draft<RosterUnit>[]
  staff: readonly Draft<RosterStaff>[]
}

export type Sheets = Readonly<Record<SheetName, ReadableSheet>>

/** What cells may refer to. */
export interface Index {
  persons: Persons
  offices: Referred
  constituencies: Referred
  groups: Referred
  cards: Referred
}
