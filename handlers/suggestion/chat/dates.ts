/** Days to come as offices write them: 明年一季度, 11月底, 明年5月, 2027年3月31日. A vague one means its last day. Pure. */
import { addDays, addMonths, type Day } from '../../shared/days.ts'

const two = (value: number): string => String(value).padStart(2, '0')

const lastOf = (year: number, month: number): Day => addDays(addMonths(`${year}-${two(month)}-01`, 1), -1)

const quarters: Record<string, number> = { 一: 1, 二: 2, 三: 3, 四: 4, 首: 1 }

/** The last day that words give for something to come; null when they name none. A month that is over means the next year's. */
export function dayToCome(text: string, today: Day): Day | null {
  const words = text.normalize('NFKC')
  const thisYear = Number(today.slice(0, 4))
  const yearIn = (said: string | undefined): number | null =>
    said === undefined || said === ''
      ? null
      : /后年/.test(said)
        ? thisYear + 2
        : /明年|次年|来年/.test(said)
          ? thisYear + 1
          : /今年|本年/.test(said)
            ? thisYear
            : Number(/\d{4}/.exec(said)?.[0] ?? thisYear)
  const year = '(后年|明年|次年|来年|今年|本年|\\d{4}年)?度?的?'
  const whole = /(\d{4})-(\d{1,2})-(\d{1,2})/.exec(words)
  if (whole) return valid(Number(whole[1]), Number(whole[2]), Number(whole[3]))
  const dated = new RegExp(`${year}(\\d{1,2})月(\\d{1,2})[日号]`).exec(words)
  if (dated) {
    const named = yearIn(dated[1])
    const day = valid(named ?? thisYear, Number(dated[2]), Number(dated[3]))
    return day !== null && named === null && day < today
      ? valid(thisYear + 1, Number(dated[2]), Number(dated[3]))
      : day
  }
  const month = new RegExp(`${year}(\\d{1,2})月(?:份|底|末|前)?`).exec(words)
  if (month) return endOfMonth(yearIn(month[1]), Number(month[2]), thisYear, today)
  const quarter = new RegExp(`${year}第?([一二三四首1-4])季度`).exec(words)
  if (quarter) {
    const number = quarters[quarter[2] ?? ''] ?? Number(quarter[2])
    return endOfMonth(yearIn(quarter[1]), number * 3, thisYear, today)
  }
  const half = new RegExp(`${year}(上|下)半年`).exec(words)
  if (half) return endOfMonth(yearIn(half[1]), half[2] === '上' ? 6 : 12, thisYear, today)
  const end = /(后年|明年|今年|本年|\d{4}年)?(?:年底|年末|年内|底前?)/.exec(words)
  if (end && /年底|年末|年内|(?:明年|今年|后年|\d{4}年)底/.test(end[0]))
    return `${yearIn(end[1]) ?? thisYear}-12-31`
  return null
}

function endOfMonth(named: number | null, month: number, thisYear: number, today: Day): Day | null {
  if (month < 1 || month > 12) return null
  const day = lastOf(named ?? thisYear, month)
  return named === null && day < today ? lastOf(thisYear + 1, month) : day
}

const valid = (year: number, month: number, date: number): Day | null => {
  if (month < 1 || month > 12 || date < 1) return null
  return date <= Number(lastOf(year, month).slice(8)) ? `${year}-${two(month)}-${two(date)}` : null
}
