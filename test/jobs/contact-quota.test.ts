import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { setSetting } from '../../handlers/settings/actions.ts'
import { jobs, runJob } from '../../jobs/schedule.ts'
import type { Db } from '../../prisma/client.ts'
import { deskOf, idOf } from '../contact/office.ts'
import { databases, type TestDatabase } from '../databases.ts'
import {
  inAct,
  makeDeputy,
  makeDistrict,
  makeLiaison,
  makeMember,
  unbind,
  zone,
  type District,
} from '../people.ts'

const at = (day: string, time = '08:35') => new Date(`${day}T${time}:00+08:00`)
const [firstDay, tenDays] = [at('2026-12-01'), at('2026-12-21')]

describe.each(databases)('the quarterly reminder on $name', ({ open }) => {
  let test: TestDatabase
  let db: Db
  let district: District
  beforeEach(async () => {
    test = await open()
    db = test.db
    district = await makeDistrict(db)
  })
  afterEach(() => test.close())

  async function run(now: Date, dryRun = false) {
    const [job] = jobs.filter(({ name }) => name === 'contact-quota')
    const lines = []
    if (job)
      for await (const page of runJob({ db, zone, now: () => now }, job, now, dryRun)) lines.push(...page)
    return lines
  }
  const queued = () => db.notice.count()
  const makeUnreachable = async (where = district) =>
    unbind(db, (await makeDeputy(db, where, '罗小燕', ['赵磊'])).person.id)

  it('tells a deputy who is left and how to report, in words he can copy', async () => {
    const { person } = await makeDeputy(db, district, '周明远', ['张德发', '王桂英', '赵磊'])
    expect(await run(firstDay)).toEqual([
      {
        kind: 'contact-quota',
        to: `person:${person.id}`,
        name: '周明远',
        period: '2026Q4',
        step: 'T-30',
        text: [
          '【联系提醒】周明远您好，',
          '本季度联系选民0/3位，还差3位：张德发、王桂英、赵磊。',
          '12月31日截止。联系后回一句话就行，例如：走访 张德发',
          '已经联系过、还没记的，也请补一句（写上日期）。',
        ].join('\n'),
        status: 'queued',
      },
    ])
  })

  it('leaves in peace who has done his part, and who has nobody to contact', async () => {
    const { contactId } = await makeDeputy(db, district, '周明远', ['张德发'])
    await makeDeputy(db, district, '陈秀兰')
    await deskOf(db, contactId).reports(['张德发'])
    expect(await run(firstDay)).toEqual([])
  })

  it('does not take a message to many at once, a withdrawn report or one of last quarter for a contact', async () => {
    const zhou = deskOf(
      db,
      (await makeDeputy(db, district, '周明远', ['张德发', '王桂英', '赵磊'])).contactId,
    )
    await zhou.reports(['张德发', '王桂英', '赵磊'], { bulk: true, method: 'platform' })
    await zhou.voids(idOf(await zhou.reports(['张德发'])))
    await zhou.reports(['王桂英'], { occurredOn: '2026-09-30' })
    expect((await run(firstDay))[0]?.text).toContain('0/3位，还差3位')
  })

  it('tells a committee member of his deputies, and one with both duties of both at once', async () => {
    const he = await makeDeputy(db, district, '何建平', ['老李'])
    await deskOf(db, he.contactId).reports(['老李'])
    await makeMember(db, district, '孙立群', [he.deputy.id])
    const both = await makeDeputy(db, district, '郑怀山', ['老王'])
    const member = await db.scMember.create({
      data: {
        personId: both.person.id,
        termId: district.term.id,
        post: 'chair',
        officeId: district.office.id,
      },
    })
    await db.memberLink.create({ data: { memberId: member.id, deputyId: he.deputy.id } })
    const lines = await run(firstDay)
    expect(lines.map(({ name }) => name)).toEqual(['孙立群', '郑怀山'])
    expect(lines[0]?.text).toContain('本季度联系代表0/1位，还差1位：何建平。')
    expect(lines[1]?.text).toMatch(/联系选民0\/1位，还差1位：老王。\n本季度联系代表0\/1位，还差1位：何建平。/)
  })

  it('is content with one round a quarter where the office reads the rule so', async () => {
    const source = '主任会议 2026年第9次'
    await inAct(db, (act) =>
      setSetting(act, { key: 'contact.reading', value: 'one_round', effectiveOn: '2026-10-01', source }),
    )
    const { contactId } = await makeDeputy(db, district, '周明远', ['张德发', '王桂英'])
    await makeDeputy(db, district, '陈秀兰', ['赵磊'])
    await deskOf(db, contactId).reports(['张德发'])
    expect((await run(firstDay)).map(({ name }) => name)).toEqual(['陈秀兰'])
  })

  it('gives a liaison one list of all his groups, without the names of voters', async () => {
    const liu = await makeLiaison(db, district, '刘洁')
    const second = await db.deputyGroup.create({
      data: { name: '桥东二组', officeId: district.office.id, liaisonId: liu.person.id },
    })
    await makeDeputy(db, district, '周明远', ['张德发', '王桂英'])
    await makeUnreachable({ ...district, group: second })
    const list = (await run(firstDay)).filter(({ kind }) => kind === 'contact-quota-group')
    expect(list).toMatchObject([{ name: '刘洁', status: 'queued' }])
    expect(list[0]?.text).toBe(
      '【联系进度】桥东一组有1位代表本季度联系还没完成，12月31日截止，请提醒他们：\n周明远（还差2位）\n' +
        '【联系进度】桥东二组有1位代表本季度联系还没完成，12月31日截止，请提醒他们：\n罗小燕（还差1位，未绑定微信，请电话告知）',
    )
  })

  it('shows who cannot be reached, and queues nothing for him', async () => {
    await makeUnreachable()
    expect(await run(firstDay)).toMatchObject([{ name: '罗小燕', status: 'unreachable' }])
    expect(await queued()).toBe(0)
  })

  it('comes once a person, quarter and step, however often it runs', async () => {
    await makeDeputy(db, district, '周明远', ['张德发'])
    expect((await run(firstDay)).map(({ status }) => status)).toEqual(['queued'])
    expect((await run(at('2026-12-02'))).map(({ status }) => status)).toEqual(['already'])
    expect((await run(tenDays)).map(({ step, status }) => [step, status])).toEqual([['T-10', 'queued']])
    expect((await run(at('2027-03-01'))).map(({ period, status }) => [period, status])).toEqual([
      ['2027Q1', 'queued'],
    ])
    expect(await queued()).toBe(3)
  })

  it('comes once when two machines run it at the same moment', async () => {
    for (const name of ['甲', '乙', '丙']) await makeDeputy(db, district, name, ['张德发'])
    await makeLiaison(db, district, '刘洁')
    await Promise.all([run(firstDay), run(firstDay), run(firstDay)])
    expect(await queued()).toBe(4)
  })

  it('goes on where it was when the machine died in the middle', async () => {
    for (let n = 1; n <= 120; n++) await makeDeputy(db, district, `代表${n}`, ['张德发'])
    await makeLiaison(db, district, '刘洁')
    const [job] = jobs
    if (job)
      for await (const page of runJob({ db, zone, now: () => firstDay }, job, firstDay))
        if (page.length > 0) break
    const before = await queued()
    expect(before).toBeGreaterThan(0)
    expect(before).toBeLessThan(121)
    const statuses = (await run(firstDay)).map(({ status }) => status)
    expect(statuses.filter((status) => status === 'already')).toHaveLength(before)
    expect(statuses.filter((status) => status === 'queued')).toHaveLength(121 - before)
    expect(await queued()).toBe(121)
  })

  it('shows in a dry run what it would do, and does nothing', async () => {
    await makeDeputy(db, district, '周明远', ['张德发'])
    await makeUnreachable()
    await makeLiaison(db, district, '刘洁')
    const foreseen = await run(firstDay, true)
    expect([await queued(), await db.jobStep.count(), await db.audit.count()]).toEqual([0, 0, 0])
    expect(await run(firstDay)).toEqual(foreseen)
    expect(await run(firstDay, true)).toEqual(
      foreseen.map((line) => (line.status === 'queued' ? { ...line, status: 'already' } : line)),
    )
  })

  it('says nothing before the last thirty days of a quarter', async () => {
    await makeDeputy(db, district, '周明远', ['张德发'])
    expect(await run(at('2026-11-30', '23:59'))).toEqual([])
    expect(await run(at('2027-01-01', '00:00'))).toEqual([])
  })

  it('after a long sleep tells only the latest step, and notes what was missed', async () => {
    await makeDeputy(db, district, '周明远', ['张德发'])
    expect((await run(at('2026-12-29'))).map(({ step }) => step)).toEqual(['T-3'])
    expect(await db.jobStep.findMany({ orderBy: { step: 'asc' } })).toMatchObject([
      { period: '2026Q4', step: 'T-10', outcome: 'missed' },
      { period: '2026Q4', step: 'T-3', outcome: 'done' },
      { period: '2026Q4', step: 'T-30', outcome: 'missed' },
    ])
  })

  it('follows the days that the office set', async () => {
    await makeDeputy(db, district, '周明远', ['张德发'])
    const source = '主任会议'
    await inAct(db, (act) =>
      setSetting(act, { key: 'contact.reminderDays', value: [20], effectiveOn: '2026-12-01', source }),
    )
    expect(await run(at('2026-12-10'))).toEqual([])
    expect((await run(at('2026-12-11'))).map(({ step }) => step)).toEqual(['T-20'])
  })
})
