/** Numbers as printed: JY-1801-023 at the first session of the eighteenth congress, JY-1801B-005 between sessions. */
import type { Day } from '../shared/days.ts'

export interface Session {
  number: number
  opensOn: Day | null
  closesOn: Day | null
}

/** Whether the congress sits on a day. */
export const isSitting = ({ opensOn, closesOn }: Session, day: Day): boolean =>
  opensOn !== null && closesOn !== null && opensOn <= day && day <= closesOn

const two = (value: number): string => String(value).padStart(2, '0')

/** The series of a session: 1801, or 1801B between sessions (闭会). */
export const seriesOf = (term: number, session: Session, submittedOn: Day): string =>
  `${two(term)}${two(session.number)}${isSitting(session, submittedOn) ? '' : 'B'}`

export const numberOf = (series: string, serial: number, prefix = 'JY'): string =>
  `${prefix}-${series}-${String(serial).padStart(3, '0')}`

/** 023: enough in the chat where it is unique. */
export const shortNumber = (number: string): string => number.slice(number.lastIndexOf('-') + 1)

/** The number in words that name one whole: JY-1801-023, jy1801b005, a motion's YA-1801-001; null for anything else. */
export function wholeNumber(words: string): string | null {
  const match = /(?<![A-Za-z])(JY|Y[A-Z])[-\s]?(\d{4})[-\s]?(B?)[-\s]?(\d{1,4})(?!\d)/i.exec(
    words.normalize('NFKC'),
  )
  if (!match) return null
  const [, prefix = '', series = '', between = '', serial = ''] = match
  return numberOf(`${series}${between.toUpperCase()}`, Number(serial), prefix.toUpperCase())
}
