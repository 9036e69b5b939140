/** The span of days that words name for a statistic: 今年, 去年, 2026年, 三季度, 上半年, 本月. Pure. */
import { addDays, addMonths, quarter, quarterOf, type Day } from '../../../shared/days.ts'

export interface Span {
  from: Day
  to: Day
  /** 2026年, 2026年第3季度 */
  name: string
}

/** This year where the words name none; never past today. */
export function spanIn(text: string, today: Day): Span {
  const words = text.normalize('NFKC')
  const thisYear = Number(today.slice(0, 4))
  const year = /去年|上年/.test(words)
    ? thisYear - 1
    : /前年/.test(words)
      ? thisYear - 2
      : Number(/(\d{4})年/.exec(words)?.[1] ?? thisYear)
  const whole = partOf(words, year, today)
  return { ...whole, to: whole.to < today ? whole.to : today }
}

function partOf(words: string, year: number, today: Day): Span {
  const numbered = /第?([一二三四1-4])季度/.exec(words)?.[1]
  const back = /上个?季度/.test(words) ? 1 : /[本这]个?季度/.test(words) ? 0 : null
  if (numbered !== undefined || back !== null) {
    const now = quarterOf(today)
    const sign = numbered ?? ''
    const number = '一二三四'.includes(sign) ? '一二三四'.indexOf(sign) + 1 : Number(sign)
    const { from, to, ...one } =
      numbered === undefined ? quarter(now.year, now.number - (back ?? 0)) : quarter(year, number)
    return { from, to, name: `${one.year}年第${one.number}季度` }
  }
  const half = /([上下])半年/.exec(words)?.[1]
  if (half !== undefined)
    return half === '上'
      ? { from: `${year}-01-01`, to: `${year}-06-30`, name: `${year}年上半年` }
      : { from: `${year}-07-01`, to: `${year}-12-31`, name: `${year}年下半年` }
  const month = /[本这]个?月/.test(words) ? 0 : /上个?月/.test(words) ? -1 : null
  if (month !== null) {
    const from = addMonths(`${today.slice(0, 7)}-01`, month)
    const name = `${from.slice(0, 4)}年${Number(from.slice(5, 7))}月`
    return { from, to: addDays(addMonths(from, 1), -1), name }
  }
  return { from: `${year}-01-01`, to: `${year}-12-31`, name: `${year}年` }
}
