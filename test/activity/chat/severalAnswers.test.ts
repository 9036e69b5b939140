import { beforeEach, describe, expect, it } from 'vitest'
import { beginOffice } from '../office.ts'

const office = beginOffice()
const say = (who: string, text: string) => office.chat(who).say(text)

/** 老旧小区调研 on the 5th is activity 1, 学习座谈会 on the 8th is activity 2. */
beforeEach(async () => {
  for (const words of ['12月5日下午2点半 老旧小区调研', '12月8日下午2点半 学习座谈会']) {
    await say('刘洁', `一组 ${words} 桥东社区 全体参加`)
    await say('刘洁', '1')
  }
})

const answersOf = async (name: string) =>
  Object.fromEntries(
    (
      await office.db.participation.findMany({
        where: { personId: office.deputies[name]!.person.id, answer: { not: null } },
      })
    ).map(({ activityId, answer, reason }) => [activityId, reason === null ? answer : `${answer} ${reason}`]),
  )

describe('one sentence about two activities', () => {
  it('answers each by its own number, day or title', async () => {
    for (const [who, words, answers] of [
      ['周明远', '12月5日的我去，12月8号的去不了要出差', { 1: 'going', 2: 'excused 要出差' }],
      ['陈秀兰', '5号去，8号请假出差', { 1: 'going', 2: 'excused 出差' }],
      ['何建平', '活动1参加，活动2请假出差', { 1: 'going', 2: 'excused 出差' }],
      ['罗小燕', '5号的不去了，8号的参加', { 1: 'declined', 2: 'going' }],
      ['谭志刚', '调研参加 座谈会不参加', { 1: 'going', 2: 'declined' }],
      ['邓国庆', '调研我参加，座谈会请假，出差', { 1: 'going', 2: 'excused 出差' }],
      ['韩雪梅', '我参加调研不参加座谈会', { 1: 'going', 2: 'declined' }],
      ['丁立新', '5号和8号都去', { 1: 'going', 2: 'going' }],
    ] as const) {
      expect((await say(who, words)).split('\n'), words).toHaveLength(2)
      expect(await answersOf(who), words).toEqual(answers)
    }
  })

  it('one that is named by its day is answered alone', async () => {
    expect(await say('周明远', '12月5号的我参加')).toMatch(/^已记：参加《老旧小区调研》/)
    expect(await say('陈秀兰', '8号的不去了')).toMatch(/^已记：不参加《学习座谈会》/)
    expect(await answersOf('周明远')).toEqual({ 1: 'going' })
    expect(await answersOf('陈秀兰')).toEqual({ 2: 'declined' })
  })

  it('both are answered by 都', async () => {
    for (const [who, words, answers] of [
      ['周明远', '两个都去', { 1: 'going', 2: 'going' }],
      ['陈秀兰', '都参加', { 1: 'going', 2: 'going' }],
      ['何建平', '两个都请假 出差', { 1: 'excused 出差', 2: 'excused 出差' }],
      ['罗小燕', '都去不了', { 1: 'declined', 2: 'declined' }],
      ['谭志刚', '两个活动我都能去', { 1: 'going', 2: 'going' }],
    ] as const) {
      await say(who, words)
      expect(await answersOf(who), words).toEqual(answers)
    }
    // asked which, both is an answer
    await say('邓国庆', '参加')
    expect(await say('邓国庆', '都参加')).toContain('《学习座谈会》')
    expect(await answersOf('邓国庆')).toEqual({ 1: 'going', 2: 'going' })
  })

  it('is asked and never recorded where it says both, or all but one', async () => {
    for (const words of [
      '除了座谈会我都参加',
      '我参加，请假',
      '5号去，9号请假',
      '三个都去',
      '上午去，下午请假',
    ]) {
      expect(await say('周明远', words), words).toMatch(/没有记/)
      expect(await answersOf('周明远'), words).toEqual({})
    }
  })

  it('a word that two of them bear tells nothing', async () => {
    await say('刘洁', '一组 12月9日下午2点半 河道调研 滨河社区 全体参加')
    await say('刘洁', '1')
    expect(await say('周明远', '调研参加，座谈会不参加')).toContain('没有记')
    expect(await say('周明远', '5号的调研参加，座谈会不参加')).toContain('已记：参加《老旧小区调研》')
    expect(await answersOf('周明远')).toEqual({ 1: 'going', 2: 'declined' })
  })

  it('an activity that is named goes before the one that was asked for', async () => {
    // 收到: the bot asks whether he comes to the last one announced
    expect(await say('周明远', '收到')).toContain('《学习座谈会》（活动2）')
    expect(await say('周明远', '活动1 参加')).toMatch(/^已记：参加《老旧小区调研》/)
    expect(await answersOf('周明远')).toEqual({ 1: 'going' })
    expect(await say('陈秀兰', '收到')).toContain('《学习座谈会》（活动2）')
    expect(await say('陈秀兰', '调研我参加')).toMatch(/^已记：参加《老旧小区调研》/)
    expect(await answersOf('陈秀兰')).toEqual({ 1: 'going' })
  })
})
