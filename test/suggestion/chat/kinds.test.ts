/** In the chat: what a deputy may choose, a motion told apart, separate units, other channels, and what is kept secret. */
import { describe, expect, it } from 'vitest'
import { cosign, publicSuggestion, seekCosigners } from '../../../handlers/suggestion/actions.ts'
import { databases } from '../../databases.ts'
import { inAct, makeDeputy, talk, tuesday } from '../../people.ts'
import { talksOn } from '../talks.ts'
import { as, chatWith, draftOf, lights, value } from '../world.ts'

describe.each(databases)('suggestions of every kind in the chat on $name', ({ open }) => {
  const { here, chat, say, at, lightsUpTo } = talksOn(open)
  const suggestion = (id = 1) => here.db.suggestion.findUniqueOrThrow({ where: { id } })

  it('a class, the publicity and a written reply are chosen by number, by name and by a word afterwards', async () => {
    await say('zhou', '我要提建议')
    await say('zhou', '在桥东小学路口增设红绿灯')
    await say('zhou', '上月出了两起事故')
    await say('zhou', '装信号灯')
    expect(await say('zhou', '路灯方面')).toContain('没看懂。属于哪一类？')
    expect(await say('zhou', '城建环保')).toContain('怎么形成的？')
    await say('zhou', '3')
    expect(await say('zhou', '2')).toContain('要书面答复吗？')
    expect(await say('zhou', '不用')).toContain('类别：城建环保；公开：只公开标题；书面答复：不用')
    expect(await suggestion()).toMatchObject({
      category: '城建环保',
      publicity: 'title',
      wantsWrittenReply: false,
    })
    expect(await say('zhou', '改类别')).toContain('属于哪一类？')
    expect(await say('zhou', '由代表工委来分')).toContain('提交')
    expect(await say('zhou', '要书面答复')).toContain('书面答复已改。')
    expect(await say('zhou', '全文公开')).toContain('公开：同意全文公开；书面答复：要')
    expect(await suggestion()).toMatchObject({ publicity: 'full', wantsWrittenReply: true })
  })

  it('a motion is told apart between sessions, and at the session asks its own parts and its ten deputies', async () => {
    expect(await say('zhou', '我要提议案')).toContain('现在闭会，请提建议')
    await say('zhou', '取消')
    await here.db.setting.create({
      data: {
        key: 'suggestion.session',
        effectiveOn: '2026-11-01',
        value: JSON.stringify({ number: 1, opensOn: '2026-11-23', closesOn: '2026-11-27' }),
        source: '大会',
        setBy: 'person:1',
        setAt: tuesday,
      },
    })
    await talk(
      chat('zhou'),
      `
      > 我要提议案
      议案要10名以上代表在大会期间联名提出，写明案由、案据、方案。
      议案标题写什么？例如：关于制定某某办法的议案
      （不写了回“取消”）
      想慢慢写，点开填：http://127.0.0.1:3000/f/…?kind=motion
      > 加快老旧小区雨污分流改造
      已存草稿（草1）。
      案由是什么？一两句话说清为什么提这件议案。
      （先放下回“取消”，草稿会留着）
      > 老旧小区雨天积水多年没有解决
      案据是什么？请写清情况、依据和问题。
      （先放下回“取消”，草稿会留着）
      > 全区46个小区雨污合流，去年积水11次
      方案是什么？请写清要大会作出什么决定、怎么办。
      （先放下回“取消”，草稿会留着）
      > 作出决定，三年完成改造，每年向常委会报告
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
      > 1
      怎么形成的？
      1 代表活动
      2 联系选民
      3 调研走访
      4 会议审议讨论
      5 其他
      回数字。
      （先放下回“取消”，草稿会留着）
      > 3
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
      关于加快老旧小区雨污分流改造的议案（草1）
      领衔：周明远；附议：暂无
      案由：老旧小区雨天积水多年没有解决
      案据：全区46个小区雨污合流，去年积水11次
      方案：作出决定，三年完成改造，每年向常委会报告
      类别：城建环保；公开：同意全文公开；书面答复：要
      议案还差9名代表附议才能提交；平时可以作为建议提：回“改成建议”。
      交给代表工委：回“提交”。请本组代表附议：回“找代表联名”。要改：回“改标题”“改案由”“改案据”或“改方案”，接着写新的内容；改类别、公开、书面答复、多年提出、沟通、联名、地址也一样。照片、文件直接发来就是附件。
      > 提交
      议案要10名以上代表联名，连您现在1名，还差9名，没有提交。请回“找代表联名”，或者回“改成建议”作为建议提交。
      `,
    )
    await say('zhou', '找代表联名')
    const others = [here.world.chen, here.world.he]
    for (let number = 0; number < 7; number++)
      others.push(await makeDeputy(here.db, here.world.district, `代表${number}`))
    for (const [index, other] of others.entries()) {
      const own = chatWith(here.db, other, at)
      expect(await own.say('附议 草1')).toContain('案由：老旧小区雨天积水多年没有解决')
      expect(await own.say('1')).toContain('已附议')
      if (index === 7) expect(await say('zhou', '提交 草1')).toContain('连您现在9名，还差1名')
    }
    expect(await say('zhou', '提交 草1')).toContain('已提交：关于加快老旧小区雨污分流改造的议案')
    expect(await suggestion()).toMatchObject({ kind: 'motion', state: 'submitted' })
    const accepted = await say('liang', '受理 草1')
    expect(accepted).toContain('编号YA-1801-001')
    expect(accepted).toContain('议案001交法制委员会审议，或者：议案001按建议办理')
  })

  it('a motion counts only co-signers who are deputies today, and says how many are lacking then', async () => {
    await here.db.setting.create({
      data: {
        key: 'suggestion.session',
        effectiveOn: '2026-11-01',
        value: JSON.stringify({ number: 1, opensOn: '2026-11-23', closesOn: '2026-11-27' }),
        source: '大会',
        setBy: 'person:1',
        setAt: tuesday,
      },
    })
    const id = await draftOf(here.db, here.world, {
      ...lights,
      kind: 'motion',
      title: '关于加快老旧小区雨污分流改造的议案',
      cause: '老旧小区雨天积水多年没有解决',
      category: '城建环保',
      sourceKind: 'research',
      wantsWrittenReply: true,
    })
    await as(here.db, here.world.zhou, async (act, who) => value(await seekCosigners(act, who, id)))
    const others = [here.world.chen, here.world.he]
    for (let number = 0; number < 7; number++)
      others.push(await makeDeputy(here.db, here.world.district, `代表${number}`))
    for (const other of others)
      await as(here.db, other, async (act, who) => value(await cosign(act, who, id)))
    await here.db.deputy.update({
      where: { id: here.world.he.deputy.id },
      data: {
        suspendedFrom: '2026-11-20',
        suspendedReason: 'detained',
        suspendedDocument: '青检捕〔2026〕7号',
      },
    })
    expect(await say('zhou', '继续 草1')).toContain('议案还差1名代表附议才能提交')
    expect(await say('zhou', '提交 草1')).toContain('连您现在9名，还差1名，没有提交')
    const yang = await makeDeputy(here.db, here.world.district, '杨帆')
    await as(here.db, yang, async (act, who) => value(await cosign(act, who, id)))
    expect(await say('zhou', '提交 草1')).toContain('已提交')
  })

  it('a motion that does not find its ten becomes a suggestion by a word', async () => {
    await here.db.setting.create({
      data: {
        key: 'suggestion.session',
        effectiveOn: '2026-11-01',
        value: JSON.stringify({ number: 1, opensOn: '2026-11-23', closesOn: '2026-11-27' }),
        source: '大会',
        setBy: 'person:1',
        setAt: tuesday,
      },
    })
    for (const words of [
      '我要提议案',
      '加强养老服务',
      '全区六十岁以上老人逐年增加',
      '养老床位少，排队要等一年以上',
      '请大会决定三年内新增床位五百张',
      '7',
      '3',
      '1',
      '1',
    ])
      await say('zhou', words)
    expect(await say('zhou', '改成建议')).toContain('关于加强养老服务的建议（草1）')
    expect(await say('zhou', '提交')).toContain('已提交：关于加强养老服务的建议')
    expect(await suggestion()).toMatchObject({ kind: 'suggestion', state: 'submitted' })
  })

  it('separate units each answer for themselves', async () => {
    await lightsUpTo('accepted')
    await say('liang', '转交 001 政府办')
    expect(await say('ma', '分办 001 住建局')).toContain('两个以上分办单位')
    expect(await say('ma', '分办 001 住建局 城管局')).toBe(
      '已交办《关于在桥东小学路口增设红绿灯的建议》（001）：分办区住房和城乡建设局、分办区城市管理执法局。已通知各单位和代表。',
    )
    await say('wang', '签收 001')
    await say('su', '签收 001')
    await say('wang', '001答复 A类 信号灯已经装好')
    expect(await suggestion()).toMatchObject({ state: 'handling' })
    await say('su', '001答复 A类 违停已经清理')
    expect(await suggestion()).toMatchObject({ state: 'replied' })
    expect(await here.db.suggestionReply.count()).toBe(2)
  })

  it('a court is no main unit of what went to the government: the sentence says what to do', async () => {
    await lightsUpTo('accepted')
    await say('liang', '转交 001 政府办')
    const no = '区人民法院不能主办：这件建议转交的是区政府办公室，区人民法院归区人民法院交办，没有交办。'
    expect(await say('ma', '交办 001 主办法院')).toBe(
      `${no}请换主办单位；确实该由它办的，回“退回 001 应由区人民法院办理”，由代表工委另行转交。`,
    )
    expect(await say('ma', '退回 001 应由区人民法院办理')).toContain('已退回代表工委')
    expect(await say('liang', '转交 001 法院')).toContain('已转交区人民法院')
  })

  it.each([
    ['法院', 'court', '区人民法院', '法院'],
    ['检察院', 'procuratorate', '区人民检察院', '检察院'],
    ['监委', 'supervisory', '区监察委员会', '代表工委'],
  ])('what goes to the %s is assigned there', async (words, system, name, role) => {
    await lightsUpTo('accepted')
    expect(await say('liang', `转交 001 ${words}`)).toContain(`已转交${name}`)
    const staff = await here.db.person.findFirstOrThrow({ where: { name: '马宁' } })
    const staffRow = await here.db.staff.findFirstOrThrow({ where: { personId: staff.id } })
    expect(await say('ma', `交办 001 主办${words}`)).toContain('不归您办')
    await here.db.staffRole.updateMany({ where: { staffId: staffRow.id }, data: { role } })
    await here.db.handlingUnit.deleteMany({ where: { name: '区人民法院' } })
    await here.db.handlingUnit.create({
      data: { name, shortNames: JSON.stringify([words]), system, officerId: here.world.yan.person.id },
    })
    expect(await say('ma', `交办 001 主办${words}`)).toContain(`主办${name}`)
    expect(await say('yan', '签收 001')).toContain('已签收')
    expect(await suggestion()).toMatchObject({ state: 'handling', channel: system })
  })

  it('what the office keeps secret is found by nobody but those who handle it, and opens again', async () => {
    await lightsUpTo('accepted')
    expect(await say('chen', '001到哪一步了')).toContain('已受理')
    expect(await say('chen', '001涉密 不公开')).toContain('没有改动')
    expect(await say('liang', '001涉密 不公开')).toContain('不公开了，只有办理的人能看')
    expect(await say('chen', '001到哪一步了')).toContain('没有找到')
    expect(await say('zhou', '001到哪一步了')).toContain('已受理')
    const publicly = () => inAct(here.db, (act) => publicSuggestion(act, 'JY-1801B-001'))
    expect(await publicly()).toBeNull()
    expect(await say('liang', '001可以公开')).toContain('照代表的选择公开')
    expect(await publicly()).toMatchObject({ part: 'full' })
    expect(await say('zhou', '001只公开标题')).toContain('改成：只公开标题')
    expect(await publicly()).toMatchObject({ part: 'title' })
  })

  it('the office that speaks of publishing makes nothing secret, and a question changes nothing', async () => {
    await lightsUpTo('accepted')
    const untouched =
      '公开范围由领衔代表来选，没有改动。涉密或不宜公开的请回：001涉密；不再涉密的请回：001可以公开'
    for (const words of [
      '001全文公开',
      '001只公开标题',
      '001可以公开标题',
      '001只公开标题，不公开正文',
      '001涉密吗？',
    ]) {
      expect(await say('liang', words)).toBe(untouched)
      expect(await suggestion()).toMatchObject({ secret: false, publicity: 'full' })
    }
    expect(await say('chen', '001到哪一步了')).toContain('已受理')
    for (const words of ['001涉密，不可以公开', '001不宜公开', '001改成不公开']) {
      expect(await say('liang', words)).toContain('不公开了')
      expect(await suggestion()).toMatchObject({ secret: true })
      expect(await say('liang', '001全文公开')).toBe(untouched)
      expect(await say('liang', '001可以公开吗？')).toBe(untouched)
      expect(await suggestion()).toMatchObject({ secret: true })
      expect(await say('liang', '001取消涉密')).toContain('照代表的选择公开')
      expect(await suggestion()).toMatchObject({ secret: false })
    }
  })
})
