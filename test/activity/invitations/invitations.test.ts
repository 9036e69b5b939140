/** Invitations that are prepared at the desk: whose turn it is, another choice with its reason, and who was never asked. */
import { describe, expect, it } from 'vitest'
import {
  announceActivity,
  cancelActivity,
  choicesOf,
  chooseInvitees,
  fairList,
  invitedInTerm,
  invitingOf,
  planActivity,
  planInvitation,
  tellNext,
  type Activity,
} from '../../../handlers/activity/actions.ts'
import { nobodyAsked } from '../../../handlers/activity/rules.ts'
import { databases } from '../../databases.ts'
import { inAct } from '../../people.ts'
import { actsOf } from '../acts.ts'
import { beginOffice, planFor } from '../office.ts'

describe.each(databases)('an invitation on $name', ({ open }) => {
  const office = beginOffice(9, open)
  const { liang } = actsOf(office)

  const plan = (seats: number | null) =>
    planFor(office, { kind: 'sit_in_sc', title: '列席常委会', groupId: null, audience: nobodyAsked, seats })
  const drafted = async (seats = 2): Promise<Activity> => {
    const outcome = await liang((act, who) => planInvitation(act, who, plan(seats)))
    if (!outcome.ok) throw new Error(outcome.refusal)
    return outcome.value
  }
  const inviting = async (id: number) => {
    const outcome = await liang((act, who) => invitingOf(act, who, id))
    if (!outcome.ok) throw new Error(outcome.refusal)
    return outcome.value
  }
  const choose = (id: number, personIds: number[], reason: string | null = null) =>
    liang((act, who) => chooseInvitees(act, who, id, { personIds, reason }))
  const choices = (id: number) => inAct(office.db, (act) => choicesOf(act, id))

  it('is kept as a draft with those whose turn it is; nobody is told', async () => {
    const { id, state } = await drafted()
    const { list, chosen, reason } = await inviting(id)
    expect(state).toBe('draft')
    expect([...chosen]).toEqual(
      list
        .slice(0, 2)
        .map(({ personId }) => personId)
        .filter((one) => chosen.has(one)),
    )
    expect(reason).toBe('')
    expect(await choices(id)).toMatchObject([
      { rank: 1, chosen: true, reason: '按被邀请次数从少到多', name: list[0]!.name },
      { rank: 2, chosen: true },
    ])
    expect(await office.db.notice.count()).toBe(0)
    // the order stays while one looks at it
    expect((await inviting(id)).list).toEqual(list)
  })

  it('two prepared side by side take other people, before and after the first goes out', async () => {
    const first = await drafted(5)
    const second = await drafted(5)
    const both = new Set([...(await inviting(first.id)).chosen, ...(await inviting(second.id)).chosen])
    expect(both.size).toBe(9)
    // what was prepared later does not push out those whose turn it was
    expect((await inviting(first.id)).reason).toBe('')
    const kept = [...(await inviting(first.id)).chosen]
    expect((await choose(first.id, kept)).ok).toBe(true)
    const twice = (await inviting(second.id)).list.filter(({ preparing }) => preparing === 1)
    expect(twice.map(({ personId }) => personId).sort()).toEqual(kept.sort())
    // announced, and nobody told yet
    await liang((act, who) => announceActivity(act, who, first.id))
    const third = await drafted(8)
    const again = await inviting(third.id)
    const secondly = (await inviting(second.id)).chosen
    const invitedTwice = kept.filter((personId) => secondly.has(personId))
    expect(invitedTwice).toHaveLength(1)
    expect(again.chosen.has(invitedTwice[0]!)).toBe(false)
    // told: now they are invited, and the order is the same
    for (let finished = false; !finished;)
      finished = (await inAct(office.db, (act) => tellNext(act, first.id), office.now)).finished
    const told = (await inviting(third.id)).list
    expect(told.filter(({ invited }) => invited === 1)).toHaveLength(5)
    expect(told.map(({ personId }) => personId)).toEqual(again.list.map(({ personId }) => personId))
  })

  it('a new term begins with nobody invited, whoever was asked in the last', async () => {
    const { id } = await drafted(3)
    await liang((act, who) => announceActivity(act, who, id))
    for (let finished = false; !finished;)
      finished = (await inAct(office.db, (act) => tellNext(act, id), office.now)).finished
    const times = async () => (await liang((act) => fairList(act, 'lot'))).map(({ invited }) => invited)
    expect((await times()).sort()).toEqual([0, 0, 0, 0, 0, 0, 1, 1, 1])
    const { district } = office
    await office.db.term.updateMany({ data: { current: false } })
    const term = await office.db.term.create({ data: { name: '第十九届' } })
    for (const [index, { person }] of Object.values(office.deputies).entries())
      await office.db.deputy.create({
        data: {
          personId: person.id,
          termId: term.id,
          cardNo: `QL19-${index}`,
          constituencyId: district.constituency.id,
          groupId: district.group.id,
          isNew: false,
        },
      })
    expect(await times()).toEqual(Array(9).fill(0))
  })

  it('one that is dropped gives its people back', async () => {
    const first = await drafted(5)
    const { chosen } = await inviting(first.id)
    await liang((act, who) => cancelActivity(act, who, first.id, null))
    const { list } = await inviting((await drafted(9)).id)
    expect(
      list.filter(({ personId }) => chosen.has(personId)).every(({ preparing }) => preparing === 0),
    ).toBe(true)
  })

  it('asks others only with a reason, and keeps who was passed over', async () => {
    const { id } = await drafted()
    const { list } = await inviting(id)
    const [first, second, third] = list.map(({ personId }) => personId)
    expect(await choose(id, [first!, third!])).toEqual({ ok: false, refusal: 'reason_needed' })
    expect(await choose(id, [first!, 9999], '有事')).toEqual({ ok: false, refusal: 'unknown_person' })
    expect(await choose(id, [])).toEqual({ ok: false, refusal: 'nobody' })
    expect(await choices(id)).toHaveLength(2)
    expect((await choose(id, [first!, third!], '第二位出差')).ok).toBe(true)
    expect(await choices(id)).toMatchObject([
      { personId: first, chosen: true, reason: '第二位出差' },
      { personId: second, chosen: false, reason: '第二位出差' },
      { personId: third, chosen: true },
    ])
    expect((await inviting(id)).reason).toBe('第二位出差')
    // back in order: no reason any more
    expect((await choose(id, [first!, second!], '没用')).ok).toBe(true)
    expect(await choices(id)).toMatchObject([
      { personId: first, reason: '按被邀请次数从少到多' },
      { personId: second, chosen: true },
    ])
  })

  it('tells exactly those who were chosen, and is not changed afterwards', async () => {
    const { id } = await drafted(1)
    const { list } = await inviting(id)
    const last = list.at(-1)!.personId
    await choose(id, [last], '专业对口')
    expect((await liang((act, who) => announceActivity(act, who, id))).ok).toBe(true)
    await inAct(office.db, (act) => tellNext(act, id), office.now)
    expect(await office.db.participation.findMany({ where: { activityId: id } })).toMatchObject([
      { personId: last },
    ])
    expect(await choose(id, [list[0]!.personId])).toEqual({ ok: false, refusal: 'already_sent' })
  })

  it('is the office’s alone, and only an invitation has invitees', async () => {
    const { id } = await drafted()
    expect(await office.as(office.liu.contactId, (act, who) => planInvitation(act, who, plan(1)))).toEqual({
      ok: false,
      refusal: 'not_organiser',
    })
    expect(await office.as(office.liu.contactId, (act, who) => invitingOf(act, who, id))).toEqual({
      ok: false,
      refusal: 'not_yours',
    })
    const research = await liang((act, who) => planActivity(act, who, planFor(office)))
    if (!research.ok) throw new Error(research.refusal)
    expect(await choose(research.value.id, [1])).toEqual({ ok: false, refusal: 'unknown_activity' })
    expect(await liang((act, who) => planInvitation(act, who, plan(0)))).toEqual({
      ok: false,
      refusal: 'nobody',
    })
  })

  it('is counted in the term for each deputy, until it is called off', async () => {
    const watched = () =>
      liang((act, who) => invitedInTerm(act, who, { groupId: null, onlyShort: true, skip: 0, take: 50 }))
    expect(await watched()).toMatchObject({ value: { short: 9, deputies: 9, total: 9 } })
    const { id } = await drafted(3)
    await liang((act, who) => announceActivity(act, who, id))
    await inAct(office.db, (act) => tellNext(act, id), office.now)
    expect(await watched()).toMatchObject({ value: { short: 6, total: 6 } })
    const everybody = await liang((act, who) =>
      invitedInTerm(act, who, { groupId: office.district.group.id, onlyShort: false, skip: 6, take: 50 }),
    )
    expect(everybody).toMatchObject({
      value: { total: 9, rows: [{ invited: 1, attended: 0, group: '桥东一组' }, {}, {}] },
    })
    await liang((act, who) => cancelActivity(act, who, id, null))
    expect(await watched()).toMatchObject({ value: { short: 9 } })
  })
})
