import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { tellNext } from '../../handlers/activity/actions.ts'
import type { Db } from '../../handlers/shared/act.ts'
import { openSqlite, type TestDatabase } from '../databases.ts'
import { chatOf, inAct, later, makeDeputy, makeDistrict, tuesday } from '../people.ts'
import { staffAtDesk, startWeb, type Visitor, type Web } from '../web/web.ts'

let office: TestDatabase
let web: Web
let now = tuesday
let liang: Visitor
let zhou: Awaited<ReturnType<typeof makeDeputy>>
let chen: Awaited<ReturnType<typeof makeDeputy>>
beforeEach(async () => {
  now = tuesday
  office = await openSqlite()
  web = await startWeb(office.db, { now: () => now })
  const district = await makeDistrict(office.db)
  zhou = await makeDeputy(office.db, district, '周明远', ['王桂英'])
  chen = await makeDeputy(office.db, district, '陈秀兰')
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
/** Tells everybody of the one activity there is, as the job does. */
async function tellAll(db: Db): Promise<void> {
  const { id } = await db.activity.findFirstOrThrow()
  await inAct(db, (act) => tellNext(act, id))
}
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

  it('asks single people by their names, and the leaders of groups', async () => {
    expect((await organise({ audience: 'people', names: '周明远、郑怀山' })).text).toContain('没有找到郑怀山')
    const named = await organise({ audience: 'people', names: '周明远', seats: '' })
    expect(named.text).toContain('会通知1人')
    expect(named.text).toMatch(/通知谁[^]{0,40}周明远/)
    const group = await office.db.deputyGroup.findFirstOrThrow()
    await office.db.deputyGroup.update({ where: { id: group.id }, data: { groupLeaderId: chen.person.id } })
    const leaders = await organise({ audience: 'leaders', title: '组长座谈会', kind: 'meeting' })
    expect(leaders.text).toContain('会通知1人')
    expect(leaders.text).toContain('各小组组长')
    expect((await organise({ kind: 'sit_in_sc', audience: 'people', names: '周明远' })).text).toContain(
      '轮流邀请',
    )
  })

  it('keeps what is not sent where it is found again', async () => {
    const planned = await organise()
    const list = await liang.get('/desk/activities')
    expect(list.text).toContain('还没有发的草稿')
    expect(list.text).toContain(`href="${planned.path}"`)
  })
})

describe('an invitation', () => {
  const invitation = () => organise({ kind: 'sit_in_sc', audience: 'invited', seats: '1', topic: '' })

  it('proposes whose turn it is, and tells nobody before it is sent', async () => {
    const planned = await invitation()
    expect(planned.text).toContain('还没有通知任何人')
    expect(planned.text).toContain('按被邀请次数从少到多')
    expect(await stateOf()).toBe('draft')
    expect((await organise({ audience: 'invited' })).text).toContain('轮流邀请只用于')
    const out = await liang.submit(planned.path, `${planned.path}/announce`)
    expect(out.text).toContain('发出去了')
  })

  it('takes another by hand only with a reason, which is kept', async () => {
    const { path } = await invitation()
    const choosing = await liang.get(`${path}/invitees`)
    expect(choosing.text).toContain('第1位，被邀请0次')
    const { audience } = await office.db.activity.findFirstOrThrow()
    const other = audience.includes(`[${zhou.person.id}]`) ? chen.person.id : zhou.person.id
    const choose = (more: Record<string, string>) =>
      liang.submit(`${path}/invitees`, `${path}/invitees`, more)
    const refused = await choose({ person: String(other) })
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('没有按顺序选人，要写原因')
    expect(refused.text).toMatch(new RegExp(`name="person" value="${other}" checked`))
    expect((await choose({})).text).toContain('一个人也没有选')
    const chosen = await choose({ person: String(other), reason: '专业对口' })
    expect(chosen.text).toContain('选好了1人，还没有通知任何人')
    expect(chosen.text).toMatch(/选人的原因：专业对口[\s\S]*没有选/)
    const found = await liang.get(`${path}/invitees?words=${encodeURIComponent('没有这个人')}`)
    expect(found.text).toContain('没有叫“没有这个人”的在任代表')
    await liang.submit(path, `${path}/announce`)
    expect((await liang.get(`${path}/invitees`)).text).toContain('邀请已经发出')
  })

  it('is watched: each deputy at least once a term', async () => {
    const before = await liang.get('/desk/activities/invitations')
    expect(before.text).toContain('<b>0/2</b>')
    expect(before.text).toContain('周明远')
    const { path } = await invitation()
    await liang.submit(path, `${path}/announce`)
    await tellAll(office.db)
    expect((await liang.get('/desk/activities/invitations')).text).toContain('<b>1/2</b>')
    expect((await liang.get('/desk/activities/invitations?all=1')).text).toContain('1次')
  })
})

describe('an announced activity', () => {
  let page: string
  beforeEach(async () => {
    page = (await organise()).path
    await liang.submit(page, `${page}/announce`)
    await tellAll(office.db)
  })

  it('is moved and called off, each with its word', async () => {
    expect((await liang.submit(page, `${page}/change`, { place: '滨河礼堂' })).text).toContain('滨河礼堂')
    expect((await liang.submit(page, `${page}/change`, { day: '2026-12-08' })).text).toContain(
      '日期和时间都写上',
    )
    expect((await liang.submit(page, `${page}/cancel`, { reason: '场地停电' })).text).toContain('场地停电')
    expect(await stateOf()).toBe('cancelled')
    expect((await liang.get(page)).text).not.toMatch(/记到场情况|活动开始以后/)
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
    expect((await liang.get(page)).text).toMatch(/活动开始以后在这里记到场/)
    expect((await liang.get(page)).text).not.toContain('记到场情况')
    now = new Date('2026-12-06T10:00:00+08:00')
    await office.db.deskSession.updateMany({ data: { createdAt: now, lastSeenAt: now } })
    expect((await liang.get(page)).text).not.toMatch(/name="p\d+"[^>]*checked/)
    const recorded = await liang.submit(page, `${page}/attendance`, { [`p${zhou.person.id}`]: 'attended' })
    expect(recorded.text).toContain('记下了：到1人，没到0人，请假0人。')
    const minutes = { minutes: '学习了地方组织法。', findings: '' }
    expect((await liang.submit(page, `${page}/minutes`, minutes)).text).toContain('活动记录存好了')
  })

  it('records nothing where nobody is marked, keeps leave apart, and asks once more about who checked in himself', async () => {
    now = new Date('2026-12-06T09:00:00+08:00')
    await office.db.deskSession.updateMany({ data: { createdAt: now, lastSeenAt: now } })
    expect((await liang.submit(page, `${page}/attendance`, {})).text).toContain('没有标谁到谁没到')
    expect(await stateOf()).toBe('announced')
    await chatOf(office.db, zhou.contactId, () => now).say('签到')
    const marks = { [`p${zhou.person.id}`]: 'absent', [`p${chen.person.id}`]: 'excused' }
    const asked = await liang.submit(page, `${page}/attendance`, marks)
    expect(asked.text).toContain('周明远自己签到过，和没到对不上，还没有记')
    expect(asked.text).toMatch(new RegExp(`name="p${chen.person.id}" value="excused" checked`))
    const sure = await liang.submit(page, `${page}/attendance`, { ...marks, sure: 'yes' })
    expect(sure.text).toContain('记下了：到0人，没到1人，请假1人。')
  })

  it('writes over nobody else’s minutes: what came in between is shown beside what was typed', async () => {
    now = new Date('2026-12-06T10:00:00+08:00')
    await office.db.deskSession.updateMany({ data: { createdAt: now, lastSeenAt: now } })
    const opened = { minutesBefore: '', findingsBefore: '' }
    await liang.submit(page, `${page}/minutes`, { ...opened, minutes: '第一位写的。', findings: '' })
    const other = { ...opened, minutes: '', findings: '签到慢' }
    await liang.submit(page, `${page}/minutes`, other)
    expect(await office.db.activity.findFirst()).toMatchObject({
      minutes: '第一位写的。',
      findings: '签到慢',
    })
    const late = await liang.submit(page, `${page}/minutes`, {
      ...opened,
      minutes: '第二位写的。',
      findings: '',
    })
    expect(late.status).toBe(422)
    for (const words of ['没有存', '现在存着的：第一位写的。', '第二位写的。'])
      expect(late.text).toContain(words)
    expect(await office.db.activity.findFirst()).toMatchObject({ minutes: '第一位写的。' })
  })

  it('is put down as not held when nobody came, and who was told hears why', async () => {
    now = new Date('2026-12-06T12:00:00+08:00')
    await office.db.deskSession.updateMany({ data: { createdAt: now, lastSeenAt: now } })
    expect((await liang.get(page)).text).toContain('记成没有办成')
    await liang.submit(page, `${page}/cancel`, { reason: '暴雨' })
    expect(await stateOf()).toBe('cancelled')
  })

  it('gives the sheet to sign, the summary and the certificate, and says why when there is none yet', async () => {
    const sheet = await liang.get(`${page}/sign-in`)
    expect(sheet.headers.get('content-type')).toContain('wordprocessingml')
    expect((await liang.get(`${page}/summary`)).text).toContain('活动还没有开始')
    now = new Date('2026-12-06T10:00:00+08:00')
    await office.db.deskSession.updateMany({ data: { createdAt: now, lastSeenAt: now } })
    expect((await liang.get(`${page}/summary`)).text).toContain('还没有考勤和纪要')
    await liang.submit(page, `${page}/attendance`, { [`p${zhou.person.id}`]: 'attended' })
    const summary = await liang.get(`${page}/summary`)
    expect(summary.headers.get('content-disposition')).toContain('.docx')
    const ask = (person: string) => liang.submit(page, `${page}/certificate`, { person })
    expect((await ask('')).text).toContain('请选给谁开证明')
    expect((await ask(String(zhou.person.id))).text).toContain('培训还没有结束')
    now = new Date('2026-12-06T12:00:00+08:00')
    await office.db.deskSession.updateMany({ data: { lastSeenAt: now } })
    const certificate = await ask(String(zhou.person.id))
    expect(decodeURIComponent(certificate.headers.get('content-disposition') ?? '')).toContain(
      '培训证明PX2026-0001',
    )
  })

  it('counts in the year’s statistics, with a chart, files and certificates by name', async () => {
    now = new Date('2026-12-06T12:00:00+08:00')
    await office.db.deskSession.updateMany({ data: { createdAt: now, lastSeenAt: now } })
    await liang.submit(page, `${page}/attendance`, { [`p${zhou.person.id}`]: 'attended' })
    const path = '/desk/activities/statistics'
    const seen = await liang.get(path)
    for (const words of ['应到1人次，实到1人次', '专题讲座', '桥东一组', '怎么算的'])
      expect(seen.text).toContain(words)
    for (const of of ['trainings', 'activities'])
      expect((await liang.get(`/desk/activities/chart.svg?year=2026&of=${of}`)).text).toContain('<svg')
    expect((await liang.get(`${path}/word?year=2026`)).headers.get('content-type')).toContain(
      'wordprocessingml',
    )
    expect((await liang.get(`${path}/excel?year=2026`)).headers.get('content-type')).toContain(
      'spreadsheetml',
    )
    expect((await liang.get(`${path}?year=2025`)).text).toContain('2025年还没有开始的活动')
    const ask = (more: Record<string, string>) =>
      liang.submit(path, '/desk/activities/certificate', { year: '2026', ...more })
    expect((await ask({ name: '' })).text).toContain('请写姓名')
    expect((await ask({ name: '无此人' })).text).toContain('没有无此人的活动记录')
    expect((await ask({ name: '陈秀兰' })).text).toContain('没有参加培训的记录')
    const own = await ask({ name: '周明远' })
    expect(decodeURIComponent(own.headers.get('content-disposition') ?? '')).toContain('（周明远）')
    await office.db.person.update({ where: { id: chen.person.id }, data: { name: '周明远' } })
    const twins = await ask({ name: '周明远' })
    expect(twins.text).toContain('有2位周明远，给哪一位开')
    const picked = await ask({ name: '周明远', person: String(zhou.person.id) })
    expect(decodeURIComponent(picked.headers.get('content-disposition') ?? '')).toContain('培训证明')
  })
})

it('shows the contact day: who has a record, who has not, and one deputy’s day', async () => {
  await chatOf(office.db, zhou.contactId, () => now).say('联系日走访 王桂英 见了8个选民')
  const path = '/desk/activities/contact-day'
  const board = await liang.get(path)
  expect(board.text).toContain('2026年联系选民日')
  expect(board.text).toContain('陈秀兰')
  expect(board.text).not.toContain('>周明远<')
  const recorded = await liang.get(`${path}?show=recorded`)
  expect(recorded.text).toContain('>周明远<')
  expect(recorded.text).not.toContain('>陈秀兰<')
  const own = await liang.get(`${path}/${zhou.person.id}`)
  for (const words of ['联选民', '听民意', '解民惑', '帮民困']) expect(own.text).toContain(words)
  expect((await liang.get(`${path}/${chen.person.id}`)).text).toContain('还没有记录')
  expect((await liang.get(`${path}/summary`)).headers.get('content-type')).toContain('wordprocessingml')
  expect((await liang.get(`${path}/summary?year=2027`)).text).toContain('还没有到')
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

it('says which group should meet', async () => {
  expect((await liang.get('/desk/activities/rhythm')).text).toContain('桥东一组')
})
