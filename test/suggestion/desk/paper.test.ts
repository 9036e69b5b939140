/** 录入纸质建议 at the desk: nothing is stored before the last look, and what is wrong is said at its field. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { acceptSuggestion } from '../../../handlers/suggestion/actions.ts'
import { wordFile } from '../../file/samples.ts'
import { openSqlite, type TestDatabase } from '../../databases.ts'
import { chatOf } from '../../people.ts'
import { linkIn, startWeb, Visitor, type Seen, type Web } from '../../web/web.ts'
import { as, draftOf, lights, makeWorld, value, type World } from '../world.ts'
import { submitDraft } from '../../../handlers/suggestion/actions.ts'

const path = '/desk/suggestions/paper'

describe('a paper keyed in at the desk', () => {
  let office: TestDatabase
  let web: Web
  let world: World
  let liang: Visitor
  beforeEach(async () => {
    office = await openSqlite()
    web = await startWeb(office.db)
    world = await makeWorld(office.db)
    liang = await atDesk(world.liang)
  })
  afterEach(async () => {
    await web.close()
    await office.close()
  })

  async function atDesk({ contactId }: { contactId: string }): Promise<Visitor> {
    const visitor = new Visitor(web)
    await visitor.post(linkIn(await chatOf(office.db, contactId).say('登录')))
    return visitor
  }

  const typed = {
    kind: 'suggestion',
    lead: '周明远',
    receivedOn: '2026-11-20',
    signers: '陈秀兰、何建平',
    title: '在桥东小学路口增设红绿灯',
    facts: '桥东小学路口没有红绿灯。\n上月出了两起事故，我儿子也在那里上学。',
    proposals: '在路口装信号灯和减速带。',
    category: '城建环保',
    sourceKind: 'research',
    sourceNote: '',
    publicity: 'title',
    written: 'yes',
    repeated: '3',
    contact: 'yes',
    cosigning: '',
    address: '人民路1号',
    postcode: '400100',
  }

  /** Posts the page's own form on, with the button that is pressed. */
  async function press(page: Seen, button: string, files: File[] = []): Promise<Seen> {
    const form = new FormData()
    for (const [, name = '', held = ''] of page.text.matchAll(
      /<input type="hidden" name="([^"]+)" value="([^"]*)"/g,
    ))
      form.set(name, held.replaceAll('&#10;', '\n'))
    form.set('do', button)
    for (const file of files) form.append('files', file)
    return liang.upload(path, form)
  }

  it('is looked at once more, with earlier ones and guards, then stored with its boxes and scan', async () => {
    const earlier = await draftOf(office.db, world)
    await as(office.db, world.zhou, async (act, who) => value(await submitDraft(act, who, earlier)))
    expect((await liang.get('/desk/suggestions')).text).toContain('录入纸质建议')
    const looked = await liang.submit(path, path, { ...typed, do: 'check' })
    expect(looked.status).toBe(200)
    for (const said of [
      '以前有相近的建议',
      lights.title!,
      '写到了“我儿子”',
      '陈秀兰、何建平（2人）',
      '<dd>三年</dd>',
      '人民路1号，邮编400100',
      '还没有录入',
    ])
      expect(looked.text).toContain(said)
    expect(await office.db.suggestion.count()).toBe(1)
    const back = await press(looked, 'edit')
    expect(back.text).toContain('value="周明远"')
    expect(back.text).toContain('上月出了两起事故，我儿子也在那里上学。</textarea>')
    const scan = new File([new Uint8Array(await wordFile())], '建议纸.docx')
    const stored = await press(looked, 'store', [scan])
    expect(stored.path).toBe('/desk/suggestions/2')
    expect(stored.text).toContain('录好了（草2），按11月20日收到算。已告诉领衔和附议的代表。')
    expect(stored.text).toContain('纸质件，11月20日收到，梁慧代为录入。在纸上签名附议：陈秀兰、何建平。')
    expect(stored.text).toContain('签名的纸质建议')
    expect(stored.text).toMatch(/<dt>多年提出<\/dt><dd>三年/)
    expect(await office.db.suggestion.findUniqueOrThrow({ where: { id: 2 } })).toMatchObject({
      title: '关于在桥东小学路口增设红绿灯的建议',
      facts: typed.facts,
      publicity: 'title',
      repeatedYears: 3,
      wantsContact: true,
      mayBeCosigned: null,
      state: 'submitted',
    })
    expect((await office.db.suggestion.findUniqueOrThrow({ where: { id: 2 } })).guardMarks).toContain(
      'personal',
    )
  })

  it('is stored once, also when the button is pressed twice', async () => {
    const looked = await liang.submit(path, path, { ...typed, do: 'check' })
    const both = await Promise.all([press(looked, 'store'), press(looked, 'store')])
    expect(both.map((seen) => seen.path)).toEqual(['/desk/suggestions/1', '/desk/suggestions/1'])
    expect((await press(looked, 'store')).text).toContain('这份纸质件已经录过了，没有再录。')
    expect(await office.db.suggestion.count()).toBe(1)
  })

  it('says at each field what is wrong, keeps what was typed, and is open to 代表工委 alone', async () => {
    const wrong = await liang.submit(path, path, {
      ...typed,
      lead: '周明',
      signers: '周明远、王五',
      receivedOn: '2026-12-30',
      proposals: '',
      do: 'check',
    })
    expect(wrong.status).toBe(422)
    for (const said of [
      '没有叫“周明”的在任代表',
      '没有叫“王五”的在任代表',
      '收到的日子不能在今天以后',
      '还没有写具体建议',
    ])
      expect(wrong.text).toContain(said)
    expect(wrong.text).toContain('value="周明"')
    const self = await liang.submit(path, path, { ...typed, signers: '周明远', do: 'check' })
    expect(self.text).toContain('领衔代表不用再写进附议')
    const motion = await liang.submit(path, path, { ...typed, kind: 'motion', cause: '', do: 'check' })
    expect(motion.text).toContain('议案要写案由')
    expect(motion.text).toContain('议案要10名以上代表联名，纸上连领衔的只有3名')
    const secret = await liang.submit(path, path, { ...typed, facts: '机密文件里说的', do: 'store' })
    expect([secret.status, secret.text.includes('看起来涉及秘密')]).toEqual([422, true])
    expect(await office.db.suggestion.count()).toBe(0)
    expect((await (await atDesk(world.ma)).get(path)).status).toBe(403)
  })

  it('is mended on its page until it is accepted, or taken out with a reason', async () => {
    const looked = await liang.submit(path, path, { ...typed, do: 'check' })
    await press(looked, 'store')
    const mend = '/desk/suggestions/1/mend'
    const page = await liang.get(mend)
    expect(page.text).toContain('>陈秀兰、何建平</textarea>')
    const mended = await liang.submit(mend, mend, {
      ...typed,
      signers: '陈秀兰',
      facts: '上月出了三起事故。',
    })
    expect(mended.text).toContain('更正好了。')
    expect(mended.text).toContain('上月出了三起事故。')
    expect(mended.text).toContain('更正录入的纸质件')
    await as(office.db, world.liang, async (act, who) => value(await acceptSuggestion(act, who, 1)))
    expect((await liang.get(mend)).status).toBe(404)
    await press(looked, 'store')
    const bare = await liang.submit('/desk/suggestions/2', '/desk/suggestions/2/void', { reason: '' })
    expect(bare.text).toContain('请写明理由')
    const gone = await liang.submit('/desk/suggestions/2', '/desk/suggestions/2/void', { reason: '录了两次' })
    expect(gone.text).toContain('录入作废：录了两次')
  })
})
