/** Runs the reminder job many times at once and says how many reminders it queued. */
import { jobs, runJob } from '../../jobs/schedule.ts'
import { openDatabase } from '../../prisma/client.ts'

const { JOB_URL = '', JOB_AT = '', JOB_RUNS = '25' } = process.env
const db = openDatabase(JOB_URL)
const at = new Date(JOB_AT)
const job = jobs.find(({ name }) => name === 'contact-quota')

async function once(): Promise<number> {
  let queued = 0
  if (job)
    for await (const lines of runJob({ db, zone: 'Asia/Shanghai', now: () => at }, job, at))
      queued += lines.filter(({ status }) => status === 'queued').length
  return queued
}

const queued = await Promise.all(Array.from({ length: Number(JOB_RUNS) }, once))
await db.$disconnect()
process.send?.(queued.reduce((sum, count) => sum + count, 0))
