import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Db } from '../../prisma/client.ts'
import { databases, type TestDatabase } from '../databases.ts'
import { makeDeputy, makeDistrict, makeLiaison, makeMember, makeStaff, type District } from '../people.ts'
import { deskOf, idOf } from './office.ts'

const voters = ['张德发', '王桂英', '赵磊', '李桂芳', '刘永福']

describe.each(databases)('contact reports on $name', ({ open }) => {
  let test: TestDatabase
  let db: Db
  let district: District
  let count = 0
  let zhou: ReturnType<typeof deskOf>
  beforeAll(async () => {
    test = await open()
    db = test.db
    district = await makeDistrict(db)
  })
  beforeEach(async () => {
    zhou = deskOf(db, (await makeDeputy(db, district, `代表${++count}`, voters)).contactId)
  })
  afterAll(() => test.close())

  const stored = (id: number) =>
    db.contactReport.findUniqueOrThrow({
      where: { id },
      include: { contacts: { orderBy: { id: 'asc' } }, concerns: { include: { raisers: true } } },
    })

  describe('recording', () => {
    it('keeps one contact a person reached, and counts it at once', async () => {
      const outcome = await zhou.reports(['张德发', '王桂英'])
      expect(outcome).toMatchObject({
        ok: true,
        value: { recorded: [{ role: 'deputy', progress: { reached: { length: 2 } } }] },
      })
      expect((await stored(idOf(outcome))).contacts).toHaveLength(2)
      expect(await zhou.progress()).toMatchObject([{ progress: { thisYear: 2 }, left: [{}, {}, {}] }])
    })

    it('keeps every matter as a record of its own, with those who raised it', async () => {
      const outcome = await zhou.reports(['张德发', '王桂英'], {
        concerns: [
          { text: '3栋路灯不亮', raisedBy: [0] },
          { text: '停水', raisedBy: null },
          { text: '电动车乱停', raisedBy: [] },
        ],
      })
      const { concerns, contacts } = await stored(idOf(outcome))
      const [zhang, wang] = contacts.map(({ id }) => id)
      const raisers = concerns.map(({ text, raisers: who }) => [
        text,
        who.map(({ contactId }) => contactId).sort(),
      ])
      expect(raisers).toEqual([
        ['3栋路灯不亮', [zhang]],
        ['停水', [zhang, wang]],
        ['电动车乱停', []],
      ])
    })

    it('keeps somebody who is not on the list by name, and counts nobody for him', async () => {
      const outcome = await zhou.reports(['张德发'], { unlisted: ['路人甲'] })
      expect(JSON.parse((await stored(idOf(outcome))).unlisted)).toEqual(['路人甲'])
      expect(await zhou.progress()).toMatchObject([{ progress: { thisYear: 1 } }])
    })

    it('keeps a message to many at once and counts it for nobody', async () => {
      const outcome = await zhou.reports(voters, { method: 'platform', bulk: true })
      expect((await stored(idOf(outcome))).contacts).toHaveLength(5)
      expect(await zhou.progress()).toMatchObject([{ progress: { thisYear: 0, reached: [] } }])
    })

    it.each([
      ['somebody of another deputy', ['v:99999'], {}, 'not_linked'],
      ['nobody', [], {}, 'nobody'],
      ['tomorrow', ['张德发'], { occurredOn: '2026-11-25' }, 'future'],
      ['the year before last', ['张德发'], { occurredOn: '2024-12-31' }, 'too_old'],
    ])('refuses %s and writes nothing', async (_what, names, change, refusal) => {
      const before = await db.contactReport.count()
      expect(await zhou.reports(names, change)).toEqual({ ok: false, refusal })
      expect(await db.contactReport.count()).toBe(before)
    })

    it('refuses who has no duty to report', async () => {
      const liaison = deskOf(db, (await makeLiaison(db, district, '刘洁')).contactId)
      const staff = deskOf(db, (await makeStaff(db, `梁慧${count}`, ['代表工委'])).contactId)
      for (const desk of [liaison, staff])
        expect(await desk.reports(['v:1'])).toEqual({ ok: false, refusal: 'not_contactor' })
    })

    it('notices that the same was reported before, whatever the order of the names', async () => {
      const concerns = [{ text: '路灯不亮', raisedBy: null }]
      const first = idOf(await zhou.reports(['张德发', '王桂英'], { concerns }))
      expect(await zhou.reports(['王桂英', '张德发'], { concerns })).toMatchObject({
        ok: true,
        value: { recorded: [], repeated: [{ already: first }] },
      })
      expect(await zhou.reports(['王桂英', '张德发'], { concerns }, true)).toMatchObject({
        value: { recorded: [{}], repeated: [] },
      })
    })

    it.each([
      ['another day', ['张德发'], { occurredOn: '2026-11-23' }],
      ['another method', ['张德发'], { method: 'phone' as const }],
      ['another part of the day', ['张德发'], { partOfDay: 'pm' as const }],
      ['another person too', ['张德发', '赵磊'], {}],
      ['another matter', ['张德发'], { concerns: [{ text: '停水', raisedBy: null }] }],
    ])('does not take %s for the same', async (_what, names, change) => {
      await zhou.reports(['张德发'])
      expect(await zhou.reports([...names], change)).toMatchObject({
        value: { recorded: [{}], repeated: [] },
      })
    })

    it('does not take a report that was withdrawn for the same', async () => {
      await zhou.voids(idOf(await zhou.reports(['张德发'])))
      expect(await zhou.reports(['张德发'])).toMatchObject({ value: { recorded: [{}], repeated: [] } })
    })
  })

  describe('one who is deputy and committee member', () => {
    let both: ReturnType<typeof deskOf>
    beforeEach(async () => {
      const he = await makeDeputy(db, district, `代表甲${++count}`, ['老李'])
      const linked = await makeDeputy(db, district, `何建平${count}`)
      const member = await db.scMember.create({
        data: {
          personId: he.person.id,
          termId: district.term.id,
          post: 'member',
          officeId: district.office.id,
        },
      })
      await db.memberLink.create({ data: { memberId: member.id, deputyId: linked.deputy.id } })
      both = deskOf(db, he.contactId)
    })

    it('makes two reports of one sentence, one a duty', async () => {
      const outcome = await both.reports(['老李', `何建平${count}`])
      expect(outcome).toMatchObject({
        ok: true,
        value: { recorded: [{ role: 'deputy' }, { role: 'sc_member' }] },
      })
      expect(await both.progress()).toMatchObject([
        { role: 'deputy', progress: { thisYear: 1, done: true } },
        { role: 'sc_member', progress: { thisYear: 1, done: true } },
      ])
    })

    it('a matter that all raised becomes one record, not two', async () => {
      const outcome = await both.reports(['老李', `何建平${count}`], {
        concerns: [{ text: '路灯不亮', raisedBy: null }],
      })
      const ids = outcome.ok ? outcome.value.recorded.map(({ id }) => id) : []
      expect(await db.concern.count({ where: { reportId: { in: ids } } })).toBe(1)
    })

    it('a matter of one of them stays with his duty', async () => {
      const outcome = await both.reports(['老李', `何建平${count}`], {
        concerns: [{ text: '冷链', raisedBy: [1] }],
      })
      const ids = outcome.ok ? outcome.value.recorded.map(({ id }) => id) : []
      expect(await db.concern.findMany({ where: { reportId: { in: ids } } })).toMatchObject([
        { reportId: ids[1] },
      ])
    })

    it('keeps the half that is new, and hears that the other was reported before', async () => {
      await both.reports([`何建平${count}`])
      const before = await db.contactReport.count()
      expect(await both.reports(['老李', `何建平${count}`])).toMatchObject({
        ok: true,
        value: { recorded: [{ role: 'deputy' }], repeated: [{ input: { unlisted: [] } }] },
      })
      expect(await db.contactReport.count()).toBe(before + 1)
    })

    it('cannot turn a voter of one duty into a deputy of the other', async () => {
      const id = idOf(await both.reports(['老李']))
      const right = await both.linked(`何建平${count}`)
      const wrongKey = await both.key('老李')
      expect(await both.corrects(id, { party: { wrongKey, right } })).toEqual({
        ok: false,
        refusal: 'other_duty',
      })
    })
  })

  it("a member's progress counts the deputies he is linked to", async () => {
    const [one, two] = [await makeDeputy(db, district, '谭志刚'), await makeDeputy(db, district, '邓国庆')]
    const { contactId } = await makeMember(db, district, '孙立群', [one.deputy.id, two.deputy.id])
    const member = deskOf(db, contactId)
    await member.reports(['谭志刚'], { method: 'interview' })
    expect(await member.progress()).toMatchObject([
      { role: 'sc_member', progress: { linked: 2, reached: { length: 1 } }, left: [{ name: '邓国庆' }] },
    ])
  })
})
