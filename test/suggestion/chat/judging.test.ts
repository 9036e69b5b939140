/** Judging, urging, leading and asking how it stands (domain.md F23, F31–F37). */
import { describe, expect, it } from 'vitest'
import { talk } from '../../people.ts'
import { talksOn } from '../talks.ts'
import { lastNotice, told } from '../world.ts'

const { here, chat, say, lightsUpTo } = talksOn()

describe('a deputy judges', () => {
  it('is asked for the other axis (F31), and nothing is filled in', async () => {
    await lightsUpTo('replied')
    await talk(
      chat('zhou'),
      `
      > 001 满意
      办理结果：满意。对办理工作（态度、沟通）呢？
      1 满意
      2 基本满意
      3 不满意
      回数字。
      > 2
      已记您的测评：001办理工作基本满意，办理结果满意。已办结。
      `,
    )
  })

  it('need not say which when only one waits (F32)', async () => {
    await lightsUpTo('replied')
    await talk(
      chat('zhou'),
      `
      > 基本满意吧 态度挺好就是慢
      办理结果：基本满意。对办理工作（态度、沟通）呢？
      1 满意
      2 基本满意
      3 不满意
      回数字。
      > 满意
      已记您的测评：001办理工作满意，办理结果基本满意。已办结。
      `,
    )
  })

  it('says why he is dissatisfied (F33), and the unit handles it again', async () => {
    await lightsUpTo('replied')
    const before = await lastNotice(here.db)
    await talk(
      chat('zhou'),
      `
      > 不满意!答非所问 一条都没落实
      办理结果：不满意。对办理工作（态度、沟通）呢？
      1 满意
      2 基本满意
      3 不满意
      回数字。
      > 1
      已记您的测评：001办理工作满意，办理结果不满意（答非所问 一条都没落实）。承办单位1个月内重新办理，再答复您。
      `,
    )
    expect((await told(here.db, before)).filter(([name]) => name === '王涛')).toEqual([
      [
        '王涛',
        '【测评】周明远代表对《关于在桥东小学路口增设红绿灯的建议》（001）：办理工作满意，办理结果不满意。理由：答非所问 一条都没落实。请重新办理，12月24日前再答复。',
      ],
    ])
  })

  it('names the axis himself, and is taken at his word whichever was asked', async () => {
    await lightsUpTo('replied')
    await talk(
      chat('zhou'),
      `
      > 001不满意 答非所问
      办理结果：不满意。对办理工作（态度、沟通）呢？
      1 满意
      2 基本满意
      3 不满意
      回数字。
      > 态度满意，结果不满意
      已记您的测评：001办理工作满意，办理结果不满意（答非所问）。承办单位1个月内重新办理，再答复您。
      `,
    )
  })

  it('changes his mind about the result when asked for the other axis, and is asked for that one again', async () => {
    await lightsUpTo('replied')
    await talk(
      chat('zhou'),
      `
      > 001 满意
      办理结果：满意。对办理工作（态度、沟通）呢？
      1 满意
      2 基本满意
      3 不满意
      回数字。
      > 结果只能算基本满意
      办理结果：基本满意。对办理工作（态度、沟通）呢？
      1 满意
      2 基本满意
      3 不满意
      回数字。
      > 态度满意
      已记您的测评：001办理工作满意，办理结果基本满意。已办结。
      `,
    )
  })

  it('urges once for all signatories (F34) and takes it back in the way the rule sets (F23)', async () => {
    await lightsUpTo('accepted')
    await talk(
      chat('zhou'),
      `
      > 催一下001
      已催办《关于在桥东小学路口增设红绿灯的建议》（001），已告诉代表工委。
      > 催一下001
      这件建议7天内已经催办过一次（领衔、附议代表合用），没有再催。
      > 001号建议撤回
      要撤回《关于在桥东小学路口增设红绿灯的建议》（001）吗？撤回后不再办理。
      1 撤回
      2 不撤回
      > 1
      已撤回《关于在桥东小学路口增设红绿灯的建议》（001），不再办理。
      `,
    )
  })
})

describe('the council of chairpersons and the rates', () => {
  it('asks who leads each key suggestion (F36), and a vice-chair offers himself (F35)', async () => {
    await lightsUpTo('accepted')
    await talk(
      chat('wu'),
      `
      > 001我来领衔督办
      《关于在桥东小学路口增设红绿灯的建议》（001）还不是重点督办建议，已把您的提议交代表工委提请主任会议研究。
      `,
    )
    await talk(
      chat('liang'),
      `
      > 001列重点督办 郑主任吴主任领衔 城环工委跟踪
      主任会议是哪天定的？请回日期，例如：11月20日
      > 11月20日
      《关于在桥东小学路口增设红绿灯的建议》（001）由谁领衔？
      1 郑怀山
      2 吴晓梅
      回数字。
      > 2
      《关于在桥东小学路口增设红绿灯的建议》（001）列为重点督办（11月20日主任会议确定），吴晓梅领衔，城建环保工委跟踪。
      > 有什么要我处理的
      001 关于在桥东小学路口增设红绿灯的建议：已受理，待转交
      看一件请回：001到哪一步了
      `,
    )
    await talk(
      chat('wu'),
      `
      > 我领衔的几件到哪了
      001 关于在桥东小学路口增设红绿灯的建议：已受理，待转交
      看一件请回：001到哪一步了
      `,
    )
    expect(await chat('zheng').say('我领衔的几件到哪了')).toBe('现在没有您领衔或参与督办的建议。')
    expect(await chat('wang').say('我们有哪些建议要办')).toContain('现在没有要您办的建议。')
  })

  it('tells the rates with what they are counted of (F37)', async () => {
    await lightsUpTo('replied')
    await say('zhou', '001办理工作满意，办理结果基本满意')
    const answer = await say('liang', '今年建议办理 满意率 落实率 分单位')
    expect(answer).toContain(
      '区住房和城乡建设局：1件，办复率—（0件），面商率0%（0/1），满意率0%（0/1），基本满意以上率100%（1/1），落实率0%（0/1）',
    )
    expect(await say('chen', '今年建议办理 满意率 落实率 分单位')).toContain('没有列出')
  })
})

describe('我的', () => {
  it('tells a deputy where each of his stands, whom it waits for and how many days are left; a unit what it owes', async () => {
    await lightsUpTo('signed')
    await say('zhou', '提个建议 关于图书馆周末开放的建议 周末不开门 建议周末开放')
    const mine = await say('zhou', '我的')
    expect(mine).toContain('本季')
    expect(mine).toContain(
      [
        '没有办结的建议1件：',
        '· 001 关于在桥东小学路口增设红绿灯的建议：办理中，等区住房和城乡建设局答复，11月24日起，2027年2月24日前，还有92天（暂定：2027年放假安排未公布）',
        '看经过请回：001到哪一步了',
        '没有提交的草稿1件，接着写请回：继续 草2',
      ].join('\n'),
    )
    expect(await say('su', '我的')).toContain('办理中，等区城市管理执法局签收')
    expect(await say('chen', '我的')).not.toContain('建议')
  })
})

describe('nobody sees or does what is not his', () => {
  it('finds no draft of another, and no number that is not there', async () => {
    await lightsUpTo('draft')
    expect(await say('chen', '附议 草1')).toContain('没有找到')
    expect(await say('chen', '088到哪一步了')).toContain('没有找到')
    expect(await say('chen', '提交 草1')).toContain('没有找到')
  })

  it('makes no suggestion of what looks like a state secret', async () => {
    await say('zhou', '我要提建议')
    await say('zhou', '加强文件管理')
    expect(await say('zhou', '这份绝密文件里写着有漏洞')).toContain('像是涉及国家秘密，没有记成建议')
    expect(await here.db.suggestion.findFirst()).toMatchObject({ facts: '' })
  })
})
