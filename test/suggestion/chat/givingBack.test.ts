/** A reason that was left out is asked for, and the next message is taken as it; what is no reason is not. */
import { describe, expect, it } from 'vitest'
import { talksOn } from '../talks.ts'
import { lastNotice, told } from '../world.ts'

const { here, say, lightsUpTo } = talksOn()
const state = async () => (await here.db.suggestion.findFirstOrThrow()).state

describe('the office leaves out why', () => {
  it('不受理 asks for the reason, and the next message is it', async () => {
    await lightsUpTo('submitted')
    expect(await say('liang', '草1不受理')).toContain('为什么不予受理？还没有办。请直接回理由')
    expect(await state()).toBe('submitted')
    const before = await lastNotice(here.db)
    expect(await say('liang', '属于诉讼案件，请走诉讼渠道')).toContain(
      '不予受理，理由：“属于诉讼案件，请走诉讼渠道”',
    )
    expect(await state()).toBe('not_accepted')
    expect((await told(here.db, before))[0]?.[1]).toContain('理由：属于诉讼案件，请走诉讼渠道')
  })

  it('退回 asks for it as well', async () => {
    await lightsUpTo('submitted')
    expect(await say('liang', '退回 草1')).toContain('为什么退回？还没有办')
    expect(await say('liang', '理由：没有写清楚是哪个路口')).toContain(
      '已退回代表修改，理由：“没有写清楚是哪个路口”',
    )
    expect(await state()).toBe('returned')
  })

  it.each(['好的', '我想想', '草1写的什么？', '满意率 分单位', '受理 草1', '取消', '你好'])(
    '%s is no reason, and nothing is refused with it',
    async (words) => {
      await lightsUpTo('submitted')
      await say('liang', '草1不受理')
      await say('liang', words)
      expect(await state()).not.toBe('not_accepted')
      expect((await here.db.suggestion.findFirstOrThrow()).returnReason).toBeNull()
    },
  )
})

it('the assigner sends it back for another office; who cannot do it now is not asked why', async () => {
  await lightsUpTo('accepted')
  await say('liang', '转交 001 政府办')
  expect(await say('liang', '001退回给代表')).toContain('现在不在这一步，没有办')
  expect(await say('ma', '退回 001')).toContain('为什么退回？还没有办')
  expect(await say('ma', '转交 政府办')).not.toContain('理由：')
  await say('ma', '退回 001')
  expect(await say('ma', '应由法院办理，请另行转交')).toContain(
    '已退回代表工委，理由：“应由法院办理，请另行转交”',
  )
})

describe('a unit leaves out why', () => {
  it('申请退回 asks for the reason before the assigner hears of it', async () => {
    await lightsUpTo('assigned')
    const before = await lastNotice(here.db)
    for (const words of ['申请退回001', '001退回'])
      expect(await say('wang', words)).toContain('为什么要退回？还没有办')
    expect(await told(here.db, before)).toEqual([])
    expect(await say('wang', '这个路口归交警大队管')).toContain('理由：这个路口归交警大队管。')
    expect(await state()).toBe('return_requested')
  })
})

describe('a unit that speaks of 退 or 不归我们管 beside another act', () => {
  it.each([
    ['wang', '001答复 C类 该路段不属于我们局管，已向市里反映', '的C类答复', 'replied'],
    ['wang', '001已电话联系周代表，代表希望退回押金的事一并办', '已请代表确认是否属实', 'handling'],
    ['su', '001协办意见：居民希望退掉旧站牌，同意划线', '已记协办意见', 'handling'],
    ['wang', '001办理情况：群众要退了旧灯再装新的，正在招标', '的办理情况', 'handling'],
    ['wang', '001申请延期到2027年4月30日 有一段不归我们管，要协调', '延期到2027年4月30日', 'handling'],
  ] as const)('does that act: %s %s', async (who, words, receipt, after) => {
    await lightsUpTo('signed')
    expect(await say(who, words)).toContain(receipt)
    expect(await state()).toBe(after)
    expect(await here.db.handling.count({ where: { state: 'return_requested' } })).toBe(0)
  })

  it('answers with it what was replied', async () => {
    await lightsUpTo('signed')
    expect(await say('wang', '001答复 C类')).toContain('答复了什么')
    expect(await say('wang', '该路段不属于我们局管，已向市里反映')).toContain('的C类答复')
    expect(await state()).toBe('replied')
  })

  it.each(['001这个不归我们管，应该是城管局', '我们想退回去', '001好像不属于我们局'])(
    'still asks to give it back where that is all it says: %s',
    async (words) => {
      await lightsUpTo('signed')
      await say('wang', words)
      const answered = (await state()) === 'return_requested' ? '' : await say('wang', '归城管局管')
      expect([await state(), answered]).toEqual(['return_requested', expect.any(String)])
    },
  )
})
