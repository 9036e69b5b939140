import { describe, expect, it } from 'vitest'
import * as suggestion from '../../handlers/suggestion/actions.ts'
import { stillHolds } from '../../jobs/schedule.ts'
import { commitments } from '../../jobs/commitments.ts'
import { databases } from '../databases.ts'
import { inAct, unbind } from '../people.ts'
import { as, draftOf, value } from '../suggestion/world.ts'
import { at, remindersOn } from './reminding.ts'

describe.each(databases)('reminders of promises on $name', ({ open }) => {
  const { here, run, assigned } = remindersOn(open)

  it('remind of promises before and after their day, and the deputy to rate what was kept', async () => {
    const id = await assigned()
    await as(here.db, here.world.wang, async (act, who) =>
      value(
        await suggestion.replyTo(act, who, id, {
          replyClass: 'B',
          text: '已列入计划',
          letterFileId: null,
          letterNumber: null,
          signedBy: null,
          contactPerson: null,
          contactPhone: null,
          promises: [{ text: '装好信号灯', dueOn: '2027-03-31' }],
        }),
      ),
    )
    await as(here.db, here.world.zhou, async (act, who) =>
      value(
        await suggestion.rateReply(act, who, id, { work: 'satisfied', result: 'satisfied', reason: null }),
      ),
    )
    expect(await run(commitments, '2027-02-28')).toEqual([])
    expect((await run(commitments, '2027-03-01')).map(({ name }) => name)).toEqual(['王涛'])
    expect(await run(commitments, '2027-03-02')).toEqual([])
    await unbind(here.db, here.world.mao.person.id)
    expect((await run(commitments, '2027-04-01')).map(({ name, status }) => [name, status])).toEqual([
      ['王涛', 'queued'],
      ['马宁', 'queued'],
      ['梁慧', 'queued'],
      ['毛素群', 'unreachable'],
    ])
    const [{ id: commitmentId } = { id: 0 }] = await here.db.commitment.findMany()
    await as(
      here.db,
      here.world.wang,
      async (act, who) => value(await suggestion.deliverCommitment(act, who, commitmentId, null)),
      at('2027-04-02'),
    )
    const asked = await run(commitments, '2027-04-03')
    expect(asked.map(({ name }) => name)).toEqual(['周明远'])
    expect(asked[0]?.text).toContain('请您测评，回：001承诺 满意、基本满意或不满意')
  })

  it('tell every signatory once, in the last quarter, how what was promised to him stands, as it is when said', async () => {
    const id = await draftOf(here.db, here.world)
    await as(here.db, here.world.zhou, async (act, who) =>
      value(await suggestion.seekCosigners(act, who, id)),
    )
    await as(here.db, here.world.chen, async (act, who) => value(await suggestion.cosign(act, who, id)))
    await as(here.db, here.world.zhou, async (act, who) => value(await suggestion.submitDraft(act, who, id)))
    await as(here.db, here.world.liang, async (act, who) =>
      value(await suggestion.acceptSuggestion(act, who, id)),
    )
    await as(here.db, here.world.liang, async (act, who) =>
      value(await suggestion.forwardSuggestion(act, who, id, 'government')),
    )
    await as(here.db, here.world.ma, async (act, who) =>
      value(
        await suggestion.assignSuggestion(act, who, id, [{ unitId: here.world.wang.unit.id, role: 'main' }]),
      ),
    )
    await as(here.db, here.world.wang, async (act, who) =>
      value(
        await suggestion.replyTo(act, who, id, {
          replyClass: 'B',
          text: '已列入计划',
          letterFileId: null,
          letterNumber: null,
          signedBy: null,
          contactPerson: null,
          contactPhone: null,
          promises: [{ text: '装好信号灯', dueOn: '2028-03-31' }],
        }),
      ),
    )
    expect(await run(commitments, '2026-12-29')).toEqual([])
    expect(await run(commitments, '2027-10-29')).toEqual([])
    const told = await run(commitments, '2027-11-01')
    expect(told.map(({ name, status }) => [name, status])).toEqual([
      ['周明远', 'queued'],
      ['陈秀兰', 'queued'],
    ])
    expect(told[0]?.text).toContain('区住房和城乡建设局承诺“装好信号灯”，2028年3月31日前，还没有落实')
    expect(await run(commitments, '2027-11-02')).toEqual([])
    const [commitment] = await here.db.commitment.findMany()
    await as(
      here.db,
      here.world.wang,
      async (act, who) => value(await suggestion.deliverCommitment(act, who, commitment?.id ?? 0, null)),
      at('2027-11-02'),
    )
    const notice = await here.db.notice.findFirstOrThrow({
      where: { kind: 'commitments', period: '2027-11-01' },
    })
    const holds = await inAct(
      here.db,
      (act) => stillHolds['commitments']!(act, { ...notice, promise: 'at_most_once' }),
      at('2027-11-02'),
    )
    expect(holds).toContain('11月2日已落实')
    // a year later: whoever is asked to rate it hears of it in that line alone, on that day and the next
    const again = await run(commitments, '2028-11-01')
    expect(again.map(({ name, text }) => [name, text.split('\n').length - 1])).toEqual([
      ['周明远', 1],
      ['陈秀兰', 1],
    ])
    expect(again[0]?.text).toContain('请您测评')
    expect(await run(commitments, '2028-11-02')).toEqual([])
  })
})
