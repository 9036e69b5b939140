import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { speakerOf, speakerOfPerson, linkedTo } from '../../../handlers/people/actions.ts'
import { findPeople } from '../../../handlers/people/registry/finding.ts'
import { notReady, peopleOnDuty } from '../../../handlers/roster/actions.ts'
import { databases, type TestDatabase } from '../../databases.ts'
import { bindDirectly, chatOf, giveCode, senderOf } from '../../people.ts'
import { carryOut, handIn, nextTermFile, nextTermRows, viewOf } from '../uploading.ts'
import { imported } from '../importing.ts'
import { smallFile } from '../workbooks.ts'

const next = { name: '第十九届', number: 19 }

describe.each(databases)('a new term on $name', ({ open }) => {
  let office: TestDatabase
  let people: { zhou: number; chen: number }
  beforeEach(async () => {
    office = await open()
    const { db } = office
    await imported(db, await smallFile())
    const idOf = async (name: string) => (await db.person.findFirstOrThrow({ where: { name } })).id
    people = { zhou: await idOf('周明远'), chen: await idOf('陈秀兰') }
    await bindDirectly(db, people.zhou)
    await bindDirectly(db, people.chen)
    await giveCode(db, people.chen)
    await chatOf(db, `p${people.chen}`).say('走访 徐丽 反映电梯坏了')
    await chatOf(db, `p${people.zhou}`).say('走访 张德发 反映3栋路灯不亮')
  })
  afterEach(() => office.close())

  it('is shown first: who continues, who is new, who leaves; and nothing changes', async () => {
    const { db } = office
    const view = await viewOf(db, 'term', await handIn(db, await nextTermFile(), next))
    expect(view).toMatchObject({
      state: 'checked',
      errors: 0,
      term: {
        continuing: ['周明远（尾号0012）'],
        fresh: ['赵新民（尾号0055）'],
        leaving: ['陈秀兰（尾号0011）'],
        membersContinuing: [],
        membersFresh: ['周明远（尾号0012）'],
        membersLeaving: ['陈秀兰（尾号0011）'],
        unbound: 1,
      },
    })
    expect(view.added?.代表).toBe(2)
    expect(view.added?.选民).toBe(1)
    expect(await db.term.count()).toBe(1)
  })

  it('keeps everything of the old term and shows none of it as current', async () => {
    const { db } = office
    const old = {
      deputies: await db.deputy.findMany({ orderBy: { id: 'asc' } }),
      members: await db.scMember.findMany(),
      links: await db.voterLink.findMany({ orderBy: [{ deputyId: 'asc' }, { voterId: 'asc' }] }),
      memberLinks: await db.memberLink.findMany(),
      contacts: await db.contact.findMany({ orderBy: { id: 'asc' } }),
      reports: await db.contactReport.findMany({ orderBy: { id: 'asc' } }),
    }
    const id = await handIn(db, await nextTermFile(), next)
    expect(await carryOut(db, 'term', id, '第19届')).toBe('wrong_name')
    expect(await carryOut(db, 'term', id, '第十九届')).toMatchObject({ state: 'imported' })

    // the old rows stand as they stood
    const ids = old.deputies.map((one) => one.id)
    expect(await db.deputy.findMany({ where: { id: { in: ids } }, orderBy: { id: 'asc' } })).toEqual(
      old.deputies,
    )
    expect(await db.scMember.findMany({ where: { id: old.members[0]!.id } })).toEqual(old.members)
    expect(
      await db.voterLink.findMany({
        where: { deputyId: { in: ids } },
        orderBy: [{ deputyId: 'asc' }, { voterId: 'asc' }],
      }),
    ).toEqual(old.links)
    expect(await db.memberLink.findMany({ where: { deputyId: { in: ids } } })).toEqual(old.memberLinks)
    expect(await db.contact.findMany({ orderBy: { id: 'asc' } })).toEqual(old.contacts)
    expect(await db.contactReport.findMany({ orderBy: { id: 'asc' } })).toEqual(old.reports)

    // one term is current; people are who they were, nobody is doubled
    expect(await db.term.findMany({ where: { current: true } })).toMatchObject([next])
    expect(await db.person.count({ where: { name: '周明远' } })).toBe(1)
    expect(await db.voter.count({ where: { name: { in: ['张德发', '徐丽', '王桂英'] } } })).toBe(3)
    expect(await db.deputyGroup.findMany()).toMatchObject([
      { name: '桥东一组', roomTopic: '桥东一组代表履职群' },
    ])

    // who continues is bound and contacts the voters of the new list
    const zhou = await speakerOf(db, senderOf(`p${people.zhou}`))
    expect(ids).not.toContain(zhou?.deputyId)
    expect((await linkedTo(db, zhou!)).map(({ name }) => name)).toEqual(['张德发', '赵新民'])
    expect(await chatOf(db, `p${people.zhou}`).say('本季联系情况')).toContain('1/1')

    // who leaves is bound no more, and can bind by no slip that is out
    expect(await speakerOfPerson(db, people.chen)).toBeNull()
    expect(await db.bindingCode.count({ where: { voidedAt: null } })).toBe(0)
    expect(await db.wechatIdentity.findFirst({ where: { personId: people.chen } })).toMatchObject({
      activeKey: null,
      endReason: 'new term',
    })
    expect((await peopleOnDuty(db)).map(({ name }) => name)).not.toContain('陈秀兰')
    const found = await findPeople(
      { tx: db },
      '',
      { role: 'deputy', officeId: null, groupId: null, bound: null, voters: true },
      { sort: 'card', descending: false, page: 1, size: 10 },
    )
    expect(found.people.map(({ name }) => name)).toEqual(['周明远', '赵新民'])
    expect((await notReady({ tx: db })).map(({ name }) => name)).not.toContain('陈秀兰')
    expect(await db.audit.findFirst({ where: { action: 'roster.new_term' } })).toMatchObject({
      subject: 'term:第十九届',
    })
  })

  it('who leaves as a deputy but serves otherwise keeps the binding', async () => {
    const { db } = office
    await db.office.updateMany({ data: { headId: people.chen } })
    const withChen = await smallFile({
      ...nextTermRows,
      机构: [['桥东街道人大联络处', '街道人大联络处', '陈秀兰/13800000011', '刘洁/13900000020', null]],
    })
    const id = await handIn(db, withChen, next)
    expect((await viewOf(db, 'term', id)).term).toMatchObject({ unbound: 0, leaving: ['陈秀兰（尾号0011）'] })
    await carryOut(db, 'term', id, '第十九届')
    expect(await speakerOfPerson(db, people.chen)).toMatchObject({ deputyId: null, memberId: null })
  })

  it('nobody inherits another’s history: neither by a phone that changed hands nor by a name alone', async () => {
    const { db } = office
    const rows = nextTermRows
    const byPhone = rows.代表.map((row) => (row[0] === '赵新民' ? row.with(3, '13800000011') : row))
    const taken = await viewOf(
      db,
      'term',
      await handIn(db, await smallFile({ ...rows, 代表: byPhone }), next),
    )
    expect(taken.state).toBe('faulty')
    expect(taken.problems?.map(({ kind }) => kind)).toContain('phone_of_another')

    const namesake = rows.代表.map((row) => (row[0] === '赵新民' ? row.with(0, '陈秀兰') : row))
    const members = [['周明远', '委员', null, '桥东街道人大联络处', 'QL19-002']] as const
    const groups = rows.代表小组.map((row) => row.with(3, '周明远'))
    const file = await smallFile({ ...rows, 代表: namesake, 常委会: members, 代表小组: groups })
    const id = await handIn(db, file, next)
    expect((await viewOf(db, 'term', id)).term).toMatchObject({ fresh: ['陈秀兰（尾号0055）'], unbound: 1 })
    await carryOut(db, 'term', id, '第十九届')
    expect(await db.person.count({ where: { name: '陈秀兰' } })).toBe(2)
    expect(await speakerOfPerson(db, people.chen)).toBeNull()
  })

  it.each([
    [{ name: '第十八届', number: 18 }, '系统里已经有第十八届了'],
    [{ name: '第十七届', number: 17 }, '系统里现在是第18届'],
    [{ name: '第二十届', number: 20 }, '代表证号是第十九届的'],
  ])('%o is refused: %s', async (term, words) => {
    const view = await viewOf(office.db, 'term', await handIn(office.db, await nextTermFile(), term))
    expect(view.state).toBe('faulty')
    expect(view.problems?.map(({ message }) => message).join()).toContain(words)
  })

  it('a word about 新任 that the old term contradicts is told', async () => {
    const rows = nextTermRows
    const wrong = rows.代表.map((row) => row.with(7, row[7] === '是' ? '否' : '是'))
    const view = await viewOf(
      office.db,
      'term',
      await handIn(office.db, await smallFile({ ...rows, 代表: wrong }), next),
    )
    expect(view).toMatchObject({ state: 'checked' })
    expect(view.problems?.filter(({ kind }) => kind === 'newness')).toHaveLength(2)
  })

  it('the roster of the new term imports again without a change', async () => {
    const { db } = office
    await carryOut(db, 'term', await handIn(db, await nextTermFile(), next), '第十九届')
    const again = await imported(db, await nextTermFile())
    expect(again.summary.changed).toEqual([])
    expect(Object.values(again.summary.added).every((count) => count === 0)).toBe(true)
    expect(await db.deputy.count()).toBe(4)
  })
})
