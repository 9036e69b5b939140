/** Which person and voter of a roster is which of the database. Pure. */
import type { Place, Problem, Roster, RosterPerson, RosterVoter } from '../rules.ts'
import {
  newRef,
  storedRef,
  tail,
  type PersonRef,
  type Stored,
  type StoredPerson,
  type StoredRoster,
} from './stored.ts'

export interface PeopleMatch {
  refs: ReadonlyMap<string, PersonRef>
  /** Known people and what the roster says of them. */
  pairs: readonly { person: RosterPerson; stored: StoredPerson }[]
  added: readonly RosterPerson[]
  /** Someone else's name now stands at this phone: whoever was bound must bind again. */
  renamedIds: readonly number[]
  problems: readonly Problem[]
}

/**
 * A deputy is known by the card, anyone by the phone, and one person of a name on both sides who changed the phone by the name.
 * `mayBe` can say that a known one of a name with another phone is somebody else. Error: a card that is another's in the database, a phone that is kept by someone who is not in the roster.
 */
export function matchPeople(
  roster: Roster,
  stored: StoredRoster,
  mayBe: (person: RosterPerson, known: StoredPerson) => boolean = () => true,
): PeopleMatch {
  const problems: Problem[] = []
  const found = new Map<string, StoredPerson>()
  const taken = new Set<number>()
  const take = (person: RosterPerson, match: StoredPerson) => {
    found.set(person.key, match)
    taken.add(match.id)
  }
  const cardOwners = ownersOfCards(stored)
  const people = new Map(roster.people.map((person) => [person.key, person]))
  for (const deputy of roster.deputies) {
    const person = people.get(deputy.person)
    const owner = cardOwners.get(deputy.cardNo)
    if (!person || !owner) continue
    if (owner.name === person.name || owner.phone === person.phone) take(person, owner)
    else problems.push(cardTaken(person.place, deputy.cardNo, owner))
  }
  const renamedIds: number[] = []
  const byPhone = new Map(stored.people.map((one) => [one.phone, one]))
  for (const person of roster.people) {
    const match = person.phone === null || found.has(person.key) ? undefined : byPhone.get(person.phone)
    if (!match || taken.has(match.id)) continue
    take(person, match)
    if (match.name === person.name) continue
    renamedIds.push(match.id)
    problems.push(renamed(person, match))
  }
  for (const [person, match] of changedPhones(roster.people, stored.people, found, taken)) {
    if (!mayBe(person, match)) continue
    take(person, match)
    problems.push(phoneChanged(person, match))
  }
  problems.push(...takenPhones(roster.people, byPhone, found, taken))
  return {
    refs: new Map(
      roster.people.map(({ key }) => {
        const match = found.get(key)
        return [key, match ? storedRef(match.id) : newRef(key)]
      }),
    ),
    pairs: roster.people.flatMap((person) => {
      const match = found.get(person.key)
      return match ? [{ person, stored: match }] : []
    }),
    added: roster.people.filter(({ key }) => !found.has(key)),
    renamedIds,
    problems,
  }
}

function ownersOfCards(stored: StoredRoster): Map<string, StoredPerson> {
  const byRef = new Map(stored.people.map((person) => [storedRef(person.id), person]))
  return new Map(
    stored.deputies.flatMap(({ cardNo, person }) => {
      const owner = byRef.get(person)
      return owner ? [[cardNo, owner] as const] : []
    }),
  )
}

/** One unmatched person of a name here, one there: the same, with a new phone. */
function changedPhones(
  people: readonly RosterPerson[],
  stored: readonly StoredPerson[],
  found: ReadonlyMap<string, StoredPerson>,
  taken: ReadonlySet<number>,
): [RosterPerson, StoredPerson][] {
  const open = Map.groupBy(
    people.filter(({ key }) => !found.has(key)),
    ({ name }) => name,
  )
  const known = Map.groupBy(stored, ({ name }) => name)
  return [...open].flatMap(([name, [person, ...others]]) => {
    const [match, ...more] = (known.get(name) ?? []).filter(({ id }) => !taken.has(id))
    return person && match && others.length === 0 && more.length === 0 ? [[person, match]] : []
  })
}

function takenPhones(
  people: readonly RosterPerson[],
  byPhone: ReadonlyMap<string | null, StoredPerson>,
  found: ReadonlyMap<string, StoredPerson>,
  taken: ReadonlySet<number>,
): Problem[] {
  return people.flatMap((person) => {
    const holder = person.phone === null ? undefined : byPhone.get(person.phone)
    if (!holder || taken.has(holder.id) || found.get(person.key)?.id === holder.id) return []
    return [
      {
        ...person.place,
        column: '手机',
        severity: 'error',
        kind: 'phone_taken',
        message: `${person.name}的手机在系统里是“${holder.name}”的，这份名册里没有“${holder.name}”`,
        advice: `核对手机；手机确实换了主人，就把“${holder.name}”的新手机也写进名册`,
      },
    ]
  })
}

const cardTaken = (place: Place, cardNo: string, owner: StoredPerson): Problem => ({
  ...place,
  column: '代表证号',
  severity: 'error',
  kind: 'card_taken',
  message: `代表证号${cardNo}在系统里是“${owner.name}”（${tail(owner.phone)}）的，姓名和手机都不同`,
  advice: '核对代表证号；换了人，请用新的代表证号',
})

const renamed = (person: RosterPerson, match: StoredPerson): Problem => ({
  ...person.place,
  column: '姓名',
  severity: 'warning',
  kind: 'renamed',
  message: `手机${tail(person.phone)}在系统里是“${match.name}”，名册写的是“${person.name}”，按改名处理，原来的微信绑定解除`,
  advice: '核对姓名；导入后重新发绑定码。换了人的，请写新人自己的手机',
})

const phoneChanged = (person: RosterPerson, match: StoredPerson): Problem => ({
  ...person.place,
  column: '手机',
  severity: 'warning',
  kind: 'phone_changed',
  message: `“${person.name}”在系统里是${tail(match.phone)}，名册写的是${tail(person.phone)}，按同一个人换号处理`,
  advice: '核对是不是同一个人；不是同一个人，请先联系系统管理员',
})

/**
 * A voter is known by name and phone, else by name and constituency where that leaves one on each side
 * and a deputy contacts both.
 */
export function matchVoters(
  voters: readonly RosterVoter[],
  stored: readonly Stored<RosterVoter>[],
): Map<RosterVoter, Stored<RosterVoter>> {
  const found = new Map<RosterVoter, Stored<RosterVoter>>()
  const withPhone = (voter: RosterVoter) => `${voter.name}|${voter.phone ?? ''}`
  const byPhone = new Map(stored.filter(({ phone }) => phone !== null).map((one) => [withPhone(one), one]))
  const taken = new Set<number>()
  const take = (voter: RosterVoter, match: Stored<RosterVoter> | undefined) => {
    if (!match || taken.has(match.id)) return
    found.set(voter, match)
    taken.add(match.id)
  }
  for (const voter of voters) if (voter.phone !== null) take(voter, byPhone.get(withPhone(voter)))

  const at = (voter: RosterVoter) => `${voter.name}|${voter.constituency}`
  const open = Map.groupBy(
    voters.filter((voter) => !found.has(voter)),
    at,
  )
  const known = Map.groupBy(
    stored.filter(({ id }) => !taken.has(id)),
    at,
  )
  for (const [key, [voter, ...others]] of open) {
    const [match, ...more] = known.get(key) ?? []
    if (!voter || !match || others.length + more.length > 0) continue
    if (voter.deputies.some((card) => match.deputies.includes(card))) take(voter, match)
  }
  return found
}
