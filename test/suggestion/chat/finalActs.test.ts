/** What ends a suggestion or its supervision, and who leads it, is done on an order alone: a question, a negation or another's words do nothing. */
import { describe, expect, it } from 'vitest'
import { setKey } from '../../../handlers/suggestion/actions.ts'
import { later, tuesday } from '../../people.ts'
import { talksOn } from '../talks.ts'
import { as, lastNotice, told, value } from '../world.ts'

const talks = talksOn()
const { here, say, lightsUpTo } = talks

const lights = () => here.db.suggestion.findFirstOrThrow()
const keyed = () =>
  here.db.keySuggestion.findFirstOrThrow({
    include: { supervisors: { include: { person: true }, orderBy: { id: 'asc' } } },
  })

/** 001 is a key suggestion that 郑怀山 leads. */
async function onTheKeyList(): Promise<void> {
  const leadId = here.world.zheng.person.id
  const choice = { decidedOn: '2026-11-20', decision: '主任会议', leadId, tracker: null }
  await as(here.db, here.world.liang, async (act, who) => value(await setKey(act, who, 1, choice)))
}

describe('a withdrawal on a signed form', () => {
  it.each([
    '001按书面申请撤回了吗？',
    '001按书面申请撤回了吗',
    '001按书面申请撤回 要交什么材料？',
    '001按书面申请撤回，怎么办',
    '001周代表说按书面申请撤回要交什么材料',
    '001不能按书面申请撤回，表没有签名',
    '001还没按书面申请撤回',
    '001先不按书面申请撤回',
    '001按书面申请撤回，取消',
  ])('is not done by %s', async (words) => {
    await lightsUpTo('assigned')
    const before = await lastNotice(here.db)
    await say('liang', words)
    await say('liang', '1')
    expect(await lights()).toMatchObject({ state: 'assigned', withdrawReason: null })
    expect(await told(here.db, before)).toEqual([])
  })

  it('is asked once more, and the reason is kept letter for letter', async () => {
    await lightsUpTo('assigned')
    const words = '001按书面申请撤回：绿地５００㎡（含①号地块）不再需要了。'
    expect(await say('liang', words)).toBe(
      '要按书面申请撤回《关于在桥东小学路口增设红绿灯的建议》（001）吗？撤回后办理停止。理由记为：绿地５００㎡（含①号地块）不再需要了。\n1 撤回\n2 不撤回',
    )
    expect(await say('liang', '2')).toBe('好的，没有撤回。')
    expect((await lights()).state).toBe('assigned')
    await say('liang', words)
    expect(await say('liang', '1')).toContain('办理停止')
    expect(await lights()).toMatchObject({
      state: 'withdrawn',
      withdrawReason: '绿地５００㎡（含①号地块）不再需要了。',
    })
  })

  it.each([
    '按书面申请撤回001 理由是问题已经解决',
    '书面申请001撤回，问题已经解决',
    '００１号建议按书面申请撤回 问题已经解决',
  ])('is understood from %s', async (words) => {
    await lightsUpTo('assigned')
    expect(await say('liang', words)).toContain('理由记为：问题已经解决\n')
  })

  it('is not asked of whoever may not do it', async () => {
    await lightsUpTo('assigned')
    expect(await say('chen', '001按书面申请撤回 问题已经解决')).toContain('不归您办')
  })
})

describe('the end of a supervision', () => {
  it.each([
    '001督办结项了吗？',
    '001督办结项 了吗？',
    '001还不能督办结项，灯没装',
    '001督办结项取消',
    '001督办结项要写什么',
    '001督办结项，先不办',
  ])('is not written by %s', async (words) => {
    await lightsUpTo('signed')
    await onTheKeyList()
    const before = await lastNotice(here.db)
    await say('liang', words)
    await say('liang', '1')
    expect(await keyed()).toMatchObject({ report: null, reportAt: null })
    expect(await told(here.db, before)).toEqual([])
  })

  it('is asked once more, and the report is kept letter for letter', async () => {
    await lightsUpTo('signed')
    expect(await say('liang', '001督办结项：灯已立好')).toContain('还不是重点督办建议')
    await onTheKeyList()
    expect(await say('liang', '001督办结项：3盏路灯（①～③号）都已立好')).toBe(
      '《关于在桥东小学路口增设红绿灯的建议》（001）的重点督办要结项吗？结项后不能改。结项报告记为：3盏路灯（①～③号）都已立好\n1 结项\n2 不结项',
    )
    expect(await say('liang', '1')).toContain('重点督办已结项')
    expect(await keyed()).toMatchObject({ report: '3盏路灯（①～③号）都已立好' })
    expect(await say('liang', '001督办结项：再写一次')).toContain('已经办过')
  })
})

describe('the end of what was not rated', () => {
  it('is no answer to a question, and is asked once more', async () => {
    await lightsUpTo('replied')
    talks.now = later(tuesday, { days: 90 })
    for (const words of [
      '001代表还没测评，能办结吗？',
      '001没测评不能办结',
      '001未测评办结了吗',
      '001没测评的先不办结',
    ]) {
      await say('liang', words)
      await say('liang', '1')
      expect((await lights()).state, words).toBe('replied')
    }
    expect(await say('liang', '001逾期没有测评，办结')).toBe(
      '《关于在桥东小学路口增设红绿灯的建议》（001）要按逾期未测评办结吗？办结后代表不能再测评。\n1 办结\n2 不办结',
    )
    expect(await say('liang', '不办结')).toBe('好的，没有办结。')
    await say('liang', '001逾期未测评办结')
    expect(await say('liang', '办结')).toContain('已按逾期未测评办结')
    expect((await lights()).state).toBe('closed')
  })
})

describe('who leads and who tracks', () => {
  it.each([
    '001不再由吴主任领衔督办',
    '001不由吴主任领衔督办',
    '001由吴主任领衔督办吗？',
    '001由吴主任领衔督办了吗',
    '001由哪位主任领衔',
    '001不由城建环保工委跟踪了',
    '001不再由城建环保工委跟踪',
    '001由城建环保工委跟踪吗',
    '001督办情况：11月20日由吴主任领衔到现场看了',
  ])('is not changed by %s', async (words) => {
    await lightsUpTo('signed')
    await onTheKeyList()
    await say('liang', words)
    const { tracker, supervisors } = await keyed()
    expect(tracker).toBeNull()
    expect(supervisors.map(({ role, person }) => [role, person.name])).toEqual([['lead', '郑怀山']])
  })

  it('is no part of what was done on the spot', async () => {
    await lightsUpTo('signed')
    await onTheKeyList()
    expect(await say('liang', '001督办情况：11月20日由吴主任领衔到现场看了')).toContain(
      '的督办情况：11月20日由吴主任领衔到现场看了',
    )
  })

  it.each(['001由吴主任领衔督办', '001改由吴主任领衔', '第1号建议，请吴主任领衔督办。'])(
    'is named by %s',
    async (words) => {
      await lightsUpTo('signed')
      await onTheKeyList()
      expect(await say('liang', words)).toContain('由吴晓梅领衔督办')
    },
  )
})

describe('words that speak of an order', () => {
  it('tell the office how it is given and how the suggestion stands', async () => {
    await lightsUpTo('signed')
    await onTheKeyList()
    const start = '没有改动《关于在桥东小学路口增设红绿灯的建议》（001）。要办请只写这一句，例如：001'
    for (const [words, example] of [
      ['001按书面申请撤回了吗？', '按书面申请撤回 问题已经解决'],
      ['001周代表说按书面申请撤回要交什么材料', '按书面申请撤回 问题已经解决'],
      ['001代表还没测评，能办结吗？', '逾期未测评办结'],
      ['001督办结项了吗？', '督办结项：三盏路灯都已立好'],
      ['001还不能督办结项，灯没装', '督办结项：三盏路灯都已立好'],
      ['001不由城建环保工委跟踪了', '由城环工委跟踪督办'],
      ['001不再由吴主任领衔督办', '由吴主任领衔督办'],
    ] as const) {
      const answer = await say('liang', words)
      expect(answer, words).toContain(`${start}${example}\n`)
      expect(answer, words).toContain('办理中')
    }
  })

  it('make no vice-chair its lead', async () => {
    await lightsUpTo('signed')
    const before = await lastNotice(here.db)
    for (const words of [
      '001督办结项了吗？',
      '001还不能督办结项，灯没装',
      '001不再由郑主任领衔督办',
      '001由郑主任领衔督办吗',
    ])
      expect(await say('wu', words), words).toContain('办理中')
    expect(await told(here.db, before)).toEqual([])
    expect(await say('wu', '001请让我来领衔督办')).toContain('已把您的提议交代表工委')
  })
})

describe('another’s words that only speak of it', () => {
  it('are the reply of a unit', async () => {
    await lightsUpTo('signed')
    await say('wang', '001答复 A类 已于11月20日由我局跟踪落实到位')
    expect(await here.db.suggestionReply.findFirstOrThrow()).toMatchObject({
      text: expect.stringContaining('由我局跟踪落实到位') as string,
    })
  })

  it('are the contact of a unit', async () => {
    await lightsUpTo('signed')
    expect(await say('wang', '001已电话联系周代表，约定12月1日由分管局长领衔现场看')).toContain(
      '001已请代表确认是否属实',
    )
  })

  it('are what a deputy heard', async () => {
    const answer = await say('zhou', '11月20日走访刘桂芳，反映路灯不亮，12月前由社区跟踪解决')
    expect(answer).not.toContain('这一步可办的建议')
    expect(answer).toContain('刘桂芳')
  })

  it.each([
    '上月出了两起事故，10月由社区跟踪过一次没有结果',
    '10月由社区跟踪过一次没有结果',
    '120户居民由社区领衔报过修，没有结果',
  ])('are the facts of a draft: %s', async (words) => {
    await say('zhou', '我要提建议 关于增设红绿灯的建议')
    await say('zhou', words)
    expect(await here.db.suggestion.findFirst()).toMatchObject({ facts: words })
  })
})
