/** A study tour of two days, organised and changed in the chat. */
import { describe, expect, it } from 'vitest'
import { talk } from '../../people.ts'
import { at, beginOffice } from '../office.ts'

const office = beginOffice()

const stored = async () => {
  const { startsAt, endsAt } = await office.db.activity.findFirstOrThrow()
  return { startsAt, endsAt }
}

describe('an activity of several days', () => {
  it('is shown, sent and moved with all its days', async () => {
    await talk(
      office.chat('刘洁'),
      `
      > 12月6日到7日 外出考察 市党校 一组全体
      外出考察：几点开始？例如：下午2点半。（不发了回“取消”）
      > 上午8点
      请核对：
      外出考察
      时间：12月6日（周日）08:00–12月7日（周一）
      地点：市党校
      对象：桥东一组代表
      通知：9人。
      1 发出
      2 先不发
      回数字。要改直接说，例如：地点 桥东社区；时间 下午3点；名额 30；截止 12月3日；请带 笔记本
      > 12月7日下午5点结束
      请核对：
      外出考察
      时间：12月6日（周日）08:00–12月7日（周一）17:00
      地点：市党校
      对象：桥东一组代表
      通知：9人。
      1 发出
      2 先不发
      回数字。要改直接说，例如：地点 桥东社区；时间 下午3点；名额 30；截止 12月3日；请带 笔记本
      > 1
      已发出：《外出考察》（活动1），通知9人。看回复：活动1 情况；改：活动1 时间 …；取消：取消活动1。
      > 活动1 时间 12月13日
      《外出考察》（活动1）改成：
      外出考察
      时间：12月13日（周日）08:00–12月14日（周一）17:00
      地点：市党校
      会重新通知9人，已经回复的不用再回。
      1 改，重新通知
      2 不改
      回数字。
      > 1
      已改：《外出考察》（活动1），通知9人。
      > 活动1 结束时间改到12月15日中午12点
      《外出考察》（活动1）改成：
      外出考察
      时间：12月13日（周日）08:00–12月15日（周二）12:00
      地点：市党校
      会重新通知9人，已经回复的不用再回。
      1 改，重新通知
      2 不改
      回数字。
      > 1
      已改：《外出考察》（活动1），通知9人。
      `,
    )
    expect(await stored()).toEqual({ startsAt: at('2026-12-13T08:00'), endsAt: at('2026-12-15T12:00') })
  })

  it('asks which day is meant where date and weekday differ, and sends nothing before', async () => {
    const liu = office.chat('刘洁')
    expect(await liu.say('兹定于12月3日（星期五）上午9点在街道会议室召开座谈会，请全体代表参加')).toContain(
      '12月3日是星期四，您写的是星期五，是哪一天？',
    )
    expect(await liu.say('12月4日')).toContain('时间：12月4日（周五）09:00')
    expect(await office.db.activity.count()).toBe(0)
  })

  it('keeps a gathering, what else a notice says, and asks only those named in it', async () => {
    const liu = office.chat('刘洁')
    const shown = await liu.say(
      '各位代表：兹定于12月3日（星期四）上午8:30，组织视察滨河污水处理厂，请于8:20前在街道门口集合乘车，请着便装，收到请回复',
    )
    expect(shown).toContain('地点：滨河污水处理厂\n集合：8:20前在街道门口乘车\n说明：请着便装')
    await liu.say('2')
    expect(await liu.say('12月5日上午9点 视察滨河公园 周明远、陈秀兰、何建平参加')).toContain(
      '视察滨河公园（视察）\n时间：12月5日（周六）09:00\n地点：滨河公园\n对象：周明远、陈秀兰、何建平',
    )
  })
})

describe('an evening that lasts past midnight', () => {
  it.each([
    '一组 12月5日晚上7点到12点半 夜间视察 桥东社区 全体参加',
    '一组 12月5日 19:00-00:30 夜间视察 桥东社区 全体参加',
  ])('%s: is one day, with one sheet', async (words) => {
    expect(await office.chat('刘洁').say(words)).toContain('时间：12月5日（周六）19:00–次日00:30')
    await office.chat('刘洁').say('1')
    office.now = at('2026-12-06T00:20')
    expect(await office.chat('周明远').say('签到')).toContain('签到好了')
    office.now = at('2026-12-06T09:00')
    expect(await office.chat('刘洁').say('昨天活动到了8个 罗小燕没来')).toContain(
      '已记：《夜间视察》（活动1）应到9人，实到8人，未到1人（罗小燕）',
    )
  })
})
