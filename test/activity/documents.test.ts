import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  activitySummary,
  answerActivity,
  checkIn,
  organise,
  raiseAtActivity,
  recordAttendance,
  recordMinutes,
  signInSheet,
  tellNext,
  trainingCertificate,
  yearFiguresOf,
  yearStatistics,
  findActivity,
} from '../../handlers/activity/actions.ts'
import type { AttendanceSheet } from '../../handlers/activity/chat/attendance/words.ts'
import { nobodyAsked, type Plan } from '../../handlers/activity/rules.ts'
import { databases, type TestDatabase } from '../databases.ts'
import { opened } from '../docx.ts'
import { inAct, makeLiaison } from '../people.ts'
import { at, makeOffice, planFor, type Office } from './office.ts'

describe.each(databases)('papers on $name', ({ open }) => {
  let test: TestDatabase
  let office: Office
  beforeEach(async () => {
    test = await open()
    office = await makeOffice(test, 4)
    const district = { key: 'office.district', effectiveOn: '2016-01-01', source: '测试' }
    await office.db.setting.create({
      data: { ...district, value: JSON.stringify('青陵区'), setAt: office.now, setBy: 'system' },
    })
  })
  afterEach(() => test.close())

  const liu = <T>(work: Parameters<typeof office.as<T>>[1]) => office.as(office.liu.contactId, work)
  const liang = <T>(work: Parameters<typeof office.as<T>>[1]) => office.as(office.liang.contactId, work)
  const idOf = (name: string) => office.deputies[name]!.person.id
  const asDeputy = <T>(name: string, work: Parameters<typeof office.as<T>>[1]) =>
    office.as(office.deputies[name]!.contactId, work)

  async function announced(change: Partial<Plan> = {}, tell = true): Promise<number> {
    const outcome = await liang((act, who) => organise(act, who, planFor(office, change)))
    if (!outcome.ok) throw new Error(outcome.refusal)
    if (tell) await inAct(office.db, (act) => tellNext(act, outcome.value.id), office.now)
    return outcome.value.id
  }
  const attended = (id: number, sheet: AttendanceSheet) =>
    liu(async (act, who) => recordAttendance(act, who, (await findActivity(act, id))!, sheet))
  const textOf = (outcome: { ok: true; value: { bytes: Uint8Array } } | { ok: false; refusal: unknown }) =>
    outcome.ok ? opened(outcome.value.bytes).text : String(outcome.refusal)

  it('the sign-in sheet has everybody asked, marks leave without its reason, and waits until all are told', async () => {
    const id = await announced({}, false)
    expect(await asDeputy('周明远', (act, who) => signInSheet(act, who, id))).toMatchObject({ ok: false })
    expect(await liang((act, who) => signInSheet(act, who, id))).toEqual({
      ok: false,
      refusal: 'still_telling',
    })
    await inAct(office.db, (act) => tellNext(act, id), office.now)
    await asDeputy('罗小燕', (act, who) => answerActivity(act, who, id, { coming: false, reason: '做手术' }))
    const text = textOf(await liu((act, who) => signInSheet(act, who, id)))
    for (const part of [
      '老旧小区调研签到表',
      '桥东一组（4人）',
      '周明远',
      '罗小燕\n\n请假',
      '共4人，请假、不参加的1人',
    ])
      expect(text).toContain(part)
    expect(text).not.toContain('做手术')
    expect(await asDeputy('周明远', (act, who) => signInSheet(act, who, id))).toEqual({
      ok: false,
      refusal: 'not_yours',
    })
  })

  it('a liaison who does not lead gets her own groups’ people only', async () => {
    const second = await office.db.deputyGroup.create({
      data: { name: '桥东二组', officeId: office.district.office.id },
    })
    const other = { ...office.district, group: second }
    const he = await makeLiaison(office.db, other, '贺联络')
    await office.db.deputy.updateMany({ where: { personId: idOf('周明远') }, data: { groupId: second.id } })
    const audience = { ...nobodyAsked, roles: ['deputy' as const] }
    const id = await announced({ groupId: null, audience })
    const own = textOf(await office.as(he.contactId, (act, who) => signInSheet(act, who, id)))
    expect(own).toContain('桥东二组（1人）')
    expect(own).not.toContain('陈秀兰')
    expect(textOf(await liang((act, who) => signInSheet(act, who, id)))).toContain('桥东一组（3人）')
  })

  it('the summary tells what was recorded, and there is none while nothing is', async () => {
    const id = await announced()
    const summary = () => liu((act, who) => activitySummary(act, who, id))
    expect(await summary()).toEqual({ ok: false, refusal: 'not_begun' })
    office.now = at('2026-12-05T17:00')
    expect(await summary()).toEqual({ ok: false, refusal: 'nothing_recorded' })
    await attended(id, {
      attended: [idOf('周明远'), idOf('陈秀兰')],
      excused: [{ personId: idOf('何建平'), reason: '病假' }],
      absent: [idOf('罗小燕')],
    })
    await liu((act, who) => raiseAtActivity(act, who, id, idOf('周明远'), '3栋路灯不亮'))
    const half = textOf(await summary())
    expect(half).toContain('应到4人，实到2人')
    expect(half).toContain('【缺：纪要】')
    expect(half).toContain('1. 周明远：3栋路灯不亮')
    expect(half).not.toContain('病假')
    await liu((act, who) => recordMinutes(act, who, id, { minutes: '走访三个小区', findings: '电梯老化' }))
    const whole = textOf(await summary())
    expect(whole).toContain('走访三个小区')
    expect(whole).toContain('电梯老化')
    expect(whole).toContain('组织者\n桥东一组（梁慧）')
  })

  it('the certificate has what is recorded, keeps its number while nothing changes, and is one’s own', async () => {
    const audience = { ...nobodyAsked, roles: ['deputy' as const] }
    const lecture = { kind: 'lecture' as const, title: '地方组织法讲座', groupId: null, audience, hours: 3 }
    const id = await announced(lecture)
    office.now = at('2026-12-05T14:30')
    const own = () =>
      asDeputy('周明远', (act, who) => trainingCertificate(act, who, who.personId, { year: 2026 }))
    expect(await own()).toEqual({ ok: false, refusal: 'no_training' })
    await asDeputy('周明远', (act, who) => checkIn(act, who, id, null))
    expect(await own()).toEqual({ ok: false, refusal: 'not_over' })
    office.now = at('2026-12-05T18:00')
    const first = await own()
    expect(first).toMatchObject({ ok: true, value: { number: 'PX2026-0001', times: 1, hours: 3 } })
    const text = textOf(first)
    expect(text).toContain('兹证明青陵区第十八届人大代表')
    expect(text).toContain('2026年1月1日至2026年12月5日参加培训1次，共3学时')
    expect(text).toContain('地方组织法讲座')
    office.now = at('2026-12-07T09:30')
    expect(await own()).toMatchObject({ ok: true, value: { number: 'PX2026-0001' } })
    expect(await office.db.trainingCertificate.count()).toBe(1)
    expect(
      await liang((act, who) => trainingCertificate(act, who, idOf('周明远'), { activityId: id })),
    ).toMatchObject({ ok: true, value: { number: 'PX2026-0002' } })
    expect(await liu((act, who) => trainingCertificate(act, who, idOf('周明远'), { year: 2026 }))).toEqual({
      ok: false,
      refusal: 'not_yours',
    })
    expect(
      await liang((act, who) => trainingCertificate(act, who, idOf('陈秀兰'), { activityId: id })),
    ).toEqual({ ok: false, refusal: 'no_training' })
  })

  it('the year’s statistics count what was recorded and leave out a group of which nobody was', async () => {
    await office.db.deputy.updateMany({ where: { personId: idOf('周明远') }, data: { isNew: true } })
    const group = await announced()
    const audience = { ...nobodyAsked, roles: ['deputy' as const] }
    const lecture = await announced({ kind: 'lecture', title: '讲座', groupId: null, audience, hours: 3 })
    await announced({ title: '没有记的', startsAt: at('2026-12-05T16:00') })
    office.now = at('2026-12-05T14:40')
    await asDeputy('周明远', (act, who) => checkIn(act, who, lecture, null))
    office.now = at('2026-12-06T10:00')
    await attended(group, {
      attended: [idOf('周明远'), idOf('陈秀兰'), idOf('何建平')],
      excused: [{ personId: idOf('罗小燕'), reason: null }],
      absent: [],
    })
    const figures = await liang((act, who) => yearFiguresOf(act, who, 2026))
    if (!figures.ok) throw new Error(figures.refusal)
    expect(figures.value.total).toMatchObject({
      activities: 3,
      unrecorded: 1,
      asked: 5,
      attended: 4,
      excused: 1,
      absent: 0,
      unmarked: 3,
      trainings: 1,
      hours: 3,
    })
    expect(figures.value).toMatchObject({ trained: 1, newcomers: 1, newTrained: 1 })
    expect(figures.value.byGroup).toMatchObject([{ name: '桥东一组', activities: 2, asked: 5, attended: 4 }])
    expect(await liu((act, who) => yearStatistics(act, who, 2026, 'word'))).toEqual({
      ok: false,
      refusal: 'not_yours',
    })
    expect(textOf(await liang((act, who) => yearStatistics(act, who, 2026, 'word')))).toContain(
      '到会率80%（4/5）；另有3人次没有记到没到。',
    )
  })

  it('nobody is absent who had no seat, said that he does not come, or of whom nothing is recorded', async () => {
    const audience = { ...nobodyAsked, roles: ['deputy' as const] }
    const lecture = { kind: 'lecture' as const, title: '讲座', groupId: null, audience, hours: 3, seats: 1 }
    const id = await announced(lecture)
    for (const [name, coming] of [
      ['周明远', true],
      ['陈秀兰', true],
      ['何建平', false],
    ] as const)
      await asDeputy(name, (act, who) => answerActivity(act, who, id, { coming, reason: null }))
    office.now = at('2026-12-05T14:40')
    await asDeputy('周明远', (act, who) => checkIn(act, who, id, null))
    office.now = at('2026-12-06T10:00')
    const figures = await liang((act, who) => yearFiguresOf(act, who, 2026))
    if (!figures.ok) throw new Error(figures.refusal)
    expect(figures.value.total).toMatchObject({ asked: 2, attended: 1, excused: 1, absent: 0, unmarked: 1 })
  })
})
