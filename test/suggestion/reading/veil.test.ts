/** Voters named in a suggestion are masked for whoever has no part in it; what its lead keeps back is not for other units. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  acceptSuggestion,
  assignSuggestion,
  attachmentFor,
  attachmentsOf,
  attachToDraft,
  forwardSuggestion,
  readEverything,
  seekCosigners,
  pageOfSuggestions,
  similarTo,
  submitDraft,
  suggestionsNamed,
} from '../../../handlers/suggestion/actions.ts'
import { veiled } from '../../../handlers/suggestion/reading/veil.ts'
import { keepFile } from '../../../handlers/file/actions.ts'
import { makeStaff } from '../../people.ts'
import { databases, type TestDatabase } from '../../databases.ts'
import { linkIn, startWeb, Visitor, type Web } from '../../web/web.ts'
import { as, chatWith, draftOf, lights, makeWorld, told, value, type World } from '../world.ts'

const facts = '选民张德发住3栋2单元501，电话13800001111，楼上漏水。'

describe.each(databases)('on $name', ({ open }) => {
  let test: TestDatabase
  let web: Web
  let world: World
  let id: number

  beforeEach(async () => {
    test = await open()
    web = await startWeb(test.db)
    world = await makeWorld(test.db)
    id = await draftOf(test.db, world, { ...lights, facts, publicity: 'none' })
    await as(test.db, world.zhou, async (act, who) => {
      const file = { name: '漏水.pdf', type: 'application/pdf', bytes: Buffer.from('%PDF-1.4') }
      const fileId = await keepFile(act, { ...file, uploadedById: who.personId })
      value(await attachToDraft(act, who, id, fileId))
    })
  })
  afterEach(async () => {
    await web.close()
    await test.close()
  })

  async function assigned(): Promise<void> {
    await as(test.db, world.zhou, async (act, who) => value(await submitDraft(act, who, id)))
    await as(test.db, world.liang, async (act, who) => value(await acceptSuggestion(act, who, id)))
    await as(test.db, world.liang, async (act, who) =>
      value(await forwardSuggestion(act, who, id, 'government')),
    )
    const units = [{ unitId: world.wang.unit.id, role: 'main' as const }]
    await as(test.db, world.ma, async (act, who) => value(await assignSuggestion(act, who, id, units)))
  }

  /** What the page behind 到哪一步了 shows, and how many files somebody may open. */
  async function seenBy(name: 'zhou' | 'wang' | 'chen' | 'sun' | 'yan' | 'zheng') {
    const answer = await chatWith(test.db, { contactId: contactOf(name) }).say('001到哪一步了')
    const visitor = new Visitor(web)
    const page = await visitor.get(linkIn(answer))
    const files = await as(test.db, world[name], (act, who) => attachmentsOf(act, who, id))
    const { fileId } = await test.db.suggestionFile.findFirstOrThrow({ where: { suggestionId: id } })
    const opened = await as(test.db, world[name], (act, who) => attachmentFor(act, who, id, fileId))
    expect(opened !== null).toBe(files.length > 0)
    return { text: page.text, files: files.length }
  }
  const contactOf = (name: 'zhou' | 'wang' | 'chen' | 'sun' | 'yan' | 'zheng') => world[name].contactId

  it('who signs it or works on it reads every word and every file', async () => {
    await assigned()
    for (const name of ['zhou', 'wang', 'zheng'] as const) {
      const { text, files } = await seenBy(name)
      expect(text).toContain(facts)
      expect(files).toBe(1)
    }
  })

  it('another deputy or member reads it without the voters, and opens no file', async () => {
    await assigned()
    for (const name of ['chen', 'sun'] as const) {
      const { text, files } = await seenBy(name)
      expect(text).toContain('选民某选民住某处，电话＊＊＊，楼上漏水。')
      expect(text).toContain('选民的姓名、住址和电话已隐去')
      expect(text).not.toMatch(/张德发|13800001111|漏水\.pdf/)
      expect(files).toBe(0)
    }
  })

  it('a unit, or an office that assigns elsewhere, reads no text that its lead keeps back', async () => {
    await assigned()
    const { text, files } = await seenBy('yan')
    expect(text).toContain('领衔代表没有选全文公开')
    expect(text).not.toMatch(/漏水|信号灯/)
    expect(files).toBe(0)
    const court = await makeStaff(test.db, '韩立', ['法院'])
    const whole = await as(test.db, court, (act, who) => readEverything(act, who, id))
    expect(whole?.facts).toContain('领衔代表没有选全文公开')
  })

  it('no list shows or finds by a voter what the page leaves out', async () => {
    await test.db.suggestion.update({ where: { id }, data: { title: '关于张德发家门前积水的建议' } })
    await assigned()
    const titles = (name: 'wang' | 'chen' | 'yan') =>
      as(test.db, world[name], async (act, who) => {
        const choice = { view: 'all', category: null, unitId: null, key: false } as const
        const asDraft = { title: '关于张德发家门前积水的建议', facts, proposals: '清淤。' }
        const list = {
          sort: 'submitted',
          descending: true,
          page: 1,
          size: 20,
          query: new URLSearchParams(),
        } as const
        const page = (words: string) => pageOfSuggestions(act, who, { ...choice, words }, list)
        const [all, byVoter] = [await page(''), await page('张德发')]
        const named = await suggestionsNamed(act, who, '001', '001')
        const alike = await similarTo(act, who, asDraft, null)
        return {
          listed: all.rows.map(({ one }) => one.row.title),
          byVoter: [byVoter.rows.length, byVoter.total],
          named: named.map(({ title }) => title),
          alike: alike.map(({ title }) => title),
        }
      })
    const masked = ['关于某选民家门前积水的建议']
    for (const name of ['chen', 'yan'] as const)
      expect(await titles(name)).toEqual({ listed: masked, byVoter: [0, 0], named: masked, alike: masked })
    const whole = ['关于张德发家门前积水的建议']
    expect(await titles('wang')).toEqual({ listed: whole, byVoter: [1, 1], named: whole, alike: whole })
  })

  it('whoever is asked to sign reads it without the voters, looks at the files, and reads all once he has signed', async () => {
    await as(test.db, world.zhou, async (act, who) => value(await seekCosigners(act, who, id)))
    const card = (await told(test.db)).find(([name]) => name === '陈秀兰')?.[1] ?? ''
    expect(card).toContain('情况：选民某选民住某处，电话＊＊＊，楼上漏水。')
    expect(card).toContain('附议以后能看全文')
    const chen = chatWith(test.db, world.chen)
    const page = await new Visitor(web).get(linkIn(await chen.say('附议 草1')))
    expect(page.text).toContain('某选民住某处')
    expect(page.text).toContain('漏水.pdf')
    await chen.say('1')
    const status = await new Visitor(web).get(linkIn(await chen.say('草1到哪一步了')))
    expect(status.text).toContain(facts)
  })
})

describe('what a corrected reply had said', () => {
  const editions = [{ text: '张德发家已装灯', promises: '[{"text":"张德发家装灯","dueOn":"2027-03-31"}]' }]
  const mask = (text: string) => text.replaceAll('张德发', '某选民')

  it('is masked like the reply itself, and kept back with it', () => {
    expect(veiled({ editions }, { mask, hidesFiles: true, hidesBody: false }).editions).toEqual([
      { text: '某选民家已装灯', promises: '[{"text":"某选民家装灯","dueOn":"2027-03-31"}]' },
    ])
    expect(veiled({ editions }, { mask, hidesFiles: true, hidesBody: true }).editions).toEqual([
      { text: '（内容不公开）', promises: '[]' },
    ])
  })
})
