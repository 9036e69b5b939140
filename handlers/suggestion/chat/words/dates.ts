/** Days to come as offices write them: 明年一季度, 11月底, 下个月底, 两个月内, 明年5月, 2027年3月31日. A vague one means its last day. Pure. */
import { numberOf } from '../../../language/numbers.ts'
import { addDays, addMonths, daysBetween, type Day } from '../../../shared/days.ts'

const two = (value: number): string => String(value).padStart(2, '0')

/** How long ago a day without its year may have been, when that was last year. */
const recentDays = 92

const lastOf = (year: number, month: number): Day => addDays(addMonths(`${year}-${two(month)}-01`, 1), -1)

/** The day of a meeting that was: 11月20日, 今天, 昨天. Of a day that has not come this year: last year's where that is a short while ago, else it stays to come. */
export function councilDay(text: string, today: Day): Day | null {
  if (/今天|今日/.test(text)) return today
  if (/昨天|昨日/.test(text)) return addDays(today, -1)
  const day = dayToCome(text, `${today.slice(0, 4)}-01-01`)
  if (day === null || day <= today || /\d{4}\s*[年-]/.test(text.normalize('NFKC'))) return day
  const before = `${Number(day.slice(0, 4)) - 1}${day.slice(4)}`
  return daysBetween(before, today) <= recentDays ? before : day
}

const quarters: Record<string, number> = { 一: 1, 二: 2, 三: 3, 四: 4, 首: 1 }

/** The last day that words give for something to come; null when they name none. A month that is over means the next year's. */
export const dayToCome = (text: string, today: Day): Day | null =>
  dayIn(text.normalize('NFKC'), today)?.day ?? null

/**
 * The days to which words may ask to put something off, in the order in which they are read: the one that 延到, 延期至 … name, where
 * they name one and no other beside it; else each day that is spoken of.
 */
export function daysAskedFor(text: string, today: Day): Day[] {
  const found: { day: Day; isAsked: boolean }[] = []
  let rest = text.normalize('NFKC')
  for (let next = dayIn(rest, today); next; next = dayIn(rest, today)) {
    const { day, match } = next
    const [before, after] = [rest.slice(0, match.index), rest.slice(match.index + match[0].length)]
    found.push({
      day,
      isAsked: /(?:延[期长后迟]?|推迟|顺延|放宽)?[到至]$/.test(before) && !isEither.test(after),
    })
    rest = `${before},${after}`
  }
  const asked = new Set(found.filter(({ isAsked }) => isAsked).map(({ day }) => day))
  return asked.size === 1 ? [...asked] : [...new Set(found.map(({ day }) => day))]
}

/** 或2月28日, 至2月28日: a second day stands beside it. */
const isEither = /^[\s,，、]*(?:或|要不|-|~|—|至|到)/

/**
 * The one day until which words may promise something: no day that is over, none of which they tell what was done (11月20日已到现场),
 * none from which something begins (2027年5月1日起), and null where two come in question. A day without its year that was lately is
 * taken for that one. `isPlain` = they say outright that it will be done by then, or, without its year, 3月底前.
 */
export function promisedDay(text: string, today: Day): { day: Day; isPlain: boolean } | null {
  const found: { day: Day; isPlain: boolean }[] = []
  const words = text.normalize('NFKC')
  let rest = words
  for (let next = dayIn(rest, today); next; next = dayIn(rest, today)) {
    const { day, match } = next
    const [before, after] = [rest.slice(0, match.index), rest.slice(match.index + match[0].length)]
    const behind = after.split(clauseEnd)[0] ?? ''
    const clause = `${before.split(clauseEnd).at(-1) ?? ''} ${behind}`
    const isYearSaid = anyYear.test(words.slice(0, match.index + match[0].length))
    const isNextYear = !isYearSaid && day.slice(0, 4) > today.slice(0, 4)
    const lastTime = `${Number(day.slice(0, 4)) - 1}${day.slice(4)}`
    const wasLately = !isYearSaid && lastTime >= addDays(today, -recentDays)
    const isSure = !(isNextYear || wasLately) || byThen.test(`${match[0]}${after}`)
    const isPlain = isSure && doneBy.test(`${match[0]}${behind}`) && !notDone.test(clause)
    const isOver = day < today || (isNextYear && wasLately) || wasDone.test(behind)
    if (!isOver && !begins.test(after)) found.push({ day, isPlain })
    // a day that was read is not read again, and the rest keeps its place
    rest = `${before}${','.repeat(match[0].length)}${after}`
  }
  const [first] = found
  return first && found.every(({ day }) => day === first.day)
    ? { day: first.day, isPlain: found.some(({ isPlain }) => isPlain) }
    : null
}

/** Both 延期到3月31日或者4月30日: which is meant is never guessed. */
export const isEitherDay = Symbol('either day')

/**
 * The day that an agreement names for itself, and the words behind it: directly behind 延期到, or alone at the head of what stands
 * behind the command (`remark`). Every other day belongs to the remark.
 */
export function dayGranted(
  text: string,
  remark: string,
  today: Day,
): { day: Day | typeof isEitherDay | null; remark: string } {
  const commanded = /(?:延(?:期|长|后|迟)?|推迟|顺延|放宽)(?:到|至)[\s:：]*/.exec(text)
  // in the remark itself, 到 that a comma parts from 延期 may begin another thought
  const head = commanded
    ? text.slice(commanded.index + commanded[0].length)
    : remark.replace(/^[到至][\s:：]*/, '')
  const plain = head.replace(/[０-９]/g, (digit) => digit.normalize('NFKC'))
  const next = dayIn(plain.slice(0, dayLength), today)
  if (next?.match.index !== 0) return { day: null, remark }
  const behind = plain.slice(next.match[0].length)
  if (isEither.test(behind) && dayIn(behind.replace(isEither, '').slice(0, dayLength), today))
    return { day: isEitherDay, remark }
  const end = grantEnd.exec(behind)
  if (!commanded && !end) return { day: null, remark }
  return { day: next.day, remark: head.slice(next.match[0].length + (end?.[0].length ?? 0)) }
}

/** As long as a day is written at most. */
const dayLength = 14
const grantEnd =
  /^(?:(?:之|以)?前)?(?:办[结完理]|答复|完成)*[\s,，。.;；、:：!！]*(?:$|(?<=[\s,，。.;；、:：!！]))/
const anyYear = /(?:后年|明年|次年|来年|今年|本年|\d{4}(?:年|-\d))/
const byThen = /^[^,，。;；\s]{0,12}?[月日号底末季度](?:之|以)?前/
/** Tells of what was done, though not 通过, 超过, 过街 or 了解. */
const wasDone = /已|曾|了(?![解结])|(?<![通超经不])过(?=$|\s|[一二两三几多数\d]|现场|会)/

const clauseEnd = /[,，。;；!！\n]/
const begins = /^(?:份|底|末)?(?:起|以来|以后|之后|后|开始)/
const doneBy =
  /[月日号底末季度年](?:之|以)?前|年内|完成|完工|竣工|办[完好结]|[装修建划改做换补清][好完]|建成|到位|落实|投用|启用|通[车电水]/
const notDone = /不能|无法|不具备|难以|暂[不缓]|不予|没有?办法|未/

/** A day that words name, and where they do; the surest way of writing it first. */
function dayIn(words: string, today: Day): { day: Day; match: RegExpExecArray } | null {
  const found = (match: RegExpExecArray, day: Day | null) => (day === null ? null : { day, match })
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
  if (whole) return found(whole, valid(Number(whole[1]), Number(whole[2]), Number(whole[3])))
  const dated = new RegExp(`${year}(\\d{1,2})月(\\d{1,2})[日号]`).exec(words)
  if (dated) {
    const named = yearIn(dated[1])
    const day = valid(named ?? thisYear, Number(dated[2]), Number(dated[3]))
    const isOver = day !== null && named === null && day < today
    return found(dated, isOver ? valid(thisYear + 1, Number(dated[2]), Number(dated[3])) : day)
  }
  const month = new RegExp(`${year}(\\d{1,2})月(?:份|底|末|前)?`).exec(words)
  if (month) return found(month, endOfMonth(yearIn(month[1]), Number(month[2]), thisYear, today))
  const near =
    /(再?下个?月|本月|这个?月|当月)(?:(?:底|末|份|内)|(\d{1,2})[日号])?|(?<![\d个一二三四五六七八九十])(?:月底|月末)/.exec(
      words,
    )
  if (near) {
    const first = addMonths(
      `${today.slice(0, 7)}-01`,
      /下/.test(near[1] ?? '') ? (/再/.test(near[1] ?? '') ? 2 : 1) : 0,
    )
    const [inYear, inMonth] = [Number(first.slice(0, 4)), Number(first.slice(5, 7))]
    return found(near, near[2] ? valid(inYear, inMonth, Number(near[2])) : lastOf(inYear, inMonth))
  }
  const within = /([一二两三四五六七八九十]|\d{1,2})个月(?:之|以)?内/.exec(words)
  if (within) return found(within, addMonths(today, numberOf(within[1] ?? '')))
  const quarter = new RegExp(`${year}第?([一二三四首1-4])季度`).exec(words)
  if (quarter) {
    const number = quarters[quarter[2] ?? ''] ?? Number(quarter[2])
    return found(quarter, endOfMonth(yearIn(quarter[1]), number * 3, thisYear, today))
  }
  const half = new RegExp(`${year}(上|下)半年`).exec(words)
  if (half) return found(half, endOfMonth(yearIn(half[1]), half[2] === '上' ? 6 : 12, thisYear, today))
  const end = /(后年|明年|今年|本年|\d{4}年)?(?:年底|年末|年内|底前?)/.exec(words)
  if (end && /年底|年末|年内|(?:明年|今年|后年|\d{4}年)底/.test(end[0]))
    return found(end, `${yearIn(end[1]) ?? thisYear}-12-31`)
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
