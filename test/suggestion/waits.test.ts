import { describe, expect, it } from 'vitest'
import { courseOf, type Course, type Step } from '../../handlers/suggestion/course.ts'
import { dueOn, latestExtension } from '../../handlers/suggestion/deadlines.ts'
import { mainWait, waitsOf } from '../../handlers/suggestion/waits.ts'
import { dayAfter, isWork, months, plainMonths, workdays } from './reckoning.ts'
import { assignedOn, unit } from './courses.ts'
import { bookWith } from './books.ts'

const book = bookWith()

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
