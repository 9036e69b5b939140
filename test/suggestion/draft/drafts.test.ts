/** Drafts: private, safe, and gone with the office of whoever wrote them. */
import { describe, expect, it } from 'vitest'
import { raiseOwn } from '../../../handlers/concern/actions.ts'
import { endOffice } from '../../../handlers/people/record/office.ts'
import * as suggestion from '../../../handlers/suggestion/actions.ts'
import type { Outcome } from '../../../handlers/shared/outcome.ts'
import { databases } from '../../databases.ts'
import { officeOn } from '../office.ts'
import { as, chatWith, draftOf, lights, refusalIn, value } from '../world.ts'

describe.each(databases)('a draft on $name', ({ open }) => {
  const here = officeOn(open)

  it('keeps drafts private and what looks like a state secret nowhere', async () => {
    const id = await draftOf(here.db, here.world)
    expect(
      await as(here.db, here.world.chen, (act, who) => suggestion.readSuggestion(act, who, id)),
    ).toBeNull()
    expect(
      await as(here.db, here.world.liang, (act, who) => suggestion.readEverything(act, who, id)),
    ).toBeNull()
    expect(refusalIn(await as(here.db, here.world.chen, (act, who) => suggestion.cosign(act, who, id)))).toBe(
      'not_found',
    )
    const secret = await as(here.db, here.world.zhou, (act, who) =>
      suggestion.startDraft(
        act,
        who,
        { ...lights, facts: '这是机密文件里说的' },
        { via: 'chat', messageId: null },
      ),
    )
    expect(refusalIn(secret)).toBe('secret_words')
    expect(await here.db.suggestion.count()).toBe(1)
  })

  it('lets a deputy who left office change and hand in nothing more, though he keeps another duty', async () => {
    const id = await draftOf(here.db, here.world)
    const office = (endedOn: string | null) =>
      here.db.deputy.updateMany({ where: { personId: here.world.zhou.person.id }, data: { endedOn } })
    await office('2026-11-01')
    const tries: (() => Promise<Outcome<unknown, string>>)[] = [
      () =>
        as(here.db, here.world.zhou, (act, who) => suggestion.editDraft(act, who, id, { facts: '改过了' })),
      () => as(here.db, here.world.zhou, (act, who) => suggestion.attachToDraft(act, who, id, 1)),
      () => as(here.db, here.world.zhou, (act, who) => suggestion.seekCosigners(act, who, id)),
      () => as(here.db, here.world.zhou, (act, who) => suggestion.submitDraft(act, who, id)),
    ]
    for (const one of tries) expect(refusalIn(await one())).toBe('not_deputy')
    const chat = chatWith(here.db, here.world.zhou)
    for (const words of ['提交 草1', '继续 草1'])
      expect(await chat.say(words)).toContain('您现在不是在任的本届人大代表')
    expect(await here.rowOf(id)).toMatchObject({ state: 'draft', facts: lights.facts })
    await office(null)
    value(await tries[3]!())
  })

  it('ends with its lead’s office: drafts are thrown away, the office refuses what it had returned to him', async () => {
    const concern = await as(here.db, here.world.zhou, async (act, who) =>
      value(await raiseOwn(act, who, '3栋路灯不亮')),
    )
    const draft = await draftOf(here.db, here.world, { ...lights, concernId: concern.id })
    const returned = await draftOf(here.db, here.world)
    await as(here.db, here.world.zhou, async (act, who) =>
      value(await suggestion.submitDraft(act, who, returned)),
    )
    const asLiang = <T>(work: Parameters<typeof as<T>>[2]) => as(here.db, here.world.liang, work)
    await asLiang(async (act, who) =>
      value(await suggestion.returnSuggestion(act, who, returned, '请写清地点')),
    )
    const refuse = () => asLiang((act, who) => suggestion.refuseSuggestion(act, who, returned, '代表已离任'))
    const leadServes = () =>
      asLiang(async (act, who) => (await suggestion.readSuggestion(act, who, returned))?.leadServes)
    expect([refusalIn(await refuse()), await leadServes()]).toEqual(['wrong_state', true])
    const ended = await asLiang(async (act, who) =>
      value(await endOffice(act, who, here.world.zhou.person.id, '2026-11-20', 'resigned')),
    )
    expect(ended.warning).toContain(
      '他的1件建议草稿已作废。1件已退回他修改的建议请由代表工委按不予受理了结。',
    )
    expect((await here.expectConsistent(draft)).state).toBe('withdrawn')
    const { status } = await here.db.concern.findUniqueOrThrow({ where: { id: concern.id } })
    expect(status).toBe('open')
    expect(await leadServes()).toBe(false)
    value(await refuse())
    expect((await here.expectConsistent(returned)).state).toBe('not_accepted')
  })

  it('tells the audit trail which words of a draft changed and how long they are, never the words', async () => {
    const id = await draftOf(here.db, here.world)
    await as(here.db, here.world.zhou, async (act, who) =>
      value(await suggestion.editDraft(act, who, id, { proposals: '只装信号灯。' })),
    )
    const deeds = await here.db.audit.findMany({ where: { subject: `suggestion:${id}` } })
    const shown = JSON.stringify(deeds)
    for (const words of ['两起事故', '红绿灯', '减速带', '信号灯']) expect(shown).not.toContain(words)
    expect(JSON.parse(deeds.at(-1)?.after ?? '')).toMatchObject({
      changed: ['proposals'],
      proposals: expect.stringMatching(/^6字 sha256:[0-9a-f]{16}$/) as string,
    })
    expect(JSON.parse(deeds[0]?.after ?? '')).toMatchObject({ publicity: 'full' })
  })

  it('shows earlier ones that are alike, and none that are not', async () => {
    const id = await here.accepted()
    const similar = (text: { title: string; facts: string; proposals: string }) =>
      as(here.db, here.world.chen, (act, who) => suggestion.similarTo(act, who, text, null))
    const alike = await similar({
      title: '关于桥东小学门口安装红绿灯的建议',
      facts: '桥东小学门口车多，发生过事故',
      proposals: '请安装信号灯',
    })
    expect(alike.map((one) => [one.id, one.state])).toEqual([[id, '已受理，待转交']])
    expect(
      await similar({
        title: '关于支持石岭柑橘冷链建设的建议',
        facts: '柑橘运输损耗大',
        proposals: '补贴冷库',
      }),
    ).toEqual([])
    const next = await draftOf(here.db, here.world, {
      title: '关于支持石岭柑橘冷链建设的建议',
      facts: '柑橘运输损耗大，果农收入低',
      proposals: '补贴建冷库',
    })
    await as(here.db, here.world.zhou, async (act, who) =>
      value(await suggestion.submitDraft(act, who, next)),
    )
    await as(here.db, here.world.liang, async (act, who) =>
      value(await suggestion.acceptSuggestion(act, who, next)),
    )
    expect(
      (await similar({ title: '关于建设石岭柑橘冷链的建议', facts: '柑橘损耗', proposals: '建冷库' })).map(
        (one) => one.id,
      ),
    ).toEqual([next])
  })
})
