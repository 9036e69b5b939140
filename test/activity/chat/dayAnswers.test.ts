import { beforeEach, describe, expect, it } from 'vitest'
import { at, beginOffice } from '../office.ts'

const office = beginOffice()
const say = (who: string, text: string) => office.chat(who).say(text)
const dayOf = (name: string) =>
  office.db.contactDayRecord.findFirst({
    where: { personId: office.deputies[name]!.person.id },
    select: { heard: true, solved: true, helped: true },
  })

beforeEach(() => {
  office.now = at('2026-10-20T15:00')
})

/** Only 帮民困 is still asked. */
async function untilOnePartIsOpen(who: string) {
  await say(who, '联系日 见了8个选民')
  await say(who, '只记人数')
  expect(await say(who, '听：路灯不亮 解：解释了政策')).toContain('联系选民日还要记：帮民困')
}

describe('the last part of the contact day that is asked', () => {
  it('takes no other word of the deputy for itself, and stays open', async () => {
    await say('刘洁', '一组 10月25日下午2点半 老旧小区调研 桥东社区 全体参加')
    await say('刘洁', '1')
    const others = [
      ['周明远', '参加', /^已记：参加《老旧小区调研》/],
      ['陈秀兰', '请假 那天厂里检修', /^已记：请假（那天厂里检修）/],
      ['何建平', '我的活动', /^您的活动：/],
      ['罗小燕', '谢谢', /^好的，联系选民日的帮民困还没有记/],
      ['谭志刚', '等会再说', /^好的，联系选民日的帮民困还没有记/],
      ['邓国庆', '日历', /手机日历/],
      ['韩雪梅', '收到', /^好的，联系选民日的帮民困还没有记|参加吗/],
    ] as const
    for (const [who, words, reply] of others) {
      await untilOnePartIsOpen(who)
      expect(await say(who, words), words).toMatch(reply)
      expect((await dayOf(who))?.helped, words).toBeNull()
    }
    expect(await say('周明远', '帮：帮李大妈报修了路灯')).toBe('已记，联系选民日四项都齐了。')
    expect(await dayOf('周明远')).toEqual({
      heard: '路灯不亮',
      solved: '解释了政策',
      helped: '帮李大妈报修了路灯',
    })
    expect(
      await office.db.participation.findMany({
        where: { answer: { not: null } },
        select: { answer: true, reason: true },
        orderBy: { personId: 'asc' },
      }),
    ).toEqual([
      { answer: 'going', reason: null },
      { answer: 'excused', reason: '那天厂里检修' },
    ])
  })

  it('leaves a contact, a suggestion and a question to where they belong', async () => {
    await untilOnePartIsOpen('周明远')
    expect(await say('周明远', '今天还走访了王桂英，说停水')).toContain('走访 王桂英')
    expect((await dayOf('周明远'))?.helped).toBeNull()
    await untilOnePartIsOpen('陈秀兰')
    await say('陈秀兰', '我要提建议')
    expect((await dayOf('陈秀兰'))?.helped).toBeNull()
    await untilOnePartIsOpen('何建平')
    await say('何建平', '这个怎么填呢？')
    expect((await dayOf('何建平'))?.helped).toBeNull()
  })

  it('takes what is nothing else, with or without its label', async () => {
    for (const [who, words] of [
      ['周明远', '送了两袋米'],
      ['陈秀兰', '帮李大妈修好了路灯'],
      ['何建平', '帮民困：送了两袋米'],
    ] as const) {
      await untilOnePartIsOpen(who)
      expect(await say(who, words), words).toBe('已记，联系选民日四项都齐了。')
    }
    expect((await dayOf('陈秀兰'))?.helped).toBe('帮李大妈修好了路灯')
    await untilOnePartIsOpen('罗小燕')
    expect(await say('罗小燕', '没有')).toBe('已记，联系选民日四项都齐了。')
    expect((await dayOf('罗小燕'))?.helped).toBe('无')
  })

  it('asks where the words may as well be what a voter raised', async () => {
    await untilOnePartIsOpen('周明远')
    expect(await say('周明远', '联系了社区给路灯报修')).toBe(
      '“联系了社区给路灯报修”是联系选民日的帮民困吗？\n1 是帮民困，记上\n2 不是，是选民反映的\n还没有记，回数字。',
    )
    expect((await dayOf('周明远'))?.helped).toBeNull()
    expect(await say('周明远', '1')).toBe('已记，联系选民日四项都齐了。')
    expect((await dayOf('周明远'))?.helped).toBe('联系了社区给路灯报修')
    await untilOnePartIsOpen('陈秀兰')
    await say('陈秀兰', '联系了社区给路灯报修')
    expect(await say('陈秀兰', '2')).toContain('没有记成帮民困')
    expect((await dayOf('陈秀兰'))?.helped).toBeNull()
    expect(await office.db.concern.count()).toBe(0)
  })

  it('two parts told in one breath are told apart by their first words', async () => {
    await say('周明远', '联系日 见了8个选民')
    await say('周明远', '只记人数')
    await say('周明远', '听：停车难')
    expect(await say('周明远', '解释了医保政策，帮王大爷联系了社区')).toBe('已记，联系选民日四项都齐了。')
    expect(await dayOf('周明远')).toEqual({
      heard: '停车难',
      solved: '解释了医保政策',
      helped: '帮王大爷联系了社区',
    })
  })
})
