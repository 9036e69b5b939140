import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  bind,
  groupOfRoom,
  linkedTo,
  officeStaff,
  speakerOf,
  systemStaff,
  tieRoom,
  voidShownCodes,
} from '../../handlers/people/actions.ts'
import type { Db } from '../../prisma/client.ts'
import { hashOfCode, newBindingCode } from '../../handlers/shared/ids.ts'
import { databases, openSqlite, type TestDatabase } from '../databases.ts'
import {
  chatOf,
  giveCode,
  inAct,
  later,
  makeDeputy,
  makeDistrict,
  makeLiaison,
  makeMember,
  makePerson,
  makeStaff,
  senderOf,
  tuesday,
  type District,
} from '../people.ts'

describe.each(databases)('people on $name', ({ open }) => {
  let test: TestDatabase
  let db: Db
  let district: District
  beforeAll(async () => {
    test = await open()
    db = test.db
    district = await makeDistrict(db)
  })
  afterAll(() => test.close())

  const sends = (contactId: string, text: string, now = tuesday) =>
    inAct(db, (act) => bind(act, senderOf(contactId), text), now)
  const whois = async (contactId: string) =>
    (await db.$transaction((tx) => speakerOf(tx, senderOf(contactId))))?.name ?? null

  describe('binding', () => {
    it('ties the WeChat contact that sent the code to its person, and nobody else', async () => {
      const person = await makePerson(db, '周明远')
      const code = await giveCode(db, person.id)
      expect(await sends('zhou', `绑定 ${code}`)).toEqual({
        ok: true,
        value: { name: '周明远', personId: person.id },
      })
      expect(await whois('zhou')).toBe('周明远')
      const elsewhere = [
        { ...senderOf('zhou'), puppet: 'wecom' },
        { ...senderOf('zhou'), account: 'bot2' },
      ]
      for (const sender of elsewhere) expect(await db.$transaction((tx) => speakerOf(tx, sender))).toBeNull()
    })

    it('works once for a code', async () => {
      const code = await giveCode(db, (await makePerson(db, '陈秀兰')).id)
      await sends('chen', code)
      expect(await sends('other', code)).toEqual({ ok: false, refusal: 'used' })
      expect(await whois('other')).toBeNull()
    })

    it('ends when the person binds another WeChat with a new code, and says when and why', async () => {
      const person = await makePerson(db, '何建平')
      const [first, second, spare] = [
        await giveCode(db, person.id),
        await giveCode(db, person.id),
        await giveCode(db, person.id),
      ]
      await sends('old-phone', first)
      expect(await sends('new-phone', second)).toEqual({ ok: false, refusal: 'void' })
      const reissued = await giveCode(db, person.id)
      await sends('new-phone', reissued, later(tuesday, { hours: 1 }))
      expect([await whois('old-phone'), await whois('new-phone')]).toEqual([null, '何建平'])
      expect(await db.wechatIdentity.findFirst({ where: { contactId: 'old-phone' } })).toMatchObject({
        activeKey: null,
        endReason: 'rebound',
        endedAt: later(tuesday, { hours: 1 }),
      })
      expect(await sends('third-phone', spare)).toEqual({ ok: false, refusal: 'void' })
    })

    it('is refused with an expired code from the last second of its days on', async () => {
      const code = await giveCode(db, (await makePerson(db, '罗小燕')).id)
      const end = later(tuesday, { days: 30 })
      expect(await sends('luo', code, end)).toEqual({ ok: false, refusal: 'expired' })
      expect(await sends('luo', code, later(end, { seconds: -1 }))).toMatchObject({ ok: true })
    })

    it('is refused to a WeChat that is bound already, and the code stays good', async () => {
      const code = await giveCode(db, (await makePerson(db, '谭志刚')).id)
      expect(await sends('zhou', code)).toEqual({ ok: false, refusal: 'already_bound' })
      expect(await sends('tan', code)).toMatchObject({ ok: true })
    })

    it('refuses the sixth try in ten minutes even with the right code, and lets others go on', async () => {
      const code = await giveCode(db, (await makePerson(db, '邓国庆')).id)
      const at = (minutes: number) => later(tuesday, { minutes })
      for (let n = 0; n < 5; n++)
        expect(await sends('deng', `绑定 2222333${n + 2}`, at(n))).toEqual({ ok: false, refusal: 'wrong' })
      expect(await sends('deng', code, at(5))).toEqual({ ok: false, refusal: 'too_many' })
      expect(await sends('stranger', '绑定 22223333', at(5))).toEqual({ ok: false, refusal: 'wrong' })
      expect(await sends('deng', code, at(10.1))).toMatchObject({ ok: true })
    })

    it('takes the good code when a message holds several', async () => {
      const person = await makePerson(db, '吴晓梅')
      const [used, good] = [await giveCode(db, person.id), await giveCode(db, person.id)]
      await sends('wu-old', used)
      const fresh = await giveCode(db, person.id)
      expect(await sends('wu', `${used}不行，${good}也不行，那就${fresh}`)).toMatchObject({ ok: true })
    })

    it('gives one code to one of two who send it at the same moment', async () => {
      const code = await giveCode(db, (await makePerson(db, '孙立群')).id)
      const outcomes = await Promise.all(['s1', 's2', 's3'].map((contactId) => sends(contactId, code)))
      expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
      const bound = await Promise.all(['s1', 's2', 's3'].map(whois))
      expect(bound.filter((name) => name !== null)).toHaveLength(1)
    })

    it('leaves its line in the audit trail, with the person as the one who acted', async () => {
      const person = await makePerson(db, '郑怀山')
      await sends('zheng', await giveCode(db, person.id))
      expect(await db.audit.findFirst({ where: { subject: `person:${person.id}` } })).toMatchObject({
        actor: `person:${person.id}`,
        action: 'people.bind',
      })
    })
  })

  describe('codes in a group', () => {
    it('are void from then on, every one of a pasted list', async () => {
      const people = await Promise.all(['甲', '乙', '丙', '丁', '戊'].map((name) => makePerson(db, name)))
      const codes = await Promise.all(people.map(({ id }) => giveCode(db, id)))
      expect(await inAct(db, (act) => voidShownCodes(act, `各位的绑定码：${codes.join('、')}`))).toBe(true)
      for (const code of codes)
        expect(await sends('x', code, later(tuesday, { days: 1 }))).toMatchObject({ ok: false })
      expect(await db.audit.count({ where: { action: 'people.void_code' } })).toBe(5)
    })

    it('that are not ours mean nothing', async () => {
      expect(await inAct(db, (act) => voidShownCodes(act, '验证码 22223333'))).toBe(false)
    })
  })

  describe('who somebody is', () => {
    it('is all the duties he has now', async () => {
      const both = await makeDeputy(db, district, '两职代表')
      const member = await db.scMember.create({
        data: {
          personId: both.person.id,
          termId: district.term.id,
          post: 'member',
          officeId: district.office.id,
        },
      })
      const { contactId } = both
      expect(await db.$transaction((tx) => speakerOf(tx, senderOf(contactId)))).toEqual({
        personId: both.person.id,
        name: '两职代表',
        deputyId: both.deputy.id,
        memberId: member.id,
        groupId: district.group.id,
        constituencyId: district.constituency.id,
        liaisonGroupIds: [],
        memberPost: 'member',
        isStaff: false,
        staffRoles: [],
        unitIds: [],
      })
    })

    it('no longer counts the duties of a term that is over', async () => {
      const old = await db.term.create({ data: { name: '第十七届', number: 17, current: false } })
      const { contactId } = await makeDeputy(db, { ...district, term: old }, '上届代表')
      const who = await db.$transaction((tx) => speakerOf(tx, senderOf(contactId)))
      expect(who).toMatchObject({ name: '上届代表', deputyId: null, memberId: null })
    })

    it('finds a liaison with all his groups, and the staff by their duty', async () => {
      const { person, contactId } = await makeLiaison(db, district, '刘洁')
      const second = await db.deputyGroup.create({
        data: { name: '桥东二组', officeId: district.office.id, liaisonId: person.id },
      })
      const who = await db.$transaction((tx) => speakerOf(tx, senderOf(contactId)))
      expect(who?.liaisonGroupIds).toEqual([district.group.id, second.id])
      await makeStaff(db, '梁慧', ['代表工委'])
      await makeStaff(db, '韩雪', ['系统管理', '人事任免'])
      expect((await db.$transaction(officeStaff)).map(({ name }) => name)).toEqual(['梁慧'])
      expect((await db.$transaction(systemStaff)).map(({ name }) => name)).toEqual(['韩雪'])
    })

    it('is linked to his own voters and deputies only, with what tells two of one name apart', async () => {
      const deputy = await makeDeputy(db, district, '代表甲', [['张德发', '老张'], '王桂英'])
      await makeDeputy(db, district, '代表乙', ['赵磊'])
      const member = await makeMember(db, district, '委员甲', [deputy.deputy.id])
      const of = (who: { deputyId: number | null; memberId: number | null }) =>
        db.$transaction((tx) => linkedTo(tx, who))
      const voters = await of({ deputyId: deputy.deputy.id, memberId: null })
      expect(voters.map(({ name }) => name)).toEqual(['张德发', '王桂英'])
      expect(voters[0]).toMatchObject({
        aka: ['老张'],
        hint: expect.stringMatching(/^桥东路1号，手机尾号\d{4}$/) as string,
      })
      const deputies = await of({ deputyId: null, memberId: member.member.id })
      expect(deputies).toMatchObject([{ key: `d:${deputy.deputy.id}`, name: '代表甲' }])
      expect(await of({ deputyId: null, memberId: null })).toEqual([])
    })
  })

  describe("a group's room", () => {
    const room = (roomId: string) => ({ puppet: 'local', account: 'bot', roomId })
    const tieByName = (roomId: string, name: string) =>
      inAct(db, (act) => tieRoom(act, room(roomId), name, 'its name'))

    it('is recognised by its name at first, and by its id from then on', async () => {
      expect(await tieByName('r1', '桥东一组代表群')).toMatchObject({
        ok: true,
        value: { groupName: '桥东一组' },
      })
      expect((await db.$transaction((tx) => groupOfRoom(tx, room('r1'))))?.name).toBe('桥东一组')
    })

    it('is not taken by another room that calls itself the same later', async () => {
      expect(await tieByName('r2', '桥东一组代表群')).toEqual({ ok: false, refusal: 'not_liaison' })
      expect(await db.$transaction((tx) => groupOfRoom(tx, room('r2')))).toBeNull()
    })

    it('is not recognised by a name that two groups have', async () => {
      for (const name of ['滨河一组', '滨河二组'])
        await db.deputyGroup.create({ data: { name, officeId: district.office.id, roomTopic: '滨河代表群' } })
      expect(await tieByName('r3', '滨河代表群')).toEqual({ ok: false, refusal: 'several_groups' })
    })

    it("is tied to another one only by the group's own liaison", async () => {
      const group = await db.deputyGroup.findUniqueOrThrow({
        where: { id: district.group.id },
        include: { liaison: { include: { identities: true } } },
      })
      const contactId = group.liaison?.identities[0]?.contactId ?? ''
      const { contactId: deputyContact } = await makeDeputy(db, district, '代表丙')
      const tie = (contact: string, name: string) =>
        inAct(db, async (act) => {
          const who = await speakerOf(act.tx, senderOf(contact))
          return who && tieRoom(act, room('r4'), name, who)
        })
      expect(await tie(deputyContact, '桥东一组')).toEqual({ ok: false, refusal: 'not_liaison' })
      expect(await tie(contactId, '滨河一组')).toEqual({ ok: false, refusal: 'not_liaison' })
      expect(await tie(contactId, '没有这个组')).toEqual({ ok: false, refusal: 'no_group' })
      expect(await tie(contactId, '桥东一组')).toMatchObject({ ok: true })
    })
  })
})

it('what was asked of the former owner of a WeChat is not for the new one to answer', async () => {
  const office = await openSqlite()
  const { db } = office
  const district = await makeDistrict(db)
  const { person, contactId } = await makeDeputy(db, district, '周明远', ['张德发'])
  const heir = await makePerson(db, '王强')
  expect(await chatOf(db, contactId).say('今天走访 刘强 反映家里漏水')).toContain('刘强')
  await db.wechatIdentity.updateMany({
    where: { personId: person.id },
    data: { activeKey: null, endedAt: tuesday },
  })
  const code = newBindingCode()
  await db.bindingCode.create({
    data: {
      personId: heir.id,
      codeHash: hashOfCode(code),
      createdAt: tuesday,
      expiresAt: new Date('2027-01-01'),
    },
  })
  const heirs = chatOf(db, contactId, () => new Date(tuesday.getTime() + 60_000))
  await heirs.say(`绑定 ${code}`)
  expect(await heirs.say('1')).not.toContain('刘强')
  expect(await db.contactReport.count()).toBe(0)
  await office.close()
})
