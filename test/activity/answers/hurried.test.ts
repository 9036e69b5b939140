/** Hurried words about whether somebody comes: taken as meant, or asked; never half of a sentence. */
import { beforeEach, describe, expect, it } from 'vitest'
import { actsOf } from '../acts.ts'
import { at, beginOffice } from '../office.ts'

const office = beginOffice()
const { announced } = actsOf(office)
const say = (who: string, text: string) => office.chat(who).say(text)
const answerOf = async (name: string) =>
  (await office.db.participation.findFirstOrThrow({ where: { person: { name } } })).answer

describe('before an activity', () => {
  beforeEach(() => announced())

  it.each([
    ['见了张德发 另外那个调研我去不了 要看病'],
    ['今天走访王桂英，另外12月5号的活动我参加'],
    ['给老张打了电话 对了调研我请假'],
  ])('a contact and an answer in one sentence are asked for one by one: %s', async (words) => {
    expect(await say('周明远', words)).toContain('请分两条发')
    expect(await answerOf('周明远')).toBeNull()
    expect(await office.db.contactReport.count()).toBe(0)
  })

  it.each(['收到 到时候一定去', '好的，我准时参加', '收到，那天照常参加'])('he comes: %s', async (words) => {
    await say('周明远', words)
    expect(await answerOf('周明远')).toBe('going')
  })

  it('who had asked for leave comes after all, in his own words and in his liaison’s', async () => {
    await say('周明远', '请假 出差')
    expect(await say('周明远', '刚才请假的不算 我又能来了')).toContain('已记：参加')
    await say('刘洁', '罗小燕请假 出差')
    expect(await say('刘洁', '罗小燕又能来了')).toContain('已替罗小燕记：参加')
    expect([await answerOf('周明远'), await answerOf('罗小燕')]).toEqual(['going', 'going'])
  })

  it('a visit with a road that no car can take is a contact, and no leave, whatever is asked', async () => {
    const words = '今天走访了张德发，那个路去不了车'
    expect(await say('周明远', '请假')).toContain('请假要写原因')
    expect(await say('周明远', words)).toContain('已记：11月24日 走访 张德发')
    await say('陈秀兰', '好的')
    expect(await say('陈秀兰', words)).toContain('您的联系名单里没有“张德发”')
    expect([await answerOf('周明远'), await answerOf('陈秀兰')]).toEqual(['declined', null])
    const { reason } = await office.db.participation.findFirstOrThrow({
      where: { person: { name: '周明远' } },
    })
    expect(reason).toBeNull()
  })

  it.each(['9号不行', '9号我不行 要开会', '12月9号不方便'])(
    'a day of no activity is no leave of one on another day: %s',
    async (words) => {
      await announced({ startsAt: at('2026-12-08T14:30'), title: '学习座谈会' })
      expect(await say('周明远', words)).toContain('那天没有等您回复的活动，没有记成请假')
      expect(await answerOf('周明远')).toBeNull()
      await say('周明远', '活动2 请假')
      expect(await say('周明远', words)).toContain('没有记成请假')
      expect(await office.db.participation.count({ where: { reason: { not: null } } })).toBe(0)
    },
  )

  it('the day of the activity is asked of it', async () => {
    expect(await say('周明远', '5号不行 要开会')).toContain('2 请假（要开会）')
    expect(await answerOf('周明远')).toBeNull()
    await say('周明远', '2')
    expect(await answerOf('周明远')).toBe('excused')
  })

  it('answers of two by phone are put down for both, whatever their names hold', async () => {
    const said = await say('刘洁', '谭志刚打电话说来，邓国庆腿摔了来不了')
    expect(said).toContain('已替谭志刚记：参加')
    expect(said).toContain('已替邓国庆记：请假（腿摔了）')
  })

  it('who comes late, or with another, is asked', async () => {
    expect(await say('刘洁', '程春生要晚到一会')).toContain('晚到不算请假')
    expect(await say('周明远', '我跟罗小燕一起去')).toContain('您参加吗？')
    expect([await answerOf('程春生'), await answerOf('周明远'), await answerOf('罗小燕')]).toEqual([
      null,
      null,
      null,
    ])
  })
})

describe('while it is on', () => {
  beforeEach(async () => {
    await announced({ startsAt: at('2026-11-24T14:30') })
    office.now = at('2026-11-24T15:00')
  })
  const presenceOf = async (name: string) =>
    (await office.db.participation.findFirstOrThrow({ where: { person: { name } } })).presence

  it.each([
    ['签到表上漏了何建平 他来了的', { 何建平: 'attended' }],
    ['搞错了 何建平没来 来的是邓国庆', { 何建平: 'absent', 邓国庆: 'attended' }],
    ['陈秀兰迟到了十来分钟 人到了', { 陈秀兰: 'attended' }],
  ])('one is put right: %s', async (words, presences) => {
    await say('刘洁', '今天活动到了9人')
    await say('刘洁', words)
    for (const [name, presence] of Object.entries(presences)) expect(await presenceOf(name)).toBe(presence)
  })
})
