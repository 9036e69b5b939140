/** 桥东一组 with its liaison and nine deputies, and the deputies' affairs office: every test of a story begins anew. */
import { afterEach, beforeEach } from 'vitest'
import type { Plan } from '../../handlers/activity/rules.ts'
import { nobodyAsked } from '../../handlers/activity/rules.ts'
import { speakerOf, type Speaker } from '../../handlers/people/actions.ts'
import type { Act, Db } from '../../handlers/shared/act.ts'
import { jobs, runJob } from '../../jobs/schedule.ts'
import { openSqlite, type TestDatabase } from '../databases.ts'
import {
  chatOf,
  inAct,
  later,
  makeDeputy,
  makeDistrict,
  makeLiaison,
  makeStaff,
  senderOf,
  tuesday,
  zone,
  type Chat,
  type District,
} from '../people.ts'

export const names = [
  '周明远',
  '陈秀兰',
  '何建平',
  '罗小燕',
  '谭志刚',
  '邓国庆',
  '韩雪梅',
  '丁立新',
  '程春生',
]

export const at = (text: string): Date => new Date(`${text}+08:00`)

export interface Office {
  test: TestDatabase
  db: Db
  district: District
  deputies: Record<string, Awaited<ReturnType<typeof makeDeputy>>>
  liu: Awaited<ReturnType<typeof makeLiaison>>
  liang: Awaited<ReturnType<typeof makeStaff>>
  /** Runs on a second a message; a test may move it. */
  now: Date
  chat: (name: string) => Chat
  /** One of them acts, in a transaction of his own. */
  as: <T>(contactId: string, work: (act: Act, who: Speaker) => Promise<T>) => Promise<T>
}

/** Fills an office in a fresh database. */
export async function makeOffice(test: TestDatabase, size = 9): Promise<Office> {
  const { db } = test
  const district = await makeDistrict(db)
  const deputies: Office['deputies'] = {}
  for (let index = 0; index < size; index++) {
    const name = names[index] ?? `代表${String(index).padStart(3, '0')}`
    deputies[name] = await makeDeputy(db, district, name, index === 0 ? [['张德发', '老张'], '王桂英'] : [])
  }
  const liu = await makeLiaison(db, district, '刘洁')
  const liang = await makeStaff(db, '梁慧', ['代表工委'])
  const office: Office = {
    test,
    db,
    district,
    deputies,
    liu,
    liang,
    now: tuesday,
    chat: (name) => chatIn(office, name),
    as: (contactId, work) => actAs(db, contactId, office.now, work),
  }
  return office
}

/** Whoever is called so talks, a second later each time. */
function chatIn(office: Office, name: string): Chat {
  const contactIds: Record<string, string> = { 刘洁: office.liu.contactId, 梁慧: office.liang.contactId }
  const contactId = contactIds[name] ?? office.deputies[name]?.contactId ?? name
  return chatOf(office.db, contactId, () => (office.now = later(office.now, { seconds: 1 })))
}

/** A bound person acts, in a transaction of his own. */
const actAs = <T>(
  db: Db,
  contactId: string,
  now: Date,
  work: (act: Act, who: Speaker) => Promise<T>,
): Promise<T> =>
  inAct(
    db,
    async (act) => {
      const who = await speakerOf(act.tx, senderOf(contactId))
      if (!who) throw new Error(`${contactId} is not bound`)
      return work({ ...act, actor: `person:${who.personId}` }, who)
    },
    now,
  )

/** Opens the office before each test of a block, on SQLite or the given database. */
export function beginOffice(size = 9, open: () => Promise<TestDatabase> = openSqlite): Office {
  const office = {} as Office
  beforeEach(async () => {
    Object.assign(office, await makeOffice(await open(), size))
    office.chat = (name) => chatIn(office, name)
    office.as = (contactId, work) => actAs(office.db, contactId, office.now, work)
  })
  afterEach(() => office.test.close())
  return office
}

/** A group's research on a Saturday, with what is changed of it. */
export const planFor = (
  office: { district: { group: { id: number } } },
  change: Partial<Plan> = {},
): Plan => ({
  kind: 'special_research',
  topic: null,
  title: '老旧小区调研',
  startsAt: at('2026-12-05T14:30'),
  endsAt: null,
  place: '桥东社区',
  level: 'group',
  groupId: office.district.group.id,
  officeId: null,
  audience: { ...nobodyAsked, roles: ['deputy'], groups: [office.district.group.id] },
  seats: null,
  answerBy: null,
  needsReceipt: true,
  materials: null,
  bring: null,
  hours: null,
  doorOnly: false,
  ...change,
})

/** Runs a job through at an instant; answers its lines. */
export async function runJobAt(db: Db, name: string, now: Date, dryRun = false) {
  const job = jobs.find((one) => one.name === name)
  if (!job) throw new Error(`no job ${name}`)
  const lines = []
  for await (const some of runJob({ db, zone, now: () => now }, job, now, dryRun)) lines.push(...some)
  return lines
}
