/** 代录 at the desk: what a unit or a deputy handed in on paper, in a form of its own, and never twice. */
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { signFor } from '../../../handlers/suggestion/actions.ts'
import { wordFile } from '../../file/samples.ts'
import { openSqlite } from '../../databases.ts'
import { chatOf } from '../../people.ts'
import { linkIn, startWeb, Visitor, type Seen, type Web } from '../../web/web.ts'
import { officeOn } from '../office.ts'
import { as, value } from '../world.ts'

const today = '2026-11-24'

describe('what a party handed in, keyed in at the desk', () => {
  const here = officeOn(openSqlite)
  const webs: Web[] = []
  let web: Web
  let ma: Visitor
  let liang: Visitor
  beforeEach(async () => {
    web = await startWeb(here.db)
    webs.push(web)
    const atDesk = async ({ contactId }: { contactId: string }) => {
      const visitor = new Visitor(web)
      await visitor.post(linkIn(await chatOf(here.db, contactId).say('登录')))
      return visitor
    }
    ma = await atDesk(here.world.ma)
    liang = await atDesk(here.world.liang)
  })
  afterAll(() => Promise.all(webs.map((web) => web.close())))

  const pageOf = (id: number, party: number | 'lead', act: string) =>
    `/desk/suggestions/${id}/key-in?for=${party}&do=${act}`
  const came = { way: 'paper', receivedOn: today }

  /** Posts the form of an act, as it was opened. */
  async function key(
    visitor: Visitor,
    opened: Seen,
    typed: Record<string, string>,
    files: File[] = [],
  ): Promise<Seen> {
    const form = new FormData()
    for (const [, name = '', held = ''] of opened.text.matchAll(
      /<input type="hidden" name="([^"]+)" value="([^"]*)"/g,
    ))
      form.set(name, held)
    for (const [name, text] of Object.entries(typed)) form.set(name, text)
    for (const file of files) form.append('files', file)
    return visitor.upload(opened.path.split('?')[0] ?? '', form)
  }

  it('stands folded and by party: the office that assigns has the units, 代表工委 the deputy too', async () => {
    const id = await here.assigned()
    const units = await ma.get(`/desk/suggestions/${id}`)
    expect(units.text).toContain('<summary>代录</summary>')
    const { wang, jing } = here.world
    expect(units.text).toContain(`key-in?for=${wang.unit.id}&amp;do=sign`)
    expect(units.text).toContain(`key-in?for=${jing.unit.id}&amp;do=opinion`)
    expect(units.text).not.toContain('key-in?for=lead')
    await as(here.db, wang, async (act, who) => value(await signFor(act, who, id)))
    const after = await liang.get(`/desk/suggestions/${id}`)
    expect(after.text).not.toContain(`key-in?for=${wang.unit.id}&amp;do=sign"`)
    expect((await ma.get(pageOf(id, 'lead', 'rate'))).status).toBe(404)
  })

  it('takes a reply with its letter, its promise and its day, once', async () => {
    const id = await here.assigned()
    const opened = await ma.get(pageOf(id, here.world.wang.unit.id, 'reply'))
    expect(opened.text).toContain('代区住房和城乡建设局录入：答复代表')
    const typed = {
      replyClass: 'B',
      text: '已列入明年计划',
      promise1: '装好信号灯',
      due1: '2027-03-31',
    }
    const bare = await key(ma, opened, typed)
    expect(bare.status).toBe(422)
    for (const said of ['请选怎么来的', '请填收到的日子', '已列入明年计划</textarea>'])
      expect(bare.text).toContain(said)
    const letter = new File([new Uint8Array(await wordFile())], '答复函.docx')
    const done = await key(ma, bare, { ...typed, ...came }, [letter])
    expect(done.path).toBe(`/desk/suggestions/${id}`)
    expect(done.text).toContain(
      '已代区住房和城乡建设局录入“答复代表”（纸质件），按11月24日收到算。已告诉区住房和城乡建设局。',
    )
    expect(done.text).toContain('区住房和城乡建设局答复（纸质件，马宁代录）')
    expect(done.text).toContain('答复函.docx')
    expect((await key(ma, bare, { ...typed, ...came })).text).toContain('这一步已经录过了，没有再录。')
    expect(await here.db.suggestionReply.count()).toBe(1)
    expect(await here.db.commitment.count()).toBe(1)
  })

  it('takes the 征询意见表 with nothing chosen beforehand, its reason and its scan; then a correction', async () => {
    const id = await here.replied()
    const opened = await liang.get(pageOf(id, 'lead', 'rate'))
    expect(opened.text).not.toContain('checked')
    const none = await key(liang, opened, { ...came, work: 'satisfied', result: 'dissatisfied' })
    expect(none.text).toContain('不满意请写明理由')
    const scan = new File([new Uint8Array(await wordFile())], '征询意见表.docx')
    const rated = await key(liang, none, { ...came, work: 'satisfied', result: 'satisfied' }, [scan])
    expect(rated.text).toContain('已代周明远代表录入“测评”（纸质件），按11月24日收到算。已告诉周明远代表。')
    expect(rated.text).toContain('代录的纸质件：')
    const again = await liang.get(pageOf(id, 'lead', 'rate'))
    expect(again.text).toContain('代周明远代表录入：更正测评')
    const mended = await key(liang, again, {
      way: 'phone',
      receivedOn: today,
      work: 'satisfied',
      result: 'basically_satisfied',
    })
    expect(mended.text).toContain('更正测评：办理工作满意，办理结果基本满意（电话，梁慧代录）')
  })

  it('is taken back by its party on the phone’s form, or for it at the desk when it calls', async () => {
    const id = await here.assigned()
    const { wang, jing } = here.world
    for (const { unit } of [wang, jing]) await key(ma, await ma.get(pageOf(id, unit.id, 'sign')), came)
    const path = linkIn(await chatOf(here.db, wang.contactId).say('填表'))
    const officer = new Visitor(web)
    const shown = await officer.get(`${path}?id=${id}&do=disown`)
    expect(shown.text).toContain('代录的是：“区住房和城乡建设局签收”')
    expect((await officer.fill(shown, path)).text).toContain('已撤销')
    const called = await key(ma, await ma.get(pageOf(id, jing.unit.id, 'disown')), { ...came, way: 'phone' })
    expect(called.text).toContain('录入“代录不对”（电话）')
    expect(called.text).toContain(
      '青陵公安分局交通警察大队说代录的不是本人办的，已撤销：签收（电话，马宁代录）',
    )
    expect((await here.expectConsistent(id)).units.map(({ state }) => state)).toEqual([
      'assigned',
      'assigned',
    ])
    expect((await ma.get(`/desk/suggestions/${id}`)).text).not.toContain('do=disown')
  })

  it('says so when somebody was faster, and stores nothing', async () => {
    const id = await here.assigned()
    const [first, second] = [
      await ma.get(pageOf(id, here.world.wang.unit.id, 'sign')),
      await liang.get(pageOf(id, here.world.wang.unit.id, 'sign')),
    ]
    expect((await key(ma, first, came)).text).toContain('已代区住房和城乡建设局录入“签收”')
    expect((await key(liang, second, came)).text).toContain('这一步现在不能再录，没有存。')
    const stale = await liang.get(pageOf(id, here.world.wang.unit.id, 'communicate'))
    await as(here.db, here.world.jing, async (act, who) => value(await signFor(act, who, id)))
    const typed = { ...came, method: 'meet', happenedOn: today, summary: '看了路口' }
    const told = await key(liang, stale, typed)
    expect([told.status, told.text.includes('刚刚有人先改了这件建议')]).toEqual([422, true])
    expect((await key(liang, told, typed)).text).toContain('录入“记一次沟通”')
    expect(await here.db.handlingCommunication.count()).toBe(1)
  })
})
