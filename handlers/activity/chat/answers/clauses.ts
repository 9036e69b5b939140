/** One sentence that answers for several activities: 5号的我去，8号的去不了要出差. Pure. */
import { findDays } from '../../../language/dates.ts'
import { titleWords } from '../../answers/titleWords.ts'
import { dayOf } from '../../../shared/days.ts'
import { daysOf } from '../../timing.ts'

/** One answer: the activities that its words name, whether he comes, and the words left that may be a reason. */
export interface ClauseAnswer {
  ids: number[]
  coming: boolean
  rest: string
}

export type SeveralAnswers =
  | { kind: 'answers'; answers: ClauseAnswer[] }
  /** Goes and does not go, 除了, or a name that fits no single activity: nothing may be recorded. */
  | { kind: 'unclear' }

const declining =
  /请个?(?:[病事]?假)|(?:不|没法|没办法|无法|不能)(?:能|会|想|打算|可能)?(?:再)?(?:去|来|参加|出席|到(?!位))|(?:去|来|参加|到|出席)不(?:了|成|到)|没空|没时间|走不开|缺席/
const awayWords = /出差|住院|生病|手术|开庭|值班|有事|有会|有课|在外地|外出/
const going =
  /^(?:我|俺|都|也|会|能|可以|一定|准时|按时|肯定|要|想|就|还是|照常|上午|下午|晚上|先|第一天|第二天|的|那天|那个|那场|那次|这个|是|收到|好的?|行|没问题)*(?:参加|去|来|到|出席|报名|到场|到会|可以|没问题|行|能行)(?:的|得了|吧|啊|哈|了|呀|哦|参加|去)*$/
const except = /除了|除开|除去|除[^了]{1,8}(?:外|以外|之外)/
const all =
  /^(?:我|这)*(?:([两二三四五2-5])(?:个|场|次)|几(?:个|场|次)|所有|全部)?(?:活动|的|我)*(?:都|全都?)(?:可以|能|会|要|准时)*(?:不(?:去|来|参加|能去|能来|能参加)了?|(?:去|来|参加)不(?:了|成)|请个?假|参加|去|来|到|出席|报名|可以|没问题|行)/
const counts: Record<string, number> = { 两: 2, 二: 2, 三: 3, 四: 4, 五: 5 }

interface Named {
  id: number
  title: string
  startsAt: Date
  endsAt: Date | null
}

interface Open {
  activity: Named
  status: string | null
}

interface Reference {
  from: number
  to: number
  ids: number[]
  /** How many activities it names: 5号和8号 are two. */
  names: number
}

interface Piece {
  /** Null: it names none. */
  ids: number[] | null
  coming: boolean | null
  rest: string
}

/** Whether the words may name an activity and answer for it: looked at before anything is read from the database. */
export const mayBeNamed = (text: string): boolean =>
  /参加|出席|去|来|请假/.test(text) &&
  /活动\s*\d|[日号]|周|星期|明天|后天|调研|视察|检查|培训|讲座|座谈|例会|学习|会/.test(text)

/** The same for more than one activity. */
export function mayBeSeveral(text: string): boolean {
  const words = text.normalize('NFKC').trim()
  if (all.test(words) || except.test(words)) return true
  const told = words.match(/参加|出席|去|来|请.?假|不到|出差|没空|没时间|住院|有[事会课]/g)?.length ?? 0
  return told > 1 || (told > 0 && words.includes('都'))
}

/** From where days are counted; the contact day as it is set. */
interface Standing {
  now: Date
  zone: string
  contactDay?: string | undefined
}

/** 12月5号的我参加: short words that name one activity and answer for it; null for all others. */
export function namedIn(text: string, open: readonly Open[], at: Standing): ClauseAnswer | null {
  const words = text.normalize('NFKC').trim()
  if (words.length > 24 || /[吗呢么?？]/.test(words)) return null
  const [only, ...others] = joined(piecesOf(words, open, at)) ?? []
  return only?.ids.length === 1 && others.length === 0 ? only : null
}

/** What the words answer for several of the open activities; null when they answer for one at most. */
export function severalIn(text: string, open: readonly Open[], at: Standing): SeveralAnswers | null {
  const words = text.normalize('NFKC').trim()
  const everything = all.exec(words)
  if (everything) return open.length > 1 ? forAll(words, everything, open) : null
  const pieces = piecesOf(words, open, at)
  if (except.test(words) && /参加|去|来|请假/.test(words)) return { kind: 'unclear' }
  const answers = joined(pieces)
  if (answers === null) return { kind: 'unclear' }
  const [first, ...others] = answers
  if (!first) return null
  if (others.length === 0) return first.ids.length > 1 ? { kind: 'answers', answers } : null
  const ids = answers.flatMap((answer) => answer.ids)
  const isClear = answers.every((answer) => answer.ids.length > 0) && new Set(ids).size === ids.length
  return isClear ? { kind: 'answers', answers } : { kind: 'unclear' }
}

/** 两个都去: all that are open; without a number those that have no answer yet, where there are some. */
function forAll(
  words: string,
  { 1: said, 0: whole }: RegExpExecArray,
  open: readonly Open[],
): SeveralAnswers {
  const unanswered = open.filter(({ status }) => status === null)
  const number = said ? (counts[said] ?? Number(said)) : null
  const meant =
    number === null
      ? unanswered.length > 0
        ? unanswered
        : open
      : ([open, unanswered].find(({ length }) => length === number) ?? [])
  const rest = words.slice(whole.length)
  const coming = !declining.test(whole)
  if (meant.length === 0 || (coming && declining.test(rest))) return { kind: 'unclear' }
  return {
    kind: 'answers',
    answers: [{ ids: meant.map(({ activity }) => activity.id), coming, rest }],
  }
}

/** The pieces put together: a name waits for its answer, words without either are a reason. Null: they contradict. */
function joined(pieces: readonly Piece[]): ClauseAnswer[] | null {
  const answers: ClauseAnswer[] = []
  let named: number[] | null = null
  let before = ''
  for (const { ids, coming, rest } of pieces) {
    const last = answers.at(-1)
    if (coming === null) {
      if (ids !== null) named = ids
      else if (last && !last.coming) last.rest = `${last.rest} ${rest}`
      else before = `${before} ${rest}`
      continue
    }
    const about: number[] | null = ids ?? named
    if (about === null && last) {
      if (last.coming !== coming) return null
      last.rest = `${last.rest} ${rest}`
      continue
    }
    answers.push({ ids: about ?? [], coming, rest: coming ? '' : `${before} ${rest}` })
    named = null
    before = ''
  }
  return named !== null && answers.length > 0 ? null : answers
}

function piecesOf(words: string, open: readonly Open[], at: Standing): Piece[] {
  return words
    .split(/[\s,，。;；!！]+/)
    .filter((segment) => segment !== '')
    .flatMap((segment) => {
      const references = referencesIn(segment, open, at)
      return stretchesOf(segment, references).map(({ from, to }) => {
        const own = references.filter((one) => one.from >= from && one.to <= to)
        return pieceOf(segment.slice(from, to), from, own)
      })
    })
}

/** 调研参加座谈会不参加: a new stretch begins with the second name, or after the first where the answers come before the names. */
function stretchesOf(segment: string, references: readonly Reference[]): { from: number; to: number }[] {
  const [first] = references
  if (!first || references.length < 2) return [{ from: 0, to: segment.length }]
  const answerFirst = polarityOf(segment.slice(0, first.from)) !== null
  const cuts = answerFirst
    ? references.slice(0, -1).map(({ to }) => to)
    : references.slice(1).map(({ from }) => from)
  const edges = [0, ...cuts, segment.length]
  return edges.slice(0, -1).map((from, index) => ({ from, to: edges[index + 1] ?? segment.length }))
}

function pieceOf(stretch: string, from: number, references: readonly Reference[]): Piece {
  let rest = stretch
  for (const one of [...references].reverse())
    rest = rest.slice(0, one.from - from) + rest.slice(one.to - from)
  rest = rest.replace(/^(?:的|那天|那个|那场|那次|这个|我|就|:|：)+/, '')
  const ids = references.length === 0 ? null : references.flatMap(sureIds)
  const polarity = polarityOf(rest)
  const isAway = polarity === null && ids !== null && awayWords.test(rest)
  const coming = isAway ? false : polarity
  return {
    ids,
    coming,
    rest:
      coming === true
        ? ''
        : rest
            .replace(declining, ' ')
            .replace(/^\s*了/, '')
            .trim(),
  }
}

function polarityOf(words: string): boolean | null {
  if (declining.test(words)) return false
  return going.test(words) ? true : null
}

/** The numbers, days and words of titles that name open activities; what stands side by side names one. */
function referencesIn(segment: string, open: readonly Open[], { now, zone, contactDay }: Standing) {
  const found: Reference[] = []
  const note = (from: number, to: number, fits: (one: Named) => boolean) =>
    found.push({
      from,
      to,
      ids: open.flatMap(({ activity }) => (fits(activity) ? [activity.id] : [])),
      names: 1,
    })
  for (const match of segment.matchAll(/活动\s*(\d{1,9})(?![\d月日号点:.个])/g))
    note(match.index, match.index + match[0].length, ({ id }) => id === Number(match[1]))
  const days = findDays(segment, { today: dayOf(now, zone), lean: 'future', contactDay })
  for (const { from, to, day } of days)
    if (day !== null) note(from, to, (one) => daysOf(one, zone).includes(day))
  const titles = new Set(open.flatMap(({ activity }) => titleWords(activity.title)))
  for (const word of titles)
    for (const match of segment.matchAll(new RegExp(`${word}会?`, 'g')))
      note(match.index, match.index + match[0].length, ({ title }) => title.includes(word))
  return merged(
    segment,
    found.sort((a, b) => a.from - b.from),
  )
}

/** A word that fits two activities names none. */
const sureIds = ({ ids, names }: Reference): number[] => (ids.length > names ? [] : ids)

function merged(segment: string, found: readonly Reference[]): Reference[] {
  const all: Reference[] = []
  for (const one of found) {
    const last = all.at(-1)
    const between = last ? segment.slice(last.to, one.from) : null
    if (last && between !== null && one.from < last.to) continue
    if (last && between !== null && /^(?:的|那天|那个|那场|这个)*$/.test(between)) {
      // 8号的座谈会: both say the same one
      last.ids = last.ids.filter((id) => one.ids.includes(id))
      last.to = one.to
    } else if (last && between !== null && /^的?[和跟与及、]$/.test(between)) {
      last.ids = [...new Set([...sureIds(last), ...sureIds(one)])]
      last.names++
      last.to = one.to
    } else all.push({ ...one })
  }
  return all
}
