import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import * as suggestion from '../../../handlers/suggestion/actions.ts'
import { isReadableBy } from '../../../handlers/suggestion/acting.ts'
import { states } from '../../../handlers/suggestion/moves.ts'
import type { Speaker } from '../../../handlers/people/actions.ts'
import type { Act } from '../../../handlers/shared/act.ts'
import { listOf } from '../../../handlers/shared/list.ts'
import { databases, type TestDatabase } from '../../databases.ts'
import { later, makePerson, tuesday, bindDirectly } from '../../people.ts'
import { as, chatWith, draftOf, lights, makeWorld, value, type World } from '../world.ts'

describe.each(databases)('lists of suggestions on $name', ({ open }) => {
  let test: TestDatabase
  let world: World
  const opened: TestDatabase[] = []

  beforeEach(async () => {
    test = await open()
    opened.push(test)
    world = await makeWorld(test.db)
  })
  afterAll(() => Promise.all(opened.map((one) => one.close())))

  type Step = [{ contactId: string }, (act: Act, who: Speaker, id: number) => Promise<unknown>]
  const steps = (): Record<string, Step> => ({
    seek: [world.zhou, async (...on) => value(await suggestion.seekCosigners(...on))],
    sign: [world.chen, async (...on) => value(await suggestion.cosign(...on))],
    discard: [world.zhou, async (act, _, id) => value(await suggestion.discardDraft(act, _, id, '不写了'))],
    submit: [world.zhou, async (...on) => value(await suggestion.submitDraft(...on))],
    return: [world.liang, async (...on) => value(await suggestion.returnSuggestion(...on, '请写清地点'))],
    refuse: [world.liang, async (...on) => value(await suggestion.refuseSuggestion(...on, '不属于职权'))],
    accept: [world.liang, async (...on) => value(await suggestion.acceptSuggestion(...on))],
    secret: [world.liang, async (...on) => value(await suggestion.choosePublicity(...on, { secret: true }))],
    toCourt: [world.liang, async (...on) => value(await suggestion.forwardSuggestion(...on, 'court'))],
    forward: [world.liang, async (...on) => value(await suggestion.forwardSuggestion(...on, 'government'))],
    assign: [
      world.ma,
      async (...on) =>
        value(
          await suggestion.assignSuggestion(...on, [
            { unitId: world.wang.unit.id, role: 'main' },
            { unitId: world.jing.unit.id, role: 'assist' },
          ]),
        ),
    ],
    intoFirst: [
      world.liang,
      async (act, who, id) => value(await suggestion.mergeSuggestion(act, who, id, 1)),
    ],
    withdraw: [world.zhou, async (...on) => value(await suggestion.withdrawSuggestion(...on, null))],
  })

  async function through(words: string): Promise<number> {
    const id = await draftOf(test.db, world, { ...lights, title: `关于涵洞积水的建议` })
    for (const name of words.split(' ').filter(Boolean)) {
      const [one, work] = steps()[name]!
      await as(test.db, one, (act, who) => work(act, who, id))
    }
    return id
  }

  const page = (one: { contactId: string }, words = '') =>
    as(test.db, one, (act, who) =>
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
    const visitor = { contactId: await bindDirectly(test.db, (await makePerson(test.db, '过客')).id) }
    const readers = [...Object.values(world).filter((one) => 'contactId' in one), visitor]
    expect(readers.length).toBeGreaterThan(10)
    for (const reader of readers) {
      const expected = await as(test.db, reader, async (act, who) => {
        const ids: number[] = []
        for (const { id } of await act.tx.suggestion.findMany({ orderBy: { id: 'asc' } })) {
          const one = await suggestion.openCase(act, id)
          if (one && isReadableBy(one, who)) ids.push(id)
        }
        return ids
      })
      const briefs = await as(test.db, reader, (act, who) => suggestion.inStates(act, who, states))
      expect([reader.contactId, briefs.map(({ id }) => id)]).toEqual([reader.contactId, expected])
      const { rows, total } = await page(reader, '涵洞')
      const listed = rows.map(({ one }) => one.row.id)
      const drafts = new Set(
        (await test.db.suggestion.findMany({ where: { state: 'draft' } })).map(({ id }) => id),
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
      termId: world.district.term.id,
      leadId: world.zhou.person.id,
      recordedById: world.zhou.person.id,
      via: 'chat',
      createdAt: now,
      touchedAt: now,
      submittedAt: now,
    })
    const id = await through('submit accept forward assign')
    for (let number = 1; number <= 60; number++)
      await test.db.suggestion.create({ data: { ...waiting(number), state: 'submitted' } })
    for (let number = 61; number <= 170; number++)
      await test.db.suggestion.create({
        data: {
          ...waiting(number),
          state: 'closed',
          number: `JY-1802-${number}`,
          handlings: {
            create: {
              unitId: world.wang.unit.id,
              role: 'main',
              state: 'replied',
              assignedAt: now,
              assignedById: world.ma.person.id,
            },
          },
        },
      })
    let at = now
    const say = (one: { contactId: string }, words: string) =>
      chatWith(test.db, one, () => (at = later(at, { seconds: 1 }))).say(words)
    expect(await say(world.liang, '我的建议')).toContain('……共60件')
    expect(await say(world.zhou, '我的建议')).toContain('……共171件')
    expect(await say(world.wang, '我单位还有哪些没答复')).toContain(
      '没有办结的1件：\n· 001 关于涵洞积水的建议',
    )
    expect(await say(world.wang, '签收')).toContain('已签收《关于涵洞积水的建议》（001）')
    expect(await test.db.handling.count({ where: { suggestionId: id, state: 'signed' } })).toBe(1)
  })
})
