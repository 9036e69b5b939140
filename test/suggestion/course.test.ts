/** The table of moves as a whole, and histories that it does not allow. The random histories are in model/histories.test.ts. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { courseOf, ImpossibleStep, type Step } from '../../handlers/suggestion/course.ts'
import { isEnded, isOpen, moves, states, type Move } from '../../handlers/suggestion/moves.ts'

const names = Object.keys(moves) as Move[]

describe('a suggestion takes its course by the table of moves', () => {
  it('names no state or party outside the lists, and every state can be reached and left or ends', () => {
    const ends = Object.values(moves).flatMap(({ to }) => (to === 'same' ? [] : [...to]))
    expect(new Set(ends)).toEqual(new Set(states.filter((state) => state !== 'draft')))
    for (const state of states)
      if (!isEnded(state))
        expect(names.some((move) => isOpen(move, state) && moves[move].to !== 'same')).toBe(true)
  })

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
