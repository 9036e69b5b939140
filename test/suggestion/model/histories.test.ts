/**
 * A second model of a suggestion, written apart from the program: a table of who may do what and when, and a reckoning of state
 * and clock that reads the history backwards. 100,000 random histories must agree with it: on state and right at every step, on
 * the clock where each ends, and of one in twenty at every step.
 */
import { describe, expect, it } from 'vitest'
import { refusalOf } from '../../../handlers/suggestion/allowed.ts'
import { courseOf, stepped, type Course, type Step } from '../../../handlers/suggestion/course.ts'
import type { Move, Party } from '../../../handlers/suggestion/moves.ts'
import { bookWith } from '../books.ts'
import { dayAfter, plainMonths } from '../reckoning.ts'
import { allMoves, anyStep, chances, detailsOf, unitSets, type Chances } from './chances.ts'
import { checkClock, inShort } from './clock.ts'
import { righted, standingOf, type Standing, type Told } from './standing.ts'
import { allowedOf, isIn, rights } from './table.ts'

const book = bookWith()

describe('the second model', () => {
  it('has the moves of the program, no more and no fewer', () => {
    expect([...rights.keys()].sort()).toEqual([...allMoves].sort())
  })

  it('agrees on state, right and clock in 100,000 random histories', () => {
    const seen = new Map<string, number>()
    const counts = { steps: 0, refused: 0 }
    for (let seed = 1; seed <= 100_000; seed++) runOne(seed, seen, counts)
    // every state was lived in, every move made, and both were often refused
    for (const state of [
      'returned',
      'merged',
      'return_requested',
      'rehandling',
      'conference',
      'closed',
      'withdrawn',
    ])
      expect(seen.get(state) ?? 0, state).toBeGreaterThan(1_000)
    for (const move of allMoves) expect(seen.get(`move ${move}`) ?? 0, move).toBeGreaterThan(100)
    expect(counts.refused).toBeGreaterThan(100_000)
    expect(counts.steps).toBeGreaterThan(1_000_000)
  }, 900_000)
})

/** The first steps of an ordinary course, so that its later states are met as often. */
const ordinary = ['submit', 'accept', 'forward', 'assign', 'reply', 'rate', 'reply', 'rate'] as const

function ordinarily(move: Move, chance: Chances, on: string, anyUnits: boolean): Record<string, unknown> {
  if (move === 'assign' && !anyUnits)
    return {
      units: [
        { unitId: 1, role: 'main' },
        { unitId: 2, role: 'assist' },
      ],
    }
  if (move === 'assign')
    return { units: chance.of(unitSets.slice(0, 5)).map(([role, unitId]) => ({ role, unitId })) }
  // most are suggestions: a motion goes to no unit
  if (move === 'accept') return {}
  if (move === 'reply') return { unitId: 1, role: 'main', assignedOn: on, awaited: 0 }
  return { ...detailsOf(move, chance, on, 0), ...(move === 'rate' ? { result: 'dissatisfied' } : {}) }
}

function runOne(seed: number, seen: Map<string, number>, counts: { steps: number; refused: number }): void {
  const chance = chances(seed * 2_654_435_761)
  const history: Told[] = []
  let course: Course = courseOf([])
  let standing: Standing = { state: 'draft', parts: [] }
  let communications = 0
  let on = plainMonths('2023-10-01', chance.below(40))
  for (let skipped = chance.below(31); skipped > 0; skipped--) on = dayAfter(on)
  const prefix = ordinary.slice(0, chance.below(ordinary.length + 1))
  for (let tries = 0; tries < 24; tries++) {
    const forced = prefix[tries]
    const { step, as } =
      forced === undefined
        ? anyStep(chance, on, standing.state, communications, history.at(-1))
        : {
            step: {
              move: forced,
              on,
              details: ordinarily(forced, chance, on, tries === prefix.length - 1 || chance.below(2) === 0),
            },
            as: allowedOf(forced),
          }
    const by: readonly Party[] = as
    const refusal = refusalOf(course, step as unknown as Step, by, book)
    const right = rights.get(step.move)
    const isAllowed = right?.by.some((one) =>
      one.split('+').every((party) => (by as string[]).includes(party)),
    )
    const may = isAllowed && isIn(standing.state, right?.from ?? [])
    const fault = (what: string) => new Error(`seed ${seed}: ${what}: ${inShort([...history, step])}`)
    if (!may && refusal !== 'not_yours' && refusal !== 'not_deputy' && refusal !== 'wrong_state')
      throw fault(`allowed without a right: ${by.join(' ')} in ${standing.state}: ${String(refusal)}`)
    if (may && (refusal === 'not_yours' || refusal === 'not_deputy')) throw fault('refused who may')
    if (refusal) {
      counts.refused++
      continue
    }
    course = stepped(course, step as unknown as Step)
    history.push(step)
    counts.steps++
    if (step.move === 'communicate') communications++
    standing = standingOf(righted(history))
    if (course.state !== standing.state) throw fault(`${course.state}, reckoned ${standing.state}`)
    if (seed % 20 === 0) checkClock(book, seed, course, history, on)
    seen.set(course.state, (seen.get(course.state) ?? 0) + 1)
    seen.set(`move ${step.move}`, (seen.get(`move ${step.move}`) ?? 0) + 1)
    on = chance.below(3) === 0 ? plainMonths(on, chance.below(2)) : dayAfter(on)
  }
  checkClock(book, seed, course, history, on)
}
