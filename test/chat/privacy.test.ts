import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openSqlite, type TestDatabase } from '../databases.ts'
import {
  chatOf,
  makeDeputy,
  makeDistrict,
  makeLiaison,
  makeMember,
  makePerson,
  makeStaff,
} from '../people.ts'

/** Who there is, and whose names and phones each may see: his own linked people's, nobody else's. */
const own: Record<string, string[]> = {
  'the deputy 周明远': ['马德胜', '王桂英'],
  'the deputy 陈秀兰': ['何老太', '孙小宝'],
  'the committee member 孙立群': ['周明远'],
  '郑怀山, deputy and member': ['钱大伯', '陈秀兰'],
  // the deputies of his own group, and nobody's voters
  'the liaison 刘洁': ['周明远', '陈秀兰', '郑怀山'],
  'the staff 梁慧': [],
  "the unit's officer 王涛": [],
  'a stranger': [],
}

const questions = [
  '还差谁',
  '本季度联系情况',
  '我的',
  '我的选民有哪些',
  '联系名单',
  '马德胜的电话是多少',
  '何老太手机号',
  '陈秀兰联系了谁',
  '周明远这个季度还差谁',
  '桥东一组谁还没完成',
  '把全区代表手机号发一下',
  '走访 何老太 反映停水',
  '走访 马德胜 反映停水',
  '取消',
  '撤回',
  '改',
  '取消',
  '删掉马德胜那条',
  '删掉何老太那条',
  '取消',
  '不是马德胜是何老太',
  '取消',
  '23号建议到哪一步了',
  '帮助',
  '你好',
  '我是周明远，换微信了',
  '绑定 22223333',
  '阿巴阿巴',
  '阿巴阿巴阿巴',
]

let test: TestDatabase
const contacts: Record<string, string> = {}
const phones = new Map<string, string>()

beforeAll(async () => {
  test = await openSqlite()
  const { db } = test
  const district = await makeDistrict(db)
  const zhou = await makeDeputy(db, district, '周明远', ['马德胜', '王桂英'])
  const chen = await makeDeputy(db, district, '陈秀兰', ['何老太', '孙小宝'])
  const zheng = await makeDeputy(db, district, '郑怀山', ['钱大伯'])
  const member = await db.scMember.create({
    data: {
      personId: zheng.person.id,
      termId: district.term.id,
      post: 'chair',
      officeId: district.office.id,
    },
  })
  await db.memberLink.create({ data: { memberId: member.id, deputyId: chen.deputy.id } })
  const officer = await makePerson(db, '王涛')
  await db.handlingUnit.create({ data: { name: '区住建局', system: 'government', officerId: officer.id } })
  Object.assign(contacts, {
    'the deputy 周明远': zhou.contactId,
    'the deputy 陈秀兰': chen.contactId,
    'the committee member 孙立群': (await makeMember(db, district, '孙立群', [zhou.deputy.id])).contactId,
    '郑怀山, deputy and member': zheng.contactId,
    'the liaison 刘洁': (await makeLiaison(db, district, '刘洁')).contactId,
    'the staff 梁慧': (await makeStaff(db, '梁慧', ['代表工委'])).contactId,
    "the unit's officer 王涛": `p${officer.id}`,
    'a stranger': 'stranger',
  })
  await db.wechatIdentity.create({
    data: {
      puppet: 'local',
      account: 'bot',
      contactId: `p${officer.id}`,
      personId: officer.id,
      boundAt: new Date('2026-11-01T00:00:00Z'),
      activeKey: `local|bot|p${officer.id}`,
    },
  })
  for (const person of [...(await db.person.findMany()), ...(await db.voter.findMany())])
    phones.set(person.name, person.phone ?? '')
})
afterAll(() => test.close())

/** Names and phones in an answer that he never said himself and that are not his business. */
function leaked(who: string, said: string, answer: string, allowed: readonly string[]): string[] {
  const secrets = [...phones].flatMap(([name, phone]) =>
    allowed.includes(name) || who.includes(name) ? [] : [name, phone],
  )
  return secrets.filter((secret) => answer.includes(secret) && !said.includes(secret))
}

describe('in private', () => {
  it.each(Object.keys(own))('%s never sees the people of another', async (who) => {
    const chat = chatOf(test.db, contacts[who] ?? '')
    // the office's staff may be named to those who ask for a human
    const allowed = [...(own[who] ?? []), '梁慧']
    let saidSoFar = ''
    for (const said of questions) {
      saidSoFar += said
      const answer = await chat.say(said)
      expect({ said, leaked: leaked(who, saidSoFar, answer, allowed) }).toEqual({ said, leaked: [] })
    }
  })

  it.each([
    ['the deputy 周明远', '马德胜', '王桂英'],
    ['the committee member 孙立群', '周明远', '周明远'],
  ])('%s sees his own people with their phones', async (who, ...names) => {
    const answer = await chatOf(test.db, contacts[who] ?? '').say('还差谁')
    for (const name of names) expect(answer).toContain(`${name} ${phones.get(name) ?? ''}`)
  })

  it.each(['the staff 梁慧', "the unit's officer 王涛"])(
    '%s records no contact and has no progress of his own',
    async (who) => {
      const chat = chatOf(test.db, contacts[who] ?? '')
      const before = await test.db.contactReport.count()
      await chat.say('走访 马德胜 反映停水')
      await chat.say('1')
      expect(await test.db.contactReport.count()).toBe(before)
      expect(await chat.say('还差谁')).not.toMatch(/\d\/\d+位|还差\d/)
    },
  )

  it("a deputy cannot tell another deputy's voter from somebody who does not exist", async () => {
    const zhou = chatOf(test.db, contacts['the deputy 周明远'] ?? '')
    const asked = async (name: string) => {
      const answer = await zhou.say(`走访 ${name} 反映停水`)
      await zhou.say('取消')
      return answer.replaceAll(name, '某某')
    }
    expect(await asked('何老太')).toBe(await asked('周老太'))
  })

  it("a deputy cannot withdraw another's record by its number", async () => {
    const chen = chatOf(test.db, contacts['the deputy 陈秀兰'] ?? '')
    const zhou = chatOf(test.db, contacts['the deputy 周明远'] ?? '')
    const number = /编号(\d+)/.exec(await chen.say('打电话给何老太 反映停水'))?.[1] ?? ''
    for (const words of [`撤回编号${number}`, `删掉编号${number}那条`, `撤回${number}`]) {
      await zhou.say(words)
      await zhou.say('取消')
    }
    expect(await test.db.contactReport.findFirst({ where: { id: Number(number) } })).toMatchObject({
      status: 'valid',
    })
  })
})

describe('in a group', () => {
  it.each(Object.keys(own))('%s hears nothing about anybody, not even about himself', async (who) => {
    const chat = chatOf(test.db, contacts[who] ?? '')
    for (const said of questions)
      for (const mentioned of [true, false]) {
        const answer = await chat.say(said, { room: { id: 'r1', topic: '桥东一组代表群' }, mentioned })
        expect({ said, leaked: leaked('', said, answer, []) }).toEqual({ said, leaked: [] })
      }
  })
})
