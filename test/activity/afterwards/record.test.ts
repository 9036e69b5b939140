/** 补记: a group met without an announcement, and its liaison tells afterwards. */
import { describe, expect, it } from 'vitest'
import {
  cancelActivity,
  correctAfterwards,
  groupRhythms,
  organise,
  ownTraining,
  raiseAtActivity,
  recordAfterwards,
  recordAttendance,
  sheetMembers,
  sourcesFor,
  tellNext,
  trainingFigures,
  withdrawAfterwards,
  yearFiguresOf,
  type Activity,
  type Past,
} from '../../../handlers/activity/actions.ts'
import { nobodyAsked } from '../../../handlers/activity/rules.ts'
import { checkChain } from '../../../handlers/audit/actions.ts'
import { databases } from '../../databases.ts'
import { inAct } from '../../people.ts'
import { actsOf } from '../acts.ts'
import { at, beginOffice, names, planFor, runJobAt } from '../office.ts'

describe.each(databases)('recorded afterwards on $name', ({ open }) => {
  const office = beginOffice(9, open)
  const { liu, liang } = actsOf(office)

  const ids = (...some: string[]) => some.map((name) => office.deputies[name]!.person.id)
  const past = (change: Partial<Past> = {}): Past => ({
    kind: 'special_research',
    topic: null,
    title: '老旧小区调研',
    startsAt: at('2026-11-15T00:00'),
    hourKnown: false,
    endsAt: null,
    place: '桥东社区',
    level: 'group',
    groupId: office.district.group.id,
    officeId: null,
    audience: { ...nobodyAsked, roles: ['deputy'], groups: [office.district.group.id] },
    hours: null,
    ...change,
  })
  const sheet = () => ({
    attended: ids(...names.filter((name) => name !== '罗小燕' && name !== '谭志刚')),
    excused: [{ personId: ids('罗小燕')[0]!, reason: null }],
    absent: ids('谭志刚'),
  })
  const recorded = async (change: Partial<Past> = {}, who = liu): Promise<Activity> => {
    const outcome = await who((act, speaker) => recordAfterwards(act, speaker, past(change), sheet()))
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal))
    return outcome.value
  }

  it('is held with its attendance, tells nobody, and no job tells anybody later', async () => {
    const { id, state } = await recorded()
    expect(state).toBe('held')
    const rows = await office.db.participation.findMany({ where: { activityId: id } })
    expect(rows.map(({ presence }) => presence).sort()).toEqual([
      'absent',
      'absent',
      ...Array<string>(7).fill('attended'),
    ])
    expect(rows.every(({ toldEdition }) => toldEdition === 0)).toBe(true)
    for (const day of ['24', '25', '27'])
      await runJobAt(office.db, 'activity-notice', at(`2026-11-${day}T10:00`))
    expect(await office.db.notice.count()).toBe(0)
    expect((await inAct(office.db, (act) => checkChain(act))).brokenAt).toBeNull()
  })

  it('counts for the group’s rhythm, which is late without it, and for attendance', async () => {
    office.now = at('2027-03-01T09:00')
    const rhythm = () => liu((act, who) => groupRhythms(act, who))
    expect(await rhythm()).toMatchObject([{ overdue: true, lastOn: null }])
    await recorded({ startsAt: at('2027-02-10T00:00') })
    expect(await rhythm()).toMatchObject([{ overdue: false, lastOn: '2027-02-10', held: 1 }])
    const year = await liang((act, who) => yearFiguresOf(act, who, 2027))
    expect(year).toMatchObject({
      value: { total: { activities: 1, unrecorded: 0, asked: 9, attended: 7, excused: 1, absent: 1 } },
    })
  })

  it('gives hours where it was a training, and takes them back with the record', async () => {
    const { id } = await recorded({ kind: 'lecture', topic: 'business', title: '地方组织法讲座', hours: 2.5 })
    const [zhou, luo] = ids('周明远', '罗小燕')
    const hours = (personId: number) =>
      inAct(office.db, (act) => ownTraining(act, personId, 2026), office.now)
    expect(await hours(zhou!)).toMatchObject({ times: 1, hours: 2.5 })
    expect(await hours(luo!)).toMatchObject({ times: 0 })
    await liu((act, who) => correctAfterwards(act, who, id, { hours: 3 }))
    expect(await hours(zhou!)).toMatchObject({ hours: 3 })
    expect((await liu((act, who) => withdrawAfterwards(act, who, id))).ok).toBe(true)
    expect(await hours(zhou!)).toMatchObject({ times: 0, hours: 0 })
    expect(await liang((act, who) => trainingFigures(act, who, 2026))).toMatchObject({
      value: { attendances: 0, trained: 0 },
    })
    expect(await liu((act, who) => groupRhythms(act, who))).toMatchObject([{ held: 0, lastOn: null }])
    expect(await office.db.notice.count()).toBe(0)
  })

  it('is never recorded twice: another of the group that day is asked about, announced or not', async () => {
    const first = await recorded()
    const again = (besides: number[], change: Partial<Past> = {}) =>
      liu((act, who) => recordAfterwards(act, who, past(change), sheet(), besides))
    expect(await again([])).toMatchObject({ refusal: { same: [{ id: first.id }] } })
    expect(await again([], { title: '走访小区' })).toMatchObject({ refusal: { same: [{ id: first.id }] } })
    expect((await again([first.id], { title: '走访小区' })).ok).toBe(true)
    await liu((act, who) => withdrawAfterwards(act, who, first.id))
    expect(await office.db.activity.count({ where: { state: 'held' } })).toBe(1)
    // announced ones are asked about as well, those called off are not
    const planned = await liu((act, who) => organise(act, who, planFor(office)))
    if (!planned.ok) throw new Error(planned.refusal)
    await inAct(office.db, (act) => tellNext(act, planned.value.id), office.now)
    office.now = at('2026-12-05T12:00')
    const called = { startsAt: at('2026-12-05T00:00') }
    expect(await again([], called)).toMatchObject({ refusal: { same: [{ id: planned.value.id }] } })
    await liu((act, who) => cancelActivity(act, who, planned.value.id, null))
    expect((await again([], called)).ok).toBe(true)
  })

  it('told by two at once it is recorded once', async () => {
    const outcomes = await Promise.all(
      [liu, liang].map((who) => who((act, speaker) => recordAfterwards(act, speaker, past(), sheet()))),
    )
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await office.db.activity.count()).toBe(1)
  })

  it('refuses a day ahead, another’s group, the contact day, and people of no group', async () => {
    const told = (change: Partial<Past>, who = liu) =>
      who((act, speaker) => recordAfterwards(act, speaker, past(change), null))
    expect(await told({ startsAt: at('2026-12-15T00:00') })).toEqual({ ok: false, refusal: 'ahead' })
    expect(await told({ startsAt: at('2026-11-24T15:00'), hourKnown: true })).toEqual({
      ok: false,
      refusal: 'ahead',
    })
    const other = await office.db.deputyGroup.create({
      data: { name: '滨河一组', officeId: office.district.office.id },
    })
    const theirs = { ...nobodyAsked, roles: ['deputy' as const], groups: [other.id] }
    expect(await told({ audience: theirs })).toEqual({ ok: false, refusal: 'not_organiser' })
    expect(await told({ audience: theirs }, liang)).toEqual({ ok: false, refusal: 'nobody' })
    expect(await told({ kind: 'contact_day' })).toEqual({ ok: false, refusal: 'contact_day' })
    const foreign = { attended: [office.liang.person.id], excused: [], absent: [] }
    expect(await liu((act, who) => recordAfterwards(act, who, past(), foreign))).toEqual({
      ok: false,
      refusal: 'unknown_person',
    })
    expect(await office.db.activity.count()).toBe(0)
  })

  it('calls nobody absent of whom nothing was said; he may be added later, and leave be taken back', async () => {
    const some = { attended: ids('周明远', '陈秀兰'), excused: [], absent: [] }
    const outcome = await liu((act, who) => recordAfterwards(act, who, past(), some))
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal))
    const activity = outcome.value
    const figures = () => liang((act, who) => yearFiguresOf(act, who, 2026))
    expect(await figures()).toMatchObject({ value: { total: { asked: 2, attended: 2, absent: 0 } } })
    expect(await liu((act, who) => sheetMembers(act, who, activity))).toHaveLength(9)
    const said = (more: object) =>
      liu((act, who) => recordAttendance(act, who, activity, { ...some, ...more }))
    const [luo] = ids('罗小燕')
    expect((await said({ excused: [{ personId: luo, reason: '病假' }] })).ok).toBe(true)
    expect(await figures()).toMatchObject({ value: { total: { asked: 3, excused: 1, absent: 0 } } })
    expect((await said({ absent: [luo] })).ok).toBe(true)
    expect(await figures()).toMatchObject({ value: { total: { asked: 3, excused: 0, absent: 1 } } })
  })

  it('knows whom the group had on the day: who left since was there', async () => {
    const { deputy, person } = office.deputies['程春生']!
    await office.db.deputy.update({ where: { id: deputy.id }, data: { endedOn: '2026-11-20' } })
    const { id } = await recorded()
    expect(
      await office.db.participation.findUnique({
        where: { activityId_personId: { activityId: id, personId: person.id } },
      }),
    ).toMatchObject({ presence: 'attended' })
  })

  it('feeds concerns and suggestions like any other', async () => {
    const { id } = await recorded()
    const [zhou, tan] = ids('周明远', '谭志刚')
    const raised = await liu((act, who) => raiseAtActivity(act, who, id, zhou!, '楼道没有灯'))
    expect(raised.ok).toBe(true)
    const sources = (personId: number) => inAct(office.db, (act) => sourcesFor(act, personId), office.now)
    expect(await sources(zhou!)).toMatchObject([{ id }])
    expect(await sources(tan!)).toEqual([])
    await liu((act, who) => withdrawAfterwards(act, who, id))
    expect(await sources(zhou!)).toEqual([])
    // the deputy's concern is his own and stays
    expect(await office.db.concern.count({ where: { status: { not: 'void' } } })).toBe(1)
  })
})
