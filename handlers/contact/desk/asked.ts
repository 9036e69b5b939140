/** The quarter and the reading that an address of the contact pages asks for. */
import { dayOf, quarter, quarterOf, type Day, type Quarter } from '../../shared/days.ts'
import type { DeskVisit } from '../../shared/visit.ts'
import { readings, type Reading } from '../rules.ts'

export interface Asked {
  quarter: Quarter
  reading: Reading
  today: Day
  /** The quarter is over: who is not done is late. */
  isOver: boolean
}

/** This quarter and the setting in force, unless the address names others that have begun. */
export function askedIn(visit: Pick<DeskVisit, 'act' | 'query' | 'settings'>): Asked {
  const today = dayOf(visit.act.now, visit.act.zone)
  const [, year, number] = /^(20\d\d)Q([1-4])$/.exec(visit.query.get('quarter') ?? '') ?? []
  const named = year && number ? quarter(Number(year), Number(number)) : quarterOf(today)
  const span = named.from > today ? quarterOf(today) : named
  const reading = readings.find((one) => one === visit.query.get('reading'))
  return {
    quarter: span,
    reading: reading ?? visit.settings['contact.reading'],
    today,
    isOver: span.to < today,
  }
}

/** So many quarters up to this one, latest first. */
export function quartersUntil(last: Quarter, count: number): Quarter[] {
  const quarters = [last]
  while (quarters.length < count) {
    const { year, number } = quarters.at(-1) ?? last
    quarters.push(quarter(year, number - 1))
  }
  return quarters
}

export const spokenQuarter = ({ year, number }: Quarter): string => `${year}年第${number}季度`
