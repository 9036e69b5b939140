/** Words of leave that are the speaker's own, and the same words of a matter: 来不了，厂里检修 and 垃圾车不来. */
import { beforeEach, describe, expect, it } from 'vitest'
import { declinesHimself } from '../../../handlers/activity/chat/answers/ownWords.ts'
import { actsOf } from '../acts.ts'
import { beginOffice } from '../office.ts'

describe('words of not coming', () => {
  it.each([
    '请假 出差',
    '来不了',
    '周五的座谈会我来不了',
    '不去了,有事',
    '厂里检修，来不了',
    '老人住院去不了',
    '单位走不开来不了',
    '12月5号去不了，要出差',
    '居民大会我请假',
    '我要陪老婆看病，没时间参加',
    '活动1 请假 那天厂里检修',
    '不好意思，那天要值夜班，参加不了了',
  ])('“%s” are his own', (text) => {
    expect(declinesHimself(text, ['老旧小区', '调研'])).toBe(true)
  })

  it.each([
    '垃圾车不来',
    '公交车不到我们小区',
    '救护车来不了，路太窄',
    '小区没空地停车',
    '老人上下楼不方便去不了医院',
    '物业不参加协调会',
    '农民工请假难',
    '单位不来修',
    '王桂英家去不了，路坏了',
  ])('“%s” are of others', (text) => {
    expect(declinesHimself(text, ['老旧小区', '调研'])).toBe(false)
  })
})

describe('while an activity waits for an answer', () => {
  const office = beginOffice()
  const { announced, counts } = actsOf(office)
  let id: number
  beforeEach(async () => {
    id = (await announced()).id
  })
  const say = (name: string, text: string) => office.chat(name).say(text)
  const none = { going: 0, excused: 0, declined: 0 }

  it('a matter is taken as one, and nobody is put on leave by it', async () => {
    expect(await say('周明远', '公交车不到我们小区')).toContain('这件事是哪位选民反映的')
    expect(await say('何建平', '垃圾车不来')).toContain('还没有记。不是说这个活动的，请写明是谁反映的')
    expect(await say('罗小燕', '12月5号居民座谈会没人参加，大家意见大')).toContain('还没有记')
    expect(await counts(id)).toMatchObject(none)
  })

  it('takes what is denied for no leave, of himself and of others', async () => {
    for (const text of ['我没请假', '不是不参加', '我没说不去'])
      expect(await say('周明远', text)).not.toContain('已记')
    for (const text of ['罗小燕没请假', '罗小燕没说不来', '罗小燕不能不去', '罗小燕不是请假，是参加'])
      expect(await say('刘洁', text)).not.toContain('已替')
    expect(await counts(id)).toMatchObject(none)
  })

  it('puts nobody on leave who was named as coming, nor by what residents say', async () => {
    for (const text of [
      '罗小燕、谭志刚参加，其他人请假',
      `活动${id} 罗小燕、谭志刚参加，其他人都请假`,
      '何建平去不了医院看病，居民意见大',
    ])
      expect(await say('刘洁', text)).not.toContain('已替')
    expect(await counts(id)).toMatchObject(none)
  })

  it('answers nothing of the activity where a matter is asked about', async () => {
    expect(await say('周明远', '停车难怎么办呢')).not.toContain('活动1')
    expect(await say('周明远', '可以停车吗')).toContain('通知里没写的，请问梁慧')
  })
})

describe('while an activity goes on', () => {
  const office = beginOffice()
  const { announced } = actsOf(office)

  it('another meeting is no late arrival', async () => {
    office.now = new Date('2026-11-23T09:00:00+08:00')
    await announced({ startsAt: new Date('2026-11-24T09:00:00+08:00') })
    office.now = new Date('2026-11-24T09:30:00+08:00')
    expect(await office.chat('刘洁').say('其实罗小燕参加了别的会')).not.toContain('已改')
  })
})
