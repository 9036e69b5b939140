/** Searching the registry: who is meant, by whatever somebody remembers of him. */
import { searchWords } from '../../language/findable.ts'
import { everyoneOnDuty, dutiesOf, groupNameOf, officeNameOf } from '../../roster/actions.ts'
import type { Act } from '../../shared/act.ts'
import { maskPhone } from '../rules.ts'
import type { PeopleFilter, PeopleSort } from './rules.ts'
import * as store from './store.ts'

/** One line of the list; a phone is masked here, for everybody. */
export interface FoundPerson {
  kind: 'person' | 'voter'
  id: number
  name: string
  phone: string
  /** In the office's words; of a voter: the deputies who contact him. */
  duties: readonly string[]
  group: string | null
  office: string | null
  /** Null for a voter: voters never bind. */
  bound: boolean | null
}

/** One page of those who fit every word and the filter; people before voters. */
export async function findPeople(
  act: Pick<Act, 'tx'>,
  typed: string,
  filter: PeopleFilter,
  list: { sort: PeopleSort; descending: boolean; page: number; size: number },
): Promise<{ people: FoundPerson[]; total: number }> {
  await store.fillSearchTexts(act.tx)
  const { rows, total } = await store.findPeople(act.tx, searchWords(typed), filter, {
    sort: list.sort,
    descending: list.descending,
    from: (list.page - 1) * list.size,
    take: list.size,
  })
  const idsOf = (kind: string) => rows.filter((row) => row.kind === kind).map(({ id }) => id)
  const [people, voters] = [idsOf('person'), idsOf('voter')]
  const onDuty = new Map(
    (people.length === 0 ? [] : await everyoneOnDuty(act.tx, { ids: people })).map((one) => [one.id, one]),
  )
  const linked = new Map(
    (voters.length === 0 ? [] : await store.votersWithDeputies(act.tx, voters)).map((one) => [one.id, one]),
  )
  return {
    total,
    people: rows.map((row) => {
      const person = row.kind === 'person' ? onDuty.get(row.id) : undefined
      const voter = row.kind === 'voter' ? linked.get(row.id) : undefined
      const shown = { kind: row.kind, id: row.id, name: row.name, phone: maskPhone(row.phone) }
      if (voter)
        return {
          ...shown,
          duties: voter.deputies.map(({ deputy }) => deputy.person.name),
          group: `第${voter.constituency.number}选区`,
          office: voter.constituency.office.name,
          bound: null,
        }
      return {
        ...shown,
        duties: person ? dutiesOf(person) : [],
        group: person ? groupNameOf(person) : null,
        office: person ? officeNameOf(person) : null,
        bound: person?.bound ?? false,
      }
    }),
  }
}

/** Offices and groups to choose from. */
export const placesToFilter = (act: Pick<Act, 'tx'>) => store.placesToFilter(act.tx)
