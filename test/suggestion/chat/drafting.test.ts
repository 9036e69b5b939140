/** A deputy’s conversations while he writes (domain.md F16–F21). */
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import * as suggestion from '../../../handlers/suggestion/actions.ts'
import { talk } from '../../people.ts'
import { talksOn } from '../talks.ts'
import { as, told, value } from '../world.ts'

const { here, chat, say, lightsUpTo } = talksOn()

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
      交给代表工委：回“提交”。请本组代表附议：回“找代表联名”。要改：回“改标题”“改情况”或“改建议”，接着写新的内容；改类别、公开、书面答复、多年提出、沟通、联名、地址也一样。照片、文件直接发来就是附件。
      > 改建议 装信号灯、减速带和护栏
      建议已改。
      关于在桥东小学路口增设红绿灯的建议（草1）
      领衔：周明远；附议：暂无
      情况：上周三走访张德发，他说路口上月出了两起事故，孩子上学很危险
      建议：装信号灯、减速带和护栏
      类别：由代表工委来分；公开：同意全文公开；书面答复：要
      交给代表工委：回“提交”。请本组代表附议：回“找代表联名”。要改：回“改标题”“改情况”或“改建议”，接着写新的内容；改类别、公开、书面答复、多年提出、沟通、联名、地址也一样。照片、文件直接发来就是附件。
      > 提交
      已提交：关于在桥东小学路口增设红绿灯的建议（草1）。代表工委5个工作日内决定是否受理，受理后告诉您编号。撤回请回：撤回建议 草1
      `,
    )
    expect(await here.db.contactReport.count()).toBe(0)
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
    expect((await told(here.db)).map(([name]) => name)).toEqual(['陈秀兰', '何建平'])
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
    expect(await here.db.concern.findFirst()).toMatchObject({ status: 'in_suggestion', suggestionId: 1 })
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
    expect((await told(here.db)).at(-1)?.[1]).toContain('请留意：涉及代表本人或者亲属的个人问题。')
  })
})

describe('a draft that was handed in', () => {
  const open = () => here.db.openQuestion.findMany({ where: { activeKey: { not: null } } })

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
    await as(here.db, here.world.zhou, async (act, who) => value(await suggestion.submitDraft(act, who, 1)))
    const red = { width: 300, height: 200, channels: 3, background: 'red' } as const
    const bytes = new Uint8Array(await sharp({ create: red }).jpeg().toBuffer())
    const said = await chat('zhou').say('', { attachment: '图片', file: { name: '路口.jpg', bytes } })
    expect(said).not.toContain('不在这一步')
    expect(await say('zhou', '今天走访了张德发')).toContain('已记')
    expect((await here.db.suggestion.findUniqueOrThrow({ where: { id: 1 } })).state).toBe('submitted')
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
