import { describe, expect, it } from 'vitest'
import * as suggestion from '../../../handlers/suggestion/actions.ts'
import { databases } from '../../databases.ts'
import { officeOn } from '../office.ts'
import { as, refusalIn, value } from '../world.ts'

describe.each(databases)('supervision of a suggestion on $name', ({ open }) => {
  const here = officeOn(open)

  it('leads, joins and tracks a key suggestion, and keeps its log, meetings and report', async () => {
    const id = await here.assigned()
    const asWu = await as(here.db, here.world.wu, (act, who) => suggestion.leadSupervision(act, who, id))
    expect(value(asWu).proposed).toBe(true)
    await as(here.db, here.world.liang, async (act, who) =>
      value(
        await suggestion.setKey(act, who, id, {
          decidedOn: '2026-11-20',
          decision: '第三次主任会议',
          leadId: null,
          tracker: null,
        }),
      ),
    )
    expect(
      value(await as(here.db, here.world.wu, (act, who) => suggestion.leadSupervision(act, who, id)))
        .proposed,
    ).toBe(false)
    expect(
      refusalIn(await as(here.db, here.world.zheng, (act, who) => suggestion.leadSupervision(act, who, id))),
    ).toBe('lead_taken')
    expect(
      refusalIn(await as(here.db, here.world.sun, (act, who) => suggestion.leadSupervision(act, who, id))),
    ).toBe('not_yours')
    await as(here.db, here.world.he, async (act, who) =>
      value(await suggestion.joinSupervision(act, who, id)),
    )
    const committee = await as(here.db, here.world.liang, (act) => suggestion.committeeNamed(act, '城环工委'))
    expect(committee).toBe('城建环保工委')
    await as(here.db, here.world.liang, async (act, who) =>
      value(await suggestion.trackSupervision(act, who, id, committee ?? '')),
    )
    await as(here.db, here.world.he, async (act, who) =>
      value(
        await suggestion.logSupervision(act, who, id, {
          kind: 'log',
          happenedOn: '2026-11-23',
          text: '看了路口',
        }),
      ),
    )
    expect(
      refusalIn(
        await as(here.db, here.world.chen, (act, who) =>
          suggestion.logSupervision(act, who, id, { kind: 'log', happenedOn: '2026-11-23', text: '路过' }),
        ),
      ),
    ).toBe('not_yours')
    await as(here.db, here.world.liang, async (act, who) =>
      value(
        await suggestion.recordMeeting(
          act,
          who,
          {
            kind: 'special_inspection',
            title: '专项视察',
            heldOn: '2026-11-23',
            place: '桥东小学',
            hosts: null,
            attendees: ['周明远'],
            minutes: null,
          },
          [{ suggestionId: id, finding: '信号灯还没有装' }],
        ),
      ),
    )
    await as(here.db, here.world.liang, async (act, who) =>
      value(await suggestion.closeSupervision(act, who, id, { text: '已落实', fileId: null })),
    )
    const poll = {
      title: '满意度测评',
      heldOn: '2026-11-23',
      subjectKind: 'unit' as const,
      issued: 25,
      returned: 21,
    }
    const row = {
      label: '区住建局',
      unitId: here.world.wang.unit.id,
      suggestionId: null,
      satisfied: 15,
      basically: 4,
      dissatisfied: 1,
      abstained: 1,
      invalid: 0,
    }
    value(
      await as(here.db, here.world.liang, (act, who) =>
        suggestion.recordPoll(act, who, { ...poll, rows: [row] }),
      ),
    )
    expect(
      refusalIn(
        await as(here.db, here.world.liang, (act, who) =>
          suggestion.recordPoll(act, who, { ...poll, rows: [{ ...row, satisfied: 16 }] }),
        ),
      ),
    ).toBe('does_not_add_up')
    await here.expectConsistent(id)
  })
})
