import { expect, it } from 'vitest'
import { reasonIn } from '../../../handlers/activity/chat/answers/words.ts'

it.each([
  ['请假 开会', '开会'],
  ['请假，要培训', '要培训'],
  ['请假 学习', '学习'],
  ['请假 会议冲突', '会议冲突'],
  ['参加不了 要开会', '要开会'],
  ['我要开会，请假', '我要开会'],
  ['居民大会我请假 去市里开会', '去市里开会'],
  ['12月5日的会请假，家里有事', '家里有事'],
  ['周五的座谈会我来不了', null],
  ['请假 那天的会', null],
  ['请假 座谈会', null],
  ['那天厂里检修，来不了，抱歉', '那天厂里检修'],
])('%s: the reason is %s', (text, reason) => {
  expect(reasonIn(text)).toBe(reason)
})
