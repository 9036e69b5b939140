import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openSqlite, type TestDatabase } from '../databases.ts'
import { later, makeDeputy, makeDistrict, tuesday } from '../people.ts'
import { staffAtDesk, startWeb, type Visitor, type Web } from '../web/web.ts'

let office: TestDatabase
let web: Web
let now = tuesday
let liang: Visitor
let zhou: Awaited<ReturnType<typeof makeDeputy>>
beforeEach(async () => {
  now = tuesday
  office = await openSqlite()
  web = await startWeb(office.db, { now: () => now })
  const district = await makeDistrict(office.db)
  zhou = await makeDeputy(office.db, district, '周明远')
  await makeDeputy(office.db, district, '陈秀兰')
  liang = await staffAtDesk(office.db, web, ['代表工委'])
})
afterEach(async () => {
  await web.close()
  await office.close()
})

const lecture = {
  kind: 'lecture',
  topic: 'business',
  title: '地方组织法讲座',
  day: '2026-12-06',
  from: '09:00',
  until: '11:00',
  place: '区人大会议室',
  audience: 'deputies',
  seats: '30',
  level: 'district',
}
const organise = (change: Record<string, string> = {}) =>
  liang.submit('/desk/activities/new', '/desk/activities/new', { ...lecture, ...change })
const stateOf = async () => (await office.db.activity.findFirstOrThrow()).state

describe('organising at the desk', () => {
  it('shows how many people it asks before anything goes out, then announces it', async () => {
    const planned = await organise()
    expect(planned.text).toContain('还没有通知任何人')
    expect(planned.text).toContain('会通知2人')
    expect(await stateOf()).toBe('draft')
    const out = await liang.submit(planned.path, `${planned.path}/announce`)
    expect(out.text).toContain('发出去了')
    expect(await stateOf()).toBe('announced')
    expect((await liang.get('/desk/activities')).text).toContain('地方组织法讲座')
  })

  it('keeps everything typed and says each thing that is missing', async () => {
    const back = await organise({ title: '', audience: '', day: '' })
    expect(back.status).toBe(422)
    for (const words of ['请写名称', '请选通知谁', '请写日期和开始时间', 'value="区人大会议室"'])
      expect(back.text).toContain(words)
    expect((await organise({ day: '2026-11-01' })).text).toContain('时间已经过了')
    expect((await organise({ audience: 'groups' })).text).toContain('请选至少一个代表小组')
    expect(await office.db.activity.count()).toBe(0)
  })

  it('proposes invitations in turn, and keeps why', async () => {
    const sent = await organise({ kind: 'sit_in_sc', audience: 'invited', seats: '1', topic: '' })
    expect(sent.text).toContain('邀请发出去了')
    expect(sent.text).toContain('按被邀请次数从少到多')
    expect((await organise({ audience: 'invited' })).text).toContain('轮流邀请只用于')
  })
})

describe('an announced activity', () => {
  let page: string
  beforeEach(async () => {
    page = (await organise()).path
    await liang.submit(page, `${page}/announce`)
    const { id } = await office.db.activity.findFirstOrThrow()
    for (const { person } of [zhou])
      await office.db.participation.create({ data: { activityId: id, personId: person.id, toldEdition: 1 } })
  })

  it('is moved and called off, each with its word', async () => {
    expect((await liang.submit(page, `${page}/change`, { place: '滨河礼堂' })).text).toContain('滨河礼堂')
    expect((await liang.submit(page, `${page}/change`, { day: '2026-12-08' })).text).toContain(
      '日期和时间都写上',
    )
    expect((await liang.submit(page, `${page}/cancel`, { reason: '场地停电' })).text).toContain('场地停电')
    expect(await stateOf()).toBe('cancelled')
  })

  it('has a code at the door that changes, and a file for the calendar', async () => {
    const codeIn = (text: string) => /签到 (\d{6})/.exec(text)?.[1]
    const door = await liang.get(`${page}/door`)
    expect(door.text).toContain('data:image/png;base64,')
    now = later(tuesday, { minutes: 3 })
    expect(codeIn((await liang.get(`${page}/door`)).text)).not.toBe(codeIn(door.text))
    const calendar = await liang.get(`${page}/calendar`)
    expect(calendar.text).toContain('BEGIN:VEVENT')
    expect(calendar.text).toContain('地方组织法讲座')
  })

  it('records who was there, without a mark for those of whom nothing is known', async () => {
    now = new Date('2026-12-06T10:00:00+08:00')
    await office.db.deskSession.updateMany({ data: { createdAt: now, lastSeenAt: now } })
    expect((await liang.get(page)).text).not.toMatch(/name="p\d+"[^>]*checked/)
    const recorded = await liang.submit(page, `${page}/attendance`, { [`p${zhou.person.id}`]: 'attended' })
    expect(recorded.text).toContain('记下了：到1人，没到0人。')
    const minutes = { minutes: '学习了地方组织法。', findings: '' }
    expect((await liang.submit(page, `${page}/minutes`, minutes)).text).toContain('活动记录存好了')
  })
})

it('issues a group’s rule and shows who has not read it', async () => {
  const path = '/desk/activities/group-rules'
  const { id } = await office.db.deputyGroup.findFirstOrThrow()
  const rule = { group: String(id), kind: 'study', effectiveOn: '2026-12-01', text: '每季度学习一次。' }
  expect((await liang.submit(path, path, { ...rule, kind: '' })).text).toContain('请选是哪一项制度')
  const issued = await liang.submit(path, path, rule)
  expect(issued.text).toContain('发出了第1版，通知2名代表')
  expect(issued.text).toContain('还没回“已读”的2人：周明远、陈秀兰')
})

it('says which group should meet, and whom nobody invited', async () => {
  expect((await liang.get('/desk/activities/rhythm')).text).toContain('桥东一组')
  expect((await liang.get('/desk/activities/invitations')).text).toContain('周明远、陈秀兰')
})
