import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { settingsOn } from '../../handlers/settings/rules.ts'
import { timeOf } from '../../handlers/shared/days.ts'
import { jobs, nextWake, startSchedule, stillHolds, type Schedule } from '../../jobs/schedule.ts'
import type { Db } from '../../prisma/client.ts'
import { openSqlite, type TestDatabase } from '../databases.ts'
import { makeDeputy, makeDistrict, zone } from '../people.ts'

describe('the list of jobs', () => {
  it.each([...jobs])(
    '$name has a time, a line about it, and a next wake in the zone of the office',
    (job) => {
      expect(job.name).toMatch(/^[a-z]+(-[a-z]+)*$/)
      expect(job.about).toMatch(/[\u4e00-\u9fff]/)
      expect(nextWake(job, zone)?.getTime()).toBeGreaterThan(Date.now())
    },
  )

  it('wakes the quarterly reminder after the office has opened', () => {
    const [quota] = jobs.filter(({ name }) => name === 'contact-quota')
    const wake = quota && nextWake(quota, zone)
    expect(wake?.toISOString().slice(11, 16)).toBe('00:35')
  })

  it('wakes what reminds of suggestions before reminders may be said: one digest a person and day', () => {
    const own = ['suggestion-clock', 'commitments', 'pending-digest', 'annual-report']
    const [[opens] = ['']] = settingsOn([], '2026-11-24')['notice.workingHours']
    for (const job of jobs.filter(({ name }) => own.includes(name))) {
      const wake = nextWake(job, zone)
      expect(wake && timeOf(wake, zone) < opens).toBe(true)
    }
  })

  it('every reminder of a job is asked whether it still holds before it is said', () => {
    expect(Object.keys(stillHolds).sort()).toEqual([
      'activity',
      'activity-no-seat',
      'activity-record',
      'activity-reminder',
      'activity-room',
      'activity-seat',
      'annual-report',
      'commitments',
      'contact-day',
      'contact-day-office',
      'contact-quota',
      'contact-quota-group',
      'group-rhythm',
      'group-rhythm-office',
      'invitation-watch',
      'pending-digest',
      'suggestion',
      'suggestion-clock',
      'suggestion-room',
    ])
  })
})

describe('a running schedule', () => {
  let test: TestDatabase
  let schedule: Schedule | null = null
  let now = new Date('2026-11-24T09:30:00+08:00')
  let told = 0
  const faults: string[] = []
  beforeEach(async () => {
    now = new Date('2026-11-24T09:30:00+08:00')
    told = 0
    faults.length = 0
    test = await openSqlite()
    await makeDeputy(test.db, await makeDistrict(test.db), '周明远', ['张德发'])
  })
  afterEach(async () => {
    await schedule?.stop()
    await test.close()
  })
  const start = (db: Db = test.db) => {
    schedule = startSchedule(
      { db, zone, now: () => now },
      () => told++,
      (job) => faults.push(job),
    )
    return schedule
  }

  it('that starts in the last month of a quarter finds at once what is due', async () => {
    now = new Date('2026-12-05T22:00:00+08:00')
    start()
    await vi.waitFor(() => expect(told).toBe(1), 10_000)
    expect(await test.db.notice.findMany()).toMatchObject([
      { kind: 'contact-quota', step: 'T-30', notBefore: new Date('2026-12-07T08:30:00+08:00') },
    ])
  })

  it('looks again when the clock was moved, and says nothing twice', async () => {
    const running = start()
    now = new Date('2026-12-01T09:00:00+08:00')
    running.wakeAll()
    await vi.waitFor(() => expect(told).toBe(1))
    running.wakeAll()
    running.wakeAll()
    await running.stop()
    expect(await test.db.notice.count()).toBe(1)
    expect(told).toBe(1)
  })

  it('finishes what it is doing before it stops', async () => {
    now = new Date('2026-12-01T09:00:00+08:00')
    await start().stop()
    expect(await test.db.jobStep.findMany({ where: { job: 'contact-quota' } })).toMatchObject([
      { step: 'T-30', outcome: 'done' },
    ])
  })

  it('tells of a job that failed, and goes on', async () => {
    let isBroken = true
    const broken = new Proxy(test.db, {
      get: (target, name) =>
        name === '$transaction' && isBroken
          ? () => Promise.reject(new Error('disk full'))
          : (Reflect.get(target, name) as unknown),
    })
    const running = start(broken)
    await vi.waitFor(() => expect([...faults].sort()).toEqual(jobs.map(({ name }) => name).sort()))
    isBroken = false
    now = new Date('2026-12-01T09:00:00+08:00')
    running.wakeAll()
    await vi.waitFor(() => expect(told).toBe(1))
  })
})
