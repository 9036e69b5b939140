/** Reads the sheets that list people: 代表, 常委会, 承办单位, 工作人员. Pure. */
import type { Index, ReadRows } from './drafts.ts'
import { Referred } from './references.ts'
import { genders, posts, staffRoles, systems, yesOrNo } from '../rules.ts'
import type { ReadableSheet, RowReader } from './rows.ts'

export function readDeputies({ cards, constituencies, groups, persons }: Index): ReadRows['deputies'] {
  const rows = new Map<string, number>()
  return cards.rows.map(({ reader, key }) => {
    const { row } = reader.place
    const name = reader.name('姓名')
    const gender = reader.choice('性别', genders)
    const bornIn = reader.month('出生年月')
    const phone = reader.phone('手机')
    const more = { ...(gender === null ? {} : { gender }), ...(bornIn === null ? {} : { bornIn }) }
    const person = name === null ? null : persons.list(reader, name, phone, 'deputies and staff', more)
    if (person !== null) tellTwice(reader, person, rows)
    return {
      row,
      name,
      person,
      cardNo: key,
      meantByCard: key !== null && cards.isFirst(key, reader),
      constituency: constituencies.find(reader, '选区', 'unknown_constituency'),
      group: groups.find(reader, '小组', 'unknown_group'),
      isNew: reader.choice('新任', yesOrNo),
      occupation: reader.text('职业'),
      unitAndPost: reader.text('单位及职务'),
    }
  })
}

/** One person has one row in a sheet of people. */
function tellTwice(reader: RowReader, person: string, rows: Map<string, number>): void {
  const before = rows.get(person)
  if (before === undefined) rows.set(person, reader.place.row)
  else
    reader.error(
      '姓名',
      'duplicate_person',
      `与第${before}行是同一个人（姓名、手机都相同）`,
      '核对这两行，一人只留一行',
    )
}

export function readStaff(sheet: ReadableSheet, { persons }: Index): ReadRows['staff'] {
  const rows = new Map<string, number>()
  return sheet.rows.map((reader) => {
    const name = reader.name('姓名')
    const phone = reader.phone('手机')
    const person = name === null ? null : persons.list(reader, name, phone, 'deputies and staff')
    if (person !== null) tellTwice(reader, person, rows)
    return {
      row: reader.place.row,
      person,
      department: reader.text('部门'),
      roles: reader.list('角色', 'code', staffRoles),
    }
  })
}

export function readUnits(sheet: ReadableSheet, { persons }: Index): ReadRows['units'] {
  const names = new Referred(sheet, '名称', (reader) => reader.code('名称'), 'duplicate_name')
  return names.rows.map(({ reader, key }) => {
    const officer = reader.name('联络人')
    const phone = reader.phone('手机')
    return {
      row: reader.place.row,
      name: key,
      shortNames: reader.list('简称', 'code'),
      system: reader.choice('系统', systems),
      officer: officer === null ? null : persons.list(reader, officer, phone, 'units'),
    }
  })
}

export function readMembers(sheet: ReadableSheet, index: Index): ReadRows['members'] {
  const rows = new Map<string, number>()
  return sheet.rows.map((reader) => {
    const person = index.persons.find(reader, '姓名')
    if (person !== null) tellTwice(reader, person, rows)
    const cards = reader.list('联系代表', 'code')
    const known = cards.filter((card) => index.cards.known(reader, '联系代表', card, 'unknown_card'))
    return {
      row: reader.place.row,
      name: person === null ? null : index.persons.nameOf(person),
      person,
      post: reader.choice('职务', posts),
      committee: reader.text('工作委员会'),
      office: index.offices.find(reader, '联系机构', 'unknown_office'),
      deputies: known,
      unknownCards: cards.length - known.length,
    }
  })
}
