/** 议案 in the chat with ten signers: from the call for co-signers to the result of the committee. */
import { describe, expect, it } from 'vitest'
import { withSignersTogether } from '../../../handlers/suggestion/chat/reading/signers.ts'
import { editDraft } from '../../../handlers/suggestion/actions.ts'
import { makeDeputy, tuesday } from '../../people.ts'
import { talksOn } from '../talks.ts'
import { as, chatWith, draftOf, lastNotice, told, value } from '../world.ts'

describe('the signatures in an answer', () => {
  it('of one day stand in one line, those on paper and those of another day for themselves', () => {
    const line = (on: string, text: string) => ({ on, text })
    expect(
      withSignersTogether([
        line('2026-11-20', '陈秀兰在纸上签名附议'),
        line('2026-11-20', '何建平在纸上签名附议'),
        line('2026-11-20', '提交'),
        line('2026-11-21', '罗远附议'),
        line('2026-11-22', '吴晓梅附议'),
        line('2026-11-22', '孙立群不再附议'),
      ]),
    ).toEqual([
      line('2026-11-20', '陈秀兰、何建平在纸上签名附议'),
      line('2026-11-20', '提交'),
      line('2026-11-21', '罗远附议'),
      line('2026-11-22', '吴晓梅附议'),
      line('2026-11-22', '孙立群不再附议'),
    ])
  })
})

describe('a motion in the chat', () => {
  const talks = talksOn()
  const { here, say } = talks

  it('says how many it lacks, is co-signed by a word, considered by its committee, and asked after in plain words', async () => {
    const { district, zhou, chen, he } = here.world
    const session = { number: 1, opensOn: '2026-11-18', closesOn: '2026-11-29' }
    await here.db.setting.create({
      data: {
        key: 'suggestion.session',
        effectiveOn: '2026-11-01',
        value: JSON.stringify(session),
        source: '大会',
        setBy: 'person:1',
        setAt: tuesday,
      },
    })
    const others = []
    for (const name of '甲乙丙丁戊己庚') others.push(await makeDeputy(here.db, district, `代表${name}`))
    const title = '关于整治青陵河的议案'
    const words = {
      title,
      facts: '2025年汛期沿河3个社区内涝两次，河道20年没有清淤。',
      proposals: '请大会作出整治青陵河的决定，列入明年重点工程。',
      category: '城建环保',
      sourceKind: 'research',
      publicity: 'full',
    } as const
    const id = await draftOf(here.db, here.world, words)
    await as(here.db, zhou, async (act, who) =>
      value(await editDraft(act, who, id, { kind: 'motion', cause: '汛期内涝', title })),
    )
    expect(await say('liang', '议案有哪些')).toBe('没有在办的议案。')
    const since = await lastNotice(here.db)
    expect(await say('zhou', '找几个代表联名')).toContain('已请本组9位代表看这件议案')
    expect((await told(here.db, since))[0]?.[1]).toContain('请您看看这件议案：')
    const signs = async (one: { contactId: string }) => {
      const chat = chatWith(here.db, one, talks.at)
      // the only one that he was asked to stand by
      expect(await chat.say('附议')).toContain('关于整治青陵河的议案（草1）')
      expect(await chat.say('1')).toContain('已附议')
    }
    for (const one of [chen, he, ...others.slice(0, 6)]) await signs(one)
    for (const asked of ['还差几个人附议', '草1附议够了吗', '草1到哪一步了']) {
      const answer = await say('zhou', asked)
      expect(answer).toContain('· 议案要10名以上代表联名，连您现在9名，还差1名')
      expect(answer).toContain('陈秀兰、何建平、代表甲、代表乙、代表丙、代表丁、代表戊、代表己附议')
    }
    await signs(others[6]!)
    expect(await say('zhou', '草1到哪一步了')).not.toContain('还差')
    expect(await say('zhou', '提交 草1')).toContain('已提交：关于整治青陵河的议案（草1）')
    expect(await say('liang', '受理 草1')).toContain('YA-1801-001')
    expect(await say('liang', '议案有哪些')).toBe(
      '没有办结的议案1件：\n· 议案001 关于整治青陵河的议案：等代表工委报大会主席团（常委会）决定议案怎样处理，11月24日起',
    )
    expect(await say('liang', '议案001交给城建环保委员会审议')).toBe(
      '已记：《关于整治青陵河的议案》（议案001）作为议案，交城建环保委员会审议，已告诉领衔和附议代表。审议结束后请回：议案001审议结果：……',
    )
    expect(await say('chen', '议案001审议了吗')).toContain('现在：议案审议中')
    await say('liang', '议案001审议结果：常委会作出了整治青陵河的决定')
    expect(await say('chen', '议案001审议得怎么样了')).toContain('议案审议结果：常委会作出了整治青陵河的决定')
    expect(await say('zhou', '还差几个人没联系')).not.toContain('议案')
  })
})
