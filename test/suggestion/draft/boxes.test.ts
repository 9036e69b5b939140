/** 相关情况: the boxes of the 代表建议纸, said in the chat or ticked on the form, and printed as they were ticked. */
import { describe, expect, it } from 'vitest'
import { cosign, takePaper, seekCosigners } from '../../../handlers/suggestion/actions.ts'
import { boxesIn, repeatedIn, yearsIn, yearsName } from '../../../handlers/suggestion/draft/boxes.ts'
import { settingsOn } from '../../../handlers/settings/rules.ts'
import { databases } from '../../databases.ts'
import { talksOn } from '../talks.ts'
import { as, draftOf, lights, refusalIn } from '../world.ts'
import { opened } from '../../docx.ts'

const choices = settingsOn([], '2026-11-24')['suggestion.repeatedYears']

describe('what is said of the boxes', () => {
  it('knows for how many years a deputy raised it himself, and takes no other years for that', () => {
    const said = {
      这件提了三年了: 3,
      连续两年提出: 2,
      '已经提了5年，没有解决': 5,
      多次提过三年以上: 4,
      居民反映了三年: null,
      请在2年内提出方案: null,
      三年前修的路: null,
      提了一年: null,
    }
    for (const [words, years] of Object.entries(said)) expect([words, yearsIn(words)]).toEqual([words, years])
    expect(
      ['两年', '三年以上', '不是', '提了6年', '看情况'].map((words) => repeatedIn(words, choices)),
    ).toEqual([2, 4, 1, 6, null])
    expect([1, 2, 3, 7, null].map((years) => yearsName(choices, years))).toEqual([
      null,
      '两年',
      '三年',
      '三年以上',
      null,
    ])
    expect(boxesIn('建议装路灯。这件我提了三年了，希望多和我沟通。')).toEqual({
      repeatedYears: 3,
      wantsContact: true,
    })
    expect(boxesIn('希望部门之间加强沟通协调')).toEqual({})
  })
})

describe.each(databases)('the boxes of a draft on $name', ({ open }) => {
  const { here, say } = talksOn(open)
  const row = () => here.db.suggestion.findUniqueOrThrow({ where: { id: 1 } })

  it('are heard in what a hurried deputy says at once, shown on his card, and changed by a word', async () => {
    await say(
      'zhou',
      '提个建议 关于在桥东小学路口增设红绿灯的建议 上月出了两起事故，这件提了三年了 建议装信号灯，希望多和我沟通',
    )
    await say('zhou', '3')
    const card = await say('zhou', '1')
    expect(card).toContain('书面答复：要；多年提出：三年；加强沟通：希望')
    expect(card).toContain('情况：上月出了两起事故，这件提了三年了')
    expect(await say('zhou', '改多年提出')).toContain(
      '这件事以前多次提过、没有解决吗？几年了？\n1 两年\n2 三年\n3 三年以上\n4 不是',
    )
    expect(await say('zhou', '4')).toContain('多年提出：不是')
    expect(await say('zhou', '改多年提出 两年')).toContain('多年提出已改。')
    expect(await say('zhou', '改沟通 不用')).toContain('加强沟通：不用')
    expect(await say('zhou', '希望加强沟通')).toContain('加强沟通：希望')
    expect(await say('zhou', '不要联名')).toContain('联名：不联名')
    expect(await say('zhou', '改地址 青陵区人民路1号3楼 400100')).toContain(
      '通信地址：青陵区人民路1号3楼，邮编400100',
    )
    expect(await row()).toMatchObject({
      repeatedYears: 2,
      wantsContact: true,
      mayBeCosigned: false,
      address: '青陵区人民路1号3楼',
      postcode: '400100',
      textVersion: 1,
    })
    const sheet = await as(here.db, here.world.zhou, (act, who) => takePaper(act, who, 1, 'sheet'))
    const text = opened(sheet.ok ? sheet.value.bytes : new Uint8Array()).text
    for (const ticked of ['☑两年', '☑希望加强联系沟通', '☑不联名', '青陵区人民路1号3楼', '400100'])
      expect(text).toContain(ticked)
    expect(text).toContain('□三年以上')
    const deeds = await here.db.audit.findMany()
    expect(JSON.stringify(deeds)).not.toContain('人民路')
  })

  it('that ask for no co-signers are kept to, until the lead calls for them himself', async () => {
    const id = await draftOf(here.db, here.world, { ...lights, mayBeCosigned: false })
    const seek = () => as(here.db, here.world.zhou, (act, who) => seekCosigners(act, who, id))
    const sign = () => as(here.db, here.world.chen, (act, who) => cosign(act, who, id))
    await here.db.suggestion.update({ where: { id }, data: { mayBeCosigned: null } })
    await seek()
    await here.db.suggestion.update({ where: { id }, data: { mayBeCosigned: false } })
    expect(refusalIn(await sign())).toBe('no_cosigning')
    expect(await say('chen', '附议 草1')).toContain('领衔代表选了“不联名”')
    await seek()
    expect(await row()).toMatchObject({ mayBeCosigned: true })
    expect(refusalIn(await sign())).toBeNull()
  })
})
