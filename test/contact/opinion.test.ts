/** What residents think of something is a matter raised, whatever their words look like. */
import { beforeEach, expect, it } from 'vitest'
import { saysOpinion } from '../../handlers/concern/actions.ts'
import { at, beginOffice } from '../activity/office.ts'

const office = beginOffice(2)
beforeEach(async () => {
  office.now = at('2026-11-24T10:00')
  await office.chat('刘洁').say('一组 12月5日下午2点半 小区居民大会 桥东社区 全体参加')
  await office.chat('刘洁').say('1')
})
const asked = '这件事是哪位选民反映的？'

it('is asked whose it is, and recorded once he is named', async () => {
  for (const text of ['小区居民大会不开了，大家意见很大', '居民大会取消了，老百姓有意见'])
    expect(await office.chat('周明远').say(text), text).toContain(asked)
  await office.chat('周明远').say('张德发')
  await office.chat('周明远').say('今天')
  expect(await office.chat('周明远').say('走访')).toContain('居民大会取消了，老百姓有意见')
  expect(await office.db.concern.findMany({ select: { text: true } })).toEqual([
    { text: '居民大会取消了，老百姓有意见' },
  ])
})

it('is no order of the liaison to call an activity off; a reason of her own is', async () => {
  expect(await office.chat('刘洁').say('小区居民大会不开了，大家意见很大')).not.toContain('取消活动')
  expect(await office.chat('刘洁').say('居民大会不开了，下大雨')).toContain('1 取消活动')
  expect((await office.db.activity.findFirstOrThrow()).state).toBe('announced')
})

it.each([
  ['业主都有很大的意见', true],
  ['老百姓怨声很大', true],
  ['大家意见很大吗？', false],
  ['我没有意见', false],
  ['征求意见卡收了6张', false],
])('%s: %s', (text, is) => {
  expect(saysOpinion(text)).toBe(is)
})
