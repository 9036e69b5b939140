/** Words of a contact or of a concern that look like words of an activity. */
import { beforeEach, describe, expect, it } from 'vitest'
import { beginOffice } from '../office.ts'

const office = beginOffice()
const say = (who: string, text: string) => office.chat(who).say(text)
const inSixDays = async () => {
  await say('刘洁', '一组 12月5日下午2点半 老旧小区调研 桥东社区 全体参加')
  await say('刘洁', '1')
}
const reasonOf = async (name: string) =>
  (
    await office.db.participation.findUnique({
      where: { activityId_personId: { activityId: 1, personId: office.deputies[name]!.person.id } },
    })
  )?.reason

describe('words of a contact or a concern are no word of an activity', () => {
  beforeEach(inSixDays)
  const leads = (name: string) =>
    office.db.deputyGroup.update({
      where: { id: office.district.group.id },
      data: { liaisonId: office.deputies[name]!.person.id },
    })

  it('whom he met is no reason of his leave', async () => {
    for (const [who, words] of [
      ['周明远', '我昨天走访了李秀英，反映下水道堵了'],
      ['陈秀兰', '走访了几位独居老人，反映路灯不亮'],
      ['何建平', '我昨天看望了两位老人'],
    ] as const) {
      await say(who, '请假')
      expect(await say(who, words), words).not.toContain('请假（')
      expect(await reasonOf(who), words).toBeNull()
    }
    for (const [who, words] of [
      ['罗小燕', '家里老人生病了'],
      ['谭志刚', '我要去外地出差'],
      ['邓国庆', '要回家看望父母'],
    ] as const) {
      await say(who, '请假')
      expect(await say(who, words), words).toContain(`请假（${words}`)
    }
  })

  it('a contact that is told afterwards is recorded as one, by a deputy who leads the group as well', async () => {
    for (const [words, report] of [
      ['补记昨天走访张德发，反映一组路灯不亮、要开会', /^已记：11月\d+日 走访 张德发.*诉求1条/],
      ['补记昨天在活动中心走访张德发，来了3个人', /^已记：11月\d+日 .*张德发/],
      ['补记 前天参加小组调研时走访了王桂英，反映路灯不亮', /^已记：11月\d+日 .*王桂英.*诉求1条/],
    ] as const) {
      expect(await say('周明远', words), words).toMatch(report)
      await say('周明远', '撤回')
    }
    await leads('周明远')
    expect(await say('周明远', '补记昨天走访张德发，反映一组路灯不亮、要开会')).toMatch(
      /^已记：.*走访 张德发/,
    )
    expect(await office.db.contactReport.count({ where: { voidedAt: null } })).toBe(1)
    // of what his group did it is still an activity
    expect(await say('周明远', '补记 11月15日一组老旧小区调研 桥东社区 都到了')).toContain('补记，请核对')
  })

  it('what the residents say was called off is no activity of his', async () => {
    await leads('周明远')
    for (const words of [
      '业委会取消了，没人管事',
      '小区居民大会不开了，大家意见很大',
      '居民说社区文化活动取消了，希望恢复',
    ]) {
      const said = await say('周明远', words)
      expect(said, words).not.toMatch(/取消《|取消活动|没有对得上的活动/)
      await say('周明远', '取消')
    }
    for (const words of [
      '活动取消了',
      '这次活动不办了',
      '调研不办了',
      '12月5号的活动取消',
      '取消老旧小区活动',
      '我们组的活动取消了',
    ]) {
      expect(await say('周明远', words), words).toContain('取消《老旧小区调研》')
      await say('周明远', '2')
    }
    expect(await say('周明远', '座谈会不办了')).toContain('没有对得上的活动')
  })
})
