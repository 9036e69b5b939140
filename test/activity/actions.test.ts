import { describe, expect, it } from 'vitest'
import * as activity from '../../handlers/activity/actions.ts'
import type { Speaker } from '../../handlers/people/actions.ts'
import type { Act } from '../../handlers/shared/act.ts'
import type { Outcome } from '../../handlers/shared/outcome.ts'
import { databases } from '../databases.ts'
import { bindDirectly, inAct } from '../people.ts'
import { actsOf } from './acts.ts'
import { beginOffice, planFor, type Office } from './office.ts'

type Verb = (act: Act, who: Speaker, id: number) => Promise<Outcome<unknown, unknown>>

const noSwap = { outId: 0, inId: 0, whyNot: null, reason: null }
/** What the organiser's side does with one activity. */
const verbs = (office: Office): Readonly<Record<string, Verb>> => ({
  改草稿: (act, who, id) => activity.reviseDraft(act, who, id, planFor(office)),
  发布: (act, who, id) => activity.announceActivity(act, who, id),
  改时间地点: (act, who, id) => activity.changeActivity(act, who, id, { place: '别处' }),
  取消: (act, who, id) => activity.cancelActivity(act, who, id, '来的人少'),
  代为回执: (act, who, id) =>
    activity.answerOnBehalf(act, who, id, office.deputies['周明远']!.person.id, {
      coming: true,
      reason: null,
    }),
  换人: (act, who, id) => activity.replaceInvitee(act, who, id, noSwap),
  门口签到码: (act, who, id) => activity.codeAtDoor(act, who, id),
  记纪要: (act, who, id) => activity.recordMinutes(act, who, id, { minutes: '看了3栋。' }),
  传照片: (act, who, id) => activity.addActivityFile(act, who, id, { fileId: 1, kind: 'photo' }),
  撤材料: (act, who, id) => activity.removeMaterial(act, who, id, 1),
  补发材料: (act, who, id) => activity.tellOfMaterials(act, who, id),
  撤回补记: (act, who, id) => activity.withdrawAfterwards(act, who, id),
  签到表: (act, who, id) => activity.signInSheet(act, who, id),
  活动小结: (act, who, id) => activity.activitySummary(act, who, id),
})

describe.each(databases)('what is done with an activity, on $name', ({ open }) => {
  const office = beginOffice(3, open)
  const { announced, liang } = actsOf(office)

  const everything = async () => ({
    activities: await office.db.activity.findMany(),
    participations: await office.db.participation.findMany(),
    notices: await office.db.notice.count(),
    deeds: await office.db.audit.count(),
  })
  const refusals = (contactId: string, id: number) =>
    office.as(contactId, async (act, who) => {
      const said: Record<string, unknown> = {}
      for (const [name, verb] of Object.entries(verbs(office))) {
        const outcome = await verb(act, who, id)
        said[name] = outcome.ok ? 'done' : outcome.refusal
      }
      return said
    })

  const all = (refusal: string) =>
    Object.fromEntries(Object.keys(verbs(office)).map((name) => [name, refusal]))

  it('is the organiser’s: a deputy who is asked may do none of it, and nothing is written when he tries', async () => {
    const { id } = await announced()
    const before = await everything()
    expect(await refusals(office.deputies['陈秀兰']!.contactId, id)).toEqual(all('not_yours'))
    expect(await everything()).toEqual(before)
  })

  it('is not another group’s liaison’s either', async () => {
    const { id } = await announced()
    const other = await office.db.person.create({ data: { name: '孔令芳', phone: '13900009901' } })
    await office.db.deputyGroup.create({
      data: { name: '桥西二组', officeId: office.district.office.id, liaisonId: other.id },
    })
    const before = await everything()
    expect(await refusals(await bindDirectly(office.db, other.id), id)).toEqual(all('not_yours'))
    expect(await everything()).toEqual(before)
  })

  it('says of a number that no activity has that there is none; a code at the door is told to no stranger', async () => {
    const before = await everything()
    expect(await refusals(office.liang.contactId, 999_999)).toEqual({
      ...all('unknown_activity'),
      门口签到码: 'not_yours',
    })
    expect(await everything()).toEqual(before)
  })

  it('of one that was called off nothing is announced, changed, answered or written any more', async () => {
    const { id } = await announced()
    await liang((act, who) => activity.cancelActivity(act, who, id, '下雨'))
    const before = await everything()
    expect(await refusals(office.liang.contactId, id)).toEqual({
      改草稿: 'not_draft',
      发布: 'announced_before',
      改时间地点: 'not_open',
      取消: 'not_open',
      代为回执: 'not_open',
      换人: 'not_by_turns',
      门口签到码: 'cancelled',
      记纪要: 'cancelled',
      传照片: 'cancelled',
      撤材料: 'no_such_file',
      补发材料: 'too_late_to_tell',
      撤回补记: 'not_afterwards',
      签到表: 'not_sent',
      活动小结: 'not_sent',
    })
    expect(await everything()).toEqual(before)
  })

  it('two staff who press 发布 on one draft tell its people once', async () => {
    const planned = await liang((act, who) => activity.planActivity(act, who, planFor(office)))
    if (!planned.ok) throw new Error(planned.refusal)
    const { id } = planned.value
    const press = () => liang((act, who) => activity.announceActivity(act, who, id))
    expect(await press()).toMatchObject({ ok: true, value: { state: 'announced', edition: 1 } })
    await inAct(office.db, (act) => activity.tellNext(act, id), office.now)
    const before = await everything()
    expect(await press()).toEqual({ ok: false, refusal: 'announced_before' })
    expect(await everything()).toEqual(before)
  })
})
