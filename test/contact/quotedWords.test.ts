/** Corrections in hurried words: what is quoted is what is changed, and nothing else. */
import { describe, expect, it } from 'vitest'
import { at } from '../activity/office.ts'
import { beginStory } from './story.ts'

const story = beginStory()
const say = (text: string) => story.zhou.say(text)
const concerns = async () =>
  (await story.test.db.concern.findMany({ orderBy: { id: 'asc' } })).map(({ text }) => text)

describe('a correction', () => {
  it.each(['刚才说错了一个字 是停水不是停电', '说错了，是停水不是停电', '写错字了 是停水 不是停电'])(
    'changes the word that was wrong: %s',
    async (words) => {
      await say('走访张德发 反映停电')
      expect(await say(words)).toContain('诉求：停水）')
      expect(await concerns()).toEqual(['停水'])
    },
  )

  it('finds the one record of today in which the wrong word stands', async () => {
    await say('走访张德发 反映停电')
    await say('走访赵磊 反映楼道太暗')
    expect(await say('刚才说错了 是停水不是停电')).toContain('张德发（诉求：停水）')
    expect(await concerns()).toEqual(['停水', '楼道太暗'])
  })

  it('of the contact day puts the person right, and says so when nothing is to be changed', async () => {
    story.now = at('2026-10-20T18:00')
    await say('联系日走访张德发 反映路灯不亮')
    await say('取消')
    expect(await say('联系日那天我见的是王桂英 不是张德发')).toContain('已改成：10月20日 走访 王桂英')
    expect(await say('刚才那条日期改成10月20日')).toContain('这条记的就是这样，没有改')
  })

  it('adds who was left out, also where thanks stand before', async () => {
    await say('走访张德发 反映停电')
    expect(await say('多谢 记的蛮好 就是把王桂英也加上')).toContain('走访 张德发、王桂英')
  })

  it('is not needed for 晓得了: he raised nothing', async () => {
    expect(await say('给老张发微信他说晓得了 没别的事')).not.toContain('诉求')
    expect(await concerns()).toEqual([])
  })
})
