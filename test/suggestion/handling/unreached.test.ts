/** Whom nobody reached, and what waits for a decision. */
import { describe, expect, it } from 'vitest'
import * as suggestion from '../../../handlers/suggestion/actions.ts'
import { databases } from '../../databases.ts'
import { bindDirectly, makeStaff, unbind } from '../../people.ts'
import { officeOn } from '../office.ts'
import { as, chatWith, draftOf, value } from '../world.ts'

describe.each(databases)('a suggestion that waits on $name', ({ open }) => {
  const here = officeOn(open)

  it('says which unit was not reached, to whoever assigned and on the desk until it has signed', async () => {
    const id = await here.accepted()
    await unbind(here.db, here.world.ma.person.id)
    const forwarded = await chatWith(here.db, here.world.liang).say('转交 001 政府办')
    expect(forwarded).toContain('没能通知：区政府办公室（没有人绑定微信）。请打电话告诉。')
    await bindDirectly(here.db, here.world.ma.person.id)
    await unbind(here.db, here.world.wang.person.id)
    await here.db.handlingUnit.update({ where: { id: here.world.jing.unit.id }, data: { officerId: null } })
    const assigned = await chatWith(here.db, here.world.ma).say('交办 001 主办住建局 协办城管局 交警大队')
    expect(assigned).toContain('已交办')
    expect(assigned).not.toContain('已通知各单位')
    expect(assigned).toContain(
      '没能通知：青陵公安分局交通警察大队（没有联络人）、区住房和城乡建设局王涛（没有绑定微信）。请打电话告诉。',
    )
    const about = (one: { contactId: string }) =>
      as(here.db, one, async (act, who) => (await suggestion.waiting(act, who)).map((item) => item.about))
    expect(await about(here.world.ma)).toEqual([
      '《关于在桥东小学路口增设红绿灯的建议》（001）交给了区住房和城乡建设局，通知没有送到：联络人王涛没有绑定微信。',
      '《关于在桥东小学路口增设红绿灯的建议》（001）交给了青陵公安分局交通警察大队，通知没有送到：没有联络人。',
    ])
    expect(await about(here.world.liang)).toEqual(await about(here.world.ma))
    expect(await about(await makeStaff(here.db, '邢法官', ['法院']))).toEqual([])
    expect(await about(here.world.zhou)).toEqual([])
    await bindDirectly(here.db, here.world.wang.person.id)
    await as(here.db, here.world.wang, async (act, who) => value(await suggestion.signFor(act, who, id)))
    expect(await about(here.world.ma)).toHaveLength(1)
    // the unit hears so, too, when the deputy has no WeChat
    await unbind(here.db, here.world.zhou.person.id)
    const officer = chatWith(here.db, here.world.wang)
    for (const words of ['001已电话联系周代表', '001答复 B类 2027年3月31日前装好'])
      expect(await officer.say(words)).toContain('没能通知：周明远（没有绑定微信）。请打电话告诉。')
  })

  it('stands on the first page of whoever must decide it, from its hand-in to its assignment, and nowhere else', async () => {
    const waits = (one: { contactId: string }) =>
      as(here.db, one, async (act, who) =>
        (await suggestion.undecided(act, who)).map(({ about, todo }) => [about.split('：')[1], todo]),
      )
    const id = await draftOf(here.db, here.world)
    expect(await waits(here.world.liang)).toEqual([])
    await as(here.db, here.world.zhou, async (act, who) => value(await suggestion.submitDraft(act, who, id)))
    expect(await waits(here.world.liang)).toEqual([
      ['等代表工委受理，11月24日起，12月1日前，还有7天。', '去受理、退回修改或不予受理。'],
    ])
    expect([await waits(here.world.ma), await waits(here.world.zhou), await waits(here.world.wu)]).toEqual([
      [],
      [],
      [],
    ])
    await chatWith(here.db, here.world.liang).say(`受理 草${id}`)
    expect((await waits(here.world.liang))[0]?.[1]).toBe('还没有分类：去分类、转交。')
    await chatWith(here.db, here.world.liang).say('转交 001 政府办')
    expect(await waits(here.world.liang)).toEqual([])
    expect(await waits(await makeStaff(here.db, '邢法官', ['法院']))).toEqual([])
    expect((await waits(here.world.ma))[0]?.[1]).toBe('去交办，或退回代表工委另行转交。')
    await chatWith(here.db, here.world.ma).say('交办 001 主办住建局')
    expect(await waits(here.world.ma)).toEqual([])
    await chatWith(here.db, here.world.wang).say('001不是我们的 应该是城管局')
    expect((await waits(here.world.ma))[0]?.[1]).toBe('单位申请退回，去改派或不同意。')
    expect(await waits(here.world.liang)).toEqual([])
  })
})
