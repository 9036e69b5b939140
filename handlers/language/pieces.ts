import { dayOf, weekdayOf } from '../shared/days.ts'
import { actorsIn } from './actors.ts'
import type { Clause } from './clauses.ts'
import { countIn } from './counts.ts'
import { remainder, unspoken } from './frames.ts'
import { eitherDay, type DayWords, type Span } from './dates.ts'
import { asksSomething, isAway, isShaky, notDone, type NotDone } from './happened.ts'
import { contactWithoutMethod, methodIn } from './methods.ts'
import { timeIn } from './partsOfDay.ts'
import type { Person } from './people.ts'
import { placeIn } from './places.ts'
import { unexplained } from './plainWords.ts'
import { mayBeAboutTheReport } from './topics.ts'
import type { Report } from './reports.ts'
import type { UnderstandContext } from './understanding.ts'

/** A message cut into clauses, with the people and days found in it. */
export interface Told {
  clauses: Clause[]
  people: Person[]
  days: DayWords[]
}

export const inside = <T extends Span>(all: readonly T[], clause: Clause): T[] =>
  all.filter(({ from, to }) => from >= clause.from && to <= clause.to + 1)

/** 走访项姐的邻居: whoever was met is not the one who is named. */
const someoneOfHis =
  /^(?:的|家的?|[他她]的?)?(?:邻居|街坊|对门|同事|员工|工人|亲戚|秘书|司机|徒弟|爱人|老伴|老婆|老公|媳妇|丈夫|妻子|儿子|女儿|儿媳|女婿|孙子|孙女|孩子|家人|家属|父母|爸|妈|父亲|母亲|哥|弟|姐|妹)(?!和|与|跟|、|都|也|一起)/

const isOfHis = (clause: Clause, told: Told): boolean =>
  inside(told.people, clause).some(({ to }) => someoneOfHis.test(clause.words.slice(to - clause.from)))

/** 跟谌老爹通电话,耳朵背,讲…: colour between the act and the matter, without a day, a person or a way. */
const isColour = (clause: Clause, told: Told): boolean =>
  told.clauses[0] !== clause &&
  inside(told.people, clause).length + inside(told.days, clause).length === 0 &&
  methodIn(clause.words) === null &&
  !mayBeAboutTheReport(clause.words) &&
  unexplained(unspoken(clause.words, clause, told)).length > 2 &&
  !told.clauses.slice(1).some(({ words }) => isAway(words) || notDone(words) !== null) &&
  told.clauses.slice(told.clauses.indexOf(clause) + 1).some(({ kind }) => kind === 'raised')

/** 小葛调到外地上班去了: news of somebody, and no contact with him. */
const news =
  /^(?:[,，\s]|又|也|已经|都|就|前几天|最近|听说|上周|上个?月|[今昨前]天|刚刚?|一家)*(?:被?调(?:到|去|走|回)|搬(?:家|走|到|去)|出差|出国|住(?:了)?院|去世|过世|走失|结婚|离婚|退休|当选|生(?:了)?病|病了|摔(?:了|伤|断)|中风|打工|怀孕|生(?:了)?孩子|办喜事|做寿|失业|下岗|升职|考上|出院)/

const isNews = (clause: Clause, told: Told): boolean => {
  const [first] = inside(told.people, clause)
  return (
    first !== undefined &&
    clause.words.slice(0, first.from - clause.from).trim() === '' &&
    news.test(clause.words.slice(first.to - clause.from)) &&
    !/我/.test(clause.words)
  )
}

/** Words that may turn the meaning round, or that nothing explains: then it is asked. */
const isDoubtful = (clause: Clause, told: Told): boolean =>
  isShaky(remainder(clause.words, clause, told)) ||
  isOfHis(clause, told) ||
  (unexplained(unspoken(clause.words, clause, told)).length > 1 && !isColour(clause, told))

/** 两个人都讲…: they are named before. */
const together = /^\s*(?:[他她]们)?[两二三四五六几]个?(?:人|家|位|户)都/

/** What one frame clause gives to a report. */
export interface Piece extends Report {
  others: boolean
}

export function pieceOf(text: string, clause: Clause, told: Told, context: UnderstandContext): Piece {
  const method = methodIn(clause.words)
  const day = sureDay(dayAmong(inside(told.days, clause)), clause, told, context)
  const { people, contactor, others } = actorsIn(text, clause, inside(told.people, clause), context)
  return {
    method: method?.method ?? null,
    weak: method?.weak ?? false,
    people: [...people],
    contactor,
    others: others || isToldOfOthers(text, clause),
    day,
    partOfDay: day?.partOfDay ?? timeIn(clause.words)?.partOfDay ?? null,
    concerns: [],
    place: placeIn(clause.words),
    unnamed: together.test(clause.words) ? 0 : countIn(clause.words),
    touched: contactWithoutMethod.test(clause.words),
    unmet: false,
    shaky: isDoubtful(clause, told),
  }
}

/** 今年第一次走访, 昨天去的: a day is more than a year. What the calendar does not have comes first. */
function dayAmong(days: readonly DayWords[]): DayWords | null {
  const [first] = days
  if (!first) return null
  const clear =
    first.problem === 'vague'
      ? days.find(({ day, problem }) => day !== null || problem === 'impossible')
      : undefined
  const other = days.find(({ day }) => day !== null && first.day !== null && day !== first.day)
  return clear ?? (other ? eitherDay(first, other) : first)
}

/** 周五去看江婆婆, told on a Wednesday without 了 and without a matter: last week's or this week's plan, so it is asked. */
function sureDay(
  day: DayWords | null,
  clause: Clause,
  told: Told,
  { now, zone }: UnderstandContext,
): DayWords | null {
  if (day?.day == null || !/^(?:周|星期|礼拜)/.test(day.words) || !/去|约|到/.test(clause.words)) return day
  if (
    /[了过完]/.test(clause.words) ||
    weekdayOf(day.day) <= weekdayOf(dayOf(now, zone)) ||
    told.clauses.some(({ kind }) => kind === 'raised')
  )
    return day
  return { ...day, day: null, problem: 'vague', choices: [day.day] }
}

/** 雷大奎跟我说,人大主席昨天去走访了姚传凤 */
const isToldOfOthers = (text: string, { words, from }: Clause): boolean =>
  /(?:[跟和对给向]我(?:说|讲|提)|告诉我)(?:起|过|了)?[\s,，:]*$/.test(
    text.slice(Math.max(0, from - 8), from),
  ) &&
  /(?:走访|上门|看望|联系|约谈|慰问|入户)(?:了|过)/.test(words) &&
  !/我|咱/.test(words)

/** Why a frame clause tells of nothing done; null when it does. */
export function reasonNotDone(
  piece: Piece,
  clause: Clause,
  told: Told,
  index: number,
  context: UnderstandContext,
): NotDone | null {
  const why = notDone(clause.words)
  if (why) return why
  if (piece.others) return 'others'
  if (isNews(clause, told)) return 'negated'
  if (isAhead(piece, clause, told, context) || isNext(piece, clause, told, index, context)) return 'plan'
  const last = told.clauses.findLastIndex(({ kind }) => kind === 'frame') === index
  const raised = told.clauses.some(({ kind }) => kind === 'raised')
  return last && !raised && asksSomething(clause.words) ? 'question' : null
}

/** …反映暖气不热,明天再去文奶奶家; 明天要开会,今天…: beside what was done, a day to come is a plan. */
function isNext(
  { day, method, people, touched }: Report,
  clause: Clause,
  told: Told,
  index: number,
  { now, zone }: UnderstandContext,
): boolean {
  if (day?.day == null || day.day <= dayOf(now, zone) || /[了过]/.test(clause.words)) return false
  if (method === null && people.length === 0 && !touched)
    return remainder(clause.words, clause, told).length >= 2
  return told.clauses.slice(0, index).some(({ kind }) => kind === 'raised')
}

/** 下周三走访张德发: a day ahead, nothing raised and no 了 is a plan. With 了 it is a slip that must be asked. */
function isAhead(
  { day, method }: Report,
  clause: Clause,
  told: Told,
  { now, zone }: UnderstandContext,
): boolean {
  const raised = told.clauses.some(({ kind }) => kind === 'raised')
  return (
    method !== null &&
    !raised &&
    day?.day != null &&
    day.day > dayOf(now, zone) &&
    !/[了过]/.test(clause.words.replace(/(?:约|定|安排|准备)了/g, ''))
  )
}
