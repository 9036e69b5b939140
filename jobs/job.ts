import type { NoticeLine } from '../handlers/contact/actions.ts'
import type { Act } from '../handlers/shared/act.ts'

/** What a job is given: a way to act in short transactions at one instant. */
export interface JobRun {
  act: <T>(work: (act: Act) => Promise<T>) => Promise<T>
  dryRun: boolean
}

/** A time, a name, one action. Running it twice says nothing twice. */
export interface Job {
  name: string
  /** cron, in the office's zone: it only wakes the job, which asks what is due. */
  schedule: string
  about: string
  run: (run: JobRun) => AsyncGenerator<readonly NoticeLine[]>
}
