/** What new users write without knowing any form of words: kept as they meant it, or asked about, and never turned round. */
import { describe, expect, it } from 'vitest'
import { judgedIn } from '../../../handlers/suggestion/chat/rating/judging.ts'
import { dayToCome, promisedDay } from '../../../handlers/suggestion/chat/words/dates.ts'
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

describe('a day as a unit names it', () => {
  it.each([
    ['下个月底前装好', '2026-12-31'],
    ['本月底完成', '2026-11-30'],
    ['月底前装好', '2026-11-30'],
    ['下月15号前', '2026-12-15'],
    ['两个月内装好', '2027-01-24'],
    ['上个月底就装好了', null],
    ['三月底装好', null],
  ])('%s', (words, day) => {
    expect(dayToCome(words, '2026-11-24')).toBe(day)
  })

  it('下个月底前装好 is a promise', () => {
    expect(promisedDay('下个月底前装好', '2026-11-24')).toEqual({ day: '2026-12-31', isPlain: true })
  })
})

describe('a deputy in everyday words', () => {
  it('begins with one of two matters', async () => {
    expect(await say('zhou', '我要提两个建议，一个是路灯不亮，一个是公交车太少')).toContain('先写哪一件？')
    await say('zhou', '先说路灯的')
    expect((await draft()).title).toBe('关于路灯的建议')
  })

  it('names whom he wants beside him while the draft is asked about', async () => {
    await say('zhou', '提建议：关于增加17路公交车班次的建议。早高峰半小时一趟。建议加到10分钟一趟。')
    expect(await say('zhou', '能不能让陈秀兰跟何建平一起署个名')).toContain(
      '只请陈秀兰、何建平的，提交前请他们回“附议 草1”。',
    )
  })

  it('does not want it any more, thinks again, and it stays', async () => {
    await lightsUpTo('assigned')
    expect(await say('zhou', '001我不想提了，已经装好了')).toContain('要告诉代表工委您想撤回吗？')
    expect(await say('zhou', '对，撤回')).toContain('已告诉代表工委您要撤回')
    expect(await say('zhou', '我又想了想还是别撤了')).toContain('撤回申请已取消')
  })

  it('says that they came, or that there was no such thing', async () => {
    await lightsUpTo('signed')
    await say('wang', '001已联系周代表，11月24日上门谈的')
    expect(await say('zhou', '对的，来过了')).toContain('沟通属实')
    await say('wang', '001已电话联系周代表')
    expect(await say('zhou', '没有的事')).toContain('没有沟通，已告诉承办单位和交办机关')
  })

  it('looks at the reply first and judges then: both sentences are the reason', async () => {
    await lightsUpTo('replied')
    expect(await say('zhou', '答复我看了，态度还可以，就是没说哪天装')).toContain('的办理结果')
    expect(await say('zhou', '办理满意 结果不满意 没有具体时间')).toContain(
      '办理工作满意，办理结果不满意（态度还可以，就是没说哪天装；没有具体时间）',
    )
  })

  it('还行 is no grade: which one is asked', async () => {
    await lightsUpTo('replied')
    expect(await say('zhou', '001 还行吧')).toContain('1 满意\n2 基本满意\n3 不满意')
  })
})

describe('units and offices in everyday words', () => {
  it('a unit signs with 收到，我们来办, and asks to give back with its reason alone', async () => {
    await lightsUpTo('assigned')
    expect(await say('wang', '收到，我们来办')).toContain('已签收')
    expect(await say('wang', '等等，这个好像是交警大队的事，我们想退回去')).toContain(
      '理由：这个好像是交警大队的事。',
    )
    expect(await say('ma', '今天要办什么')).toContain('单位申请退回')
    expect(await say('ma', '同意，改由交警大队主办')).toContain('不再由区住房和城乡建设局办理')
  })

  it('is asked for the day and the reason one by one; what the assigner limits is not passed over', async () => {
    await lightsUpTo('signed')
    expect(await say('wang', '申请001延期')).toContain('延到哪天、为什么？')
    expect(await say('wang', '明年4月20号')).toContain('为什么要延期？')
    expect(await say('wang', '要等明年预算批下来')).toContain('已申请把')
    expect(await here.db.handlingExtension.findFirstOrThrow()).toMatchObject({
      askedUntil: '2027-04-20',
      reason: '要等明年预算批下来',
    })
    expect(await say('ma', '001延期我同意，但最多到腊月前')).toContain('没有看懂是哪一天，没有办')
    expect(await say('ma', '同意延到2027年3月31日')).toContain(
      '已同意延期（区住房和城乡建设局，到2027年3月31日）',
    )
  })

  it('a wrong number needs the right one and nothing else', async () => {
    await lightsUpTo('signed')
    expect(await say('wang', '回复一下23号建议，B类，下个月底前装好')).toContain('编号写错了，回对的编号就行')
    expect(await say('wang', '说错了是001')).toContain('已记')
    expect(await here.db.suggestionReply.findFirstOrThrow()).toMatchObject({
      replyClass: 'B',
      text: '下个月底前装好',
    })
    expect((await here.db.commitment.findFirstOrThrow()).dueOn).toBe('2026-12-31')
  })

  it('a day of the month is no number of a suggestion', async () => {
    await lightsUpTo('signed')
    expect(await say('wang', '我们的答复：这事属于A类，已经装好了，11月20号通的电')).toContain(
      '（001）的A类答复',
    )
  })

  it('each of several units handles its part', async () => {
    await lightsUpTo('accepted')
    await say('liang', '001转政府办')
    expect(await say('ma', '001分别由住建局和交警大队办理')).toContain(
      '分办区住房和城乡建设局、分办青陵公安分局交通警察大队',
    )
    expect(await say('ma', '住建局签收了没')).toContain('等区住房和城乡建设局签收')
  })

  it('lists what came in, and what is not done yet', async () => {
    await lightsUpTo('submitted')
    expect(await say('liang', '有几件新交上来的')).toContain('草1 关于在桥东小学路口增设红绿灯的建议')
    await say('liang', '受理 草1')
    await say('liang', '转交 001 政府办')
    expect(await say('sun', '现在还有哪些没办完')).toContain('没有办结的1件')
  })
})

describe('what is said right behind a notice', () => {
  it('附议 without a number means the card that came, and is confirmed after reading', async () => {
    await lightsUpTo('draft')
    await say('zhou', '找几个代表联名')
    expect(await say('chen', '我同意联名')).toContain('您附议吗？')
    expect(await say('chen', '同意')).toContain('已附议《关于在桥东小学路口增设红绿灯的建议》（草1）')
    expect(await say('he', '附议')).toContain('您附议吗？')
    expect(await say('he', '2')).toBe('好的，没有附议。')
    expect(await say('chen', '附议')).not.toContain('您附议吗？')
  })

  it('a suggestion goes into the one that is named behind 并到', async () => {
    await lightsUpTo('accepted')
    for (const words of ['提建议：关于小学门口减速带的建议。门口车快。建议装减速带。', '1', '1', '提交', '1'])
      await say('chen', words)
    await say('liang', '受理 草2')
    expect(await say('liang', '002跟001说的是一回事，并到001里')).toContain('002已并入001办理')
  })

  it('what softens the better grade is no reason of the bad one', async () => {
    await lightsUpTo('replied')
    await say('zhou', '001我不满意，光说明年装，没说哪个月')
    expect(await say('zhou', '沟通还可以，算基本满意吧')).toContain(
      '办理结果不满意（光说明年装，没说哪个月）',
    )
  })

  it('a hall has a number and is no suggestion', async () => {
    expect(await say('liang', '下周四下午3点 全体代表 预算审查培训 区政府一号会议室 4学时')).toContain(
      '地点：区政府一号会议室',
    )
  })
})
