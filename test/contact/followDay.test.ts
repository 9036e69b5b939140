import { beforeEach, describe, expect, it } from 'vitest'
import { at } from '../activity/office.ts'
import { chatOf, later, makeDeputy, makeLiaison, type Chat } from '../people.ts'
import { beginStory } from './story.ts'

const story = beginStory()
beforeEach(() => {
  story.now = at('2026-10-20T16:00')
})

const record = () =>
  story.test.db.contactDayRecord.findFirstOrThrow({
    select: {
      heldOn: true,
      headcount: true,
      cards: true,
      met: true,
      heard: true,
      solved: true,
      voidedAt: true,
    },
  })

it('a visit that is withdrawn leaves the day with what was told beside it, and is in it again once restored', async () => {
  await story.zhou.say('联系日 见了8个选民 征求意见卡收了6张')
  await story.zhou.say('只记人数')
  await story.zhou.say('没有')
  await story.zhou.say('联系日走访张德发 反映路灯不亮')
  expect(await record()).toMatchObject({ headcount: 8, cards: 6, met: '张德发', heard: '路灯不亮' })
  expect(await story.zhou.say('撤回')).toBe(
    '已撤回：10月20日 走访 张德发（诉求：路灯不亮）。编号1。10月20日的联系选民日记录还在，去掉了这一条的内容；整天都要撤回，回“撤回联系日”。',
  )
  expect(await record()).toMatchObject({ headcount: 8, cards: 6, met: null, heard: null, voidedAt: null })
  await story.zhou.say('恢复')
  expect(await record()).toMatchObject({ headcount: 8, met: '张德发', heard: '路灯不亮', voidedAt: null })
})

it('the only visit of the day takes the day with it, and brings it back', async () => {
  await story.zhou.say('联系日走访张德发 反映路灯不亮')
  await story.zhou.say('0')
  expect(await story.zhou.say('撤回')).toContain('10月20日的联系选民日记录也一起撤回了。')
  expect((await record()).voidedAt).not.toBeNull()
  expect(await story.zhou.say('恢复')).toContain('10月20日的联系选民日记录也恢复了。')
  expect(await record()).toMatchObject({ met: '张德发', heard: '路灯不亮', voidedAt: null })
})

it('a correction of a visit is one of the day; the last number told is the one that counts', async () => {
  await story.zhou.say('联系日走访张德发 反映路灯不亮')
  await story.zhou.say('不是张德发是王桂英')
  expect(await record()).toMatchObject({ met: '王桂英', heard: '路灯不亮' })
  await story.zhou.say('联系日 见了18个选民')
  await story.zhou.say('只记人数')
  await story.zhou.say('联系日 见了8个选民')
  await story.zhou.say('只记人数')
  expect((await record()).headcount).toBe(8)
  await story.zhou.say('联系日 下午又见了5个选民')
  await story.zhou.say('只记人数')
  expect((await record()).headcount).toBe(13)
})

it('a visit that was on another day is no longer of the contact day', async () => {
  await story.zhou.say('联系日走访张德发 反映路灯不亮')
  await story.zhou.say('刚才那条日期错了 是10月18日')
  expect(await story.test.db.contactReport.findFirst()).toMatchObject({
    occurredOn: '2026-10-18',
    contactDay: false,
  })
  expect((await record()).voidedAt).not.toBeNull()
})

it('last year’s contact day is last year’s', async () => {
  await story.zhou.say('去年联系日走访张德发 反映路灯不亮')
  expect(await story.test.db.contactReport.findFirst()).toMatchObject({ occurredOn: '2025-10-20' })
  await story.zhou.say('2025年联系日见了10个选民')
  await story.zhou.say('只记人数')
  expect(await story.test.db.contactDayRecord.findMany({ select: { year: true } })).toEqual([{ year: 2025 }])
})

it('a visit on the day that does not name it is of it by one word, and stays one record', async () => {
  expect(await story.zhou.say('今天走访张德发 反映路灯不亮')).toContain('回“是联系日的”')
  expect(await story.zhou.say('是联系日的')).toContain('编号1算作联系日的了。联系选民日已记。')
  expect(await story.test.db.contactReport.findMany({ select: { contactDay: true } })).toEqual([
    { contactDay: true },
  ])
  expect(await record()).toMatchObject({ met: '张德发', heard: '路灯不亮' })
})

it('said again as one of the contact day it is still one visit', async () => {
  await story.zhou.say('今天走访张德发 反映路灯不亮')
  expect(await story.zhou.say('联系日走访张德发 反映路灯不亮')).toContain('已经记过了')
  expect(await story.test.db.contactDayRecord.count()).toBe(0)
  expect(await story.zhou.say('2')).toContain('编号1算作联系日的了')
  expect([await story.test.db.contactReport.count(), await story.test.db.concern.count()]).toEqual([1, 1])
  expect(await record()).toMatchObject({ met: '张德发' })
})

describe('a liaison who is a deputy, too', () => {
  let chen: Awaited<ReturnType<typeof makeDeputy>>
  beforeEach(async () => {
    chen = await makeDeputy(story.test.db, story.district, '陈秀兰', ['李四海'])
    await story.test.db.deputyGroup.update({
      where: { id: story.district.group.id },
      data: { liaisonId: story.deputy.person.id },
    })
  })

  const days = () =>
    story.test.db.contactDayRecord.findMany({
      orderBy: { id: 'asc' },
      select: { met: true, personId: true, recordedById: true },
    })

  it('says of her visit that it was of the contact day: the day is hers, and she is told', async () => {
    await story.zhou.say('代陈秀兰代表登记：今天走访李四海，反映停车难')
    expect(await story.zhou.say('是联系日的')).toContain('编号1算作联系日的了。陈秀兰代表的联系选民日已记。')
    expect(await days()).toEqual([
      { met: '李四海', personId: chen.person.id, recordedById: story.deputy.person.id },
    ])
    expect(
      await story.test.db.notice.findMany({
        where: { kind: 'contact_day.for' },
        select: { personId: true },
      }),
    ).toEqual([{ personId: chen.person.id }])
  })

  it('marks nothing once her group is another’s', async () => {
    await story.zhou.say('代陈秀兰代表登记：今天走访李四海，反映停车难')
    await story.test.db.deputyGroup.update({
      where: { id: story.district.group.id },
      data: { liaisonId: null },
    })
    expect(await story.zhou.say('是联系日的')).toContain('没有改')
    expect(await days()).toEqual([])
    expect(await story.test.db.contactReport.findFirst()).toMatchObject({ contactDay: false })
  })
})

it('a liaison’s word that a deputy’s visit was of the contact day makes the deputy’s day', async () => {
  const { contactId } = await makeLiaison(story.test.db, story.district, '刘洁')
  const liu = chatOf(story.test.db, contactId, () => (story.now = later(story.now, { seconds: 1 })))
  await liu.say('代周明远代表登记：今天走访张德发，反映路灯不亮')
  expect(await liu.say('是联系日的')).toContain('周明远代表的联系选民日已记。')
  expect(await record()).toMatchObject({ met: '张德发', heard: '路灯不亮', voidedAt: null })
})

it('a day that was withdrawn as a whole stays withdrawn when a visit of it is restored', async () => {
  await story.zhou.say('联系日走访张德发 反映路灯不亮')
  await story.zhou.say('解：解释了 帮：报修了')
  await story.zhou.say('撤回联系日')
  await story.zhou.say('撤回编号1')
  const reply = await story.zhou.say('恢复编号1')
  expect(reply).toContain('10月20日的联系选民日记录是整天撤回的，没有跟着恢复')
  expect((await record()).voidedAt).not.toBeNull()
})

it('the numbers of the day are those of the visits that stand', async () => {
  await story.zhou.say('联系日见了8个选民，收了6张征求意见卡，走访张德发反映路灯不亮，电话联系王桂英反映停水')
  expect(await story.test.db.contactReport.count()).toBe(2)
  expect(await record()).toMatchObject({ headcount: 8, cards: 6 })
  await story.zhou.say('没有')
  await story.zhou.say('撤回编号2')
  expect(await record()).toMatchObject({ headcount: 8, cards: 6, met: '张德发', voidedAt: null })
  await story.zhou.say('恢复编号2')
  await story.zhou.say('联系日下午又见了3个选民，走访赵磊')
  expect(await record()).toMatchObject({ headcount: 11, cards: 6 })
  await story.zhou.say('撤回编号3')
  expect(await record()).toMatchObject({ headcount: 8, cards: 6 })
  await story.zhou.say('恢复编号3')
  expect(await record()).toMatchObject({ headcount: 11, cards: 6 })
})

it('a visit moved to the contact day of another year is of that year’s, and leaves nothing behind', async () => {
  await story.zhou.say('联系日走访张德发 反映路灯不亮')
  await story.zhou.say('0')
  const reply = await story.zhou.say('编号1日期改成2025年10月20日')
  expect(reply).toContain('10月20日的联系选民日记录也一起撤回了。已算到2025年10月20日的联系选民日。')
  expect(
    await story.test.db.contactDayRecord.findMany({
      orderBy: { year: 'asc' },
      select: { year: true, heldOn: true, met: true, heard: true, voidedAt: true },
    }),
  ).toMatchObject([
    { year: 2025, heldOn: '2025-10-20', met: '张德发', heard: '路灯不亮', voidedAt: null },
    { year: 2026, met: null, heard: null, voidedAt: expect.any(Date) as Date },
  ])
})

describe('with a liaison', () => {
  let liu: Chat
  beforeEach(async () => {
    const { contactId } = await makeLiaison(story.test.db, story.district, '刘洁')
    liu = chatOf(story.test.db, contactId, () => (story.now = later(story.now, { seconds: 1 })))
  })

  it('he is not told to withdraw a day that is the deputy’s', async () => {
    await liu.say('代周明远代表登记：今天走访张德发，反映路灯不亮')
    await liu.say('是联系日的')
    await liu.say('解：解释了 帮：报修了')
    const reply = await liu.say('撤回编号1')
    expect(reply).toContain('10月20日的联系选民日记录还在，去掉了这一条的内容。')
    expect(reply).not.toContain('撤回联系日')
  })

  it('撤回 of the deputy is of what he said last himself, not of the day that the liaison entered since', async () => {
    await story.zhou.say('今天走访张德发 反映路灯不亮')
    await liu.say('代周明远代表登记：联系日 见了8个选民，征求意见卡收了6张')
    await liu.say('只记人数')
    expect(await story.zhou.say('撤回')).toContain('已撤回：10月20日 走访 张德发')
    expect(await record()).toMatchObject({ headcount: 8, voidedAt: null })
  })

  it('nor of his own day that the liaison completed since', async () => {
    await story.zhou.say('联系日 见了8个选民')
    await story.zhou.say('只记人数')
    await story.zhou.say('没有')
    await story.zhou.say('今天走访张德发 反映路灯不亮')
    await liu.say('代周明远代表登记：联系日 见了8个选民，征求意见卡收了6张')
    await liu.say('只记人数')
    expect(await record()).toMatchObject({ headcount: 8, cards: 6 })
    expect(await story.zhou.say('撤回')).toContain('已撤回：10月20日 走访 张德发')
    expect(await record()).toMatchObject({ headcount: 8, cards: 6, voidedAt: null })
  })
})

it('撤回联系日 names the visits of the day that stand on', async () => {
  await story.zhou.say('联系日走访张德发 反映路灯不亮')
  await story.zhou.say('没有')
  expect(await story.zhou.say('撤回联系日')).toContain('当天的联系记录编号1还在，也不对的请回“撤回编号1”。')
  expect(await story.zhou.say('取消我的联系日记录')).toBe('没有您的联系选民日记录可以撤回。')
})
