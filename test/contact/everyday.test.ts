/** What a deputy answers in a hurry to what he is asked about a contact or the contact day. */
import { describe, expect, it } from 'vitest'
import { beginStory } from './story.ts'

const story = beginStory()
const say = (text: string) => story.zhou.say(text)
const day = () => story.test.db.contactDayRecord.findFirst()

describe('the contact day, asked whom he met', () => {
  it.each([
    ['6个', 6, null],
    ['大概10个吧', 10, null],
    ['来了十二个人', 12, null],
    ['5个人，主要讲停车', 5, '停车'],
    ['接待5人，处理2件', 5, null],
  ])('takes a number for how many: %s', async (words, headcount, heard) => {
    await say('联系日去了')
    expect(await say(words)).toContain(`见${headcount}人`)
    expect(await day()).toMatchObject({ headcount, heard })
    expect(await story.test.db.contact.count()).toBe(0)
  })

  it.each(['七八个人', '来了十二三个', '三四十人', '十来个', '20多个'])(
    'asks for one number where two are said: %s',
    async (words) => {
      await say('联系日去了')
      expect(await say(words)).toContain('见了几位？请连人数一起回')
      expect(await day()).toBeNull()
      await say('只记人数 8人')
      expect(await day()).toMatchObject({ headcount: 8 })
    },
  )

  it('names are met, whatever number stands before them', async () => {
    await say('联系日去了')
    expect(await say('老张和王桂英')).toContain('张德发、王桂英')
  })

  it('cards handed out are no people', async () => {
    expect(await say('联系日发了20张意见卡')).not.toContain('这20位')
  })
})

it('没什么 after a report is heard, and changes nothing', async () => {
  await say('今天走访张德发')
  for (const words of ['没什么', '没啥大事，聊聊家常', '没什么事', '也没什么'])
    expect(await say(words), words).toMatch(/^好的，没有诉求要记/)
  expect(await story.test.db.concern.count()).toBe(0)
})

it('他说… after a report is a matter, of whom is asked', async () => {
  await say('今天走访张德发')
  expect(await say('他说培训名额给别人了')).toContain('是哪位选民反映的')
})
