import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { notReady } from '../../handlers/roster/actions.ts'
import { linkedTo, speakerOf } from '../../handlers/people/actions.ts'
import type { Db } from '../../prisma/client.ts'
import { demoDirectory, demoRooms, prepareDemo } from '../../prisma/seed.ts'
import { demoRoster } from '../../prisma/seed/roster.ts'
import { databases, openSqlite, type TestDatabase } from '../databases.ts'
import { senderOf, tuesday, zone } from '../people.ts'

describe.each(databases)('the fictional district 青陵区 on $name', ({ open }) => {
  let test: TestDatabase
  let db: Db
  beforeAll(async () => {
    test = await open()
    db = test.db
    expect(await prepareDemo(db, { now: tuesday, zone })).toBe(true)
  })
  afterAll(() => test.close())

  const contactOf = async (name: string) =>
    (await demoDirectory(db)).find((person) => person.name === name)?.contactId ?? ''
  const linkedNames = async (name: string, role: 'deputyId' | 'memberId') => {
    const who = await speakerOf(db, senderOf(await contactOf(name)))
    const linked = await linkedTo(db, { deputyId: null, memberId: null, [role]: who?.[role] ?? null })
    return linked.map((person) => person.name)
  }

  it('is a district in which nothing is missing', async () => {
    expect(await notReady({ tx: db })).toEqual([])
    expect(await db.deputy.count()).toBe(168)
    expect(await db.scMember.count()).toBe(25)
    expect(await db.term.findFirst()).toMatchObject({ name: '第十八届' })
  })

  it('everyone is bound to this machine’s WeChat and can be played', async () => {
    const people = await demoDirectory(db)
    const zhou = people.find(({ name }) => name === '周明远')
    expect(zhou).toEqual({ contactId: 'p1', name: '周明远', roles: ['代表', '组长'], group: '桥东一组' })
    for (const { contactId, name } of [people[0]!, people.at(-1)!])
      expect((await speakerOf(db, senderOf(contactId)))?.name).toBe(name)
    expect(await db.wechatIdentity.count({ where: { activeKey: { not: null } } })).toBe(
      await db.person.count(),
    )
  })

  it('those whom the examples name are linked as the examples say', async () => {
    expect(await linkedNames('周明远', 'deputyId')).toEqual([
      '张德发',
      '王桂英',
      '赵磊',
      '李桂芳',
      '刘永福',
      '孙玉梅',
      '欧阳建国',
      '徐丽',
      '马腾',
      '何秀珍',
    ])
    expect((await linkedNames('孙立群', 'memberId')).sort()).toEqual(
      ['何建平', '周明远', '陈秀兰', '罗小燕', '谭志刚', '邓国庆'].sort(),
    )
    const roles = new Map((await demoDirectory(db)).map(({ name, roles: duties }) => [name, duties[0]]))
    expect(
      ['孙立群', '郑怀山', '吴晓梅', '刘洁', '梁慧', '王涛', '马宁'].map((name) => roles.get(name)),
    ).toEqual(['常委会委员', '常委会主任', '常委会副主任', '联络员', '工作人员', '承办单位', '工作人员'])
  })

  it('each group has its room with its deputies and its liaison', async () => {
    const rooms = await demoRooms(db)
    expect(rooms).toHaveLength(12)
    expect(rooms[0]).toMatchObject({ roomId: 'room-1', topic: '桥东一组代表履职群' })
    for (const name of ['周明远', '刘洁']) expect(rooms[0]?.memberIds).toContain(await contactOf(name))
    expect(rooms[1]?.memberIds).not.toContain(await contactOf('周明远'))
  })

  it('has suggestions at every stage, none of 周明远’s, and nobody is told of what happened long ago', async () => {
    const found = await db.suggestion.findMany({ include: { lead: true } })
    expect(new Set(found.map(({ state }) => state))).toEqual(
      new Set(['draft', 'submitted', 'accepted', 'forwarded', 'assigned', 'handling', 'replied', 'closed']),
    )
    expect(found.filter(({ lead }) => lead.name === '周明远')).toEqual([])
    expect(found.filter(({ isKey }) => isKey)).toHaveLength(1)
    expect(await db.notice.count({ where: { NOT: { kind: 'activity' } } })).toBe(0)
  })

  it('has activities behind it and ahead, and only what lies ahead is told', async () => {
    const found = await db.activity.findMany({ include: { participations: true, links: true } })
    expect(new Set(found.map(({ state }) => state))).toEqual(
      new Set(['held', 'announced', 'cancelled', 'draft']),
    )
    const training = found.find(({ title }) => title === '地方组织法和代表履职辅导')!
    expect(training.participations).toHaveLength(56)
    expect(training.participations.filter(({ presence }) => presence === 'attended')).toHaveLength(50)
    expect(training.participations.filter(({ answer }) => answer === 'excused')).toHaveLength(3)
    const research = found.find(({ kind }) => kind === 'special_research')!
    expect(research.links.map(({ kind }) => kind).sort()).toEqual(['concern', 'concern', 'suggestion'])
    const ahead = found.filter(({ state }) => state === 'announced')
    expect(ahead.every(({ startsAt, tellAfter }) => startsAt > tuesday && tellAfter === null)).toBe(true)
    const queued = await db.notice.findMany()
    expect(queued.map(({ period }) => Number(period)).sort()).toEqual(
      ahead.flatMap(({ id, participations }) => participations.map(() => id)).sort(),
    )
  })

  it('has contacts, concerns and a contact day, and leaves 周明远’s quarter to whoever plays him', async () => {
    const zhou = await db.person.findFirstOrThrow({ where: { name: '周明远' } })
    const since = { gte: '2026-10-01' }
    expect(await db.contactReport.count({ where: { contactorId: zhou.id, occurredOn: since } })).toBe(0)
    expect(await db.contactReport.count({ where: { occurredOn: since } })).toBeGreaterThan(10)
    expect(await db.contactReport.count({ where: { toCheck: true } })).toBe(1)
    expect(await db.concern.count({ where: { status: 'open' } })).toBeGreaterThan(8)
    expect(await db.concern.count({ where: { status: 'answered' } })).toBe(2)
    expect(await db.contactDayRecord.count({ where: { year: 2026, heldOn: '2026-10-20' } })).toBe(38)
    expect(await db.contactDayRecord.count({ where: { ownConstituency: false } })).toBe(0)
  })

  it('is trailed in the order of its days', async () => {
    const deeds = await db.audit.findMany({ select: { at: true }, orderBy: { seq: 'asc' } })
    const first = deeds.findIndex(({ at }) => at < tuesday)
    const past = deeds.slice(first).map(({ at }) => at.getTime())
    expect(past.length).toBeGreaterThan(100)
    expect(past).toEqual(past.toSorted((a, b) => a - b))
  })

  it('never touches a database that has people', async () => {
    expect(await prepareDemo(db, { now: tuesday, zone })).toBe(false)
    expect(await db.deputy.count()).toBe(168)
  })
})

it.each(['2026-10-21T01:00:00+08:00', '2027-01-01T00:10:00+08:00', '2028-02-29T23:50:00+08:00'])(
  'the district is filled on any day, as on %s',
  async (day) => {
    const test = await openSqlite()
    expect(await prepareDemo(test.db, { now: new Date(day), zone })).toBe(true)
    expect(await test.db.activity.count()).toBe(9)
    await test.close()
  },
)

describe('the seed', () => {
  it('is the same every time, and no two people share a name or a phone', () => {
    expect(demoRoster()).toEqual(demoRoster())
    const { people, voters } = demoRoster()
    expect(new Set(people.map(({ name }) => name)).size).toBe(people.length)
    const phones = [...people, ...voters].flatMap(({ phone }) => phone ?? [])
    expect(new Set(phones).size).toBe(phones.length)
    expect(phones.every((phone) => /^13[89]0000\d{4}$/.test(phone))).toBe(true)
  })

  it('every member contacts five to eight deputies, and nobody himself', () => {
    const { members, deputies } = demoRoster()
    const owner = new Map(deputies.map(({ cardNo, person }) => [cardNo, person]))
    for (const { person, deputies: cards } of members) {
      expect(cards.length).toBeGreaterThanOrEqual(5)
      expect(cards.length).toBeLessThanOrEqual(8)
      expect(cards.map((card) => owner.get(card))).not.toContain(person)
    }
  })
})
