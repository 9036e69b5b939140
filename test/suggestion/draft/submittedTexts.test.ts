/** What is compared for likeness is what stands in the database: also after it was corrected, revised, withdrawn, made void, merged, or rolled back. */
import { describe, expect, it } from 'vitest'
import * as suggestion from '../../../handlers/suggestion/actions.ts'
import { builtAnew, submittedTexts } from '../../../handlers/suggestion/draft/submittedTexts.ts'
import { databases, openSqlite } from '../../databases.ts'
import { chances } from '../model/chances.ts'
import { officeOn } from '../office.ts'
import { as, lights, value } from '../world.ts'

const matters = [
  ['关于在石岭村增设路灯的建议', '石岭村到镇上的村道没有路灯。', '安装太阳能路灯。'],
  ['关于清理河道垃圾的建议', '汛期漂来的垃圾没有人捞，河面发臭。', '增加打捞船。'],
  ['关于整治夜市噪声的建议', '夜市半夜还在放音响。', '限定营业时间。'],
  ['关于加装电梯的建议', '六层楼没有电梯，老人上下楼困难。', '出台补贴办法。'],
  ['关于支持柑橘冷链建设的建议', '柑橘一到雨季就烂在地里。', '建设冷库。'],
  ['关于改善卫生院条件的建议', '乡镇卫生院没有彩超。', '配备设备。'],
].map(([title = '', facts = '', proposals = '']) => ({ title, facts, proposals }))

class RolledBack extends Error {}

describe.each(databases)('the texts that are compared on $name', ({ open }) => {
  const here = officeOn(open)

  const onPaper = (words: (typeof matters)[number]) =>
    as(here.db, here.world.liang, async (act, who) => {
      const sheet = {
        leadId: here.world.zhou.person.id,
        signerIds: [],
        input: words,
        receivedOn: '2026-11-20',
      }
      return value(await suggestion.handInPaper(act, who, sheet, [])).one.row.id
    })

  it('show a paper by the words that stand in it after it was corrected, and no more after it was made void', async () => {
    const [lamps, river] = [matters[0]!, matters[1]!]
    const likest = (words: typeof lamps) =>
      as(here.db, here.world.zhou, async (act, who) =>
        (await suggestion.similarTo(act, who, words, null)).map(({ id }) => id),
      )
    const id = await onPaper(lamps)
    expect(await likest(lamps)).toEqual([id])
    await as(here.db, here.world.liang, async (act, who) =>
      value(await suggestion.correctPaper(act, who, id, river, [])),
    )
    expect([await likest(lamps), await likest(river)]).toEqual([[], [id]])
    await as(here.db, here.world.liang, async (act, who) =>
      value(await suggestion.voidPaper(act, who, id, '录错了')),
    )
    expect(await likest(river)).toEqual([])
  })
})

describe('the texts that are compared', () => {
  const here = officeOn(openSqlite)

  /** How like each matter is to each text, by the index that grew and by one that is read anew. */
  const bothWays = () =>
    as(here.db, here.world.liang, async (act) => {
      const [grown, anew] = [await submittedTexts(act), await builtAnew(act)]
      const likest = (index: typeof grown) =>
        matters.map((one) => index.likeTo(one, 100, 0).sort((a, b) => a.id - b.id))
      return { grown: likest(grown), anew: likest(anew) }
    })

  it('are the same after any course of acts as when they are read anew', async () => {
    const chance = chances(7)
    const ids: number[] = []
    const papers: number[] = []
    const { zhou, liang } = here.world
    const lately = (all: readonly number[]) => (all.length === 0 ? 0 : chance.of(all.slice(-5)))
    const paperOne = () => lately(papers)
    const one = () => lately(ids)
    const words = () => ({
      ...lights,
      ...chance.of(matters),
      facts: `${chance.of(matters).facts}${chance.of(matters).facts}`,
    })
    type Doing = (
      act: Parameters<Parameters<typeof as>[2]>[0],
      who: Parameters<Parameters<typeof as>[2]>[1],
    ) => Promise<unknown>
    const paper = async (...[act, who]: Parameters<Doing>): Promise<number | null> => {
      const sheet = { leadId: zhou.person.id, signerIds: [], input: words(), receivedOn: '2026-11-20' }
      const outcome = await suggestion.handInPaper(act, who, sheet, [])
      if (!outcome.ok) return null
      ids.push(outcome.value.one.row.id)
      papers.push(outcome.value.one.row.id)
      return outcome.value.one.row.id
    }
    const doings: readonly (() => [{ contactId: string }, Doing])[] = [
      () => [
        zhou,
        async (act, who) => {
          const origin = { via: 'chat' as const, messageId: null }
          ids.push(value(await suggestion.startDraft(act, who, words(), origin)).row.id)
        },
      ],
      () => [liang, paper],
      () => [zhou, (act, who) => suggestion.submitDraft(act, who, one())],
      () => [zhou, (act, who) => suggestion.submitDraft(act, who, one())],
      () => [zhou, (act, who) => suggestion.editDraft(act, who, one(), words())],
      () => [zhou, (act, who) => suggestion.withdrawSuggestion(act, who, one(), null)],
      () => [zhou, (act, who) => suggestion.discardDraft(act, who, one(), '不要了')],
      () => [liang, (act, who) => suggestion.returnSuggestion(act, who, one(), '请改')],
      () => [liang, (act, who) => suggestion.correctPaper(act, who, paperOne(), words(), [])],
      () => [liang, (act, who) => suggestion.voidPaper(act, who, paperOne(), '录错了')],
      () => [liang, (act, who) => suggestion.acceptSuggestion(act, who, one())],
      () => [
        liang,
        async (act, who) => {
          const [id, into] = [await paper(act, who), await paper(act, who)]
          if (id === null || into === null) return
          await suggestion.acceptSuggestion(act, who, id)
          await suggestion.acceptSuggestion(act, who, into)
          await suggestion.mergeSuggestion(act, who, id, into)
        },
      ],
    ]
    for (let count = 0; count < 52; count++) {
      // every kind in turn, and any between
      const [somebody, doing] = (count % 2 === 0 ? doings[(count / 2) % doings.length]! : chance.of(doings))()
      const known = [ids.length, papers.length] as const
      const isRolledBack = chance.below(5) === 0
      await as(here.db, somebody, async (act, who) => {
        await doing(act, who)
        if (chance.below(3) === 0) await submittedTexts(act)
        if (isRolledBack) throw new RolledBack()
      }).catch((fault: unknown) => {
        if (!(fault instanceof RolledBack)) throw fault
        ids.splice(known[0])
        papers.splice(known[1])
      })
      if (count % 13 !== 12) continue
      const { grown, anew } = await bothWays()
      expect([count, grown]).toEqual([count, anew])
    }
    const made = new Set(
      (await here.db.suggestionEvent.findMany({ select: { move: true } })).map(({ move }) => move),
    )
    for (const move of ['submit', 'edit', 'correct_paper', 'void_paper', 'withdraw', 'merge'])
      expect(made).toContain(move)
  })
})
