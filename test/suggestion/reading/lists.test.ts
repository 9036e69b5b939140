import { describe, expect, it } from 'vitest'
import * as suggestion from '../../../handlers/suggestion/actions.ts'
import { isReadableBy } from '../../../handlers/suggestion/parties.ts'
import { states } from '../../../handlers/suggestion/moves.ts'
import type { Speaker } from '../../../handlers/people/actions.ts'
import type { Act } from '../../../handlers/shared/act.ts'
import { listOf } from '../../../handlers/shared/list.ts'
import { databases } from '../../databases.ts'
import { later, makePerson, tuesday, bindDirectly } from '../../people.ts'
import { officeOn } from '../office.ts'
import { as, chatWith, draftOf, lights, value } from '../world.ts'

describe.each(databases)('lists of suggestions on $name', ({ open }) => {
  const here = officeOn(open)

  type Step = [{ contactId: string }, (act: Act, who: Speaker, id: number) => Promise<unknown>]
  const steps = (): Record<string, Step> => ({
    seek: [here.world.zhou, async (...on) => value(await suggestion.seekCosigners(...on))],
    sign: [here.world.chen, async (...on) => value(await suggestion.cosign(...on))],
    discard: [
      here.world.zhou,
      async (act, _, id) => value(await suggestion.discardDraft(act, _, id, '不写了')),
    ],
    submit: [here.world.zhou, async (...on) => value(await suggestion.submitDraft(...on))],
    return: [
      here.world.liang,
      async (...on) => value(await suggestion.returnSuggestion(...on, '请写清地点')),
    ],
    refuse: [
      here.world.liang,
      async (...on) => value(await suggestion.refuseSuggestion(...on, '不属于职权')),
    ],
    accept: [here.world.liang, async (...on) => value(await suggestion.acceptSuggestion(...on))],
    secret: [
      here.world.liang,
      async (...on) => value(await suggestion.choosePublicity(...on, { secret: true })),
    ],
    toCourt: [here.world.liang, async (...on) => value(await suggestion.forwardSuggestion(...on, 'court'))],
    forward: [
      here.world.liang,
      async (...on) => value(await suggestion.forwardSuggestion(...on, 'government')),
    ],
    assign: [
      here.world.ma,
      async (...on) =>
        value(
          await suggestion.assignSuggestion(...on, [
            { unitId: here.world.wang.unit.id, role: 'main' },
            { unitId: here.world.jing.unit.id, role: 'assist' },
          ]),
        ),
    ],
    intoFirst: [
      here.world.liang,
      async (act, who, id) => value(await suggestion.mergeSuggestion(act, who, id, 1)),
    ],
    withdraw: [here.world.zhou, async (...on) => value(await suggestion.withdrawSuggestion(...on, null))],
  })

  async function through(words: string): Promise<number> {
    const id = await draftOf(here.db, here.world, { ...lights, title: `关于涵洞积水的建议` })
    for (const name of words.split(' ').filter(Boolean)) {
      const [one, work] = steps()[name]!
      await as(here.db, one, (act, who) => work(act, who, id))
    }
    return id
  }

  const page = (one: { contactId: string }, words = '') =>
    as(here.db, one, (act, who) =>
      suggestion.pageOfSuggestions(
        act,
        who,
        { view: 'all', category: null, unitId: null, key: false, words },
        { ...listOf(new URLSearchParams(), suggestion.listSorts), size: 100 },
      ),
    )

  it('hold what their reader may read and count nothing else, whatever it went through and whoever looks', async () => {
    for (const course of [
      'submit accept forward assign', // the first: others are merged into it
      '',
      'seek',
      'seek sign',
      'seek discard',
      'submit',
      'seek submit',
      'seek submit secret',
      'seek sign submit secret',
      'submit return',
      'submit refuse',
      'submit withdraw',
      'submit accept',
      'submit accept secret',
      'submit accept toCourt secret',
      'submit accept forward secret',
      'submit accept forward assign secret',
      'submit accept secret intoFirst',
      'submit accept intoFirst',
    ])
      await through(course)
    const visitor = { contactId: await bindDirectly(here.db, (await makePerson(here.db, '过客')).id) }
    const readers = [...Object.values(here.world).filter((one) => 'contactId' in one), visitor]
    expect(readers.length).toBeGreaterThan(10)
    for (const reader of readers) {
      const expected = await as(here.db, reader, async (act, who) => {
        const ids: number[] = []
        for (const { id } of await act.tx.suggestion.findMany({ orderBy: { id: 'asc' } })) {
          const one = await suggestion.openCase(act, id)
          if (one && isReadableBy(one, who)) ids.push(id)
        }
        return ids
      })
      const briefs = await as(here.db, reader, (act, who) => suggestion.inStates(act, who, states))
      expect([reader.contactId, briefs.map(({ id }) => id)]).toEqual([reader.contactId, expected])
      const { rows, total } = await page(reader, '涵洞')
      const listed = rows.map(({ one }) => one.row.id)
      const drafts = new Set(
        (await here.db.suggestion.findMany({ where: { state: 'draft' } })).map(({ id }) => id),
      )
      expect(listed.toSorted((a, b) => a - b)).toEqual(expected.filter((id) => !drafts.has(id)))
      expect(total).toBe(listed.length)
    }
  })

  it('are whole, and their totals true, however much was handled before', async () => {
    const now = tuesday
    const waiting = (number: number) => ({
      title: `关于第${number}处的建议`,
      facts: '积水',
      proposals: '修好',
      termId: here.world.district.term.id,
      leadId: here.world.zhou.person.id,
      recordedById: here.world.zhou.person.id,
      via: 'chat',
      createdAt: now,
      touchedAt: now,
      submittedAt: now,
    })
    const id = await through('submit accept forward assign')
    for (let number = 1; number <= 60; number++)
      await here.db.suggestion.create({ data: { ...waiting(number), state: 'submitted' } })
    for (let number = 61; number <= 170; number++)
      await here.db.suggestion.create({
        data: {
          ...waiting(number),
          state: 'closed',
          number: `JY-1802-${number}`,
          handlings: {
            create: {
              unitId: here.world.wang.unit.id,
              role: 'main',
              state: 'replied',
              assignedAt: now,
              assignedById: here.world.ma.person.id,
            },
          },
        },
      })
    let at = now
    const say = (one: { contactId: string }, words: string) =>
      chatWith(here.db, one, () => (at = later(at, { seconds: 1 }))).say(words)
    expect(await say(here.world.liang, '我的建议')).toContain('……共60件')
    expect(await say(here.world.zhou, '我的建议')).toContain('……共171件')
    expect(await say(here.world.wang, '我单位还有哪些没答复')).toContain(
      '没有办结的1件：\n· 001 关于涵洞积水的建议',
    )
    expect(await say(here.world.wang, '签收')).toContain('已签收《关于涵洞积水的建议》（001）')
    expect(await here.db.handling.count({ where: { suggestionId: id, state: 'signed' } })).toBe(1)
  })
})
