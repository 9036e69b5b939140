import { afterEach, beforeEach, describe, expect, it, test } from 'vitest'
import { photosOf } from '../../handlers/file/actions.ts'
import { bomb, photoOfBytes, photoWithPlace, wordFile } from '../file/samples.ts'
import { databases, openSqlite, type TestDatabase } from '../databases.ts'
import {
  chatOf,
  later,
  makeDeputy,
  makeDistrict,
  makeLiaison,
  makeMember,
  tuesday,
  type District,
} from '../people.ts'
import { linkIn, startWeb, Visitor, type Web } from '../web/web.ts'

let office: TestDatabase
let web: Web
let now = tuesday
let district: District
const logged: string[] = []

async function open(database: () => Promise<TestDatabase>) {
  now = tuesday
  logged.length = 0
  office = await database()
  district = await makeDistrict(office.db)
  web = await startWeb(office.db, {
    now: () => now,
    logFault: (number, fault) => logged.push(`${number} ${String(fault)}`),
  })
}
async function close() {
  await web.close()
  await office.close()
}

const asks = async (contactId: string, ...lines: string[]) => {
  const chat = chatOf(office.db, contactId, () => now)
  let answer = await chat.say('填表')
  const number = /(\d) 联系登记表/.exec(answer)?.[1]
  if (number !== undefined && lines.length === 0) answer = await chat.say(number)
  for (const line of lines) answer = await chat.say(line)
  return linkIn(answer)
}

const visit = { method: 'visit', day: '2026-11-24', partOfDay: '' }
const told = async (personId: number) =>
  (await office.db.notice.findMany({ where: { personId }, orderBy: { id: 'asc' } })).map(({ text }) => text)

describe.each(databases)('on $name', ({ open: database }) => {
  beforeEach(() => open(database))
  afterEach(close)

  test('twenty posts at once with one link make one record, and all see the same page', async () => {
    const { contactId, person } = await makeDeputy(office.db, district, '周明远', ['张德发'])
    const link = await asks(contactId)
    const one = { ...visit, party: 'v:1', matter1: '3栋路灯不亮', raiser1: 'all' }
    const seen = await Promise.all(Array.from({ length: 20 }, () => new Visitor(web).post(link, one)))
    expect(new Set(seen.map(({ status, path }) => `${status} ${path}`))).toEqual(new Set([`200 ${link}`]))
    expect(new Set(seen.map(({ text }) => text)).size).toBe(1)
    expect(seen[0]?.text).toContain('11月24日 走访 张德发（本季第1/1位）。诉求1条：3栋路灯不亮。编号1。')
    expect(await office.db.contactReport.findMany({ select: { source: true } })).toEqual([{ source: 'form' }])
    expect(await office.db.concern.count()).toBe(1)
    expect(await told(person.id)).toEqual([
      '已记：11月24日 走访 张德发（本季第1/1位）。诉求1条：3栋路灯不亮。编号1。\n改：回“改”；撤：回“撤回”。',
    ])
    expect(logged).toEqual([])
  })

  test('a form with photos keeps them without the place, and 撤回 takes all that one form made', async () => {
    const zhou = await makeDeputy(office.db, district, '周明远', ['张德发'])
    const { contactId } = await makeMember(office.db, district, '郑国华', [zhou.deputy.id])
    const link = await asks(contactId)
    const form = new FormData()
    for (const [name, value] of Object.entries({ ...visit, party: `d:${zhou.deputy.id}` }))
      form.set(name, value)
    form.append('photos', new File([new Uint8Array(await photoWithPlace())], '现场.jpg'))
    const seen = await new Visitor(web).upload(link, form)
    expect(seen.text).toContain('照片1张')
    const [photo] = await photosOf(office.db, 1)
    const file = await office.db.storedFile.findUniqueOrThrow({ where: { id: photo!.fileId } })
    expect([file.name, file.type]).toEqual(['现场.jpg', 'image/jpeg'])
    expect(Buffer.from(file.bytes).includes('HUAWEI')).toBe(false)
    expect(await chatOf(office.db, contactId).say('撤回')).toContain('已撤回')
  })
})

describe('the contact form', () => {
  beforeEach(() => open(openSqlite))
  afterEach(close)

  it('shows who one is, the linked people and who was reached this quarter', async () => {
    const { contactId } = await makeDeputy(office.db, district, '周明远', ['张德发', '王桂英'])
    await chatOf(office.db, contactId).say('走访 张德发')
    const { text } = await new Visitor(web).get(await asks(contactId))
    expect(text).toContain('<b>周明远</b>（人大代表）')
    expect(text).toMatch(/张德发<small>✓ 已联系/)
    expect(text).toMatch(/王桂英<small>还没联系/)
    // 不记 of the part of day, and nothing else
    expect(text.match(/ checked/g)).toHaveLength(1)
    expect(text.match(/name="method"/g)).toHaveLength(10)
  })

  it('is harmless to open: twice, by a preview, and by going back after it was sent', async () => {
    const { contactId } = await makeDeputy(office.db, district, '周明远', ['张德发'])
    const link = await asks(contactId)
    const preview = await fetch(`${web.url}${link}`, { headers: { 'User-Agent': 'preview' } })
    expect(preview.headers.get('Cache-Control')).toBe('no-store')
    expect(preview.headers.get('Referrer-Policy')).toBe('no-referrer')
    expect((await fetch(`${web.url}${link}`, { method: 'HEAD' })).status).toBe(200)
    const here = new Visitor(web)
    await here.get(link)
    await here.post(link, { ...visit, party: 'v:1' })
    expect((await here.get(link)).text).toContain('已经记好了')
    const again = await here.post(link, { ...visit, party: 'v:1', method: 'phone' })
    expect(again.text).toContain('走访 张德发')
    expect(await office.db.contactReport.count()).toBe(1)
  })

  it('keeps all that was typed when something is missing, and says so of the photos', async () => {
    const { contactId } = await makeDeputy(office.db, district, '周明远', ['张德发', '王桂英'])
    const link = await asks(contactId)
    const form = new FormData()
    const typed = {
      party: 'v:2',
      unlisted: '刘奶奶',
      day: 'other',
      otherDay: '2026-11-25',
      partOfDay: 'pm',
      matter1: '停水<b>',
      matter3: '垃圾',
      raiser3: 'v:1',
      summary: '防汛',
    }
    for (const [name, value] of Object.entries(typed)) form.set(name, value)
    form.append('photos', new File([new Uint8Array(await photoWithPlace())], '现场.jpg'))
    const { status, text } = await new Visitor(web).upload(link, form)
    expect(status).toBe(422)
    expect(text).toContain('请改这3处')
    expect(text).toContain('请选一种联系方式')
    expect(text).toContain('11月25日还没有到')
    expect(text).toContain('诉求3选了是谁反映的，但上面没有勾选这个人')
    expect(text).toContain('刚才选过照片的，请重新选一次')
    expect(text).toMatch(/value="v:2" checked/)
    expect(text).toContain('value="刘奶奶"')
    expect(text).toContain('value="2026-11-25"')
    expect(text).toMatch(/value="pm" checked/)
    expect(text).toContain('停水&lt;b>')
    expect(text).toMatch(/<details open/)
    expect(await office.db.contactReport.count()).toBe(0)
  })

  it('asks before it records what is there already', async () => {
    const { contactId } = await makeDeputy(office.db, district, '周明远', ['张德发'])
    const first = { ...visit, party: 'v:1' }
    await new Visitor(web).post(await asks(contactId), first)
    const link = await asks(contactId)
    const here = new Visitor(web)
    const asked = await here.post(link, first)
    expect([asked.status, await office.db.contactReport.count()]).toEqual([422, 1])
    expect(asked.text).toContain('和编号1那条一样，已经记过了：11月24日 走访 张德发')
    expect((await here.post(link, { ...first, again: 'same' })).text).toContain('没有再记。编号1那条还在')
    expect(await office.db.contactReport.count()).toBe(1)
    expect((await here.post(link, { ...first, again: 'twice' })).text).toContain('编号2')
    expect(await office.db.contactReport.count()).toBe(2)
  })

  it('makes of each matter a record, by whom it was raised', async () => {
    const { contactId } = await makeDeputy(office.db, district, '周明远', ['张德发', '王桂英'])
    await new Visitor(web).post(await asks(contactId), {
      ...visit,
      party: ['v:1', 'v:2'],
      matter1: '路灯不亮',
      raiser1: 'all',
      matter2: '停水',
      raiser2: 'v:2',
      matter5: '噪音',
      raiser5: 'other',
    })
    const concerns = await office.db.concern.findMany({ include: { raisers: true }, orderBy: { id: 'asc' } })
    expect(concerns.map(({ text, raisers }) => [text, raisers.length])).toEqual([
      ['路灯不亮', 2],
      ['停水', 1],
      ['噪音', 0],
    ])
  })

  it('asks of 20 October only in its weeks, and takes it for that day only', async () => {
    const { contactId } = await makeDeputy(office.db, district, '周明远', ['张德发'])
    expect((await new Visitor(web).get(await asks(contactId))).text).not.toContain('name="contactDay"')
    now = new Date('2027-10-21T09:00:00+08:00')
    const link = await asks(contactId)
    const here = new Visitor(web)
    const day = { ...visit, party: 'v:1', contactDay: 'yes' }
    expect((await here.get(link)).text).toContain('这是10月20日联系选民日的活动')
    expect((await here.post(link, { ...day, day: '2027-10-21' })).text).toContain('和上面的日子不一样')
    await here.post(link, { ...day, day: '2027-10-20' })
    expect(await office.db.contactReport.findMany({ select: { contactDay: true } })).toEqual([
      { contactDay: true },
    ])
  })

  it('a page of yesterday records the day that it named', async () => {
    const { contactId } = await makeDeputy(office.db, district, '周明远', ['张德发'])
    const link = await asks(contactId)
    now = later(tuesday, { hours: 20 })
    const again = await new Visitor(web).post(link, { day: '2026-11-23', party: 'v:1' })
    expect(again.text).toMatch(/value="other" checked/)
    expect(again.text).toContain('value="2026-11-23"')
    await new Visitor(web).post(link, { ...visit, day: '2026-11-23', party: 'v:1' })
    expect(await office.db.contactReport.findMany({ select: { occurredOn: true } })).toEqual([
      { occurredOn: '2026-11-23' },
    ])
  })

  it('names nobody whom the person is not linked to', async () => {
    const { contactId } = await makeDeputy(office.db, district, '周明远', ['张德发'])
    await makeDeputy(office.db, district, '林晓燕', ['王桂英'])
    const seen = await new Visitor(web).post(await asks(contactId), { ...visit, party: 'v:2' })
    expect(seen.text).toContain('联系名单刚刚变过')
    expect(seen.text).not.toContain('王桂英')
  })
})

describe('what is wrong with photos is said in a sentence', () => {
  beforeEach(() => open(openSqlite))
  afterEach(close)

  const send = async (files: readonly [string, Uint8Array][]) => {
    const { contactId } = await makeDeputy(office.db, district, '周明远', ['张德发'])
    const form = new FormData()
    for (const [name, value] of Object.entries({ ...visit, party: 'v:1' })) form.set(name, value)
    for (const [name, bytes] of files)
      form.append('photos', new File([new Uint8Array(bytes)], name, { type: 'image/jpeg' }))
    const seen = await new Visitor(web).upload(await asks(contactId), form)
    expect(await office.db.contactReport.count()).toBe(0)
    expect(await office.db.storedFile.count()).toBe(0)
    return seen
  }

  it.each([
    ['nine megabytes', async () => photoOfBytes(9 * 2 ** 20), '第1张照片超过8 MB'],
    ['a bomb', async () => Promise.resolve(bomb()), '第1张照片尺寸太大'],
    ['a Word file called .jpg', wordFile, '第1张照片不是照片'],
    ['a page called .jpg', async () => Promise.resolve(Buffer.from('<html><script>')), '第1张照片不是照片'],
  ] as const)('%s', async (_what, make, sentence) => {
    const seen = await send([['照片.jpg', await make()]])
    expect(seen.status).toBe(422)
    expect(seen.text).toContain(sentence)
    expect(seen.text).toMatch(/value="v:1" checked/)
  })

  it('seven of them', async () => {
    const photo = await photoWithPlace()
    expect((await send(Array.from({ length: 7 }, () => ['1.jpg', photo]))).text).toContain(
      '照片最多6张，您选了7张',
    )
  })
})

describe('a link that opens nothing', () => {
  beforeEach(() => open(openSqlite))
  afterEach(close)

  const isRefused = async (link: string) => {
    const [shown, sent] = [
      await new Visitor(web).get(link),
      await new Visitor(web).post(link, { ...visit, party: 'v:1' }),
    ]
    expect([shown.status, sent.status]).toEqual([404, 404])
    expect(shown.text).toContain('给“代表履职助手”发“填表”')
    expect(await office.db.contactReport.count()).toBe(0)
  }

  it('one sign changed, expired, taken back, or of a WeChat that was bound anew', async () => {
    const { contactId } = await makeDeputy(office.db, district, '周明远', ['张德发'])
    const link = await asks(contactId)
    await isRefused(link.slice(0, -1) + (link.endsWith('A') ? 'B' : 'A'))
    now = later(tuesday, { hours: 72 })
    await isRefused(link)
    now = tuesday
    const second = await asks(contactId)
    expect(await chatOf(office.db, contactId).say('收回链接')).toContain('已收回2个填表链接')
    await isRefused(second)
    const third = await asks(contactId)
    await office.db.wechatIdentity.updateMany({ data: { boundAt: later(tuesday, { minutes: 1 }) } })
    await isRefused(third)
  })

  it('a log-in link opens no form, and a form link no desk', async () => {
    const { contactId } = await makeDeputy(office.db, district, '周明远', ['张德发'])
    const link = await asks(contactId)
    expect((await new Visitor(web).post(link.replace('/f/', '/desk/login/'))).status).toBe(404)
    expect((await new Visitor(web).get(link)).status).toBe(200)
  })

  it('stays for looking, but records nothing for one who is no deputy any more', async () => {
    const { contactId } = await makeDeputy(office.db, district, '周明远', ['张德发'])
    const link = await asks(contactId)
    await office.db.term.updateMany({ data: { current: false } })
    expect((await new Visitor(web).post(link, { ...visit, party: 'v:1' })).text).toContain('您现在不是')
    expect(await office.db.contactReport.count()).toBe(0)
  })

  it('too many posts of one person are refused before they are read', async () => {
    const { contactId } = await makeDeputy(office.db, district, '周明远', ['张德发'])
    const link = await asks(contactId)
    const here = new Visitor(web)
    const statuses = new Set<number>()
    for (let post = 0; post < 41; post++) statuses.add((await here.post(link, {})).status)
    expect([...statuses]).toEqual([422, 429])
  })
})

describe('a liaison enters a paper card', () => {
  beforeEach(() => open(openSqlite))
  afterEach(close)

  it('for a deputy of her group, who is told and may take it back', async () => {
    const zhou = await makeDeputy(office.db, district, '周明远', ['张德发'])
    const fang = await makeLiaison(office.db, district, '方芳')
    const link = await asks(fang.contactId, '1')
    const here = new Visitor(web)
    expect((await here.get(link)).text).toContain(`<a href="?deputy=${zhou.deputy.id}">周明远`)
    const form = await here.get(`${link}?deputy=${zhou.deputy.id}`)
    expect(form.text).toContain('方芳代<b>周明远</b>代表录')
    expect(form.text).toContain('张德发')
    const card = {
      ...visit,
      method: 'opinion_card',
      deputy: String(zhou.deputy.id),
      party: 'v:1',
      matter1: '停水',
    }
    const seen = await here.post(link, card)
    expect(seen.text).toContain('代周明远代表录的纸质卡')
    const [report] = await office.db.contactReport.findMany()
    expect(report).toMatchObject({
      source: 'paper',
      contactorId: zhou.person.id,
      recordedById: fang.person.id,
    })
    const [concern] = await office.db.concern.findMany()
    expect(concern?.ownerId).toBe(zhou.person.id)
    expect(await told(zhou.person.id)).toEqual([
      '联络员方芳按纸质卡代您记了：11月24日 征求意见卡 张德发。诉求1条：停水。编号1。不对请回“撤回编号1”。',
    ])
    const chat = chatOf(office.db, zhou.contactId)
    expect(await chat.say('我的')).toContain('1/1位')
    expect(await chat.say('撤回编号1')).toContain('已撤回')
  })

  it('for nobody of another group', async () => {
    const other = await office.db.deputyGroup.create({
      data: { name: '城西二组', officeId: district.office.id },
    })
    const lin = await makeDeputy(office.db, { ...district, group: other }, '林晓燕', ['王桂英'])
    const fang = await makeLiaison(office.db, district, '方芳')
    const here = new Visitor(web)
    const link = await asks(fang.contactId, '1')
    expect((await here.get(`${link}?deputy=${lin.deputy.id}`)).text).not.toContain('王桂英')
    const seen = await here.post(link, { ...visit, deputy: String(lin.deputy.id), party: 'v:1' })
    expect(seen.text).not.toContain('王桂英')
    expect(await office.db.contactReport.count()).toBe(0)
  })
})
