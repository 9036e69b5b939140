import { beforeEach, expect, test } from 'vitest'
import { bindDirectly, chatOf, later, makeDeputy, makeLiaison, type Chat } from '../people.ts'
import { beginStory } from './story.ts'

const story = beginStory()
let liu: Chat

beforeEach(async () => {
  const { contactId } = await makeLiaison(story.test.db, story.district, '刘洁')
  liu = chatOf(story.test.db, contactId, () => (story.now = later(story.now, { seconds: 1 })))
})

const reports = () =>
  story.test.db.contactReport.findMany({
    orderBy: { id: 'asc' },
    select: {
      status: true,
      method: true,
      occurredOn: true,
      source: true,
      contactor: { select: { name: true } },
      recordedBy: { select: { name: true } },
    },
  })

const toldTo = async (name: string) =>
  (
    await story.test.db.notice.findMany({
      where: { kind: 'contact.paper', person: { name } },
      orderBy: { id: 'asc' },
    })
  ).map(({ text }) => text)

test('a liaison tells what a deputy of his group did: it is the deputy’s record, and he hears what was recorded', async () => {
  expect(await liu.say('代周明远代表登记：昨天走访张德发，反映3栋路灯不亮')).toBe(
    '已代周明远代表记：11月23日 走访 张德发（本季第1/5位）。诉求1条：3栋路灯不亮。编号1。记了什么会告诉代表本人。改：回“改”；撤：回“撤回”。',
  )
  expect(await reports()).toEqual([
    {
      status: 'valid',
      method: 'visit',
      occurredOn: '2026-11-23',
      source: 'chat',
      contactor: { name: '周明远' },
      recordedBy: { name: '刘洁' },
    },
  ])
  expect(await toldTo('周明远')).toEqual([
    '联络员刘洁代您记了：11月23日 走访 张德发。诉求1条：3栋路灯不亮。编号1。不对请回“撤回编号1”。',
  ])
  expect(await story.zhou.say('还差谁')).not.toContain('张德发')
})

test.each([
  ['周明远昨天走访了王桂英，反映下水道堵了', '走访 王桂英'],
  ['帮周代表补记一条 11月20日电话联系赵磊', '电话 赵磊'],
])('%s', async (said, recorded) => {
  const reply = await liu.say(said)
  expect(reply).toContain('已代周明远代表记：')
  expect(reply).toContain(recorded)
})

test('what is not quite clear is asked with the deputy’s name', async () => {
  expect(await liu.say('周明远代表让我代报一条 昨天微信跟李桂芳聊了 说夜里广场舞太吵')).toContain(
    '要把这句话记成周明远代表的一次联系吗',
  )
  expect(await liu.say('1')).toContain('已代周明远代表记：11月23日 微信 李桂芳')
})

test('who stands on no list is asked about with the deputy’s own list, and the answer is recorded for him', async () => {
  expect(await liu.say('代周明远代表登记：昨天走访马老三，反映停水')).toContain(
    '周明远代表的联系名单里没有“马老三”',
  )
  const reply = await liu.say('张德发')
  expect(reply).toContain('已代周明远代表记：11月23日 走访 张德发')
  expect((await reports()).map(({ contactor }) => contactor.name)).toEqual(['周明远'])
})

test('the same said twice is asked about, and is recorded for the deputy when it was two visits', async () => {
  await story.zhou.say('昨天走访张德发，反映3栋路灯不亮')
  expect(await liu.say('代周明远代表登记：昨天走访张德发，反映3栋路灯不亮')).toContain(
    '和编号1那条一样，已经记过了，没有再记',
  )
  expect(await liu.say('1')).toContain('已代周明远代表记：')
  expect(await reports()).toMatchObject([
    { contactor: { name: '周明远' }, recordedBy: { name: '周明远' } },
    { contactor: { name: '周明远' }, recordedBy: { name: '刘洁' } },
  ])
})

test('the liaison takes back what he recorded for the deputy, and the deputy may, too', async () => {
  await liu.say('代周明远代表登记：昨天走访张德发')
  await liu.say('代周明远代表登记：昨天走访王桂英')
  expect(await liu.say('撤回')).toContain('王桂英')
  expect(await story.zhou.say('撤回编号1')).toContain('张德发')
  expect((await reports()).map(({ status }) => status)).toEqual(['void', 'void'])
})

test('of a deputy of another group nothing is recorded, nor for two at once, nor for a surname that two bear', async () => {
  expect(await liu.say('代钱大勇代表登记：昨天走访张德发')).toBe(
    '您联络的代表里没有“钱大勇”，没有记。请核对姓名；别的小组的代表，请那个小组的联络员来记。',
  )
  await makeDeputy(story.test.db, story.district, '周建国', ['张德发'])
  expect(await liu.say('代周代表登记：昨天走访张德发')).toContain('是哪一位代表的？没有记')
  expect(await reports()).toEqual([])
})

test('a liaison’s own words about a visit without a deputy say how to report for one', async () => {
  expect(await liu.say('昨天走访张德发，反映3栋路灯不亮')).toContain('代某某代表登记')
  expect(await reports()).toEqual([])
})

/** 周明远 is also the liaison of his group, in which 陈秀兰 has other voters than he. */
async function zhouIsLiaison(): Promise<void> {
  await makeDeputy(story.test.db, story.district, '陈秀兰', ['李四海', '李秀珍'])
  await story.test.db.deputyGroup.update({
    where: { id: story.district.group.id },
    data: { liaisonId: story.deputy.person.id },
  })
}

const peopleOf = async (id: number) => {
  const report = await story.test.db.contactReport.findUniqueOrThrow({
    where: { id },
    select: {
      contactor: { select: { name: true } },
      unlisted: true,
      contacts: { select: { voter: { select: { name: true } } }, orderBy: { id: 'asc' } },
    },
  })
  return {
    whose: report.contactor.name,
    linked: report.contacts.map(({ voter }) => voter?.name),
    unlisted: JSON.parse(report.unlisted) as string[],
  }
}

const amendmentsToldTo = async (name: string) =>
  (
    await story.test.db.notice.findMany({
      where: { kind: 'contact-amended', person: { name } },
      orderBy: { id: 'asc' },
    })
  ).map(({ text }) => text)

test('what a liaison corrects for a deputy is read with the deputy’s list, not with his own', async () => {
  await zhouIsLiaison()
  await story.zhou.say('代陈秀兰代表登记：昨天走访李四海，反映停车难')
  expect(await story.zhou.say('不是李四海是王桂英')).toContain('陈秀兰代表的联系名单里没有“王桂英”')
  await story.zhou.say('取消')
  expect(await story.zhou.say('漏了张德发')).toContain('陈秀兰代表的联系名单里没有“张德发”')
  expect(await peopleOf(1)).toEqual({ whose: '陈秀兰', linked: ['李四海'], unlisted: [] })
  expect(await story.zhou.say('漏了李秀珍')).toContain('已改成')
  expect(await peopleOf(1)).toEqual({ whose: '陈秀兰', linked: ['李四海', '李秀珍'], unlisted: [] })
})

test.each(['不是张德发是王桂英', '编号1不是张德发是王桂英'])(
  'a liaison without voters puts another of the deputy’s voters there: %s',
  async (said) => {
    await liu.say('代周明远代表登记：昨天走访张德发，反映3栋路灯不亮')
    expect(await liu.say(said)).toContain('已改成')
    expect(await peopleOf(1)).toEqual({ whose: '周明远', linked: ['王桂英'], unlisted: [] })
  },
)

test('step by step, too, the name that a liaison gives is looked up on the deputy’s list', async () => {
  await liu.say('代周明远代表登记：昨天走访张德发')
  await liu.say('改')
  await liu.say('人')
  expect(await liu.say('王桂英')).toContain('已改成')
  expect(await peopleOf(1)).toEqual({ whose: '周明远', linked: ['王桂英'], unlisted: [] })
})

test('the deputy hears when his liaison corrects, withdraws or restores his record', async () => {
  await liu.say('代周明远代表登记：昨天走访张德发，反映3栋路灯不亮')
  await liu.say('编号1改成电话')
  await liu.say('撤回')
  await liu.say('恢复')
  expect(await amendmentsToldTo('周明远')).toEqual([
    '联络员刘洁更正了您的联系记录编号1，现在是：11月23日 电话 张德发，诉求：3栋路灯不亮。有疑问请回“人工”。',
    '联络员刘洁撤回了您的联系记录编号1（11月23日 电话 张德发，诉求：3栋路灯不亮），不再计入进度。有疑问请回“人工”。',
    '联络员刘洁恢复了您的联系记录编号1：11月23日 电话 张德发，诉求：3栋路灯不亮。有疑问请回“人工”。',
  ])
})

test('who is the group’s liaison no longer changes nothing in the deputies’ records', async () => {
  await liu.say('代周明远代表登记：昨天走访张德发')
  const next = await story.test.db.person.create({ data: { name: '孙丽', phone: '13900000001' } })
  await bindDirectly(story.test.db, next.id)
  await story.test.db.deputyGroup.update({
    where: { id: story.district.group.id },
    data: { liaisonId: next.id },
  })
  for (const said of ['撤回编号1', '撤回', '编号1改成电话']) await liu.say(said)
  expect(await reports()).toMatchObject([{ status: 'valid', method: 'visit' }])
})

test('what the deputy has recorded himself in between is not restored beside it', async () => {
  await liu.say('代周明远代表登记：昨天走访张德发，反映3栋路灯不亮')
  await liu.say('撤回')
  await story.zhou.say('昨天走访张德发，反映3栋路灯不亮')
  expect(await liu.say('恢复')).toContain('又照样记过一次，没有再恢复')
  expect((await reports()).map(({ status }) => status)).toEqual(['void', 'valid'])
})

test('an order to record the contact day of a deputy is no new activity', async () => {
  await zhouIsLiaison()
  expect(await story.zhou.say('代陈秀兰代表登记：联系日走访李四海，反映停车难')).toContain(
    '已代陈秀兰代表记：',
  )
  expect(await peopleOf(1)).toEqual({ whose: '陈秀兰', linked: ['李四海'], unlisted: [] })
  await makeLiaison(story.test.db, story.district, '孙丽').then(async ({ contactId }) => {
    const sun = chatOf(story.test.db, contactId, () => (story.now = later(story.now, { seconds: 1 })))
    expect(await sun.say('代陈秀兰代表登记：联系日走访李秀珍，反映停车难')).toContain('已代陈秀兰代表记：')
  })
  expect(await peopleOf(2)).toEqual({ whose: '陈秀兰', linked: ['李秀珍'], unlisted: [] })
})

test.each(['帮王桂英同志填写低保申请，她反映路灯不亮', '给张德发主任登记了诉求，反映路灯不亮'])(
  'a deputy who is liaison, too, helps his own voter, and speaks for nobody: %s',
  async (said) => {
    await zhouIsLiaison()
    expect(await story.zhou.say(said)).not.toContain('您联络的代表里没有')
  },
)

test.each(['陈秀兰代表和我昨天走访了王桂英', '邀请陈秀兰代表一起走访张德发'])(
  'what a deputy who is liaison, too, did together with her is not hers alone: %s',
  async (said) => {
    await zhouIsLiaison()
    expect(await story.zhou.say(said)).not.toContain('陈秀兰代表的')
    await story.zhou.say('1')
    expect((await reports()).filter(({ contactor }) => contactor.name === '陈秀兰')).toEqual([])
  },
)

test('自己 is no answer to whom a deputy met: the question stays, and nothing becomes the liaison’s own', async () => {
  await zhouIsLiaison()
  await story.zhou.say('代陈秀兰代表登记：昨天走访，反映路灯不亮')
  await story.zhou.say('自己')
  expect(await story.test.db.concern.count()).toBe(0)
  expect(await story.zhou.say('李四海')).toContain('已代陈秀兰代表记：')
  expect(await peopleOf(1)).toMatchObject({ whose: '陈秀兰', linked: ['李四海'] })
})
