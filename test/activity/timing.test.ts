import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  checkInWindows,
  daysOf,
  endBeside,
  endHour,
  doorCode,
  doorOpens,
  endOf,
  rhythmOf,
  stepDue,
  stepsOf,
  trainingHours,
} from '../../handlers/activity/timing.ts'
import { newSecret } from '../../handlers/shared/ids.ts'

const zone = 'Asia/Shanghai'
const at = (text: string) => new Date(`${text}+08:00`)

describe('reminders', () => {
  const rule = {
    days: [3, 1, 0],
    answerDaysBefore: 1,
    at: '09:00',
    sameDayAt: '08:00',
    earliest: '07:00',
    beforeStartMinutes: 90,
  }
  it('are due three days before, the day before and on the day', () => {
    expect(stepsOf({ startsAt: at('2026-12-06T14:30'), answerBy: null }, zone, rule)).toEqual([
      { step: 'T-3', dueAt: at('2026-12-03T09:00') },
      { step: 'T-1', dueAt: at('2026-12-05T09:00') },
      { step: 'day', dueAt: at('2026-12-06T08:00') },
    ])
  })

  it.each([
    ['2026-12-06T08:30', '2026-12-06T07:00'],
    ['2026-12-06T09:00', '2026-12-06T07:30'],
    ['2026-12-06T06:00', '2026-12-06T07:00'],
    ['2026-12-06T19:00', '2026-12-06T08:00'],
  ])('for a start at %s the last one comes at %s', (start, due) => {
    expect(stepsOf({ startsAt: at(start), answerBy: null }, zone, { ...rule, days: [0] })).toEqual([
      { step: 'day', dueAt: at(due) },
    ])
  })

  const told = { startsAt: at('2026-12-06T14:30'), answerBy: null, toldAt: at('2026-11-24T10:00') }
  it.each([
    ['2026-12-03T08:59', null],
    ['2026-12-03T09:00', 'T-3'],
    ['2026-12-05T08:59', 'T-3'],
    ['2026-12-05T20:00', 'T-1'],
    ['2026-12-06T09:00', 'day'],
    ['2026-12-06T14:30', null],
  ])('at %s it is %s', (now, step) => {
    expect(stepDue(told, at(now), zone, rule)?.step ?? null).toBe(step)
  })

  it('before the last day for an answer is one of its own, but for a day that has one already', () => {
    const startsAt = at('2026-12-06T14:30')
    const steps = (answerBy: string) =>
      stepsOf({ startsAt, answerBy: at(answerBy) }, zone, rule).map(({ step }) => step)
    expect(steps('2026-12-01T23:59')).toEqual(['answer', 'T-3', 'T-1', 'day'])
    expect(steps('2026-12-05T18:00')).toEqual(['T-3', 'answer', 'T-1', 'day'])
    expect(steps('2026-12-04T18:00')).toEqual(['T-3', 'T-1', 'day'])
  })

  it('what fell due before people were told is covered by the telling', () => {
    const late = { ...told, toldAt: at('2026-12-04T10:00') }
    expect(stepDue(late, at('2026-12-04T11:00'), zone, rule)).toBeNull()
    expect(stepDue(late, at('2026-12-05T09:00'), zone, rule)?.step).toBe('T-1')
    expect(stepDue({ ...told, toldAt: null }, at('2026-12-05T09:00'), zone, rule)).toBeNull()
  })

  it('never more than one is due, and never after the start', () => {
    const instants = fc.date({
      min: at('2026-11-01T00:00'),
      max: at('2027-01-01T00:00'),
      noInvalidDate: true,
    })
    fc.assert(
      fc.property(instants, instants, instants, (startsAt, toldAt, now) => {
        const due = stepDue({ startsAt, answerBy: null, toldAt }, now, zone, rule)
        if (!due) return
        expect(now < startsAt && due.dueAt <= now && due.dueAt > toldAt).toBe(true)
      }),
    )
  })
})

describe('an end after midnight', () => {
  it('is of the evening, also of the last of several', () => {
    const startsAt = at('2026-12-05T19:00')
    expect(daysOf({ startsAt, endsAt: at('2026-12-06T00:30') }, zone)).toEqual(['2026-12-05'])
    expect(daysOf({ startsAt, endsAt: at('2026-12-07T00:00') }, zone)).toEqual(['2026-12-05', '2026-12-06'])
    expect(daysOf({ startsAt, endsAt: at('2026-12-06T09:00') }, zone)).toHaveLength(2)
    expect(daysOf({ startsAt: at('2026-12-05T00:30'), endsAt: at('2026-12-05T04:00') }, zone)).toEqual([
      '2026-12-05',
    ])
  })

  it('is told by its hour alone', () => {
    expect(endBeside('2026-12-05', '19:00', '00:30', zone)).toEqual(at('2026-12-06T00:30'))
    expect(endBeside('2026-12-05', '19:00', '21:30', zone)).toEqual(at('2026-12-05T21:30'))
    expect(endBeside('2026-12-05', '14:00', '09:00', zone)).toEqual(at('2026-12-05T09:00'))
  })

  it.each([
    ['14:00', '04:00', '16:00'],
    ['19:00', '09:30', '21:30'],
    ['19:00', '12:30', '00:30'],
    ['19:00', '01:00', '01:00'],
    ['19:00', '06:00', null],
    ['14:00', '01:00', null],
  ])('a start at %s and %s: %s', (start, said, end) => {
    expect(endHour(start, said)).toBe(end)
  })
})

describe('checking in', () => {
  const rule = { beforeMinutes: 60, afterMinutes: 30, usualHours: 3 }
  it('is open from an hour before the start until half an hour after the end', () => {
    const activity = { startsAt: at('2026-12-06T14:30'), endsAt: at('2026-12-06T16:00') }
    expect(checkInWindows(activity, rule, zone)).toEqual([
      { day: '2026-12-06', from: at('2026-12-06T13:30'), until: at('2026-12-06T16:30') },
    ])
    expect(checkInWindows({ ...activity, endsAt: null }, rule, zone)[0]?.until).toEqual(
      at('2026-12-06T18:00'),
    )
    expect(endOf({ ...activity, endsAt: null }, 3)).toEqual(at('2026-12-06T17:30'))
  })

  it('is open on each of several days, from the hour of the first start', () => {
    const tour = { startsAt: at('2026-12-06T09:00'), endsAt: at('2026-12-07T17:00') }
    expect(daysOf(tour, zone)).toEqual(['2026-12-06', '2026-12-07'])
    expect(checkInWindows(tour, rule, zone)).toEqual([
      { day: '2026-12-06', from: at('2026-12-06T08:00'), until: at('2026-12-06T23:59') },
      { day: '2026-12-07', from: at('2026-12-07T08:00'), until: at('2026-12-07T17:30') },
    ])
  })
})

describe('the code at the door', () => {
  const slots = fc.integer({ min: 30, max: 60 })
  const instants = fc.date({ min: at('2026-01-01T00:00'), max: at('2030-01-01T00:00'), noInvalidDate: true })
  it('opens while it stands there and one slot longer, and never later', () => {
    fc.assert(
      fc.property(instants, slots, fc.nat(120_000), (shown, slotSeconds, waitedMs) => {
        const secret = newSecret()
        const code = doorCode(secret, shown, slotSeconds)
        expect(code).toMatch(/^\d{6}$/)
        const now = new Date(shown.getTime() + waitedMs)
        const slotMs = slotSeconds * 1000
        const slotsLater = Math.floor(now.getTime() / slotMs) - Math.floor(shown.getTime() / slotMs)
        if (slotsLater <= 1) expect(doorOpens(secret, code, now, slotSeconds)).toBe(true)
      }),
    )
    const secret = 'a secret'
    const shown = at('2026-12-06T14:30')
    const code = doorCode(secret, shown, 45)
    expect(doorOpens(secret, code, new Date(shown.getTime() + 89_000), 45)).toBe(true)
    expect(doorOpens(secret, code, new Date(shown.getTime() + 90_000), 45)).toBe(false)
    expect(doorOpens(secret, code, new Date(shown.getTime() - 45_000), 45)).toBe(false)
  })

  it('is of no use at another door', () => {
    const now = at('2026-12-06T14:30')
    expect(doorOpens('another secret', doorCode('a secret', now, 45), now, 45)).toBe(false)
  })
})

it('hours of training are as announced, else as long as it takes, else the usual number', () => {
  const start = at('2026-12-06T14:30')
  const rule = { usual: 3, aDay: 6 }
  expect(trainingHours({ startsAt: start, endsAt: at('2026-12-07T17:00'), hours: null }, rule, zone)).toBe(12)
  expect(trainingHours({ startsAt: start, endsAt: at('2026-12-07T17:00'), hours: 10 }, rule, zone)).toBe(10)
  expect(trainingHours({ startsAt: start, endsAt: at('2026-12-06T16:50'), hours: null }, rule, zone)).toBe(
    2.5,
  )
  expect(trainingHours({ startsAt: start, endsAt: at('2026-12-06T14:35'), hours: null }, rule, zone)).toBe(
    0.5,
  )
  expect(trainingHours({ startsAt: start, endsAt: null, hours: null }, rule, zone)).toBe(3)
  expect(trainingHours({ startsAt: start, endsAt: at('2026-12-06T16:50'), hours: 4 }, rule, zone)).toBe(4)
})

it('a group meets at least every three months', () => {
  expect(rhythmOf('2026-08-24', '2026-11-24', 3)).toEqual({
    lastOn: '2026-08-24',
    nextBy: '2026-11-24',
    overdue: false,
  })
  expect(rhythmOf('2026-08-23', '2026-11-24', 3).overdue).toBe(true)
  expect(rhythmOf('2026-11-30', '2027-02-28', 3)).toMatchObject({ nextBy: '2027-02-28', overdue: false })
  expect(rhythmOf(null, '2026-11-24', 3)).toEqual({ lastOn: null, nextBy: null, overdue: true })
})
