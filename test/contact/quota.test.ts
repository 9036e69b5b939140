import { afterEach, beforeEach, expect, it } from 'vitest'
import { setSetting } from '../../handlers/settings/actions.ts'
import { openSqlite, type TestDatabase } from '../databases.ts'
import { chatOf, inAct, makeDeputy, makeDistrict, talk, type District } from '../people.ts'

let test: TestDatabase
let district: District
beforeEach(async () => {
  test = await openSqlite()
  district = await makeDistrict(test.db)
})
afterEach(() => test.close())

const chatWith = async (name: string, voters: string[], at?: Date) => {
  const { contactId, person } = await makeDeputy(test.db, district, name, voters)
  return { chat: chatOf(test.db, contactId, at && (() => at)), person }
}

it('a deputy sees how he stands, who is left, and whom to call', async () => {
  const { chat } = await chatWith('周明远', ['张德发', '王桂英', '赵磊'])
  await test.db.voter.updateMany({ where: { name: '王桂英' }, data: { phone: '13900000002' } })
  await test.db.voter.updateMany({ where: { name: '赵磊' }, data: { phone: null } })
  await chat.say('走访 张德发')
  await talk(
    chat,
    `
    > 本季度联系情况
    本季联系选民：1/3位，未完成（12月31日截止）。还差2位：王桂英、赵磊。今年已联系1人次。
    > 还差谁
    本季还差2位选民没联系（12月31日截止）：
    王桂英 13900000002
    赵磊（没有手机号）
    联系后直接说一句，例如：走访 王桂英
    `,
  )
})

it('who asks whether he saw somebody hears when that was', async () => {
  const { chat } = await chatWith('周明远', ['张德发', '王桂英'])
  await chat.say('11月20日走访张德发 反映路灯不亮')
  await talk(
    chat,
    `
    > 我走访过张德发没有
    张德发：最近一次是11月20日 走访 张德发（诉求：路灯不亮）（编号1）。
    本季联系选民：1/2位，未完成（12月31日截止）。还差1位：王桂英。今年已联系1人次。
    > 王桂英我联系了没
    王桂英：您还没有联系记录。
    本季联系选民：1/2位，未完成（12月31日截止）。还差1位：王桂英。今年已联系1人次。
    `,
  )
  expect(await test.db.contactReport.count()).toBe(1)
})

it('who reached everybody hears that he has', async () => {
  const { chat } = await chatWith('周明远', ['张德发'])
  for (const words of ['10月8日走访张德发', '11月2日走访张德发', '11月9日走访张德发', '走访张德发'])
    await chat.say(words)
  await talk(
    chat,
    `
    > 还差谁
    本季联系的选民1位都联系到了。
    > 我的
    本季联系选民：1/1位，已完成（12月31日截止）。今年已联系4人次。
    `,
  )
})

it('who has nobody on his list is not told that he is done', async () => {
  const { chat } = await chatWith('周明远', [])
  const nobody = '您的联系名单里还没有选民，请联系联络处补上。'
  await talk(chat, `> 本季度联系情况\n${nobody}\n> 还差谁\n${nobody}`)
})

it('who is deputy and committee member sees both duties', async () => {
  const he = await makeDeputy(test.db, district, '何建平')
  const { chat, person } = await chatWith('郑怀山', ['钱大伯'])
  const member = await test.db.scMember.create({
    data: { personId: person.id, termId: district.term.id, post: 'chair', officeId: district.office.id },
  })
  await test.db.memberLink.create({ data: { memberId: member.id, deputyId: he.deputy.id } })
  await talk(
    chat,
    `
    > 走访钱大伯
    已记：11月24日 走访 钱大伯（本季第1/1位）。编号1。改：回“改”；撤：回“撤回”。
    > 本季度联系情况
    本季联系选民：1/1位，已完成（12月31日截止）。今年已联系1人次。
    本季联系代表：0/1位，未完成（12月31日截止）。还差1位：何建平。今年已联系0人次。
    `,
  )
})

it('the quarter is counted in the zone of the office', async () => {
  const lastMinute = await chatWith('周明远', ['张德发'], new Date('2026-12-31T15:59:00Z'))
  expect(await lastMinute.chat.say('走访 张德发')).toContain('12月31日 走访 张德发（本季第1/1位）')
  const firstMinute = await chatWith('陈秀兰', ['张德发'], new Date('2026-12-31T16:00:00Z'))
  expect(await firstMinute.chat.say('走访 张德发')).toContain('1月1日 走访 张德发（本季第1/1位）')
  expect(await firstMinute.chat.say('本季度联系情况')).toContain('（3月31日截止）')
})

it('by the other reading one round is enough, and the rest is still named', async () => {
  const source = '主任会议 2026年第9次'
  await inAct(test.db, (act) =>
    setSetting(act, { key: 'contact.reading', value: 'one_round', effectiveOn: '2026-10-01', source }),
  )
  const { chat } = await chatWith('周明远', ['张德发', '王桂英'])
  await chat.say('走访 张德发')
  expect(await chat.say('本季度联系情况')).toBe(
    '本季联系选民：1/2位，已完成（12月31日截止）。还差1位：王桂英。今年已联系1人次。',
  )
})
