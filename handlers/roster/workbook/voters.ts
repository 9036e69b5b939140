/** Reads the sheet of voters. Pure. */
import type { Index, ReadRows } from './drafts.ts'
import type { Persons } from './persons.ts'
import type { ReadableSheet, RowReader } from './rows.ts'

export function readVoters(sheet: ReadableSheet, index: Index): ReadRows['voters'] {
  const seen = new Map<string, number>()
  return sheet.rows.map((reader) => {
    const name = reader.name('姓名')
    const aka = reader.list('称呼', 'name')
    const phone = reader.phone('手机')
    const constituency = index.constituencies.find(reader, '选区', 'unknown_constituency')
    if (name !== null) tellSame(reader, { name, phone, constituency }, seen, index.persons)
    const cards = reader.list('联系代表', 'code')
    const deputies = cards.filter((card) => index.cards.known(reader, '联系代表', card, 'unknown_card'))
    return {
      row: reader.place.row,
      name,
      aka,
      phone,
      constituency,
      address: reader.text('住址'),
      deputies,
      linkUnknown: deputies.length < cards.length || deputies.length === 0,
    }
  })
}

/** A voter is known by name and phone, or without a phone by name and constituency: two rows must not be one voter. */
function tellSame(
  reader: RowReader,
  { name, phone, constituency }: { name: string; phone: string | null; constituency: string | null },
  seen: Map<string, number>,
  persons: Persons,
): void {
  if (phone !== null && !persons.owns(reader, '手机', name, phone)) return
  const key = phone === null ? `${name}|选区${constituency ?? ''}` : `${name}|${phone}`
  const before = seen.get(key)
  if (before === undefined) seen.set(key, reader.place.row)
  else if (phone !== null)
    reader.error(
      '手机',
      'duplicate_phone',
      `与第${before}行姓名、手机都相同`,
      '同一位选民只写一行，联系代表有几位用、隔开',
    )
  else if (constituency !== null)
    reader.error(
      '姓名',
      'same_voter',
      `与第${before}行同名同选区，都没有手机，分不清是不是同一位`,
      '同一位只写一行；两位同名的，至少给一位填上手机',
    )
}
