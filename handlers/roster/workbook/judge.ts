/** Reads the whole workbook: what it says as a roster, and everything that is wrong with it. Pure. */
import type { Index, ReadRows, Sheets } from './drafts.ts'
import { Findings, inOrder } from './findings.ts'
import { layOut } from './layout.ts'
import { readDeputies, readMembers, readStaff, readUnits } from './listed.ts'
import { Persons } from './persons.ts'
import type { RawSheet } from './raw.ts'
import { notReadyOf } from '../readiness.ts'
import { Referred } from './references.ts'
import { officeKinds, sheetNames, type Problem, type Roster, type SheetName } from '../rules.ts'
import type { RowReader } from './rows.ts'
import { factsOf } from './shortfalls.ts'
import { readVoters } from './voters.ts'

export interface Judgement {
  /** What could be read; fit to be imported only when no problem is an error. */
  roster: Roster
  problems: Problem[]
}

/** Problems stand in the workbook's order; one wrong cell is told once, where it stands. */
export function judgeWorkbook(raw: readonly RawSheet[]): Judgement {
  const findings = new Findings()
  const sheets = layOut(raw, findings)
  const read = readAll(sheets)
  for (const gap of notReadyOf(factsOf(sheets, read)))
    findings.warning(gap.sheet, gap.at, gap.column, gap.kind, gap.message, gap.advice)
  return { roster: rosterOf(read), problems: inOrder(findings.problems, sheetNames) }
}

/** People are listed before anyone refers to them by name. */
function readAll(sheets: Sheets): ReadRows {
  const listsPeople = (sheet: SheetName) => sheets[sheet].columns.has('姓名')
  const code = (heading: string) => (reader: RowReader) => reader.code(heading)
  const index: Index = {
    persons: new Persons(listsPeople('代表') && listsPeople('工作人员')),
    offices: new Referred(sheets.机构, '名称', code('名称'), 'duplicate_name'),
    constituencies: new Referred(sheets.选区, '编号', code('编号'), 'duplicate_number'),
    groups: new Referred(sheets.代表小组, '名称', code('名称'), 'duplicate_name'),
    cards: new Referred(sheets.代表, '代表证号', code('代表证号'), 'duplicate_card'),
  }
  const deputies = readDeputies(index)
  const staff = readStaff(sheets.工作人员, index)
  const units = readUnits(sheets.承办单位, index)
  return {
    persons: index.persons,
    offices: readOffices(index),
    constituencies: index.constituencies.rows.map(({ reader, key }) => ({
      row: reader.place.row,
      number: key,
      name: reader.text('名称'),
      office: officeOf(index, reader, '机构'),
    })),
    groups: readGroups(index),
    deputies,
    members: readMembers(sheets.常委会, index),
    voters: readVoters(sheets.选民, index),
    units,
    staff,
  }
}

const officeOf = ({ offices }: Index, reader: RowReader, heading: string) =>
  offices.find(reader, heading, 'unknown_office')

const readOffices = ({ offices, persons }: Index): ReadRows['offices'] =>
  offices.rows.map(({ reader, key }) => ({
    row: reader.place.row,
    name: key,
    kind: reader.choice('类型', officeKinds),
    head: persons.find(reader, '负责人'),
    operators: readOperators(reader, persons),
  }))

function readOperators(reader: RowReader, persons: Persons): string[] {
  const [first, second] = [persons.find(reader, '平台管理员1'), persons.find(reader, '平台管理员2')]
  if (first !== null && first === second)
    reader.error('平台管理员2', 'duplicate_person', '与平台管理员1是同一个人', '换一位，或者留空')
  return [...new Set([first, second].filter((key) => key !== null))]
}

const readGroups = (index: Index): ReadRows['groups'] =>
  index.groups.rows.map(({ reader, key }) => ({
    row: reader.place.row,
    name: key,
    office: officeOf(index, reader, '机构'),
    leaderInCharge: index.persons.find(reader, '分管负责人'),
    groupLeader: index.persons.find(reader, '组长'),
    liaison: index.persons.find(reader, '联络员'),
    roomTopic: reader.text('群名称'),
  }))

/** The rows in which nothing is missing. */
function rosterOf(read: ReadRows): Roster {
  return {
    people: read.persons.all(),
    offices: read.offices.filter(isWhole('name', 'kind', 'operators')),
    constituencies: read.constituencies.filter(isWhole('number', 'name', 'office')),
    groups: read.groups.filter(isWhole('name', 'office')),
    deputies: read.deputies.filter(isWhole('person', 'cardNo', 'constituency', 'group', 'isNew')),
    members: read.members.filter(isWhole('person', 'post', 'office', 'deputies')),
    voters: read.voters.filter(isWhole('name', 'aka', 'constituency', 'deputies')),
    units: read.units.filter(isWhole('name', 'shortNames', 'system', 'officer')),
    staff: read.staff.filter(isWhole('person', 'roles')),
  }
}

type Whole<Row, Field extends keyof Row> = Row & { [Key in Field]: NonNullable<Row[Key]> }

const isWhole =
  <Field extends string>(...fields: Field[]) =>
  <Row extends { [Key in Field]: unknown }>(row: Row): row is Whole<Row, Field> =>
    fields.every((field) => row[field] !== null)
