/** Limits reckoned a second time, day by day and apart from the program; only which days are worked comes from its calendar. */
import { isWorkday } from '../../handlers/shared/workdays.ts'
import { bookWith } from './books.ts'

const book = bookWith()
const work = new Map<string, boolean>()
/** Whether the office works on a day. */
export const isWork = (day: string) => {
  const known = work.get(day) ?? isWorkday(day, book.calendar)
  work.set(day, known)
  return known
}
export const dayAfter = (day: string) => new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10)

const remembered = new Map<string, string>()
const once = (key: string, reckon: () => string) => {
  const known = remembered.get(key) ?? reckon()
  remembered.set(key, known)
  return known
}

/** So many working days after a day. */
export const workdays = (from: string, count: number) =>
  once(`${from}+${count}w`, () => {
    let day = from
    for (let left = count; left > 0;) {
      day = dayAfter(day)
      if (isWork(day)) left--
    }
    return day
  })

/** So many calendar months later: the same date, or the month's last day. */
export const plainMonths = (from: string, count: number) => {
  const [year = 0, month = 0, date = 0] = from.split('-').map(Number)
  const [inYear, inMonth] = [year + Math.floor((month - 1 + count) / 12), (month - 1 + count) % 12]
  const leap = inYear % 4 === 0 && (inYear % 100 !== 0 || inYear % 400 === 0)
  const length = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][inMonth] ?? 0
  const two = (number: number) => String(number).padStart(2, '0')
  return `${inYear}-${two(inMonth + 1)}-${two(Math.min(date, length))}`
}

/** The same, or the next working day. */
export const months = (from: string, count: number) =>
  once(`${from}+${count}m`, () => {
    let day = plainMonths(from, count)
    while (!isWork(day)) day = dayAfter(day)
    return day
  })
