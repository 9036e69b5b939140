/** Who asks, or says that something was not done, has nothing recorded for it. */
import { describe, expect, it } from 'vitest'
import { commandIn } from '../../../handlers/suggestion/chat.ts'
import { isAsked } from '../../../handlers/suggestion/chat/asking.ts'
import { talksOn } from '../talks.ts'

describe('a question', () => {
  it.each(['001满意吗', '001承诺落实了没有？', '001测评改成不满意的话会怎样', '001是不是我签的'])(
    '%s',
    (text) => {
      expect(isAsked(text)).toBe(true)
    },
  )

  it.each([
    '001承诺已落实',
    '001满意，没什么',
    '001 不满意 反映几次了，是不是没人管',
    '001承诺已落实 灯亮了',
  ])('none: %s', (text) => {
    expect(isAsked(text)).toBe(false)
  })
})

it.each(['3 补充：还走访了2户', '第3号补充，周五去了老年食堂', '12月的走访不是我写的', '1号楼不是我提的'])(
  'words of something else are no command here: %s',
  (text) => {
    expect(commandIn(text)).toBeNull()
  },
)

describe('in the chat', () => {
  const { here, say, lightsUpTo } = talksOn()

  it('neither a question nor 还没 reports a promise as kept, nor rates it', async () => {
    await lightsUpTo('replied')
    const words = [
      '001承诺落实了吗',
      '001承诺什么时候完成',
      '001承诺还没落实',
      '001承诺没有完成',
      '001承诺年底完成',
      '001承诺已列入计划',
    ]
    for (const text of words) await say('wang', text)
    expect(await here.db.commitment.findMany()).toMatchObject([{ deliveredAt: null }])
    expect(await say('wang', '001承诺昨天已经完成')).toContain('已落实，已请领衔代表测评')
    expect(await say('zhou', '001承诺满意吗')).toContain('经过：')
    expect(await here.db.commitment.findMany()).toMatchObject([{ ratedAt: null }])
  })

  it('a question does not confirm a contact', async () => {
    await lightsUpTo('signed')
    await say('wang', '001今天和周明远代表见面沟通了')
    for (const text of ['001沟通属实吗', '001沟通是不是属实']) await say('zhou', text)
    expect(await here.db.handlingCommunication.findMany()).toMatchObject([{ holds: null }])
  })

  it('neither a question nor 先别催 urges, and uses up no limit; a polite one does', async () => {
    await lightsUpTo('signed')
    for (const text of ['001催办了没有', '催办001了吗', '催过001了吗'])
      expect(await say('zhou', text)).toContain('经过：')
    for (const text of ['不要催办001', '001不用催办', '先别催001'])
      expect(await say('zhou', text)).toContain('没有催办')
    expect(await here.db.suggestionUrge.count()).toBe(0)
    expect(await say('zhou', '能不能催一下001')).toContain('已催办')
    expect(await here.db.suggestionUrge.count()).toBe(1)
  })
})
