/** What deputies and members ask in words of their own is answered of what they may read, and records nothing. */
import { describe, expect, it } from 'vitest'
import { wonderedIn } from '../../../handlers/suggestion/chat/words/topics.ts'
import { talksOn } from '../talks.ts'

const { here, say, lightsUpTo } = talksOn()

const busIn = [
  '提建议：关于增加17路公交车班次的建议。早高峰半小时一趟。建议加到10分钟一趟。',
  '1',
  '1',
  '提交',
  '1',
]

describe('what became of it', () => {
  it('is found by the words of the title, without a number', async () => {
    await lightsUpTo('assigned')
    expect(await say('zhou', '红绿灯那个事有回音没有')).toContain(
      'JY-1801B-001 关于在桥东小学路口增设红绿灯的建议\n现在：已交办，待签收',
    )
    expect(await say('zhou', '那件建议有下文了吗')).toContain('现在：已交办，待签收')
    await say('zhou', '走访 老张 反映下水道堵')
    expect(await say('zhou', '我之前提的红绿灯那件有消息了吗')).toContain('现在：已交办，待签收')
  })

  it('asks which one where several fit', async () => {
    await lightsUpTo('assigned')
    for (const words of busIn) await say('zhou', words)
    expect(await say('zhou', '那件建议有下文了吗')).toContain('是哪一件？')
    expect(await say('zhou', '公交车那件有消息了吗')).toContain(
      '关于增加17路公交车班次的建议\n现在：已提交，待受理',
    )
  })

  it('is asked of another deputy’s as far as he may read it', async () => {
    await lightsUpTo('assigned')
    expect(await say('chen', '红绿灯那件建议有回音没有')).toContain('现在：已交办，待签收')
  })

  it('of what no suggestion is about, the words mean what they meant', async () => {
    await lightsUpTo('assigned')
    expect(await say('zhou', '下水道那个事有回音没有')).toContain(
      '也没有记成诉求。选民诉求的进展请回：我的诉求',
    )
    expect(await say('zhou', '张德发那个事有回音没有')).not.toContain('已交办')
    expect(await here.db.concern.count()).toBe(0)
  })
})

describe('what comes next', () => {
  it('那接下来咋办 says whom the newest waits for and what he can do', async () => {
    await lightsUpTo('submitted')
    expect(await say('zhou', '那接下来咋办')).toContain('等代表工委受理')
    await say('liang', '草1不受理 属于诉讼案件')
    expect(await say('zhou', '为什么不受理')).toContain('不予受理，理由：“属于诉讼案件”')
    expect(await say('zhou', '那接下来咋办')).toContain('另外提请回：我要提建议')
  })

  it('is nothing about suggestions for who has none', async () => {
    expect(await say('chen', '那接下来咋办')).not.toContain('您最近的一件')
  })

  it('现在几个人签了 counts and names who signed', async () => {
    await lightsUpTo('draft')
    expect(await say('zhou', '现在几个人签了')).toContain('还没有代表附议。')
    await say('zhou', '找几个代表联名')
    await say('chen', '我同意联名')
    await say('chen', '同意')
    expect(await say('zhou', '现在几个人签了')).toContain('已有1位代表附议：陈秀兰；连领衔共2位。')
  })
})

describe('what there is about a matter', () => {
  it('is listed by title and category, of what may be read', async () => {
    await lightsUpTo('submitted')
    expect(await say('sun', '小学方面的建议有哪些')).toContain('您能看的建议里，标题和类别都没有“小学”')
    await say('liang', '受理 草1 城建环保')
    for (const [who, words] of [
      ['sun', '小学方面的建议有哪些'],
      ['chen', '城建方面的建议有哪些？'],
      ['liang', '关于红绿灯的建议有几件'],
    ] as const)
      expect(await say(who, words)).toContain(
        '1件：\n· 001 关于在桥东小学路口增设红绿灯的建议：已受理，待转交',
      )
    expect(await here.db.suggestion.count()).toBe(1)
  })

  it('交通 is a matter, and no 交办', () => {
    expect(wonderedIn('交通方面的建议有多少件')).toEqual({ asks: 'list', topic: '交通' })
  })

  it.each([
    '教育方面的建议',
    '关于教育的建议',
    '没有办结的建议有哪些',
    '我的建议有哪些',
    '走访了老张那个事说完了',
    '路灯那个事有结果了',
  ])('other words are none of it: %s', (words) => {
    expect(wonderedIn(words)).toBeNull()
  })
})
