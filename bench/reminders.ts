/** A reminder run over everybody, all of them short, with the event loop watched. */
import { jobs, runJob } from '../jobs/schedule.ts'
import { openDatabase } from '../prisma/client.ts'
import { makeBenchDistrict } from './district.ts'
import { longestBlock } from './measure.ts'

export interface ReminderFigures {
  deputies: number
  seconds: number
  again: number
  longestBlockMs: number
  queued: number
}

export async function measureReminders(deputies: number): Promise<ReminderFigures> {
  const district = await makeBenchDistrict(deputies)
  const db = openDatabase(district.url)
  await db.$connect()
  const now = () => new Date('2026-12-21T09:00:00+08:00')
  const job = jobs.find(({ name }) => name === 'contact-quota')
  if (!job) throw new Error('no contact-quota job')
  const run = async () => {
    let queued = 0
    for await (const lines of runJob({ db, zone: 'Asia/Shanghai', now }, job, now()))
      queued += lines.filter(({ status }) => status === 'queued').length
    return queued
  }
  const started = performance.now()
  const first = await longestBlock(run)
  const seconds = (performance.now() - started) / 1000
  const restarted = performance.now()
  await run()
  const again = (performance.now() - restarted) / 1000
  await db.$disconnect()
  district.remove()
  return { deputies, seconds, again, longestBlockMs: first.ms, queued: first.value }
}
