/** Files and papers show what a page leaves out: which of the staff opened one is in the audit trail. */
import { describe, expect, it } from 'vitest'
import { giveLink } from '../../../handlers/access/actions.ts'
import { settingsAt } from '../../../handlers/settings/actions.ts'
import * as suggestion from '../../../handlers/suggestion/actions.ts'
import { databases } from '../../databases.ts'
import { wordFile } from '../../file/samples.ts'
import { makeStaff } from '../../people.ts'
import { linkIn, startWeb, Visitor } from '../../web/web.ts'
import { officeOn } from '../office.ts'
import { as, chatWith, lights, value } from '../world.ts'

const type = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

describe.each(databases)('what is opened of a suggestion, on $name', ({ open }) => {
  const here = officeOn(open)
  const deeds = async () =>
    (await here.db.audit.findMany({ orderBy: { seq: 'asc' } })).flatMap(({ actor, action, via, subject }) =>
      ['suggestion.open_file', 'suggestion.print'].includes(action) ? [[actor, action, via, subject]] : [],
    )
  const withSheet = async (id: number) => {
    const file = { name: '签名件.docx', type, bytes: await wordFile() }
    value(
      await as(here.db, here.world.liang, (act, who) =>
        suggestion.fileWith(act, who, id, { purpose: 'signed_paper', file }),
      ),
    )
    const [kept] = await as(here.db, here.world.liang, (act, who) => suggestion.filesFor(act, who, id))
    return kept?.fileId ?? 0
  }

  it('a signed paper at the desk leaves who opened it, each time, and nothing for who may not', async () => {
    const id = await here.forwarded()
    const address = `/desk/suggestions/${id}/file/${await withSheet(id)}`
    const web = await startWeb(here.db)
    const court = await makeStaff(here.db, '邢法官', ['法院'])
    for (const [one, status] of [
      [here.world.ma, 200],
      [here.world.ma, 200],
      [court, 404],
    ] as const) {
      const visitor = new Visitor(web)
      await visitor.post(linkIn(await chatWith(here.db, one).say('登录')))
      expect((await visitor.get(address)).status).toBe(status)
    }
    await web.close()
    const deed = [`person:${here.world.ma.person.id}`, 'suggestion.open_file', 'desk', `suggestion:${id}`]
    expect(await deeds()).toEqual([deed, deed])
  })

  it('on the phone the office that assigns leaves a trace of the paper and of the file, the lead and the unit do not', async () => {
    const id = await here.assigned()
    const fileId = await withSheet(id)
    const web = await startWeb(here.db)
    const fetched = async (one: { contactId: string }, what: string) => {
      const link = await as(here.db, one, async (act, who) =>
        giveLink(
          act,
          who,
          'suggestion.view',
          { suggestionId: id },
          await settingsAt(act.tx, act.now, act.zone),
        ),
      )
      return (await new Visitor(web).get(`${link}/${what}?id=${id}`)).status
    }
    const { zhou, wang, ma } = here.world
    for (const one of [zhou, wang]) expect(await fetched(one, 'paper/sheet')).toBe(200)
    expect(await fetched(zhou, `file/${fileId}`)).toBe(200)
    expect(await fetched(wang, `file/${fileId}`)).toBe(404)
    expect(await deeds()).toEqual([])
    expect(await fetched(ma, 'paper/sheet')).toBe(200)
    expect(await fetched(ma, `file/${fileId}`)).toBe(200)
    const actor = `person:${ma.person.id}`
    expect(await deeds()).toEqual([
      [actor, 'suggestion.print', 'form', `suggestion:${id}`],
      [actor, 'suggestion.open_file', 'form', `suggestion:${id}`],
    ])
    await web.close()
  })

  it('what waits on 今天 and the minutes of a meeting name no voter to whoever only assigns', async () => {
    const { ma, liang } = here.world
    const title = '关于张德发家漏水的建议'
    const id = await here.forwarded({ ...lights, title })
    const about = (one: { contactId: string }) =>
      as(here.db, one, async (act, who) => (await suggestion.undecided(act, who)).map((item) => item.about))
    expect((await about(ma))[0]).toContain('《关于某选民家漏水的建议》（001）')
    await here.submitted({ ...lights, title: '关于张德发门前积水的建议' })
    expect((await about(liang))[0]).toContain('《关于张德发门前积水的建议》')
    const meeting = {
      kind: 'special_inspection',
      title: '防汛视察',
      heldOn: '2026-11-20',
      place: null,
      hosts: null,
    } as const
    const held = (ids: readonly number[]) =>
      as(here.db, liang, async (act, who) =>
        value(
          await suggestion.recordMeeting(
            act,
            who,
            { ...meeting, attendees: [], minutes: '看了张德发家。' },
            ids.map((suggestionId) => ({ suggestionId, finding: '还在漏' })),
          ),
        ),
      )
    const minutes = (one: { contactId: string }, of: number) =>
      as(here.db, one, async (act, who) => (await suggestion.meetingOf(act, who, of))?.minutes)
    const first = await held([id])
    expect(await minutes(ma, first.id)).toBe('看了某选民家。')
    expect(await minutes(liang, first.id)).toBe('看了张德发家。')
    const closed = await here.accepted({ ...lights, title: '关于法院门口停车的建议', publicity: 'none' })
    const second = await held([id, closed])
    expect(await minutes(ma, second.id)).toBe('纪要写到了不对您公开的建议，只给代表工委看。')
    expect(await minutes(liang, second.id)).toBe('看了张德发家。')
  })
})
