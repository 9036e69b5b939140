/** Who leaves office, and what he was asked to or leads. */
import { describe, expect, it } from 'vitest'
import { activitiesOn, cancelActivity, codeAtDoor, organise } from '../../../handlers/activity/actions.ts'
import { nobodyAsked } from '../../../handlers/activity/rules.ts'
import { dismissLiaison, makeLiaison } from '../../../handlers/people/record/liaison.ts'
import { endOffice, restoreOffice } from '../../../handlers/people/record/office.ts'
import { databases } from '../../databases.ts'
import { actsOf } from '../acts.ts'
import { at, planFor, beginOffice } from '../office.ts'

describe.each(databases)('leaving office on $name', ({ open }) => {
  const office = beginOffice(9, open)
  const { liu, liang, deputy, announced, answers, counts, notices } = actsOf(office)

  it('who leaves office leaves the activities ahead, and who waits gets the seat; taken back, he is asked again', async () => {
    const { id } = await announced({ seats: 1 })
    await answers('周明远', id, true)
    await answers('陈秀兰', id, true)
    const zhou = deputy('周明远').person.id
    const ended = await liang((act, who) => endOffice(act, who, zhou, '2026-11-24', 'resigned'))
    expect(ended).toMatchObject({ ok: true })
    expect(ended.ok && ended.value.warning).toContain('已从1个还没举行的活动名单中去掉。')
    expect(await counts(id)).toMatchObject({ asked: 8, going: 1, waiting: 0 })
    expect((await notices('activity-seat')).map(({ personId }) => personId)).toEqual([
      deputy('陈秀兰').person.id,
    ])
    expect(await office.db.audit.findFirst({ where: { action: 'activity.withdraw' } })).toMatchObject({
      subject: `activity:${id}`,
    })
    const back = await liang((act, who) => restoreOffice(act, who, zhou))
    expect(back.ok && back.value.warning).toContain('已重新列入1个活动')
    expect(await counts(id)).toMatchObject({ asked: 9, going: 1, unanswered: 8 })
  })

  it('who left office but is asked in another duty stays asked; what took place before the end stays', async () => {
    const zhou = deputy('周明远').person.id
    await office.db.staff.create({ data: { personId: zhou } })
    const past = await announced({ startsAt: at('2026-11-25T09:00') })
    const both = await announced({ audience: { ...nobodyAsked, roles: ['deputy', 'staff'] }, groupId: null })
    office.now = at('2026-11-26T09:00')
    await liang((act, who) => endOffice(act, who, zhou, '2026-11-26', 'moved'))
    const asked = await office.db.participation.findMany({ where: { personId: zhou } })
    expect(asked.map(({ activityId }) => activityId)).toEqual([past.id, both.id])
  })

  it('who becomes the liaison is asked to what liaisons are asked to, and whom he follows no longer', async () => {
    const { id } = await announced({ audience: { ...nobodyAsked, roles: ['liaison'] }, groupId: null })
    const zhou = deputy('周明远').person.id
    const { group } = office.district
    const asked = async () =>
      (await office.db.participation.findMany({ where: { activityId: id } })).map(({ personId }) => personId)
    expect(await asked()).toEqual([office.liu.person.id])
    const made = await liang((act, who) => makeLiaison(act, who, zhou, group.id))
    expect(made).toMatchObject({ ok: true })
    expect(made.ok && made.value.warning).toBe('周明远已列入1个还没开始的活动。刘洁已从1个活动的名单中去掉。')
    expect(await asked()).toEqual([zhou])
    expect((await notices('activity')).map(({ personId }) => personId)).toContain(zhou)
    const none = await liang((act, who) => dismissLiaison(act, who, zhou, group.id))
    expect(none.ok && none.value.warning).toContain('周明远已从1个活动的名单中去掉。')
    expect(await asked()).toEqual([])
  })

  it('who organised it leads it only while he still is the liaison', async () => {
    const made = await liu((act, who) => organise(act, who, planFor(office)))
    if (!made.ok) throw new Error(made.refusal)
    const { id } = made.value
    await office.db.deputyGroup.update({
      where: { id: office.district.group.id },
      data: { liaisonId: deputy('周明远').person.id },
    })
    expect(await liu((act, who) => cancelActivity(act, who, id, null))).toEqual({
      ok: false,
      refusal: 'not_yours',
    })
    expect(await liu((act, who) => activitiesOn(act, who, '2026-12-05'))).toEqual([])
    const { contactId } = deputy('周明远')
    expect(await office.as(contactId, (act, who) => activitiesOn(act, who, '2026-12-05'))).toMatchObject([
      { id },
    ])
    expect(await office.as(contactId, (act, who) => codeAtDoor(act, who, id))).toMatchObject({ ok: true })
  })
})
