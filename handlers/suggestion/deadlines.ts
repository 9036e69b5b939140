/**
 * The statutory clock: whom a suggestion waits for, since when and until when. A pure function of its course, the
 * calendar and the limits that were in force when each of them began. Days: the start day does not count, a month ends
 * on the same date or the month's last day, and a due day that is no working day rolls to the next one.
 */
import type { Settings } from '../settings/rules.ts'
import { addDays, addMonths, daysBetween, type Day } from '../shared/days.ts'
import {
  addMonthsToWorkday,
  addWorkdays,
  isProvisional,
  rolledToWorkday,
  workdaysBefore,
  workdaysBetween,
  type Calendar,
} from '../shared/workdays.ts'
import { isActive, repliers, type Course, type UnitCourse } from './course.ts'

/** Whom it waits for. */
type WaitsFor = 'lead' | 'office' | 'channel' | 'unit'

type WaitKind =
  | 'accept' // the office takes it on, or not
  | 'revise' // the lead deputy revises what was returned
  | 'motion' // the presidium or the standing committee decides on a motion
  | 'motion_result' // the committee to which it was referred considers it
  | 'forward' // the office forwards it
  | 'assign' // the government office, court … assigns it
  | 'sign' // a unit confirms receipt, or asks to give it back
  | 'reassign' // a unit gave it back
  | 'decide_extension'
  | 'first_contact'
  | 'opinion' // an assisting unit's
  | 'reply'
  | 'confirm' // the deputy, whether a unit really spoke with him
  | 'rate'
  | 'conference'

export interface Wait {
  for: WaitsFor
  kind: WaitKind
  unitId: number | null
  since: Day
  /** Null: no rule book sets one. */
  due: Day | null
  /** The holidays up to the due day are not published yet: it may still move. */
  provisional: boolean
  level: 'on_time' | 'due_soon' | 'overdue'
  /** Days until the due day; negative when it has passed; null without one. */
  daysLeft: number | null
}

type Limits = Pick<
  Settings,
  | 'suggestion.acceptWorkdays'
  | 'suggestion.assignWorkdays'
  | 'suggestion.unitReturnWorkdays'
  | 'suggestion.reassignWorkdays'
  | 'suggestion.firstContactWorkdays'
  | 'suggestion.assistOpinionMonths'
  | 'suggestion.replyMonths'
  | 'suggestion.replyCapMonths'
  | 'suggestion.feedbackWorkdays'
  | 'suggestion.correctRatingDays'
  | 'suggestion.rehandleMonths'
  | 'suggestion.conferenceMonths'
  | 'suggestion.dueSoonShare'
  | 'suggestion.dueSoonDays'
>

/** The office's calendar, and the limits in force on a day: a later change of a number moves no deadline that runs. */
export interface RuleBook {
  calendar: Calendar
  limitsOn: (day: Day) => Limits
}

const workdaysAfter = (book: RuleBook, from: Day, limit: keyof Limits): Day =>
  addWorkdays(from, book.limitsOn(from)[limit], book.calendar)

const monthsAfter = (book: RuleBook, from: Day, limit: keyof Limits): Day =>
  addMonthsToWorkday(from, book.limitsOn(from)[limit], book.calendar)

/** The last day to which a reply may be put off: six calendar months from the assignment, never rolled past (代表法第五十一条). */
export const latestExtension = (book: RuleBook, assignedOn: Day): Day =>
  addMonths(assignedOn, book.limitsOn(assignedOn)['suggestion.replyCapMonths'])

/** Until when a unit may ask to give it back. */
export const returnUntil = (book: RuleBook, assignedOn: Day): Day =>
  workdaysAfter(book, assignedOn, 'suggestion.unitReturnWorkdays')

/** Until when the deputy rates; afterwards the office may close it unrated, and it is left out of the rate. */
export const rateUntil = (book: RuleBook, repliedOn: Day): Day =>
  workdaysAfter(book, repliedOn, 'suggestion.feedbackWorkdays')

/** The day on which a unit's reply is due: three months from its assignment, an agreed later day, or one month when handled again. */
export function replyDue(book: RuleBook, course: Course, unit: UnitCourse): Day {
  if (course.round > 1 && course.dissatisfiedOn) {
    const from = unit.assignedOn > course.dissatisfiedOn ? unit.assignedOn : course.dissatisfiedOn
    return monthsAfter(book, from, 'suggestion.rehandleMonths')
  }
  return firstReplyDue(book, unit)
}

/** The day on which a unit's first reply is due: three months from its assignment, or an agreed later day. */
export function firstReplyDue(
  book: RuleBook,
  { assignedOn, extendedTo }: Pick<UnitCourse, 'assignedOn' | 'extendedTo'>,
): Day {
  if (extendedTo === null) return monthsAfter(book, assignedOn, 'suggestion.replyMonths')
  const cap = latestExtension(book, assignedOn)
  const rolled = rolledToWorkday(extendedTo, book.calendar)
  return rolled <= cap ? rolled : extendedTo < cap ? extendedTo : cap
}

/**
 * The due day of the whole reply: the latest of those that must reply; null before the assignment. Of one that is merged it is
 * the first due day of the one into which it went: its own first reply is owed, whatever was said of the other.
 */
export function dueOn(book: RuleBook, course: Course, mergedInto?: Course): Day | null {
  return course.state === 'merged' && mergedInto
    ? firstDueOn(book, mergedInto)
    : latestOf(repliers(course).map((unit) => replyDue(book, course, unit)))
}

/** The day on which the first replies were due, or are. */
export const firstDueOn = (book: RuleBook, course: Course): Day | null =>
  latestOf(repliers(course).map((unit) => firstReplyDue(book, unit)))

const latestOf = (days: readonly Day[]): Day | null =>
  days.length === 0 ? null : days.reduce((latest, day) => (day > latest ? day : latest))

/** Days by which the reply was, or is, late; 0 when it is not. A merged one is late with the units that still owe it a reply. */
export function overdueDays(book: RuleBook, course: Course, today: Day, mergedInto?: Course): number {
  const own =
    course.state === 'merged' ? repliers(course).filter(({ state }) => state === 'replied') : repliers(course)
  const late = own.map((unit) => daysBetween(replyDue(book, course, unit), unit.repliedOn ?? today))
  const owed = course.state === 'merged' && mergedInto ? ofMerged(book, course, mergedInto) : []
  const replies = owed.filter(({ kind }) => kind === 'reply')
  return Math.max(0, ...late, ...replies.map(({ due }) => (due === null ? 0 : daysBetween(due, today))))
}

/**
 * Everything that a suggestion waits for on a day, the most pressing first. For one that was merged, hand in the course
 * of the suggestion into which it went: its reply is due with that one's.
 */
export function waitsOf(book: RuleBook, course: Course, today: Day, mergedInto?: Course): Wait[] {
  const open = opened(book, course, mergedInto)
  const waits = open.map((one) => measured(book, one, today))
  return waits.sort((a, b) => earlierFirst(a.due ?? '9999', b.due ?? '9999'))
}

/** Days as text sort as they stand; asked of thousands, so without the rules of a language. */
const earlierFirst = (a: Day, b: Day): number => (a < b ? -1 : a > b ? 1 : 0)

/** The one that is shown first: who must act now. */
export const mainWait = (waits: readonly Wait[]): Wait | null =>
  waits.find(({ kind }) => kind !== 'first_contact' && kind !== 'confirm' && kind !== 'opinion') ??
  waits[0] ??
  null

type OpenWait = Omit<Wait, 'provisional' | 'level' | 'daysLeft'>

const waiting = (
  whom: WaitsFor,
  kind: WaitKind,
  since: Day,
  due: Day | null,
  unitId: number | null = null,
): OpenWait => ({ for: whom, kind, since, due, unitId })

function opened(book: RuleBook, course: Course, mergedInto: Course | undefined): OpenWait[] {
  const since = course.since ?? ''
  switch (course.state) {
    case 'submitted':
      return [waiting('office', 'accept', since, workdaysAfter(book, since, 'suggestion.acceptWorkdays'))]
    case 'returned':
      return [waiting('lead', 'revise', since, null)]
    case 'accepted':
      if (course.motion !== null)
        return [waiting('office', course.motion === 'asked' ? 'motion' : 'motion_result', since, null)]
      return [waiting('office', 'forward', since, assignDue(book, course))]
    case 'forwarded':
      return [waiting('channel', 'assign', since, assignDue(book, course))]
    case 'assigned':
    case 'return_requested':
    case 'handling':
    case 'rehandling':
      return course.units.filter(isActive).flatMap((unit) => ofUnit(book, course, unit))
    case 'replied':
      return [
        waiting('lead', 'rate', since, course.repliedOn && rateUntil(book, course.repliedOn)),
        ...toConfirm(course),
      ]
    case 'conference':
      return [
        waiting('office', 'conference', since, monthsAfter(book, since, 'suggestion.conferenceMonths')),
        ...toConfirm(course),
      ]
    case 'merged':
      return mergedInto ? ofMerged(book, course, mergedInto) : []
    case 'draft':
    case 'not_accepted':
    case 'closed':
    case 'withdrawn':
      return []
  }
}

/** From acceptance to assignment (青岛条例第十四条); sent back to the office, it still counts from the acceptance. */
const assignDue = (book: RuleBook, course: Course): Day =>
  workdaysAfter(book, course.acceptedOn ?? course.since ?? '', 'suggestion.assignWorkdays')

function ofUnit(book: RuleBook, course: Course, unit: UnitCourse): OpenWait[] {
  const { unitId, assignedOn, state } = unit
  if (state === 'return_requested') {
    const asked = unit.returnAskedOn ?? assignedOn
    return [
      waiting(
        'channel',
        'reassign',
        asked,
        workdaysAfter(book, asked, 'suggestion.reassignWorkdays'),
        unitId,
      ),
    ]
  }
  const confirm = toConfirm({ ...course, units: [unit] })
  if (state === 'replied' || state === 'opined') return confirm
  const sign =
    state === 'assigned' ? [waiting('unit', 'sign', assignedOn, returnUntil(book, assignedOn), unitId)] : []
  if (unit.role === 'assist') {
    // handled again, it has nothing to sign for unless it was given its part then
    if (course.round > 1) return [...(isOfRound(course, assignedOn) ? sign : []), ...confirm]
    const due = monthsAfter(book, assignedOn, 'suggestion.assistOpinionMonths')
    return [...sign, waiting('unit', 'opinion', assignedOn, due, unitId), ...confirm]
  }
  const began =
    course.round > 1 && course.dissatisfiedOn && course.dissatisfiedOn > assignedOn
      ? course.dissatisfiedOn
      : assignedOn
  const contact = isMet(unit) ? [] : [firstContact(book, unitId, began)]
  const due = replyDue(book, course, unit)
  const extension = unit.extensionAsked
    ? [waiting('channel', 'decide_extension', unit.extensionAsked.on, due, unitId)]
    : []
  return [...sign, ...contact, waiting('unit', 'reply', began, due, unitId), ...extension, ...confirm]
}

const isOfRound = ({ dissatisfiedOn }: Course, assignedOn: Day): boolean =>
  dissatisfiedOn === null || assignedOn >= dissatisfiedOn

/** What units said of a contact, and the deputy has not been heard about. */
const toConfirm = (course: Course): OpenWait[] =>
  course.units
    .flatMap(({ unitId, contacts }) =>
      contacts.filter(({ real, holds }) => real && holds === null).map(({ on }) => ({ unitId, on })),
    )
    .slice(0, 1)
    .map(({ unitId, on }) => waiting('lead', 'confirm', on, null, unitId))

/** Really spoken with, and not denied. */
const isMet = ({ contacts }: UnitCourse): boolean =>
  contacts.some(({ real, holds }) => real && holds !== false)

const firstContact = (book: RuleBook, unitId: number, from: Day): OpenWait =>
  waiting('unit', 'first_contact', from, workdaysAfter(book, from, 'suggestion.firstContactWorkdays'), unitId)

/**
 * The units of the suggestion into which it was merged owe it a reply of its own, by the same day, and a word with its own
 * deputy (代表法第五十一条): from the merging on, where that came after the assignment.
 */
function ofMerged(book: RuleBook, course: Course, into: Course): OpenWait[] {
  const ownOf = (unitId: number) =>
    course.units.find((unit) => unit.unitId === unitId && isActive(unit)) ?? null
  const owed = repliers(into).filter(
    ({ unitId, state }) => ownOf(unitId)?.state !== 'replied' && state !== 'return_requested',
  )
  return [
    ...owed.flatMap((unit) => {
      const own = ownOf(unit.unitId)
      const merged = course.since ?? unit.assignedOn
      const from = merged > unit.assignedOn ? merged : unit.assignedOn
      const reply = waiting('unit', 'reply', unit.assignedOn, firstReplyDue(book, unit), unit.unitId)
      return own && isMet(own) ? [reply] : [firstContact(book, unit.unitId, from), reply]
    }),
    ...toConfirm(course),
  ]
}

function measured(book: RuleBook, wait: OpenWait, today: Day): Wait {
  const { since, due } = wait
  if (due === null) return { ...wait, provisional: false, level: 'on_time', daysLeft: null }
  return {
    ...wait,
    provisional: isProvisional(due, book.calendar),
    level: levelOf(book, since, due, today),
    daysLeft: daysBetween(today, due),
  }
}

/** By day: overdue from the day after the due day on, due soon in the last part of the limit; never on its first day. */
export function levelOf(book: RuleBook, since: Day, due: Day, today: Day): Wait['level'] {
  if (today > due) return 'overdue'
  if (today === due) return 'due_soon'
  return today > since && today >= soonFrom(book, since, due, today) ? 'due_soon' : 'on_time'
}

/**
 * The first day on which it is due soon: where the last share of its working days begins, but not earlier than so many days
 * before the due day. Where these are all days off, the last working day before them.
 */
function soonFrom(book: RuleBook, since: Day, due: Day, today: Day): Day {
  const earliest = addDays(due, -book.limitsOn(today)['suggestion.dueSoonDays'])
  if (today < earliest && workdaysBefore(due, 1, book.calendar) >= earliest) return earliest
  const lastPart = lastPartFrom(book, since, due, today)
  const from = lastPart > earliest ? lastPart : earliest
  const lastWorkday = workdaysBefore(due, 1, book.calendar)
  return from < due && lastWorkday < from ? lastWorkday : from
}

/** Where the last share of a limit's working days begins: at least one of them is left then, before the due day. */
export function lastPartFrom(book: RuleBook, since: Day, due: Day, today: Day): Day {
  const share = book.limitsOn(today)['suggestion.dueSoonShare'] / 100
  const left = Math.max(1, Math.ceil(workdaysBetween(since, due, book.calendar) * share))
  return workdaysBefore(due, left, book.calendar)
}
