/** Whom a suggestion waits for, since when and until when. A pure function of its course, the calendar and the limits. */
import { daysBetween, type Day } from '../shared/days.ts'
import { isProvisional } from '../shared/workdays.ts'
import { isActive, repliers, type Course, type UnitCourse } from './course.ts'
import {
  type RuleBook,
  workdaysAfter,
  rateUntil,
  monthsAfter,
  returnUntil,
  replyDue,
  firstReplyDue,
} from './deadlines.ts'
import { levelOf, type Level } from './dueSoon.ts'

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
  level: Level
  /** Days until the due day; negative when it has passed; null without one. */
  daysLeft: number | null
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
export function ofMerged(book: RuleBook, course: Course, into: Course): OpenWait[] {
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
