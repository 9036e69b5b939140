/** A district of any size in a fresh SQLite file: deputies with ten voters each, every one bound. */
import { closeSync, fsyncSync, mkdtempSync, openSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import Database from 'better-sqlite3'
import { migrate } from '../prisma/migrate.ts'

export interface BenchDistrict {
  file: string
  url: string
  remove(): void
}

const groupSize = 14
const surnames = '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜'
const given = '伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英'

/** Invented names, distinct within a deputy's ten voters. */
export const nameOf = (index: number): string =>
  surnames.charAt(index % surnames.length) +
  given.charAt(Math.floor(index / surnames.length) % given.length) +
  given.charAt((index * 7 + 3) % given.length)

export async function makeBenchDistrict(deputies: number): Promise<BenchDistrict> {
  const dir = mkdtempSync(path.join(tmpdir(), 'renda-bench-'))
  const file = path.join(dir, 'office.db')
  await migrate(`file:${file}`, new Date())
  const db = new Database(file)
  db.pragma('synchronous = OFF')
  const at = new Date().toISOString()
  db.transaction(() => {
    db.exec(`INSERT INTO "Term" ("id", "name", "current") VALUES (1, '第十八届', 1);
      INSERT INTO "Office" ("id", "name", "kind") VALUES (1, '桥东街道人大联络处', 'subdistrict_liaison_office');
      INSERT INTO "Constituency" ("id", "number", "name", "officeId") VALUES (1, '1', '第1选区', 1);
`)
    const group = db.prepare(
      'INSERT INTO "DeputyGroup" ("id", "name", "officeId", "liaisonId") VALUES (?, ?, 1, ?)',
    )
    const person = db.prepare('INSERT INTO "Person" ("id", "name", "createdAt") VALUES (?, ?, ?)')
    const deputy = db.prepare(
      'INSERT INTO "Deputy" ("id", "personId", "termId", "cardNo", "constituencyId", "groupId", "isNew") VALUES (?, ?, 1, ?, 1, ?, 0)',
    )
    const voter = db.prepare('INSERT INTO "Voter" ("id", "name", "constituencyId") VALUES (?, ?, 1)')
    const link = db.prepare('INSERT INTO "VoterLink" ("deputyId", "voterId") VALUES (?, ?)')
    const identity = db.prepare(
      `INSERT INTO "WechatIdentity" ("puppet", "account", "contactId", "personId", "activeKey", "boundAt") VALUES ('bench', 'bot', ?, ?, ?, ?)`,
    )
    for (let id = 1; id <= deputies; id++) {
      person.run(id, nameOf(id * 31), at)
      if (id % groupSize === 1) group.run(Math.ceil(id / groupSize), `第${Math.ceil(id / groupSize)}组`, id)
      deputy.run(id, id, `B-${id}`, Math.ceil(id / groupSize))
      identity.run(`p${id}`, id, `bench|bot|p${id}`, at)
      for (let index = 0; index < 10; index++) {
        voter.run(id * 10 + index, nameOf(index))
        link.run(id, id * 10 + index)
      }
    }
  })()
  db.close()
  toDisk(file)
  return {
    file,
    url: `file:${file}`,
    remove: () => {
      rmSync(dir, { recursive: true, force: true })
    },
  }
}

/** What was written without waiting for the disk is on it before anything is measured: else the first commit waits for all. */
function toDisk(file: string): void {
  const handle = openSync(file, 'r+')
  fsyncSync(handle)
  closeSync(handle)
}
