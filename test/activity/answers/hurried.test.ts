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
