/** Voters and phones in a suggestion at the desk: whoever asks for them is in the audit trail. */
import { describe, expect, it } from 'vitest'
import { databases } from '../../databases.ts'
import { linkIn, startWeb, Visitor, type Web } from '../../web/web.ts'
import { officeOn } from '../office.ts'
import { as, chatWith, lights, value } from '../world.ts'
import * as suggestion from '../../../handlers/suggestion/actions.ts'

const facts = '选民张德发住3栋2单元501，电话13800001111，楼上漏水。'

describe.each(databases)('at the desk on $name', ({ open }) => {
  const here = officeOn(open)

  async function withDesk(one: { contactId: string }, work: (visitor: Visitor, web: Web) => Promise<void>) {
    const web = await startWeb(here.db)
    const visitor = new Visitor(web)
    await visitor.post(linkIn(await chatWith(here.db, one).say('登录')))
    await work(visitor, web)
    await web.close()
  }
  const deeds = () =>
    here.db.audit.findMany({
      where: { action: { in: ['suggestion.unmask', 'suggestion.print'] } },
      orderBy: { seq: 'asc' },
    })

  it('the phone of a voter is shown once, when it is asked for, and leaves a trace; the assigner asks for the name, too', async () => {
    const id = await here.forwarded({ ...lights, title: '关于张德发家漏水的建议', facts })
    const page = `/desk/suggestions/${id}`
    await withDesk(here.world.liang, async (visitor) => {
      expect((await visitor.get(page)).text).toContain('选民张德发住3栋2单元501，电话＊＊＊')
      expect(await deeds()).toEqual([])
      const full = await visitor.submit(page, `${page}/unmask`)
      expect(full.text).toContain(facts)
      expect(full.text).toContain('全文和电话只显示这一次，已留痕')
      expect((await visitor.get(page)).text).not.toContain('13800001111')
    })
    expect((await deeds()).map(({ actor, action, subject }) => [actor, action, subject])).toEqual([
      [`person:${here.world.liang.person.id}`, 'suggestion.unmask', `suggestion:${id}`],
    ])
    await withDesk(here.world.ma, async (visitor) => {
      const list = await visitor.get('/desk/suggestions')
      expect(list.text).toContain('关于某选民家漏水的建议')
      expect((await visitor.get(page)).text).not.toMatch(/张德发|13800001111/)
      expect((await visitor.submit(page, `${page}/unmask`)).text).toContain(facts)
      const paper = await visitor.submit(page, `${page}/paper/sheet`)
      expect(paper.headers.get('Content-Disposition')).toContain('.docx')
    })
    expect((await deeds()).map(({ action }) => action)).toEqual([
      'suggestion.unmask',
      'suggestion.unmask',
      'suggestion.print',
    ])
  })

  it('nothing is offered, and no trace left, where nothing is left out or it is not for him', async () => {
    const id = await here.accepted()
    const closed = await here.accepted({ ...lights, title: '关于漏水的建议', facts, publicity: 'none' })
    await withDesk(here.world.liang, async (visitor) => {
      expect((await visitor.get(`/desk/suggestions/${id}`)).text).not.toContain('看全文')
      await visitor.submit('/desk/suggestions', `/desk/suggestions/${id}/unmask`)
    })
    const refused = await as(here.db, here.world.yan, (act, who) => suggestion.unmask(act, who, closed))
    expect(refused).toMatchObject({ ok: false, refusal: 'already_done' })
    const own = await as(here.db, here.world.zhou, (act, who) => suggestion.readAtDesk(act, who, closed))
    expect([own?.whole.facts, own?.isMasked]).toEqual([facts, false])
    expect(await deeds()).toEqual([])
    value(await as(here.db, here.world.liang, (act, who) => suggestion.unmask(act, who, closed)))
  })
})
