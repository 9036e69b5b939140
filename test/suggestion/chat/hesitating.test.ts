/** A contact told meanwhile, a change of mind, a moment to think: none of it is a title or a reason. */
import { expect, it } from 'vitest'
import { talksOn } from '../talks.ts'

const { here, say, lightsUpTo } = talksOn()

it('a contact is recorded though a title is asked for', async () => {
  await say('zhou', '我要提建议')
  expect(await say('zhou', '今天走访张德发 反映路口堵')).toContain('走访 张德发')
  expect(await here.db.suggestion.count()).toBe(0)
  expect(await here.db.contact.count()).toBe(1)
})

it.each(['先不提了', '不提了', '算了，不写了', '算了吧', '以后再提'])(
  'whoever thinks better of it makes no draft: %s',
  async (words) => {
    await say('zhou', '我要提建议')
    expect(await say('zhou', words)).toContain('放下')
    expect(await here.db.suggestion.count()).toBe(0)
  },
)

it('a moment to think is no reason for a bad rating', async () => {
  await lightsUpTo('replied')
  await say('zhou', '001不满意')
  for (const words of ['等等我想想', '好的', '谢谢', '什么意思？']) await say('zhou', words)
  await say('zhou', '3')
  for (const words of ['等一下', '我想想', '谢谢', '怎么写'])
    expect(await say('zhou', words), words).toContain('测评还没有记')
  expect(await here.db.suggestionRating.count()).toBe(0)
  expect(await say('zhou', '没有解释，也没帮上')).toContain('没有解释，也没帮上')
  expect(await here.db.suggestionRating.count()).toBe(1)
})
