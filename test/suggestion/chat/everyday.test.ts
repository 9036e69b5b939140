/** What new users write without knowing any form of words: kept as they meant it, or asked about, and never turned round. */
import { describe, expect, it } from 'vitest'
import { judgedIn } from '../../../handlers/suggestion/chat/rating/judging.ts'
import { spokenPublicity } from '../../../handlers/suggestion/chat/draft/steps.ts'
import { talksOn } from '../talks.ts'
import { lastNotice, told } from '../world.ts'

const { here, say, lightsUpTo } = talksOn()
const draft = () => here.db.suggestion.findFirstOrThrow({ orderBy: { id: 'desc' } })

describe('a deputy drafts as he talks', () => {
  it('greets, tells the matter, then what he wants: facts and proposals stand where they belong', async () => {
    await say(
      'zhou',
      '小刘你好，我想给区里提个建意，我们桥东老街那个菜市场门口下雨天老是积水，老人家摔了好几个',
    )
    expect(await say('zhou', '就是希望把下水道重新弄一下，再搞几个防滑的垫子')).toContain(
      '标题：关于下水道重新弄一下的建议（要改回“改标题 ……”）',
    )
    expect(await say('zhou', '公开吧没啥不能公开的')).toContain('公开已改')
    expect(await say('zhou', '等一下，标题改成 关于整治桥东菜市场门口积水的建议')).toContain('标题已改')
    expect(await draft()).toMatchObject({
      title: '关于整治桥东菜市场门口积水的建议',
      facts: '我们桥东老街那个菜市场门口下雨天老是积水，老人家摔了好几个',
      proposals: '希望把下水道重新弄一下，再搞几个防滑的垫子',
      publicity: 'full',
    })
  })

  it('thanks and a greeting are no title, and 好的 is no fact', async () => {
    await say('zhou', '我要提建议')
    expect(await say('zhou', '谢谢')).toContain('没有记。标题写什么？')
    expect(await here.db.suggestion.count()).toBe(0)
    await say('zhou', '关于整治电动车乱停的建议')
    expect(await say('zhou', '好的')).toContain('情况和问题是怎样的？')
    expect((await draft()).facts).toBe('')
  })

  it('tells matter and proposal in one answer, and a correction is no answer to the next question', async () => {
    await say('zhou', '我要提建议')
    await say('zhou', '关于修复滨河路路灯的建议')
    expect(await say('zhou', '滨河路晚上黑漆漆的，坏了七八盏，请城管局派人修，把线路也查一查')).not.toContain(
      '具体建议怎么办',
    )
    expect(await say('zhou', '不对，是十来盏')).toContain('要改哪一项？回“改标题”“改情况”或“改建议”')
    expect(await draft()).toMatchObject({
      facts: '滨河路晚上黑漆漆的，坏了七八盏',
      proposals: '请城管局派人修，把线路也查一查',
      sourceNote: null,
    })
  })

  it('asks for co-signers while another thing is asked: that is not how the suggestion came about', async () => {
    await say('zhou', '提建议：关于增加17路公交车班次的建议。早高峰半小时一趟。建议加到10分钟一趟。')
    await say('zhou', '能不能让陈秀兰跟何建平一起署个名')
    expect((await draft()).sourceKind).toBeNull()
  })

  it.each([
    ['公开吧没啥不能公开的', 'full'],
    ['没有什么不好公开的', 'full'],
    ['不是不公开', 'full'],
    ['不想公开', 'none'],
    ['不要全文公开', 'none'],
    ['标题公开就行', 'title'],
  ])('takes %s for %s', (words, chosen) => {
    expect(spokenPublicity(words)).toBe(chosen)
  })
})

describe('a deputy judges as he talks', () => {
  it.each([
    ['办理满意 结果不满意 没有具体时间', 'satisfied', 'dissatisfied', '没有具体时间'],
    ['结果不满意，办理还是满意的', 'satisfied', 'dissatisfied', null],
    ['办理工作和办理结果都满意', 'satisfied', 'satisfied', null],
    ['两个都满意', 'satisfied', 'satisfied', null],
    ['办理满意', null, 'satisfied', null],
    ['结果满意，结果不满意', null, null, null],
    ['说错了，结果是基本满意', null, 'basically_satisfied', null],
  ])('%s', (words, work, result, reason) => {
    expect(judgedIn(words)).toEqual({ work, result, reason })
  })

  it('names the other axis while one is asked: that one is meant, and nothing is recorded of the asked one', async () => {
    await lightsUpTo('replied')
    expect(await say('zhou', '001 不满意')).toContain('对办理工作')
    expect(await say('zhou', '说错了，结果是基本满意')).toContain('办理结果：基本满意。对办理工作')
    expect(await say('zhou', '满意')).toContain('001办理工作满意，办理结果基本满意。')
  })

  it('takes back at once what he sent by mistake, without naming number or rating', async () => {
    await lightsUpTo('replied')
    await say('zhou', '办理满意 结果不满意 没有具体时间')
    expect(await say('zhou', '说错了，结果是基本满意')).toContain(
      '已更正您的测评：001办理工作满意，办理结果基本满意',
    )
  })
})

describe('the offices in their own words', () => {
  it('no unit is left out that is named by less than its short name', async () => {
    await lightsUpTo('accepted')
    await say('liang', '001转政府办')
    expect(await say('ma', '001给住建局主办，城管和交警配合')).toContain(
      '主办区住房和城乡建设局、协办区城市管理执法局、协办青陵公安分局交通警察大队',
    )
  })

  it('who is asked to assist and is no unit is asked about, and nothing is assigned', async () => {
    await lightsUpTo('accepted')
    await say('liang', '001转政府办')
    expect(await say('ma', '001给住建局主办，园林配合')).toContain('没有“园林”这个承办单位，没有交办')
  })

  it('退回去 is the command, and no part of its reason', async () => {
    await lightsUpTo('submitted')
    const before = await lastNotice(here.db)
    await say('liang', '草1退回去，让周代表写清楚是哪个门')
    expect((await told(here.db, before))[0]?.[1]).toContain('理由：让周代表写清楚是哪个门')
  })
})
