/** What people really say where the plain answer was expected: it must not be lost, or taken for something else. */
import { beforeEach, describe, expect, it } from 'vitest'
import { talk, tuesday } from '../../people.ts'
import { talksOn } from '../talks.ts'
import { lastNotice, told } from '../world.ts'

const { here, chat, say } = talksOn()

beforeEach(async () => {
  await say('zhou', '提个建意 关于在桥东小学路口增设红绿灯的建议 上月出了两起事故 建议装信号灯和减速带')
  for (const words of ['3', '1', '提交']) await say('zhou', words)
  await say('liang', '受理 草1')
  await say('liang', '转交 001 政府办')
  await say('ma', '交办 001 主办住建局 协办城管局')
})

it('the reason that comes before the second grade is kept as the reason', async () => {
  await say('wang', '001答复 A 已经装好')
  expect((await here.db.suggestionReply.findFirstOrThrow()).text).toBe('已经装好')
  expect(await say('zhou', '不满意')).toContain('对办理工作（态度、沟通）呢？')
  expect(await say('zhou', '一直没人来')).toContain('对办理工作（态度、沟通）呢？')
  expect(await say('zhou', '3')).toContain('办理工作不满意，办理结果不满意（一直没人来）')
  expect(await here.db.concern.count()).toBe(0)
})

it('a bare 不属实 answers for the contact that waits', async () => {
  await say('wang', '001已电话联系周代表，同意方案')
  await talk(
    chat('zhou'),
    `
    > 不属实
    已记《关于在桥东小学路口增设红绿灯的建议》（001）区住房和城乡建设局11月24日电话没有沟通，已告诉承办单位和交办机关。
    > 属实
    现在没有等您确认的办理沟通，没有记。
    `,
  )
})

it('another assisting unit is named as such to the deputy and the office', async () => {
  await say('su', '001不是我们的，该由交警大队')
  const before = await lastNotice(here.db)
  await say('ma', '交办 001 协办交警大队')
  expect((await told(here.db, before)).filter(([name]) => name === '周明远')).toEqual([
    ['周明远', '【改交办】《关于在桥东小学路口增设红绿灯的建议》（001）改由青陵公安分局交通警察大队协办。'],
  ])
})

describe('a day in a unit’s words', () => {
  const promises = async () =>
    (await here.db.commitment.findMany({ orderBy: { id: 'asc' } })).map(({ dueOn }) => dueOn)

  it('is no promise in a reply that explains, and the deputy hears of none', async () => {
    const before = await lastNotice(here.db)
    expect(await say('wang', '001答复 D类 该路段2027年5月1日起移交市里管理，我区暂不能安装')).toContain(
      'D类没有承诺，话里的日子没有记成承诺',
    )
    expect(await promises()).toEqual([])
    expect((await told(here.db, before)).filter(([, text]) => text.includes('承诺'))).toEqual([])
  })

  it('is the promise of a reply that promises, and is asked for where two come in question', async () => {
    await talk(
      chat('wang'),
      `
      > 001答复 B类 该路段2027年5月1日起移交市里，12月10日开工，明年一季度装好
      B类要写承诺什么时候完成，话里不止一个日子。一项就写一个日子；几项写在一句里，例如：2027年3月底前装灯，6月底前修路
      > 明年3月底
      已记《关于在桥东小学路口增设红绿灯的建议》（001）的B类答复，已送领衔和附议代表。承诺2027年3月31日前完成。请把签发的答复函文件发来；以后再发的，先回“补交001答复函”。
      `,
    )
    expect(await promises()).toEqual(['2027-03-31'])
  })

  it('is no promise of an assisting unit that does not say it will be done by then', async () => {
    await talk(
      chat('su'),
      `
      > 001协办意见：占道摊点2027年5月1日起由市里统一管理
      已记协办意见并送主办单位：《关于在桥东小学路口增设红绿灯的建议》（001）。没有记承诺；要承诺请写哪天前完成，例如：001协办意见：明年3月底前完成
      > 001协办意见：摊点11月底前清完
      已记协办意见并送主办单位：《关于在桥东小学路口增设红绿灯的建议》（001）。承诺11月30日前完成，到期会提醒。
      `,
    )
    expect(await promises()).toEqual(['2026-11-30'])
  })
})

describe('where two may be meant, none is taken silently', () => {
  const lights = '《关于在桥东小学路口增设红绿灯的建议》（001）'

  it('the deputy is asked which contact was none, and the unit that is not meant is not accused', async () => {
    await say('wang', '001已电话联系周代表')
    await say('su', '001已上门走访周代表')
    const before = await lastNotice(here.db)
    await talk(
      chat('zhou'),
      `
      > 001没有沟通
      是哪一个？
      1 区住房和城乡建设局11月24日电话：已电话联系周代表
      2 区城市管理执法局11月24日上门走访：已上门走访周代表
      回数字；不办了回“取消”。
      > 2
      已记${lights}区城市管理执法局11月24日上门走访没有沟通，已告诉承办单位和交办机关。
      还等您确认：区住房和城乡建设局11月24日电话。
      > 001住建局沟通属实
      好的，已记${lights}区住房和城乡建设局11月24日电话沟通属实。
      `,
    )
    const contacts = await here.db.handlingCommunication.findMany({ orderBy: { id: 'asc' } })
    expect(contacts.map(({ holds }) => holds)).toEqual([true, false])
    const denied = (await told(here.db, before)).filter(([, text]) => text.includes('不属实'))
    expect(denied.every(([, text]) => text.includes('区城市管理执法局没有'))).toBe(true)
  })

  it('one sentence about two contacts, one so and one not, records neither', async () => {
    await say('wang', '001已电话联系周代表')
    await say('su', '001已上门走访周代表')
    expect(await say('zhou', '001住建局沟通属实，城管局没有')).toBe(
      '一句话里说了几个单位，没有记。请一次说一个，例如：001住建局沟通属实',
    )
    expect(await here.db.handlingCommunication.count({ where: { holds: null } })).toBe(2)
  })

  it('the unit’s word is kept for the promise that it names, and asked about where it names none', async () => {
    await say('wang', '001答复 B类 12月底划好标线')
    await here.db.commitment.create({
      data: {
        text: '装信号灯',
        dueOn: '2027-03-31',
        suggestionId: 1,
        unitId: here.world.wang.unit.id,
        createdAt: tuesday,
      },
    })
    await here.db.commitment.updateMany({ where: { dueOn: '2026-12-31' }, data: { text: '划标线' } })
    await talk(
      chat('wang'),
      `
      > 001承诺已落实
      是哪一个？
      1 12月31日前：划标线
      2 2027年3月31日前：装信号灯
      回数字；不办了回“取消”。
      > 取消
      好的，刚才那件事放下了，没有记，也没有改动。
      > 001承诺已落实 信号灯3月10日通电
      已记${lights}的承诺“装信号灯”已落实，已请领衔代表测评。
      `,
    )
    expect(
      (await here.db.commitment.findMany({ orderBy: { id: 'asc' } })).map(
        ({ deliveredAt }) => deliveredAt !== null,
      ),
    ).toEqual([false, true])
    await here.db.commitment.updateMany({ data: { deliveredAt: null } })
    await say('wang', '001承诺已落实')
    await say('wang', '001已电话联系周代表，信号灯已经订货')
    expect(await here.db.commitment.count({ where: { deliveredAt: null } })).toBe(2)
    await say('wang', '001承诺已落实 信号灯3月10日通电')
    expect(await say('zhou', '001承诺 满意')).toBe('已记：001的承诺“装信号灯”，满意。')
  })

  it('the assigner decides for the unit that he names, and is asked where he names none', async () => {
    await say('chen', '提个建议 关于整治夜市占道的建议 夜市半夜还在占着半条路摆摊 建议限定摆摊的范围')
    for (const words of ['3', '3', '提交']) await say('chen', words)
    await say('liang', '受理 草2')
    await say('liang', '转交 002 政府办')
    await say('ma', '分办 002 住建局 城管局')
    await say('wang', '申请002延期到2027年4月30日 规划调整')
    await say('su', '申请002延期到2027年5月10日 招标')
    const market = '《关于整治夜市占道的建议》（002）'
    await talk(
      chat('ma'),
      `
      > 不同意002延期 城管局理由不充分
      ${market}没有同意延期（区城市管理执法局），理由：“城管局理由不充分”，已告诉承办单位。
      `,
    )
    await say('su', '申请002延期到2027年5月10日 招标')
    await talk(
      chat('ma'),
      `
      > 同意002延期
      是哪一个？
      1 区住房和城乡建设局申请延到2027年4月30日
      2 区城市管理执法局申请延到2027年5月10日
      回数字；不办了回“取消”。
      > 城管局
      ${market}已同意延期（区城市管理执法局，到2027年5月10日），已告诉承办单位。
      `,
    )
    await say('wang', '002不是我们的 路口归交警管')
    await say('su', '002不是我们的 路口归交警管')
    await talk(
      chat('ma'),
      `
      > 不同意002退回 城管局本来就管占道
      没有同意区城市管理执法局退回，${market}仍由它办理，理由：“城管局本来就管占道”，已告诉它。
      `,
    )
    await say('su', '002不是我们的 路口归交警管')
    await talk(
      chat('ma'),
      `
      > 分办 002 交警大队
      是哪一个？
      1 区住房和城乡建设局申请退回
      2 区城市管理执法局申请退回
      回数字；不办了回“取消”。
      > 1
      已交办${market}：分办青陵公安分局交通警察大队，不再由区住房和城乡建设局办理。已通知各单位和代表。
      `,
    )
    const parts = await here.db.handling.findMany({ where: { suggestionId: 2 }, orderBy: { id: 'asc' } })
    expect(parts.map(({ state }) => state)).toEqual(['returned', 'return_requested', 'assigned'])
  })
})
