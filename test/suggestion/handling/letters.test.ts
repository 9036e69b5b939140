/** The signed letter comes days after the reply, by the unit or by the office, and a wrong one is exchanged. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { databases, type TestDatabase } from '../../databases.ts'
import { wordFile } from '../../file/samples.ts'
import { later, tuesday, type Chat } from '../../people.ts'
import { csrfIn, linkIn, staffAtDesk, startWeb, Visitor, type Web } from '../../web/web.ts'
import { chatWith, lastNotice, makeWorld, told, type World } from '../world.ts'

const lights = '《关于在桥东小学路口增设红绿灯的建议》'

describe.each(databases)('on $name', ({ open }) => {
  let test: TestDatabase
  let web: Web
  let world: World
  let now = tuesday
  const chats: Record<string, Chat> = {}
  const say = (name: keyof World, text: string) => chats[name]!.say(text)
  const send = async (name: string) =>
    chats[name]!.say('', { attachment: '文件', file: { name: '答复函.docx', bytes: await wordFile() } })
  const letters = async () =>
    (await test.db.suggestionReply.findMany({ orderBy: { id: 'asc' } })).map(
      ({ letterFileId }) => letterFileId,
    )
  const news = async (since: number) => (await told(test.db, since)).map(([name, text]) => `${name}：${text}`)

  beforeEach(async () => {
    now = tuesday
    test = await open()
    const at = () => (now = later(now, { seconds: 1 }))
    web = await startWeb(test.db, { now: () => now })
    world = await makeWorld(test.db)
    for (const [name, one] of Object.entries(world))
      if ('contactId' in one) chats[name] = chatWith(test.db, one, at)
    await say('zhou', '提个建意 关于在桥东小学路口增设红绿灯的建议 上月出了两起事故 建议装信号灯和减速带')
    for (const words of ['3', '1', '提交']) await say('zhou', words)
    await say('liang', '受理 草1')
    await say('liang', '转交 001 政府办')
    await say('ma', '交办 001 主办住建局 协办城管局')
  })
  afterEach(async () => {
    await web.close()
    await test.close()
  })

  it('a week later in the chat, after closing too; a second one takes its place', async () => {
    expect(await say('wang', '补交001答复函')).toContain('这件建议还没有答复，没有存')
    await say('wang', '001答复 A类 已装好')
    await say('zhou', '001办理工作满意，办理结果满意')
    now = later(now, { days: 7 })
    expect(await send('wang')).toContain('是答复函的，请先回“补交”、编号和“答复函”，例如：补交001答复函。')
    expect(await say('su', '补交001答复函')).toBe('答复函由答复的承办单位来交，没有办。')
    expect(await say('wang', '补交001答复函')).toBe(`请把${lights}（001）签发的答复函文件发来。`)
    const before = await lastNotice(test.db)
    expect(await send('wang')).toBe(`已收${lights}（001）的答复函“答复函.docx”，送各位代表。`)
    expect(await news(before)).toEqual([
      `周明远：【答复函】${lights}（001）：区住房和城乡建设局的答复函补来了。`,
    ])
    const [first] = await letters()
    expect(await say('wang', '001答复函发错了')).toContain('已经有答复函了，请把要换上的文件发来')
    const again = await lastNotice(test.db)
    await send('wang')
    const [second] = await letters()
    expect(second).not.toBe(first)
    expect(await news(again)).toEqual([
      `周明远：【答复函】${lights}（001）：区住房和城乡建设局换了答复函，请以这一份为准。`,
    ])
    expect(await test.db.suggestionFile.count({ where: { purpose: 'reply_letter' } })).toBe(2)
    expect(await say('zhou', '001到哪一步了')).toContain('区住房和城乡建设局换答复函')
    const deed = await test.db.audit.findFirstOrThrow({ where: { action: 'suggestion.attach_letter' } })
    expect(deed.subject).toBe('suggestion:1')
  })

  it('by the unit on its page, and by the office at the desk', async () => {
    const form = new FormData()
    form.set('id', '1')
    form.set('do', 'letter')
    form.set('files', new File([Uint8Array.from(await wordFile())], '函.docx'))
    const phone = new Visitor(web)
    const desk = await staffAtDesk(test.db, web, ['代表工委'], '高珊', () => now)
    expect((await desk.get('/desk/suggestions/1')).text).not.toContain('存答复函')
    await say('wang', '001答复 A类 已装好')
    const list = await say('wang', '填表')
    const path = linkIn(list.includes('http') ? list : await say('wang', '我的承办件'))
    expect((await phone.get(`${path}?id=1`)).text).toContain('补交或换答复函')
    expect((await phone.upload(path, form)).text).toContain('的答复函收到了')
    const [first] = await letters()
    expect(first).not.toBeNull()

    const page = await desk.get('/desk/suggestions/1')
    expect(page.text).toContain('区住房和城乡建设局（已有，会换掉）')
    const paper = new FormData()
    paper.set('csrf', csrfIn(page.text))
    paper.set('unit', String(world.wang.unit.id))
    const empty = await desk.upload('/desk/suggestions/1/letter', paper)
    expect(empty.status).toBe(422)
    expect(empty.text).toContain('还没有选文件')
    paper.set('letter', new File([Uint8Array.from(await wordFile())], '盖章.docx'))
    expect((await desk.upload('/desk/suggestions/1/letter', paper)).text).toContain('答复函存好了')
    expect((await letters())[0]).not.toBe(first)
  })
})
