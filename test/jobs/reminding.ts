/** The jobs that remind of suggestions, run on the days of a story. */
import type { Job } from '../../jobs/job.ts'
import { runJob } from '../../jobs/schedule.ts'
import type { TestDatabase } from '../databases.ts'
import { zone } from '../people.ts'
import { officeOn } from '../suggestion/office.ts'

/** Twenty to nine in the morning, when the jobs run. */
export const at = (on: string) => new Date(`${on}T08:40:00+08:00`)

export function remindersOn(open: () => Promise<TestDatabase>) {
  const here = officeOn(open)
  return {
    here,
    run: async (job: Job, on: string, dryRun = false) => {
      const lines: { name: string; text: string; status: string; period: string }[] = []
      const door = { db: here.db, zone, now: () => at(on) }
      for await (const some of runJob(door, job, at(on), dryRun)) lines.push(...some)
      return lines
    },
    /** The reminders of a day were said: on that day, or on a later one. */
    said: (period: string, on = period) =>
      here.db.notice.updateMany({ where: { period }, data: { state: 'sent', sentAt: at(on) } }),
    /** Assigned to the housing bureau on 24 November 2026: its reply is due on 24 February 2027. */
    assigned: () => here.assigned([{ unitId: here.world.wang.unit.id, role: 'main' }]),
  }
}
