import cron, { type ScheduledTask } from 'node-cron'
import { liaisonListHolds, personReminderHolds } from '../handlers/contact/actions.ts'
import {
  announcementHolds,
  dayReminderHolds,
  officeListHolds,
  reminderHolds,
  rhythmListHolds,
  rhythmReminderHolds,
  roomNoticeHolds,
  noSeatHolds,
  recordAskHolds,
  seatHolds,
  uninvitedListHolds,
} from '../handlers/activity/actions.ts'
import type { StillHolds } from '../handlers/notice/actions.ts'
import {
  annualReportHolds,
  clockDigestHolds,
  commitmentDigestHolds,
  digestHolds,
  noticeHolds,
  roomCallHolds,
} from '../handlers/suggestion/actions.ts'
import type { Act, Db } from '../handlers/shared/act.ts'
import { activityNotice } from './activity-notice.ts'
import { activityRecord } from './activity-record.ts'
import { annualReport } from './annual-report.ts'
import { contactDay } from './contact-day.ts'
import { commitments } from './commitments.ts'
import { contactQuota } from './contact-quota.ts'
import { groupRhythm } from './group-rhythm.ts'
import { invitationWatch } from './invitation-watch.ts'
import type { Job } from './job.ts'
import { pendingDigest } from './pending-digest.ts'
import { suggestionClock } from './suggestion-clock.ts'

export const jobs: readonly Job[] = [
  contactQuota,
  contactDay,
  suggestionClock,
  pendingDigest,
  annualReport,
  commitments,
  activityNotice,
  activityRecord,
  groupRhythm,
  invitationWatch,
]

/** Asked before a reminder is said: which matter knows whether it still holds. */
export const stillHolds: Readonly<Record<string, StillHolds>> = {
  'contact-quota': personReminderHolds,
  'contact-quota-group': liaisonListHolds,
  'contact-day': dayReminderHolds,
  'contact-day-office': officeListHolds,
  activity: announcementHolds,
  'activity-room': roomNoticeHolds,
  'activity-reminder': reminderHolds,
  'activity-seat': seatHolds,
  'activity-no-seat': noSeatHolds,
  'activity-record': recordAskHolds,
  'group-rhythm': rhythmReminderHolds,
  'group-rhythm-office': rhythmListHolds,
  'invitation-watch': uninvitedListHolds,
  suggestion: noticeHolds,
  'suggestion-room': roomCallHolds,
  'suggestion-clock': clockDigestHolds,
  commitments: commitmentDigestHolds,
  'pending-digest': digestHolds,
  'annual-report': annualReportHolds,
}

export interface JobDoor {
  db: Db
  zone: string
  now: () => Date
}

/** Runs a job as if it were `at`, in short transactions between which others get their turn. */
export async function* runJob(door: JobDoor, job: Job, at: Date, dryRun = false): ReturnType<Job['run']> {
  const act = <T>(work: (act: Act) => Promise<T>) =>
    door.db.$transaction((tx) => work({ tx, now: at, zone: door.zone, actor: 'system', via: 'job' }))
  yield* job.run({ act, dryRun })
}

/** When a job is woken next. */
export function nextWake(job: Pick<Job, 'schedule'>, zone: string): Date | null {
  const task = cron.createTask(job.schedule, () => undefined, { timezone: zone })
  const [next] = task.getNextRuns(1)
  void task.destroy()
  return next ?? null
}

export interface Schedule {
  /** The clock was moved: look at what is due now. */
  wakeAll(): void
  stop(): Promise<void>
}

/**
 * Wakes every job at its time, and once at start: a machine that was off finds what is due in the ledger.
 * `onQueued` is told when something was queued.
 */
export function startSchedule(
  door: JobDoor,
  onQueued: () => void,
  onFault: (job: string, fault: unknown) => void,
): Schedule {
  const running = new Set<Promise<void>>()
  const wake = (job: Job) => {
    const run = runThrough(door, job, onQueued).catch((fault: unknown) => {
      onFault(job.name, fault)
    })
    running.add(run)
    void run.finally(() => running.delete(run))
    return run
  }
  const tasks: ScheduledTask[] = jobs.map((job) =>
    cron.schedule(job.schedule, () => wake(job), { timezone: door.zone, noOverlap: true, name: job.name }),
  )
  const wakeAll = () => {
    for (const job of jobs) void wake(job)
  }
  wakeAll()
  return {
    wakeAll,
    stop: async () => {
      for (const task of tasks) await task.destroy()
      await Promise.all(running)
    },
  }
}

async function runThrough(door: JobDoor, job: Job, onQueued: () => void): Promise<void> {
  for await (const lines of runJob(door, job, door.now()))
    if (lines.some(({ status }) => status === 'queued')) onQueued()
}
