/** What a sheet of attendance must not erase: leave that was told before, and that another has the place. */
import { describe, expect, it } from 'vitest'
import { announceActivity, planInvitation, tellNext } from '../../../handlers/activity/actions.ts'
import { nobodyAsked } from '../../../handlers/activity/rules.ts'
import { inAct } from '../../people.ts'
import { at, beginOffice, planFor } from '../office.ts'

const office = beginOffice()
const say = (who: string, text: string) => office.chat(who).say(text)
const inSixDays = async () => {
  await say('刘洁', '一组 12月5日下午2点半 老旧小区调研 桥东社区 全体参加')
  return say('刘洁', '1')
}
const participation = (name: string, activityId = 1) =>
  office.db.participation.findUnique({
    where: { activityId_personId: { activityId, personId: office.deputies[name]!.person.id } },
    select: { answer: true, reason: true, presence: true },
  })

describe('the sheet after an activity', () => {
  it('leaves out who was replaced: his leave stays, and he was not there', async () => {
    const liang = <T>(work: Parameters<typeof office.as<T>>[1]) => office.as(office.liang.contactId, work)
    const plan = planFor(office, {
      kind: 'sit_in_sc',
      title: '列席常委会',
      groupId: null,
      audience: nobodyAsked,
      seats: 2,
    })
    const drafted = await liang((act, who) => planInvitation(act, who, plan))
    if (!drafted.ok) throw new Error(JSON.stringify(drafted.refusal))
    const { id } = drafted.value
    await liang((act, who) => announceActivity(act, who, id))
    await inAct(office.db, (act) => tellNext(act, id), office.now)
    const [first] = await office.db.participation.findMany({
      where: { activityId: id },
      include: { person: true },
      orderBy: { personId: 'asc' },
    })
    const out = first!.person.name
    await say('梁慧', `活动${id} 换 ${out} 原因 出差`)
    expect(await say('梁慧', '1')).toContain('已换')
    expect(await say('梁慧', `活动${id} 情况`)).toContain('通知2人')
    expect(await say('梁慧', `取消活动${id}`)).toContain('会告诉2人')
    await say('梁慧', '2')

    expect(await say('梁慧', `活动${id} ${out}参加`)).toContain('名额已经给了别的代表，没有改动')

    office.now = at('2026-12-05T18:00')
    expect(await say('梁慧', `活动${id} 都到了`)).toContain('应到2人，实到2人')
    expect(await participation(out, id)).toEqual({ answer: 'excused', reason: '出差', presence: null })
    expect(await say(out, '我今年参加了几次活动')).not.toContain('列席常委会')
    expect(await say('梁慧', `活动${id} 情况`)).toContain('通知2人')
  })

  it('keeps leave that was given by phone, as it keeps what he asked for himself', async () => {
    await inSixDays()
    expect(await say('刘洁', '活动1 周明远请假 出差')).toContain('已替周明远记：请假（出差）')
    await say('陈秀兰', '活动1 请假 孩子生病')
    office.now = at('2026-12-05T18:00')
    await say('刘洁', '活动1 周明远没来 陈秀兰没来，其他人都到了')
    expect(await participation('周明远')).toEqual({ answer: 'excused', reason: '出差', presence: 'absent' })
    expect(await participation('陈秀兰')).toEqual({
      answer: 'excused',
      reason: '孩子生病',
      presence: 'absent',
    })
    // leave that the sheet itself gave goes with the next one
    await say('刘洁', '活动1 周明远没来 陈秀兰没来 罗小燕请假，其他人都到了')
    await say('刘洁', '活动1 周明远没来 陈秀兰没来 罗小燕没来，其他人都到了')
    expect(await participation('罗小燕')).toEqual({ answer: null, reason: null, presence: 'absent' })
    expect(await participation('周明远')).toMatchObject({ answer: 'excused', reason: '出差' })
  })
})
