import { describe, expect, it } from 'vitest'
import { chatOf, makeDeputy, makeMember, talk } from '../people.ts'
import { beginStory } from './story.ts'

const story = beginStory()

const lastReport = () =>
  story.test.db.contactReport.findFirstOrThrow({
    orderBy: { id: 'desc' },
    include: { contacts: { include: { voter: true } }, concerns: { include: { raisers: true } } },
  })

describe('reporting a contact in one sentence', () => {
  it('gives a receipt with what was understood, the number and how to change it', async () => {
    await talk(
      story.zhou,
      `
      > 走访 张德发 反映3栋路灯不亮
      已记：11月24日 走访 张德发（本季第1/5位）。诉求1条：3栋路灯不亮。编号1。改：回“改”；撤：回“撤回”。
      > 昨天下午打电话给李桂芳,她说小区门口电动车乱停
      已记：11月23日下午 电话 李桂芳（本季第2/5位）。诉求1条：小区门口电动车乱停。编号2。改：回“改”；撤：回“撤回”。
      > 微信跟小赵聊了
      已记：11月24日 微信 赵磊（本季第3/5位）。编号3。改：回“改”；撤：回“撤回”。
      `,
    )
    expect(await story.test.db.contactReport.findFirst({ where: { id: 2 } })).toMatchObject({
      summary: '昨天下午打电话给李桂芳,她说小区门口电动车乱停',
      source: 'chat',
      partOfDay: 'pm',
      recordedById: story.deputy.person.id,
      messageAccount: 'local|bot',
      messageId: expect.stringContaining(story.deputy.contactId) as string,
    })
  })

  it.each([
    ['走访 张德发', 'visit'],
    ['打电话给张德发', 'phone'],
    ['给张德发发了电子邮件', 'email'],
    ['给张德发写了一封信', 'letter'],
    ['收到张德发的征求意见卡', 'opinion_card'],
    ['约谈张德发', 'interview'],
    ['参加代表活动见到了张德发', 'deputy_activity'],
    ['微信联系张德发', 'platform'],
    ['召开座谈会，张德发参加', 'forum'],
  ])('%s is kept as %s', async (sentence, method) => {
    await story.zhou.say(sentence)
    expect((await lastReport()).method).toBe(method)
  })

  it('knows nicknames and several people, and keeps one matter that they share', async () => {
    await talk(
      story.zhou,
      `
      > 上周三走访了老张、王婶、小赵三家,都讲停水的事
      已记：11月18日 走访 张德发、王桂英、赵磊（本季已联系3/5位）。诉求1条：停水的事。编号1。改：回“改”；撤：回“撤回”。
      `,
    )
    const { contacts, concerns } = await lastReport()
    expect(contacts.map(({ voter }) => voter?.name)).toEqual(['张德发', '王桂英', '赵磊'])
    expect(concerns.map(({ raisers }) => raisers.length)).toEqual([3])
  })

  it('counts somebody met twice once, and each contact for the year', async () => {
    await talk(
      story.zhou,
      `
      > 走访 张德发
      已记：11月24日 走访 张德发（本季第1/5位）。编号1。改：回“改”；撤：回“撤回”。
      > 打电话给老张
      已记：11月24日 电话 张德发（本季已联系1/5位）。编号2。改：回“改”；撤：回“撤回”。
      > 本季度联系情况
      本季联系选民：1/5位，未完成（12月31日截止）。还差4位：王桂英、赵磊、李桂芳、刘永福。今年已联系2人次。
      `,
    )
  })

  it('counts a contact in the quarter in which it was', async () => {
    await talk(
      story.zhou,
      `
      > 9月30日走访张德发
      已记：9月30日 走访 张德发（三季度第1/5位）。编号1。改：回“改”；撤：回“撤回”。
      > 去年12月8日走访王婶
      已记：2025年12月8日 走访 王桂英（2025年四季度第1/5位）。编号2。改：回“改”；撤：回“撤回”。
      `,
    )
  })

  it('keeps a message to many at once and counts it for nobody', async () => {
    await talk(
      story.zhou,
      `
      > 微信群发给老张、王婶、小赵问候一下
      已记：11月24日 微信 张德发、王桂英、赵磊（群发，不计入进度）。编号1。改：回“改”；撤：回“撤回”。
      > 本季度联系情况
      本季联系选民：0/5位，未完成（12月31日截止）。还差5位：张德发、王桂英、赵磊、李桂芳、刘永福。今年已联系0人次。
      `,
    )
  })

  it('of the voter contact day is marked as such', async () => {
    await story.zhou.say('10月20号联系日 去了12选区 见了张德发、王婶')
    expect(await lastReport()).toMatchObject({ contactDay: true, occurredOn: '2026-10-20' })
  })
})

describe('a standing committee member', () => {
  it('reports on the deputies he contacts, and asks who is left', async () => {
    const he = await makeDeputy(story.test.db, story.district, '何建平')
    const { contactId } = await makeMember(story.test.db, story.district, '孙立群', [
      story.deputy.deputy.id,
      he.deputy.id,
    ])
    const sun = chatOf(story.test.db, contactId)
    await talk(
      sun,
      `
      > 约谈了何建平代表,聊建议的事
      已记：11月24日 约谈 何建平（本季第1/2位）。编号1。改：回“改”；撤：回“撤回”。
      > 我联系的几个代表哪几个还没联系
      本季还差1位代表没联系（12月31日截止）：
      周明远 ${story.deputy.person.phone ?? ''}
      联系后直接说一句，例如：走访 周明远
      `,
    )
  })
})
