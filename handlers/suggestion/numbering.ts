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

/** JY-1801-023: the series of a session, and the serial in three digits. */
export const numberOf = (series: string, serial: number, prefix = 'JY'): string =>
  `${prefix}-${series}-${String(serial).padStart(3, '0')}`

/** Enough in the chat where it is unique: 023; 议案001, since motions are counted apart. */
export const shortNumber = (number: string): string =>
  `${/^JY/i.test(number) ? '' : '议案'}${number.slice(number.lastIndexOf('-') + 1)}`

/** “关于……的建议”（023） or （草12）. */
export const nameOf = ({ row }: { row: { id: number; number: string | null; title: string } }): string =>
  `《${row.title}》（${refOf(row)}）`

/** As it is named in the chat: its number, or 草 and its id before it has one. */
export const refOf = (row: { id: number; number: string | null }): string =>
  row.number === null ? `草${row.id}` : shortNumber(row.number)

/** A number whole, as a piece of a pattern: JY-1801-023, a motion's YA-1801-001; read with the flag i. */
export const seriesWords = '(?:JY|Y[A-Z])[-\\s]?\\d{4}B?[-\\s]?'
export const wholeWords = `${seriesWords}\\d{1,4}(?!\\d)`

/** The number in words that name one whole: JY-1801-023, jy1801b005, a motion's YA-1801-001; null for anything else. */
export function wholeNumber(words: string): string | null {
  const match = /(?<![A-Za-z])(JY|Y[A-Z])[-\s]?(\d{4})[-\s]?(B?)[-\s]?(\d{1,4})(?!\d)/i.exec(
    words.normalize('NFKC'),
  )
  if (!match) return null
  const [, prefix = '', series = '', between = '', serial = ''] = match
  return numberOf(`${series}${between.toUpperCase()}`, Number(serial), prefix.toUpperCase())
}
