/** Who was not there on the contact day, and who was there and met nobody: told in a word, and listed as told. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { dayBoard, daySummary } from '../../../handlers/activity/actions.ts'
import { databases, openSqlite, type TestDatabase } from '../../databases.ts'
import { opened } from '../../docx.ts'
import { at, makeOffice, runJobAt, type Office } from '../office.ts'

let test: TestDatabase
let office: Office
const begin = async (opening: Promise<TestDatabase>) => {
  test = await opening
  office = await makeOffice(test, 3)
  office.now = at('2026-10-20T16:00')
}
afterEach(() => test.close())
const say = (name: string, text: string) => office.chat(name).say(text)
const absences = () =>
  office.db.contactDayAbsence.findMany({ where: { voidedAt: null }, select: { year: true, reason: true } })
const days = () =>
  office.db.contactDayRecord.findMany({
    where: { voidedAt: null },
    select: { headcount: true, heard: true, solved: true, helped: true },
  })

describe.each(databases)('the contact day of who was not there, on $name', ({ open }) => {
  beforeEach(() => begin(open()))

  it('is noted with the reason; he is reminded no more, and stands so in the lists and the summary', async () => {
    expect(await say('周明远', '联系日我在外地出差，没参加')).toBe(
      '已记：10月20日联系选民日没有参加，原因：在外地出差。给联络处和代表工委的名单上会写明。改：再说一遍；撤：回“撤回联系日”。',
    )
    expect(await say('陈秀兰', '联系日没人来')).toContain('参加了，见到0人')
    expect(
      (await runJobAt(office.db, 'contact-day', at('2026-10-20T20:00'))).map(({ name }) => name),
    ).toEqual(['何建平'])
    const [missing] = await runJobAt(office.db, 'contact-day', at('2026-10-23T09:00'))
    expect(missing?.text).toContain('有1位代表还没有10月20日联系选民日的记录')
    expect(missing?.text).toMatch(
      /何建平（桥东一组）\n说明了原因没有参加的1位：周明远（桥东一组）：在外地出差$/,
    )
    const [summary] = await runJobAt(office.db, 'contact-day', at('2026-10-30T09:00'))
    expect(summary?.text).toContain('有记录1名，参加率33.3%（有记录÷在任代表）。说明了原因没有参加的1名。')
    office.now = at('2026-10-30T09:30')
    const liang = <T>(work: Parameters<typeof office.as<T>>[1]) => office.as(office.liang.contactId, work)
    const all = { year: 2026, officeId: null, constituencyId: null, hasRecord: null }
    const board = await liang((act, who) =>
      dayBoard(act, who, { ...all, absent: true }, { skip: 0, take: 9 }),
    )
    expect(board).toMatchObject({
      value: {
        offices: [{ deputies: 3, recorded: 1, absent: 1 }],
        rows: [{ name: '周明远', hasRecord: false, absence: '在外地出差' }],
        total: 1,
      },
    })
    const paper = await liang((act, who) => daySummary(act, who, 2026))
    const { text } = opened(paper.ok ? paper.value.bytes : new Uint8Array())
    expect(text).toContain('周明远（桥东一组）：在外地出差')
    expect(text).toContain('桥东一组（1名）：何建平')
  })

  it('gives way to a record of the day, and no record gives way to it unasked', async () => {
    await say('周明远', '联系日去不了，要出差')
    expect(await absences()).toEqual([{ year: 2026, reason: '要出差' }])
    await say('周明远', '联系日走访张德发 反映路灯不亮')
    expect(await absences()).toEqual([])
    await say('周明远', '0')
    expect(await say('周明远', '联系日我没去，住院了')).toContain('已经有记录，没有改')
    expect(await say('周明远', '联系日没人来')).toContain('已经记了见到选民，没有改')
    expect(await absences()).toEqual([])
    expect(await days()).toMatchObject([{ heard: '路灯不亮' }])
    const actions = await office.db.audit.findMany({
      where: { action: { startsWith: 'activity.contact_day_absent' } },
      select: { action: true },
    })
    expect(actions.map(({ action }) => action)).toEqual([
      'activity.contact_day_absent',
      'activity.contact_day_absent_void',
    ])
  })
})

describe('what is said of the contact day', () => {
  beforeEach(() => begin(openSqlite()))

  it('without a reason is asked for it; the answer is the reason, and a report is none', async () => {
    expect(await say('周明远', '联系日没去')).toContain('是什么原因？')
    expect(await say('周明远', '住院了')).toContain('没有参加，原因：住院了')
    expect(await say('陈秀兰', '联系日请假')).toContain('是什么原因？')
    expect(await say('陈秀兰', '我的')).toContain('联系名单')
    expect(await say('陈秀兰', '厂里开会')).toContain('原因：厂里开会')
    expect(await say('何建平', '联系日参加不了')).toContain('是什么原因？')
    expect(await say('何建平', '取消')).not.toContain('已记')
    expect(await absences()).toHaveLength(2)
  })

  it('is taken back by 撤回 or 撤回联系日', async () => {
    await say('周明远', '联系日请病假')
    expect(await say('周明远', '撤回')).toContain('已撤回：2026年联系选民日没有参加（病假）')
    await say('周明远', '联系日请病假')
    expect(await say('周明远', '撤回联系日')).toContain('已撤回：2026年联系选民日没有参加（病假）')
    expect(await absences()).toEqual([])
  })

  it('by the liaison is of the deputy whom she names, and told to him', async () => {
    expect(await say('刘洁', '周明远联系日没参加，住院了')).toContain(
      '已记：周明远代表的10月20日联系选民日没有参加',
    )
    expect(await say('刘洁', '代陈秀兰代表登记：联系日没人来')).toContain('已记：陈秀兰代表的')
    expect(await say('刘洁', '联系日没参加，住院了')).toContain('这是哪位代表的联系选民日？')
    expect(await absences()).toEqual([{ year: 2026, reason: '住院了' }])
    const told = await office.db.notice.findMany({
      where: { kind: 'contact_day.for' },
      select: { text: true },
    })
    expect(told[0]?.text).toContain('联络员刘洁代您记了：10月20日联系选民日没有参加（住院了）')
    expect(told).toHaveLength(2)
  })

  it.each([
    '陈秀兰联系日没来，住院了',
    '联系日陈秀兰没来 住院了',
    '陈秀兰联系日没到，住院了',
    '联系日那天陈秀兰没有来，住院了',
    '陈秀兰代表联系日缺席，住院了',
  ])('is the contact day’s and no attendance of an activity: %s', async (words) => {
    expect(await say('刘洁', words)).toContain('已记：陈秀兰代表的10月20日联系选民日没有参加，原因：住院了')
    expect(await office.db.participation.count()).toBe(0)
  })

  it('of last year is last year’s, and of a day to come only what can be known', async () => {
    expect(await say('周明远', '去年联系日没去，出差了')).toContain('2025年10月20日联系选民日没有参加')
    office.now = at('2026-10-15T09:00')
    expect(await say('陈秀兰', '联系日去不了，要出差')).toContain('10月20日联系选民日不能参加，原因：要出差')
    expect(await say('何建平', '联系日没人来')).toContain('还没有到，没有记')
    expect(await absences()).toEqual([
      { year: 2025, reason: '出差了' },
      { year: 2026, reason: '要出差' },
    ])
  })

  it('keeps who came and what they spoke of as it was said', async () => {
    const reply = await say('周明远', '今天联系日，去社区接待室坐了一上午，来了五位老人，讲的都是养老金的事')
    expect(reply).toContain('见到5人，听民意：养老金的事')
    expect(await say('周明远', '解释了政策，帮一位老人填了表')).toBe('已记，联系选民日四项都齐了。')
    expect(await days()).toEqual([
      { headcount: 5, heard: '养老金的事', solved: '解释了政策', helped: '帮一位老人填了表' },
    ])
    expect(await office.db.concern.count()).toBe(0)
  })

  it('is asked where only 没人来 is said on the day', async () => {
    expect(await say('周明远', '今天没人来')).toContain('是说您去了、没有人来吗？')
    expect(await say('周明远', '1')).toContain('见到0人')
    expect(await say('陈秀兰', '今天一个人也没来')).toContain('是说您去了')
    expect(await say('陈秀兰', '不是')).toBe('好的，没有记。')
    office.now = at('2026-10-21T16:00')
    expect(await say('何建平', '今天没人来')).not.toContain('联系选民日')
    expect(await days()).toHaveLength(1)
  })

  it('no more than that he went is asked whom he met', async () => {
    for (const text of [
      '联系日活动已参加',
      '联系日参加了',
      '联系选民日活动完成了',
      '联系日和几位老人聊了聊天',
    ])
      expect(await say('何建平', text), text).toContain('见了谁？')
    expect(await days()).toEqual([])
  })
})
