import { afterEach, beforeEach, expect, it } from 'vitest'
import { main } from '../../handlers/cli.ts'
import { openSqlite, type TestDatabase } from '../databases.ts'
import { makeDeputy, makeDistrict } from '../people.ts'

let office: TestDatabase
beforeEach(async () => {
  office = await openSqlite()
  await makeDeputy(office.db, await makeDistrict(office.db), '周明远', ['张德发'])
})
afterEach(() => office.close())

async function run(...words: string[]) {
  let out = ''
  let err = ''
  const streams = { out: (text: string) => void (out += text), err: (text: string) => void (err += text) }
  const exitCode = await main(['job', ...words], { DATABASE_URL: office.url }, streams)
  return { exitCode, out, err }
}

const tenDaysBefore = ['contact-quota', '--at', '2026-12-21T09:00:00+08:00', '--json']

it('lists every job in a line with the time of its next run', async () => {
  const { exitCode, out } = await run('list')
  expect(exitCode).toBe(0)
  const lines = out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { name: string })
  for (const line of lines) expect(Object.keys(line)).toEqual(['name', 'schedule', 'next', 'about'])
  expect(lines.map(({ name }) => name)).toEqual([
    'contact-quota',
    'contact-day',
    'suggestion-clock',
    'pending-digest',
    'annual-report',
    'commitments',
    'activity-notice',
    'activity-record',
    'group-rhythm',
    'invitation-watch',
  ])
})

it('a rehearsal says who would be reminded and writes nothing', async () => {
  const { out } = await run(...tenDaysBefore, '--dry-run')
  expect(JSON.parse(out)).toMatchObject({ name: '周明远', period: '2026Q4', step: 'T-10', status: 'queued' })
  expect(await office.db.notice.count()).toBe(0)
})

it('a second run says that it was done already', async () => {
  await run(...tenDaysBefore)
  expect(JSON.parse((await run(...tenDaysBefore)).out)).toMatchObject({ status: 'already' })
  expect(await office.db.notice.count()).toBe(1)
})

it.each([
  [['nobody-knows']],
  [['contact-quota', '--at', 'tomorrow']],
  [['contact-quota', '--no-such-option']],
  [[]],
])('wrong usage %j is told in one line, with exit code 2', async (words) => {
  const { exitCode, err } = await run(...words)
  expect(exitCode).toBe(2)
  expect(err.trim().split('\n')).toHaveLength(1)
})
