/** The floor: the rows of one report by better-sqlite3 alone, one durable commit a message. */
import { createHash } from 'node:crypto'
import Database from 'better-sqlite3'

/** Messages a second over `count` messages. */
export function measureFloor(file: string, count: number): number {
  const db = new Database(file)
  db.pragma('journal_mode = WAL')
  db.prepare('SELECT count(*) FROM "Term"').get()
  db.pragma('synchronous = FULL')
  const inbound = db.prepare(
    `INSERT INTO "Inbound" ("account", "messageId", "conversation", "fromId", "text", "sentAt", "receivedAt", "personId", "intent") VALUES ('floor', ?, ?, ?, ?, ?, ?, ?, 'contact.log')`,
  )
  const report = db.prepare(
    `INSERT INTO "ContactReport" ("contactorId", "contactorRole", "method", "occurredOn", "summary", "source", "recordedById", "recordedAt", "messageId", "messageAccount") VALUES (?, 'deputy', 'visit', '2026-11-24', ?, 'chat', ?, ?, ?, 'floor')`,
  )
  const contact = db.prepare(
    `INSERT INTO "Contact" ("reportId", "contactorId", "contactorRole", "occurredOn", "counts", "voterId") VALUES (?, ?, 'deputy', '2026-11-24', 1, ?)`,
  )
  const concern = db.prepare(
    `INSERT INTO "Concern" ("text", "ownerId", "reportId", "createdAt") VALUES (?, ?, ?, ?)`,
  )
  const raiser = db.prepare(`INSERT INTO "ConcernRaiser" ("concernId", "contactId") VALUES (?, ?)`)
  const audit = db.prepare(
    `INSERT INTO "Audit" ("at", "actor", "via", "action", "subject", "after", "prevHash", "hash") VALUES (?, ?, 'chat', 'contact.report', ?, ?, ?, ?)`,
  )
  const notice = db.prepare(
    `INSERT INTO "Notice" ("kind", "recipient", "period", "step", "account", "contactId", "text", "promise", "state", "queuedAt", "notBefore", "sentAt") VALUES ('answer', ?, ?, '1', 'floor', ?, ?, 'at_least_once', 'sent', ?, ?, ?)`,
  )
  const at = new Date().toISOString()
  let prevHash = '0'.repeat(64)
  const record = db.transaction((index: number) => {
    const person = (index % 100) + 1
    const text = `走访 张德发 反映${index}号楼路灯不亮`
    const message = inbound.run(`floor-${index}`, `floor|p${person}`, `p${person}`, text, at, at, person)
    const { lastInsertRowid: id } = report.run(person, text, person, at, `floor-${index}`)
    const { lastInsertRowid: contactId } = contact.run(id, person, person * 10)
    const { lastInsertRowid: concernId } = concern.run(`${index}号楼路灯不亮`, person, id, at)
    raiser.run(concernId, contactId)
    const hash = createHash('sha256')
      .update(prevHash + text)
      .digest('hex')
    audit.run(
      at,
      `person:${person}`,
      `report:${id}`,
      JSON.stringify({ text, person, method: 'visit' }),
      prevHash,
      hash,
    )
    prevHash = hash
    notice.run(`floor|p${person}`, String(message.lastInsertRowid), `p${person}`, `已记：${text}`, at, at, at)
  })
  const started = performance.now()
  for (let index = 0; index < count; index++) record(index)
  const rate = count / ((performance.now() - started) / 1000)
  db.close()
  return rate
}
