/** The office's conversations about suggestions, as they stand on the phones (domain.md F16–F37). */
import sharp from 'sharp'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import * as suggestion from '../../handlers/suggestion/actions.ts'
import { openSqlite, type TestDatabase } from '../databases.ts'
import { later, talk, tuesday, type Chat } from '../people.ts'
import { as, chatWith, lastNotice, makeWorld, told, value, type World } from './world.ts'

let test: TestDatabase
let world: World
let now: Date
const chats: Record<string, Chat> = {}

beforeEach(async () => {
  now = tuesday
  test = await openSqlite()
  world = await makeWorld(test.db)
  const at = () => (now = later(now, { seconds: 1 }))
  for (const [name, one] of Object.entries(world))
    if ('contactId' in one) chats[name] = chatWith(test.db, one, at)
})
afterEach(() => test.close())

const chat = (name: keyof World): Chat => chats[name]!
const say = (name: keyof World, text: string) => chat(name).say(text)

/** A numbered suggestion of 周明远, at a stage of its course. */
async function lightsUpTo(stage: 'draft' | 'submitted' | 'accepted' | 'assigned' | 'signed' | 'replied') {
  await say('zhou', '提个建意 关于在桥东小学路口增设红绿灯的建议 上月出了两起事故 建议装信号灯和减速带')
  await say('zhou', '3')
  await say('zhou', '1')
  const steps: [string, keyof World, string][] = [
    ['submitted', 'zhou', '提交'],
    ['accepted', 'liang', '受理 草1'],
    ['assigned', 'liang', '转交 001 政府办'],
    ['assigned', 'ma', '交办 001 主办住建局 协办城管局 交警大队'],
    ['signed', 'wang', '签收 001'],
    ['replied', 'wang', '001答复 B类 明年一季度装好'],
  ]
  const order = ['draft', 'submitted', 'accepted', 'assigned', 'signed', 'replied']
  for (const [at, who, words] of steps) if (order.indexOf(at) <= order.indexOf(stage)) await say(who, words)
}

describe('a deputy writes a suggestion', () => {
  it('answers questions, and the draft is kept after each', async () => {
    await talk(
      chat('zhou'),
      `
      > 我要提建议
      标题写什么？一件建议只说一件事，例如：关于在某路口增设红绿灯的建议
      也可以一句话说完：标题、情况、建议。（不写了回“取消”）
      想慢慢写，点开填：http://127.0.0.1:3000/f/…
      > 在桥东小学路口增设红绿灯
      已存草稿（草1）。
      情况和问题是怎样的？请说清时间、地点和影响。
      （先放下回“取消”，草稿会留着）
      > 上周三走访张德发，他说路口上月出了两起事故，孩子上学很危险
      具体建议怎么办？
      （先放下回“取消”，草稿会留着）
      > 取消
      好的，先放下。草稿1已经存着，接着写请回：继续 草1
      > 继续 草1
      具体建议怎么办？
      （先放下回“取消”，草稿会留着）
      > 建议装信号灯和减速带
      属于哪一类？
      1 城建环保
      2 教科文卫
      3 农业农村
      4 政治法律
      5 财政经济
      6 其他
      7 由代表工委来分
      回数字。
      （先放下回“取消”，草稿会留着）
      > 由你们来分吧
      怎么形成的？
      1 代表活动
      2 联系选民
      3 调研走访
      4 会议审议讨论
      5 其他
      回数字。
      （先放下回“取消”，草稿会留着）
      > 2
      愿意公开吗？
      1 同意全文公开
      2 只公开标题
      3 不公开
      回数字。
      （先放下回“取消”，草稿会留着）
      > 1
      要书面答复吗？
      1 要书面答复
      2 仅供参考，不用书面答复
      回数字。
      （先放下回“取消”，草稿会留着）
      > 1
      关于在桥东小学路口增设红绿灯的建议（草1）
      领衔：周明远；附议：暂无
      情况：上周三走访张德发，他说路口上月出了两起事故，孩子上学很危险
      建议：建议装信号灯和减速带
      类别：由代表工委来分；公开：同意全文公开；书面答复：要
      交给代表工委：回“提交”。请本组代表附议：回“找代表联名”。要改：回“改标题”“改情况”或“改建议”，接着写新的内容；改类别、公开、书面答复也一样。照片、文件直接发来就是附件。
      > 改建议 装信号灯、减速带和护栏
      建议已改。
      关于在桥东小学路口增设红绿灯的建议（草1）
      领衔：周明远；附议：暂无
      情况：上周三走访张德发，他说路口上月出了两起事故，孩子上学很危险
      建议：装信号灯、减速带和护栏
      类别：由代表工委来分；公开：同意全文公开；书面答复：要
      交给代表工委：回“提交”。请本组代表附议：回“找代表联名”。要改：回“改标题”“改情况”或“改建议”，接着写新的内容；改类别、公开、书面答复也一样。照片、文件直接发来就是附件。
      > 提交
      已提交：关于在桥东小学路口增设红绿灯的建议（草1）。代表工委5个工作日内决定是否受理，受理后告诉您编号。撤回请回：撤回建议 草1
      `,
    )
    expect(await test.db.contactReport.count()).toBe(0)
  })

  it('says it all at once (F17), seeks co-signers (F21) who read the card (F19) and may take it back (F20)', async () => {
    await talk(
      chat('zhou'),
      `
      > 提个建意 关于在桥东小学路口增设红绿灯的建议 上月出了两起事故 建议装信号灯和减速带
      已存草稿（草1）。
      怎么形成的？
      1 代表活动
      2 联系选民
      3 调研走访
      4 会议审议讨论
      5 其他
      回数字。
      （先放下回“取消”，草稿会留着）
      > 路口红绿灯那件找几个代表联名
      已请本组2位代表看这件建议，他们看过后回复就算附议；有人附议我会告诉您。
      `,
    )
    expect((await told(test.db)).map(([name]) => name)).toEqual(['陈秀兰', '何建平'])
    await talk(
      chat('chen'),
      `
      > 附议 草1
      关于在桥东小学路口增设红绿灯的建议（草1）
      领衔：周明远；附议：暂无
      情况：上月出了两起事故
      建议：建议装信号灯和减速带
      您附议吗？
      1 附议
      2 不附议
      看全文：http://127.0.0.1:3000/f/…
      > 1
      已附议《关于在桥东小学路口增设红绿灯的建议》（草1），已告诉周明远代表。提交前不附议了请回：草1我不附议了
      > 草1我不附议了
      已取消您对《关于在桥东小学路口增设红绿灯的建议》（草1）的附议，已告诉领衔代表。
      `,
    )
  })

  it('makes one of a matter that was raised (F18)', async () => {
    await say('zhou', '走访 张德发 反映3栋路灯不亮')
    await talk(
      chat('zhou'),
      `
      > 把路灯那条转成建议
      已存草稿（草1）。标题：关于解决3栋路灯不亮问题的建议（要改回“改标题 ……”）
      具体建议怎么办？
      （先放下回“取消”，草稿会留着）
      `,
    )
    expect(await test.db.concern.findFirst()).toMatchObject({ status: 'in_suggestion', suggestionId: 1 })
  })

  it('is shown earlier ones that say nearly the same, and what should be asked about, before submitting', async () => {
    await lightsUpTo('accepted')
    await say(
      'chen',
      '提个建议 关于桥东小学门口安装红绿灯的建议 桥东小学门口车多，我儿子也差点出事 建议安装信号灯',
    )
    await say('chen', '3')
    await say('chen', '3')
    await talk(
      chat('chen'),
      `
      > 提交
      先看看，以前有相近的：
      · JY-1801B-001 关于在桥东小学路口增设红绿灯的建议：已受理，待转交
      请留意：涉及代表本人或者亲属的个人问题（“我儿子”）。
      仍然提交吗？
      1 提交
      2 先不提交（草稿留着）
      > 1
      已提交：关于桥东小学门口安装红绿灯的建议（草2）。代表工委5个工作日内决定是否受理，受理后告诉您编号。撤回请回：撤回建议 草2
      `,
    )
    expect((await told(test.db)).at(-1)?.[1]).toContain('请留意：涉及代表本人或者亲属的个人问题。')
  })
})

describe('a draft that was handed in', () => {
  const open = () => test.db.openQuestion.findMany({ where: { activeKey: { not: null } } })

  it('is asked about no more: what comes next is taken for itself', async () => {
    await lightsUpTo('submitted')
    expect(await open()).toEqual([])
    expect(await say('zhou', '今天走访了张德发')).toContain('已记')
    await say('zhou', '提个建议 关于图书馆周末开放的建议 周末不开门 建议周末开放')
    await say('zhou', '作废 草2')
    expect(await open()).toEqual([])
  })

  it('is none, either, when it was handed in by the form: a photo is no attachment of it, words no part', async () => {
    await lightsUpTo('draft')
    await as(test.db, world.zhou, async (act, who) => value(await suggestion.submitDraft(act, who, 1)))
    const red = { width: 300, height: 200, channels: 3, background: 'red' } as const
    const bytes = new Uint8Array(await sharp({ create: red }).jpeg().toBuffer())
    const said = await chat('zhou').say('', { attachment: '图片', file: { name: '路口.jpg', bytes } })
    expect(said).not.toContain('不在这一步')
    expect(await say('zhou', '今天走访了张德发')).toContain('已记')
    expect((await test.db.suggestion.findUniqueOrThrow({ where: { id: 1 } })).state).toBe('submitted')
  })

  it('and what is always there is heard while a draft or anything else is asked about', async () => {
    await say('zhou', '我要提建议')
    await say('zhou', '在桥东小学路口增设红绿灯')
    expect(await say('zhou', '收回链接')).toContain('已收回1个')
    expect(await say('zhou', '我的')).toContain('本季')
    expect(await say('zhou', '上月出了两起事故')).toContain('具体建议怎么办')
    expect(await say('zhou', '1')).toBe('没看懂。具体建议怎么办？')
    await say('zhou', '建议装信号灯')
    for (const words of ['1', '3', '1', '1', '提交']) await say('zhou', words)
    await say('liang', '受理 草1')
    expect(await say('liang', '001列重点督办 郑主任领衔')).toContain('主任会议是哪天定的')
    expect(await say('liang', '登录')).toContain('/desk/login/')
    expect(await say('liang', '11月20日')).toContain('列为重点督办（11月20日主任会议确定），郑怀山领衔')
  })
})

describe('a draft that is not wanted', () => {
  it('is thrown away by its number, and listed no more as one to be submitted', async () => {
    await lightsUpTo('draft')
    expect(await say('chen', '作废 草1')).toContain('没有找到')
    await talk(
      chat('zhou'),
      `
      > 作废 草1
      草稿1已作废，不再列出。
      > 提交 草1
      这件建议现在不在这一步，没有办。看它在哪一步请回：编号 到哪一步了。
      `,
    )
  })
})

describe('the office and the units', () => {
  it('accepts, forwards and assigns (F24); the unit signs and asks for its day', async () => {
    await lightsUpTo('submitted')
    await talk(
      chat('liang'),
      `
      > 待办
      草1 关于在桥东小学路口增设红绿灯的建议：已提交，待受理
      看一件请回：草1到哪一步了
      > 受理 草1 城建环保
      已受理：关于在桥东小学路口增设红绿灯的建议，编号JY-1801B-001，城建环保。转交请回：转交 001 政府办
      > 受理 草1
      这件建议现在不在这一步，没有办。看它在哪一步请回：编号 到哪一步了。
      > 转交 001 政府办
      《关于在桥东小学路口增设红绿灯的建议》（001）已转交区政府办公室，由它交办。
      `,
    )
    await talk(
      chat('ma'),
      `
      > 交办 001 主办住建局 协办城管局 交警大队
      已交办《关于在桥东小学路口增设红绿灯的建议》（001）：主办区住房和城乡建设局、协办区城市管理执法局、协办青陵公安分局交通警察大队。已通知各单位和代表。
      `,
    )
    await talk(
      chat('wang'),
      `
      > 签收 001
      已签收《关于在桥东小学路口增设红绿灯的建议》（001），2027年2月24日前答复代表。联系了代表请回：001已电话联系代表，并写商量了什么。
      > 001已电话联系周代表,约周五上午现场看
      已记：11月24日电话联系代表，约定11月27日。001已请代表确认是否属实。
      `,
    )
    await talk(
      chat('zhou'),
      `
      > 001沟通属实
      好的，已记《关于在桥东小学路口增设红绿灯的建议》（001）区住房和城乡建设局11月24日电话沟通属实。
      > 001到哪一步了
      JY-1801B-001 关于在桥东小学路口增设红绿灯的建议
      现在：办理中
      · 等区城市管理执法局签收，11月24日起，12月8日前，还有14天
      · 等青陵公安分局交通警察大队签收，11月24日起，12月8日前，还有14天
      · 等区城市管理执法局提出协办意见，11月24日起，12月24日前，还有30天
      · 等青陵公安分局交通警察大队提出协办意见，11月24日起，12月24日前，还有30天
      · 等区住房和城乡建设局答复，11月24日起，2027年2月24日前，还有92天（暂定：2027年放假安排未公布）
      经过：
      11月24日 提交
      11月24日 受理
      11月24日 转交区政府办公室
      11月24日 交办：主办区住房和城乡建设局、协办区城市管理执法局、协办青陵公安分局交通警察大队
      11月24日 区住房和城乡建设局签收
      11月24日 区住房和城乡建设局与代表沟通
      11月24日 代表确认沟通属实
      看答复和文书（只给您本人）：http://127.0.0.1:3000/f/…
      `,
    )
  })

  it('gives back what is not the unit’s (F26), and the government office assigns it anew', async () => {
    await lightsUpTo('accepted')
    await say('liang', '转交 001 政府办')
    await say('ma', '交办 001 主办住建局')
    await talk(
      chat('wang'),
      `
      > 001不是我们的 应该是城管局
      已向交办机关申请退回《关于在桥东小学路口增设红绿灯的建议》（001），理由：不是我们的 应该是城管局。同意以前仍由你单位办理，请不要自行转给别的单位。
      `,
    )
    expect((await told(test.db)).at(-1)).toEqual([
      '马宁',
      '【申请退回】区住房和城乡建设局申请退回《关于在桥东小学路口增设红绿灯的建议》（001）。理由：不是我们的 应该是城管局。认为应由城管局办理。请重新交办：交办 001 主办某局；不同意请回：不同意001退回，并写理由。',
    ])
    await talk(
      chat('ma'),
      `
      > 交办 001 主办城管局
      已交办《关于在桥东小学路口增设红绿灯的建议》（001）：主办区城市管理执法局，不再由区住房和城乡建设局办理。已通知各单位和代表。
      `,
    )
  })

  it('asks for an extension up to six months (F28), assists (F30) and replies with its promise (F29)', async () => {
    await lightsUpTo('signed')
    await talk(
      chat('wang'),
      `
      > 申请001延期 涉及规划调整 估计明年6月办完
      2027年6月30日超过了最长期限（交办之日起6个月，到2027年5月24日）。按2027年5月24日申请吗？
      1 按2027年5月24日申请
      2 不申请
      > 1
      已申请把《关于在桥东小学路口增设红绿灯的建议》（001）延期到2027年5月24日，等交办机关同意；同意以前期限不变。
      `,
    )
    await talk(
      chat('ma'),
      `
      > 同意001延期
      《关于在桥东小学路口增设红绿灯的建议》（001）已同意延期（区住房和城乡建设局，到2027年5月24日），已告诉承办单位。
      `,
    )
    await talk(
      chat('jing'),
      `
      > 001协办意见:同意划标线 11月底完成
      已记协办意见并送主办单位：《关于在桥东小学路口增设红绿灯的建议》（001）。承诺11月30日前完成，到期会提醒。
      `,
    )
    await talk(
      chat('wang'),
      `
      > 001答复 B类 明年一季度装好 [附件]
      已记《关于在桥东小学路口增设红绿灯的建议》（001）的B类答复，已送领衔和附议代表。承诺2027年3月31日前完成。请把签发的答复函文件发来；以后再发的，先回“补交001答复函”。
      `,
    )
  })

  it('merges two of one content (F25), and each gets its own reply', async () => {
    await lightsUpTo('accepted')
    await say('chen', '提个建议 关于整治滨河夜市噪声扰民的建议 夜市半夜还在放音响 建议限定营业时间')
    await say('chen', '3')
    await say('chen', '3')
    await say('chen', '提交')
    await say('liang', '受理 草2')
    await talk(
      chat('liang'),
      `
      > 001和002内容一样 并案
      002已并入001办理，分别答复、分别测评。
      弄错了请回：002取消并案
      > 002取消并案
      《关于整治滨河夜市噪声扰民的建议》（002）不再并案，请另行转交。
      `,
    )
  })
})

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
    const before = await lastNotice(test.db)
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
    expect((await told(test.db, before)).filter(([name]) => name === '王涛')).toEqual([
      [
        '王涛',
        '【测评】周明远代表对《关于在桥东小学路口增设红绿灯的建议》（001）：办理工作满意，办理结果不满意。理由：答非所问 一条都没落实。请重新办理，12月24日前再答复。',
      ],
    ])
  })

  it('urges once for all signatories (F34) and takes it back in the way the rule sets (F23)', async () => {
    await lightsUpTo('accepted')
    await talk(
      chat('zhou'),
      `
      > 催一下001
      已催办《关于在桥东小学路口增设红绿灯的建议》（001），已告诉代表工委。
      > 催一下001
      这件建议7天内已经催办过一次（联名代表合用），没有再催。
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
    expect(await test.db.suggestion.findFirst()).toMatchObject({ facts: '' })
  })
})
