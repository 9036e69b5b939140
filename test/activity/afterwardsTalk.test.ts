/** 补记 in the liaison's own words. */
import { describe, expect, it } from 'vitest'
import { talk } from '../people.ts'
import { at, beginOffice } from './office.ts'

const office = beginOffice()
const say = (who: string, text: string) => office.chat(who).say(text)
const held = () => office.db.activity.findMany({ where: { state: 'held' }, orderBy: { id: 'asc' } })

describe('told afterwards', () => {
  it('is asked who was away until the count fits, shown, and recorded on the word; nobody is told', async () => {
    await talk(
      office.chat('刘洁'),
      `
      > 补记 11月15日一组老旧小区调研 桥东社区 到了7人 罗小燕请假
      老旧小区调研（11月15日（周日），名单9人）还有1位没说到没到，还没有记。请接着说，例如：谭志刚没来；其他人都到了。记不清的回“先不记考勤”。（不记了回“取消”）
      > 谭志刚没来
      补记，请核对（不会通知任何人）：
      老旧小区调研（专题调研）
      时间：11月15日（周日）
      地点：桥东社区
      名单：桥东一组代表9人，实到7人，请假1人（罗小燕），没来1人（谭志刚）
      1 记下
      2 不记
      回数字。要改直接说，例如：日期 11月14日；名称 老旧小区调研；地点 桥东社区；谭志刚没来
      > 1
      已补记：《老旧小区调研》（活动1），11月15日（周日），桥东社区：实到7人，请假1人（罗小燕），没来1人（谭志刚）。没有通知任何人。加纪要：活动1 纪要 …；改考勤：活动1 到了7人 罗小燕请假 谭志刚没来；改日期：活动1 日期 11月14日；记错了回“撤回补记”。
      > 活动1 纪要 看了三个小区，楼道灯不亮
      已记纪要：《老旧小区调研》（活动1）。再说一遍以最后一次为准。要加照片：活动1 照片；有人提问题：活动1 周明远提出 路灯不亮
      > 小组活动情况
      小组至少每3个月活动一次，0个组该活动了：
      桥东一组：上次11月15日，下次不晚于2027年2月15日
      `,
    )
    expect(
      await office.db.notice.count({ where: { kind: { not: 'answer' }, recipient: { contains: 'person' } } }),
    ).toBe(0)
    expect(await say('周明远', '我的活动')).toBe('您现在没有要参加的活动。有通知会发给您。')
  })

  it('of several days is told, shown and corrected as such', async () => {
    const shown = await say('刘洁', '补记 11月14日到15日 外出考察 市党校 一组全体参加')
    expect(shown).toContain('时间：11月14日（周六）–11月15日（周日）')
    expect(await say('刘洁', '日期 11月7日到8日')).toContain('时间：11月7日（周六）–11月8日（周日）')
    expect(await say('刘洁', '日期 11月14日')).toContain('时间：11月14日（周六）–11月15日（周日）')
    expect(await say('刘洁', '1')).toContain(
      '已补记：《外出考察》（活动1），11月14日（周六）–11月15日（周日）',
    )
    expect(await say('刘洁', '活动1 第二天到了8个 谭志刚没来')).toContain('第2天（11月15日）应到9人，实到8人')
    expect(await say('刘洁', '活动1 日期 11月13日到15日')).toContain(
      '时间：11月13日（周五）–11月15日（周日）',
    )
    expect(await say('刘洁', '补记 11月23日到25日 外出考察 市党校 一组全体参加')).toContain('还没到')
  })

  it('is understood as people say it', async () => {
    const said = await say('刘洁', '我们组上周三去了桥东社区调研，到了8个人')
    expect(said).toContain('桥东社区调研（11月18日（周三），名单9人）还有1位没说到没到')
    const shown = await say('刘洁', '邓国庆请假')
    expect(shown).toContain('地点：桥东社区')
    expect(shown).toContain('实到8人，请假1人（邓国庆）')
    expect(await say('刘洁', '2')).toBe('好的，没有记。')
    for (const [words, ...parts] of [
      [
        '补记上周五下午3点到5点小组学习 桥东代表之家 全体参加',
        '小组学习（学习）',
        '时间：11月20日（周五）15:00–17:00',
        '地点：桥东代表之家',
        '名单：桥东一组代表9人，实到9人',
      ],
      ['补记上周三一组学习 都到了', '时间：11月18日（周三）', '实到9人'],
      [
        '补记一下 11月10号 我们组开了座谈会 在接访室 罗小燕请假 其他人都到了',
        '座谈会',
        '时间：11月10日（周二）',
        '实到8人，请假1人（罗小燕）',
      ],
      [
        '补记 昨天一组视察河道 周明远、陈秀兰参加',
        '视察河道（视察）',
        '时间：11月23日（周一）',
        '实到2人（周明远、陈秀兰），其余7人没说，不记（没来的请回“其他人没来”）',
      ],
      ['补记11月12日本组培训 地方组织法讲座 2.5学时 都到了', '地方组织法讲座', '学时：2.5', '实到9人'],
      ['我们一组昨天下午组织了老旧小区调研，除罗小燕外都到了', '老旧小区调研', '实到8人，没来1人（罗小燕）'],
    ]) {
      const reply = await say('刘洁', words!)
      for (const part of parts) expect(reply, words).toContain(part)
      expect(await say('刘洁', '取消')).toContain('没有记')
    }
    expect(await held()).toEqual([])
  })

  it('names alone make nobody absent, unless it is said of the others', async () => {
    await say('刘洁', '补记 昨天一组视察河道 周明远、陈秀兰参加')
    expect(await say('刘洁', '其他人没来')).toContain('实到2人，没来7人')
    expect(await say('刘洁', '何建平请假')).toContain('实到2人，请假1人（何建平），没来6人')
    expect(await say('刘洁', '1')).toContain('已补记')
    const [{ id } = { id: 0 }] = await held()
    expect(await office.db.participation.count({ where: { activityId: id, presence: 'attended' } })).toBe(2)
  })

  it('a day ahead is refused with how to announce it, a missing day and group are asked', async () => {
    expect(await say('刘洁', '补记 12月15日一组老旧小区调研 桥东社区 全体参加')).toBe(
      '12月15日还没到，不能补记，没有记。要组织活动请直接说，例如：一组 12月15日下午2点半 老旧小区调研 桥东社区 全体参加。是去年的请写上年份。',
    )
    expect(await say('刘洁', '补记 明天一组老旧小区调研 桥东社区 全体参加')).toContain('还没到，不能补记')
    expect(await say('刘洁', '补记一组老旧小区调研 桥东社区 全体参加')).toBe(
      '补记老旧小区调研：是哪一天？例如：11月15日、上周三。（不记了回“取消”）',
    )
    expect(await say('刘洁', '11月16日')).toContain('时间：11月16日（周一）')
    expect(await say('刘洁', '日期 11月14日')).toContain('时间：11月14日（周六）')
    expect(await say('刘洁', '地点 滨河小区')).toContain('地点：滨河小区')
    expect(await say('刘洁', '日期 12月1日')).toContain('还没到')
    expect(await say('刘洁', '1')).toContain('11月14日（周六），滨河小区：实到9人')
    expect(await say('梁慧', '补记 11月18日专题讲座 地方组织法 3学时 都到了')).toBe(
      '补记专题讲座 地方组织法：是谁的活动？\n1 全体代表\n回数字、小组或街道乡镇名称（不记了回“取消”）。',
    )
    expect(await say('梁慧', '1')).toContain('名单：全体代表9人，实到9人')
    expect(await say('梁慧', '1')).toContain('已补记')
    expect(await say('周明远', '我今年参加几次培训了')).toContain('今年您参加培训1次，共3学时')
  })

  it('the office names those who were there', async () => {
    expect(await say('梁慧', '补记 11月20日外出考察 周明远、陈秀兰参加')).toContain(
      '名单：2人（周明远、陈秀兰），实到2人',
    )
    expect(await say('梁慧', '1')).toContain('实到2人')
    expect(await office.db.participation.count()).toBe(2)
  })

  it('said twice it is asked whether it is the same, and never recorded twice', async () => {
    const words = '补记 11月15日一组老旧小区调研 桥东社区 都到了'
    await say('刘洁', words)
    await say('刘洁', '1')
    await say('刘洁', words)
    const asked = await say('刘洁', '1')
    expect(asked).toBe(
      '那天已经有：《老旧小区调研》（活动1），11月15日（周日），补记过。是同一次吗？还没有记。\n1 是《老旧小区调研》（活动1），把考勤记到那里\n2 不是同一次，另外记一个\n回数字（不记了回“取消”）。',
    )
    expect(await say('刘洁', '1')).toContain('已记：《老旧小区调研》（活动1）应到9人，实到9人')
    expect(await held()).toHaveLength(1)
    await say('刘洁', words)
    await say('刘洁', '1')
    expect(await say('刘洁', '2')).toContain('已补记：《老旧小区调研》（活动2）')
    expect(await held()).toHaveLength(2)
  })

  it('of an announced activity the sentence is its attendance', async () => {
    await say('刘洁', '一组 12月5日下午2点半 老旧小区调研 桥东社区 全体参加')
    await say('刘洁', '1')
    office.now = at('2026-12-06T09:00')
    expect(await say('刘洁', '我们组昨天去了桥东社区调研，都到了')).toContain(
      '已记：《老旧小区调研》（活动1）应到9人，实到9人',
    )
    await say('刘洁', '补记 12月5日一组老旧小区调研 桥东社区 罗小燕请假 其他人都到了')
    expect(await say('刘洁', '1')).toContain(
      '那天已经有：《老旧小区调研》（活动1），12月5日（周六）14:30，通知过',
    )
    expect(await say('刘洁', '1')).toContain('实到8人，请假1人（罗小燕）')
    for (const words of ['补登:罗小燕代表昨天活动没来 其他人都到了', '一组昨天活动到会8人,罗小燕请假'])
      expect(await say('刘洁', words), words).toContain('已记：《老旧小区调研》（活动1）应到9人，实到8人')
    expect(await office.db.activity.count()).toBe(1)
  })

  it('is corrected and taken back', async () => {
    await say('刘洁', '补记 11月15日一组老旧小区调研 桥东社区 都到了')
    await say('刘洁', '1')
    expect(await say('刘洁', '活动1 日期 11月14日')).toBe(
      '已更正，没有通知任何人：\n老旧小区调研（专题调研）\n时间：11月14日（周六）\n地点：桥东社区',
    )
    expect(await say('刘洁', '活动1 地点 滨河小区')).toContain('地点：滨河小区')
    expect(await say('刘洁', '活动1 日期 12月14日')).toContain('还没到')
    expect(await say('刘洁', '活动1 到了8人 罗小燕没来')).toContain('实到8人，未到1人（罗小燕）')
    expect(await say('周明远', '活动1 日期 11月13日')).toContain('不归您管')
    expect(await say('刘洁', '撤回补记')).toBe(
      '已撤回补记：《老旧小区调研》（活动1），11月14日（周六）。考勤、学时和小组活动次数都不再算它；当时记下的诉求和联系记录还在。要重新记就再说一遍“补记 …”。',
    )
    expect(await say('刘洁', '撤回补记')).toBe(
      '没有找到您补记的活动，没有改动。请写上编号，例如：撤回补记 活动12',
    )
    expect(await held()).toEqual([])
    // recorded anew at once
    await say('刘洁', '补记 11月15日一组老旧小区调研 桥东社区 都到了')
    expect(await say('刘洁', '1')).toContain('已补记：《老旧小区调研》（活动2）')
    expect(await say('刘洁', '撤回')).toContain('已撤回补记：《老旧小区调研》（活动2）')
  })

  it('takes no contact for an activity, and none from a deputy', async () => {
    expect(await say('周明远', '补记 11月15日一组老旧小区调研 桥东社区 全体参加')).toContain(
      '补记活动由联络员',
    )
    expect(await say('周明远', '补记 昨天走访张德发 反映路灯不亮')).toContain('已记')
    expect(await say('刘洁', '补记周明远昨天走访张德发，反映路灯')).not.toContain('请核对（不会通知')
    expect(await office.db.activity.count()).toBe(0)
  })
})
