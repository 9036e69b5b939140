/** 代录纸质建议: a liaison keys in on her phone what a deputy of her group handed in on paper; he hears it and can contradict. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { acceptSuggestion } from '../../../handlers/suggestion/actions.ts'
import { keysInPaper } from '../../../handlers/suggestion/chat/draft/onPaper.ts'
import { wordFile } from '../../file/samples.ts'
import { openSqlite } from '../../databases.ts'
import { chatOf, makeDeputy, makeLiaison, type Chat } from '../../people.ts'
import { startWeb, Visitor, type Seen, type Web } from '../../web/web.ts'
import { officeOn } from '../office.ts'
import { as, chatWith, lastNotice, told, value } from '../world.ts'

describe('words that ask to key in a paper', () => {
  it.each([
    ['代周明远代表登记建议', true],
    ['帮周明远录入一件纸质建议', true],
    ['替周明远代表登记议案。', true],
    ['录入纸质建议', true],
    ['代录一份纸质的代表建议', true],
    ['我代表群众提个建议', false],
    ['代周明远代表登记：昨天走访张德发，反映路灯不亮', false],
    ['我要提建议', false],
    ['给我提个建议', false],
    ['替群众提个建议', false],
    ['代周明远代表提交建议', true],
  ])('%s: %s', (text, isSo) => {
    expect(keysInPaper(text)).toBe(isSo)
  })
})

describe('a paper keyed in by a liaison on her phone', () => {
  const here = officeOn(openSqlite)
  let web: Web
  let wen: Chat
  beforeEach(async () => {
    web = await startWeb(here.db)
    const elsewhere = await here.db.deputyGroup.create({
      data: { name: '桥西一组', officeId: here.world.district.office.id },
    })
    const far = await makeDeputy(here.db, here.world.district, '罗远')
    await here.db.deputy.update({ where: { id: far.deputy.id }, data: { groupId: elsewhere.id } })
    wen = chatOf(here.db, (await makeLiaison(here.db, here.world.district, '文静')).contactId)
  })
  afterEach(() => web.close())

  const pathIn = (text: string): string => /\/f\/[\w-]{22}/.exec(text)?.[0] ?? ''
  const typed = {
    kind: 'suggestion',
    lead: '周明远',
    receivedOn: '2026-11-20',
    signers: '陈秀兰、罗远',
    title: '在桥东小学路口增设红绿灯',
    facts: '桥东小学路口没有红绿灯。\n上月出了两起事故，我儿子也在那里上学。',
    proposals: '在路口装信号灯和减速带。',
    category: '城建环保',
    publicity: 'title',
  }
  /** Posts the page's own form on, with the button that is pressed. */
  async function press(visitor: Visitor, path: string, page: Seen, button: string, files: File[] = []) {
    const form = new FormData()
    for (const [, name = '', held = ''] of page.text.matchAll(
      /<input type="hidden" name="([^"]+)" value="([^"]*)"/g,
    ))
      form.set(name, held.replaceAll('&#10;', '\n'))
    form.set('do', button)
    for (const file of files) form.append('files', file)
    return visitor.upload(path, form)
  }

  it('is offered with her deputies alone, looked at once more, stored with its scan as her deputy’s, who can contradict', async () => {
    expect(await wen.say('填表')).toContain('代录代表交来的纸质建议、议案')
    const said = await wen.say('代周明远代表登记建议')
    expect(said).toContain('照着周明远代表交来的纸质件填')
    const path = pathIn(said)
    const phone = new Visitor(web)
    const page = await phone.get(path)
    expect(page.text).toMatch(/<option value="周明远\/QL18-\d+" selected/)
    expect(page.text).toContain('>陈秀兰</option>')
    expect(page.text).not.toContain('>罗远</option>')
    const wrong = await phone.post(path, { ...typed, proposals: '', signers: '王五', do: 'check' })
    expect([wrong.status, wrong.text.includes('还没有写具体建议')]).toEqual([422, true])
    expect(wrong.text).toContain('没有叫“王五”的在任代表')
    const looked = await phone.post(path, { ...typed, do: 'check' })
    for (const words of ['还没有录入', '写到了“我儿子”', '陈秀兰、罗远（2人）', '以后请交代表工委补'])
      expect(looked.text).toContain(words)
    expect(await here.db.suggestion.count()).toBe(0)
    expect((await press(phone, path, looked, 'edit')).text).toContain('我儿子也在那里上学。</textarea>')
    const since = await lastNotice(here.db)
    const scan = new File([new Uint8Array(await wordFile())], '建议纸.docx')
    const stored = await press(phone, path, looked, 'store', [scan])
    expect(stored.text).toContain('录好了（草1），按11月20日收到算。已告诉领衔和附议的代表。')
    // pressed twice, or opened again: the same answer
    expect((await press(phone, path, looked, 'store')).text).toContain('录好了（草1）')
    expect(await here.db.suggestion.count()).toBe(1)
    expect(await here.rowOf(1)).toMatchObject({
      via: 'paper',
      leadId: here.world.zhou.person.id,
      receivedOn: '2026-11-20',
      state: 'submitted',
    })
    const heard = (await told(here.db, since)).filter(([name]) => name !== '文静')
    expect(heard.map(([name]) => name)).toEqual(['梁慧', '毛素群', '周明远', '陈秀兰', '罗远'])
    expect(heard[2]?.[1]).toContain('您11月20日交来的纸质件已由文静录入并提交')
    expect(await chatWith(here.db, here.world.chen).say('草1不是我签的')).toContain('不再列入附议')
    const zhou = chatWith(here.db, here.world.zhou)
    expect(await zhou.say('草1不是我交的')).toContain('要撤回')
  })

  it('is mended or taken out by her until it is taken on, and by nobody else', async () => {
    const keyIn = async (title: string) => {
      const path = pathIn(await wen.say('录入纸质建议'))
      const phone = new Visitor(web)
      await phone.post(path, { ...typed, title, signers: '陈秀兰', do: 'store' })
    }
    await keyIn('在桥东小学路口增设红绿灯')
    await keyIn('在石岭村增设路灯')
    const path = pathIn(await wen.say('录入纸质建议'))
    const phone = new Visitor(web)
    expect((await phone.get(path)).text).toContain('您录过、还没有受理的2件')
    const page = await phone.get(`${path}?id=1`)
    expect(page.text).toContain('>陈秀兰</textarea>')
    const same = await phone.post(path, { ...typed, paper: '1', signers: '陈秀兰', do: 'mend' })
    expect(same.status).toBe(422)
    const since = await lastNotice(here.db)
    const mended = await phone.post(path, {
      ...typed,
      paper: '1',
      signers: '何建平',
      facts: '上月出了三起事故。',
      do: 'mend',
    })
    expect(mended.text).toContain('更正好了。已告诉领衔和附议的代表。')
    expect((await told(here.db, since)).map(([name, text]) => [name, text.slice(0, 6)])).toEqual(
      expect.arrayContaining([
        ['周明远', '【代录更正】'],
        ['何建平', '【代录更正】'],
        ['陈秀兰', '【代录更正】'],
      ]),
    )
    const next = pathIn(await wen.say('录入纸质建议'))
    const bare = await phone.post(next, { paper: '2', reason: ' ', do: 'void' })
    expect([bare.status, bare.text.includes('请写明理由')]).toEqual([422, true])
    expect((await phone.post(next, { paper: '2', reason: '录了两次', do: 'void' })).text).toContain('已作废')
    expect((await here.rowOf(2)).state).toBe('withdrawn')
    // taken on: the office's from then on
    await as(here.db, here.world.liang, async (act, who) => value(await acceptSuggestion(act, who, 1)))
    const late = pathIn(await wen.say('录入纸质建议'))
    expect((await phone.post(late, { ...typed, paper: '1', do: 'mend' })).text).toContain('已经受理')
    expect((await phone.get(late)).text).not.toContain('还没有受理的')
    expect(await here.rowOf(1)).toMatchObject({ facts: '上月出了三起事故。', state: 'accepted' })
  })

  it('is not stored for a deputy of another group, nor by whoever keeps none', async () => {
    expect(await wen.say('代罗远代表登记建议')).toBe('您联络的代表里没有叫“罗远”的，请核对姓名。没有记。')
    expect(await chatWith(here.db, here.world.zhou).say('录入纸质建议')).toContain(
      '由您小组的联络员或者代表工委录入',
    )
    expect(await chatWith(here.db, here.world.wang).say('录入纸质建议')).toContain('联络员或者代表工委录入')
    const path = pathIn(await wen.say('录入纸质建议'))
    const phone = new Visitor(web)
    const other = await phone.post(path, { ...typed, signers: '', lead: '罗远', do: 'store' })
    expect([other.status, other.text.includes('没有叫“罗远”的在任代表')]).toEqual([422, true])
    // she keeps the group no more
    await here.db.deputyGroup.updateMany({ data: { liaisonId: null } })
    const gone = await phone.post(path, { ...typed, do: 'store' })
    expect(gone.status).toBeGreaterThanOrEqual(400)
    expect(await here.db.suggestion.count()).toBe(0)
  })
})
