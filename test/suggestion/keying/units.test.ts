/** A unit without WeChat hands its papers in at the office that assigns: they are keyed in as its own, from the day they came. */
import { describe, expect, it } from 'vitest'
import type { Speaker } from '../../../handlers/people/actions.ts'
import type { Act } from '../../../handlers/shared/act.ts'
import { rowsOf } from '../../../handlers/export/actions.ts'
import * as suggestion from '../../../handlers/suggestion/actions.ts'
import { databases } from '../../databases.ts'
import { makePerson, zone } from '../../people.ts'
import { day, officeOn, replyWords } from '../office.ts'
import { as, lastNotice, refusalIn, told, value } from '../world.ts'
import { did, keyingOn, monday, thursday } from './keyed.ts'

describe.each(databases)('what a unit hands in on paper, on $name', ({ open }) => {
  const here = officeOn(open)
  const keyed = keyingOn(here)
  const sign = (id: number) => (act: Act, who: Speaker) => suggestion.signFor(act, who, id)

  it('is its own act from the day on which it came; the history says who keyed it in, and the unit hears it', async () => {
    const id = await here.assigned()
    const unitId = here.world.wang.unit.id
    const leader = await makePerson(here.db, '罗局长')
    await here.db.handlingUnit.update({ where: { id: unitId }, data: { leaderId: leader.id } })
    const since = await lastNotice(here.db)
    await did(keyed(id, unitId, sign(id)))
    expect((await here.expectConsistent(id)).state).toBe('handling')
    const row = await here.rowOf(id)
    expect(row.handlings[0]?.signedAt).toEqual(new Date(`${thursday}T23:59:00+08:00`))
    const step = row.events.at(-1)
    expect(step).toMatchObject({
      actor: `person:${here.world.ma.person.id}`,
      party: 'main',
      on: monday,
      move: 'sign_for',
    })
    expect(JSON.parse(step?.details ?? '')).toMatchObject({ unitId, keyedIn: { on: thursday, way: 'paper' } })
    const heard = await told(here.db, since)
    // who keyed it in is not told; the leader has no WeChat, and whoever keyed it in learns that
    expect(heard).toEqual([
      [
        '王涛',
        '【代录】马宁按你单位11月26日交来的纸质件，替你单位录入了《关于在桥东小学路口增设红绿灯的建议》（001）的“区住房和城乡建设局签收”，算你单位办的。请核对；不是你单位办的请回：001代录不对。',
      ],
    ])
    const reading = await as(here.db, here.world.zhou, (act, who) => suggestion.readSuggestion(act, who, id))
    expect(reading?.timeline.at(-1)).toEqual({
      on: thursday,
      text: '区住房和城乡建设局签收（纸质件，马宁代录）',
    })
    const exported = []
    for await (const line of rowsOf({ tx: here.db, now: day(monday), zone }, 'suggestion_keyed', {
      from: null,
      to: null,
    }))
      exported.push(line)
    expect(exported).toMatchObject([
      {
        suggestion_no: row.number,
        what: 'sign_for',
        for: '区住房和城乡建设局',
        way: 'paper',
        received_on: thursday,
        keyed_in_by: '马宁',
        keyed_in_at: `${monday}T10:00:00+08:00`,
      },
    ])
    const deed = await here.db.audit.findFirst({
      orderBy: { seq: 'desc' },
      where: { action: 'suggestion.key_in' },
    })
    expect(JSON.parse(deed?.after ?? '{}')).toMatchObject({ move: 'sign_for', party: 'main', unitId })
  })

  it('in time by its day of receipt: a reply, an opinion, a request to go back and one for more time', async () => {
    const id = await here.assigned()
    const { wang, jing, liang } = here.world
    // ten working days for giving back end on 8 December; its letter came on that day and lay for a week
    const asked = await keyed(
      id,
      jing.unit.id,
      (act, who) => suggestion.askReturn(act, who, id, '归城管局', null),
      {
        on: '2026-12-08',
        today: '2026-12-15',
      },
    )
    value(value(asked).answer)
    expect((await here.expectConsistent(id)).units[1]?.returnAskedOn).toBe('2026-12-08')
    value(
      await as(
        here.db,
        here.world.ma,
        (act, who) => suggestion.denyReturn(act, who, id, jing.unit.id, '请协办'),
        day('2026-12-16'),
      ),
    )
    const opinion = { text: '配合布线', promises: [{ text: '移杆', dueOn: '2026-12-18' }] }
    await did(
      keyed(id, jing.unit.id, (act, who) => suggestion.giveOpinion(act, who, id, opinion), {
        on: '2026-12-17',
        today: '2026-12-21',
        by: liang,
      }),
    )
    // three months end on 24 February; a request of that day is in time, whenever it is keyed in
    const until = '2027-04-30'
    await did(
      keyed(
        id,
        wang.unit.id,
        (act, who) => suggestion.askExtension(act, who, id, { until, reason: '等排期' }),
        {
          on: '2027-02-24',
          today: '2027-03-01',
        },
      ),
    )
    value(
      await as(
        here.db,
        here.world.ma,
        (act, who) => suggestion.decideExtension(act, who, id, { granted: true, note: null }),
        day('2027-03-01'),
      ),
    )
    const words = { ...replyWords, promises: [{ text: '装好信号灯', dueOn: '2027-05-04' }] }
    const reply = await keyed(id, wang.unit.id, (act, who) => suggestion.replyTo(act, who, id, words), {
      on: '2027-04-29',
      today: '2027-05-06',
      way: 'in_person',
    })
    value(value(reply).answer)
    const course = await here.expectConsistent(id)
    // the unit was in time; the deputy's days begin when he hears it
    expect(course.units[0]).toMatchObject({ state: 'replied', repliedOn: '2027-04-29' })
    expect(course).toMatchObject({ state: 'replied', repliedOn: '2027-05-06', since: '2027-05-06' })
    expect(await here.db.suggestionReply.findFirst()).toMatchObject({
      repliedAt: new Date('2027-04-29T23:59:00+08:00'),
      repliedById: here.world.ma.person.id,
    })
    const range = { from: '2026-01-01', to: '2027-12-31' }
    const { total } = await as(
      here.db,
      liang,
      (act) => suggestion.suggestionStatistics(act, range, 'unit'),
      day('2027-05-07'),
    )
    expect(total.onTime).toEqual({ part: 1, of: 1 })
    const kept = await here.db.commitment.findFirstOrThrow({ where: { unitId: wang.unit.id } })
    const early = await keyed(
      id,
      wang.unit.id,
      (act, who) => suggestion.deliverCommitment(act, who, kept.id, null),
      {
        on: '2027-04-28',
        today: '2027-05-10',
      },
    )
    expect(refusalIn(value(early).answer)).toBe('before_possible')
    await did(
      keyed(id, wang.unit.id, (act, who) => suggestion.deliverCommitment(act, who, kept.id, '亮了'), {
        on: '2027-05-07',
        today: '2027-05-10',
      }),
    )
  })

  it('asks the deputy of a talk like any other, and counts of several replies the last', async () => {
    const { wang, su } = here.world
    const id = await here.assigned([
      { unitId: wang.unit.id, role: 'separate' },
      { unitId: su.unit.id, role: 'separate' },
    ])
    const said = {
      method: 'meet',
      happenedOn: '2026-11-25',
      summary: '看了路口',
      meetingOn: null,
      meetingPart: null,
    }
    const talk = (happenedOn: string) =>
      keyed(id, wang.unit.id, (act, who) =>
        suggestion.reportCommunication(act, who, id, { ...said, happenedOn }),
      )
    expect(refusalIn(value(await talk('2026-11-27')).answer)).toBe('past_day')
    const since = await lastNotice(here.db)
    value(value(await talk('2026-11-25')).answer)
    expect((await told(here.db, since)).map(([name, text]) => [name, text.slice(0, 6)])).toEqual([
      ['周明远', '【办理沟通】'],
      ['王涛', '【代录】马宁'],
    ])
    value(
      await as(here.db, su, (act, who) => suggestion.replyTo(act, who, id, replyWords), day('2026-11-28')),
    )
    await did(keyed(id, wang.unit.id, (act, who) => suggestion.replyTo(act, who, id, replyWords)))
    expect(await here.rowOf(id)).toMatchObject({ state: 'replied', repliedAt: day('2026-11-28') })
  })

  it('is refused for a day to come or before it could be, to whoever may not, and when the page is not the newest', async () => {
    const id = await here.assigned()
    const { wang, jing, liang, zhou, su } = here.world
    expect(refusalIn(await keyed(id, wang.unit.id, sign(id), { on: '2026-12-01' }))).toBe('past_day')
    expect(refusalIn(value(await keyed(id, wang.unit.id, sign(id), { on: '2026-11-23' })).answer)).toBe(
      'before_possible',
    )
    for (const by of [zhou, wang, jing])
      expect(refusalIn(await keyed(id, wang.unit.id, sign(id), { by }))).toBe('not_yours')
    // a unit that has no part in it, and the office that assigns for the deputy
    expect(refusalIn(await keyed(id, su.unit.id, sign(id)))).toBe('not_yours')
    expect(refusalIn(await keyed(id, 'lead', sign(id)))).toBe('not_yours')
    const { version } = await here.rowOf(id)
    value(await as(here.db, wang, (act, who) => suggestion.signFor(act, who, id)))
    expect(refusalIn(await keyed(id, jing.unit.id, sign(id), { version, by: liang }))).toBe(
      'changed_meanwhile',
    )
    // it may not assign in the units' voice
    const other = await keyed(id, jing.unit.id, (act, who) =>
      suggestion.denyReturn(act, who, id, jing.unit.id, '好'),
    )
    expect(refusalIn(value(other).answer)).toBe('not_yours')
  })

  it('is stored once, however often the button is pressed, and of two at once one wins', async () => {
    const id = await here.assigned()
    const { wang, jing, liang } = here.world
    const talk = {
      method: 'phone',
      happenedOn: '2026-11-25',
      summary: '约时间',
      meetingOn: null,
      meetingPart: null,
    }
    const report = (act: Act, who: Speaker) => suggestion.reportCommunication(act, who, id, talk)
    value(await keyed(id, wang.unit.id, report, { once: 'same' }))
    expect(refusalIn(await keyed(id, wang.unit.id, report, { once: 'same' }))).toBe('keyed_in')
    expect(await here.db.handlingCommunication.count()).toBe(1)
    const { version } = await here.rowOf(id)
    const both = await Promise.all([
      keyed(id, jing.unit.id, sign(id), { version }),
      keyed(id, wang.unit.id, sign(id), { version, by: liang }),
    ])
    const stored = both.filter((one) => one.ok && one.value.taken !== null)
    expect(stored).toHaveLength(1)
    await here.expectConsistent(id)
  })
})
