/** 20,000 suggestions over five years: desk list, similarity, rates and the public search, each beside raw SQL in the same run. */
import Database from 'better-sqlite3'
import { zone } from '../test/people.ts'
import { personWithDuties } from '../handlers/people/actions.ts'
import type { Act } from '../handlers/shared/act.ts'
import {
  pageOfSuggestions,
  publicSuggestions,
  similarTo,
  suggestionStatistics,
} from '../handlers/suggestion/actions.ts'
import { openDatabase } from '../prisma/client.ts'
import { makeBenchDistrict } from './district.ts'
import { percentile } from './measure.ts'

const count = 20_000
const now = new Date('2026-11-24T09:30:00+08:00')
const places = Array.from({ length: 60 }, (_, index) => `第${index + 1}社区`)
const matters = '路灯 红绿灯 公交站 幼儿园 卫生室 河道 夜市噪声 充电桩 助餐点 雨污管网 停车位 健身场地'.split(
  ' ',
)
const deeds = ['增设', '改造', '整治', '规范', '完善']
const categories = ['城建环保', '教科文卫', '农业农村', '政治法律', '财政经济', '其他']
const units = 40

/** Nine in ten are closed, the others in the hands of their units. */
function fill(file: string): void {
  const db = new Database(file)
  db.pragma('synchronous = OFF')
  const staff = `INSERT INTO "Staff" ("id", "personId") VALUES (1, 1); INSERT INTO "StaffRole" ("staffId", "role") VALUES (1, '代表工委');`
  const suggestion = db.prepare(
    `INSERT INTO "Suggestion" ("id", "title", "facts", "proposals", "category", "publicity", "state", "number", "series", "serial", "termId", "channel", "leadId", "groupId", "recordedById", "via", "createdAt", "touchedAt", "submittedAt", "acceptedAt", "assignedAt", "repliedAt", "closedAt")
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, '1801B', ?, 1, 'government', ?, 1, 1, 'chat', ?, ?, ?, ?, ?, ?, ?)`,
  )
  const event = db.prepare(
    `INSERT INTO "SuggestionEvent" ("suggestionId", "at", "on", "actor", "party", "move", "details") VALUES (?, ?, ?, 'person:1', 'office', ?, ?)`,
  )
  const handling = db.prepare(
    `INSERT INTO "Handling" ("id", "suggestionId", "unitId", "role", "state", "assignedAt", "assignedById") VALUES (?, ?, ?, 'main', ?, ?, 1)`,
  )
  db.transaction(() => {
    db.exec(staff)
    for (let id = 1; id <= units; id++)
      db.prepare('INSERT INTO "HandlingUnit" ("id", "name", "system") VALUES (?, ?, ?)').run(
        id,
        `第${id}局`,
        'government',
      )
    for (let id = 1; id <= count; id++) {
      const day = new Date(Date.UTC(2021, 10, 25) + Math.floor((id * 1820) / count) * 86_400_000)
      const on = day.toISOString().slice(0, 10)
      const at = `${on}T03:00:00.000+00:00`
      const closed = id <= count * 0.9
      const title = `关于在${places[id % 60] ?? ''}${deeds[id % 5] ?? ''}${matters[(id * 7) % 12] ?? ''}的建议`
      const facts = `${places[id % 60] ?? ''}居民反映${matters[(id * 7) % 12] ?? ''}的问题，涉及${id % 900}户，已有${id % 7}年。`
      const unitId = 1 + (id % units)
      suggestion.run(
        id,
        title,
        facts,
        `请有关单位尽快${deeds[id % 5] ?? ''}，并公布进度。`,
        categories[id % 6],
        id % 3 === 0 ? 'title' : 'full',
        closed ? 'closed' : 'handling',
        `JY-1801B-${String(id).padStart(3, '0')}`,
        id,
        1 + (id % 2000),
        at,
        at,
        at,
        at,
        at,
        closed ? at : null,
        closed ? at : null,
      )
      const steps: [string, unknown][] = [
        ['submit', {}],
        ['accept', {}],
        ['forward', { channel: 'government' }],
        ['assign', { units: [{ unitId, role: 'main' }] }],
        ['sign_for', { unitId }],
        ...(closed
          ? ([
              ['reply', { unitId, role: 'main', assignedOn: on, awaited: 0 }],
              ['rate', { work: 'satisfied', result: 'satisfied' }],
            ] as [string, unknown][])
          : []),
      ]
      for (const [move, details] of steps) event.run(id, at, on, move, JSON.stringify(details))
      handling.run(id, id, unitId, closed ? 'replied' : 'signed', at)
    }
  })()
  db.exec('ANALYZE')
  db.close()
}

interface Timed {
  p50Ms: number
  p95Ms: number
}

async function timed(rounds: number, work: (round: number) => unknown): Promise<Timed> {
  const times: number[] = []
  for (let round = 0; round <= rounds; round++) {
    const started = performance.now()
    await work(round)
    if (round > 0) times.push(performance.now() - started)
  }
  return { p50Ms: percentile(times, 0.5), p95Ms: percentile(times, 0.95) }
}

/** Each read of the office's, and the like of it in SQL alone. */
export async function measureSuggestions() {
  const district = await makeBenchDistrict(2_000)
  fill(district.file)
  const db = openDatabase(district.url)
  const raw = new Database(district.file, { readonly: true })
  const act: Act = { tx: db, now, zone, actor: 'system', via: 'desk' }
  const who = await personWithDuties(db, 1)
  if (!who) throw new Error('nobody looks at the lists')
  const list = {
    page: 1,
    size: 50,
    sort: 'submitted',
    descending: true,
    query: new URLSearchParams(),
  } as const
  const desk = await timed(10, (round) =>
    pageOfSuggestions(
      act,
      who,
      { view: 'all', category: categories[round % 6] ?? null, unitId: 1 + round, key: false, words: '' },
      list,
    ),
  )
  const sql = raw.prepare(
    `SELECT * FROM "Suggestion" s WHERE "category" = ? AND EXISTS (SELECT 1 FROM "Handling" h WHERE h."suggestionId" = s."id" AND h."unitId" = ?) ORDER BY "submittedAt" DESC LIMIT 50`,
  )
  const deskRaw = await timed(10, (round) => sql.all(categories[round % 6], 1 + round))
  const open = await timed(10, (round) =>
    publicSuggestions(
      act,
      { view: 'all', words: matters[round % 12] ?? '', category: null, unitId: null },
      { page: 1, size: 20 },
    ),
  )
  const similar = await timed(20, (round) =>
    similarTo(
      act,
      who,
      {
        title: `关于在${places[round] ?? ''}增设${matters[round % 12] ?? ''}的建议`,
        facts: '居民反映多年',
        proposals: '请尽快办理',
      },
      null,
    ),
  )
  const statistics = await timed(2, () =>
    suggestionStatistics(act, { from: '2026-01-01', to: '2026-11-24' }, 'unit'),
  )
  const rates = raw.prepare(
    `SELECT h."unitId", count(*), sum(s."state" = 'closed') FROM "Handling" h JOIN "Suggestion" s ON s."id" = h."suggestionId" WHERE s."acceptedAt" >= '2026' GROUP BY 1`,
  )
  const statisticsRaw = await timed(10, () => rates.all())
  raw.close()
  await db.$disconnect()
  district.remove()
  return { suggestions: count, desk, deskRaw, open, similar, statistics, statisticsRaw }
}
