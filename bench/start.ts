/** From `npm start`'s command on an empty database to the first receipt on the chat page. */
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { freePort } from '../test/postgres.ts'
import { residentMb } from './measure.ts'

export interface StartFigures {
  healthySeconds: number
  firstReceiptSeconds: number
  residentMb: number
}

export async function measureStart(): Promise<StartFigures> {
  const dir = mkdtempSync(path.join(tmpdir(), 'renda-start-'))
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const started = performance.now()
  const child = spawn(process.execPath, ['--import', 'tsx', 'bot/main.ts'], {
    cwd: path.resolve(import.meta.dirname, '..'),
    env: { ...process.env, DATABASE_URL: `file:${dir}/office.db`, PORT: String(port), LOG_LEVEL: 'silent' },
    stdio: 'ignore',
  })
  try {
    await until(async () => (await fetch(`${url}/healthz`)).status === 200)
    const healthySeconds = (performance.now() - started) / 1000
    const as = await contactOf(url, '周明远')
    await fetch(`${url}/local/say?as=${as}`, {
      method: 'POST',
      headers: { Origin: url, 'Content-Type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ as, text: '走访 张德发 反映3栋路灯不亮' }),
      redirect: 'manual',
    })
    await until(async () => (await (await fetch(`${url}/?as=${as}`)).text()).includes('本季第1/10位'))
    const firstReceiptSeconds = (performance.now() - started) / 1000
    return { healthySeconds, firstReceiptSeconds, residentMb: residentMb(child.pid ?? 0) }
  } finally {
    child.kill('SIGTERM')
    await new Promise((resolve) => child.once('exit', resolve))
    rmSync(dir, { recursive: true, force: true })
  }
}

async function contactOf(url: string, name: string): Promise<string> {
  const page = await (await fetch(`${url}/local/people?q=${encodeURIComponent(name)}`)).text()
  return /as=(p\d+)/.exec(page)?.[1] ?? ''
}

/** A loaded machine is slow, and that is a figure; only a program that never comes up ends the run. */
const patienceSeconds = 120

async function until(look: () => Promise<boolean>): Promise<void> {
  const end = performance.now() + patienceSeconds * 1000
  while (performance.now() < end) {
    if (await look().catch(() => false)) return
    await sleep(25)
  }
  throw new Error(`it did not happen within ${patienceSeconds} s`)
}
