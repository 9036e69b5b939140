/** Supervision with deputies and a committee, meetings with a finding each, and polls: at the desk and in the chat. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  acceptSuggestion,
  allChairs,
  assignSuggestion,
  chairsNamed,
  choosePublicity,
  deputiesNamed,
  forwardSuggestion,
  joinSupervision,
  logSupervision,
  nameLead,
  pollReport,
  recordMeeting,
  recordPoll,
  setKey,
  submitDraft,
  trackSupervision,
  type MeetingInput,
} from '../../../handlers/suggestion/actions.ts'
import { findingLines } from '../../../handlers/suggestion/supervision/meetingWords.ts'
import { databases, openSqlite, type TestDatabase } from '../../databases.ts'
import { opened } from '../../docx.ts'
import { chatOf, makeStaff, talk } from '../../people.ts'
import { linkIn, startWeb, Visitor, type Web } from '../../web/web.ts'
import {
  as,
  chatWith,
  draftOf,
  lastNotice,
  lights,
  makeWorld,
  refusalIn,
  told,
  value,
  type World,
} from '../world.ts'

let test: TestDatabase
let world: World

async function handled(title = lights.title): Promise<number> {
  const { db } = test
  const id = await draftOf(db, world, { ...lights, title })
  const units = [{ unitId: world.wang.unit.id, role: 'main' as const }]
  await as(db, world.zhou, async (act, who) => value(await submitDraft(act, who, id)))
  await as(db, world.liang, async (act, who) => value(await acceptSuggestion(act, who, id)))
  await as(db, world.liang, async (act, who) => value(await forwardSuggestion(act, who, id, 'government')))
  await as(db, world.ma, async (act, who) => value(await assignSuggestion(act, who, id, units)))
  return id
}

const key = (id: number, tracker: string | null = null) =>
  as(test.db, world.liang, async (act, who) =>
    value(
      await setKey(act, who, id, { decidedOn: '2026-11-20', decision: '主任会议', leadId: null, tracker }),
    ),
  )

const visit: MeetingInput = {
  kind: 'special_inspection',
  title: '专项视察',
  heldOn: '2026-11-20',
  place: null,
  hosts: null,
  attendees: [],
  minutes: null,
}

describe.each(databases)('supervision and meetings on $name', ({ open }) => {
  beforeEach(async () => {
    test = await open()
    world = await makeWorld(test.db)
  })
  afterEach(() => test.close())

  it('the office puts down the lead that the council settled later, changes it by a new word of the council, and takes a chairperson only', async () => {
    const id = await handled()
    await key(id)
    const name = (personId: number) =>
      as(test.db, world.liang, (act, who) => nameLead(act, who, id, personId))
    expect(refusalIn(await name(world.sun.person.id))).toBe('unknown_person')
    const before = await lastNotice(test.db)
    value(await name(world.wu.person.id))
    expect((await told(test.db, before)).map(([who]) => who).sort()).toEqual(['吴晓梅', '周明远', '王涛'])
    expect(refusalIn(await name(world.wu.person.id))).toBe('already_done')
    const again = await lastNotice(test.db)
    value(await name(world.zheng.person.id))
    expect((await told(test.db, again)).map(([who]) => who).sort()).toEqual(
      ['吴晓梅', '周明远', '王涛', '郑怀山'].sort(),
    )
    expect(
      refusalIn(await as(test.db, world.wu, (act, who) => nameLead(act, who, id, world.zheng.person.id))),
    ).toBe('not_yours')
  })

  it('deputies join by the office’s word, nobody else, and the committee that tracks it hears so and writes', async () => {
    const id = await handled()
    await key(id)
    const join = (personId: number) =>
      as(test.db, world.liang, (act, who) => joinSupervision(act, who, id, personId))
    expect(refusalIn(await join(world.wang.person.id))).toBe('unknown_person')
    value(await join(world.chen.person.id))
    const before = await lastNotice(test.db)
    const track = (committee: string) =>
      as(test.db, world.liang, (act, who) => trackSupervision(act, who, id, committee))
    expect(refusalIn(await track('没有的工委'))).toBe('unknown_committee')
    value(await track('教科文卫工委'))
    expect(refusalIn(await track('教科文卫工委'))).toBe('already_done')
    expect(await told(test.db, before)).toMatchObject([
      ['孙立群', expect.stringContaining('由教科文卫工委跟踪督办。了解的情况请回：001督办情况') as string],
    ])
    const log = (one: { contactId: string }) =>
      as(test.db, one, (act, who) =>
        logSupervision(act, who, id, { kind: 'log', happenedOn: '2026-11-23', text: '到现场看了' }),
      )
    for (const one of [world.sun, world.chen, world.wu, world.liang]) value(await log(one))
    expect(refusalIn(await log(world.he))).toBe('not_yours')
    await test.db.scMember.update({ where: { id: world.sun.member.id }, data: { committee: '农业农村工委' } })
    expect(refusalIn(await log(world.sun))).toBe('not_yours')
  })

  it('whose duties are suspended neither leads nor joins nor tracks, and is not offered for it', async () => {
    const id = await handled()
    await key(id)
    const { district, wu, sun, chen, liang } = world
    const rests = { suspendedFrom: '2026-11-01', suspendedReason: 'detained', suspendedDocument: '7号' }
    await test.db.deputy.create({
      data: {
        personId: wu.person.id,
        termId: district.term.id,
        cardNo: 'QL18-900',
        constituencyId: district.constituency.id,
        groupId: district.group.id,
        isNew: false,
        ...rests,
      },
    })
    await test.db.deputy.updateMany({ where: { personId: chen.person.id }, data: rests })
    await test.db.scMember.update({ where: { id: sun.member.id }, data: { committee: '城建环保工委' } })
    const office = <T>(work: Parameters<typeof as<T>>[2]) => as(test.db, liang, work)
    expect(await office(allChairs)).toMatchObject([{ name: '郑怀山' }])
    expect(await office((act) => chairsNamed(act, '吴晓梅'))).toEqual([])
    expect(await office((act) => deputiesNamed(act, '陈秀兰'))).toEqual([])
    expect(refusalIn(await office((act, who) => nameLead(act, who, id, wu.person.id)))).toBe('unknown_person')
    expect(refusalIn(await office((act, who) => joinSupervision(act, who, id, chen.person.id)))).toBe(
      'unknown_person',
    )
    const before = await lastNotice(test.db)
    value(await office((act, who) => trackSupervision(act, who, id, '城建环保工委')))
    expect((await told(test.db, before)).map(([name]) => name)).toEqual(['孙立群'])
    // the last day of it is over: he serves again
    await test.db.deputy.updateMany({ data: { suspendedTo: '2026-11-23' } })
    value(await office((act, who) => nameLead(act, who, id, wu.person.id)))
    value(await office((act, who) => joinSupervision(act, who, id, chen.person.id)))
  })

  it('a suggestion named twice, a day to come and a title left out are no record', async () => {
    const id = await handled()
    const record = (more: Partial<MeetingInput>, ids: number[] = [id]) =>
      as(test.db, world.liang, (act, who) =>
        recordMeeting(
          act,
          who,
          { ...visit, ...more },
          ids.map((suggestionId) => ({ suggestionId, finding: '灯杆已立' })),
        ),
      )
    expect(refusalIn(await record({}, [id, id]))).toBe('named_twice')
    expect(refusalIn(await record({ heldOn: '2026-12-20' }))).toBe('past_day')
    expect(refusalIn(await record({ title: ' ' }))).toBe('incomplete')
    expect(await test.db.suggestionMeeting.count()).toBe(0)
    value(await record({}))
    expect(await test.db.meetingFinding.findMany()).toMatchObject([{ suggestionId: id, finding: '灯杆已立' }])
  })

  it('a suggestion that has no number yet is no part of a meeting, and then nobody is told of the others', async () => {
    const id = await handled()
    const draft = await draftOf(test.db, world, { ...lights, title: '关于图书馆周末开放的建议' })
    const before = await lastNotice(test.db)
    const events = await test.db.suggestionEvent.count()
    const outcome = await as(test.db, world.liang, (act, who) =>
      recordMeeting(
        act,
        who,
        visit,
        [id, draft].map((suggestionId) => ({ suggestionId, finding: '灯杆已立' })),
      ),
    )
    expect(refusalIn(outcome)).toBe('wrong_state')
    expect(await told(test.db, before)).toEqual([])
    expect(await test.db.suggestionEvent.count()).toBe(events)
    expect(await test.db.suggestionMeeting.count()).toBe(0)
  })

  it('a poll with less than nothing, a unit that is not there or a day to come is not kept', async () => {
    const row = { label: '区住房和城乡建设局', unitId: world.wang.unit.id, suggestionId: null }
    const marks = { satisfied: 10, basically: 2, dissatisfied: 1, abstained: 1, invalid: 1 }
    const poll = {
      title: '测评',
      heldOn: '2026-11-20',
      subjectKind: 'unit' as const,
      issued: 15,
      returned: 15,
    }
    const record = (more: object, rowMore: object = {}) =>
      as(test.db, world.liang, (act, who) =>
        recordPoll(act, who, { ...poll, ...more, rows: [{ ...row, ...marks, ...rowMore }] }),
      )
    expect(refusalIn(await record({}, { satisfied: 12, invalid: -1 }))).toBe('does_not_add_up')
    expect(refusalIn(await record({}, { unitId: 999 }))).toBe('unknown_unit')
    expect(refusalIn(await record({ heldOn: '2026-12-01' }))).toBe('past_day')
    expect(refusalIn(await record({ title: '' }))).toBe('incomplete')
    expect(await test.db.satisfactionPoll.count()).toBe(0)
    value(await record({}))
    expect(await test.db.satisfactionPoll.count()).toBe(1)
  })

  it('are said in the chat: the inspection is shown once more before anybody is told', async () => {
    await handled()
    await handled('关于整治滨河夜市噪声的建议')
    await key(1)
    const before = await lastNotice(test.db)
    await talk(
      chatWith(test.db, world.liang),
      `
      > 记专项视察 11月20日 桥东小学路口：001 灯杆已立，等通电；002还没动工
      11月20日代表建议专项视察，桥东小学路口：
      · 《关于在桥东小学路口增设红绿灯的建议》（001）：灯杆已立，等通电
      · 《关于整治滨河夜市噪声的建议》（002）：还没动工
      记下后会告诉这些建议的领衔代表和承办单位。
      1 记下
      2 不记
      > 1
      已记11月20日代表建议专项视察（2件），已告诉代表和单位。参加的人和纪要请在工作台“建议”的“视察和会议”里看和补。
      > 记推进会：001 定了年底前通电
      哪天开的？请在冒号前面写日期和地点，后面一件一件写，没有记。例如：记专项视察 11月20日 桥东小学路口：023 灯杆已立，等通电；024 还没动工
      > 记推进会 昨天：009 定了年底前通电
      009对不上一件建议，没有记。请写全编号，例如：JY-1801-023
      > 陈秀兰、何建平参与督办001
      陈秀兰参与督办《关于在桥东小学路口增设红绿灯的建议》（001），已告诉他。
      何建平参与督办《关于在桥东小学路口增设红绿灯的建议》（001），已告诉他。
      > 001督办情况：到现场看了，灯杆已经立好
      已记《关于在桥东小学路口增设红绿灯的建议》（001）的督办情况：到现场看了，灯杆已经立好
      `,
    )
    expect((await told(test.db, before)).filter(([, text]) => text.includes('专项视察'))).toHaveLength(4)
    await talk(
      chatWith(test.db, world.chen),
      `
      > 001督办情况：昨天又去看了，还没通电
      已记《关于在桥东小学路口增设红绿灯的建议》（001）的督办情况：昨天又去看了，还没通电
      > 记专项视察 11月20日：001 灯杆已立
      视察和会议由代表工委来记，没有记。
      `,
    )
    expect(await test.db.supervisionLog.count()).toBe(2)
  })
})

describe('lines as people write them', () => {
  it('begin with the number, and a day is no number', () => {
    expect(findingLines('023 灯杆已立；JY-1801B-024：还没动工\n第25号建议，已办\n没有编号')).toEqual([
      { line: '023 灯杆已立', number: '023', finding: '灯杆已立' },
      { line: 'JY-1801B-024：还没动工', number: 'JY-1801B-024', finding: '还没动工' },
      { line: '第25号建议，已办', number: '25', finding: '已办' },
      { line: '没有编号', number: null, finding: '' },
    ])
    expect(findingLines('11月底通电')[0]).toMatchObject({ number: null })
  })
})

describe('at the desk', () => {
  let web: Web
  beforeEach(async () => {
    test = await openSqlite()
    world = await makeWorld(test.db)
    web = await startWeb(test.db)
  })
  afterEach(async () => {
    await web.close()
    await test.close()
  })

  async function atDesk({ contactId }: { contactId: string }): Promise<Visitor> {
    const visitor = new Visitor(web)
    await visitor.post(linkIn(await chatOf(test.db, contactId).say('登录')))
    return visitor
  }

  it('a meeting is recorded with a finding a line, the bad line named, and completed later', async () => {
    const id = await handled()
    const liang = await atDesk(world.liang)
    const fresh = '/desk/suggestions/meetings/new'
    expect((await liang.get('/desk/suggestions/meetings')).text).toContain('还没有记过专项视察')
    expect((await liang.get(`/desk/suggestions/${id}`)).text).toContain(`${fresh}?no=JY-1801B-001`)
    const typed = {
      kind: 'special_inspection',
      heldOn: '2026-11-20',
      findings: '001 灯杆已立\n099 没动',
      place: '路口',
    }
    const wrong = await liang.submit(fresh, fresh, typed)
    expect([wrong.status, wrong.text.includes('“099 没动”：没有这个编号的建议')]).toEqual([422, true])
    expect(wrong.text).toContain('value="路口"')
    const done = await liang.submit(fresh, fresh, { ...typed, findings: '001 灯杆已立' })
    expect(done.text).toContain('11月20日代表建议专项视察')
    expect(done.text).toContain('：灯杆已立')
    const page = '/desk/suggestions/meetings/1'
    const completed = await liang.submit(page, page, {
      title: '专项视察',
      attendees: '周明远、陈秀兰',
      minutes: '逐件看了。',
    })
    expect(completed.text).toContain('周明远、陈秀兰')
    expect(completed.text).toContain('逐件看了。')
    const { text } = await liang.get(`/desk/suggestions/${id}`)
    expect(text).toContain('专项视察：灯杆已立')
    const ma = await atDesk(world.ma)
    expect((await ma.get(page)).status).toBe(200)
    expect((await ma.get(fresh)).status).toBe(403)
  })

  it('a poll prints its ballot, keeps what was typed until it adds up, and shows the rates', async () => {
    await handled()
    const liang = await atDesk(world.liang)
    const units = [world.wang.unit.id, world.su.unit.id]
    const fresh = `/desk/suggestions/polls/new?about=unit&chosen=1&unit=${units[0]}&unit=${units[1]}`
    expect((await liang.get('/desk/suggestions/polls/new?about=unit&chosen=1')).text).toContain(
      '还没有选单位',
    )
    expect((await liang.get(fresh)).text).not.toMatch(/type="number"[^>]* value="\d/)
    const ballot = await liang.get(fresh.replace('/new', '/ballot'))
    expect(ballot.headers.get('Content-Disposition')).toContain('.docx')
    const marks = (id: number | undefined, satisfied: string) => ({
      [`satisfied-${id}`]: satisfied,
      [`basically-${id}`]: '2',
      [`dissatisfied-${id}`]: '1',
      [`abstained-${id}`]: '1',
      [`invalid-${id}`]: '0',
    })
    const head = { title: '测评', heldOn: '2026-11-20', issued: '15', returned: '14' }
    const wrong = await liang.submit(fresh, fresh, {
      ...head,
      ...marks(units[0], '10'),
      ...marks(units[1], '9'),
    })
    expect(wrong.status).toBe(422)
    expect(wrong.text).toContain(
      '区城市管理执法局：满意、基本满意、不满意、弃权、无效加起来是13票，收回的是14票',
    )
    expect(wrong.text).toContain(`name="satisfied-${units[0]}" type="number"`)
    expect(wrong.text).toContain('value="10"')
    const done = await liang.submit(fresh, fresh, {
      ...head,
      ...marks(units[0], '10'),
      ...marks(units[1], '10'),
    })
    expect(done.text).toContain('76.9%（10/13）')
    expect(
      (await liang.get('/desk/suggestions/polls/1/result')).headers.get('Content-Disposition'),
    ).toContain('.docx')
    const ofSuggestions = '/desk/suggestions/polls/new?about=suggestion&chosen=1&numbers=001'
    expect((await liang.get(ofSuggestions)).text).toContain('001 关于在桥东小学路口增设红绿灯的建议')
    expect(
      (await liang.get('/desk/suggestions/polls/new?about=suggestion&chosen=1&numbers=077')).text,
    ).toContain('没有编号077的建议')
  })

  it('a poll names a suggestion only to who may read it, at the desk and on paper', async () => {
    const id = await handled()
    const poll = '/desk/suggestions/polls/new?about=suggestion&chosen=1&numbers=001'
    const liang = await atDesk(world.liang)
    const counts = {
      [`satisfied-${id}`]: '10',
      [`basically-${id}`]: '2',
      [`dissatisfied-${id}`]: '1',
      [`abstained-${id}`]: '1',
      [`invalid-${id}`]: '0',
    }
    await liang.submit(poll, poll, {
      title: '测评',
      heldOn: '2026-11-20',
      issued: '15',
      returned: '14',
      ...counts,
    })
    const ofCourt = await makeStaff(test.db, '钱立', ['法院'])
    const court = await atDesk(ofCourt)
    const page = '/desk/suggestions/polls/1'
    expect((await court.get(page)).text).toContain(lights.title)
    await as(test.db, world.liang, async (act, who) =>
      value(await choosePublicity(act, who, id, { secret: true })),
    )
    const paper = (one: { contactId: string }) =>
      as(test.db, one, async (act, who) => {
        const made = await pollReport(act, who, 1)
        return made.ok ? opened(made.value.bytes).text : 'none'
      })
    expect((await liang.get(page)).text).toContain(`001 ${lights.title}`)
    expect(await paper(world.liang)).toContain(lights.title)
    for (const text of [(await court.get(page)).text, await paper(ofCourt), await paper(world.sun)]) {
      expect(text).toContain('另一件建议')
      expect(text).toContain('76.9%')
      expect(text).not.toContain(lights.title)
    }
  })

  it('the lead, the deputies who join and the committee are put down on the suggestion’s page', async () => {
    const id = await handled()
    await key(id)
    const liang = await atDesk(world.liang)
    const page = `/desk/suggestions/${id}`
    await liang.submit(page, `${page}/lead`, { lead: String(world.wu.person.id) })
    await liang.submit(page, `${page}/join`, { deputy: '陈秀兰' })
    expect((await liang.submit(page, `${page}/join`, { deputy: '没有人' })).text).toContain('没有找到这个人')
    const shown = await liang.submit(page, `${page}/track`, { tracker: '教科文卫工委' })
    for (const words of ['吴晓梅', '陈秀兰', '教科文卫工委']) expect(shown.text).toContain(words)
  })
})
