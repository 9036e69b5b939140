/** 100,000 random histories against the table of moves; the clock against a second reckoning, day by day. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { refusalOf } from '../../handlers/suggestion/allowed.ts'
import {
  activeUnit,
  courseOf,
  ImpossibleStep,
  stepped,
  type Course,
  type Step,
} from '../../handlers/suggestion/course.ts'
import { dueOn, waitsOf } from '../../handlers/suggestion/deadlines.ts'
import {
  isEnded,
  isOpen,
  leadsTo,
  moves,
  parties,
  states,
  type Move,
  type Party,
} from '../../handlers/suggestion/moves.ts'
import { addDays } from '../../handlers/shared/days.ts'
import { isWorkday } from '../../handlers/shared/workdays.ts'
import { bookWith } from './books.ts'

const book = bookWith()
const names = Object.keys(moves) as Move[]

/** A small generator of chances: the same seed gives the same history. */
function chances(seed: number) {
  let state = seed >>> 0 || 1
  const next = () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    state >>>= 0
    return state / 4_294_967_296
  }
  return {
    below: (most: number) => Math.floor(next() * most),
    of: <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)] as T,
    once: (in_: number) => next() < 1 / in_,
  }
}

type Chances = ReturnType<typeof chances>

const grades = ['satisfied', 'basically_satisfied', 'dissatisfied'] as const
const someUnits = (chance: Chances) =>
  chance.of([
    [{ unitId: 1, role: 'main' }],
    [
      { unitId: 1, role: 'main' },
      { unitId: 2, role: 'assist' },
    ],
    [
      { unitId: 2, role: 'main' },
      { unitId: 3, role: 'assist' },
      { unitId: 1, role: 'assist' },
    ],
    [
      { unitId: 1, role: 'separate' },
      { unitId: 3, role: 'separate' },
    ],
    [{ unitId: 1, role: 'separate' }],
    [{ unitId: 3, role: 'assist' }],
    [],
  ] as const)

let communications = 0

/** Any move with any details, sensible or not, by anybody. */
function anyStep(chance: Chances, on: string): { step: Step; as: Party[] } {
  const move = chance.of(names)
  const unitId = 1 + chance.below(3)
  const details = {
    channel: chance.of(['government', 'court'] as const),
    into: 99,
    unitId,
    units: someUnits(chance),
    communicationId:
      move === 'communicate' ? ++communications : Math.max(1, communications - chance.below(3)),
    real: !chance.once(4),
    holds: chance.once(2),
    until: move === 'decide_extension' && chance.once(3) ? null : addDays(on, chance.below(260)),
    role: 'main' as const,
    assignedOn: on,
    awaited: chance.below(2),
    work: chance.of(grades),
    result: chance.of(grades),
  }
  // mostly those who may, so that histories get somewhere
  const as = chance.once(5) ? [chance.of(parties)] : [...moves[move].by]
  return { step: { move, on, details } as unknown as Step, as }
}

/** The second reckoning of a reply's due day: written apart, counting day by day. */
function reckonedDue(assigned: string, months: number): string {
  const [year = 0, month = 0, date = 0] = assigned.split('-').map(Number)
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate()
  let due = new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10)
  while (!isWorkday(due, book.calendar)) due = addDays(due, 1)
  return due
}

describe('a suggestion takes its course by the table of moves', () => {
  it('names no state or party outside the lists, and every state can be reached and left or ends', () => {
    const ends = Object.values(moves).flatMap(({ to }) => (to === 'same' ? [] : [...to]))
    expect(new Set(ends)).toEqual(new Set(states.filter((state) => state !== 'draft')))
    for (const state of states)
      if (!isEnded(state))
        expect(names.some((move) => isOpen(move, state) && moves[move].to !== 'same')).toBe(true)
  })

  it('keeps to the table in 100,000 random histories, lets nobody else act, and replays to the same course and clock', () => {
    const reached = new Set<string>()
    const made = new Set<string>()
    for (let seed = 1; seed <= 100_000; seed++) {
      const chance = chances(seed * 2_654_435_761)
      const history: Step[] = []
      let course: Course = courseOf([])
      let on = addDays('2025-01-01', chance.below(500))
      // the first steps of an ordinary course, so that the later states are met as often
      const ordinary = ordinarySteps(chance, on)
      for (const step of ordinary) {
        course = stepped(course, step)
        history.push(step)
      }
      for (let tries = 0; tries < 25; tries++) {
        on = addDays(on, chance.below(12))
        const { step, as } = anyStep(chance, on)
        if (refusalOf(course, step, as, book)) continue
        const next = stepped(course, step)
        if (
          !leadsTo(step.move, course.state, next.state) ||
          !as.some((one) => (moves[step.move].by as readonly Party[]).includes(one))
        )
          throw new Error(`seed ${seed}: ${step.move} ${course.state} → ${next.state}`)
        course = next
        history.push(step)
        reached.add(course.state)
        made.add(step.move)
      }
      checkClock(course, history, on)
    }
    expect([...reached].sort()).toEqual(
      states
        .filter((state) => state !== 'draft' || reached.has('draft'))
        .slice()
        .sort(),
    )
    expect([...made].sort()).toEqual([...names].sort())
  }, 120_000)

  it('stops at a history that the table does not allow', () => {
    fc.assert(
      fc.property(fc.constantFrom(...names), (move) => {
        fc.pre(!isOpen(move, 'draft'))
        const details = {
          unitId: 1,
          units: [],
          channel: 'court',
          into: 2,
          work: 'satisfied',
          result: 'satisfied',
        }
        expect(() => courseOf([{ move, on: '2026-11-24', details } as unknown as Step])).toThrow(
          ImpossibleStep,
        )
      }),
    )
  })
})

function ordinarySteps(chance: Chances, on: string): Step[] {
  const all: Step[] = [
    { move: 'submit', on, details: {} },
    { move: 'accept', on, details: {} },
    { move: 'forward', on, details: { channel: 'government' } },
    {
      move: 'assign',
      on,
      details: {
        units: [
          { unitId: 1, role: 'main' },
          { unitId: 2, role: 'assist' },
        ],
      },
    },
    { move: 'sign_for', on, details: { unitId: 1 } },
    { move: 'reply', on, details: { unitId: 1, role: 'main', assignedOn: on, awaited: 0 } },
    { move: 'rate', on, details: { work: 'satisfied', result: 'dissatisfied' } },
    { move: 'reply', on, details: { unitId: 1, role: 'main', assignedOn: on, awaited: 0 } },
  ]
  return all.slice(0, chance.below(all.length + 1))
}

/** The course replayed from the whole history is the course step by step; the reply's due day is what a second reckoning gives. */
function checkClock(course: Course, history: readonly Step[], today: string): void {
  const replayed = courseOf(history)
  if (JSON.stringify(replayed) !== JSON.stringify(course)) throw new Error('the replay differs')
  const waits = waitsOf(book, replayed, today)
  if (isEnded(course.state) && waits.length > 0) throw new Error('something waits after the end')
  if (!isEnded(course.state) && !['draft', 'merged'].includes(course.state) && waits.length === 0)
    throw new Error(`nothing waits in ${course.state}`)
  for (const wait of waits) {
    if (
      wait.due !== null &&
      wait.level !== (today > wait.due ? 'overdue' : addDays(today, 10) >= wait.due ? 'due_soon' : 'on_time')
    )
      throw new Error('the level is wrong')
    if (wait.kind !== 'reply' || course.state === 'merged' || wait.unitId === null) continue
    const unit = activeUnit(course, wait.unitId)
    const assigned = assignedFrom(history, wait.unitId)
    const expected = expectedDue(course, history, wait.unitId, assigned)
    if (unit?.assignedOn !== assigned || wait.due !== expected)
      throw new Error(`due ${wait.due ?? ''}, reckoned ${expected}`)
  }
  const latest = waits.filter(({ kind }) => kind === 'reply').map(({ due }) => due ?? '')
  const due = dueOn(book, course)
  if (latest.length > 0 && course.state !== 'merged' && due !== null && latest.some((one) => one > due))
    throw new Error('the whole is due before a part')
}

/** When a unit was given it last; one that answered a merged suggestion had it from the day that its reply names. */
function assignedFrom(history: readonly Step[], unitId: number): string {
  const given = history.findLastIndex(
    (step) =>
      (step.move === 'assign' || step.move === 'reassign') &&
      step.details.units.some((one) => one.unitId === unitId),
  )
  const merged = history.findLastIndex(({ move }) => move === 'merge')
  const reply = history.find(
    (step, index) => index > merged && step.move === 'reply' && step.details.unitId === unitId,
  )
  if (merged > given && reply?.move === 'reply') return reply.details.assignedOn
  return history[given]?.on ?? ''
}

function expectedDue(course: Course, history: readonly Step[], unitId: number, assigned: string): string {
  const bad = history.find((step) => step.move === 'rate' && step.details.result === 'dissatisfied')
  if (bad && course.round > 1) return reckonedDue(bad.on > assigned ? bad.on : assigned, 1)
  const from = history.findLastIndex((step) =>
    step.move === 'assign' || step.move === 'reassign'
      ? step.details.units.some((one) => one.unitId === unitId)
      : false,
  )
  const granted = history
    .slice(from + 1)
    .findLast(
      (step) =>
        step.move === 'decide_extension' && step.details.unitId === unitId && step.details.until !== null,
    )
  if (granted?.move !== 'decide_extension' || granted.details.until === null) return reckonedDue(assigned, 3)
  const [year = 0, month = 0, date = 0] = assigned.split('-').map(Number)
  const last = new Date(Date.UTC(year, month - 1 + 7, 0)).getUTCDate()
  const cap = new Date(Date.UTC(year, month + 5, Math.min(date, last))).toISOString().slice(0, 10)
  let rolled = granted.details.until
  while (!isWorkday(rolled, book.calendar)) rolled = addDays(rolled, 1)
  return rolled <= cap ? rolled : granted.details.until < cap ? granted.details.until : cap
}
