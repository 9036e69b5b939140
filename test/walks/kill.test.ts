import { fork } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { addDays, instantOf, quarter } from '../../handlers/shared/days.ts'
import { openSqlite } from '../databases.ts'
import { makeDeputy, makeDistrict, zone } from '../people.ts'

const kills = 200

/** Working days at nine, three days before the end of one quarter after the other: each start has new reminders to say. */
const startOf = (kill: number): Date => {
  const { to } = quarter(2027, 1 + Math.floor(kill / 3))
  return instantOf(addDays(to, [-30, -10, -3][kill % 3] ?? 0), '09:00', zone)
}

async function runAndKill(env: Record<string, string>, afterMs: number): Promise<void> {
  const child = fork(path.join(import.meta.dirname, 'kill.child.ts'), {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const gone = new Promise((resolve) => child.once('exit', resolve))
  await Promise.race([new Promise((resolve) => child.once('message', resolve)), gone])
  await sleep(afterMs)
  child.kill('SIGKILL')
  await gone
}

interface Accepted {
  to?: string
  text?: string
  redelivered?: string
}

test(
  'killed at 200 moments while 20 people report: nothing acknowledged is lost, doubled or half, no reminder said twice',
  { timeout: 900_000 },
  async () => {
    const dir = mkdtempSync(path.join(tmpdir(), 'renda-kill-'))
    const journal = path.join(dir, 'journal.jsonl')
    const office = await openSqlite()
    const district = await makeDistrict(office.db)
    for (let person = 1; person <= 20; person++)
      await makeDeputy(office.db, district, `代表${person}`, ['张德发', '王桂英', '赵磊'])
    for (let kill = 0; kill < kills; kill++)
      await runAndKill(
        {
          KILL_URL: office.url,
          KILL_JOURNAL: journal,
          KILL_AT: startOf(kill).toISOString(),
          NODE_COMPILE_CACHE: path.join(dir, 'compiled'),
        },
        Math.random() * 250,
      )

    const accepted = readFileSync(journal, 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as Accepted)
    const receipts = accepted.flatMap(({ text }) => /编号(\d+)/.exec(text ?? '')?.[1] ?? [])
    expect(receipts.length).toBeGreaterThan(kills)
    const acknowledged = new Set([...receipts.map(Number)])

    const file = new Database(office.url.slice(5), { readonly: true })
    const stored = file
      .prepare<
        [],
        {
          id: number
          messageId: string
          contacts: number
          concerns: number
          raisers: number
          audits: number
          answers: number
        }
      >(
        `
    SELECT r.id, r.messageId,
      (SELECT count(*) FROM Contact c WHERE c.reportId = r.id) AS contacts,
      (SELECT count(*) FROM Concern c WHERE c.reportId = r.id) AS concerns,
      (SELECT count(*) FROM ConcernRaiser x JOIN Concern c ON c.id = x.concernId WHERE c.reportId = r.id) AS raisers,
      (SELECT count(*) FROM Audit a WHERE a.subject = 'report:' || r.id) AS audits,
      (SELECT count(*) FROM Notice n JOIN Inbound i ON n.period = CAST(i.id AS TEXT) WHERE n.kind = 'answer' AND i.messageId = r.messageId) AS answers
    FROM ContactReport r`,
      )
      .all()
    const ids = new Set(stored.map(({ id }) => id))
    expect([...acknowledged].filter((id) => !ids.has(id))).toEqual([])
    expect(new Set(stored.map(({ messageId }) => messageId)).size).toBe(stored.length)
    expect(
      stored.filter((one) =>
        [one.contacts, one.concerns, one.raisers, one.audits, one.answers].some((count) => count !== 1),
      ),
    ).toEqual([])
    expect(file.pragma('quick_check', { simple: true })).toBe('ok')
    file.close()

    const reminders = accepted.flatMap(({ text }) =>
      [...(text ?? '').matchAll(/〔(.+?)〕/g)].map((match) => match[1]),
    )
    expect(reminders.length).toBeGreaterThan(kills / 4)
    expect(new Set(reminders).size).toBe(reminders.length)
    await office.close()
    rmSync(dir, { recursive: true, force: true })
  },
)
