import { fork } from 'node:child_process'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { databases } from '../databases.ts'
import { makeDeputy, makeDistrict, makeLiaison } from '../people.ts'

function runChild(url: string, at: string): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>()
  const child = fork(path.join(import.meta.dirname, 'jobs.child.ts'), {
    execArgv: [],
    env: { ...process.env, JOB_URL: url, JOB_AT: at, JOB_RUNS: '25' },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  child.once('message', (queued) => {
    resolve(Number(queued))
  })
  child.once('exit', (code) => {
    if (code !== 0) reject(new Error(`the job ended with ${String(code)}`))
  })
  return promise
}

describe.each(databases)('$name', ({ open }) => {
  test(
    '50 runs of the reminder job at once, from two processes, queue one notice a person and step',
    { timeout: 120_000 },
    async () => {
      const office = await open()
      const district = await makeDistrict(office.db)
      for (let number = 1; number <= 30; number++)
        await makeDeputy(office.db, district, `代表${number}`, ['张德发'])
      await makeLiaison(office.db, district, '刘洁')
      const at = '2026-12-21T09:00:00+08:00'
      const queued = await Promise.all([runChild(office.url, at), runChild(office.url, at)])
      expect(queued[0] + queued[1]).toBe(31)
      const notices = await office.db.notice.findMany()
      expect(
        new Set(notices.map(({ kind, recipient, period, step }) => `${kind} ${recipient} ${period} ${step}`))
          .size,
      ).toBe(31)
      expect(notices).toHaveLength(31)
      await office.close()
    },
  )
})
