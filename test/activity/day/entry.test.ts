/** A contact day that somebody else enters for a deputy: by the liaison in the chat or on the phone, at the desk from a sheet of paper. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { enterDay, type DaySheet } from '../../../handlers/activity/actions.ts'
import { settingsAt } from '../../../handlers/settings/actions.ts'
import { databases, openSqlite, type TestDatabase } from '../../databases.ts'
import { makeLiaison, makeDeputy, zone } from '../../people.ts'
import { linkIn, staffAtDesk, startWeb, Visitor, type Web } from '../../web/web.ts'
import { at, makeOffice, type Office } from '../office.ts'

const blank: DaySheet = {
  heldOn: '2026-10-20',
  constituency: null,
  headcount: null,
  cards: null,
  method: 'visit',
  parties: [],
  unlisted: [],
  concerns: [],
  solved: null,
  helped: null,
}
const origin = { source: 'paper' as const, messageId: null, messageAccount: null }

let test: TestDatabase
let office: Office
const begin = async (opened: TestDatabase) => {
  test = opened
  office = await makeOffice(test, 3)
  office.now = at('2026-10-21T09:30')
}
afterEach(() => test.close())

const zhou = () => office.deputies['周明远']!
const toldTo = async (name: string) =>
  (
    await office.db.notice.findMany({
      where: { personId: office.deputies[name]!.person.id, kind: { not: 'answer' } },
      orderBy: { id: 'asc' },
    })
  ).map(({ text }) => text)
const keyOf = async (name: string) =>
  `v:${(await office.db.voter.findFirstOrThrow({ where: { name } })).id}` as const
const enter = (contactId: string, sheet: Partial<DaySheet>, personId = zhou().person.id) =>
  office.as(contactId, async (act, who) =>
    enterDay(act, who, personId, { ...blank, ...sheet }, origin, await settingsAt(office.db, act.now, zone)),
  )

describe.each(databases)('a contact day entered for a deputy on $name', ({ open }) => {
  beforeEach(async () => begin(await open()))

  it('is said by the liaison in the chat, counted as his, and told to him with the way to object', async () => {
    const liu = office.chat('刘洁')
    const reply = await liu.say(
      '代周明远代表登记：联系日 去了12选区 见了8个选民 征求意见卡收了6张 走访 张德发 反映3栋路灯不亮',
    )
    expect(reply).toContain('已代周明远代表记')
    expect(reply).toContain('周明远代表的联系选民日已记（见8人，征求意见卡6张）')
    expect(await liu.say('解：解释了改造计划 帮：没有')).toContain('四项都齐了')
    expect(await office.db.contactDayRecord.findMany()).toMatchObject([
      {
        personId: zhou().person.id,
        headcount: 8,
        cards: 6,
        ownConstituency: true,
        met: '张德发',
        heard: '3栋路灯不亮',
        solved: '解释了改造计划',
        helped: '无',
        recordedById: office.liu.person.id,
      },
    ])
    expect(await office.db.contact.findMany({ where: { counts: true } })).toMatchObject([
      { contactorId: zhou().person.id, occurredOn: '2026-10-20' },
    ])
    const told = (await toldTo('周明远')).at(-1)
    expect(told).toContain('联络员刘洁代您记了联系选民日：10月20日，第12选区，见8人，征求意见卡6张。')
    expect(told).toContain('解民惑：解释了改造计划')
    expect(told).toContain('不对请回“撤回联系日”')
  })

  it('completes what he told himself and doubles nothing; what he said of a part stays', async () => {
    const own = office.chat('周明远')
    await own.say('联系日 见了5个选民 走访 张德发 反映3栋路灯不亮')
    await own.say('解：当面解释了')
    const outcome = await enter(office.liang.contactId, {
      headcount: 8,
      parties: [await keyOf('张德发'), await keyOf('王桂英')],
      concerns: ['3栋路灯不亮', '下水道堵了'],
      solved: '纸上写的别的话',
      helped: '看望困难家庭',
    })
    expect(outcome).toMatchObject({ ok: true, value: { left: ['solved'] } })
    expect(await office.db.contactDayRecord.findMany()).toMatchObject([
      {
        headcount: 8,
        met: '张德发；王桂英',
        solved: '当面解释了',
        helped: '看望困难家庭',
        recordedById: null,
      },
    ])
    const contacts = await office.db.contact.findMany({ select: { voter: { select: { name: true } } } })
    expect(contacts.map(({ voter }) => voter?.name)).toEqual(['张德发', '王桂英'])
    expect(await office.db.concern.count()).toBe(2)
    const again = await enter(office.liang.contactId, { parties: [await keyOf('王桂英')] })
    expect(again).toMatchObject({ ok: true, value: { reportId: null } })
    expect(await office.db.contactReport.count()).toBe(2)
  })

  it('is checked: his constituency, his liaison, the day, his duties', async () => {
    const elsewhere = await enter(office.liu.contactId, { constituency: '20', headcount: 3 })
    expect(elsewhere).toMatchObject({
      ok: true,
      value: { ownNumber: '12', record: { ownConstituency: false } },
    })
    expect((await toldTo('周明远')).at(-1)).toContain('您的选区是12选区，请核对')
    const group = await office.db.deputyGroup.create({
      data: { name: '滨河一组', officeId: office.district.office.id },
    })
    const other = await makeLiaison(
      office.db,
      { ...office.district, group: { ...office.district.group, ...group } },
      '韩雪',
    )
    expect(await enter(other.contactId, { headcount: 3 })).toMatchObject({ refusal: 'not_yours' })
    expect(await enter(office.deputies['陈秀兰']!.contactId, { headcount: 3 })).toMatchObject({
      refusal: 'not_yours',
    })
    expect(await enter(office.liu.contactId, { heldOn: '2026-10-19' })).toMatchObject({
      refusal: 'not_contact_day',
    })
    const stranger = await makeDeputy(office.db, office.district, '邓国庆', ['李四'])
    expect(await enter(office.liu.contactId, { parties: [await keyOf('李四')] })).toMatchObject({
      refusal: 'not_linked',
    })
    await office.db.deputy.update({
      where: { id: stranger.deputy.id },
      data: { suspendedFrom: '2026-10-01' },
    })
    expect(await enter(office.liang.contactId, { headcount: 3 }, stranger.person.id)).toMatchObject({
      refusal: 'suspended',
    })
  })

  it('is taken back by the deputy in his own words', async () => {
    await enter(office.liu.contactId, { headcount: 3, parties: [await keyOf('张德发')] })
    const own = office.chat('周明远')
    expect(await own.say('撤回联系日')).toMatch(
      /已撤回：10月20日联系选民日的四项记录。当天的联系记录编号1还在/,
    )
    expect(await own.say('撤回编号1')).toContain('已撤回')
    expect(await office.db.contactDayRecord.findFirst()).toMatchObject({ voidedAt: expect.any(Date) as Date })
    expect(await own.say('撤回联系日')).toContain('没有您的联系选民日记录')
  })
})

describe('the sheet as a page', () => {
  let web: Web
  beforeEach(async () => {
    await begin(await openSqlite())
    // they were bound in November: the contact day after it
    office.now = at('2027-10-21T09:30')
    web = await startWeb(office.db, { now: () => office.now })
  })
  afterEach(() => web.close())

  it('is entered at the desk, and shows who entered it', async () => {
    const staff = await staffAtDesk(office.db, web, ['代表工委'], '梁慧', () => office.now)
    const page = `/desk/activities/contact-day/${zhou().person.id}`
    expect((await staff.get(`${page}?year=2027`)).text).toContain('按纸质表代录')
    const sheet = `${page}/sheet`
    const empty = await staff.submit(`${sheet}?year=2027`, sheet, { year: '2027' })
    expect(empty.status).toBe(422)
    expect(empty.text).toContain('还没有填什么')
    const kept = await staff.submit(`${sheet}?year=2027`, sheet, {
      year: '2027',
      constituency: '12',
      headcount: '8',
      party: await keyOf('张德发'),
      method: 'visit',
      heard: '3栋路灯不亮\n下水道堵了',
      helped: '无',
    })
    expect(kept.text).toContain('记上了，已告诉代表本人。')
    expect(kept.text).toMatch(/谁记的<\/dt><dd>梁慧/)
    expect(await office.db.concern.count()).toBe(2)
    expect(await office.db.contactReport.findFirst()).toMatchObject({ source: 'desk', contactDay: true })
  })

  it('is filled in on the phone by the liaison for a deputy of her group, and by a deputy for himself', async () => {
    const answer = await office.chat('刘洁').say('填表')
    const number = /(\d) 联系选民日记录/.exec(answer)?.[1] ?? ''
    const path = linkIn(await office.chat('刘洁').say(number))
    const liaison = new Visitor(web)
    expect((await liaison.get(path)).text).toContain('点姓名')
    const deputy = String(zhou().person.id)
    const form = (await liaison.get(`${path}?deputy=${deputy}`)).text
    expect(form).toContain('张德发')
    expect(form).not.toContain('桥东路1号')
    expect(form).not.toContain('手机尾号')
    const stored = await liaison.post(path, { deputy, headcount: '8', solved: '解释了政策' })
    expect(stored.text).toContain(
      '已代周明远代表记联系选民日，已经告诉他：10月20日，见8人。解民惑：解释了政策。',
    )
    const own = await office.chat('陈秀兰').say('填表')
    const mine = /(\d) 联系选民日记录/.exec(own)?.[1] ?? ''
    const ownPath = linkIn(await office.chat('陈秀兰').say(mine))
    const saved = await new Visitor(web).post(ownPath, { headcount: '3' })
    expect(saved.text).toContain('已记您的联系选民日：10月20日，见3人。')
    expect(await office.db.notice.count({ where: { kind: 'contact_day.for' } })).toBe(1)
  })

  it('says who was not there and why, at the desk and on the phone, and takes nothing beside it', async () => {
    const staff = await staffAtDesk(office.db, web, ['代表工委'], '梁慧', () => office.now)
    const sheet = `/desk/activities/contact-day/${zhou().person.id}/sheet`
    const both = await staff.submit(`${sheet}?year=2027`, sheet, {
      year: '2027',
      absent: '住院',
      headcount: '8',
    })
    expect(both.status).toBe(422)
    expect(both.text).toContain('写了没有参加的原因，下面的就不要填')
    const kept = await staff.submit(`${sheet}?year=2027`, sheet, { year: '2027', absent: '住院' })
    expect(kept.text).toContain('记上了没有参加和原因')
    expect(kept.text).toMatch(/原因<\/dt><dd>住院/)
    const own = await office.chat('陈秀兰').say('填表')
    const path = linkIn(await office.chat('陈秀兰').say(/(\d) 联系选民日记录/.exec(own)?.[1] ?? ''))
    const saved = await new Visitor(web).post(path, { absent: '在外地学习' })
    expect(saved.text).toContain('已记您10月20日联系选民日没有参加，原因：在外地学习。')
    expect(
      await office.db.contactDayAbsence.findMany({ select: { reason: true }, orderBy: { id: 'asc' } }),
    ).toEqual([{ reason: '住院' }, { reason: '在外地学习' }])
    const board = await staff.get('/desk/activities/contact-day?year=2027&show=absent')
    expect(board.text).toContain('在外地学习')
  })
})
