import fc from 'fast-check'
import { expect, it } from 'vitest'
import { fairOrder } from '../../../handlers/activity/invitations/rotation.ts'

const everybody = fc.uniqueArray(
  fc.record({ personId: fc.nat(10_000), invited: fc.nat(5), preparing: fc.nat(3) }),
  {
    selector: ({ personId }) => personId,
    maxLength: 80,
  },
)

const turnsOf = ({ invited, preparing }: { invited: number; preparing: number }) => invited + preparing

it('nobody is proposed before somebody who has been invited, or chosen for what is prepared, less', () => {
  fc.assert(
    fc.property(everybody, fc.string(), (people, seed) => {
      const order = fairOrder(people, seed)
      expect(order.map(turnsOf)).toEqual(people.map(turnsOf).sort((a, b) => a - b))
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
  const people = Array.from({ length: 40 }, (_, personId) => ({ personId, invited: 0, preparing: 0 }))
  expect(fairOrder(people, 'activity:1')).not.toEqual(fairOrder(people, 'activity:2'))
})

it('invited by turns, everybody has been there once before anybody twice', () => {
  const invited = new Map(Array.from({ length: 23 }, (_, id) => [id, 0]))
  for (let round = 0; round < 12; round++) {
    const people = [...invited].map(([personId, times]) => ({ personId, invited: times, preparing: 0 }))
    for (const { personId } of fairOrder(people, `round ${round}`).slice(0, 5))
      invited.set(personId, (invited.get(personId) ?? 0) + 1)
    const counts = [...invited.values()]
    expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1)
  }
})

it('however invitations are prepared, sent and dropped, nobody is proposed twice while others wait', () => {
  const step = fc.record({
    seats: fc.integer({ min: 1, max: 7 }),
    then: fc.constantFrom('wait', 'send', 'drop'),
  })
  fc.assert(
    fc.property(fc.integer({ min: 7, max: 25 }), fc.array(step, { maxLength: 15 }), (size, steps) => {
      const people = Array.from({ length: size }, (_, personId) => ({ personId, invited: 0, preparing: 0 }))
      for (const [round, { seats, then }] of steps.entries()) {
        const taken = fairOrder(people, `round ${round}`).slice(0, seats)
        const most = Math.max(...taken.map(turnsOf))
        const left = people.filter((one) => !taken.includes(one))
        expect(left.every((one) => turnsOf(one) >= most)).toBe(true)
        for (const one of taken) {
          if (then === 'wait') one.preparing += 1
          if (then === 'send') one.invited += 1
        }
      }
    }),
  )
})
