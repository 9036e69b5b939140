import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { courseOf, type Course, type Step } from '../../handlers/suggestion/course.ts'
import {
  dueOn,
  latestExtension,
  levelOf,
  mainWait,
  overdueDays,
  rateUntil,
  returnUntil,
  waitsOf,
  type RuleBook,
} from '../../handlers/suggestion/deadlines.ts'
import { addDays, addMonths, daysBetween } from '../../handlers/shared/days.ts'
import { addWorkdays, isWorkday } from '../../handlers/shared/workdays.ts'
import { bookWith } from './books.ts'
import { dayAfter, isWork, months, plainMonths, workdays } from './reckoning.ts'

const unit = 7
const assignedOn = (on: string, ...more: Step[]): Course =>
  courseOf([
    { move: 'submit', on, details: {} },
    { move: 'accept', on, details: {} },
    { move: 'forward', on, details: { channel: 'government' } },
    { move: 'assign', on, details: { units: [{ unitId: unit, role: 'main' }] } },
    ...more,
  ])

const book = bookWith()

describe('the reply is due three calendar months after the assignment', () => {
  it.each([
    ['2017-11-08', '2018-02-08', 'the example of the office'],
    [
      '2025-11-30',
      '2026-02-28',
      'a month that has no such date ends on its last day, and 28 February 2026 is a working Saturday',
    ],
    ['2023-11-29', '2024-02-29', 'a leap year has one more day'],
    ['2026-07-01', '2026-10-08', 'the first seven days of October are off'],
    ['2026-10-03', '2027-01-04', 'a Sunday rolls to Monday'],
    ['2025-10-31', '2026-02-02', 'the end of January 2026 was a Saturday'],
    ['2024-10-01', '2025-01-02', 'New Year is off'],
  ])('assigned on %s it is due on %s: %s', (on, due) => {
    expect(dueOn(book, assignedOn(on))).toBe(due)
  })

  it('is never a day off, never before three months, and never more than ten days after them', () => {
    fc.assert(
      fc.property(day(), (on) => {
        const due = dueOn(book, assignedOn(on)) ?? ''
        const plain = addMonths(on, 3)
        expect(isWorkday(due, book.calendar)).toBe(true)
        expect(daysBetween(plain, due)).toBeGreaterThanOrEqual(0)
        expect(daysBetween(plain, due)).toBeLessThanOrEqual(10)
        const between = Array.from({ length: daysBetween(plain, due) }, (_, days) => addDays(plain, days))
        expect(between.some((one) => isWorkday(one, book.calendar))).toBe(false)
      }),
      { numRuns: 300 },
    )
  })

  it('moves when the office adds a day off, and is provisional beyond the published holidays', () => {
    const course = assignedOn('2026-11-25')
    const wait = (one: RuleBook) => waitsOf(one, course, '2026-11-26').find(({ kind }) => kind === 'reply')
    expect(wait(book)).toMatchObject({ due: '2027-02-25', provisional: true })
    expect(wait(bookWith({}, ['2027-02-25']))).toMatchObject({ due: '2027-02-26', provisional: true })
    const published = { ...book, calendar: { ...book.calendar, publishedTo: 2027 } }
    expect(wait(published)).toMatchObject({ due: '2027-02-25', provisional: false })
  })

  it('keeps the limit that was in force on the day of the assignment', () => {
    const limitsOn = (on: string) =>
      on < '2026-06-01' ? book.limitsOn(on) : { ...book.limitsOn(on), 'suggestion.replyMonths': 2 }
    const changed = { ...book, limitsOn }
    expect(dueOn(changed, assignedOn('2026-05-29'))).toBe('2026-08-31')
    expect(dueOn(changed, assignedOn('2026-06-01'))).toBe('2026-08-03')
  })
})

describe('an extension', () => {
  const extended = (until: string) =>
    assignedOn(
      '2017-11-08',
      { move: 'ask_extension', on: '2017-12-01', details: { unitId: unit, until } },
      { move: 'decide_extension', on: '2017-12-04', details: { unitId: unit, until } },
    )

  it('puts the reply off to the agreed day, or the next working day', () => {
    expect(dueOn(book, extended('2018-04-10'))).toBe('2018-04-10')
    expect(dueOn(book, extended('2018-04-14'))).toBe('2018-04-16')
  })

  it('never goes past six months from the assignment, not even by rolling over days off', () => {
    expect(latestExtension(book, '2017-11-08')).toBe('2018-05-08')
    fc.assert(
      fc.property(day(), fc.integer({ min: 1, max: 200 }), (on, days) => {
        const until = addDays(on, days)
        const course = assignedOn(on, {
          move: 'decide_extension',
          on,
          details: { unitId: unit, until },
        })
        expect((dueOn(book, course) ?? '') <= addMonths(on, 6)).toBe(true)
      }),
      { numRuns: 300 },
    )
  })
})

describe('limits in working days', () => {
  it.each([
    [
      '2026-09-24',
      10,
      '2026-10-15',
      'the holidays of October do not count, the Saturday worked for them does',
    ],
    ['2026-02-13', 5, '2026-02-27', 'the Spring Festival lies in between'],
    ['2026-12-28', 5, '2027-01-05', 'past New Year, a holiday by law before its notice is out'],
  ])('from %s, %i working days end on %s: %s', (from, count, until) => {
    expect(addWorkdays(from, count, book.calendar)).toBe(until)
  })

  it('count each working day after the first once, and no day off', () => {
    fc.assert(
      fc.property(day(), fc.integer({ min: 1, max: 30 }), (from, count) => {
        const until = addWorkdays(from, count, book.calendar)
        const between = Array.from({ length: daysBetween(from, until) }, (_, days) => addDays(from, days + 1))
        expect(between.filter((one) => isWorkday(one, book.calendar))).toHaveLength(count)
        expect(isWorkday(until, book.calendar)).toBe(true)
      }),
      { numRuns: 200 },
    )
  })

  it('set until when a unit may give it back and a deputy is asked to rate', () => {
    expect(returnUntil(book, '2026-11-25')).toBe('2026-12-09')
    expect(rateUntil(book, '2026-11-25')).toBe('2026-12-09')
  })
})

describe('two levels, by day', () => {
  it.each([
    ['2026-11-24', '2026-12-01', '2026-11-27', 'five working days: when two are left'],
    ['2026-11-20', '2026-12-04', '2026-12-01', 'ten: when three are left'],
    ['2026-11-10', '2026-12-08', '2026-11-30', 'twenty: when six are left'],
    ['2026-12-01', '2026-12-02', '2026-12-02', 'one: on the due day, never on the first'],
    ['2025-11-28', '2025-12-29', '2025-12-19', 'a month: ten days before'],
    ['2025-11-30', '2026-02-28', '2026-02-18', 'three months to the end of February: ten days before'],
    ['2026-07-01', '2026-10-08', '2026-09-28', 'ten days before, three worked ones before the National Day'],
    ['2026-09-24', '2026-10-15', '2026-10-12', 'ten working days around it'],
    ['2026-09-23', '2026-10-08', '2026-09-29', 'the days before are all off: when two worked ones are left'],
    ['2026-02-10', '2026-02-24', '2026-02-14', 'the Spring Festival before it: the Saturday worked for it'],
  ])('from %s to %s it is due soon from %s: %s', (since, due, soon) => {
    const level = (on: string) => levelOf(book, since, due, on)
    for (let on = since; on < soon; on = addDays(on, 1)) expect([on, level(on)]).toEqual([on, 'on_time'])
    for (let on = soon; on <= due; on = addDays(on, 1)) expect([on, level(on)]).toEqual([on, 'due_soon'])
    expect(level(addDays(due, 1))).toBe('overdue')
  })

  it('shows it on a working day before the due day, whatever the office sets, but not when it wants the due day alone', () => {
    const soon = (days: number, share: number) => {
      const own = bookWith({ 'suggestion.dueSoonDays': days, 'suggestion.dueSoonShare': share })
      const all = Array.from({ length: 16 }, (_, index) => addDays('2026-09-23', index))
      return all.find((on) => levelOf(own, '2026-09-23', '2026-10-08', on) === 'due_soon')
    }
    expect(soon(3, 30)).toBe('2026-09-30')
    expect(soon(0, 30)).toBe('2026-10-08')
    expect(soon(90, 100)).toBe('2026-09-24')
    expect(soon(10, 1)).toBe('2026-09-30')
  })

  it('is never due soon on the first day, always on the due day, and stays so in between', () => {
    fc.assert(
      fc.property(day(), fc.integer({ min: 1, max: 30 }), fc.boolean(), (since, count, isMonths) => {
        const due = isMonths ? months(since, 1 + (count % 4)) : workdays(since, count)
        const levels = Array.from({ length: daysBetween(since, due) + 1 }, (_, index) =>
          levelOf(book, since, due, addDays(since, index)),
        )
        expect(levels[0]).toBe('on_time')
        expect(levels.at(-1)).toBe('due_soon')
        const first = levels.indexOf('due_soon')
        expect(levels.slice(first).every((level) => level === 'due_soon')).toBe(true)
        // a third of the working days at most, and ten days unless all of them are off
        const left = levels.slice(first + 1).filter((_, index) => isWork(addDays(since, first + 1 + index)))
        if (count > 1 || isMonths) expect(left.length).toBeGreaterThan(0)
      }),
      { numRuns: 300 },
    )
  })

  it('counts the days of a late reply, also after it came', () => {
    const course = assignedOn('2025-11-03')
    expect(overdueDays(book, course, '2026-02-03')).toBe(0)
    expect(overdueDays(book, course, '2026-02-10')).toBe(7)
    const reply = { unitId: unit, role: 'main', assignedOn: '2025-11-03', awaited: 0 } as const
    const replied = assignedOn('2025-11-03', { move: 'reply', on: '2026-02-05', details: reply })
    expect(overdueDays(book, replied, '2026-08-01')).toBe(2)
  })
})

describe('whom it waits for', () => {
  it('waits for the office, then for the government office, then for the unit', () => {
    const steps: Step[] = [
      { move: 'submit', on: '2026-11-02', details: {} },
      { move: 'accept', on: '2026-11-04', details: {} },
      { move: 'forward', on: '2026-11-05', details: { channel: 'government' } },
      {
        move: 'assign',
        on: '2026-11-06',
        details: {
          units: [
            { unitId: unit, role: 'main' },
            { unitId: 8, role: 'assist' },
          ],
        },
      },
    ]
    const seen = steps.map((_, index) => {
      const wait = mainWait(waitsOf(book, courseOf(steps.slice(0, index + 1)), '2026-11-06'))
      return [wait?.for, wait?.kind, wait?.due]
    })
    expect(seen).toEqual([
      ['office', 'accept', '2026-11-09'],
      ['office', 'forward', '2026-11-11'],
      ['channel', 'assign', '2026-11-11'],
      ['unit', 'sign', '2026-11-20'],
    ])
    const waits = waitsOf(book, courseOf(steps), '2026-11-06')
    expect(waits.map(({ kind, unitId, due }) => [kind, unitId, due])).toEqual([
      ['sign', 7, '2026-11-20'],
      ['sign', 8, '2026-11-20'],
      ['first_contact', 7, '2026-12-04'],
      ['opinion', 8, '2026-12-07'],
      ['reply', 7, '2027-02-09'],
    ])
  })

  it('waits for the deputy to say whether the unit spoke with him, and counts a contact that he denies as none', () => {
    const said: Step[] = [
      { move: 'sign_for', on: '2026-11-10', details: { unitId: unit } },
      { move: 'communicate', on: '2026-11-12', details: { unitId: unit, communicationId: 1, real: true } },
    ]
    const kinds = (...more: Step[]) =>
      waitsOf(book, assignedOn('2026-11-06', ...said, ...more), '2026-11-13').map(({ kind }) => kind)
    expect(kinds()).toEqual(['reply', 'confirm'])
    const answer = (holds: boolean): Step => ({
      move: 'confirm_communication',
      on: '2026-11-13',
      details: { communicationId: 1, holds },
    })
    expect(kinds(answer(true))).toEqual(['reply'])
    expect(kinds(answer(false))).toEqual(['first_contact', 'reply'])
  })

  it('has one month to handle again what the deputy was dissatisfied with, then a conference', () => {
    const reply = (on: string): Step => ({
      move: 'reply',
      on,
      details: { unitId: unit, role: 'main', assignedOn: '2026-01-05', awaited: 0 },
    })
    const bad = (on: string): Step => ({
      move: 'rate',
      on,
      details: { work: 'satisfied', result: 'dissatisfied' },
    })
    const again = assignedOn('2026-01-05', reply('2026-03-02'), bad('2026-03-31'))
    expect(mainWait(waitsOf(book, again, '2026-04-01'))).toMatchObject({
      for: 'unit',
      kind: 'reply',
      since: '2026-03-31',
      due: '2026-04-30',
    })
    const twice = assignedOn(
      '2026-01-05',
      reply('2026-03-02'),
      bad('2026-03-31'),
      reply('2026-04-20'),
      bad('2026-04-22'),
    )
    expect(mainWait(waitsOf(book, twice, '2026-04-23'))).toMatchObject({
      for: 'office',
      kind: 'conference',
      due: '2026-05-22',
    })
  })
})

describe('every limit, begun on any day of nine years', () => {
  const reply = (on: string): Step => ({
    move: 'reply',
    on,
    details: { unitId: unit, role: 'main', assignedOn: on, awaited: 0 },
  })
  const bad = (on: string): Step => ({
    move: 'rate',
    on,
    details: { work: 'satisfied', result: 'dissatisfied' },
  })
  const assisting = (on: string): Course =>
    courseOf([
      { move: 'submit', on, details: {} },
      { move: 'accept', on, details: {} },
      { move: 'forward', on, details: { channel: 'government' } },
      {
        move: 'assign',
        on,
        details: {
          units: [
            { unitId: unit, role: 'main' },
            { unitId: 8, role: 'assist' },
          ],
        },
      },
    ])
  /** Leap days, month ends, the ends of quarters and years, and every holiday lie in between. */
  const limits: readonly [string, string, (on: string) => Course, (on: string) => string][] = [
    ['accept', '受理', (on) => courseOf([{ move: 'submit', on, details: {} }]), (on) => workdays(on, 5)],
    [
      'forward',
      '转交',
      (on) =>
        courseOf([
          { move: 'submit', on, details: {} },
          { move: 'accept', on, details: {} },
        ]),
      (on) => workdays(on, 5),
    ],
    [
      'assign',
      '交办',
      (on) =>
        courseOf([
          { move: 'submit', on, details: {} },
          { move: 'accept', on, details: {} },
          { move: 'forward', on, details: { channel: 'court' } },
        ]),
      (on) => workdays(on, 5),
    ],
    ['sign', '签收', (on) => assignedOn(on), (on) => workdays(on, 10)],
    ['first_contact', '首次联系', (on) => assignedOn(on), (on) => workdays(on, 20)],
    ['opinion', '协办意见', assisting, (on) => months(on, 1)],
    ['reply', '答复', (on) => assignedOn(on), (on) => months(on, 3)],
    [
      'reassign',
      '重新交办',
      (on) => assignedOn(on, { move: 'ask_return', on, details: { unitId: unit } }),
      (on) => workdays(on, 10),
    ],
    ['rate', '测评', (on) => assignedOn(on, reply(on)), (on) => workdays(on, 10)],
    ['reply', '重新办理', (on) => assignedOn(on, reply(on), bad(on)), (on) => months(on, 1)],
    [
      'conference',
      '会商',
      (on) => assignedOn(on, reply(on), bad(on), reply(on), bad(on)),
      (on) => months(on, 1),
    ],
  ]

  it.each(limits)('%s, %s: as counted day by day', (kind, _, begun, reckoned) => {
    for (let on = '2019-01-01'; on < '2028-01-01'; on = dayAfter(on)) {
      const due = waitsOf(book, begun(on), on).find((wait) => wait.kind === kind)?.due
      if (due !== reckoned(on)) expect.fail(`from ${on}: ${String(due)}, counted ${reckoned(on)}`)
    }
  })

  it('a reply may be put off to six months and no day more, rolled only as far as that', () => {
    for (let on = '2019-01-01'; on < '2028-01-01'; on = dayAfter(on)) {
      const cap = plainMonths(on, 6)
      expect(latestExtension(book, on)).toBe(cap)
      for (const until of [months(on, 4), plainMonths(on, 5), cap]) {
        const due = dueOn(
          book,
          assignedOn(on, { move: 'decide_extension', on, details: { unitId: unit, until } }),
        )
        let rolled = until
        while (!isWork(rolled)) rolled = dayAfter(rolled)
        if (due !== (rolled <= cap ? rolled : until)) expect.fail(`from ${on} to ${until}: ${String(due)}`)
      }
    }
  })
})

/** Any day from 2017 to 2026, month ends, leap days and holidays among them. */
function day() {
  const any = fc.integer({ min: 0, max: 3560 }).map((days) => addDays('2017-01-01', days))
  const special = fc.constantFrom(
    '2020-02-29',
    '2019-11-30',
    '2025-08-31',
    '2026-09-30',
    '2025-12-31',
    '2026-02-13',
  )
  return fc.oneof({ weight: 5, arbitrary: any }, { weight: 1, arbitrary: special })
}
