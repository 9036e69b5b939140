import { describe, expect, it } from 'vitest'
import { findActivity, recordAttendance } from '../../../handlers/activity/actions.ts'
import { nobodyAsked } from '../../../handlers/activity/rules.ts'
import { databases } from '../../databases.ts'
import { makeDeputy, tuesday } from '../../people.ts'
import { actsOf } from '../acts.ts'
import { at, beginOffice } from '../office.ts'

describe.each(databases)('the sheet of an activity on $name', ({ open }) => {
  const office = beginOffice(9, open)
  const { liu, announced, answers } = actsOf(office)

  it('a sheet that marks nobody holds no activity', async () => {
    const activity = await announced()
    office.now = at('2026-12-05T15:00')
    const empty = { attended: [], absent: [], excused: [] }
    expect(await liu((act, who) => recordAttendance(act, who, activity, empty))).toEqual({
      ok: false,
      refusal: 'nothing_marked',
    })
    expect(await office.db.activity.findUnique({ where: { id: activity.id } })).toMatchObject({
      state: 'announced',
    })
  })

  it('leave that only a sheet gave goes with the next sheet; his own stays', async () => {
    const activity = await announced()
    const person = (name: string) => office.deputies[name]!.person.id
    await answers('陈秀兰', activity.id, false, '出差')
    office.now = at('2026-12-05T15:00')
    const others = Object.keys(office.deputies).filter((name) => name !== '罗小燕' && name !== '陈秀兰')
    const sheet = { attended: others.map(person), absent: [person('陈秀兰')], excused: [] }
    const luo = person('罗小燕')
    const excused = { ...sheet, excused: [{ personId: luo, reason: null }] }
    expect(await liu((act, who) => recordAttendance(act, who, activity, excused))).toMatchObject({ ok: true })
    const again = (await liu((act) => findActivity(act, activity.id)))!
    const absent = { ...sheet, absent: [...sheet.absent, luo] }
    expect(await liu((act, who) => recordAttendance(act, who, again, absent))).toMatchObject({ ok: true })
    expect(
      await office.db.participation.findMany({
        where: { personId: { in: [luo, person('陈秀兰')] } },
        select: { person: { select: { name: true } }, answer: true, presence: true },
        orderBy: { personId: 'asc' },
      }),
    ).toEqual([
      { person: { name: '陈秀兰' }, answer: 'excused', presence: 'absent' },
      { person: { name: '罗小燕' }, answer: null, presence: 'absent' },
    ])
  })

  it('a sheet is recorded from the start on, whole or not at all; only who leads it makes the activity held', async () => {
    const ids = Object.values(office.deputies).map(({ person }) => person.id)
    const sheet = { attended: ids.slice(0, 3), absent: ids.slice(3), excused: [] }
    const present = (id: number) =>
      office.db.participation.count({ where: { activityId: id, presence: { not: null } } })
    const stateOf = async (id: number) =>
      (await office.db.activity.findUniqueOrThrow({ where: { id } })).state
    const own = await announced()
    office.now = at('2026-12-05T14:29')
    expect(await liu((act, who) => recordAttendance(act, who, own, sheet))).toEqual({
      ok: false,
      refusal: 'not_begun',
    })
    expect(await answers('程春生', own.id, false, '临时有事')).toMatchObject({ ok: true })
    office.now = at('2026-12-05T14:30')
    const stale = { ...own, version: own.version - 1 }
    expect(await liu((act, who) => recordAttendance(act, who, stale, sheet))).toEqual({
      ok: false,
      refusal: 'changed_meanwhile',
    })
    expect([await present(own.id), await stateOf(own.id)]).toEqual([0, 'announced'])
    expect(await liu((act, who) => recordAttendance(act, who, own, sheet))).toMatchObject({ ok: true })
    expect([await present(own.id), await stateOf(own.id)]).toEqual([9, 'held'])

    office.now = tuesday
    const everybodys = await announced({ groupId: null, level: 'district' })
    office.now = at('2026-12-05T15:00')
    expect(await liu((act, who) => recordAttendance(act, who, everybodys, sheet))).toMatchObject({ ok: true })
    expect([await present(everybodys.id), await stateOf(everybodys.id)]).toEqual([9, 'announced'])
  })

  it('a liaison marks the deputies of her own groups alone, whoever else was asked', async () => {
    const { db, district } = office
    const group = await db.deputyGroup.create({ data: { name: '桥东二组', officeId: district.office.id } })
    const other = await makeDeputy(db, { ...district, group }, '高敏')
    const activity = await announced({
      groupId: null,
      level: 'district',
      audience: { ...nobodyAsked, roles: ['deputy'] },
    })
    office.now = at('2026-12-05T15:00')
    const own = Object.values(office.deputies).map(({ person }) => person.id)
    const sheet = { attended: own, absent: [other.person.id], excused: [] }
    expect(await liu((act, who) => recordAttendance(act, who, activity, sheet))).toMatchObject({ ok: true })
    const of = (personId: number) =>
      db.participation.findUniqueOrThrow({
        where: { activityId_personId: { activityId: activity.id, personId } },
      })
    expect((await of(own[0]!)).presence).toBe('attended')
    expect(await of(other.person.id)).toMatchObject({ presence: null, answer: null })
    // the office marks anybody
    await office.as(office.liang.contactId, (act, who) => recordAttendance(act, who, activity, sheet))
    expect((await of(other.person.id)).presence).toBe('absent')
  })
})
