import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { liaisonListHolds, personReminderHolds } from '../../handlers/contact/actions.ts'
import type { DueNotice } from '../../handlers/notice/actions.ts'
import type { Db } from '../../prisma/client.ts'
import { databases, type TestDatabase } from '../databases.ts'
import { inAct, makeDeputy, makeDistrict, makeLiaison, type District } from '../people.ts'
import { deskOf, idOf } from './office.ts'

const notice = (personId: number, period = '2026Q4'): DueNotice => ({
  id: 1,
  kind: 'contact-quota',
  recipient: `person:${personId}`,
  period,
  step: 'T-30',
  personId,
  contactId: null,
  roomId: null,
  mention: null,
  text: '还差2位选民',
  fileId: null,
  subject: '{"quarter":"2026Q4"}',
  promise: 'at_most_once',
  attempts: 0,
  queuedAt: new Date('2026-12-01T08:35:00+08:00'),
  announce: false,
})

describe.each(databases)('before a reminder is said, on $name', ({ open }) => {
  let test: TestDatabase
  let db: Db
  let district: District
  let personId: number
  let zhou: ReturnType<typeof deskOf>
  beforeAll(async () => {
    test = await open()
    db = test.db
    district = await makeDistrict(db)
  })
  afterAll(() => test.close())
  beforeEach(async () => {
    await db.contact.deleteMany()

    const deputy = await makeDeputy(db, district, '周明远', ['张德发', '王桂英'])
    personId = deputy.person.id
    zhou = deskOf(db, deputy.contactId)
  })

  const december = new Date('2026-12-02T09:00:00+08:00')
  const asked = (one = notice(personId), now = december) =>
    inAct(db, (act) => personReminderHolds(act, one), now)

  it('it holds as long as somebody is left, and names those who are left now', async () => {
    await zhou.reports(['张德发'])
    expect(await asked()).toContain('本季度联系选民1/2位，还差1位：王桂英。')
  })

  it('it no longer holds when everybody was reached meanwhile', async () => {
    await zhou.reports(['张德发', '王桂英'])
    expect(await asked()).toBeNull()
  })

  it('it holds again when a report was withdrawn', async () => {
    await zhou.voids(idOf(await zhou.reports(['张德发', '王桂英'])))
    expect(await asked()).toContain('0/2位')
  })

  it('it no longer holds when the quarter is over', async () => {
    expect(await asked(notice(personId), new Date('2027-01-01T00:00:00+08:00'))).toBeNull()
    expect(await asked(notice(personId, '2026Q3'))).toBeNull()
  })

  it('it no longer holds for somebody who is no deputy any more, or is gone', async () => {
    await db.deputy.updateMany({ where: { personId }, data: { termId: (await oldTerm()).id } })
    expect(await asked()).toBeNull()
    expect(await asked(notice(987_654))).toBeNull()
    expect(await asked({ ...notice(personId), personId: null })).toBeNull()
  })

  const oldTerm = () =>
    db.term.upsert({ where: { name: '第十七届' }, create: { name: '第十七届', current: false }, update: {} })

  it("a liaison's list is drawn up anew, of his own groups only", async () => {
    const other = await db.deputyGroup.create({
      data: { name: `滨河${personId}组`, officeId: district.office.id },
    })
    const { person } = await makeLiaison(db, { ...district, group: other }, '韩雪')
    const mine = { ...notice(person.id), kind: 'contact-quota-group' }
    const list = () => inAct(db, (act) => liaisonListHolds(act, mine), december)
    expect(await list()).toBeNull()
    await makeDeputy(db, { ...district, group: other }, '罗小燕', ['赵磊'])
    expect(await list()).toMatch(
      /^【联系进度】滨河\d+组有1位代表本季度联系还没完成，.*：\n罗小燕（还差1位）$/,
    )
  })

  it('a list is not said to somebody who is no liaison any more', async () => {
    expect(await inAct(db, (act) => liaisonListHolds(act, notice(personId)), december)).toBeNull()
  })
})
