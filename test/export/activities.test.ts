import { expect, it } from 'vitest'
import {
  answerActivity,
  cancelActivity,
  organise,
  recordAfterwards,
  recordAttendance,
  tellNext,
  withdrawAfterwards,
} from '../../handlers/activity/actions.ts'
import { audienceWords, nobodyAsked } from '../../handlers/activity/rules.ts'
import { rowsOf } from '../../handlers/export/actions.ts'
import { zone } from '../people.ts'
import { at, beginOffice, planFor } from '../activity/office.ts'

const office = beginOffice(4)
const rows = async (kind: 'activities' | 'attendance', from: string | null = null) => {
  const all = []
  for await (const row of rowsOf({ tx: office.db, zone, now: office.now }, kind, { from, to: null }))
    all.push(row)
  return all
}

it('activities and who was there, with the keys of the contract', async () => {
  const id = await office.as(office.liang.contactId, async (act, who) => {
    const made = await organise(act, who, planFor(office, { seats: 2, endsAt: at('2026-12-05T16:30') }))
    if (!made.ok) throw new Error(made.refusal)
    await tellNext(act, made.value.id)
    return made.value.id
  })
  const answers = (name: string, coming: boolean, reason: string | null = null) =>
    office.as(office.deputies[name]!.contactId, (act, who) =>
      answerActivity(act, who, id, { coming, reason }),
    )
  await answers('周明远', true)
  await answers('陈秀兰', true)
  await answers('何建平', true)
  await answers('罗小燕', false, '出差')
  expect(await rows('activities')).toEqual([
    {
      id,
      kind: 'special_research',
      title: '老旧小区调研',
      starts_at: '2026-12-05T14:30:00+08:00',
      ends_at: '2026-12-05T16:30:00+08:00',
      place: '桥东社区',
      organiser: '梁慧',
      audience: '桥东一组代表',
      seats: 2,
      invited: 4,
      going: 2,
      declined: 1,
      waiting: 1,
      attended: 0,
    },
  ])
  office.now = at('2026-12-05T17:00')
  await office.as(office.liang.contactId, async (act, who) => {
    const activity = await act.tx.activity.findUniqueOrThrow({ where: { id } })
    const ids = Object.fromEntries(
      Object.entries(office.deputies).map(([name, one]) => [name, one.person.id]),
    )
    await recordAttendance(act, who, activity, {
      attended: [ids['周明远']!],
      excused: [{ personId: ids['罗小燕']!, reason: null }],
      absent: [ids['陈秀兰']!, ids['何建平']!],
    })
  })
  expect(await rows('attendance')).toEqual([
    {
      activity_id: id,
      person: '周明远',
      status: 'attended',
      reason: null,
      at: '2026-12-05T17:00:00+08:00',
      by: '梁慧',
    },
    {
      activity_id: id,
      person: '陈秀兰',
      status: 'absent',
      reason: null,
      at: '2026-12-05T17:00:00+08:00',
      by: '梁慧',
    },
    {
      activity_id: id,
      person: '何建平',
      status: 'absent',
      reason: null,
      at: '2026-12-05T17:00:00+08:00',
      by: '梁慧',
    },
    {
      activity_id: id,
      person: '罗小燕',
      status: 'excused',
      reason: '出差',
      at: '2026-12-05T17:00:00+08:00',
      by: '梁慧',
    },
  ])
  expect(await rows('activities', '2026-12-06')).toEqual([])
})

it('an audience in words', () => {
  const groups = new Map([[1, '桥东一组']])
  const words = (change: object) => audienceWords({ ...nobodyAsked, ...change }, groups)
  expect([
    words({ roles: ['deputy'] }),
    words({ roles: ['deputy'], groups: [1] }),
    words({ roles: ['deputy', 'liaison'], newcomers: 'new' }),
    words({ people: [4, 5] }),
  ]).toEqual(['全体代表', '桥东一组代表', '新任代表、联络员', '2人'])
})

it('what was recorded afterwards is there too, with its day where no hour is known; taken back it is not', async () => {
  const { id } = await office.as(office.liu.contactId, async (act, who) => {
    const { kind, topic, title, place, level, groupId, officeId, audience, endsAt, hours } = planFor(office)
    const past = { kind, topic, title, place, level, groupId, officeId, audience, endsAt, hours }
    const made = await recordAfterwards(
      act,
      who,
      { ...past, startsAt: at('2026-11-15T00:00'), hourKnown: false },
      { attended: [office.deputies['周明远']!.person.id], excused: [], absent: [] },
    )
    if (!made.ok) throw new Error('refused')
    return made.value
  })
  expect(await rows('activities')).toMatchObject([{ id, starts_at: '2026-11-15', invited: 4, attended: 1 }])
  expect(await rows('attendance')).toMatchObject([{ activity_id: id, person: '周明远', status: 'attended' }])
  await office.as(office.liu.contactId, (act, who) => withdrawAfterwards(act, who, id))
  expect(await rows('activities')).toEqual([])
})

it('one that was called off says so, in its name and beside each answer', async () => {
  const id = await office.as(office.liang.contactId, async (act, who) => {
    const people = ['周明远', '罗小燕'].map((name) => office.deputies[name]!.person.id)
    const made = await organise(act, who, {
      ...planFor(office),
      groupId: null,
      audience: { roles: [], groups: [], offices: [], newcomers: 'all', people },
    })
    if (!made.ok) throw new Error(made.refusal)
    await tellNext(act, made.value.id)
    return made.value.id
  })
  await office.as(office.deputies['周明远']!.contactId, (act, who) =>
    answerActivity(act, who, id, { coming: true, reason: null }),
  )
  await office.as(office.liang.contactId, (act, who) => cancelActivity(act, who, id, '下雨'))
  expect(await rows('activities')).toMatchObject([
    { id, title: '老旧小区调研（已取消）', audience: '周明远、罗小燕', going: 1, attended: 0 },
  ])
  expect(await rows('attendance')).toMatchObject([
    { activity_id: id, person: '周明远', status: 'going', reason: '活动已取消' },
  ])
})
