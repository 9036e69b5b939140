/** 20,000 suggestions over five years: digest, desk list, similarity, public search and rates, each beside raw SQL in the same run. */
import Database from 'better-sqlite3'
import { zone } from '../test/people.ts'
import { personWithDuties, type Speaker } from '../handlers/people/actions.ts'
import type { Act } from '../handlers/shared/act.ts'
import {
  countPending,
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
function fillSuggestions(file: string): void {
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
  const signer = db.prepare(
    `INSERT INTO "SuggestionSigner" ("suggestionId", "personId", "state", "confirmedText", "confirmedAt") VALUES (?, ?, 'confirmed', 1, ?)`,
  )
  const talked = db.prepare(
    `INSERT INTO "HandlingCommunication" ("suggestionId", "handlingId", "method", "happenedOn", "summary", "recordedById", "recordedAt", "holds") VALUES (?, ?, 'visit', ?, '上门说明', 1, ?, 1)`,
  )
  const reply = db.prepare(
    `INSERT INTO "SuggestionReply" ("id", "suggestionId", "handlingId", "round", "replyClass", "text", "repliedAt", "repliedById") VALUES (?, ?, ?, 1, ?, '已经列入计划。', ?, 1)`,
  )
  const rating = db.prepare(
    `INSERT INTO "SuggestionRating" ("suggestionId", "round", "work", "result", "ratedAt", "ratedById") VALUES (?, 1, 'satisfied', ?, ?, 1)`,
  )
  const promise = db.prepare(
    `INSERT INTO "Commitment" ("suggestionId", "replyId", "unitId", "text", "dueOn", "createdAt", "deliveredAt") VALUES (?, ?, ?, '装好', ?, ?, ?)`,
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
      if (id % 6 === 0) signer.run(id, 1 + ((id + 7) % 2000), at)
      talked.run(id, id, on, at)
      if (!closed) continue
      reply.run(id, id, id, 'ABCD'.charAt(id % 4), at)
      rating.run(id, id % 9 === 0 ? 'basically_satisfied' : 'satisfied', at)
      if (id % 2 === 0) promise.run(id, id, unitId, on, at, id % 4 === 0 ? at : null)
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

interface Compared {
  what: string
  ours: Timed
  raw: Timed
}

/** Each read of the office's, and the like of it in SQL alone. */
export async function measureSuggestions(): Promise<{ suggestions: number; reads: Compared[] }> {
  const district = await makeBenchDistrict(2_000)
  fillSuggestions(district.file)
  const db = openDatabase(district.url)
  const raw = new Database(district.file, { readonly: true })
  const act: Act = { tx: db, now, zone, actor: 'system', via: 'desk' }
  const who = await personWithDuties(db, 1)
  if (!who) throw new Error('nobody looks at the lists')
  const reads = [
    await digest(act, raw),
    await deskList(act, who, raw),
    await publicSearch(act, raw),
    await similarity(act, who, raw),
    await rates(act, raw, 'rates of this year', '2026-01-01', 10),
    await rates(act, raw, 'rates of all five years', '2021-01-01', 3),
  ]
  raw.close()
  await db.$disconnect()
  district.remove()
  return { suggestions: count, reads }
}

/** What is pending, with whom it waits for and until when, as the weekly digest counts it; SQL knows only three months from the day of assignment. */
async function digest(act: Act, raw: Database.Database): Promise<Compared> {
  const ours = await timed(5, async () => {
    let counted = await countPending(act, 0)
    while (counted.next !== null) counted = await countPending(act, counted.next, counted.so)
  })
  const sql = raw.prepare(
    `SELECT "state", count(*), sum(date("assignedAt", '+3 months') < '2026-11-24') FROM "Suggestion"
     WHERE "state" NOT IN ('draft', 'returned', 'not_accepted', 'closed', 'withdrawn') GROUP BY 1`,
  )
  return { what: 'weekly digest', ours, raw: await timed(5, () => sql.all()) }
}

const list = {
  page: 1,
  size: 50,
  sort: 'submitted',
  descending: true,
  query: new URLSearchParams(),
} as const

async function deskList(act: Act, who: Speaker, raw: Database.Database): Promise<Compared> {
  const ours = await timed(20, (round) =>
    pageOfSuggestions(
      act,
      who,
      { view: 'all', category: categories[round % 6] ?? null, unitId: 1 + round, key: false, words: '' },
      list,
    ),
  )
  const where = `FROM "Suggestion" s WHERE "category" = ? AND "id" IN (SELECT h."suggestionId" FROM "Handling" h WHERE h."unitId" = ?)`
  const page = raw.prepare(`SELECT * ${where} ORDER BY "submittedAt" DESC LIMIT 50`)
  const total = raw.prepare(`SELECT count(*) ${where}`)
  const events = raw.prepare(
    `SELECT * FROM "SuggestionEvent" WHERE "suggestionId" IN (SELECT value FROM json_each(?))`,
  )
  const sql = await timed(20, (round) => {
    const given = [categories[round % 6], 1 + round]
    const rows = page.all(...given) as { id: number }[]
    return [total.get(...given), events.all(JSON.stringify(rows.map(({ id }) => id)))]
  })
  return { what: 'desk list by category and unit', ours, raw: sql }
}

async function publicSearch(act: Act, raw: Database.Database): Promise<Compared> {
  const ours = await timed(20, (round) =>
    publicSuggestions(
      act,
      { view: 'all', words: matters[round % 12] ?? '', category: null, unitId: null },
      { page: 1, size: 20 },
    ),
  )
  const where = `FROM "Suggestion" WHERE "number" IS NOT NULL AND NOT "secret" AND "publicity" IN ('full', 'title') AND "title" LIKE ?`
  const page = raw.prepare(`SELECT * ${where} ORDER BY "id" DESC LIMIT 20`)
  const total = raw.prepare(`SELECT count(*) ${where}`)
  const sql = await timed(20, (round) => {
    const holds = `%${matters[round % 12] ?? ''}%`
    return [page.all(holds), total.get(holds)]
  })
  return { what: 'public search', ours, raw: sql }
}

/** SQL has no likeness: it looks for the place and the matter by their letters. */
async function similarity(act: Act, who: Speaker, raw: Database.Database): Promise<Compared> {
  const text = (round: number) => ({
    title: `关于在${places[round % 60] ?? ''}增设${matters[round % 12] ?? ''}的建议`,
    facts: '居民反映多年',
    proposals: '请尽快办理',
  })
  const ours = await timed(40, (round) => similarTo(act, who, text(round), null))
  const sql = raw.prepare(
    `SELECT "id", "number", "title", "state" FROM "Suggestion" WHERE "title" LIKE ? AND "title" LIKE ? ORDER BY "id" DESC LIMIT 3`,
  )
  const plain = await timed(40, (round) =>
    sql.all(`%${places[round % 60] ?? ''}%`, `%${matters[round % 12] ?? ''}%`),
  )
  return { what: 'similar ones', ours, raw: plain }
}

async function rates(
  act: Act,
  raw: Database.Database,
  what: string,
  from: string,
  rounds: number,
): Promise<Compared> {
  const ours = await timed(rounds, () => suggestionStatistics(act, { from, to: '2026-11-24' }, 'unit'))
  const sql = raw.prepare(
    `SELECT u."name", count(*), sum(date(r."repliedAt") <= date(h."assignedAt", '+3 months')),
       sum(EXISTS (SELECT 1 FROM "HandlingCommunication" c WHERE c."handlingId" = h."id" AND c."holds")),
       sum(g."result" = 'satisfied'), sum(g."result" IS NOT NULL),
       sum((SELECT count(*) FROM "Commitment" p WHERE p."suggestionId" = s."id" AND p."deliveredAt" IS NOT NULL))
     FROM "Suggestion" s JOIN "Handling" h ON h."suggestionId" = s."id" JOIN "HandlingUnit" u ON u."id" = h."unitId"
       LEFT JOIN "SuggestionReply" r ON r."handlingId" = h."id"
       LEFT JOIN "SuggestionRating" g ON g."suggestionId" = s."id"
     WHERE s."acceptedAt" >= ? AND s."state" NOT IN ('draft', 'submitted', 'returned', 'not_accepted', 'withdrawn')
     GROUP BY 1`,
  )
  return { what, ours, raw: await timed(rounds, () => sql.all(from)) }
}
