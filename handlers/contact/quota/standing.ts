/** How a person, the committee's members and the quarters stand, for the office's eyes. */
import { hasRight } from '../../access/rules.ts'
import type { Speaker } from '../../people/rules.ts'
import type { Settings } from '../../settings/rules.ts'
import type { Act } from '../../shared/act.ts'
import { dayOf, type Quarter } from '../../shared/days.ts'
import { reportsOf, type OfficeReport } from '../office/store.ts'
import { isDone, type Reading } from '../rules.ts'
import * as contacts from '../store.ts'
import { progressByDuty, type OwnProgress } from './progress.ts'
import type { Board } from './board.ts'
import { memberRows, trendRows, type MemberRow } from './board/store.ts'
import * as store from './store.ts'

export type Look = Pick<Act, 'tx' | 'now' | 'zone'>

interface PersonStand {
  name: string
  place: string
  duties: OwnProgress[]
  reports: OfficeReport[]
}

/** One person's quarter: how it stands by each duty, whom he has not reached, and every report of his. Null as above. */
export async function personStand(
  act: Look,
  who: Speaker,
  personId: number,
  quarter: Quarter,
  settings: Settings,
): Promise<PersonStand | null> {
  if (!hasRight(who, 'contacts.see')) return null
  const person = await store.personWithOffice(act.tx, personId)
  if (!person) return null
  const [duty] = await contacts.contactorsAfter(act.tx, personId - 1, 1, null)
  const own = duty?.personId === personId ? duty : { deputyId: null, memberId: null }
  const duties = await progressByDuty(act, { ...own, personId }, quarter, settings)
  const group = person.deputies[0]?.group
  const place = group ? `${group.office.name} ${group.name}` : (person.members[0]?.office.name ?? '')
  return {
    name: person.name,
    place,
    duties,
    reports: await reportsOf(act.tx, personId, quarter.from, quarter.to),
  }
}

export interface MemberStand extends MemberRow {
  isDone: boolean
  isOver: boolean
}

/** How the standing committee's members stand in a quarter; none for who may not see it. */
export async function memberStand(
  act: Look,
  who: Speaker,
  quarter: Quarter,
  reading: Reading,
): Promise<MemberStand[]> {
  if (!hasRight(who, 'contacts.see')) return []
  const isOver = quarter.to < dayOf(act.now, act.zone)
  const rows = await memberRows(act.tx, quarter)
  return rows.map((row) => ({ ...row, isDone: isDone(row, reading), isOver }))
}

export interface TrendPoint {
  quarter: Quarter
  deputies: number
  linked: number
  reached: number
  done: number
}

/** The sums of these quarters for the deputies of a board, by its reading and their lists of today; empty without the right. */
export async function trendOf(
  act: Look,
  who: Speaker,
  board: Board,
  quarters: readonly Quarter[],
): Promise<TrendPoint[]> {
  const [first] = quarters
  const last = quarters.at(-1)
  if (!hasRight(who, 'contacts.see') || !first || !last) return []
  const deputies = board.offices.flatMap(({ groups }) => groups.flatMap((group) => group.deputies))
  const rows = await trendRows(act.tx, first.from, last.to)
  const found = new Map(rows.map((row) => [`${row.year}Q${row.quarter} ${row.deputyId}`, row]))
  return quarters.map((quarter) => {
    const point = { quarter, deputies: deputies.length, linked: 0, reached: 0, done: 0 }
    for (const { deputyId, linked } of deputies) {
      const { reached, rounds } = found.get(`${quarter.name} ${deputyId}`) ?? { reached: 0, rounds: 0 }
      point.linked += linked
      point.reached += reached
      point.done += Number(isDone({ linked, reached, rounds }, board.reading))
    }
    return point
  })
}
