/** The board of a district of 2,000 deputies with 100,000 contacts of one year, beside the same sums by raw SQL. */
import Database from 'better-sqlite3'
import { boardOf } from '../handlers/contact/actions.ts'
import { settingsAt } from '../handlers/settings/actions.ts'
import { quarterOf } from '../handlers/shared/days.ts'
import { openDatabase } from '../prisma/client.ts'
import { makeBenchDistrict } from './district.ts'
import { percentile } from './measure.ts'

export interface BoardFigures {
  deputies: number
  contacts: number
  ms: number
  rawMs: number
}

const now = new Date('2026-12-21T09:00:00+08:00')
const rounds = 15

export async function measureBoard(deputies = 2_000, contacts = 100_000): Promise<BoardFigures> {
  const district = await makeBenchDistrict(deputies)
  addContacts(district.file, deputies, contacts)
  const quarter = quarterOf('2026-12-21')
  const raw = new Database(district.file, { readonly: true })
  const rawMs: number[] = []
  for (let round = 0; round < rounds; round++) {
    const started = performance.now()
    raw.prepare(rawSums).all(quarter.from, quarter.to)
    rawMs.push(performance.now() - started)
  }
  raw.close()
  const db = openDatabase(district.url)
  await db.$connect()
  const ms: number[] = []
  for (let round = 0; round < rounds; round++) {
    const started = performance.now()
    const outcome = await db.$transaction(async (tx) => {
      const act = { tx, now, zone: 'Asia/Shanghai', actor: 'system', via: 'desk' } as const
      const settings = await settingsAt(tx, now, act.zone)
      return boardOf(act, office, settings, { quarter, scope: 'district' })
    })
    ms.push(performance.now() - started)
    if (!outcome.ok || outcome.value.sum.deputies !== deputies) throw new Error('the board is not whole')
  }
  await db.$disconnect()
  district.remove()
  return { deputies, contacts, ms: percentile(ms, 0.5), rawMs: percentile(rawMs, 0.5) }
}

const office = {
  personId: 1,
  name: '方主任',
  deputyId: null,
  memberId: null,
  groupId: null,
  constituencyId: null,
  memberPost: null,
  liaisonGroupIds: [],
  isStaff: true,
  staffRoles: ['代表工委'],
  unitIds: [],
}

const rawSums = `SELECT g."officeId", d."groupId", d."id", count(DISTINCT l."voterId"), count(DISTINCT c."reportId")
  FROM "Deputy" d JOIN "DeputyGroup" g ON g."id" = d."groupId"
  LEFT JOIN "Contact" c ON c."contactorId" = d."personId" AND c."contactorRole" = 'deputy' AND c."counts" = 1
    AND c."occurredOn" BETWEEN ? AND ?
  LEFT JOIN "VoterLink" l ON l."deputyId" = d."id" AND l."voterId" = c."voterId" GROUP BY d."id"`

/** The contacts of a year, spread over the deputies, their voters and the days. */
function addContacts(file: string, deputies: number, contacts: number): void {
  const db = new Database(file)
  db.pragma('synchronous = OFF')
  const report = db.prepare(
    `INSERT INTO "ContactReport" ("id", "contactorId", "contactorRole", "method", "occurredOn", "summary", "source", "recordedById", "recordedAt") VALUES (?, ?, 'deputy', 'visit', ?, '走访', 'chat', ?, ?)`,
  )
  const contact = db.prepare(
    `INSERT INTO "Contact" ("reportId", "contactorId", "contactorRole", "occurredOn", "counts", "voterId") VALUES (?, ?, 'deputy', ?, 1, ?)`,
  )
  db.transaction(() => {
    for (let index = 0; index < contacts; index++) {
      const person = (index % deputies) + 1
      const day = new Date(Date.UTC(2026, 0, 1 + ((index * 7) % 355))).toISOString().slice(0, 10)
      report.run(index + 1, person, day, person, now.toISOString())
      contact.run(index + 1, person, day, person * 10 + (index % 9))
    }
  })()
  db.close()
}
