import { describe, expect, it } from 'vitest'
import * as suggestion from '../../../handlers/suggestion/actions.ts'
import { databases } from '../../databases.ts'
import { inAct } from '../../people.ts'
import { officeOn } from '../office.ts'
import { as, chatWith, draftOf, lastNotice, refusalIn, told, value } from '../world.ts'

describe.each(databases)('a suggestion that is made secret on $name', ({ open }) => {
  const here = officeOn(open)

  const title = '关于改造保密机房的建议'

  /** Of 周明远 an open one, of 陈秀兰 one about the machine room, both with their numbers. */
  async function two(): Promise<[number, number]> {
    const ofZhou = await draftOf(here.db, here.world)
    const { row } = await as(here.db, here.world.chen, async (act, who) =>
      value(
        await suggestion.startDraft(
          act,
          who,
          { title, facts: '机房用了二十年，经常停电。', proposals: '换成新的设备。', publicity: 'none' },
          { via: 'chat', messageId: null },
        ),
      ),
    )
    const hand = (one: { contactId: string }, id: number) =>
      as(here.db, one, async (act, who) => value(await suggestion.submitDraft(act, who, id)))
    await hand(here.world.zhou, ofZhou)
    await hand(here.world.chen, row.id)
    for (const id of [ofZhou, row.id])
      await as(here.db, here.world.liang, async (act, who) =>
        value(await suggestion.acceptSuggestion(act, who, id)),
      )
    return [ofZhou, row.id]
  }

  const makeSecret = (id: number) =>
    as(here.db, here.world.liang, async (act, who) =>
      value(await suggestion.choosePublicity(act, who, id, { secret: true })),
    )
  const merge = (id: number, into: number) =>
    as(here.db, here.world.liang, async (act, who) =>
      value(await suggestion.mergeSuggestion(act, who, id, into)),
    )

  /** What would be said now to somebody of what waits since then; null = it is dropped. */
  async function waiting(personId: number, since: number): Promise<(string | null)[]> {
    const notices = await here.db.notice.findMany({
      where: { kind: 'suggestion', personId, id: { gt: since } },
      orderBy: { id: 'asc' },
    })
    return inAct(here.db, async (act) => {
      const texts: (string | null)[] = []
      for (const notice of notices)
        texts.push(await suggestion.noticeHolds(act, { ...notice, promise: 'at_most_once' }))
      return texts
    })
  }

  it('is named to nobody who may not read it when it is merged, whichever goes into which', async () => {
    for (const isInto of [true, false]) {
      const [open, secret] = await two()
      await makeSecret(secret)
      const before = await lastNotice(here.db)
      await (isInto ? merge(open, secret) : merge(secret, open))
      const heard = await told(here.db, before)
      expect(heard.map(([name]) => name).sort()).toEqual(['周明远', '毛素群', '陈秀兰'].sort())
      for (const [name, text] of heard)
        expect([name, text.includes(title)]).toEqual([name, name !== '周明远'])
      expect(heard.find(([name]) => name === '周明远')?.[1]).toContain('与另一件建议内容相近')
      expect(
        (await waiting(here.world.zhou.person.id, before)).every((text) => text?.includes(title) === false),
      ).toBe(true)
    }
  })

  it('is taken out of what waits to be said, when it is made secret only afterwards', async () => {
    const [open, secret] = await two()
    const before = await lastNotice(here.db)
    await merge(secret, open)
    expect((await waiting(here.world.zhou.person.id, before))[0]).toContain(title)
    await makeSecret(secret)
    const [ofZhou] = await waiting(here.world.zhou.person.id, before)
    expect(ofZhou).toContain('《关于在桥东小学路口增设红绿灯的建议》（001）与另一件建议内容相近')
    expect((await waiting(here.world.chen.person.id, before))[0]).toContain(title)
  })

  it('is no more spoken of to a deputy who joined its supervision, and veiled to the unit that goes', async () => {
    const [, id] = await two()
    await as(here.db, here.world.liang, async (act, who) => {
      value(await suggestion.forwardSuggestion(act, who, id, 'government'))
      const decided = { decidedOn: '2026-11-20', decision: '主任会议', leadId: null, tracker: null }
      value(await suggestion.setKey(act, who, id, decided))
    })
    await as(here.db, here.world.ma, async (act, who) =>
      value(
        await suggestion.assignSuggestion(act, who, id, [{ unitId: here.world.wang.unit.id, role: 'main' }]),
      ),
    )
    await as(here.db, here.world.he, async (act, who) =>
      value(await suggestion.joinSupervision(act, who, id)),
    )
    const before = await lastNotice(here.db)
    await as(here.db, here.world.ma, async (act, who) =>
      value(
        await suggestion.reassignUnit(act, who, id, here.world.wang.unit.id, [
          { unitId: here.world.su.unit.id, role: 'main' },
        ]),
      ),
    )
    await as(here.db, here.world.liang, async (act, who) =>
      value(await suggestion.closeSupervision(act, who, id, { text: '已结项', fileId: null })),
    )
    await makeSecret(id)
    expect(await waiting(here.world.he.person.id, before)).toEqual([
      null,
      expect.stringContaining('【不公开】建议002现在只给办理的人看'),
    ])
    expect(await waiting(here.world.wang.person.id, before)).toEqual([
      '【改交办】建议002现在不公开，内容请当面问代表工委。',
    ])
    expect((await waiting(here.world.su.person.id, before))[0]).toContain(title)
  })

  it('may be made so as soon as it is submitted, and then deputies who were asked to sign read it no more', async () => {
    const id = await draftOf(here.db, here.world)
    await as(here.db, here.world.zhou, async (act, who) => {
      value(await suggestion.seekCosigners(act, who, id))
      value(await suggestion.submitDraft(act, who, id))
    })
    const reads = () => as(here.db, here.world.he, (act, who) => suggestion.readSuggestion(act, who, id))
    expect(await reads()).not.toBeNull()
    await makeSecret(id)
    expect(await reads()).toBeNull()
    expect(await waiting(here.world.he.person.id, 0)).toEqual([null])
  })

  it('is offered to nobody for signing, its lead hears so, and each still gets the card once it is open again', async () => {
    const id = await here.submitted()
    await makeSecret(id)
    const before = await lastNotice(here.db)
    expect(await chatWith(here.db, here.world.zhou).say('草1找几个代表联名')).toBe(
      '这件建议代表工委定为不公开，不能征集附议，没有发给任何人。有疑问请联系代表工委，或者回“人工”。',
    )
    const seek = (one: { contactId: string }) =>
      as(here.db, one, (act, who) => suggestion.seekCosigners(act, who, id))
    expect(refusalIn(await seek(here.world.zhou))).toBe('kept_secret')
    expect(refusalIn(await seek(here.world.chen))).toBe('not_yours')
    expect(await told(here.db, before)).toEqual([])
    expect(await here.db.suggestionEvent.count({ where: { move: 'seek_cosigners' } })).toBe(0)
    await as(here.db, here.world.liang, async (act, who) =>
      value(await suggestion.choosePublicity(act, who, id, { secret: false })),
    )
    expect(value(await seek(here.world.zhou))).toMatchObject({ asked: 2, before: 0 })
    expect(await waiting(here.world.he.person.id, before)).toEqual([expect.stringContaining('【征集附议】')])
  })
})
