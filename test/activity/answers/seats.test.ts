import fc from 'fast-check'
import { expect, it } from 'vitest'
import { promoted, seatFor } from '../../../handlers/activity/answers/seats.ts'

it('however many answer, exactly as many go as there are seats, in the order in which they answered', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 0, max: 120 }), (seats, answering) => {
      let going = 0
      const places = Array.from({ length: answering }, () => {
        const place = seatFor(seats, going)
        if (place === 'going') going++
        return place
      })
      expect(going).toBe(Math.min(seats, answering))
      expect(places.lastIndexOf('going')).toBe(going - 1)
    }),
  )
})

it('without a number of seats everybody may come', () => {
  fc.assert(
    fc.property(fc.nat(100_000), (going) => {
      expect(seatFor(null, going)).toBe('going')
    }),
  )
})

it('free seats go to those who have waited longest, and no seat is given twice', () => {
  const waitingList = fc.uniqueArray(fc.nat(500), { maxLength: 50 })
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 60 }), fc.nat(80), waitingList, (seats, going, numbers) => {
      const waiting = numbers.map((waitingNo) => ({ waitingNo }))
      const lucky = promoted(seats, going, waiting)
      expect(lucky.length).toBe(Math.min(waiting.length, Math.max(0, seats - going)))
      const last = Math.max(-1, ...lucky.map(({ waitingNo }) => waitingNo))
      for (const one of waiting) if (!lucky.includes(one)) expect(one.waitingNo).toBeGreaterThan(last)
    }),
  )
  expect(promoted(null, 5, [{ waitingNo: 2 }, { waitingNo: 1 }])).toEqual([
    { waitingNo: 1 },
    { waitingNo: 2 },
  ])
})
