/** Leave on one day of several: said by himself or told by a sheet, and seen wherever the activity is. */
import { describe, expect, it } from 'vitest'
import {
  answerActivity,
  openInvitations,
  recordAttendance,
  sheetMembers,
  signInSheet,
} from '../../../handlers/activity/actions.ts'
import { afterSheet, leaveWords, withLeave } from '../../../handlers/activity/attendance/leaveDays.ts'
import { signInFacts, summaryFacts } from '../../../handlers/activity/documents/facts.ts'
import { databases } from '../../databases.ts'
import { actsOf } from '../acts.ts'
import { at, beginOffice } from '../office.ts'

const tour = {
  kind: 'study_tour' as const,
  title: '外出考察基层治理',
  startsAt: at('2026-12-05T09:00'),
  endsAt: at('2026-12-06T17:00'),
}
const [first, second] = ['2026-12-05', '2026-12-06']

describe.each(databases)('leave on one day of two on $name', ({ open }) => {
  const office = beginOffice(4, open)
  const { announced, liu, deputy, answers } = actsOf(office)
  const idOf = (name: string): number => deputy(name).person.id
  const rowOf = (name: string) =>
    office.db.participation.findFirstOrThrow({ where: { personId: idOf(name) } })
  const onLeave = (name: string, id: number, on: string, reason: string) =>
    office.as(deputy(name).contactId, (act, who) =>
      answerActivity(act, who, id, { coming: true, reason: null, leave: [{ on, reason }] }),
    )
  const sheet = (day: string, attended: string[], excused: [string, string][] = [], absent: string[] = []) =>
    liu(async (act, who) =>
      recordAttendance(
        act,
        who,
        await office.db.activity.findFirstOrThrow(),
        {
          attended: attended.map(idOf),
          excused: excused.map(([name, reason]) => ({ personId: idOf(name), reason })),
          absent: absent.map(idOf),
        },
        false,
        [day],
      ),
    )
  const said = async (name: string) => leaveWords(await rowOf(name), '2026-12-06', true)

  it('leaves him among those who come, until he says 参加 or 请假 of all of it', async () => {
    const { id } = await announced(tour)
    expect(await onLeave('何建平', id, second, '出差')).toMatchObject({
      ok: true,
      value: { answer: 'going' },
    })
    expect(await said('何建平')).toBe('12月6日请假（出差）')
    const own = await office.as(deputy('何建平').contactId, (act, who) => openInvitations(act, who.personId))
    expect(own).toMatchObject([{ status: 'going', leaveDays: expect.stringContaining(second) as string }])
    await answers('何建平', id, true)
    expect((await rowOf('何建平')).leaveDays).toBe(null)
    await onLeave('何建平', id, second, '出差')
    await answers('何建平', id, false, '住院')
    expect(await rowOf('何建平')).toMatchObject({ answer: 'excused', leaveDays: null })
  })

  it('keeps why somebody who came on the first day was on leave on the second', async () => {
    await announced(tour)
    office.now = at('2026-12-05T18:00')
    await sheet(first, ['周明远', '陈秀兰', '何建平', '罗小燕'])
    office.now = at('2026-12-06T18:00')
    await sheet(second, ['周明远', '陈秀兰', '何建平'], [['罗小燕', '孩子发烧']])
    expect(await rowOf('罗小燕')).toMatchObject({
      presence: 'attended',
      presentDays: JSON.stringify([first]),
    })
    expect(await said('罗小燕')).toBe('12月6日请假（孩子发烧）')
    const { note, named } = await liu(async (act, who) => {
      const activity = await office.db.activity.findFirstOrThrow()
      const people = await sheetMembers(act, who, activity)
      const facts = await signInFacts(act, activity, people)
      return {
        note: facts.groups[0]?.people.find(({ name }) => name === '罗小燕')?.note,
        named: (await summaryFacts(act, who, activity, people)).attendance?.attended,
      }
    })
    expect(note).toBe('到1天，12月6日请假')
    expect(named).toContain('罗小燕（到1天，12月6日请假）')
    // the sheet said again puts it right
    await sheet(second, ['周明远', '陈秀兰', '何建平', '罗小燕'])
    expect(await rowOf('罗小燕')).toMatchObject({ presentDays: null, leaveDays: null })
    expect(await liu((act, who) => signInSheet(act, who, 1))).toMatchObject({ ok: true })
  })

  it('stays his own where a sheet calls him absent, and is over where it says that he came', async () => {
    const { id } = await announced(tour)
    await onLeave('何建平', id, first, '出差')
    await answers('陈秀兰', id, false, '住院')
    office.now = at('2026-12-05T18:00')
    await sheet(first, ['周明远', '罗小燕'], [['陈秀兰', '没说']], ['何建平'])
    expect(await said('何建平')).toBe('12月5日请假（出差）')
    // leave of all of it says it already
    expect((await rowOf('陈秀兰')).leaveDays).toBe(null)
    await sheet(first, ['周明远', '罗小燕', '何建平'], [['陈秀兰', '没说']])
    expect((await rowOf('何建平')).leaveDays).toBe(null)
  })
})

describe('single days of leave', () => {
  const own = {
    personId: 3,
    leaveDays: withLeave({ leaveDays: null }, [{ on: second, reason: '出差', byId: 3 }]),
  }

  it('stand in the order of the days, and the later word of a day counts', () => {
    const two = { leaveDays: withLeave(own, [{ on: first, reason: '开会', byId: 3 }]) }
    expect(leaveWords(two, first, true)).toBe('12月5日请假（开会），12月6日请假（出差）')
    expect(leaveWords(two, first, false)).toBe('12月5日请假，12月6日请假')
    expect(
      leaveWords({ leaveDays: withLeave(own, [{ on: second, reason: '就医', byId: 3 }]) }, first, true),
    ).toBe('12月6日请假（就医）')
  })

  it('are not written over by the reason of a sheet where he gave his own', () => {
    expect(afterSheet(own, [second], { excused: '没说', byId: 7 })).toBe(own.leaveDays)
    expect(afterSheet(own, [first], 'absent')).toBe(own.leaveDays)
    expect(afterSheet(own, [second], 'attended')).toBe(null)
  })
})
