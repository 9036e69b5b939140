/** Whoever is asked is told once an edition, and nobody else. */
import { describe, expect, it } from 'vitest'
import {
  announceActivity,
  audienceOf,
  changeActivity,
  planActivity,
  previewPlan,
  announcementHolds,
  tellNewlyBound,
  tellNext,
  untoldActivities,
} from '../../handlers/activity/actions.ts'
import { nobodyAsked } from '../../handlers/activity/rules.ts'
import { endOffice, restoreOffice } from '../../handlers/people/record/office.ts'
import { databases } from '../databases.ts'
import { bindDirectly, inAct, unbind } from '../people.ts'
import { actsOf } from './acts.ts'
import { at, planFor, beginOffice } from './office.ts'

describe.each(databases)('telling of an activity on $name', ({ open }) => {
  const office = beginOffice(9, open)
  const { liu, liang, deputy, announced, answers, notices } = actsOf(office)

  it('the number of people is shown before anything goes out, with those who cannot be reached', async () => {
    await unbind(office.db, deputy('罗小燕').person.id)
    const preview = await liu((act, who) => previewPlan(act, who, planFor(office)))
    expect(preview).toEqual({ ok: true, value: { people: 9, unbound: ['罗小燕'], rooms: 0 } })
    expect([await office.db.notice.count(), await office.db.activity.count()]).toEqual([0, 0])
    const nobody = { ...nobodyAsked, roles: ['deputy' as const], newcomers: 'new' as const }
    expect(await liang((act, who) => previewPlan(act, who, planFor(office, { audience: nobody })))).toEqual({
      ok: false,
      refusal: 'nobody',
    })
    const all = { ...nobodyAsked, roles: ['deputy' as const] }
    expect(await liu((act, who) => previewPlan(act, who, planFor(office, { audience: all })))).toEqual({
      ok: false,
      refusal: 'not_organiser',
    })
  })

  it('who is asked anew hears it, also when he had heard before: at once, or once a WeChat is bound again', async () => {
    const { id } = await announced()
    const zhou = deputy('周明远').person.id
    const chen = deputy('陈秀兰').person.id
    await office.db.staff.create({ data: { personId: chen } })
    await office.db.notice.updateMany({ data: { state: 'sent', sentAt: office.now } })
    const again = (personId: number) =>
      office.db.notice.findMany({ where: { kind: 'activity', personId, step: { startsWith: 'again:' } } })
    const back = async (personId: number) => {
      await liang((act, who) => endOffice(act, who, personId, '2026-11-24', 'resigned'))
      const restored = await liang((act, who) => restoreOffice(act, who, personId))
      return restored.ok ? restored.value.warning : restored.refusal
    }
    expect(await back(chen)).not.toContain('还没通知到')
    const [said] = await again(chen)
    expect(said?.text).toContain('【活动通知】您已重新列入，原来的回复不算了，请重新回：\n')
    const holds = () =>
      inAct(office.db, (act) => announcementHolds(act, { ...said!, promise: 'at_most_once' }), office.now)
    expect(await holds()).toBe(said?.text)
    await answers('陈秀兰', id, true)
    expect(await holds()).toBeNull()

    expect(await back(zhou)).toContain('其中1个还没通知到他，绑定微信后自动通知。')
    expect(await inAct(office.db, tellNewlyBound, office.now)).toEqual([])
    await bindDirectly(office.db, zhou)
    expect((await inAct(office.db, tellNewlyBound, office.now)).map(({ name }) => name)).toEqual(['周明远'])
    expect(await again(zhou)).toHaveLength(1)
    expect(await inAct(office.db, tellNewlyBound, office.now)).toEqual([])
  })

  it('a draft tells nobody until it is announced', async () => {
    const draft = await liu((act, who) => planActivity(act, who, planFor(office)))
    if (!draft.ok) throw new Error(draft.refusal)
    expect(await inAct(office.db, untoldActivities)).toEqual([])
    await office.as(deputy('周明远').contactId, async (act, who) => {
      expect(await announceActivity(act, who, draft.value.id)).toEqual({ ok: false, refusal: 'not_yours' })
    })
    expect(await liu((act, who) => announceActivity(act, who, draft.value.id))).toMatchObject({
      value: { state: 'announced', edition: 1 },
    })
    expect(await inAct(office.db, untoldActivities)).toEqual([draft.value.id])
    expect(audienceOf(draft.value).groups).toEqual([office.district.group.id])
  })

  it('everybody is told once an edition, however often and from however many sides it is tried', async () => {
    const { id } = await announced()
    const tries = Array.from({ length: 4 }, () => inAct(office.db, (act) => tellNext(act, id)))
    await Promise.all(tries)
    expect(await notices('activity')).toHaveLength(9)
    await liu((act, who) => changeActivity(act, who, id, { place: '滨河社区' }))
    await Promise.all(
      Array.from({ length: 4 }, () => inAct(office.db, (act) => tellNext(act, id)).catch(() => null)),
    )
    await inAct(office.db, (act) => tellNext(act, id))
    expect((await notices('activity')).map(({ step }) => step).sort()).toEqual([
      ...Array<string>(9).fill('v1'),
      ...Array<string>(9).fill('v2'),
    ])
  })

  it('a change is not told to whom a suspension keeps away on its day, though he is on the list still', async () => {
    const { id } = await announced()
    await office.db.deputy.updateMany({
      where: { personId: deputy('周明远').person.id },
      data: { suspendedFrom: '2026-12-04', suspendedTo: '2026-12-06' },
    })
    const tell = () => inAct(office.db, (act) => tellNext(act, id), office.now)
    await liu((act, who) => changeActivity(act, who, id, { place: '滨河社区' }))
    expect((await tell()).lines.map(({ name }) => name)).not.toContain('周明远')
    await liu((act, who) => changeActivity(act, who, id, { startsAt: at('2026-12-08T14:30') }))
    expect((await tell()).lines.map(({ name }) => name)).toContain('周明远')
  })
})
