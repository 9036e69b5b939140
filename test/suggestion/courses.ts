/** Courses and days for tests of the clock: one unit that has it from a day on, and any day at all. */
import fc from 'fast-check'
import { courseOf, type Course, type Step } from '../../handlers/suggestion/course.ts'
import { addDays } from '../../handlers/shared/days.ts'

/** The unit that has it. */
export const unit = 7
/** Assigned to the unit on this day, and what came after. */
export const assignedOn = (on: string, ...more: Step[]): Course =>
  courseOf([
    { move: 'submit', on, details: {} },
    { move: 'accept', on, details: {} },
    { move: 'forward', on, details: { channel: 'government' } },
    { move: 'assign', on, details: { units: [{ unitId: unit, role: 'main' }] } },
    ...more,
  ])

/** Any day from 2017 to 2026, month ends, leap days and holidays among them. */
export function day() {
  const any = fc.integer({ min: 0, max: 3560 }).map((days) => addDays('2017-01-01', days))
  const special = fc.constantFrom(
    '2020-02-29',
    '2019-11-30',
    '2025-08-31',
    '2026-09-30',
    '2025-12-31',
    '2026-02-13',
  )
  return fc.oneof({ weight: 5, arbitrary: any }, { weight: 1, arbitrary: special })
}
