/** What deputies and the liaison write in a hurry while an activity is open. */
import { beforeEach, expect, it } from 'vitest'
import { beginOffice } from '../office.ts'

const office = beginOffice()
const say = (who: string, text: string) => office.chat(who).say(text)
const answerOf = async (name: string) =>
  (
    await office.db.participation.findFirstOrThrow({
      where: { personId: office.deputies[name]!.person.id },
    })
  ).answer

beforeEach(async () => {
  await say('刘洁', '一组 12月5日下午2点半 老旧小区调研 桥东社区 全体参加')
  await say('刘洁', '1')
})

it('a question whether another comes, or whether to go at all, is nobody’s leave', async () => {
  for (const words of ['何建平去不去', '何建平来不来', '陈秀兰去不去？', '去不去还没定', '我去不去都行']) {
    await say('周明远', words)
    expect(await answerOf('周明远'), words).toBeNull()
  }
  expect(await say('罗小燕', '何建平去不去')).toContain('何建平来不来，请问本人或者联络员')
})

it('whoever can come after all says so in his own words', async () => {
  for (const words of ['又可以去了', '改成能去了', '现在能来了', '又能参加了']) {
    await say('周明远', '请假')
    expect(await say('周明远', words), words).toMatch(/^已记：参加《老旧小区调研》/)
  }
  await say('陈秀兰', '请假 出差')
  expect(await say('陈秀兰', '又去了张德发家')).not.toContain('已记：参加')
})

it('what the notice says, or leaves out, is told however it is asked', async () => {
  for (const words of ['在什么地方集合', '5号下午几点', '调研什么内容啊', '谁组织的', '谁带队'])
    expect(await say('周明远', words), words).toContain(
      '《老旧小区调研》（活动1）：12月5日（周六）14:30，桥东社区。',
    )
  expect(await say('周明远', '调研什么内容')).toContain('通知里没写的，请问刘洁。')
})

it('thanks and signs of thanks are thanked for', async () => {
  for (const words of ['谢谢刘主任', '谢谢大家', '[抱拳]', '👌', '👍👍', '[微笑][玫瑰]'])
    expect(await say('周明远', words), words).toBe('好的，收到。')
})

it('the day of the contact day is told to whoever asks', async () => {
  for (const words of ['联系日是哪天', '联系日改成几号了', '联系日改到什么时候了？', '这个月联系日是28号吗'])
    for (const who of ['周明远', '刘洁'])
      expect(await say(who, words), words).toBe('2026年的联系选民日是10月20日，已经过了。')
})
