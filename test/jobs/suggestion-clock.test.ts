import { describe, expect, it } from 'vitest'
import * as suggestion from '../../handlers/suggestion/actions.ts'
import { stillHolds } from '../../jobs/schedule.ts'
import { suggestionClock } from '../../jobs/suggestion-clock.ts'
import { databases } from '../databases.ts'
import { bindDirectly, inAct, makeStaff, unbind } from '../people.ts'
import { as, draftOf, lights, value } from '../suggestion/world.ts'
import { at, remindersOn } from './reminding.ts'

describe.each(databases)('reminders about suggestions on $name', ({ open }) => {
  const { here, run, said, assigned } = remindersOn(open)

  it('nudge exactly the one it waits for, once a step, in one digest a day', async () => {
    const id = await assigned()
    await as(here.db, here.world.wang, async (act, who) => value(await suggestion.signFor(act, who, id)))
    const first = await run(suggestionClock, '2026-12-14')
    expect(first.map(({ name, status, period }) => [name, status, period])).toEqual([
      ['王涛', 'queued', '2026-12-14'],
    ])
    expect(first[0]?.text).toBe(
      '【建议办理提醒】有1件：\n· 001 关于在桥东小学路口增设红绿灯的建议：等区住房和城乡建设局首次联系代表，11月24日起，12月22日前，还有8天，快到期',
    )
    expect(await run(suggestionClock, '2026-12-14')).toEqual([])
    expect(await run(suggestionClock, '2026-12-15')).toEqual([])
    expect(await here.db.suggestionEvent.count({ where: { suggestionId: id, move: 'remind' } })).toBe(1)
    expect(await here.db.notice.count({ where: { kind: 'suggestion-clock' } })).toBe(1)
  })

  it('go also to the leader and to the office that assigned it once it is late', async () => {
    await assigned()
    const leader = await here.db.person.create({ data: { name: '住建局长' } })
    await as(here.db, here.world.liang, async (act, who) =>
      value(await suggestion.setUnitLeader(act, who, here.world.wang.unit.id, leader.id)),
    )
    const late = await run(suggestionClock, '2027-02-25')
    expect(late.map(({ name, status }) => [name, status])).toEqual([
      ['王涛', 'queued'],
      ['住建局长', 'unreachable'],
      ['马宁', 'queued'],
    ])
    expect(late[0]?.text).toContain('等区住房和城乡建设局答复，2026年11月24日起，2月24日前，已逾期1天')
    expect(await run(suggestionClock, '2027-02-26')).toEqual([])
  })

  it('say what holds when they are said: who acted meanwhile is left in peace', async () => {
    const id = await assigned()
    await run(suggestionClock, '2026-12-14')
    const notice = await here.db.notice.findFirstOrThrow({
      where: { kind: 'suggestion-clock', personId: here.world.wang.person.id },
    })
    const holds = () =>
      inAct(
        here.db,
        (act) => stillHolds['suggestion-clock']!(act, { ...notice, promise: 'at_most_once' }),
        at('2026-12-14'),
      )
    expect(await holds()).toContain('签收')
    await as(here.db, here.world.wang, async (act, who) => value(await suggestion.signFor(act, who, id)))
    expect(await holds()).not.toContain('签收')
    await as(here.db, here.world.wang, async (act, who) =>
      value(
        await suggestion.reportCommunication(act, who, id, {
          method: 'meet',
          happenedOn: '2026-11-24',
          summary: '见了代表',
          meetingOn: null,
          meetingPart: null,
        }),
      ),
    )
    expect(await holds()).toBeNull()
  })

  it('name motions for themselves, and ask the office of them after days that are their own', async () => {
    const id = await here.submitted({ ...lights, title: '关于整治河道的议案' })
    await here.db.suggestion.update({ where: { id }, data: { kind: 'motion', cause: '河道污染' } })
    await as(here.db, here.world.liang, async (act, who) =>
      value(await suggestion.acceptSuggestion(act, who, id)),
    )
    expect(await run(suggestionClock, '2026-12-07')).toEqual([])
    const [motion] = await run(suggestionClock, '2026-12-08')
    expect(motion?.text).toBe(
      '【议案提醒】有1件：\n· 议案001 关于整治河道的议案：等代表工委报大会主席团（常委会）决定议案怎样处理，11月24日起',
    )
    await here.accepted()
    const [both] = await run(suggestionClock, '2026-12-24')
    expect(both?.text).toMatch(
      /^【建议办理提醒】有1件：\n· 001 [^\n]*转交[^\n]*已逾期\d+天\n【议案提醒】有1件：\n· 议案001 /,
    )
  })

  it('write nothing on a dry run', async () => {
    await assigned()
    const lines = await run(suggestionClock, '2026-12-07', true)
    expect(lines).toHaveLength(1)
    expect(await here.db.notice.count({ where: { kind: 'suggestion-clock' } })).toBe(0)
    expect(await here.db.suggestionEvent.count({ where: { move: 'remind' } })).toBe(0)
  })

  it('warn of a draft a week before it expires, and let nothing expire unwarned', async () => {
    const id = await draftOf(here.db, here.world)
    expect(await run(suggestionClock, '2027-02-14')).toEqual([])
    const warned = await run(suggestionClock, '2027-03-20')
    expect(warned.map(({ name }) => name)).toEqual(['周明远'])
    expect(warned[0]?.text).toContain('3月27日作废。接着写请回：继续 草1')
    await said('2027-03-20')
    await run(suggestionClock, '2027-03-26')
    expect((await here.db.suggestion.findUniqueOrThrow({ where: { id } })).state).toBe('draft')
    await run(suggestionClock, '2027-03-27')
    expect((await here.db.suggestion.findUniqueOrThrow({ where: { id } })).state).toBe('withdrawn')
  })

  it('warn nobody of a draft whose lead is a deputy no more: it ends with its time, bound or not', async () => {
    const id = await draftOf(here.db, here.world)
    await here.db.deputy.updateMany({
      where: { personId: here.world.zhou.person.id },
      data: { endedOn: '2026-12-01' },
    })
    const state = async () => (await here.db.suggestion.findUniqueOrThrow({ where: { id } })).state
    expect([await run(suggestionClock, '2027-02-21'), await state()]).toEqual([[], 'draft'])
    expect([await run(suggestionClock, '2027-02-22', true), await state()]).toEqual([[], 'draft'])
    expect([await run(suggestionClock, '2027-02-22'), await state()]).toEqual([[], 'withdrawn'])
  })

  it('go on where a run broke off: who was told is not told again, the others are', async () => {
    await assigned()
    const leader = await makeStaff(here.db, '住建局长', [])
    await as(here.db, here.world.liang, async (act, who) =>
      value(await suggestion.setUnitLeader(act, who, here.world.wang.unit.id, leader.person.id)),
    )
    await inAct(
      here.db,
      async (act) => {
        const { nudges } = await suggestion.clockNudges(act, 0)
        const first = nudges.filter(({ personId }) => personId === here.world.wang.person.id)
        await suggestion.sayNudges(act, 'suggestion-clock', first, false)
      },
      at('2027-02-25'),
    )
    expect((await run(suggestionClock, '2027-02-25')).map(({ name }) => name)).toEqual(['住建局长', '马宁'])
    expect(await run(suggestionClock, '2027-02-26')).toEqual([])
  })

  it('warn nobody of a draft while his duties are suspended, and keep it until he was warned', async () => {
    const id = await draftOf(here.db, here.world)
    await here.db.deputy.update({
      where: { id: here.world.zhou.deputy.id },
      data: { suspendedFrom: '2026-12-01', suspendedTo: '2027-06-30' },
    })
    for (const on of ['2027-02-16', '2027-06-30']) expect(await run(suggestionClock, on)).toEqual([])
    expect((await here.db.suggestion.findUniqueOrThrow({ where: { id } })).state).toBe('draft')
    const back = await run(suggestionClock, '2027-07-01')
    expect(back.map(({ name, status }) => [name, status])).toEqual([['周明远', 'queued']])
    expect(back[0]?.text).toContain('7月8日作废。接着写请回：继续')
  })

  it('keep a draft whose deputy nobody could warn, and name him on the desk', async () => {
    const id = await draftOf(here.db, here.world)
    await unbind(here.db, here.world.zhou.person.id)
    const state = async () => (await here.db.suggestion.findUniqueOrThrow({ where: { id } })).state
    for (const on of ['2027-06-01', '2027-07-01'])
      expect((await run(suggestionClock, on)).map(({ name, status }) => [name, status])).toEqual([
        ['周明远', 'unreachable'],
      ])
    expect(await state()).toBe('draft')
    const waiting = (one: { contactId: string }) =>
      as(
        here.db,
        one,
        async (act, who) => (await suggestion.waiting(act, who)).map(({ about }) => about),
        at('2027-07-01'),
      )
    expect(await waiting(here.world.liang)).toEqual([
      '周明远代表有1件草稿过了保留期，他没有绑定微信，作废的提醒发不到，先替他留着。',
    ])
    expect(await waiting(here.world.ma)).toEqual([])
    // bound again, but the message did not get through: he is warned anew
    await bindDirectly(here.db, here.world.zhou.person.id)
    expect((await run(suggestionClock, '2027-07-02')).map(({ status }) => status)).toEqual(['queued'])
    await here.db.notice.updateMany({ where: { period: '2027-07-02' }, data: { state: 'failed' } })
    expect((await run(suggestionClock, '2027-07-12')).map(({ status }) => status)).toEqual(['queued'])
    expect(await run(suggestionClock, '2027-07-30')).toEqual([]) // the message still waits to be said
    expect(await state()).toBe('draft')
    await said('2027-07-12', '2027-08-01')
    await run(suggestionClock, '2027-08-07')
    expect(await state()).toBe('draft')
    await run(suggestionClock, '2027-08-08')
    expect(await state()).toBe('withdrawn')
  })
})
