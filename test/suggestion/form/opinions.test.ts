/** The main unit reads what the assisting units say before it answers for all; the deputy reads what they promise him. */
import { describe, expect, it } from 'vitest'
import * as suggestion from '../../../handlers/suggestion/actions.ts'
import { openSqlite } from '../../databases.ts'
import { linkIn, startWeb, Visitor } from '../../web/web.ts'
import { officeOn } from '../office.ts'
import { as, chatWith, value } from '../world.ts'

describe('an assisting opinion on the phone', () => {
  const here = officeOn(openSqlite)

  it('stands with its promises before the main unit that replies, and on the page of the deputy', async () => {
    const { jing, wang, zhou, chen } = here.world
    const id = await here.assigned()
    await as(here.db, jing, async (act, who) => {
      const promises = [{ text: '划好标线', dueOn: '2026-12-31' }]
      value(await suggestion.giveOpinion(act, who, id, { text: '同意划标线', promises }))
    })
    const web = await startWeb(here.db)
    const shown = async (one: { contactId: string }, words: string, query = '') =>
      (await new Visitor(web).get(`${linkIn(await chatWith(here.db, one).say(words))}${query}`)).text
    for (const query of [`?id=${id}`, `?id=${id}&do=reply`]) {
      const text = await shown(wang, '填表', query)
      expect(text).toContain('青陵公安分局交通警察大队的协办意见')
      expect(text).toMatch(/同意划标线.*承诺12月31日前：划好标线/s)
    }
    expect(await shown(zhou, '001到哪一步了')).toMatch(/同意划标线.*承诺12月31日前：划好标线/s)
    expect(await shown(chen, '001到哪一步了')).not.toContain('同意划标线')
    await here.db.suggestion.update({ where: { id }, data: { conclusion: '由三家共同推进' } })
    expect(await shown(zhou, '001到哪一步了')).toMatch(/会商结论.*由三家共同推进/s)
    await web.close()
  })
})
