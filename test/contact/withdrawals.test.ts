import { describe, expect, it } from 'vitest'
import { talk } from '../people.ts'
import { beginStory } from './story.ts'

const story = beginStory()

describe('taking back', () => {
  it('撤回 takes back what was recorded last, and asks before it reaches further back', async () => {
    await talk(
      story.zhou,
      `
      > 11月20日走访张德发
      已记：11月20日 走访 张德发（本季第1/5位）。编号1。改：回“改”；撤：回“撤回”。
      > 打电话给王婶 反映停水
      已记：11月24日 电话 王桂英（本季第2/5位）。诉求1条：停水。编号2。改：回“改”；撤：回“撤回”。
      > 撤销上一条
      已撤回：11月24日 电话 王桂英（诉求：停水）。编号2。
      > 撤回
      上一条已经撤回过了。
      1 恢复 11月24日 电话 王桂英（诉求：停水）
      2 再撤回前面一条 11月20日 走访 张德发
      回数字；都不用回“取消”。
      > 2
      已撤回：11月20日 走访 张德发。编号1。
      > 撤回
      上一条已经撤回过了。
      1 恢复 11月24日 电话 王桂英（诉求：停水）
      回数字；都不用回“取消”。
      > 取消
      好的，刚才那件事放下了，没有记，也没有改动。
      `,
    )
  })

  it('撤回 by mistake is taken back: the record counts again, with its matter', async () => {
    await talk(
      story.zhou,
      `
      > 打电话给王婶 反映停水
      已记：11月24日 电话 王桂英（本季第1/5位）。诉求1条：停水。编号1。改：回“改”；撤：回“撤回”。
      > 撤回
      已撤回：11月24日 电话 王桂英（诉求：停水）。编号1。
      > 撤回
      上一条已经撤回过了。
      1 恢复 11月24日 电话 王桂英（诉求：停水）
      回数字；都不用回“取消”。
      > 1
      已恢复：11月24日 电话 王桂英（诉求：停水）。编号1。
      > 恢复
      这条没有撤回过，一直记着，不用恢复。
      `,
    )
    expect(await story.zhou.say('还差谁')).toMatch(/^本季还差4位/)
    expect(await story.test.db.concern.findMany()).toMatchObject([{ status: 'open' }])
    const deeds = await story.test.db.audit.findMany({ where: { subject: 'report:1' } })
    expect(deeds.map(({ action }) => action)).toEqual(['contact.report', 'contact.void', 'contact.restore'])
  })

  it('撤回 asked a third time is asked about again, and does nothing by itself', async () => {
    for (const words of ['走访 赵磊', '走访 张德发', '撤回', '撤回', '撤回']) await story.zhou.say(words)
    expect(await story.test.db.contactReport.count({ where: { status: 'valid' } })).toBe(1)
  })

  it('恢复编号 brings back one that is named, but not beside its like', async () => {
    for (const words of ['走访 张德发', '撤回', '走访 张德发']) await story.zhou.say(words)
    await talk(
      story.zhou,
      `
      > 恢复编号1
      这条撤回以后又照样记过一次，没有再恢复，免得重复。
      > 撤回
      已撤回：11月24日 走访 张德发。编号2。
      > 撤错了，恢复
      已恢复：11月24日 走访 张德发。编号2。
      `,
    )
  })

  it('what he noticed himself comes back, too', async () => {
    for (const words of ['滨河路井盖没了', '自己', '撤回', '撤回']) await story.zhou.say(words)
    expect(await story.zhou.say('1')).toMatch(/^已恢复您反映的那件事。诉求编号\d+。$/)
    expect(await story.test.db.concern.findMany()).toMatchObject([{ status: 'open' }])
  })

  it('我的记录 lists the last five with their numbers', async () => {
    await talk(
      story.zhou,
      `
      > 我的记录
      您还没有联系记录。要记，直接说一句，例如：走访 张德发 反映3栋路灯不亮。
      `,
    )
    for (const words of ['走访 张德发', '走访 赵磊', '撤回', '电话 李桂芳']) await story.zhou.say(words)
    await talk(
      story.zhou,
      `
      > 我的记录
      最近3条：
      编号3 11月24日 电话 李桂芳
      编号2 11月24日 走访 赵磊（已撤回）
      编号1 11月24日 走访 张德发
      要改：编号3改成电话；要撤：撤回编号3。
      `,
    )
  })

  it('before anything was recorded there is nothing to take back', async () => {
    await talk(story.zhou, '> 撤回\n还没有可以撤回的记录。')
  })

  it('a described record is taken back with the reason in his words', async () => {
    await talk(
      story.zhou,
      `
      > 10月18日走访张德发
      已记：10月18日 走访 张德发（本季第1/5位）。编号1。改：回“改”；撤：回“撤回”。
      > 走访 王桂英
      已记：11月24日 走访 王桂英（本季第2/5位）。编号2。改：回“改”；撤：回“撤回”。
      > 删掉10.18那条走访 记重了
      已撤回：10月18日 走访 张德发。编号1。
      `,
    )
  })

  it('a description that fits several is asked about', async () => {
    await talk(
      story.zhou,
      `
      > 10月18日走访张德发
      已记：10月18日 走访 张德发（本季第1/5位）。编号1。改：回“改”；撤：回“撤回”。
      > 10月18日走访王婶
      已记：10月18日 走访 王桂英（本季第2/5位）。编号2。改：回“改”；撤：回“撤回”。
      > 删掉10.18那条走访 记重了
      有几条都对得上，撤回哪一条？
      1 10月18日 走访 王桂英
      2 10月18日 走访 张德发
      回数字；都不撤回“取消”。
      > 2
      已撤回：10月18日 走访 张德发。编号1。
      `,
    )
  })

  it('a record of somebody who was never met is not found, and no other is touched', async () => {
    await talk(
      story.zhou,
      `
      > 走访 张德发
      已记：11月24日 走访 张德发（本季第1/5位）。编号1。改：回“改”；撤：回“撤回”。
      > 删掉走访李桂芬那条
      没有找到您说的那条记录，什么都没有动。请写清日期和姓名，例如：删掉10月18日走访张德发那条。
      > 删掉走访王婶那条
      没有找到您说的那条记录，什么都没有动。请写清日期和姓名，例如：删掉10月18日走访张德发那条。
      `,
    )
  })

  it.each([
    '撤回',
    '撤回。',
    '撤销上一条',
    '把刚才那条删了',
    '刚才那条记错了，删掉',
    '上一条撤回一下吧',
    '删除最后一条',
  ])('“%s” needs no asking', async (words) => {
    await story.zhou.say('走访 张德发')
    await talk(story.zhou, `> ${words}\n已撤回：11月24日 走访 张德发。编号1。`)
  })

  it('words that are more than 撤回 are not taken for the last record without asking', async () => {
    await talk(
      story.zhou,
      `
      > 走访 张德发
      已记：11月24日 走访 张德发（本季第1/5位）。编号1。改：回“改”；撤：回“撤回”。
      > 删掉李四那条
      要撤回的是这一条吗？
      1 撤回 11月24日 走访 张德发
      回“1”撤回；不撤回“取消”。
      > 取消
      好的，刚才那件事放下了，没有记，也没有改动。
      `,
    )
  })

  it('撤回 while something is being asked drops what was asked, not an older record', async () => {
    await talk(
      story.zhou,
      `
      > 走访 张德发
      已记：11月24日 走访 张德发（本季第1/5位）。编号1。改：回“改”；撤：回“撤回”。
      > 走访 陈小毛
      您的联系名单里没有“陈小毛”，怎么记？名字写错了，直接回正确的姓名。
      1 不在我的联系名单里，只记名字（不计入进度）
      回数字；不记了回“取消”。
      > 撤回
      好的，刚才那件事放下了，没有记，也没有改动。要撤回已经记下的，请再回一次“撤回”。
      > 本季度联系情况
      本季联系选民：1/5位，未完成（12月31日截止）。还差4位：王桂英、赵磊、李桂芳、刘永福。今年已联系1人次。
      `,
    )
  })
})
