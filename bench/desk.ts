/** A district after five years, for the desk's benchmarks: 2,000 deputies, 20,000 voters, 100,000 contacts. */
import Database from 'better-sqlite3'
import { searchTextOf } from '../handlers/language/findable.ts'
import { findPeople } from '../handlers/people/registry/finding.ts'
import type { PeopleFilter } from '../handlers/people/registry/rules.ts'
import { openDatabase } from '../prisma/client.ts'
import { makeBenchDistrict, nameOf, type BenchDistrict } from './district.ts'
import { percentile } from './measure.ts'

const deputies = 2_000
const votersEach = 10
const contactsEach = 50
const offices = 12
/** One of the deputies' affairs office, bound as `p` + number. */
export const clerkId = deputies + 1

/**
 * Every deputy reports some 50 contacts over the 20 quarters that end with the fourth of 2026, a third of them with a
 * concern. Groups are spread over 12 offices. One clerk (代表工委, 系统管理) has a bound WeChat.
 */
export async function makeFiveYears(): Promise<BenchDistrict> {
  const district = await makeBenchDistrict(deputies)
  const db = new Database(district.file)
  db.pragma('synchronous = OFF')
  db.transaction(() => {
    spreadOverOffices(db)
    nameEverybody(db)
    reportFiveYears(db)
    addClerk(db)
  })()
  db.exec('ANALYZE')
  db.close()
  return district
}

function spreadOverOffices(db: Database.Database): void {
  const office = db.prepare('INSERT INTO "Office" ("id", "name", "kind") VALUES (?, ?, ?)')
  for (let id = 2; id <= offices; id++) office.run(id, `第${id}街道人大联络处`, 'subdistrict_liaison_office')
  db.exec(`UPDATE "DeputyGroup" SET "officeId" = 1 + "id" % ${offices};
    UPDATE "Deputy" SET "cardNo" = 'QL18-' || substr('0000' || "id", -4)`)
}

function nameEverybody(db: Database.Database): void {
  const person = db.prepare('UPDATE "Person" SET "searchText" = ?, "phone" = ? WHERE "id" = ?')
  const voter = db.prepare('UPDATE "Voter" SET "searchText" = ?, "phone" = ?, "name" = ? WHERE "id" = ?')
  for (let id = 1; id <= deputies; id++) {
    person.run(searchTextOf([nameOf(id * 31)]), `138${String(id * 7919).padStart(8, '0')}`, id)
    for (let index = 0; index < votersEach; index++) {
      const number = id * 10 + index
      const name = nameOf(number * 13)
      voter.run(searchTextOf([name]), `139${String(number * 311).padStart(8, '0')}`, name, number)
    }
  }
}

function reportFiveYears(db: Database.Database): void {
  const report = db.prepare(
    `INSERT INTO "ContactReport" ("id", "contactorId", "contactorRole", "method", "occurredOn", "summary", "source", "recordedById", "recordedAt")
     VALUES (?, ?, 'deputy', ?, ?, ?, 'chat', ?, ?)`,
  )
  const contact = db.prepare(
    `INSERT INTO "Contact" ("id", "reportId", "contactorId", "contactorRole", "occurredOn", "counts", "voterId") VALUES (?, ?, ?, 'deputy', ?, 1, ?)`,
  )
  const concern = db.prepare(
    'INSERT INTO "Concern" ("id", "text", "ownerId", "reportId", "createdAt") VALUES (?, ?, ?, ?, ?)',
  )
  const raiser = db.prepare('INSERT INTO "ConcernRaiser" ("concernId", "contactId") VALUES (?, ?)')
  const methods = ['visit', 'phone', 'interview', 'forum']
  let id = 0
  for (let turn = 0; turn < contactsEach; turn++) {
    for (let deputy = 1; deputy <= deputies; deputy++) {
      id++
      // days run through five years, 2022-01-01 to 2026-12-31, a little apart for each deputy
      const day = new Date(Date.UTC(2022, 0, 1 + Math.floor((turn * 1826) / contactsEach) + (deputy % 30)))
      const occurredOn = day.toISOString().slice(0, 10)
      const at = `${occurredOn}T03:00:00.000+00:00`
      const text = `${nameOf(id)}反映小区第${id % 40}栋路灯不亮`
      report.run(id, deputy, methods[id % methods.length], occurredOn, text, deputy, at)
      contact.run(id, id, deputy, occurredOn, deputy * 10 + (turn % votersEach))
      if (id % 3 > 0) continue
      concern.run(id, text, deputy, id, at)
      raiser.run(id, id)
    }
  }
}

function addClerk(db: Database.Database): void {
  const at = '2022-01-01T00:00:00.000+00:00'
  db.prepare('INSERT INTO "Person" ("id", "name", "searchText", "createdAt") VALUES (?, ?, ?, ?)').run(
    clerkId,
    '梁慧',
    searchTextOf(['梁慧']),
    at,
  )
  db.prepare('INSERT INTO "Staff" ("id", "personId") VALUES (1, ?)').run(clerkId)
  for (const role of ['代表工委', '系统管理'])
    db.prepare('INSERT INTO "StaffRole" ("staffId", "role") VALUES (1, ?)').run(role)
  db.prepare(
    `INSERT INTO "WechatIdentity" ("puppet", "account", "contactId", "personId", "activeKey", "boundAt") VALUES ('bench', 'bot', ?, ?, ?, ?)`,
  ).run(`p${clerkId}`, clerkId, `bench|bot|p${clerkId}`, at)
}

export interface DeskFigures {
  people: number
  searchP50Ms: number
  searchP95Ms: number
}

/** Searches as a clerk types them: names, first letters, sounds, tails, groups, filters, far pages. */
const searches: readonly [typed: string, filter: Partial<PeopleFilter>, page: number][] = [
  ['', {}, 1],
  ['', {}, 40],
  ['', { role: 'deputy' }, 3],
  ['', { role: 'voter' }, 300],
  ['', { bound: false }, 1],
  ['', { officeId: 7 }, 1],
  ['', { groupId: 33, role: 'deputy' }, 1],
  ['zmy', {}, 1],
  ['zhang', {}, 2],
  ['wei', {}, 5],
  ['李伟', {}, 1],
  ['王', {}, 1],
  ['1234', {}, 1],
  ['7', {}, 1],
  ['13800007919', {}, 1],
  ['QL18-0042', {}, 1],
  ['第33组', {}, 1],
  ['第7街道 zhao', {}, 1],
  ['nobodyiscalledthis', {}, 1],
]

/** The people search over five years of data. */
export async function measureDesk(rounds: number): Promise<DeskFigures> {
  const district = await makeFiveYears()
  const db = openDatabase(district.url)
  const times: number[] = []
  for (let round = 0; round <= rounds; round++)
    for (const [typed, filter, page] of searches) {
      const started = performance.now()
      await findPeople(
        { tx: db },
        typed,
        { role: null, officeId: null, groupId: null, bound: null, voters: true, ...filter },
        { sort: 'name', descending: false, page, size: 50 },
      )
      if (round > 0) times.push(performance.now() - started)
    }
  await db.$disconnect()
  district.remove()
  const people = deputies * (1 + votersEach)
  return { people, searchP50Ms: percentile(times, 0.5), searchP95Ms: percentile(times, 0.95) }
}
