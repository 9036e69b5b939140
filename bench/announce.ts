/** Announcing an activity to everybody: participations and notices in chunks, with the event loop and the memory watched. */
import { organise } from '../handlers/activity/actions.ts'
import { nobodyAsked } from '../handlers/activity/rules.ts'
import { jobs, runJob } from '../jobs/schedule.ts'
import { openDatabase } from '../prisma/client.ts'
import { makeBenchDistrict } from './district.ts'
import { longestBlock, residentMb } from './measure.ts'

export interface AnnounceFigures {
  deputies: number
  seconds: number
  longestBlockMs: number
  queued: number
  /** Memory at the end beside memory after the first tenth. */
  growthMb: number
}

/** Memory once the collector has run. */
const settledMb = (): number => {
  globalThis.gc?.()
  return residentMb(process.pid)
}

export async function measureAnnounce(deputies: number): Promise<AnnounceFigures> {
  const district = await makeBenchDistrict(deputies)
  const db = openDatabase(district.url)
  await db.$connect()
  const at = new Date('2026-12-21T09:00:00+08:00')
  const zone = 'Asia/Shanghai'
  const job = jobs.find(({ name }) => name === 'activity-notice')
  if (!job) throw new Error('no activity-notice job')
  const staff = {
    personId: 1,
    name: '梁慧',
    deputyId: null,
    memberId: null,
    groupId: null,
    constituencyId: null,
  }
  const who = {
    ...staff,
    memberPost: null,
    liaisonGroupIds: [],
    isStaff: true,
    staffRoles: ['代表工委'],
    unitIds: [],
  }
  const plan = {
    kind: 'lecture' as const,
    topic: 'business' as const,
    title: '地方组织法讲座',
    startsAt: new Date('2027-01-20T09:00:00+08:00'),
    endsAt: null,
    place: '区会议中心',
    level: 'district' as const,
    groupId: null,
    officeId: null,
    audience: { ...nobodyAsked, roles: ['deputy' as const] },
    seats: null,
    answerBy: null,
    needsReceipt: true,
    materials: null,
    bring: null,
    hours: null,
    doorOnly: false,
  }
  let first = 0
  const run = async () => {
    let queued = 0
    await db.$transaction(async (tx) => {
      const made = await organise({ tx, now: at, zone, actor: 'system', via: 'cli' }, who, plan)
      if (!made.ok) throw new Error(made.refusal)
    })
    for await (const lines of runJob({ db, zone, now: () => at }, job, at)) {
      queued += lines.filter(({ status }) => status === 'queued').length
      if (first === 0 && queued >= deputies / 10) first = settledMb()
    }
    return queued
  }
  const started = performance.now()
  const { value: queued, ms } = await longestBlock(run)
  const seconds = (performance.now() - started) / 1000
  const growthMb = settledMb() - first
  await db.$disconnect()
  district.remove()
  return { deputies, seconds, longestBlockMs: ms, queued, growthMb }
}
