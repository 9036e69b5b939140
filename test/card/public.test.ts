import { afterEach, beforeEach, describe, expect, it, test } from 'vitest'
import { databases, openSqlite, type TestDatabase } from '../databases.ts'
import { chatOf, makeDeputy, makeDistrict, makeStaff, tuesday } from '../people.ts'
import { linkIn, startWeb, Visitor, type Web } from '../web/web.ts'

let office: TestDatabase
let web: Web
let zhou: Awaited<ReturnType<typeof makeDeputy>>
const logged: string[] = []

async function open(database: () => Promise<TestDatabase>) {
  office = await database()
  logged.length = 0
  web = await startWeb(office.db, { logFault: (number, fault) => logged.push(`${number} ${String(fault)}`) })
  zhou = await makeDeputy(office.db, await makeDistrict(office.db), '周明远')
}
async function close() {
  await web.close()
  await office.close()
}

const card = async () =>
  linkIn((await chatOf(office.db, zhou.contactId).say('我的二维码')).split('链接：')[1] ?? '')
const markIn = (html: string) => /name="mark" value="([^"]+)"/.exec(html)?.[1] ?? ''
const receiptIn = (html: string) => /class="receipt">([^<]+)</.exec(html)?.[1] ?? ''
const left = {
  matter: '3栋路灯不亮',
  name: '刘桂兰',
  phone: '13912345678',
  address: '桥东路1号',
  consent: '2026-11',
}

async function leave(path: string, more: Record<string, string> = {}) {
  const here = new Visitor(web)
  const mark = markIn((await here.get(path)).text)
  return { here, seen: await here.post(path, { mark, ...left, ...more }), mark }
}

const lookUp = async (number: string) => new Visitor(web).post('/card/lookup', { number })

describe.each(databases)('on $name', ({ open: database }) => {
  beforeEach(() => open(database))
  afterEach(close)

  test('a voter leaves a matter, the deputy hears of it and answers, the voter reads the answer', async () => {
    const { seen } = await leave(await card())
    expect(seen.text).toContain('已经转给周明远代表')
    const number = receiptIn(seen.text)
    expect(number).toMatch(/^[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}$/)
    expect((await lookUp(number)).text).toContain('代表已经收到，还没有答复')
    const [told] = await office.db.notice.findMany({ where: { kind: 'card' } })
    expect(told?.text).toBe(
      '有选民在您的征求意见卡上反映：3栋路灯不亮\n（反映人：刘桂兰 139****5678）诉求编号1。答复他：回“回复诉求1 ……”；看全部：回“诉求1”。',
    )
    const chat = chatOf(office.db, zhou.contactId)
    expect(await chat.say('诉求1')).toContain('反映人：刘桂兰，13912345678，桥东路1号')
    expect(await chat.say('回复诉求1 已联系物业，下周三修好')).toContain('反映的选民凭回执号能看到这段话')
    const answer = await lookUp(number.toLowerCase().replaceAll('-', ' '))
    expect(answer.text).toContain('已联系物业，下周三修好')
    for (const personal of ['刘桂兰', '13912345678', '桥东路', '路灯', '周明远'])
      expect(answer.text).not.toContain(personal)
    const audit = JSON.stringify(await office.db.audit.findMany({ where: { action: 'card.leave' } }))
    for (const personal of ['刘桂兰', '13912345678', '桥东路']) expect(audit).not.toContain(personal)
    expect(JSON.stringify(await office.db.opinionCard.findMany())).not.toContain(number.replaceAll('-', ''))
  })

  test('sent twice, or twenty times at once, it is one matter with one number', async () => {
    const path = await card()
    const mark = markIn((await new Visitor(web).get(path)).text)
    const all = await Promise.all(
      Array.from({ length: 20 }, () => new Visitor(web).post(path, { mark, ...left })),
    )
    expect(new Set(all.map(({ text }) => receiptIn(text))).size).toBe(1)
    expect(new Set(all.map(({ status }) => status))).toEqual(new Set([200]))
    expect(await office.db.concern.count()).toBe(1)
    expect(await office.db.notice.count({ where: { kind: 'card' } })).toBe(1)
    const other = await new Visitor(web).post(path, { mark, ...left, matter: '停水' })
    expect(receiptIn(other.text)).not.toBe(receiptIn(all[0]?.text ?? ''))
    expect(await office.db.concern.count()).toBe(2)
    expect(logged).toEqual([])
  })
})

describe('the opinion card', () => {
  beforeEach(() => open(openSqlite))
  afterEach(close)

  it('shows the deputy, the constituency and what happens, and ticks nothing', async () => {
    const { text, headers } = await new Visitor(web).get(await card())
    expect(text).toContain('周明远')
    expect(text).toContain('第12选区')
    expect(text).toContain('只用来就这件事联系您，不公开')
    expect(text).not.toContain(' checked')
    expect(headers.get('Cache-Control')).toBe('no-store')
  })

  it('needs the matter and the consent, takes no nonsense for a phone, and keeps what was typed', async () => {
    const here = new Visitor(web)
    const path = await card()
    const seen = await here.post(path, {
      mark: markIn((await here.get(path)).text),
      phone: '没有',
      name: '刘桂兰',
    })
    expect(seen.status).toBe(422)
    for (const problem of ['请写要反映什么', '电话只写数字', '同意就打勾'])
      expect(seen.text).toContain(problem)
    expect(seen.text).toContain('value="刘桂兰"')
    expect(await office.db.opinionCard.count()).toBe(0)
  })

  it('takes a matter of somebody who says nothing of himself', async () => {
    await leave(await card(), { name: '', phone: '', address: '' })
    const [told] = await office.db.notice.findMany({ where: { kind: 'card' } })
    expect(told?.text).toContain('没有留姓名电话')
  })

  it('is known by an unguessable code, and ends with the term', async () => {
    const path = await card()
    expect(path).toMatch(/^\/card\/[2-9A-HJKMNP-Z]{10}$/)
    expect(await card()).toBe(path)
    expect((await new Visitor(web).get('/card/1')).text).toContain('这个二维码不对，或者已经停用')
    await office.db.term.updateMany({ data: { current: false } })
    expect((await new Visitor(web).get(path)).status).toBe(404)
    expect((await new Visitor(web).post(path, left)).status).toBe(404)
  })

  it('of one visitor takes so many in ten minutes, and not endlessly many in all', async () => {
    const path = await card()
    const here = new Visitor(web)
    const statuses: number[] = []
    for (let post = 0; post < 13; post++) statuses.push((await here.post(path, {})).status)
    expect(statuses.slice(-2)).toEqual([422, 429])
    for (let post = 0; post < 108; post++) await new Visitor(web).post(path, {})
    expect((await new Visitor(web).post(path, {})).status).toBe(429)
  })

  it('tells a mistyped number from an unknown one, and guessing ends soon', async () => {
    expect((await lookUp('7KQM-2XWA-4P3G')).status).toBe(422)
    const { seen } = await leave(await card())
    const number = receiptIn(seen.text)
    expect((await lookUp(number.replace(/.$/, (sign) => (sign === 'A' ? 'B' : 'A')))).text).toContain(
      '回执号不对',
    )
    const here = new Visitor(web)
    let status = 0
    for (let post = 0; post < 21; post++) status = (await here.post('/card/lookup', { number: '7' })).status
    expect(status).toBe(429)
  })

  it('has a picture for the chat, a drawing and a poster', async () => {
    const path = await card()
    const [file] = await office.db.storedFile.findMany()
    expect([file?.type, file?.name]).toEqual(['image/png', '周明远代表的征求意见卡.png'])
    expect(await office.db.notice.count({ where: { fileId: file?.id ?? 0 } })).toBe(1)
    const drawing = await new Visitor(web).get(`${path}/qr.svg`)
    expect(drawing.headers.get('Content-Type')).toContain('image/svg+xml')
    expect(drawing.text).toContain('<svg')
    expect((await new Visitor(web).get(`${path}/poster`)).text).toContain('微信扫一扫')
  })

  it('belongs to deputies', async () => {
    const { contactId } = await makeStaff(office.db, '梁慧', ['代表工委'])
    expect(await chatOf(office.db, contactId, () => tuesday).say('我的二维码')).toContain('是人大代表用的')
  })
})
