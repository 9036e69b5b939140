import { beforeEach, describe, expect, it } from 'vitest'
import { talk } from '../../people.ts'
import { at, beginOffice } from '../office.ts'

const office = beginOffice()
const say = (who: string, text: string, more = {}) => office.chat(who).say(text, more)
const answerOf = (name: string) =>
  office.db.participation.findFirst({
    where: { personId: office.deputies[name]!.person.id },
    select: { answer: true, reason: true },
  })

beforeEach(async () => {
  await say('刘洁', '一组 12月5日下午2点半 老旧小区调研 桥东社区 全体参加 名额2')
  await say('刘洁', '1')
})

describe('leave without a reason', () => {
  it('is asked for one, and the next words are it', async () => {
    await talk(
      office.chat('周明远'),
      `
      > 收到
      收到。《老旧小区调研》（活动1）12月5日（周六）14:30，桥东社区，您参加吗？
      1 参加
      2 请假（写上原因，例如：请假 出差）
      > 2
      已记：不参加《老旧小区调研》（活动1），12月5日（周六）14:30，桥东社区。请假要写原因，请直接回，例如：出差。又能来了请回“参加”。
      > 要去医院
      已记：请假（要去医院）《老旧小区调研》（活动1），12月5日（周六）14:30，桥东社区。又能来了请回“参加”。
      `,
    )
    await say('陈秀兰', '请假')
    expect(await say('陈秀兰', '要去女儿家')).toMatch(/^已记：请假（要去女儿家）/)
    expect(await answerOf('陈秀兰')).toEqual({ answer: 'excused', reason: '要去女儿家' })
  })

  it('other words are no reason', async () => {
    for (const [who, words] of [
      ['周明远', '今天走访 张德发 反映3栋路灯不亮'],
      ['陈秀兰', '我的活动'],
      ['何建平', '几点开始'],
      ['罗小燕', '谢谢'],
    ] as const) {
      await say(who, '请假')
      await say(who, words)
      expect(await answerOf(who), words).toEqual({ answer: 'declined', reason: null })
    }
    expect(await office.db.contact.count()).toBe(1)
    await say('谭志刚', '请假')
    expect(await say('谭志刚', '参加')).toMatch(/^已记：参加/)
  })

  it('that may be one is asked, and a twofold no is no answer', async () => {
    expect(await say('周明远', '病了')).toContain('2 请假（病了）')
    expect(await say('周明远', '2')).toMatch(/^已记：请假（病了）/)
    expect(await say('陈秀兰', '我不能不去吧')).toContain('您参加吗？')
    expect(await answerOf('陈秀兰')).toEqual({ answer: null, reason: null })
    expect(await say('何建平', '那算了，不去了')).toMatch(/^已记：不参加/)
    expect(await say('罗小燕', '让何建平替我去')).toBe(
      '参加活动要本人到，别人不能代替，没有记。您来不了请回“请假 原因”。',
    )
  })
})

describe('what is asked back', () => {
  const facts = '《老旧小区调研》（活动1）：12月5日（周六）14:30，桥东社区。名额2人，还有2个。'
  it('is answered with the facts and where he stands himself', async () => {
    for (const words of ['几点开始', '在哪里开', '活动1 几点开始', '活动1', '还有名额吗', '调研是几点？'])
      expect(await say('周明远', words), words).toBe(`${facts}您还没回复：回“参加”或“请假 原因”。`)
    expect(await say('周明远', '可以带家属吗')).toContain('通知里没写的，请问刘洁。')
    await say('周明远', '参加')
    expect(await say('周明远', '我报上名没有')).toContain('您回复的是“参加”。')
    await say('陈秀兰', '参加')
    await say('何建平', '参加')
    expect(await say('何建平', '我排第几')).toContain('名额2人，已经满了。您排候补第1位')
    expect(await say('何建平', '不候补了')).toMatch(/^已记：不候补了，《老旧小区调研》/)
    expect(await answerOf('何建平')).toMatchObject({ answer: 'declined' })
    await say('刘洁', '取消活动1 原因 下雨')
    await say('刘洁', '1')
    expect(await say('周明远', '活动取消了吗')).toBe(
      '《老旧小区调研》（活动1）：12月5日（周六）14:30，桥东社区。已经取消（下雨），不用来了。',
    )
  })

  it('a report and a matter are no question about an activity', async () => {
    expect(await say('周明远', '走访 张德发 反映不知道几点开始供暖')).toContain('走访 张德发')
    expect(await say('周明远', '小区几点开始停水没人通知')).not.toContain('老旧小区调研')
  })

  it('the year’s activities are counted where he was there', async () => {
    expect(await say('周明远', '我今年参加了几次活动')).toContain('今年还没有您到场的活动记录')
    office.now = at('2026-12-05T14:00')
    await say('周明远', '签到')
    expect(await say('周明远', '我参加过哪些活动')).toBe('今年您到场的活动和培训1次：\n12月5日 老旧小区调研')
    expect(await say('周明远', '我今年学了多少学时')).toContain('今年还没有您参加培训的记录')
  })
})

describe('谁还没回执', () => {
  it('lists every activity that waits for answers', async () => {
    for (const day of ['6', '7', '8', '9']) {
      await say('刘洁', `一组 12月${day}日下午2点半 老旧小区调研 桥东社区 全体参加`)
      await say('刘洁', '1')
    }
    const said = await say('刘洁', '谁还没回执')
    expect(said.match(/还没回复：/g)).toHaveLength(5)
    expect(said).toContain('（活动5）')
  })
})
