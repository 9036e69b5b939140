/** 专题调研 → 建议: what a deputy writes after an activity stands with the activity, once, wherever he writes it. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { activitySummary } from '../../../handlers/activity/actions.ts'
import { databases, openSqlite, type TestDatabase } from '../../databases.ts'
import { opened } from '../../docx.ts'
import { chatOf, later, talk } from '../../people.ts'
import { linkIn, staffAtDesk, startWeb, Visitor, type Web } from '../../web/web.ts'
import { at, makeOffice, runJobAt, type Office } from '../office.ts'

let test: TestDatabase
let office: Office

const begin = async (open: () => Promise<TestDatabase>) => {
  test = await open()
  office = await makeOffice(test, 4)
}
const chat = (name: string) => {
  const contactId =
    name === '刘洁'
      ? office.liu.contactId
      : name === '梁慧'
        ? office.liang.contactId
        : office.deputies[name]!.contactId
  return chatOf(office.db, contactId, () => (office.now = later(office.now, { seconds: 1 })))
}
const say = (name: string, text: string) => chat(name).say(text)

/** 刘洁 holds the group's research on a Saturday; 罗小燕 was away. */
async function held(words = '一组 12月5日下午2点半 老旧小区调研 桥东社区 全体参加') {
  await say('刘洁', words)
  expect(await say('刘洁', '1')).toMatch(/^已发出：/)
  await runJobAt(office.db, 'activity-notice', office.now)
}
async function recorded() {
  office.now = at('2026-12-05T17:00')
  expect(await say('刘洁', '今天活动到了3个 罗小燕请假')).toContain('实到3人')
}
const linked = async () =>
  (await office.db.activityLink.findMany({ where: { kind: 'suggestion' } })).map(
    ({ activityId, subjectId }) => `活动${activityId} 草${subjectId}`,
  )
const summary = (of = office.liu) =>
  office.as(of.contactId, async (act, who) => {
    const paper = await activitySummary(act, who, 1)
    return paper.ok ? opened(paper.value.bytes).text : paper.refusal
  })

describe.each(databases)('a suggestion from an activity, in the chat, on $name', ({ open }) => {
  beforeEach(() => begin(open))
  afterEach(() => test.close())

  it('is begun by the activity’s name, goes on from what was found there, and stands with it once handed in', async () => {
    await held()
    office.now = at('2026-12-05T14:00')
    expect(await say('周明远', '把老旧小区调研写成建议')).toContain('没有可以转成建议的诉求或活动')
    await recorded()
    await say('刘洁', '活动1 发现 三个小区雨污没有分流')
    await talk(
      chat('周明远'),
      `
      > 把老旧小区调研写成建议
      已存草稿（草1）。由老旧小区调研（活动1）形成。情况先用了活动记下的发现，可以改。
      标题写什么？一件建议只说一件事，例如：关于在某路口增设红绿灯的建议
      （先放下回“取消”，草稿会留着）
      > 关于加快老旧小区雨污分流改造的建议
      具体建议怎么办？
      （先放下回“取消”，草稿会留着）
      > 明年先改锦绣花园
      愿意公开吗？
      1 同意全文公开
      2 只公开标题
      3 不公开
      回数字。
      （先放下回“取消”，草稿会留着）
      `,
    )
    expect(await linked()).toEqual(['活动1 草1'])
    expect(await office.db.suggestion.findFirst()).toMatchObject({ sourceKind: 'activity', activityId: 1 })
    // a draft is nobody's business but its deputy's
    expect(await summary()).not.toContain('形成的代表建议')
    await say('周明远', '1')
    expect(await say('周明远', '提交')).toContain('已提交')
    const title = '关于加快老旧小区雨污分流改造的建议'
    expect(await summary(office.liang)).toContain(`形成的代表建议\n1. （还没有编号）《${title}》`)
    // the office has not taken it on: the liaison learns only that there is one
    expect(await summary()).toContain('形成的代表建议\n1件不列标题。')
    expect(await summary()).not.toContain(title)
    // what is secret is on no paper that goes from hand to hand
    await office.db.suggestion.updateMany({ data: { secret: true } })
    for (const of of [office.liu, office.liang]) {
      expect(await summary(of)).toContain('形成的代表建议\n1件不列标题。')
      expect(await summary(of)).not.toContain(title)
    }
    await office.db.suggestion.updateMany({ data: { secret: false } })
    // nor does it name a voter
    await office.db.suggestion.updateMany({ data: { title: '关于张德发家门前积水的建议' } })
    expect(await summary(office.liang)).toContain('《关于某选民家门前积水的建议》')
    expect(await say('周明远', '撤回建议 草1')).toContain('撤回')
    await say('周明远', '1')
    expect(await summary()).not.toContain('形成的代表建议')
  })

  it('is refused to whoever was away, and for a number that was not his', async () => {
    await held()
    await recorded()
    expect(await say('罗小燕', '把活动1写成建议')).toContain('没有到')
    expect(await say('周明远', '活动9写成建议')).toContain('没有记')
    expect(await say('刘洁', '把活动1写成建议')).toContain('由人大代表来提')
    expect(await office.db.suggestion.count()).toBe(0)
  })

  it('asks first whether what he raised there is meant; that concern leads to the same activity', async () => {
    await held()
    await recorded()
    await say('周明远', '活动1 问题 楼道灯坏了没人修')
    await talk(
      chat('周明远'),
      `
      > 把活动1写成建议
      您在老旧小区调研上提过问题。写哪一件？
      1 楼道灯坏了没人修
      2 都不是，写这次活动的别的事
      回数字；不办了回“取消”。
      > 1
      已存草稿（草1）。标题：关于解决楼道灯坏了没人修问题的建议（要改回“改标题 ……”）
      具体建议怎么办？
      （先放下回“取消”，草稿会留着）
      `,
    )
    expect(await linked()).toEqual(['活动1 草1'])
    expect(await office.db.concern.findFirst()).toMatchObject({ status: 'in_suggestion', suggestionId: 1 })
    expect(await office.db.suggestion.findFirst()).toMatchObject({ sourceKind: 'activity', activityId: 1 })
  })

  it('asks which activity when 代表活动 is how it came about, and goes on without one of them', async () => {
    await held()
    await recorded()
    await say('陈秀兰', '提个建议 关于增设停车位的建议 小区里没有地方停车 建议划线')
    await talk(
      chat('陈秀兰'),
      `
      > 1
      是哪一次活动？
      1 老旧小区调研（12月5日）
      2 名单以外的活动
      回数字。（先放下回“取消”，草稿会留着）
      > 1
      愿意公开吗？
      1 同意全文公开
      2 只公开标题
      3 不公开
      回数字。
      （先放下回“取消”，草稿会留着）
      `,
    )
    expect(await linked()).toEqual(['活动1 草1'])
    await say('何建平', '提个建议 关于增设路灯的建议 路上没有灯 建议装灯')
    await say('何建平', '1')
    expect(await say('何建平', '市里组织的那次')).toContain('愿意公开吗')
    expect(await office.db.suggestion.findUnique({ where: { id: 2 } })).toMatchObject({
      sourceKind: 'activity',
      activityId: null,
      sourceNote: '市里组织的那次',
    })
    expect(await linked()).toEqual(['活动1 草1'])
  })

  it('of two activities that fit it asks which', async () => {
    await held()
    await held('一组 12月5日上午9点 夜市视察 滨河社区 全体参加')
    office.now = at('2026-12-05T17:00')
    expect(await say('周明远', '根据今天的活动提个建议')).toContain('把哪一个写成建议？')
    await say('周明远', '取消')
    expect(await say('周明远', '把今天的视察写成建议')).toContain('由夜市视察（活动2）形成')
  })
})

describe('a suggestion from an activity, on the form and at the desk', () => {
  let web: Web
  beforeEach(async () => {
    await begin(openSqlite)
    web = await startWeb(office.db, { now: () => office.now })
    await held()
    await recorded()
  })
  afterEach(async () => {
    await web.close()
    await test.close()
  })

  async function openForm(): Promise<[Visitor, string]> {
    let answer = await say('周明远', '填表')
    const number = /(\d) 提建议/.exec(answer)?.[1]
    if (number !== undefined) answer = await say('周明远', number)
    return [new Visitor(web), linkIn(answer)]
  }
  const typed = { title: '关于增设停车位的建议', facts: '没有地方停车', proposals: '划线' }

  it('names it on the form; another source takes it off again; the activity’s page shows what was handed in', async () => {
    const [visitor, path] = await openForm()
    const page = await visitor.get(path)
    expect(page.text).toContain('<option value="1">老旧小区调研（12月5日）</option>')
    const post = (more: Record<string, string>) => {
      const form = new FormData()
      for (const [name, text] of Object.entries({ ...typed, do: 'save', ...more })) form.set(name, text)
      return visitor.upload(path, form)
    }
    const both = await post({ activity: '1', sourceKind: 'contact' })
    expect(both.status).toBe(422)
    expect(both.text).toContain('不是活动形成的，请不选活动')
    expect(await office.db.suggestion.count()).toBe(0)
    expect((await post({ activity: '7' })).text).toContain('请重新选')
    await post({ activity: '1' })
    expect(await office.db.suggestion.findFirst()).toMatchObject({ sourceKind: 'activity', activityId: 1 })
    expect(await linked()).toEqual(['活动1 草1'])
    await post({ draft: '1', version: '1', activity: '', sourceKind: 'research' })
    expect(await linked()).toEqual([])
    await post({ draft: '1', version: '1', activity: '1', sourceKind: 'activity' })
    await post({ draft: '1', version: '1', activity: '1', sourceKind: 'activity' })
    expect(await linked()).toEqual(['活动1 草1'])

    const liang = await staffAtDesk(office.db, web, ['代表工委'], '毛素群', () => office.now)
    const draftPage = (await liang.get('/desk/activities/1')).text
    expect(draftPage).toContain('另有1件正在写')
    expect(draftPage).not.toContain('增设停车位')
    expect(
      (await post({ draft: '1', version: '1', activity: '1', sourceKind: 'activity', do: 'submit' })).text,
    ).toContain('代表活动：老旧小区调研')
    await post({ draft: '1', version: '1', do: 'confirm' })
    expect((await liang.get('/desk/activities/1')).text).toContain(
      '<a href="/desk/suggestions/1">关于增设停车位的建议</a>（还没有编号）',
    )
    expect((await liang.get('/desk/suggestions/1')).text).toContain(
      '<a href="/desk/activities/1">老旧小区调研</a>',
    )
  })

  it('a contact that the form says was at an activity stands with it, and leaves it when the office corrects the day', async () => {
    let answer = await say('周明远', '填表')
    const number = /(\d) 联系登记表/.exec(answer)?.[1]
    if (number !== undefined) answer = await say('周明远', number)
    await new Visitor(web).post(linkIn(answer), {
      method: 'deputy_activity',
      day: '2026-12-05',
      partOfDay: '',
      party: 'v:1',
    })
    const contacts = () =>
      office.db.activityLink.findMany({ where: { kind: 'contact' }, select: { subjectId: true } })
    expect(await contacts()).toEqual([{ subjectId: 1 }])
    const liang = await staffAtDesk(office.db, web, ['代表工委'], '毛素群', () => office.now)
    const form = '/desk/contacts/1/correct'
    const held = {
      method: 'deputy_activity',
      partOfDay: '',
      parties: 'v:1',
      unlisted: '',
      reason: '代表来电',
    }
    await liang.submit(form, form, { ...held, version: '1', occurredOn: '2026-12-04' })
    expect(await office.db.contactReport.findFirst()).toMatchObject({ occurredOn: '2026-12-04' })
    expect(await contacts()).toEqual([])
    await liang.submit(form, form, { ...held, version: '2', occurredOn: '2026-12-05' })
    expect(await contacts()).toEqual([{ subjectId: 1 }])
  })
})
