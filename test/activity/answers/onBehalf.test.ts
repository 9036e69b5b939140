/** Answers that came by phone: 刘洁 puts them down in her own words. */
import { beforeEach, describe, expect, it } from 'vitest'
import { makeDeputy, talk, unbind } from '../../people.ts'
import { at, beginOffice } from '../office.ts'
import { databases } from '../../databases.ts'

describe.each(databases)('answers for others on $name', ({ open }) => {
  const office = beginOffice(9, open)
  const say = (who: string, text: string) => office.chat(who).say(text)
  const answersTo = async (activityId: number) =>
    Object.fromEntries(
      (
        await office.db.participation.findMany({
          where: { activityId, answer: { not: null } },
          include: { person: true },
          orderBy: { personId: 'asc' },
        })
      ).map(({ person, answer, reason }) => [person.name, reason ? `${answer!} ${reason}` : answer]),
    )

  beforeEach(async () => {
    await say('刘洁', '一组 12月5日下午2点半 老旧小区调研 桥东社区 全体参加')
    await say('刘洁', '1')
  })

  describe('an answer by phone, while one activity is ahead', () => {
    it('needs no number, and the person hears of it', async () => {
      await unbind(office.db, office.deputies['罗小燕']!.person.id)
      await talk(
        office.chat('刘洁'),
        `
      > 罗小燕电话说参加
      已替罗小燕记：参加，《老旧小区调研》（活动1），12月5日（周六）14:30。罗小燕还没有绑定微信，绑定后会收到。
      > 谭志刚请假 出差
      已替谭志刚记：请假（出差），《老旧小区调研》（活动1），12月5日（周六）14:30，也告诉谭志刚本人了。
      `,
      )
      for (const words of [
        '谭志刚来电话说参加',
        '周明远说来不了，要出差',
        '邓代表请假',
        '老何不参加',
        '陈秀兰打电话请假，孩子病了',
        '程春生说他去',
        '丁立新、韩雪梅都参加',
      ])
        expect(await say('刘洁', words), words).toMatch(/^已替/)
      expect(await answersTo(1)).toEqual({
        周明远: 'excused 要出差',
        陈秀兰: 'excused 孩子病了',
        何建平: 'declined',
        罗小燕: 'going',
        谭志刚: 'going',
        邓国庆: 'declined',
        韩雪梅: 'going',
        丁立新: 'going',
        程春生: 'going',
      })
      expect(await office.db.participation.count({ where: { answeredById: office.liu.person.id } })).toBe(9)
      expect(await office.db.notice.count({ where: { kind: 'activity.on_behalf' } })).toBeGreaterThan(8)
      expect(await office.db.concern.count()).toBe(0)
    })

    it('whoever bears a part of the name is asked for when two do', async () => {
      await makeDeputy(office.db, office.district, '陈小燕')
      await say('刘洁', '一组 12月9日上午9点 民生实事座谈会 桥东社区 全体参加')
      await say('刘洁', '1')
      expect(await say('刘洁', '小燕参加座谈会')).toBe(
        '小燕是哪一位？\n1 罗小燕\n2 陈小燕\n还没有记，回数字；不记了回“取消”。',
      )
      expect(await say('刘洁', '2')).toContain('已替陈小燕记：参加')
      expect(await answersTo(2)).toEqual({ 陈小燕: 'going' })
    })

    it('a deputy answers for nobody else, and his own name is no reason', async () => {
      expect(await say('何建平', '谭志刚请假 出差')).toBe(
        '谭志刚来不来，请本人回复，或者请联络员代记。没有记。',
      )
      expect(await say('何建平', '何建平请假 出差')).toMatch(/^已记：请假（出差）/)
      expect(await answersTo(1)).toEqual({ 何建平: 'excused 出差' })
    })

    it('is no contact with a voter and no concern, and other words are no answer', async () => {
      expect(await say('刘洁', '罗小燕可能来')).toContain('罗小燕还没定，没有记')
      for (const words of [
        '周明远有话要说',
        '罗小燕反映楼道灯坏了',
        '走访罗小燕，她说参加不了',
        '周明远去医院了',
        '罗小燕来电话了',
        '陈秀兰参加了上次的活动',
        '罗小燕请假手续办好了',
        '邓国庆去区里开会',
        '程春生代表建议参加人员少一点',
      ])
        expect(await say('刘洁', words), words).not.toContain('已替')
      expect(await answersTo(1)).toEqual({})
    })
  })

  describe('an answer by phone, while two are ahead', () => {
    beforeEach(async () => {
      await say('刘洁', '一组 12月8日下午2点半 学习座谈会 桥东社区 全体参加')
      await say('刘洁', '1')
    })

    it('is bound by day and title, else it is asked', async () => {
      expect(await say('刘洁', '罗小燕电话说参加')).toBe(
        [
          '这是哪一个活动的回复？',
          '1 老旧小区调研（12月5日（周六）14:30）',
          '2 学习座谈会（12月8日（周二）14:30）',
          '还没有记，回数字；不记了回“取消”。',
        ].join('\n'),
      )
      await say('刘洁', '2')
      await say('刘洁', '谭志刚12月8号的请假，要出差')
      await say('刘洁', '座谈会丁立新参加')
      await say('刘洁', '小燕、志刚都参加调研，何建平不参加')
      expect(await say('刘洁', '邓国庆参加调研，韩雪梅参加座谈会')).toContain('请一个活动说一句')
      expect(await answersTo(1)).toEqual({ 罗小燕: 'going', 谭志刚: 'going', 何建平: 'declined' })
      expect(await answersTo(2)).toEqual({ 罗小燕: 'going', 谭志刚: 'excused 要出差', 丁立新: 'going' })
    })

    it('once one is on, leave belongs to its sheet', async () => {
      office.now = at('2026-12-05T15:00')
      expect(await say('刘洁', '罗小燕请假')).toContain('还有8位没说到没到')
      expect(await say('刘洁', '其他人都到了')).toContain('应到9人，实到8人，请假1人（罗小燕）')
      expect(await answersTo(2)).toEqual({})
    })
  })
})
