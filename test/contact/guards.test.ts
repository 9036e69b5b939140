import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openSqlite, type TestDatabase } from '../databases.ts'
import { chatOf, makeDeputy, makeDistrict, makeLiaison, makeMember, type Chat } from '../people.ts'

let test: TestDatabase
let zhou: Chat
let reports: () => Promise<{ method: string; occurredOn: string; status: string }[]>

beforeEach(async () => {
  test = await openSqlite()
  const district = await makeDistrict(test.db)
  const { contactId } = await makeDeputy(test.db, district, '周明远', [
    ['张德发', '老张'],
    ['王桂英', '王婶'],
    '赵磊',
    '李桂芳',
  ])
  zhou = chatOf(test.db, contactId)
  reports = () =>
    test.db.contactReport.findMany({
      orderBy: { id: 'asc' },
      select: { method: true, occurredOn: true, status: true },
    })
})
afterEach(() => test.close())

describe('what must not become a record', () => {
  it.each(['李桂芳的电话是多少', '张德发去走访过吗', '走访 王桂英 了没有？'])(
    'a question: %s',
    async (words) => {
      await zhou.say(words)
      expect(await reports()).toEqual([])
    },
  )

  it('a name in a question is no answer to 见了谁', async () => {
    await zhou.say('今天走访了')
    await zhou.say('给我看看周明远联系了谁')
    expect(await reports()).toEqual([])
  })

  it('a surname that fits one voter by chance is asked', async () => {
    expect(await zhou.say('见了老李')).toMatch(/“老李”是不是这一位？\n1 李桂芳/)
    expect(await reports()).toEqual([])
    expect(await zhou.say('1')).toContain('李桂芳（本季第1/4位）')
  })

  it('a courtesy is nobody’s name', async () => {
    await zhou.say('今天走访了')
    await zhou.say('谢谢')
    expect(await test.db.contactReport.count()).toBe(0)
  })
})

describe('which record a correction means', () => {
  beforeEach(async () => {
    await zhou.say('昨天走访 王桂英 反映水压低')
    await zhou.say('走访 张德发')
  })

  it('the number on the receipt', async () => {
    expect(await zhou.say('编号1日期改成11月20日')).toContain('已改成：11月20日 走访 王桂英')
    expect(await zhou.say('撤回编号1')).toContain('已撤回：11月20日 走访 王桂英')
    expect(await zhou.say('编号99改成电话')).toBe('没有找到编号99，没有改动。')
    expect(await reports()).toMatchObject([{ status: 'void' }, { status: 'valid', occurredOn: '2026-11-24' }])
  })

  it("another's number is nobody's business", async () => {
    const { contactId } = await makeDeputy(test.db, await districtAgain(), '陈秀兰', ['钱大伯'])
    expect(await chatOf(test.db, contactId).say('撤回编号1')).toContain('没有找到')
    expect(await reports()).toMatchObject([{ status: 'valid' }, { status: 'valid' }])
  })

  it('the person whose record it is: her method, not her place in another record', async () => {
    expect(await zhou.say('王桂英那条是电话不是走访')).toContain('已改成：11月23日 电话 王桂英')
    expect(await reports()).toMatchObject([{ method: 'phone' }, { method: 'visit' }])
  })

  it('a report with a correction in it touches no older record', async () => {
    expect(await zhou.say('走访赵磊反映没暖气，日期错了，是昨天')).toContain('没有记也没有改')
    expect(await reports()).toMatchObject([{ occurredOn: '2026-11-23' }, { occurredOn: '2026-11-24' }])
  })

  it('somebody who is there already is not added, and that is said', async () => {
    expect(await zhou.say('补充一下，张德发还说水压低')).toMatch(/没有改|已改成/)
    expect(await test.db.contact.count()).toBe(2)
  })
})

const districtAgain = async () => ({
  term: await test.db.term.findFirstOrThrow(),
  office: await test.db.office.findFirstOrThrow(),
  constituency: await test.db.constituency.findFirstOrThrow(),
  group: await test.db.deputyGroup.findFirstOrThrow(),
})

describe('the same told twice', () => {
  it('of two duties in one sentence, the half that is new is kept', async () => {
    const district = await districtAgain()
    const chen = await makeDeputy(test.db, district, '陈静')
    const person = await test.db.person.findFirstOrThrow({ where: { name: '周明远' } })
    const member = await test.db.scMember.create({
      data: { personId: person.id, termId: district.term.id, post: 'member', officeId: district.office.id },
    })
    await test.db.memberLink.create({ data: { memberId: member.id, deputyId: chen.deputy.id } })
    await zhou.say('走访 张德发')
    const said = await zhou.say('走访 张德发、陈静')
    expect(said).toContain('已记：11月24日 走访 陈静')
    expect(said).toContain('张德发和编号1那条一样')
    expect(await zhou.say('2')).toContain('没有再记')
    expect(await reports()).toHaveLength(2)
  })

  it('somebody who is not on the list, reported twice, is asked about too', async () => {
    await zhou.say('走访了马德胜 反映停水')
    await zhou.say('1')
    await zhou.say('走访了马德胜 反映停水')
    expect(await zhou.say('1')).toContain('已经记过了')
    expect(await reports()).toHaveLength(1)
  })
})

it('a liaison sees who of his group is short, and nobody’s voters', async () => {
  const { contactId } = await makeLiaison(test.db, await districtAgain(), '刘洁')
  const list = await chatOf(test.db, contactId).say('还差谁')
  expect(list).toMatch(/桥东一组有1位代表.*：\n周明远（还差4位）/)
  expect(list).not.toMatch(/张德发|王桂英|赵磊|李桂芳/)
})

it('a committee member without a list of his own hears whom to ask', async () => {
  const { contactId } = await makeMember(test.db, await districtAgain(), '孙立群', [])
  expect(await chatOf(test.db, contactId).say('还差谁')).toMatch(/名单/)
})
