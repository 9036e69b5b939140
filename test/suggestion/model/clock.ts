/** The clock of the program beside the one that is reckoned apart. */
import { courseOf, type Course, type Step } from '../../../handlers/suggestion/course.ts'
import { waitsOf } from '../../../handlers/suggestion/waits.ts'
import type { RuleBook } from '../../../handlers/suggestion/deadlines.ts'
import { dayAfter, isWork } from '../reckoning.ts'
import { duesOf, type Due } from './dues.ts'
import { righted, standingOf, type Standing, type Told } from './standing.ts'

export const inShort = (history: readonly Told[]) =>
  history.map(({ move, on, details }) => `${on} ${move} ${JSON.stringify(details)}`).join('\n')

const byText = (dues: readonly Due[]) => dues.map((due) => JSON.stringify(due)).sort()

/** The whole history replayed gives the same course; whom it waits for, since when, until when and how pressing, reckoned apart. */
export function checkClock(
  book: RuleBook,
  seed: number,
  course: Course,
  told: readonly Told[],
  today: string,
): void {
  const history = righted(told)
  const fault = (what: string) => new Error(`seed ${seed}: ${what}\n${inShort(told)}`)
  if (JSON.stringify(courseOf(told as unknown as Step[])) !== JSON.stringify(course))
    throw fault('the replay differs')
  const waits = waitsOf(book, course, today)
  const standing = standingOf(history)
  const found = byText(
    waits
      .filter(({ kind }) => kind !== 'confirm')
      .map(({ for: whom, kind, unitId, since, due }) => ({ for: whom, kind, unitId, since, due })),
  )
  const expected = byText(duesOf(history, standing))
  if (found.join() !== expected.join())
    throw fault(`waits ${found.join(' ')}\nreckoned ${expected.join(' ')}`)
  for (const { since, due, level } of waits)
    if (due !== null && level !== pressing(since, due, today))
      throw fault(`${level} on ${today} when due on ${due}, since ${since}`)
  const asked = waits.filter(({ kind }) => kind === 'confirm').map(({ since }) => since)
  const open = unanswered(history, standing)
  if (asked.length !== open.length || !open.every((days) => asked.some((since) => days.includes(since))))
    throw fault(`asks about ${asked.join(' ')}, unanswered are ${JSON.stringify(open)}`)
}

/** Due soon: three tenths of the working days are left, and ten days; not on the first day. Counted forward, day by day. */
function pressing(since: string, due: string, today: string): string {
  if (today > due) return 'overdue'
  if (today === due) return 'due_soon'
  const worked = (from: string) => {
    let count = 0
    for (let day = from; day < due;) if (isWork((day = dayAfter(day)))) count++
    return count
  }
  const days = (Date.parse(due) - Date.parse(today)) / 86_400_000
  const isLastWorked = isWork(today) ? worked(today) <= 1 : worked(today) < 1
  const soon = (days <= 10 && worked(today) <= Math.ceil(worked(since) * 0.3)) || isLastWorked
  return soon && today > since ? 'due_soon' : 'on_time'
}

/** The contacts about which the deputy was not heard: of each unit that has it, after the replies of all together. */
function unanswered(history: readonly Told[], { state, parts }: Standing): string[][] {
  const answered = history
    .filter(({ move }) => move === 'confirm_communication')
    .map(({ details }) => details['communicationId'])
  const of = (steps: readonly Told[]) =>
    steps
      .filter(({ move, details }) => move === 'communicate' && details['real'] === true)
      .filter(({ details }) => !answered.includes(details['communicationId']))
      .map(({ on }) => on)
  if (state === 'replied' || state === 'conference') return [of(history)].filter((days) => days.length > 0)
  if (!['assigned', 'return_requested', 'handling', 'rehandling'].includes(state)) return []
  return parts
    .filter(({ answer }) => answer !== 'asked')
    .map(({ own }) => of(own))
    .filter((days) => days.length > 0)
}
