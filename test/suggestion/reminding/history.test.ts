/** The office sees of each reminder to whom it went and whether it got there. */
import { describe, expect, it } from 'vitest'
import * as suggestion from '../../../handlers/suggestion/actions.ts'
import { suggestionClock } from '../../../jobs/suggestion-clock.ts'
import { databases } from '../../databases.ts'
import { remindersOn } from '../../jobs/reminding.ts'
import { chatOf, unbind } from '../../people.ts'
import { linkIn, startWeb, Visitor } from '../../web/web.ts'
import { as, value } from '../world.ts'

describe.each(databases)('the reminders of a suggestion on $name', ({ open }) => {
  const { here, run, assigned } = remindersOn(open)
  const lines = (id: number) =>
    as(here.db, here.world.liang, async (act) => {
      const one = await suggestion.openCase(act, id)
      return one === null ? [] : suggestion.remindersOf(act, one)
    })
  const heard = async (id: number) =>
    (await lines(id)).map(({ about, people }) => [about, people.map(({ name, fate }) => `${name} ${fate}`)])

  it('stand there as waiting, then as said, as not said, or as what nobody needed any more', async () => {
    const id = await assigned()
    await as(here.db, here.world.wang, async (act, who) => value(await suggestion.signFor(act, who, id)))
    await run(suggestionClock, '2026-12-14')
    const about = '区住房和城乡建设局首次联系代表（到期前）'
    const first = async () => (await heard(id)).at(-1)
    const mark = (change: object) =>
      here.db.notice.updateMany({ where: { kind: 'suggestion-clock' }, data: change })
    expect(await first()).toEqual([about, ['王涛 waits']])
    await mark({ state: 'sent', sentAt: new Date('2026-12-14T01:00:00Z') })
    expect(await first()).toEqual([about, ['王涛 sent']])
    await mark({ state: 'failed', sentAt: null })
    expect(await first()).toEqual([about, ['王涛 failed']])
    await mark({ state: 'dropped' })
    expect(await first()).toEqual([about, ['王涛 left_out']])
    // said, but of another suggestion
    await mark({ state: 'sent', text: '【建议办理提醒】有1件：\n· 009 关于别的建议' })
    expect(await first()).toEqual([about, ['王涛 left_out']])
  })

  it('name whoever had no WeChat, once, at the desk too; and the unit stands on 今天', async () => {
    const id = await assigned()
    await as(here.db, here.world.wang, async (act, who) => value(await suggestion.signFor(act, who, id)))
    await unbind(here.db, here.world.wang.person.id)
    await run(suggestionClock, '2026-12-14')
    await run(suggestionClock, '2026-12-15')
    expect(await heard(id)).toEqual([['区住房和城乡建设局首次联系代表（到期前）', ['王涛 unreached']]])
    const waits = await as(here.db, here.world.ma, (act, who) => suggestion.waiting(act, who))
    expect(waits.map(({ about }) => about)).toContain(
      '区住房和城乡建设局在办1件建议，提醒送不到：联络人王涛没有绑定微信。',
    )
    const web = await startWeb(here.db)
    try {
      const desk = new Visitor(web)
      await desk.post(linkIn(await chatOf(here.db, here.world.liang.contactId).say('登录')))
      const page = (await desk.get(`/desk/suggestions/${id}`)).text
      expect(page).toContain('提醒1次，1次有人没有收到')
      expect(page).toContain('没有绑定微信，没有送到')
    } finally {
      await web.close()
    }
  })
})
