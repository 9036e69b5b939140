import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { freePort } from '../postgres.ts'

const root = path.resolve(import.meta.dirname, '../..')
let dir: string

beforeEach(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'renda-main-'))
})

afterEach(() => {
  rmSync(dir, { recursive: true, force: true })
})

/** The program as `npm start` runs it. */
function start(env: Record<string, string>) {
  const child = spawn(process.execPath, ['--import', 'tsx', 'bot/main.ts'], {
    cwd: root,
    env: { PATH: process.env['PATH'] ?? '', HOME: dir, DATABASE_URL: `file:${dir}/office.db`, ...env },
  })
  let output = ''
  child.stdout.on('data', (piece: Buffer) => (output += piece.toString()))
  child.stderr.on('data', (piece: Buffer) => (output += piece.toString()))
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve))
  return { child, ended, output: () => output }
}

async function until<T>(look: () => Promise<T | null>, withinMs = 20_000): Promise<T> {
  for (let waited = 0; waited < withinMs; waited += 100) {
    const seen = await look().catch(() => null)
    if (seen !== null) return seen
    await sleep(100)
  }
  throw new Error('it did not happen in time')
}

const health = (url: string) =>
  until(async () => {
    const response = await fetch(`${url}/healthz`)
    return response.status === 200 ? ((await response.json()) as Record<string, unknown>) : null
  })

const say = (url: string, as: string, text: string) =>
  fetch(`${url}/local/say?as=${as}`, {
    method: 'POST',
    headers: { Origin: url, 'Content-Type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ as, text }),
    redirect: 'manual',
  })

test(
  'an empty database becomes a district, a report is receipted, no name or phone reaches the log, SIGTERM ends it',
  { timeout: 180_000 },
  async () => {
    const port = await freePort()
    const url = `http://127.0.0.1:${port}`
    const office = start({ PORT: String(port), LOG_LEVEL: 'info', CLOCK: '2026-11-24T20:00:00+08:00' })
    expect(await health(url)).toMatchObject({
      status: 'ok',
      puppet: 'local',
      loggedIn: true,
      database: 'ok',
      outbox: { queued: expect.any(Number) as unknown, unknown: 0, failed: 0 },
    })

    const file = new Database(path.join(dir, 'office.db'), { timeout: 5_000 })
    // nothing waits but the activities ahead and what the jobs of this day remind of
    const ofToday = ['activity', 'annual-report', 'answer', 'commitments', 'group-rhythm', 'group-rhythm-office', 'pending-digest', 'suggestion-clock'] // prettier-ignore
    const kinds = file.prepare<[], { kind: string }>(`SELECT DISTINCT "kind" FROM "Notice"`).all()
    expect(kinds.map(({ kind }) => kind).filter((kind) => !ofToday.includes(kind))).toEqual([])
    const { id } = file
      .prepare<[], { id: number }>(`SELECT "id" FROM "Person" WHERE "name" = '周明远'`)
      .get() ?? { id: 0 }
    const reports = () =>
      file.prepare<[], { n: number }>(`SELECT count(*) AS n FROM "ContactReport"`).get()?.n ?? 0
    const before = reports()
    const answered = (count: number) =>
      until(() =>
        Promise.resolve(
          file.prepare(`SELECT 1 FROM "Notice" WHERE "kind" = 'answer'`).all().length >= count || null,
        ),
      )
    expect((await say(url, `p${id}`, '走访 张德发 反映金丝雀路灯不亮 电话13800009999')).status).toBeLessThan(
      400,
    )
    await answered(1)
    expect(reports()).toBe(before + 1)

    // a fault in the middle of a record: the query that fails carries names and texts
    file.exec('ALTER TABLE "Concern" RENAME TO "Gone"')
    await say(url, `p${id}`, '走访 王桂英 反映金丝雀停水 电话13800009998')
    await answered(2)
    file.exec('ALTER TABLE "Gone" RENAME TO "Concern"')
    const said = file
      .prepare<[], { text: string }>(`SELECT "text" FROM "Notice" WHERE "kind" = 'answer' ORDER BY "id" DESC`)
      .get()
    expect(said?.text).toMatch(/^出错了，编号[0-9A-F]{6}，这条没有记/)
    expect(reports()).toBe(before + 1)
    file.close()

    const asked = performance.now()
    office.child.kill('SIGTERM')
    expect(await office.ended).toBe(0)
    expect(performance.now() - asked).toBeLessThan(10_000)
    const log = office.output()
    expect(log).toMatch(/"number":"[0-9A-F]{6}"/)
    expect(log).not.toMatch(/金丝雀|周明远|张德发|王桂英|138000099/)
  },
)

const refused: [string, Record<string, string>, string][] = [
  ['a port that is no number', { PORT: 'http' }, 'PORT'],
  ['the chat page in production', { NODE_ENV: 'production' }, 'NODE_ENV'],
  ['the chat page for everybody', { HOST: '0.0.0.0' }, 'HOST'],
  ['another clock in production', { NODE_ENV: 'production', CLOCK: '2026-12-21T09:00:00+08:00' }, 'CLOCK'],
  ['a service without a token', { WECHATY_PUPPET: 'wechaty-puppet-service' }, 'WECHATY_PUPPET_SERVICE_TOKEN'],
  ['a database of an unknown kind', { DATABASE_URL: 'mysql://x' }, 'DATABASE_URL'],
]

test.each(refused)('%s is refused at start with one line and exit code 2', async (_what, env, name) => {
  const office = start(env)
  expect(await office.ended).toBe(2)
  expect(office.output()).toContain(name)
  expect(office.output().trim().split('\n')).toHaveLength(1)
})
