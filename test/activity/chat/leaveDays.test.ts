/** Leave on one day of several, in words. */
import { describe, expect, it } from 'vitest'
import { at, beginOffice } from '../office.ts'

describe('words about single days of what lasts several', () => {
  const office = beginOffice(5)
  const say = (name: string, text: string) => office.chat(name).say(text)
  const tour = async () => {
    await say('刘洁', '一组 12月5日上午9点到12月6日下午5点 外出考察 渝北区 全体参加')
    await say('刘洁', '1')
  }
  const rowOf = (name: string) =>
    office.db.participation.findFirstOrThrow({ where: { personId: office.deputies[name]!.person.id } })

  it.each([
    ['5号去，6号请假出差', '2026-12-06', '出差'],
    ['6号请假 出差', '2026-12-06', '出差'],
    ['12月5日来不了，厂里检修', '2026-12-05', '厂里检修'],
    ['第二天请假 家里有事', '2026-12-06', '家里有事'],
    ['第一天参加，第二天去不了，孩子要考试', '2026-12-06', '孩子要考试'],
    ['我只能参加第一天，第二天有会', '2026-12-06', '第二天有会'],
    ['活动1 最后一天请假 就医', '2026-12-06', '就医'],
  ])('takes %s for leave on that day alone', async (text, on, reason) => {
    await tour()
    const day = on === '2026-12-06' ? '12月6日' : '12月5日'
    expect(await say('何建平', text)).toContain(`其中${day}请假（${reason}）`)
    expect(await rowOf('何建平')).toMatchObject({ answer: 'going', reason: null })
    expect(JSON.parse((await rowOf('何建平')).leaveDays ?? '[]')).toMatchObject([{ on, reason }])
  })

  it('asks for the reason, and shows it to him and to whoever organises', async () => {
    await tour()
    expect(await say('何建平', '我只能参加第一天')).toContain('其中几天请假要写原因，还没有记。')
    expect(await rowOf('何建平')).toMatchObject({ answer: null })
    await say('何建平', '第二天请假 出差')
    expect(await say('何建平', '我的活动')).toContain('：参加，12月6日请假（出差）')
    expect(await say('刘洁', '活动1 情况')).toContain('其中几天请假：何建平12月6日请假（出差）')
    office.now = at('2026-12-06T18:00')
    const sheet = await say('刘洁', '活动1 第二天 其他人都到了')
    expect(sheet).toContain('请假1人（何建平）')
  })

  it('takes leave on both days, and of an activity of one day, as it always did', async () => {
    await tour()
    expect(await say('何建平', '请假 出差')).toContain('已记：请假（出差）')
    await say('刘洁', '一组 12月8日下午2点半 老旧小区调研 桥东社区 全体参加')
    await say('刘洁', '1')
    expect(await say('罗小燕', '5号去，8号请假出差')).toContain('请假（出差）《老旧小区调研》')
  })
})
