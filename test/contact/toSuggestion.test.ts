/** 写成建议: from the page that says what was recorded, a deputy goes on to a draft that has the voter's words. */
import { describe, expect, test } from 'vitest'
import { databases } from '../databases.ts'
import { chatOf, makeLiaison, tuesday } from '../people.ts'
import { officeOn } from '../suggestion/office.ts'
import { linkIn, startWeb, Visitor } from '../web/web.ts'

describe.each(databases)('a matter from the contact form on $name', ({ open }) => {
  const here = officeOn(open)

  test('becomes a draft with its words by one link, once; a liaison’s paper card offers none', async () => {
    const web = await startWeb(here.db, { now: () => tuesday })
    try {
      const { zhou, district } = here.world
      const phone = new Visitor(web)
      const asked = async (contactId: string, about: string) => {
        const chat = chatOf(here.db, contactId)
        const offered = await chat.say('填表')
        const number = new RegExp(`(\\d) ${about}`).exec(offered)?.[1]
        return linkIn(number === undefined ? offered : await chat.say(number))
      }
      const visit = { method: 'visit', day: '2026-11-24', partOfDay: '', party: 'v:1', raiser1: 'all' }
      const stored = await phone.post(await asked(zhou.contactId, '联系登记表'), {
        ...visit,
        matter1: '3栋路灯不亮',
        matter2: '井盖松动',
        raiser2: 'all',
      })
      expect(stored.text).toContain('编号1')
      const links = [...stored.text.matchAll(/href="(\/f\/[\w-]{22})">把“([^”]+)”写成建议/g)]
      expect(links.map(([, , words]) => words)).toEqual(['3栋路灯不亮', '井盖松动'])
      const path = links[0]?.[1] ?? ''
      const form = await phone.get(path)
      expect(form.text).toContain('value="关于解决3栋路灯不亮问题的建议"')
      expect(form.text).toContain('>3栋路灯不亮</textarea>')
      expect(form.text).toMatch(/value="contact"[^>]* checked/)
      // looking keeps nothing
      expect(await here.db.suggestion.count()).toBe(0)
      const saved = await phone.fill(form, path, {
        title: '关于修复3栋路灯的建议',
        facts: '3栋路灯不亮，已经半年。',
        proposals: '请更换灯具。',
        sourceKind: 'contact',
        do: 'save',
      })
      expect(saved.text).toContain('草稿存好了（草1）')
      expect(await here.db.suggestion.findFirstOrThrow()).toMatchObject({
        concernId: 1,
        title: '关于修复3栋路灯的建议',
        sourceKind: 'contact',
      })
      expect(await here.db.concern.findUniqueOrThrow({ where: { id: 1 } })).toMatchObject({
        status: 'in_suggestion',
        suggestionId: 1,
      })
      // the used form still shows both links; the first goes on with its draft
      expect((await phone.get(stored.path)).text).toContain('写成建议')
      expect((await phone.get(path)).text).toContain('已经半年。</textarea>')
      const liaison = await makeLiaison(here.db, district, '文静')
      const paper = await asked(liaison.contactId, '代录征求意见卡')
      const card = await phone.post(`${paper}?deputy=${zhou.deputy.id}`, {
        ...visit,
        deputy: String(zhou.deputy.id),
        matter1: '公交太少',
      })
      expect(card.text).toContain('代周明远代表录的纸质卡')
      expect(card.text).not.toContain('写成建议')
    } finally {
      await web.close()
    }
  })
})
