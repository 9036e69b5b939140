/** The office's pages over five years of data, through the web door; and an Excel export of 50,000 rows as it flows. */
import { performance } from 'node:perf_hooks'
import { newToken, sha256 } from '../handlers/shared/ids.ts'
import { openDatabase } from '../prisma/client.ts'
import { csrfIn, startWeb, Visitor } from '../test/web/web.ts'
import { clerkId, makeFiveYears } from './desk.ts'
import { percentile, residentMb } from './measure.ts'

const now = new Date('2026-11-24T09:30:00+08:00')
const rounds = 15

const paths = [
  '/desk',
  '/desk/contacts',
  '/desk/contacts?office=7',
  '/desk/contacts/person/42',
  '/desk/contacts/4242',
  '/desk/contacts/concerns',
  '/desk/outbox',
  '/desk/settings',
  '/desk/audit',
  '/desk/exports',
] as const

export interface OfficePageFigures {
  pages: { path: string; p50Ms: number; p95Ms: number }[]
  exportRows: number
  exportSeconds: number
  exportMoreMb: number
}

export async function measureOfficePages(): Promise<OfficePageFigures> {
  const district = await makeFiveYears()
  const db = openDatabase(district.url)
  const web = await startWeb(db, { now: () => now })
  const token = newToken()
  await db.deskSession.create({
    data: { tokenHash: sha256(token), personId: clerkId, createdAt: now, lastSeenAt: now, browser: 'bench' },
  })
  const clerk = new Visitor(web)
  clerk.cookies.set('desk', token)
  const pages: OfficePageFigures['pages'] = []
  for (const path of paths) {
    const times: number[] = []
    for (let round = 0; round <= rounds; round++) {
      const started = performance.now()
      const { status } = await clerk.get(path)
      if (status !== 200) throw new Error(`${path}: ${status}`)
      if (round > 0) times.push(performance.now() - started)
    }
    pages.push({ path, p50Ms: percentile(times, 0.5), p95Ms: percentile(times, 0.95) })
  }
  const exported = await measureExport(web.url, token, csrfIn((await clerk.get('/desk/exports')).text))
  await web.close()
  await db.$disconnect()
  district.remove()
  return { pages, ...exported }
}

/** Half of the hundred thousand contacts, read as they come and thrown away. */
async function measureExport(url: string, token: string, csrf: string) {
  const fields = { csrf, kind: 'contacts', format: 'xlsx', from: '2022-01-01', to: '2024-07-01' }
  const before = residentMb(process.pid)
  let most = before
  const started = performance.now()
  const response = await fetch(`${url}/desk/exports`, {
    method: 'POST',
    headers: { Cookie: `desk=${token}`, 'Sec-Fetch-Site': 'same-origin' },
    body: new URLSearchParams(fields),
  })
  const watch = setInterval(() => {
    most = Math.max(most, residentMb(process.pid))
  }, 50)
  let bytes = 0
  for await (const piece of response.body ?? []) bytes += (piece as Uint8Array).byteLength
  clearInterval(watch)
  if (response.status !== 200 || bytes < 100_000)
    throw new Error(`export: ${response.status}, ${bytes} bytes`)
  const exportSeconds = (performance.now() - started) / 1000
  return { exportRows: 50_000, exportSeconds, exportMoreMb: most - before }
}
