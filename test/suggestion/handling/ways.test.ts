/** The whole way of a suggestion, straight and with every detour. */
import { describe, expect, it } from 'vitest'
import * as suggestion from '../../../handlers/suggestion/actions.ts'
import { databases } from '../../databases.ts'
import { inAct } from '../../people.ts'
import { day, officeOn, replyWords } from '../office.ts'
import { as, draftOf, lastNotice, refusalIn, told, value } from '../world.ts'

describe.each(databases)('a suggestion on its way on $name', ({ open }) => {
  const here = officeOn(open)

  it('goes from draft to closed, and tells each the right thing once', async () => {
    const id = await draftOf(here.db, here.world)
    await as(here.db, here.world.zhou, async (act, who) =>
      value(await suggestion.seekCosigners(act, who, id)),
    )
    await as(here.db, here.world.chen, async (act, who) => value(await suggestion.cosign(act, who, id)))
    await as(here.db, here.world.he, async (act, who) => value(await suggestion.cosign(act, who, id)))
    await as(here.db, here.world.zhou, async (act, who) => value(await suggestion.submitDraft(act, who, id)))
    await as(here.db, here.world.liang, async (act, who) =>
      value(await suggestion.acceptSuggestion(act, who, id, '城建环保')),
    )
    await as(here.db, here.world.liang, async (act, who) =>
      value(await suggestion.forwardSuggestion(act, who, id, 'government')),
    )
    const before = await lastNotice(here.db)
    await as(here.db, here.world.ma, async (act, who) =>
      value(
        await suggestion.assignSuggestion(act, who, id, [
          { unitId: here.world.wang.unit.id, role: 'main' },
          { unitId: here.world.jing.unit.id, role: 'assist' },
        ]),
      ),
    )
    expect(await told(here.db, before)).toEqual([
      [
        '王涛',
        '【交办】《关于在桥东小学路口增设红绿灯的建议》（001）由你单位主办，2027年2月24日前答复代表。收到请回：签收 001；不属于你单位职责请回：001不是我们的，并写明理由。',
      ],
      [
        '何国新',
        '【交办】《关于在桥东小学路口增设红绿灯的建议》（001）由你单位协办，12月24日前提出协办意见。收到请回：签收 001；不属于你单位职责请回：001不是我们的，并写明理由。',
      ],
      [
        '周明远',
        '【已交办】《关于在桥东小学路口增设红绿灯的建议》（001）由区住房和城乡建设局办理，2027年2月24日前答复。',
      ],
      [
        '梁慧',
        '【已交办】《关于在桥东小学路口增设红绿灯的建议》（001）由区住房和城乡建设局办理，2027年2月24日前答复。',
      ],
      [
        '毛素群',
        '【已交办】《关于在桥东小学路口增设红绿灯的建议》（001）由区住房和城乡建设局办理，2027年2月24日前答复。',
      ],
    ])
    await as(here.db, here.world.wang, async (act, who) => value(await suggestion.signFor(act, who, id)))
    await as(here.db, here.world.wang, async (act, who) =>
      value(
        await suggestion.reportCommunication(act, who, id, {
          method: 'phone',
          happenedOn: '2026-11-24',
          summary: '已电话联系周代表',
          meetingOn: '2026-11-27',
          meetingPart: 'am',
        }),
      ),
    )
    await as(here.db, here.world.zhou, async (act, who) =>
      value(await suggestion.confirmCommunication(act, who, id, { holds: true, words: '属实' })),
    )
    await as(here.db, here.world.jing, async (act, who) =>
      value(
        await suggestion.giveOpinion(act, who, id, {
          text: '同意划标线',
          promises: [{ text: '划标线', dueOn: '2026-11-30' }],
        }),
      ),
    )
    const beforeReply = await lastNotice(here.db)
    await as(here.db, here.world.wang, async (act, who) =>
      value(await suggestion.replyTo(act, who, id, replyWords)),
    )
    expect((await told(here.db, beforeReply)).map(([name]) => name)).toEqual([
      '周明远',
      '陈秀兰',
      '何建平',
      '梁慧',
      '毛素群',
      '马宁',
    ])
    await as(here.db, here.world.zhou, async (act, who) =>
      value(
        await suggestion.rateReply(act, who, id, {
          work: 'satisfied',
          result: 'basically_satisfied',
          reason: null,
        }),
      ),
    )
    expect((await here.expectConsistent(id)).state).toBe('closed')
    expect(await here.rowOf(id)).toMatchObject({
      number: 'JY-1801B-001',
      category: '城建环保',
      state: 'closed',
    })
    const commitments = await here.db.commitment.findMany({ orderBy: { id: 'asc' } })
    expect(commitments.map(({ text, dueOn }) => [text, dueOn])).toEqual([
      ['划标线', '2026-11-30'],
      ['装好信号灯', '2027-03-31'],
    ])
    await as(here.db, here.world.wang, async (act, who) =>
      value(await suggestion.deliverCommitment(act, who, commitments[1]!.id, '3月10日通电')),
    )
    await as(here.db, here.world.zhou, async (act, who) =>
      value(
        await suggestion.rateCommitment(act, who, commitments[1]!.id, { rating: 'satisfied', reason: null }),
      ),
    )
    const all = await here.db.notice.findMany({ where: { kind: 'suggestion' } })
    expect(new Set(all.map(({ recipient, period, step }) => `${recipient} ${period} ${step}`)).size).toBe(
      all.length,
    )
    await here.expectConsistent(id)
  })

  it('is all replied once the last of the separate units that had not is taken out, and its deputy is asked to rate', async () => {
    const id = await here.forwarded()
    const units = [here.world.wang, here.world.su].map(({ unit }) => ({
      unitId: unit.id,
      role: 'separate' as const,
    }))
    await as(here.db, here.world.ma, async (act, who) =>
      value(await suggestion.assignSuggestion(act, who, id, units)),
    )
    await as(here.db, here.world.wang, async (act, who) =>
      value(await suggestion.replyTo(act, who, id, replyWords)),
    )
    await as(here.db, here.world.su, async (act, who) =>
      value(await suggestion.askReturn(act, who, id, '不属于职责', null)),
    )
    const before = await lastNotice(here.db)
    await as(here.db, here.world.ma, async (act, who) =>
      value(await suggestion.reassignUnit(act, who, id, here.world.su.unit.id, [])),
    )
    expect(await here.expectConsistent(id)).toMatchObject({ state: 'replied', repliedOn: '2026-11-24' })
    expect((await told(here.db, before)).map(([name, text]) => [name, text.slice(0, 5)])).toEqual([
      ['苏春霞', '【改交办】'],
      ['周明远', '【答复】《'],
    ])
  })

  it('takes the long way: given back, extended, dissatisfied twice, a conference', async () => {
    const id = await here.assigned()
    await as(here.db, here.world.wang, async (act, who) =>
      value(await suggestion.askReturn(act, who, id, '不属于职责', '城管局')),
    )
    expect((await here.expectConsistent(id)).state).toBe('return_requested')
    await as(here.db, here.world.ma, async (act, who) =>
      value(
        await suggestion.reassignUnit(act, who, id, here.world.wang.unit.id, [
          { unitId: here.world.su.unit.id, role: 'main' },
        ]),
      ),
    )
    expect((await here.expectConsistent(id)).state).toBe('assigned')
    await as(here.db, here.world.su, async (act, who) => value(await suggestion.signFor(act, who, id)))
    expect(await as(here.db, here.world.su, (act, who) => suggestion.extensionLimit(act, who, id))).toBe(
      '2027-05-24',
    )
    expect(
      refusalIn(
        await as(here.db, here.world.su, (act, who) =>
          suggestion.askExtension(act, who, id, { until: '2027-05-25', reason: '规划调整' }),
        ),
      ),
    ).toBe('past_cap')
    await as(here.db, here.world.su, async (act, who) =>
      value(await suggestion.askExtension(act, who, id, { until: '2027-05-20', reason: '规划调整' })),
    )
    const agreed = (until: string) =>
      as(here.db, here.world.ma, (act, who) =>
        suggestion.decideExtension(act, who, id, { granted: true, until, note: null }),
      )
    // an agreement gives time: the reply is due on 24 February anyway
    expect(refusalIn(await agreed('2027-01-05'))).toBe('not_later')
    expect(refusalIn(await agreed('2027-02-24'))).toBe('not_later')
    value(await agreed('2027-05-20'))
    const reply = (now: string) =>
      as(
        here.db,
        here.world.su,
        async (act, who) =>
          value(
            await suggestion.replyTo(act, who, id, {
              ...replyWords,
              promises: [{ text: '装灯', dueOn: '2027-12-31' }],
            }),
          ),
        day(now),
      )
    await reply('2027-05-10')
    const bad = (now: string) =>
      as(
        here.db,
        here.world.zhou,
        (act, who) =>
          suggestion.rateReply(act, who, id, {
            work: 'satisfied',
            result: 'dissatisfied',
            reason: '答非所问',
          }),
        day(now),
      )
    value(await bad('2027-05-12'))
    expect((await here.expectConsistent(id)).state).toBe('rehandling')
    await reply('2027-06-01')
    value(await bad('2027-06-02'))
    expect((await here.expectConsistent(id)).state).toBe('conference')
    await as(
      here.db,
      here.world.liang,
      async (act, who) =>
        value(await suggestion.holdConference(act, who, id, '由区政府分管领导牵头，年底前装好')),
      day('2027-06-20'),
    )
    expect((await here.expectConsistent(id)).state).toBe('closed')
    expect(await here.db.suggestionRating.count({ where: { suggestionId: id } })).toBe(2)
  })

  it('closes what was not rated only after the deputy had his time, and leaves it out of the rates', async () => {
    const id = await here.replied()
    const close = (on: string) =>
      as(here.db, here.world.liang, (act, who) => suggestion.closeUnrated(act, who, id), day(on))
    expect(refusalIn(await close('2026-12-08'))).toBe('too_early')
    value(await close('2026-12-09'))
    const statistics = await inAct(here.db, (act) =>
      suggestion.suggestionStatistics(act, { from: '2026-01-01', to: '2026-12-31' }, 'unit'),
    )
    expect(statistics.total).toMatchObject({
      suggestions: 1,
      satisfied: { part: 0, of: 0 },
      fulfilled: { part: 0, of: 1 },
    })
  })
})
