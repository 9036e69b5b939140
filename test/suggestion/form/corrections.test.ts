/** On the phone: a deputy corrects his rating, a unit its reply; at the desk both editions are read. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import * as suggestion from '../../../handlers/suggestion/actions.ts'
import { databases } from '../../databases.ts'
import { chatOf, tuesday } from '../../people.ts'
import { linkIn, startWeb, Visitor, type Seen, type Web } from '../../web/web.ts'
import { officeOn } from '../office.ts'
import { as, value } from '../world.ts'

describe.each(databases)('what was sent by mistake, on a form on $name', ({ open }) => {
  const here = officeOn(open)
  let web: Web
  beforeEach(async () => {
    web = await startWeb(here.db, { now: () => tuesday })
  })
  afterEach(() => web.close())

  const get = (path: string) => new Visitor(web).get(path)
  const send = (page: Seen, path: string, texts: Record<string, string>) =>
    new Visitor(web).fill(page, path, texts)

  const say = ({ contactId }: { contactId: string }, words: string) => chatOf(here.db, contactId).say(words)

  /** 填表, and what is offered under this name. */
  async function formNamed(who: { contactId: string }, name: string): Promise<string> {
    const offered = await say(who, '填表')
    const number = new RegExp(`(\\d) ${name}`).exec(offered)?.[1]
    return linkIn(number === undefined ? offered : await say(who, number))
  }

  it('a rating is chosen anew, nothing of the first is filled in, and the desk shows both', async () => {
    const id = await here.replied()
    await as(here.db, here.world.zhou, async (act, who) =>
      value(
        await suggestion.rateReply(act, who, id, { work: 'satisfied', result: 'satisfied', reason: null }),
      ),
    )
    const path = await formNamed(here.world.zhou, '我的建议')
    expect((await get(`${path}?id=${id}`)).text).toContain('>更正测评</a>')
    const rating = `${path}?id=${id}&do=rate`
    const page = await get(rating)
    expect(page.text).toContain('您刚才的测评：办理工作满意，办理结果满意')
    expect(page.text).not.toContain('checked')
    const grades = { work: 'satisfied', result: 'dissatisfied' }
    expect((await send(page, rating, grades)).text).toContain('不满意请写明理由')
    const sent = await send(page, rating, { ...grades, reason: '灯没有装' })
    expect(sent.text).toContain('已更正您对')
    expect(await here.expectConsistent(id)).toMatchObject({ state: 'rehandling' })
    const desk = new Visitor(web)
    await desk.post(linkIn(await say(here.world.liang, '登录')))
    const shown = (await desk.get(`/desk/suggestions/${id}`)).text
    expect(shown).toContain('更正测评：办理工作满意，办理结果不满意')
    expect(shown).toMatch(/更正以前（第1版）：办理工作满意，办理结果\s*满意/)
  })

  it('a reply stands in the fields to be mended; whoever had opened the one before must read the new one first', async () => {
    const id = await here.replied()
    const mine = await formNamed(here.world.zhou, '我的建议')
    const before = await get(`${mine}?id=${id}&do=rate`)
    const path = await formNamed(here.world.wang, '我的承办件')
    expect((await get(`${path}?id=${id}`)).text).toContain('>更正答复</a>')
    const page = await get(`${path}?id=${id}&do=correct`)
    expect(page.text).toContain('已列入明年计划</textarea>')
    expect(page.text).toContain('value="2027-03-31"')
    expect((await send(page, path, { replyClass: 'B', text: '' })).text).toContain('请写答复内容')
    const sent = await send(page, path, {
      replyClass: 'B',
      text: '已列入明年计划，资金已落实',
      promise1: '装好信号灯',
      due1: '2027-06-30',
    })
    expect(sent.text).toContain('已更正《关于在桥东小学路口增设红绿灯的建议》（001）的答复：B类。')
    expect(await here.db.commitment.findMany()).toMatchObject([{ dueOn: '2027-06-30' }])
    const late = await send(before, `${mine}?id=${id}&do=rate`, { work: 'satisfied', result: 'satisfied' })
    expect(late.text).toContain('答复刚才有了变化')
    expect(late.text).toContain('更正过的答复，以这一份为准')
  })
})
