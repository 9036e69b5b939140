/** Who is who within one workbook: people by name and phone, and the names that refer to them. Pure. */
import type { PersonKey, Place, RosterPerson } from '../rules.ts'
import type { RowReader } from './rows.ts'
import { placeText } from '../planning/stored.ts'

interface Known extends RosterPerson {
  /** Sheets that name people without a phone look here first, then among the units' officers. */
  listedIn: 'deputies and staff' | 'units' | 'nowhere'
}

export class Persons {
  readonly #known = new Map<PersonKey, Known>()
  readonly #phones = new Map<string, { name: string; place: Place }>()
  /** False when the sheets that list people could not be read: then an unknown name proves nothing. */
  readonly #complete: boolean

  constructor(complete: boolean) {
    this.#complete = complete
  }

  all(): RosterPerson[] {
    return [...this.#known.values()].map(({ listedIn: _, ...person }) => person)
  }

  nameOf(key: PersonKey): string {
    return this.#known.get(key)?.name ?? ''
  }

  /** A row that lists a person with the phone. The same name at the same phone is the same person. */
  list(
    reader: RowReader,
    name: string,
    phone: string | null,
    listedIn: Known['listedIn'],
    more: Pick<RosterPerson, 'gender' | 'bornIn'> = {},
  ): PersonKey {
    if (phone !== null && !this.owns(reader, '手机', name, phone))
      return this.#add(reader, name, null, listedIn, more)
    return this.#add(reader, name, phone, listedIn, more)
  }

  /** Whether a phone is this name's; if another's, that is an error in this cell. */
  owns(reader: RowReader, heading: string, name: string, phone: string): boolean {
    const owner = this.#phones.get(phone)
    if (!owner) this.#phones.set(phone, { name, place: reader.place })
    if (!owner || owner.name === name) return true
    reader.error(
      heading,
      'duplicate_phone',
      `手机${phone}与${placeText(owner.place)}的“${owner.name}”相同，姓名不同`,
      '核对是谁的手机，一人一号',
    )
    return false
  }

  /** Finds whom a cell means: `姓名` alone when only one person bears it, else `姓名/手机`. */
  find(reader: RowReader, heading: string): PersonKey | null {
    const text = reader.name(heading)
    if (text === null) return null
    const [name = '', phone, ...more] = text.split('/')
    if (phone === undefined) return this.#byName(reader, heading, name)
    if (name === '' || more.length > 0 || !/^1\d{10}$/.test(phone)) {
      reader.error(heading, 'wrong_person', `“${text}”看不出是谁`, '写成“姓名/11位手机号”')
      return null
    }
    if (!this.owns(reader, heading, name, phone)) return null
    return this.#add(reader, name, phone, 'nowhere', {})
  }

  #byName(reader: RowReader, heading: string, name: string): PersonKey | null {
    const bearers = [...this.#known.values()].filter((person) => person.name === name)
    const listed = bearers.filter(({ listedIn }) => listedIn === 'deputies and staff')
    const found = listed.length > 0 ? listed : bearers.filter(({ listedIn }) => listedIn === 'units')
    const [only] = found
    if (only && found.length === 1) return only.key
    if (found.length > 1) {
      const who = found.map(({ place }) => placeText(place)).join('和')
      const choices = found.map(({ phone }) => `“${name}/${phone ?? '手机'}”`).join('或')
      reader.error(heading, 'ambiguous_name', `叫“${name}”的有${found.length}位：${who}`, `写成${choices}`)
    } else if (this.#complete)
      reader.error(
        heading,
        'unknown_person',
        `“代表”“工作人员”里都没有“${name}”，也没写手机`,
        `核对姓名；表里没有的人写成“${name}/手机”`,
      )
    return null
  }

  #add(
    reader: RowReader,
    name: string,
    phone: string | null,
    listedIn: Known['listedIn'],
    more: Pick<RosterPerson, 'gender' | 'bornIn'>,
  ): PersonKey {
    const key = phone === null ? `${name}|${reader.place.sheet}${reader.place.row}` : `${name}|${phone}`
    const known = this.#known.get(key)
    if (known) Object.assign(known, more, listedIn === 'deputies and staff' ? { listedIn } : {})
    else this.#known.set(key, { key, name, phone, ...more, place: reader.place, listedIn })
    return key
  }
}
