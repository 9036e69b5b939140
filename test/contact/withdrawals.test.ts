import { describe, it } from 'vitest'
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
      上一条已经撤回过了。再往前一条要撤回吗？
      1 撤回 11月20日 走访 张德发
      回“1”撤回；不撤回“取消”。
      > 撤回
      已撤回：11月20日 走访 张德发。编号1。
      > 撤回
      上一条已经撤回过了，没有别的可以撤回。
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
