/** A draft and an announced activity changed in everything at the desk. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { answerActivity, tellNext } from '../../handlers/activity/actions.ts'
import { audienceOf } from '../../handlers/activity/rules.ts'
import { speakerOf } from '../../handlers/people/actions.ts'
import { openSqlite, type TestDatabase } from '../databases.ts'
import { inAct, makeDeputy, makeDistrict, senderOf, tuesday } from '../people.ts'
import { staffAtDesk, startWeb, type Visitor, type Web } from '../web/web.ts'

let office: TestDatabase
let web: Web
let liang: Visitor
let deputies: Awaited<ReturnType<typeof makeDeputy>>[]
let groupId: number

beforeEach(async () => {
  office = await openSqlite()
  web = await startWeb(office.db, { now: () => tuesday })
  const district = await makeDistrict(office.db)
  groupId = district.group.id
  deputies = []
  for (const name of ['周明远', '陈秀兰', '何建平'])
    deputies.push(await makeDeputy(office.db, district, name))
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
  seats: '2',
  level: 'district',
}
const drafted = async (change: Record<string, string> = {}): Promise<string> =>
  (await liang.submit('/desk/activities/new', '/desk/activities/new', { ...lecture, ...change })).path
const activity = () => office.db.activity.findFirstOrThrow({ orderBy: { id: 'desc' } })
const told = async () => {
  const { id } = await activity()
  await inAct(office.db, (act) => tellNext(act, id))
}
const announced = async (): Promise<string> => {
  const page = await drafted()
  await liang.submit(page, `${page}/announce`)
  await told()
  return page
}
/** The form as it stands, with what is typed anew. */
const edit = async (page: string, change: Record<string, string>) => {
  const { version } = await activity()
  const stands = { ...lecture, audience: 'kept', version: String(version) }
  return liang.submit(`${page}/edit`, `${page}/edit`, { ...stands, ...change })
}
const goes = async (index: number) => {
  const { id } = await activity()
  return inAct(office.db, async (act) => {
    const who = await speakerOf(act.tx, senderOf(deputies[index]!.contactId))
    if (!who) throw new Error('nobody is bound')
    return answerActivity(act, who, id, { coming: true, reason: null })
  })
}

describe('a draft', () => {
  it('is changed in everything, also in whom it will ask; nobody is told', async () => {
    const page = await drafted()
    const form = await liang.get(`${page}/edit`)
    expect(form.text).toContain('不改：全体代表')
    expect(form.text).toContain('value="地方组织法讲座"')
    const saved = await edit(page, {
      kind: 'study',
      topic: '',
      title: '学习座谈会',
      day: '2026-12-08',
      untilDay: '2026-12-09',
      until: '16:30',
      audience: 'groups',
      group: String(groupId),
      seats: '',
      materials: '学习材料第一册',
      bring: '代表证',
    })
    expect(saved.text).toContain('草稿改好了')
    const after = await activity()
    expect(after).toMatchObject({
      state: 'draft',
      kind: 'study',
      topic: null,
      title: '学习座谈会',
      startsAt: new Date('2026-12-08T01:00:00Z'),
      endsAt: new Date('2026-12-09T08:30:00Z'),
      groupId,
      seats: null,
      materials: '学习材料第一册',
      bring: '代表证',
    })
    expect(audienceOf(after)).toMatchObject({ roles: ['deputy'], groups: [groupId] })
    expect(await office.db.notice.count({ where: { kind: 'activity' } })).toBe(0)
    expect(await office.db.audit.findFirst({ where: { action: 'activity.change' } })).not.toBeNull()
  })

  it('keeps what was typed and says what is wrong', async () => {
    const page = await drafted()
    const wrong = await edit(page, { title: '新名称', until: '08:00', audience: 'groups' })
    expect(wrong.status).toBe(422)
    expect(wrong.text).toContain('value="新名称"')
    expect(wrong.text).toContain('请选至少一个代表小组')
    expect((await activity()).title).toBe('地方组织法讲座')
  })

  it('that somebody else changed meanwhile is not written over', async () => {
    const page = await drafted()
    const { version } = await activity()
    await edit(page, { title: '先改的' })
    const late = await edit(page, { title: '后改的', version: String(version) })
    expect(late.text).toContain('有人改过，没有存')
    expect((await activity()).title).toBe('先改的')
  })

  it('of an invitation by turns keeps who was chosen, and is made nothing else', async () => {
    const page = await drafted({ kind: 'sit_in_sc', topic: '', audience: 'invited', title: '列席常委会' })
    const before = audienceOf(await activity())
    expect((await liang.get(`${page}/edit`)).text).not.toContain('通知谁')
    const same = { kind: 'sit_in_sc', topic: '', seats: '' }
    expect((await edit(page, { ...same, title: '列席常委会第三次会议' })).text).toContain('草稿改好了')
    expect(await activity()).toMatchObject({ title: '列席常委会第三次会议' })
    expect(audienceOf(await activity())).toEqual(before)
    expect((await edit(page, { ...same, kind: 'meeting' })).text).toContain('轮流邀请和别的活动不能互相改')
  })
})

describe('an announced activity', () => {
  it('tells anew what concerns those who were told', async () => {
    const page = await announced()
    const changed = await edit(page, { title: '预算法讲座', from: '14:30', until: '16:30', bring: '笔记本' })
    expect(changed.text).toContain('通知过的人都会再收到')
    expect(await activity()).toMatchObject({
      state: 'changed',
      edition: 2,
      title: '预算法讲座',
      bring: '笔记本',
      endsAt: new Date('2026-12-06T08:30:00Z'),
    })
  })

  it('is counted otherwise without a word to anybody', async () => {
    const page = await announced()
    const changed = await edit(page, {
      kind: 'meeting_as_training',
      topic: 'politics',
      hours: '2.5',
      options: 'door',
    })
    expect(changed.text).toContain('没有再通知')
    expect(await activity()).toMatchObject({
      state: 'announced',
      edition: 1,
      tellAfter: null,
      kind: 'meeting_as_training',
      topic: 'politics',
      hours: 2.5,
      doorOnly: true,
    })
  })

  it('with more seats tells only who waited; lifted, everybody who waits goes', async () => {
    const page = await announced()
    for (const index of [0, 1, 2]) await goes(index)
    expect((await edit(page, { seats: '1' })).text).toContain('已有2人报名参加')
    expect((await edit(page, { seats: '' })).text).toContain('没有再通知')
    expect(await activity()).toMatchObject({ seats: null, edition: 1 })
    expect(await office.db.participation.count({ where: { answer: 'going' } })).toBe(3)
    const seats = await office.db.notice.findMany({ where: { kind: 'activity-seat' } })
    expect(seats.map(({ personId }) => personId)).toEqual([deputies[2]!.person.id])
  })

  it('by the short form says truly whether anybody hears of it', async () => {
    const page = await announced()
    const short = (change: Record<string, string>) =>
      liang.submit(page, `${page}/change`, { day: '', from: '', place: '', seats: '', ...change })
    expect((await short({ seats: '5' })).text).toContain('没有再通知')
    expect(await activity()).toMatchObject({ seats: 5, edition: 1 })
    expect((await short({ place: '桥东社区' })).text).toContain('通知过的人都会再收到')
    expect(await activity()).toMatchObject({ place: '桥东社区', edition: 2 })
  })

  it('a later start with its old end keeps that end', async () => {
    const page = await announced()
    await edit(page, { from: '09:30' })
    expect(await activity()).toMatchObject({
      startsAt: new Date('2026-12-06T01:30:00Z'),
      endsAt: new Date('2026-12-06T03:00:00Z'),
    })
  })

  it('says so when nothing is changed, and once it has begun it is not changed any more', async () => {
    const page = await announced()
    expect((await edit(page, {})).text).toContain('和原来一样')
    await office.db.activity.updateMany({ data: { startsAt: new Date('2026-11-23T01:00:00Z') } })
    expect((await liang.get(`${page}/edit`)).text).toContain('没有改动')
  })
})
