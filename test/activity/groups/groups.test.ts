import { describe, expect, it } from 'vitest'
import {
  activityFigures,
  groupRhythms,
  groupRulesOf,
  issueGroupRule,
  readGroupRule,
  recordMinutes,
} from '../../../handlers/activity/actions.ts'
import { databases } from '../../databases.ts'
import { actsOf } from '../acts.ts'
import { at, beginOffice } from '../office.ts'

describe.each(databases)('a group of deputies on $name', ({ open }) => {
  const office = beginOffice(9, open)
  const { liu, liang, deputy, announced } = actsOf(office)

  it('a group’s rules have versions and readers', async () => {
    const groupId = office.district.group.id
    const issue = (text: string) =>
      liu((act, who) =>
        issueGroupRule(act, who, { groupId, kind: 'study', text, fileId: null, effectiveOn: '2026-12-01' }),
      )
    expect(await issue('每季度学习一次')).toMatchObject({ value: { version: 1, people: 9 } })
    const second = await issue('每两个月学习一次')
    const id = second.ok ? second.value.id : 0
    const { contactId } = deputy('周明远')
    const reads = () => office.as(contactId, (act, who) => readGroupRule(act, who, id))
    await reads()
    expect(await reads()).toMatchObject({ value: { kind: 'study', version: 2 } })
    const [rule] = await liu((act, who) => groupRulesOf(act, who, groupId))
    expect(rule).toMatchObject({ version: 2, text: '每两个月学习一次' })
    expect(rule?.unread).toHaveLength(8)
    const [own] = await office.as(contactId, (act, who) => groupRulesOf(act, who, groupId))
    expect(own?.unread).toBeNull()
    expect(
      await office.as(contactId, (act, who) =>
        issueGroupRule(act, who, {
          groupId,
          kind: 'study',
          text: '甲',
          fileId: null,
          effectiveOn: '2026-12-01',
        }),
      ),
    ).toEqual({ ok: false, refusal: 'not_yours' })
    expect(await office.db.groupRule.count()).toBe(2)
  })

  it('a group is watched for its rhythm, from what really took place', async () => {
    const rhythm = async () => (await liu((act, who) => groupRhythms(act, who)))[0]
    expect(await rhythm()).toMatchObject({ lastOn: null, overdue: false, held: 0 })
    const { id } = await announced()
    office.now = at('2026-12-05T18:30')
    expect(await rhythm()).toMatchObject({ lastOn: null, overdue: false, held: 0 })
    await liu((act, who) => recordMinutes(act, who, id, { minutes: '看了三个小区' }))
    expect(await rhythm()).toMatchObject({
      lastOn: '2026-12-05',
      nextBy: '2027-03-05',
      overdue: false,
      held: 1,
    })
    office.now = at('2027-03-06T09:00')
    // another year counts its own
    expect(await rhythm()).toMatchObject({ lastOn: '2026-12-05', overdue: true, held: 0 })
    expect(await office.as(deputy('周明远').contactId, (act, who) => groupRhythms(act, who))).toEqual([])
    const figures = await liang((act, who) => activityFigures(act, who, 2026))
    expect(figures.ok && figures.value.map(({ counts: { asked } }) => asked)).toEqual([9])
  })

  it('a new term starts anew, and counts from the day on which it began', async () => {
    const { id } = await announced()
    office.now = at('2026-12-05T18:30')
    await liu((act, who) => recordMinutes(act, who, id, { minutes: '看了三个小区' }))
    await office.db.term.updateMany({ data: { current: false } })
    await office.db.term.create({
      data: { name: '第十九届', current: true, createdAt: at('2026-12-20T09:00') },
    })
    office.now = at('2026-12-21T09:00')
    const rhythm = async () => (await liu((act, who) => groupRhythms(act, who)))[0]
    expect(await rhythm()).toMatchObject({ lastOn: null, nextBy: '2027-03-20', overdue: false, held: 0 })
    office.now = at('2027-03-21T09:00')
    expect(await rhythm()).toMatchObject({ lastOn: null, overdue: true })
  })
})
