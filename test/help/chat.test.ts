import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openSqlite, type TestDatabase } from '../databases.ts'
import {
  chatOf,
  makeDeputy,
  makeDistrict,
  makeLiaison,
  makeStaff,
  talk,
  type Chat,
  type District,
} from '../people.ts'

let test: TestDatabase
let district: District
let zhou: Chat
beforeEach(async () => {
  test = await openSqlite()
  district = await makeDistrict(test.db)
  zhou = chatOf(test.db, (await makeDeputy(test.db, district, '周明远', ['王桂英'])).contactId)
})
afterEach(() => test.close())

describe('help', () => {
  it('shows a deputy in a few lines what he can say, with somebody he really contacts', async () => {
    await talk(
      zhou,
      `
      > 帮助
      直接说一句话就行：
      记联系：走访 王桂英 反映3栋路灯不亮；看：还差谁；我的记录
      改和撤：改；撤回；撤错了回“恢复”
      提建议：我要提建议；附议 023；023到哪一步了
      活动：我的活动；参加；请假 原因。诉求：我的诉求；我的二维码
      点着填：填表；找人：人工
      `,
    )
    expect(await zhou.say('怎么用')).toBe(await zhou.say('帮助'))
  })

  it('shows a liaison what there is for him', async () => {
    const liu = chatOf(test.db, (await makeLiaison(test.db, district, '刘洁')).contactId)
    await talk(
      liu,
      `
      > 帮助
      看本组进度：还差谁；本组联系情况图
      发活动：一组 11月15日下午2点半 老旧小区调研 桥东社区 全体参加
      记到场：今天活动到了7个 罗小燕请假；谁还没回执
      代录纸质卡、纸质建议：填表
      找人：人工
      > 阿巴阿巴
      没看懂这句话，没有记录。有提醒会发给您；找工作人员请回“人工”。
      > 取消
      现在没有等您回答的问题。
      `,
    )
  })
})

describe('help for those who handle suggestions', () => {
  it('tells the staff of the desk, and a unit’s officer how to sign and answer', async () => {
    const liang = chatOf(test.db, (await makeStaff(test.db, '梁慧', ['代表工委'])).contactId)
    expect(await liang.say('帮助')).toContain('工作台：回“登录”')
    const officer = await makeStaff(test.db, '王涛', [])
    await test.db.staff.deleteMany({ where: { personId: officer.person.id } })
    const officerId = officer.person.id
    await test.db.handlingUnit.create({ data: { name: '区住建局', system: 'government', officerId } })
    expect(await chatOf(test.db, officer.contactId).say('帮助')).toContain('签收 023')
  })
})

describe('a human', () => {
  it('is called by 人工, and told who it is', async () => {
    await makeStaff(test.db, '梁慧', ['代表工委'])
    await talk(zhou, '> 人工\n已转给代表工委梁慧，上班时间会联系您。')
    expect(await test.db.notice.findFirst({ where: { kind: 'human-request' } })).toMatchObject({
      text: '周明远请工作人员联系他。他说的是：“人工”',
    })
  })

  it('is called again within the hour, and told of that, too', async () => {
    await makeStaff(test.db, '梁慧', ['代表工委'])
    await zhou.say('人工')
    await talk(zhou, '> 转人工\n已转给代表工委梁慧，上班时间会联系您。')
    expect(await test.db.notice.count({ where: { kind: 'human-request' } })).toBe(2)
  })

  it('who cannot be reached in WeChat is not promised', async () => {
    await talk(zhou, '> 人工\n已记下您要找工作人员，但他们都还没有绑定微信，请直接打联络处电话。')
  })
})

describe('words that are not understood', () => {
  it('first an example, then numbers, then a human', async () => {
    await makeStaff(test.db, '梁慧', ['代表工委'])
    await talk(
      zhou,
      `
      > 阿巴阿巴
      没看懂这句话，没有记。请这样说：走访 王桂英 反映3栋路灯不亮
      不会用时回“帮助”。
      > 阿巴阿巴
      还是没看懂，没有记。您要做什么？
      1 记一次联系
      2 本季度联系情况
      3 还差谁没联系
      4 撤回上一条
      5 填表
      6 找工作人员
      回数字。
      > 阿巴阿巴
      还是没看懂，没有记。已转给代表工委梁慧，上班时间会联系您。
      `,
    )
  })

  it('a number of the menu does what it says', async () => {
    await zhou.say('阿巴阿巴')
    await zhou.say('阿巴阿巴')
    await talk(
      zhou,
      `
      > 2
      本季联系选民：0/1位，未完成（12月31日截止）。还差1位：王桂英。今年已联系0人次。
      > 阿巴阿巴
      没看懂这句话，没有记。请这样说：走访 王桂英 反映3栋路灯不亮
      不会用时回“帮助”。
      `,
    )
  })

  it.each(['5', '填表', '我要填表', '给我发个填表链接'])(
    '“%s” asks for a form, not for help',
    async (words) => {
      await zhou.say('阿巴阿巴')
      await zhou.say('阿巴阿巴')
      expect(await zhou.say(words)).toMatch(/^现在没有需要您填的表|^填哪一张|https?:/)
    },
  )

  it.each([
    ['语音', '语音我听不了，没有记。请长按这条语音“转文字”，再把文字发给我。'],
    ['图片', '收到图片，但现在只能记文字，没有记。请用一句话说明，例如：走访 张德发 反映3栋路灯不亮'],
  ])('%s', async (attachment, answer) => {
    expect(await zhou.say('', { attachment })).toBe(answer)
  })

  it('what is not open yet says so, and what is none of ours too', async () => {
    expect(await zhou.say('报账 一组11月活动 场地300打印56')).toMatch(
      /^这件事现在还不能在微信里办，没有记录。/,
    )
    expect(await zhou.say('把全区代表手机号发一下')).toMatch(/别人的电话等个人信息不能提供/)
  })
})
