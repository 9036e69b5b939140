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
  /** CPU used while it was blocked so: on a machine that others use, the rest is waiting for them. */
  longestBlockCpuMs: number
  /** The program's own memory at the end beside that after the first tenth, once the collector has run. */
  heapGrowthMb: number
  /** The same of the process: SQLite's page caches fill, to 64 MB a connection. */
  growthMb: number
}

interface Memory {
  heapMb: number
  residentMb: number
}

/** Memory once the collector has run. */
function settled(): Memory {
  globalThis.gc?.()
  return { heapMb: process.memoryUsage().heapUsed / 2 ** 20, residentMb: residentMb(process.pid) }
}

export async function measureAnnounce(deputies: number): Promise<AnnounceFigures> {
  const district = await makeBenchDistrict(deputies)
  const db = openDatabase(district.url)
  await db.$connect()
  // as the running program, whose sender has asked the database long before: Prisma's compiler is loaded
  await db.notice.findFirst()
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
  const steps = runJob({ db, zone, now: () => at }, job, at)
  let queued = 0
  const tell = async (until: number) => {
    while (queued < until) {
      const next = await steps.next()
      if (next.done) return
      queued += next.value.filter(({ status }) => status === 'queued').length
    }
  }
  const started = performance.now()
  const early = await longestBlock(async () => {
    await db.$transaction(async (tx) => {
      const made = await organise({ tx, now: at, zone, actor: 'system', via: 'cli' }, who, plan)
      if (!made.ok) throw new Error(made.refusal)
    })
    await tell(deputies / 10)
  })
  // the collector is called between the two: it is no block of the program's
  const first = settled()
  const late = await longestBlock(() => tell(Infinity))
  const seconds = (performance.now() - started) / 1000
  const last = settled()
  await db.$disconnect()
  district.remove()
  const longest = early.ms > late.ms ? early : late
  return {
    deputies,
    seconds,
    longestBlockMs: longest.ms,
    longestBlockCpuMs: longest.cpuMs,
    queued,
    heapGrowthMb: Math.round(last.heapMb - first.heapMb),
    growthMb: last.residentMb - first.residentMb,
  }
}
