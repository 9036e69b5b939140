import { dayOf } from '../shared/days.ts'
import { actorsIn } from './actors.ts'
import { clausesOf, remainder, type Clause } from './clauses.ts'
import { mattersIn } from './concerns.ts'
import { countIn } from './counts.ts'
import { findDays, type DayWords } from './dates.ts'
import { asksSomething, isShaky, notDone, type NotDone } from './happened.ts'
import { contactWithoutMethod, methodIn } from './methods.ts'
import { otherPeople } from './names.ts'
import { knownPeople, type Person } from './people.ts'
import { placeIn } from './places.ts'
import { timeOfDay, partWords } from './partsOfDay.ts'
import { sameMention, type Report } from './reports.ts'
import type { PartOfDay, Reason, UnderstandContext } from './understanding.ts'

export interface Reading {
  reports: Report[]
  clauses: Clause[]
  people: Person[]
  days: DayWords[]
  /** Why there is no report, where the words would otherwise make one. */
  notDone: NotDone | null
  reasons: Reason[]
}

const selfIntroduction = /我(?:是|叫)(?:代表)?|(?:陪|陪同|随同|跟着|受)$/

/** Reads a message as a report of contacts. */
export function readContacts(text: string, context: UnderstandContext): Reading {
  const circles = { linked: context.linked, nearby: context.nearby ?? [] }
  const known = knownPeople(text, circles).filter(
    ({ from }) => !selfIntroduction.test(text.slice(Math.max(0, from - 4), from)),
  )
  const at = {
    today: dayOf(context.now, context.zone),
    lean: 'past',
    contactDay: context.contactDay ?? '10-20',
  } as const
  const days = findDays(text, at, known)
  const clauses = clausesOf(text, { people: known, days })
  const frames = clauses.filter(({ kind }) => kind === 'frame')
  const others = otherPeople(text, frames, circles, [...known, ...days])
  const people = [...known, ...others].sort((a, b) => a.from - b.from)
  const told = { clauses, people, days }
  const { reports, dropped } = assemble(text, told, context)
  return {
    ...told,
    reports,
    notDone: reports.length === 0 ? dropped : null,
    reasons: reasonsOf(told, reports),
  }
}

interface Told {
  clauses: Clause[]
  people: Person[]
  days: DayWords[]
}

const inside = <T extends { from: number; to: number }>(all: readonly T[], clause: Clause): T[] =>
  all.filter(({ from, to }) => from >= clause.from && to <= clause.to + 1)

/** Goes through the clauses and puts contacts together; clauses that tell of nothing done drop their people. */
function assemble(
  text: string,
  told: Told,
  context: UnderstandContext,
): { reports: Report[]; dropped: NotDone | null } {
  const reports: Report[] = []
  let dropped: NotDone | null = null
  let waiting: Report | null = null
  for (const [index, clause] of told.clauses.entries()) {
    if (clause.kind === 'raised') {
      const report = reports.at(-1)
      if (report) addConcerns(report, clause, told)
      continue
    }
    const piece = pieceOf(text, clause, told, context)
    const why = reasonNotDone(piece, clause, told, index, context)
    if (why) {
      dropped = why
      waiting = undo(reports, piece) ?? waiting
      continue
    }
    addPiece(reports, piece, waiting)
  }
  return { reports: reports.filter(isReport), dropped }
}

function reasonNotDone(piece: Piece, clause: Clause, told: Told, index: number, context: UnderstandContext): NotDone | null {
  const why = notDone(clause.words)
  if (why) return why
  if (piece.others) return 'others'
  if (isAhead(piece, clause, told, context)) return 'plan'
  const last = told.clauses.findLastIndex(({ kind }) => kind === 'frame') === index
  const raised = told.clauses.some(({ kind }) => kind === 'raised')
  return last && !raised && asksSomething(clause.words) ? 'question' : null
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
    !/[了过]/.test(clause.words)
  )
}

/** 没人接 after 给李桂芳打电话 takes that call back; 李桂芳不在家 takes only her back. */
function undo(reports: Report[], piece: Report): Report | null {
  const last = reports.at(-1)
  if (!last || piece.method !== null) return last ? null : piece
  const sought = { ...last }
  const gone = new Set(piece.people.flatMap(({ mention }) => mention.candidates))
  last.people =
    piece.people.length === 0
      ? []
      : last.people.filter(({ mention }) => !mention.candidates.some((one) => gone.has(one)))
  last.unmet = last.people.length === 0
  return last.unmet ? sought : null
}

interface Piece extends Report {
  others: boolean
}

function pieceOf(text: string, clause: Clause, told: Told, context: UnderstandContext): Piece {
  const method = methodIn(clause.words)
  const day = inside(told.days, clause)[0] ?? null
  const { people, contactor, others } = actorsIn(text, clause, inside(told.people, clause), context)
  return {
    method: method?.method ?? null,
    weak: method?.weak ?? false,
    people,
    contactor,
    others,
    day,
    partOfDay: day?.partOfDay ?? partOfDayIn(clause.words),
    concerns: [],
    place: placeIn(clause.words),
    unnamed: countIn(clause.words),
    touched: contactWithoutMethod.test(clause.words),
    unmet: false,
    shaky: isShaky(remainder(clause.words, clause, told)),
  }
}

function partOfDayIn(words: string): PartOfDay | null {
  const at = words.search(new RegExp(partWords))
  if (at >= 0) return timeOfDay(words.slice(at))?.partOfDay ?? null
  const clock =
    /(?<![\d.])(?:\d{1,2}:\d{2}|[\d一二两三四五六七八九十]{1,2}点(?:半|钟|[\d一二三四五十]{1,3}分))/.exec(
      words,
    )
  return clock ? (timeOfDay(words.slice(clock.index))?.partOfDay ?? null) : null
}

/** A clause with a way, a day or a time of its own and people of its own is another contact. */
function addPiece(reports: Report[], piece: Report, waiting: Report | null): void {
  if (reports.at(-1)?.unmet && piece.method) reports.pop()
  const last = reports.at(-1)
  if (!last) {
    if (waiting && piece.people.length === 0 && piece.method) piece.people = waiting.people
    reports.push(piece)
    return
  }
  if (startsAnother(last, piece)) {
    piece.day ??= last.day
    piece.contactor ??= last.contactor
    reports.push(piece)
  } else join(last, piece)
}

function startsAnother(last: Report, piece: Report): boolean {
  if (piece.people.length === 0 || last.people.length === 0 || (last.method === null && !last.touched))
    return false
  const otherWay = piece.method !== null && !piece.weak && piece.method !== last.method && !last.weak
  const otherDay = piece.day?.day != null && last.day?.day != null && piece.day.day !== last.day.day
  const otherPart = piece.partOfDay !== null && last.partOfDay !== null && piece.partOfDay !== last.partOfDay
  return otherWay || otherDay || otherPart
}

function join(last: Report, piece: Report): void {
  if (piece.method && (last.method === null || (last.weak && !piece.weak))) {
    last.method = piece.method
    last.weak = piece.weak
  }
  for (const person of piece.people) if (!isAmong(person, last.people)) last.people.push(person)
  last.day ??= piece.day
  last.partOfDay ??= piece.partOfDay
  last.place ??= piece.place
  last.unnamed = Math.max(last.unnamed, piece.unnamed)
  last.touched ||= piece.touched
  last.shaky ||= piece.shaky
  last.contactor ??= piece.contactor
}

const isAmong = ({ mention }: Person, people: readonly Person[]): boolean =>
  people.some((other) => sameMention(other.mention, mention))

function addConcerns(report: Report, clause: Clause, told: Told): void {
  const speakers =
    clause.speakers.length > 0
      ? [...clause.speakers]
      : clause.opens
        ? [...report.people]
        : (report.concerns.at(-1)?.speakers ?? [...report.people])
  const previous = report.concerns.at(-1)
  const matters = mattersIn(clause.words)
  const [first, ...rest] = matters
  if (first === undefined) return
  const before = told.clauses[told.clauses.indexOf(clause) - 1]
  const goesOn = !clause.opens && previous && before?.kind === 'raised' && !isApart(previous.text, first)
  if (goesOn) previous.text = `${previous.text}，${first}`
  else report.concerns.push({ text: first, speakers })
  for (const text of rest) report.concerns.push({ text, speakers })
}

/** Two neighbouring clauses are two matters when the splitter would part them. */
const isApart = (before: string, next: string): boolean => mattersIn(`${before}，${next}`).length > 1

const isReport = (report: Report): boolean =>
  (!report.unmet || report.concerns.length > 0) &&
  (report.method !== null || (report.people.length > 0 && (report.touched || report.concerns.length > 0)))

function reasonsOf({ clauses, people, days }: Told, reports: readonly Report[]): Reason[] {
  const frames = clauses.filter(({ kind }) => kind === 'frame')
  const framed = <T extends { from: number; to: number }>(all: readonly T[]) =>
    all.filter((one) => frames.some((clause) => one.from >= clause.from && one.to <= clause.to + 1))
  return [
    ...framed(days).map(({ words, rule }) => ({ part: 'occurred_on', words, rule })),
    ...framed(people).map(({ mention, rule }) => ({ part: 'parties', words: mention.said, rule })),
    ...frames.flatMap(({ words }) => {
      const method = methodIn(words)
      return method ? [{ part: 'method', words: method.words, rule: method.method }] : []
    }),
    ...reports.flatMap(({ concerns }) =>
      concerns.map(({ text }) => ({ part: 'concerns', words: text, rule: '反映的内容' })),
    ),
  ]
}

