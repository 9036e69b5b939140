import fc from 'fast-check'
import { expect, it } from 'vitest'
import { fairOrder } from '../../../handlers/activity/invitations/rotation.ts'

const everybody = fc.uniqueArray(fc.record({ personId: fc.nat(10_000), invited: fc.nat(5) }), {
  selector: ({ personId }) => personId,
  maxLength: 80,
})

it('nobody is proposed before somebody who has been invited less', () => {
  fc.assert(
    fc.property(everybody, fc.string(), (people, seed) => {
      const order = fairOrder(people, seed)
      expect(order.map(({ invited }) => invited)).toEqual(
        people.map(({ invited }) => invited).sort((a, b) => a - b),
      )
      expect(new Set(order)).toEqual(new Set(people))
    }),
  )
})

it('the lot among equals is the same for the same seed, in whatever order they are listed', () => {
  fc.assert(
    fc.property(everybody, fc.string(), (people, seed) => {
      expect(fairOrder([...people].reverse(), seed)).toEqual(fairOrder(people, seed))
    }),
  )
})

it('another seed draws another lot', () => {
  const people = Array.from({ length: 40 }, (_, personId) => ({ personId, invited: 0 }))
  expect(fairOrder(people, 'activity:1')).not.toEqual(fairOrder(people, 'activity:2'))
})

it('invited by turns, everybody has been there once before anybody twice', () => {
  const invited = new Map(Array.from({ length: 23 }, (_, id) => [id, 0]))
  for (let round = 0; round < 12; round++) {
    const people = [...invited].map(([personId, times]) => ({ personId, invited: times }))
    for (const { personId } of fairOrder(people, `round ${round}`).slice(0, 5))
      invited.set(personId, (invited.get(personId) ?? 0) + 1)
    const counts = [...invited.values()]
    expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1)
  }
})
