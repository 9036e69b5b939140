/** What is exported of activities beside who came: each of several days, files, the rest of each, the contact day. */
import { expect, it, describe } from 'vitest'
import { addMaterials, answerActivity, recordAttendance } from '../../handlers/activity/actions.ts'
import { rowsOf } from '../../handlers/export/actions.ts'
import type { KindName } from '../../handlers/export/rules.ts'
import { databases } from '../databases.ts'
import { zone } from '../people.ts'
import { actsOf } from '../activity/acts.ts'
import { at, beginOffice } from '../activity/office.ts'

describe.each(databases)('the exports of activities on $name', ({ open }) => {
  const office = beginOffice(4, open)
  const { announced, liu, liang, deputy } = actsOf(office)
  const rows = async (kind: KindName) => {
    const all = []
    const range = { from: null, to: null }
    for await (const row of rowsOf({ tx: office.db, zone, now: office.now }, kind, range)) all.push(row)
    return all
  }
  const tour = { title: '外出考察', startsAt: at('2026-12-05T09:00'), endsAt: at('2026-12-06T17:00') }
  const idOf = (name: string) => deputy(name).person.id

  it('tell of each day who came, who was on leave and why, and who was not there', async () => {
    const { id } = await announced(tour)
    const says = (name: string, said: Parameters<typeof answerActivity>[3]) =>
      office.as(deputy(name).contactId, (act, who) => answerActivity(act, who, id, said))
    await says('何建平', {
      coming: true,
      reason: null,
      leave: [{ on: '2026-12-06', reason: '出差' }],
    })
    await says('罗小燕', { coming: false, reason: '住院' })
    office.now = at('2026-12-05T18:00')
    await liu(async (act, who) => {
      const activity = await office.db.activity.findFirstOrThrow()
      const sheet = { attended: [idOf('周明远'), idOf('何建平')], absent: [idOf('陈秀兰')], excused: [] }
      return recordAttendance(act, who, activity, sheet, false, ['2026-12-05'])
    })
    const told = (await rows('attendance_days')).map((row) => Object.values(row).slice(2).join(' '))
    expect(told).toEqual([
      '2026-12-05 周明远 attended ',
      '2026-12-06 周明远 absent ',
      '2026-12-05 陈秀兰 absent ',
      '2026-12-06 陈秀兰 absent ',
      '2026-12-05 何建平 attended ',
      '2026-12-06 何建平 excused 出差',
      '2026-12-05 罗小燕 excused 住院',
      '2026-12-06 罗小燕 excused 住院',
    ])
  })

  it('tell the rest of an activity, and each of its files with what came in its place', async () => {
    const { id } = await announced({ ...tour, bring: '笔记本', gathering: '8:20街道门口' })
    const add = (name: string, replaces: number | null = null) =>
      liang((act, who) =>
        addMaterials(
          act,
          who,
          id,
          [{ name, type: 'application/pdf', bytes: new TextEncoder().encode(name) }],
          { replaces },
        ),
      )
    await add('议程.pdf')
    const { fileId } = await office.db.activityFile.findFirstOrThrow()
    await add('议程2.pdf', fileId)
    expect(await rows('activity_details')).toMatchObject([
      { activity_id: id, state: 'announced', group: '桥东一组', bring: '笔记本', gathering: '8:20街道门口' },
    ])
    expect(await rows('activity_files')).toMatchObject([
      { kind: 'material', name: '议程.pdf', added_by: '梁慧', replaced_by: fileId + 1 },
      { kind: 'material', name: '议程2.pdf', size: 11, replaced_at: null },
    ])
  })

  it('tell why somebody was not there on the contact day', async () => {
    office.now = at('2026-10-20T09:00')
    const personId = idOf('周明远')
    await office.db.contactDayAbsence.create({
      data: { personId, year: 2026, reason: '住院', toldAt: office.now, recordedById: office.liu.person.id },
    })
    expect(await rows('contact_days')).toMatchObject([
      { year: 2026, deputy: '周明远', status: 'absent', absence_reason: '住院', recorded_by: '刘洁' },
    ])
  })
})
