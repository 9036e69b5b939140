/**
 * The contact day's campaign: offices plan 30 days before; deputies hear of it 7 days and 1 day before and in the morning,
 * those without a record in the evening; offices get the list of the missing after 3 days, the staff a summary after 10.
 * A day that was moved is told first, to whoever was told the old one.
 */
import {
  closeDayStep,
  closeMove,
  dayMoveDue,
  dayStepsDue,
  noteBegun,
  tellDeputies,
  tellDeputiesOfMove,
  tellOffices,
  tellOfficesOfMove,
  tellSummary,
} from '../handlers/activity/actions.ts'
import type { NoticeLine } from '../handlers/contact/actions.ts'
import type { Job, JobRun } from './job.ts'

export const contactDay: Job = {
  name: 'contact-day',
  schedule: '0,5 * * * *',
  about: '代表联系选民日：提前布置和提醒，当天早晚提醒，之后给各联络处缺记录的名单、给代表工委小结',
  run,
}

async function* run({ act, dryRun }: JobRun): AsyncGenerator<readonly NoticeLine[]> {
  if (!dryRun) await act(noteBegun)
  const move = await act(dayMoveDue)
  if (move) {
    for (const tell of [tellDeputiesOfMove, tellOfficesOfMove])
      for (let after: number | null = 0; after !== null;) {
        const from: number = after
        const { lines, next } = await act((one) => tell(one, move, from, dryRun))
        yield lines
        after = next
      }
    if (!dryRun) await act((one) => closeMove(one, move))
  }
  for (const step of await act(dayStepsDue)) {
    for (const tell of [tellDeputies, tellOffices])
      for (let after: number | null = 0; after !== null;) {
        const from: number = after
        const { lines, next } = await act((one) => tell(one, step, from, dryRun))
        yield lines
        after = next
      }
    yield await act((one) => tellSummary(one, step, dryRun))
    if (!dryRun) await act((one) => closeDayStep(one, step))
  }
}
