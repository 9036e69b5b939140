/** What a sentence with 联系日 in it tells of the deputy himself, and what it tells of others. */
import { describe, expect, it } from 'vitest'
import { dayStoryIn } from '../../../handlers/activity/chat/day/story.ts'
import { beginOffice, at } from '../office.ts'

const kind = (text: string) => dayStoryIn(text)?.kind ?? null

describe('a sentence about the contact day', () => {
  it.each([
    '联系日有居民说没人来修电梯',
    '联系日没人来修路灯的事又反映了',
    '联系日发现小区垃圾没人来收',
    '联系日居民反映社区取消了班车',
    '联系日社区取消了班车',
    '联系日业主反映请假看病难',
    '联系日有人说小区保安缺席',
    '联系日提的路灯问题社区说没办法解决',
    '联系日居民反映路灯不亮，其他没有意见',
  ])('“%s” tells of a matter, and of nobody’s absence', (text) => {
    expect(kind(text)).toBeNull()
  })

  it.each([
    '联系日不去行不行',
    '联系日没参加的有谁',
    '谁联系日没参加',
    '联系日没去的话要紧吗',
    '联系日参加了没有',
  ])('“%s” asks', (text) => {
    expect(kind(text)).toBeNull()
  })

  it.each([
    ['联系日没人来', 'nobody'],
    ['联系日等了半天一个人也没来', 'nobody'],
    ['联系日没有人来反映问题', 'nobody'],
    ['联系日去了，没见到人', 'nobody'],
    ['联系日没有什么意见', 'quiet'],
    ['联系日活动因为下雨取消了', 'absent'],
    ['联系日我们组没有安排', 'absent'],
    ['联系日跟领导说过请假了', 'absent'],
    ['联系日没时间，走访不了', 'absent'],
    ['联系日没去成，第二天去走访了王桂英', 'both'],
    ['联系日出差没参加，后来电话联系了张德发', 'both'],
  ])('“%s” is read as %s', (text, read) => {
    expect(kind(text)).toBe(read)
  })

  it('keeps the reason in his own words', () => {
    expect(dayStoryIn('联系日我妈住院没去')).toEqual({ kind: 'absent', reason: '我妈住院' })
    expect(dayStoryIn('联系日因病请假')).toEqual({ kind: 'absent', reason: '因病' })
  })
})

describe('on the phone', () => {
  const office = beginOffice(3)
  const say = (name: string, text: string) => office.chat(name).say(text)

  it('puts down nothing of the day where a visit made up for it, or a voter was away', async () => {
    office.now = at('2026-11-24T09:30')
    expect(await say('周明远', '联系日有事没去，11月10日补走访了张德发')).toContain('请分两句说')
    expect(await say('周明远', '联系日王桂英住院了，没见到')).not.toContain('已记')
    expect(await say('刘洁', '周明远联系日王桂英住院了，没见到')).not.toContain('已记')
    expect(await say('刘洁', '联系日何建平、周明远没参加')).toContain('请一位代表说一句，没有记')
    expect(await office.db.contactDayRecord.count()).toBe(0)
    expect(await office.db.contactDayAbsence.count()).toBe(0)
    expect(await office.db.contactReport.count()).toBe(0)
  })

  it('asks why he cannot come to a day that lies ahead', async () => {
    office.now = at('2026-10-10T09:30')
    expect(await say('周明远', '联系日去不了')).toBe(
      '10月20日联系选民日不能参加，是什么原因？请直接回，例如：出差。（还没有记；能去的回“取消”）',
    )
  })
})
