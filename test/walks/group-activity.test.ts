/**
 * A group's research, from the liaison's sentence to what came of it, through a gRPC gateway and the real Wechaty client.
 * What is told twice is recorded once; what is corrected is corrected everywhere.
 */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { activitySummary, outcomesOf, findActivity, suggestionsOf } from '../../handlers/activity/actions.ts'
import { speakerOf } from '../../handlers/people/actions.ts'
import { opened } from '../docx.ts'
import { inAct, makeDeputy, makeDistrict, makeLiaison, makeStaff } from '../people.ts'
import { beginWalk, type Walk } from './office.ts'

const deputies = ['周明远', '陈秀兰', '何建平', '罗小燕', '谭志刚', '邓国庆', '韩雪梅', '丁立新', '程春生']
const room = '桥东一组代表群'

let walk: Walk
beforeAll(async () => {
  walk = await beginWalk('2026-11-24T09:30', async (db) => {
    const district = await makeDistrict(db)
    const people = []
    for (const name of deputies)
      people.push({
        name,
        ...(await makeDeputy(
          db,
          district,
          name,
          name === '周明远' ? [['张德发', '老张'], '王桂英', '赵磊'] : [],
        )),
      })
    people.push({ name: '刘洁', ...(await makeLiaison(db, district, '刘洁')) })
    people.push({ name: '梁慧', ...(await makeStaff(db, '梁慧', ['代表工委'])) })
    return people
  })
  await walk.addRoom('room-1@chatroom', room, [...deputies, '刘洁'])
}, 120_000)
afterAll(() => walk.close())

const say = (name: string, text: string, where?: string) => walk.say(name, text, where)
const each = (names: readonly string[], ...lines: string[]) =>
  Object.fromEntries(names.map((name) => [name, lines]))
const except = (...names: string[]) => deputies.filter((name) => !names.includes(name))

test(
  'a research that the liaison organises is announced, answered and attended; contacts, a concern and a suggestion come of it, each once',
  { timeout: 240_000 },
  async () => {
    expect(await say('刘洁', '绑定本群 桥东一组', room)).toContain('本群已绑定为桥东一组的工作群')
    expect(await say('刘洁', '一组 12月5日下午2点半 老旧小区调研 桥东社区 全体参加')).toContain(
      '通知：9人；1个群里也发',
    )
    expect(await say('刘洁', '1')).toMatch(/^已发出：《老旧小区调研》（活动1），通知9人/)
    await walk.heard({ ...each(deputies, '【活动通知】'), [room]: ['【活动通知】'] })

    // answered: in the room with a count only, in private with the reason
    const counted = await say('周明远', '参加', room)
    expect(counted).toContain('《老旧小区调研》（活动1）本组：参加1人，请假0人，待回复8人')
    expect(counted).not.toContain('周明远参加')
    for (const name of except('周明远', '罗小燕', '谭志刚'))
      expect(await say(name, '收到 参加')).toContain('已记：参加')
    expect(await say('罗小燕', '请假 做手术')).toContain('已记：请假（做手术）')
    expect(await say('刘洁', '谁还没回执')).toContain('还没回复：谭志刚')
    await walk.heard({})

    // reminded: those who come and the one who is silent, however often the job runs
    for (const time of ['2026-12-02T09:05', '2026-12-04T09:05', '2026-12-05T08:05']) {
      walk.goTo(time)
      await walk.job('activity-notice')
      await walk.job('activity-notice')
      await walk.heard(each(except('罗小燕'), '【活动提醒】'))
    }

    // attended: the liaison's count is checked against the group (F42)
    walk.goTo('2026-12-05T17:00')
    expect(await say('刘洁', '今天活动到了8个 罗小燕请假 谭志刚没来')).toContain(
      '通知9人，请假1人、没来1人，应当到7人，您说到了8人',
    )
    expect(await walk.db.participation.count({ where: { presence: { not: null } } })).toBe(0)
    for (let times = 0; times < 2; times++)
      expect(await say('刘洁', '今天活动到了7个 罗小燕请假 谭志刚没来')).toContain(
        '应到9人，实到7人，请假1人（罗小燕），未到1人（谭志刚）',
      )
    const presence = await walk.db.participation.groupBy({
      by: ['presence', 'answer'],
      _count: true,
      orderBy: { presence: 'asc' },
    })
    expect(presence.map((row) => [row.presence, row.answer, row._count])).toEqual(
      expect.arrayContaining([
        ['absent', null, 1],
        ['absent', 'excused', 1],
        ['attended', 'going', 7],
      ]),
    )
    expect(await walk.db.participation.findFirst({ where: { answer: 'excused' } })).toMatchObject({
      reason: '做手术',
    })

    // its record, told twice and corrected
    for (const words of ['走访了三个小区', '走访了三个小区', '走访了四个小区'])
      expect(await say('刘洁', `活动1 纪要 ${words}`)).toContain('已记纪要')
    expect(await say('刘洁', '活动1 发现 雨污没有分流')).toContain('已记发现的问题')
    for (let times = 0; times < 2; times++)
      expect(await say('刘洁', '活动1 周明远提出 锦绣花园楼道灯坏了')).toContain('诉求编号1。')
    await walk.heard({ 周明远: ['刘洁按活动记录代您记了诉求：锦绣花园楼道灯坏了'] })
    expect(await say('周明远', '活动1 诉求1改成 锦秀花园楼道灯坏了半年')).toContain(
      '现在是“锦秀花园楼道灯坏了半年”',
    )
    expect(await say('罗小燕', '活动1 诉求1改成 别的')).toContain('不归您管')
    expect(await say('刘洁', '活动1 诉求1改成 锦绣花园楼道灯坏了半年')).toContain(
      '现在是“锦绣花园楼道灯坏了半年”',
    )
    await walk.heard({ 周明远: ['把按活动记录代您记的诉求1改成：锦绣花园楼道灯坏了半年'] })

    // people met there count to his quarter
    expect(await say('周明远', '今天参加桥东一组活动，见到了张德发、王桂英')).toContain(
      '参加代表活动 张德发、王桂英',
    )
    expect(await say('周明远', '活动1 见到了张德发、王桂英')).toContain('已经记过了，没有再记')
    expect(await say('周明远', '2')).toContain('没有再记')
    expect(await say('周明远', '不是王桂英是赵磊')).toContain('已改成')
    expect(await say('周明远', '刚才那条日期错了 是前天不是今天')).toContain('12月3日')
    expect(await came()).toMatchObject({ contacts: [], concerns: [1] })
    expect(await say('周明远', '刚才那条日期错了 是12月5日')).toContain('12月5日')
    expect(await came()).toMatchObject({ contacts: [1], concerns: [1] })
    expect(await say('周明远', '本季度联系情况')).toContain('2/3')

    // research → suggestion
    expect(await say('周明远', '把老旧小区调研写成建议')).toContain('1 锦绣花园楼道灯坏了半年')
    expect(await say('周明远', '1')).toContain('已存草稿（草1）')
    await say('周明远', '请物业限期修好')
    expect(await say('周明远', '把老旧小区调研写成建议')).toContain('已经开始写了（草1），接着写')
    // the class, in full, a written reply
    expect(await say('周明远', '1')).toContain('愿意公开吗')
    expect(await say('周明远', '1')).toContain('要书面答复吗')
    expect(await say('周明远', '1')).toContain('交给代表工委：回“提交”')
    expect(await say('周明远', '提交')).toContain('已提交')
    expect(await say('周明远', '把活动1写成建议')).toContain(
      '您已经写了《关于解决锦绣花园楼道灯坏了半年问题的建议》（草1）',
    )
    expect(await say('周明远', '取消')).toContain('没有')
    // on a Saturday the office is left alone
    await walk.heard({})
    walk.goTo('2026-12-07T09:05')
    await walk.heard({ 梁慧: ['【新建议】周明远代表提交了'] })
    expect(await say('罗小燕', '把活动1写成建议')).toContain('您没有到')

    // what stands in the end: each once
    expect(await came()).toEqual({
      contacts: [1],
      concerns: [1],
      suggestions: ['关于解决锦绣花园楼道灯坏了半年问题的建议'],
    })
    expect(await walk.db.contactReport.findMany({ include: { contacts: true } })).toMatchObject([
      { method: 'deputy_activity', occurredOn: '2026-12-05', status: 'valid', contacts: [{}, {}] },
    ])
    expect(await walk.db.concern.findMany()).toMatchObject([{ status: 'in_suggestion', suggestionId: 1 }])
    expect(await walk.db.suggestion.findMany()).toMatchObject([
      { activityId: 1, concernId: 1, state: 'submitted' },
    ])
    expect(await walk.db.activityLink.count()).toBe(3)
    expect(await walk.db.activity.findMany()).toMatchObject([{ state: 'held', minutes: '走访了四个小区' }])
    const summary = await summaryText()
    for (const words of [
      '应到9人，实到7人',
      '走访了四个小区',
      '周明远：锦绣花园楼道灯坏了半年',
      '形成的代表建议\n1件不列标题。',
      '另记代表联系1次',
    ])
      expect(summary).toContain(words)
    expect(summary).not.toContain('做手术')
    expect((await walk.gateway.sent('room-1@chatroom')).join()).not.toMatch(/做手术|罗小燕|谭志刚/)
    await walk.heard({})
  },
)

const came = () =>
  inAct(walk.db, async (act) => {
    const activity = await findActivity(act, 1)
    if (!activity) throw new Error('no activity')
    const { contacts, concerns } = await outcomesOf(act, activity)
    const identity = await act.tx.wechatIdentity.findFirstOrThrow({
      where: { contactId: walk.idOf('梁慧') },
    })
    const liang = await speakerOf(act.tx, identity)
    if (!liang) throw new Error('nobody is bound')
    const { handedIn } = await suggestionsOf(act, liang, 1)
    return { contacts, concerns, suggestions: handedIn.map(({ title }) => title) }
  })

async function summaryText(): Promise<string> {
  const identity = await walk.db.wechatIdentity.findFirstOrThrow({ where: { contactId: walk.idOf('刘洁') } })
  return inAct(
    walk.db,
    async (act) => {
      const who = await speakerOf(act.tx, identity)
      const paper = who && (await activitySummary(act, who, 1))
      return paper?.ok ? opened(paper.value.bytes).text : 'none'
    },
    walk.office.clock.now(),
  )
}
