/** Who hears of a step: everybody whom it concerns, once, and not the one who took it. */
import { describe, expect, it } from 'vitest'
import * as suggestion from '../../../handlers/suggestion/actions.ts'
import { databases } from '../../databases.ts'
import { makeStaff } from '../../people.ts'
import { officeOn, replyWords } from '../office.ts'
import { as, draftOf, lastNotice, lights, told, value } from '../world.ts'

describe.each(databases)('who hears of it, on $name', ({ open }) => {
  const here = officeOn(open)
  const since = async (before: number) =>
    (await told(here.db, before)).map(([name, text]) => `${name} ${/^【[^】]+】/.exec(text)?.[0] ?? text}`)

  it('a reply goes to every signatory, to the office and to who assigned it, each once', async () => {
    const { zhou, chen, he, liang, ma, wang } = here.world
    const id = await draftOf(here.db, here.world)
    await as(here.db, zhou, async (act, who) => value(await suggestion.seekCosigners(act, who, id)))
    for (const one of [chen, he])
      await as(here.db, one, async (act, who) => value(await suggestion.cosign(act, who, id)))
    await as(here.db, zhou, async (act, who) => value(await suggestion.submitDraft(act, who, id)))
    await as(here.db, liang, async (act, who) => {
      value(await suggestion.acceptSuggestion(act, who, id))
      value(await suggestion.forwardSuggestion(act, who, id, 'government'))
    })
    await as(here.db, ma, async (act, who) =>
      value(await suggestion.assignSuggestion(act, who, id, here.leadAndAssist())),
    )
    const before = await lastNotice(here.db)
    await as(here.db, wang, async (act, who) => value(await suggestion.replyTo(act, who, id, replyWords)))
    expect((await since(before)).sort()).toEqual(
      ['周明远', '陈秀兰', '何建平', '梁慧', '毛素群', '马宁'].map((name) => `${name} 【答复】`).sort(),
    )
  })

  it('whoever has two duties in it hears once, and nothing of what he did himself', async () => {
    const both = await makeStaff(here.db, '方敏', ['代表工委', '政府办'])
    const id = await here.forwarded()
    const before = await lastNotice(here.db)
    await as(here.db, both, async (act, who) =>
      value(await suggestion.assignSuggestion(act, who, id, here.leadAndAssist())),
    )
    const heard = await since(before)
    expect(heard).toEqual(expect.arrayContaining(['梁慧 【已交办】', '毛素群 【已交办】']))
    expect(heard.filter((line) => line.startsWith('方敏'))).toEqual([])
    const reply = await lastNotice(here.db)
    await as(here.db, here.world.wang, async (act, who) =>
      value(await suggestion.replyTo(act, who, id, replyWords)),
    )
    expect((await since(reply)).filter((line) => line.startsWith('方敏'))).toEqual(['方敏 【答复】'])
  })

  it('who is asked to co-sign reads it without the voters in it; who signed reads it whole', async () => {
    const { zhou, chen } = here.world
    const words = {
      ...lights,
      title: '关于解决张德发门前积水问题的建议',
      facts: '选民张德发（老张）住3栋2单元501，电话13911112222，门前常年积水。',
    }
    const id = await draftOf(here.db, here.world, words)
    const before = await lastNotice(here.db)
    await as(here.db, zhou, async (act, who) => value(await suggestion.seekCosigners(act, who, id)))
    const cards = await told(here.db, before)
    expect(cards.map(([name]) => name)).toEqual(['陈秀兰', '何建平'])
    for (const [, card] of cards) {
      expect(card).toMatch(/^【征集附议】周明远代表请您看看这件建议：/)
      expect(card).not.toMatch(/张德发|老张|2单元|501|1391111/)
      expect(card).toContain('门前常年积水')
      expect(card).toContain('附议以后能看全文')
    }
    const read = () =>
      as(here.db, chen, async (act, who) => (await suggestion.readEverything(act, who, id))?.facts)
    expect(await read()).not.toMatch(/张德发|老张|501/)
    await as(here.db, chen, async (act, who) => value(await suggestion.cosign(act, who, id)))
    expect(await read()).toContain('张德发')
  })
})
