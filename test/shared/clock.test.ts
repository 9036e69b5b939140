import { expect, it } from 'vitest'
import { movableClock } from '../../handlers/shared/clock.ts'

it('a clock that was set runs on from there and never stands still or jumps', () => {
  const clock = movableClock(new Date('2026-12-21T09:00:00+08:00'))
  const first = clock.now().getTime()
  expect(first).toBeGreaterThanOrEqual(Date.parse('2026-12-21T09:00:00+08:00'))
  clock.set(new Date('2027-01-04T08:30:00+08:00'))
  const [second, third] = [clock.now().getTime(), clock.now().getTime()]
  expect(second).toBeGreaterThanOrEqual(Date.parse('2027-01-04T08:30:00+08:00'))
  expect(third).toBeGreaterThanOrEqual(second)
})
