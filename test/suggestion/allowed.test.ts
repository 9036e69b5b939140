/** What the rule book's limits allow whom to do until when: to the day itself, and not on the day after. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { refusalOf } from '../../handlers/suggestion/allowed.ts'
import { stepped, type Course, type Step } from '../../handlers/suggestion/course.ts'
import type { Party } from '../../handlers/suggestion/moves.ts'
import { bookWith } from './books.ts'
import { assignedOn, day, unit } from './courses.ts'
import { dayAfter, months, plainMonths, workdays } from './reckoning.ts'

const book = bookWith()
const why = (course: Course, step: Step, by: Party) => refusalOf(course, step, [by], book)
const each = (holds: (on: string) => void) => fc.assert(fc.property(day(), holds), { numRuns: 200 })

const giveBack = (on: string): Step => ({ move: 'ask_return', on, details: { unitId: unit } })
const putOff = (on: string, until: string): Step => ({
  move: 'ask_extension',
  on,
  details: { unitId: unit, until },
})
const agree = (on: string, until: string | null): Step => ({
  move: 'decide_extension',
  on,
  details: { unitId: unit, until },
})

describe('a unit', () => {
  it('may ask to give it back until the tenth working day, and no more on the next day', () => {
    each((on) => {
      const last = workdays(on, 10)
      expect(why(assignedOn(on), giveBack(last), 'main')).toBeNull()
      expect(why(assignedOn(on), giveBack(dayAfter(last)), 'main')).toBe('return_too_late')
    })
  })

  it('may ask for more time until its reply is due, and no more when it is late', () => {
    each((on) => {
      const due = months(on, 3)
      const later = dayAfter(dayAfter(due))
      expect(why(assignedOn(on), putOff(due, later), 'main')).toBeNull()
      expect(why(assignedOn(on), putOff(dayAfter(due), later), 'main')).toBe('extension_too_late')
    })
  })

  it('is given no day after six months from its assignment, whether it asks or the office offers', () => {
    each((on) => {
      const cap = plainMonths(on, 6)
      const past = dayAfter(cap)
      const asked = stepped(assignedOn(on), putOff(on, cap))
      expect(why(assignedOn(on), putOff(on, cap), 'main')).toBeNull()
      expect(why(assignedOn(on), putOff(on, past), 'main')).toBe('past_cap')
      expect(why(asked, agree(on, cap), 'channel')).toBeNull()
      expect(why(asked, agree(on, past), 'channel')).toBe('past_cap')
    })
  })

  it('gains no time by an agreement to a day that comes before the limit, and none that nobody asked for', () => {
    each((on) => {
      const due = months(on, 3)
      const asked = stepped(assignedOn(on), putOff(on, plainMonths(on, 6)))
      expect(why(assignedOn(on), putOff(on, due), 'main')).toBe('not_later')
      expect(why(asked, agree(on, due), 'channel')).toBe('not_later')
      expect(why(asked, agree(on, null), 'channel')).toBeNull()
      expect(why(assignedOn(on), agree(on, plainMonths(on, 6)), 'channel')).toBe('nothing_asked')
    })
  })

  it('puts nothing off and gives nothing out for itself: that is for the office that assigns', () => {
    const asked = stepped(assignedOn('2026-11-24'), putOff('2026-11-25', '2027-05-24'))
    expect(why(asked, agree('2026-11-26', '2027-05-24'), 'main')).toBe('not_yours')
    const others: Step = {
      move: 'reassign',
      on: '2026-11-26',
      details: { unitId: unit, units: [{ unitId: 8, role: 'main' }] },
    }
    expect(why(asked, others, 'main')).toBe('not_yours')
    expect(why(asked, others, 'channel')).toBeNull()
  })
})

describe('once it is answered', () => {
  const reply = (on: string): Step => ({
    move: 'reply',
    on,
    details: { unitId: unit, role: 'main', assignedOn: on, awaited: 0 },
  })
  const rate = (on: string, result: 'satisfied' | 'dissatisfied'): Step => ({
    move: 'rate',
    on,
    details: { work: 'satisfied', result },
  })

  it('the office closes it without a rating only after the deputy had his ten working days', () => {
    each((on) => {
      const answered = assignedOn(on, reply(on))
      const last = workdays(on, 10)
      const close = (when: string): Step => ({ move: 'close_unrated', on: when, details: {} })
      expect(why(answered, close(last), 'office')).toBe('too_early')
      expect(why(answered, close(dayAfter(last)), 'office')).toBeNull()
    })
  })

  it('nobody rates but its lead deputy, and nobody before there is a reply', () => {
    const answered = assignedOn('2026-11-24', reply('2026-11-30'))
    for (const by of [
      'cosigner',
      'office',
      'channel',
      'main',
      'assist',
      'chair',
      'member',
      'system',
    ] as const)
      expect(why(answered, rate('2026-12-01', 'satisfied'), by), by).toBe('not_yours')
    expect(why(answered, rate('2026-12-01', 'satisfied'), 'lead')).toBeNull()
    expect(why(assignedOn('2026-11-24'), rate('2026-12-01', 'satisfied'), 'lead')).toBe('wrong_state')
  })

  it('a rating may be put right for seven days, and no more once a unit has begun anew', () => {
    const right = (on: string): Step => ({
      move: 'correct_rating',
      on,
      details: { work: 'satisfied', result: 'satisfied' },
    })
    const bad = assignedOn('2026-11-24', reply('2026-11-30'), rate('2026-12-01', 'dissatisfied'))
    expect(why(bad, right('2026-12-08'), 'lead')).toBeNull()
    expect(why(bad, right('2026-12-09'), 'lead')).toBe('correction_too_late')
    const begun = stepped(bad, {
      move: 'communicate',
      on: '2026-12-02',
      details: { unitId: unit, communicationId: 1, real: true },
    })
    expect(why(begun, right('2026-12-03'), 'lead')).toBe('rating_acted_on')
  })
})
