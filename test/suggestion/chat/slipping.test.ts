/** The office did something wrong, a unit left out the number: each hears what to do next, and nothing false is recorded. */
import { describe, expect, it } from 'vitest'
import { talksOn } from '../talks.ts'
import { councilIn } from '../../../handlers/suggestion/chat/words/council.ts'

const { here, say, lightsUpTo } = talksOn()
const events = () => here.db.suggestionEvent.count()

describe('the office says that it was wrong', () => {
  it('which one is asked for, with the words that mend it', async () => {
    await lightsUpTo('assigned')
    const before = await events()
    expect(await say('liang', '分错了')).toContain(
      '是哪一件？还没有改动。请写编号，类别分错了请回：编号类别 城建环保',
    )
    expect(await say('ma', '分错了')).toContain('在工作台这件建议的“换承办单位”里换')
    expect(await say('liang', '转错了')).toContain('请交办机关回“退回 编号 理由”')
    expect(await say('ma', '001转错了')).toContain('（001）还没有改动。还没有交办的请回：退回 001 并写理由')
    expect(await say('liang', '并错了，拆开')).toBe('现在没有并案办理的建议，没有改动。')
    expect(await events()).toBe(before)
  })

  it('what was merged is parted only where it is named', async () => {
    await lightsUpTo('accepted')
    for (const words of ['提建议：关于小学门口减速带的建议。门口车快。建议装减速带。', '1', '1', '提交', '1'])
      await say('chen', words)
    await say('liang', '受理 草2')
    await say('liang', '002并到001里')
    expect(await say('liang', '并错了，拆开')).toContain('002取消并案（关于小学门口减速带的建议）')
    expect((await here.db.suggestion.findUniqueOrThrow({ where: { id: 2 } })).state).toBe('merged')
    expect(await say('liang', '002并错了，拆开')).toContain('不再并案')
  })

  it.each(['001再加一个协办单位教育局', '001增加协办法院', '001去掉协办交警大队'])(
    'after the assignment, %s says where units are changed',
    async (words) => {
      await lightsUpTo('assigned')
      const before = await events()
      expect(await say('ma', words)).toContain(
        '已经交办，在微信里不能加减协办单位，没有改动。换承办单位请回“登录”',
      )
      expect(await events()).toBe(before)
    },
  )

  it('before it, an assignment is one', async () => {
    await lightsUpTo('accepted')
    await say('liang', '转交 001 政府办')
    expect(await say('ma', '001主办住建局，再加一个协办城管局')).toContain('协办区城市管理执法局')
  })
})

describe('the day of the council', () => {
  it('is taken from the sentence that lists it, and not asked for again', async () => {
    await lightsUpTo('assigned')
    expect(await say('liang', '001列重点督办，11月20日主任会议定的，郑主任领衔')).toContain(
      '列为重点督办（11月20日主任会议确定），郑怀山领衔',
    )
  })

  it.each([
    ['11月20日主任会议定的', '2026-11-20'],
    ['昨天主任会议研究确定', '2026-11-23'],
    ['12月20日主任会议再定', null],
    ['郑主任领衔', null],
  ])('%s', (words, day) => {
    expect(councilIn(words, '2026-11-24').decidedOn).toBe(day)
  })
})

describe('a unit says how far it is without a number', () => {
  it.each(['正在做方案，下周进场', '办理情况：正在做方案，下周进场'])('%s', async (words) => {
    await lightsUpTo('signed')
    expect(await say('wang', words)).toContain('（001）的办理情况吗？“正在做方案，下周进场”')
    expect(await here.db.suggestionEvent.count({ where: { move: 'report_progress' } })).toBe(0)
    expect(await say('wang', '1')).toContain('已记')
    expect(await here.db.suggestionEvent.count({ where: { move: 'report_progress' } })).toBe(1)
  })

  it('what tells nothing of it is not asked about', async () => {
    await lightsUpTo('signed')
    expect(await say('wang', '今天天气不错')).not.toContain('办理情况吗')
  })
})

it('the staff list what is open', async () => {
  await lightsUpTo('assigned')
  expect(await say('liang', '还有哪些没有办结')).toContain(
    '没有办结的1件：\n· 001 关于在桥东小学路口增设红绿灯的建议',
  )
  expect(await say('ma', '还有哪些没有办结')).toContain('没有办结的1件：')
})
