/** Words on the way to an activity that has begun: what to do, and nothing recorded. */
import { describe, expect, it } from 'vitest'
import { actsOf } from '../acts.ts'
import { at, beginOffice } from '../office.ts'

const office = beginOffice()
const { announced } = actsOf(office)
const say = (text: string) => office.chat('周明远').say(text)
const own = () =>
  office.db.participation.findFirst({
    where: { person: { name: '周明远' } },
    select: { answer: true, presence: true, reason: true },
  })
const nothing = { answer: null, presence: null, reason: null }

/** At 14:30 it began. */
async function begun(change = {}) {
  await announced({ startsAt: at('2026-11-24T14:30'), ...change })
  office.now = at('2026-11-24T14:35')
}

describe('on the way', () => {
  it.each(['堵车 要晚点到', '路上堵车，晚点到', '不好意思 要迟到十来分钟', '堵在路上了', '快到了'])(
    'who comes late need not have that recorded: %s',
    async (words) => {
      await begun()
      expect(await say(words)).toBe(
        '收到。《老旧小区调研》（活动1）晚到不算请假，不用另外记。到了会场请回“签到”。',
      )
      expect(await own()).toEqual(nothing)
    },
  )

  it.each(['我到了 在门口找不到地方', '我在楼下 找不到会议室', '到了，找不到会场'])(
    'who does not find the place hears of it, and is not in yet: %s',
    async (words) => {
      await begun()
      expect(await say(words)).toBe(
        '《老旧小区调研》（活动1）14:30开始，地点：桥东社区。找不到请打电话问梁慧。还没有签到，到了会场请回“签到”。',
      )
      expect(await own()).toEqual(nothing)
    },
  )

  it('is checked in at the door where only the door counts', async () => {
    await begun({ doorOnly: true })
    expect(await say('堵车 要晚点到')).toContain('到了请扫门口的二维码签到')
  })

  it('is asked whether he comes, days before', async () => {
    await announced()
    expect(await say('要晚点到')).toContain('您参加吗？')
  })

  it.each(['小区门口堵车，居民反映晚上回家要绕路', '堵车来不了了'])(
    'is something else: %s',
    async (words) => {
      await begun()
      expect(await say(words)).not.toContain('晚到不算请假')
      expect(await own()).toEqual(nothing)
    },
  )
})
