/** At the desk a button pressed before everything is chosen says what to choose, does nothing, and keeps what was typed. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import * as suggestion from '../../../handlers/suggestion/actions.ts'
import { openSqlite } from '../../databases.ts'
import { linkIn, startWeb, Visitor, type Web } from '../../web/web.ts'
import { officeOn } from '../office.ts'
import { as, chatWith, value } from '../world.ts'

describe('a button at the desk pressed too soon', () => {
  const here = officeOn(openSqlite)
  let web: Web
  beforeEach(async () => {
    web = await startWeb(here.db)
  })
  afterEach(() => web.close())

  async function presses(
    one: { contactId: string },
    id: number,
    act: string,
    texts: Readonly<Record<string, string>> = {},
  ): Promise<string> {
    const visitor = new Visitor(web)
    await visitor.post(linkIn(await chatWith(here.db, one).say('登录')))
    const before = await here.rowOf(id)
    const seen = await visitor.submit(`/desk/suggestions/${id}`, `/desk/suggestions/${id}/${act}`, texts)
    expect(seen.status).toBe(422)
    expect(await here.rowOf(id)).toEqual(before)
    return seen.text
  }

  it('asks the office where a suggestion goes, and which category it gets', async () => {
    const id = await here.accepted()
    const { liang } = here.world
    expect(await presses(liang, id, 'forward')).toContain('请选转交给哪个机关。没有转交。')
    expect(await presses(liang, id, 'classify')).toContain('请选改成哪个类别。没有改动。')
    expect(await presses(liang, id, 'merge')).toContain('请写并入哪一件的编号。没有并案。')
    const key = await presses(liang, id, 'key', { decision: '第12次主任会议' })
    expect(key).toContain('请填主任会议的日期。没有改动。')
    expect(key).toContain('value="第12次主任会议"')
  })

  it('asks the government office which unit leaves, and whether it grants what a unit asked for', async () => {
    const id = await here.assigned()
    const { ma, wang } = here.world
    await as(here.db, wang, async (act, who) =>
      value(await suggestion.askExtension(act, who, id, { until: '2027-04-30', reason: '要先改规划' })),
    )
    expect(await presses(ma, id, 'reassign', { note: '职责调整' })).toContain('请选换下哪个单位。没有改动。')
    const unit = String(wang.unit.id)
    const undecided = await presses(ma, id, 'extension', { unit, note: '先沟通' })
    expect(undecided).toContain('请选同意还是不同意。没有记。')
    expect(undecided).toContain('先沟通')
    expect(await presses(ma, id, 'extension', { granted: '1' })).toContain('请选是哪个单位的申请。没有记。')
  })

  it('leaves a suggestion that is accepted without a category to be classified later, as the choice says', async () => {
    const id = await here.submitted()
    const visitor = new Visitor(web)
    await visitor.post(linkIn(await chatWith(here.db, here.world.liang).say('登录')))
    expect((await visitor.get(`/desk/suggestions/${id}`)).text).toContain('以后再分')
    await visitor.submit(`/desk/suggestions/${id}`, `/desk/suggestions/${id}/accept`, { category: '' })
    expect(await here.rowOf(id)).toMatchObject({ state: 'accepted', category: null })
  })
})
