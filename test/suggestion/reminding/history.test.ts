/** The office sees of each reminder to whom it went and whether it got there. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { rowsOf } from '../../../handlers/export/actions.ts'
import * as suggestion from '../../../handlers/suggestion/actions.ts'
import { stillHolds } from '../../../jobs/schedule.ts'
import { suggestionClock } from '../../../jobs/suggestion-clock.ts'
import { runsOnPostgres } from '../../../prisma/client.ts'
import { databases } from '../../databases.ts'
import { at, remindersOn } from '../../jobs/reminding.ts'
import { chatOf, inAct, tuesday, unbind, zone } from '../../people.ts'
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
  })

  it('say of one that was left out of a digest that it was, whatever numbers stand in the text', async () => {
    const id = await assigned()
    const other = await assigned()
    for (const one of [id, other])
      await as(here.db, here.world.wang, async (act, who) => value(await suggestion.signFor(act, who, one)))
    await run(suggestionClock, '2026-12-14')
    const notice = await here.db.notice.findFirstOrThrow({ where: { kind: 'suggestion-clock' } })
    // the unit spoke with the deputy of the first one before the digest was said; the other's line names its number
    await here.db.suggestion.update({ where: { id: other }, data: { title: '关于落实001号建议的建议' } })
    const spoke = {
      method: 'visit',
      happenedOn: '2026-12-14',
      summary: '上门听取意见',
      meetingOn: null,
      meetingPart: null,
    } as const
    await as(
      here.db,
      here.world.wang,
      async (act, who) => value(await suggestion.reportCommunication(act, who, id, spoke)),
      at('2026-12-14'),
    )
    const text = await inAct(
      here.db,
      (act) => stillHolds['suggestion-clock']!(act, { ...notice, promise: 'at_most_once' }),
      at('2026-12-14'),
    )
    expect(text).toContain('有1件')
    expect(text).toContain('落实001号')
    await here.db.notice.update({
      where: { id: notice.id },
      data: { state: 'sent', sentAt: at('2026-12-14'), text: text ?? '' },
    })
    const about = '区住房和城乡建设局首次联系代表（到期前）'
    expect((await heard(id)).at(-1)).toEqual([about, ['王涛 left_out']])
    expect((await heard(other)).at(-1)).toEqual([about, ['王涛 sent']])
    const exported = []
    for await (const row of rowsOf({ tx: here.db, now: tuesday, zone }, 'suggestion_reminders', {
      from: null,
      to: null,
    }))
      exported.push(row)
    expect(exported).toMatchObject([
      { suggestion_no: 'JY-1801B-001', name: '王涛', on: '2026-12-14', state: 'sent', left_out: true },
      { suggestion_no: 'JY-1801B-002', name: '王涛', on: '2026-12-14', state: 'sent', left_out: false },
    ])
    // as the digests were that are older than this record
    const kept = await here.db.digestMention.findMany({ orderBy: { id: 'asc' }, omit: { id: true } })
    await here.db.digestMention.deleteMany()
    const folder = runsOnPostgres(here.db) ? 'prisma/postgresql/migrations' : 'prisma/migrations'
    const sql = readFileSync(
      `${folder}/20261130060201_keep_what_a_digest_of_reminders_names/migration.sql`,
      'utf8',
    )
    await here.db.$executeRawUnsafe(sql.slice(sql.indexOf('-- Digests that were queued before')))
    expect(await here.db.digestMention.findMany({ orderBy: { id: 'asc' }, omit: { id: true } })).toEqual(kept)
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
