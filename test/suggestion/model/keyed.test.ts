/**
 * 代录 in random histories: whoever may key in by the second model's table may, nobody else; and however late a step was keyed
 * in, the history read from any day on, by what had come until then, is one that could have happened.
 */
import { describe, expect, it } from 'vitest'
import { keyedRefusalOf, refusalOf } from '../../../handlers/suggestion/allowed.ts'
import { cameOn, courseOf, type Step } from '../../../handlers/suggestion/course.ts'
import { mayKeyIn, parties, type Move, type Party } from '../../../handlers/suggestion/moves.ts'
import { bookWith } from '../books.ts'
import { dayAfter, plainMonths } from '../reckoning.ts'
import { allMoves, anyStep, chances } from './chances.ts'
import type { Told } from './standing.ts'
import { allowedOf, keyersOf } from './table.ts'

const book = bookWith()

/** An ordinary course up to the units, from which the random steps go on. */
const ordinary: Told[] = [
  { move: 'submit', on: '2026-03-02', details: {} },
  { move: 'accept', on: '2026-03-03', details: {} },
  { move: 'forward', on: '2026-03-04', details: { channel: 'government' } },
  {
    move: 'assign',
    on: '2026-03-05',
    details: {
      units: [
        { unitId: 1, role: 'main' },
        { unitId: 2, role: 'assist' },
      ],
    },
  },
]

const replied: Told = {
  move: 'reply',
  on: '2026-03-06',
  details: { unitId: 1, role: 'main', assignedOn: '2026-03-05', awaited: 0 },
}

describe('what is keyed in for its party', () => {
  it('is keyed in by those whom the table names for each move, and by nobody else', () => {
    for (const move of allMoves)
      expect(parties.filter((party) => mayKeyIn(move, [party])).sort(), move).toEqual(keyersOf(move).sort())
  })

  it('leaves a history that reads the same from every day, and is never its party’s who has no right', () => {
    const seen = new Map<Move, number>()
    let refused = 0
    for (let seed = 1; seed <= 3_000; seed++) {
      const chance = chances(seed * 2_654_435_761)
      // every second one is replied to, so that later moves are met as often
      const told = [...ordinary, ...(seed % 2 === 0 ? [replied] : [])] as unknown as Step[]
      let [on, talks] = ['2026-03-06', 0]
      for (let tries = 0; tries < 14; tries++) {
        const { state } = courseOf(told)
        const { step, as } = anyStep(chance, on, state, talks, told.at(-1) as unknown as Told)
        const staff: Party[] = chance.below(4) === 0 ? [chance.of(parties)] : ['office', 'channel']
        const came = chance.below(3) === 0 ? on : chance.of(told).on
        const keyed = { ...step, details: { ...step.details, keyedIn: { on: came } } } as unknown as Step
        const isKeyed = chance.below(2) === 0
        const taken = isKeyed ? keyed : (step as unknown as Step)
        const refusal = isKeyed
          ? keyedRefusalOf(told, keyed, as, staff, book)
          : refusalOf(courseOf(told), taken, as, book)
        if (isKeyed && refusal === null) {
          const mayKey = staff.some((party) => keyersOf(step.move).includes(party))
          const isHis = as.some((party) => allowedOf(step.move).includes(party))
          if (!mayKey || !isHis)
            throw new Error(`seed ${seed}: ${step.move} by ${as.join(' ')} through ${staff.join(' ')}`)
          seen.set(step.move, (seen.get(step.move) ?? 0) + 1)
        }
        if (refusal) {
          refused++
          continue
        }
        told.push(taken)
        if (step.move === 'communicate') talks++
        on = chance.below(3) === 0 ? plainMonths(on, chance.below(2)) : dayAfter(on)
        // by what had come until each day: no step that could not have been taken then
        for (const day of new Set(told.map(cameOn))) courseOf(told.filter((one) => cameOn(one) <= day))
      }
    }
    for (const move of allMoves.filter((each) => keyersOf(each).length > 0))
      expect(seen.get(move) ?? 0, move).toBeGreaterThan(10)
    expect(refused).toBeGreaterThan(1_000)
  }, 60_000)
})
