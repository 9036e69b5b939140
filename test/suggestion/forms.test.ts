/** The suggestion's forms as a visitor without script sees them: nothing is lost, nothing is chosen for anybody. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  acceptSuggestion,
  assignSuggestion,
  editDraft,
  forwardSuggestion,
  replyTo,
  seekCosigners,
  submitDraft,
} from '../../handlers/suggestion/actions.ts'
import { linkTo } from '../../handlers/suggestion/chat/reading/links.ts'
import { settingsAt } from '../../handlers/settings/actions.ts'
import { bomb, photoOfBytes, wordFile } from '../file/samples.ts'
import { openSqlite, type TestDatabase } from '../databases.ts'
import { chatOf, later, tuesday, zone } from '../people.ts'
import { linkIn, startWeb, Visitor, type Seen, type Web } from '../web/web.ts'
import { as, draftOf, lights, makeWorld, told, value, type World } from './world.ts'

let office: TestDatabase
let web: Web
let world: World
let now = tuesday
const faults: unknown[] = []
beforeEach(async () => {
  now = tuesday
  faults.length = 0
  office = await openSqlite()
  web = await startWeb(office.db, { now: () => now, logFault: (_number, fault) => faults.push(fault) })
  world = await makeWorld(office.db)
})
afterEach(async () => {
  expect(faults).toEqual([])
  await web.close()
  await office.close()
})

type Someone = { contactId: string }

/** 填表, and the number of the form where several fit. */
async function asks(who: Someone, number?: string): Promise<string> {
  const chat = chatOf(office.db, who.contactId, () => now)
  const answer = await chat.say('填表')
  return linkIn(number === undefined ? answer : await chat.say(number))
}

const link = async (who: Someone, purpose: Parameters<typeof linkTo>[1], id: number | null) =>
  as(office.db, who, async (act, speaker) => {
    const settings = await settingsAt(act.tx, act.now, zone)
    return linkTo({ act, who: speaker, settings, baseUrl: '' }, purpose, id)
  })

/** Posts what a page holds, with more filled in. */
async function fill(
  page: Seen,
  path: string,
  texts: Record<string, string>,
  files: File[] = [],
): Promise<Seen> {
  const form = new FormData()
  for (const [, name = '', held = ''] of page.text.matchAll(
    /<input type="hidden" name="([^"]+)"(?: value="([^"]*)")?/g,
  ))
    form.set(name, held)
  for (const [name, text] of Object.entries(texts)) form.set(name, text)
  for (const file of files) form.append('files', file)
  return new Visitor(web).upload(path, form)
}

const write = {
  title: '在桥东小学路口增设红绿灯',
  facts: '桥东小学路口没有红绿灯，上月出了两起事故。',
  proposals: '请交警大队在路口装信号灯和减速带。',
  publicity: 'full',
  written: 'yes',
}

const suggestions = () => office.db.suggestion.findMany({ orderBy: { id: 'asc' } })
const file = (bytes: Uint8Array, name: string) => new File([new Uint8Array(bytes)], name)

describe('提建议 on the phone', () => {
  const open = async (path: string) => new Visitor(web).get(path)

  it('is kept half written, with the link open for the next time, and handed in after a last look', async () => {
    const path = await asks(world.zhou, '2')
    const first = await open(path)
    expect(first.text).not.toMatch(/ checked/)
    expect(first.text.match(/<option[^>]* selected/g)).toEqual(['<option value selected'])
    const saved = await fill(first, path, { title: write.title, facts: '', proposals: '', do: 'save' })
    expect(saved.path).toBe(`${path}?saved=1`)
    expect(saved.text).toContain('草稿存好了（草1）')
    expect(await suggestions()).toMatchObject([
      {
        state: 'draft',
        title: '关于在桥东小学路口增设红绿灯的建议',
        facts: '',
        via: 'form',
        publicity: null,
      },
    ])
    now = later(tuesday, { days: 2 })
    const again = await open(path)
    expect(again.text).toContain('value="关于在桥东小学路口增设红绿灯的建议"')
    const looked = await fill(again, path, { ...write, do: 'submit' })
    expect(looked.path).toBe(`${path}?check=1`)
    expect(looked.text).toContain('没有找到相近的建议')
    expect(looked.text).toContain('上月出了两起事故')
    expect((await suggestions())[0]?.state).toBe('draft')
    const done = await fill(looked, path, { do: 'confirm' })
    expect(done.text).toContain('已提交：《关于在桥东小学路口增设红绿灯的建议》（草1）。')
    expect((await open(path)).text).toContain('已经记好了')
    expect(await suggestions()).toMatchObject([
      { state: 'submitted', wantsWrittenReply: true, publicity: 'full' },
    ])
    const notices = await told(office.db)
    expect(notices.filter(([, text]) => text.includes('【新建议】')).map(([name]) => name)).toEqual([
      '梁慧',
      '毛素群',
    ])
    expect(notices.filter(([name]) => name === '周明远').map(([, text]) => text)).toEqual([
      expect.stringContaining('要撤回请回：撤回建议 草1'),
    ])
  })

  it('says what is still missing, with all that was written kept', async () => {
    const path = await asks(world.zhou, '2')
    const seen = await fill(await open(path), path, { ...write, proposals: '', do: 'submit' })
    expect(seen.text).toContain('还没有写具体建议')
    expect(seen.text).toContain('上月出了两起事故')
    expect(seen.text).toMatch(/value="full" checked/)
    expect(await suggestions()).toMatchObject([{ state: 'draft', facts: write.facts }])
  })

  it('stores nothing of an empty page, and nothing that looks secret', async () => {
    const path = await asks(world.zhou, '2')
    const empty = await fill(await open(path), path, { title: '', facts: '', proposals: '', do: 'save' })
    expect([empty.status, empty.text.includes('还什么都没写')]).toEqual([422, true])
    const secret = await fill(await open(path), path, { ...write, facts: '据机密文件，…', do: 'save' })
    expect([secret.status, secret.text.includes('看起来涉及秘密')]).toEqual([422, true])
    expect(await suggestions()).toEqual([])
  })

  it('posted twenty times at once is one draft', async () => {
    const path = await asks(world.zhou, '2')
    const page = await open(path)
    const seen = await Promise.all(
      Array.from({ length: 20 }, () => fill(page, path, { ...write, do: 'submit' })),
    )
    expect(new Set(seen.map(({ status, path: at }) => `${status} ${at}`))).toEqual(
      new Set([`200 ${path}?check=1`]),
    )
    expect(await suggestions()).toHaveLength(1)
    const looked = seen[0]!
    await Promise.all(Array.from({ length: 5 }, () => fill(looked, path, { do: 'confirm' })))
    expect(await office.db.suggestionEvent.count({ where: { move: 'submit' } })).toBe(1)
  })

  it('shows what was suggested before with where it stands, and asks about what may not fit', async () => {
    const earlier = await draftOf(office.db, world)
    await as(office.db, world.zhou, async (act, who) => value(await submitDraft(act, who, earlier)))
    await as(office.db, world.liang, async (act, who) => value(await acceptSuggestion(act, who, earlier)))
    const path = await asks(world.chen, '2')
    const facts = `${write.facts}我儿子也在那里上学。`
    const looked = await fill(await open(path), path, { ...write, facts, do: 'submit' })
    expect(looked.text).toContain('以前有相近的建议')
    expect(looked.text).toContain('已受理，待转交')
    expect(looked.text).toContain('写到了“我儿子”：涉及代表本人或者亲属的个人问题，是这样吗？')
    await fill(looked, path, { do: 'confirm', guardAnswer: '说的是全校学生' })
    const [, mine] = await suggestions()
    expect(mine).toMatchObject({ state: 'submitted', guardAnswer: '说的是全校学生' })
    expect(mine?.guardMarks).toContain('personal')
  })

  it('keeps photos and documents up to the setting, and takes off what is ticked', async () => {
    const path = await asks(world.zhou, '2')
    const photo = file(await photoOfBytes(50_000), '路口.jpg')
    const word = file(await wordFile(), '签名.docx')
    const saved = await fill(await open(path), path, { ...write, do: 'save' }, [photo, word])
    expect(saved.text).toContain('已有附件2个')
    const bad = await fill(saved, path, { ...write, do: 'save' }, [file(bomb(), '炸弹.png')])
    expect([bad.status, bad.text.includes('“炸弹.png”：')]).toEqual([422, true])
    const many = await fill(saved, path, { ...write, do: 'save' }, [photo, word])
    expect(many.text).toContain('一件建议最多3个附件')
    expect(await office.db.suggestionFile.count()).toBe(2)
    const kept = await office.db.suggestionFile.findMany({ orderBy: { id: 'asc' } })
    const one = kept[0]!.fileId
    const seen = await open(`${path}/file/${one}`)
    expect([seen.status, seen.headers.get('Content-Type')]).toEqual([200, 'image/jpeg'])
    expect((await open(`${path}/file/999`)).status).toBe(404)
    await fill(saved, path, { ...write, do: 'save', drop: String(one) })
    expect((await open(`${path}/file/${one}`)).status).toBe(404)
    expect(await office.db.storedFile.count({ where: { id: one } })).toBe(0)
  })

  it('keeps the boxes of the sheet that are ticked, says which is wrong, and offers the last address for the next one', async () => {
    const path = await asks(world.zhou, '2')
    const boxes = { repeated: '3', contact: 'yes', cosigning: 'yes', address: '人民路1号', postcode: '40010' }
    const wrong = await fill(await open(path), path, { ...write, ...boxes, do: 'save' })
    expect([wrong.status, wrong.text.includes('邮编要写6位数字')]).toEqual([422, true])
    expect(wrong.text).toMatch(/<details class="card" open>/)
    const looked = await fill(wrong, path, { ...write, ...boxes, postcode: '400100', do: 'submit' })
    for (const said of ['三年', '希望', '可以联名', '人民路1号，邮编400100'])
      expect(looked.text).toContain(`<dd>${said}</dd>`)
    expect(await suggestions()).toMatchObject([
      { repeatedYears: 3, wantsContact: true, mayBeCosigned: true, address: '人民路1号', postcode: '400100' },
    ])
    const again = await open(`${path}?id=1`)
    expect(again.text).toMatch(/name="repeated" value="3" checked/)
    expect((await open(`${path}?kind=suggestion`)).text).toContain('value="人民路1号"')
  })

  it('never writes over what was changed in the chat meanwhile without saying so', async () => {
    const id = await draftOf(office.db, world)
    const path = await link(world.zhou, 'draft', id)
    const page = await open(path)
    await as(office.db, world.zhou, async (act, who) =>
      value(await editDraft(act, who, id, { facts: '微信里改的情况，三起事故。' })),
    )
    const stale = await fill(page, path, { ...write, do: 'save' })
    expect(stale.text).toContain('刚才在别处')
    expect((await suggestions())[0]?.facts).toBe('微信里改的情况，三起事故。')
    await fill(stale, path, { ...write, do: 'save' })
    expect((await suggestions())[0]?.facts).toBe(write.facts)
  })

  it('offers the drafts that are there, and only to whom they belong', async () => {
    const id = await draftOf(office.db, world)
    const path = await asks(world.zhou, '2')
    const choice = await open(path)
    expect(choice.text).toContain('您有没交的草稿')
    expect((await open(`${path}?id=${id}`)).text).toContain(lights.facts)
    expect((await open(`${path}?new=1`)).text).not.toContain(lights.facts)
    const others = await asks(world.chen, '2')
    expect((await open(`${others}?id=${id}`)).text).toContain('草稿只有领衔代表能改')
    await new Visitor(web).post(others, { draft: String(id), ...write, do: 'save' })
    expect(await suggestions()).toMatchObject([{ title: lights.title }])
    expect(await asks(world.ma)).toBe('')
  })
})

async function assigned(): Promise<number> {
  const { db } = office
  const id = await draftOf(db, world)
  await as(db, world.zhou, async (act, who) => value(await submitDraft(act, who, id)))
  await as(db, world.liang, async (act, who) => value(await acceptSuggestion(act, who, id, '城建环保')))
  await as(db, world.liang, async (act, who) => value(await forwardSuggestion(act, who, id, 'government')))
  const units = [
    { unitId: world.wang.unit.id, role: 'main' as const },
    { unitId: world.su.unit.id, role: 'assist' as const },
  ]
  await as(db, world.ma, async (act, who) => value(await assignSuggestion(act, who, id, units)))
  return id
}

const reply = {
  replyClass: 'B',
  text: '信号灯已列入计划。',
  letterFileId: null,
  letterNumber: null,
  signedBy: null,
  contactPerson: '王涛',
  contactPhone: '13900001111',
  promises: [{ text: '装好信号灯', dueOn: '2027-03-31' }],
}

describe('a unit on the phone', () => {
  const open = async (path: string) => new Visitor(web).get(path)

  it('finds what it has in hand, replies with class, letter and promises, and chooses the class itself', async () => {
    const id = await assigned()
    const path = await asks(world.wang)
    expect((await open(path)).text).toMatch(
      /001 关于在桥东小学路口增设红绿灯的建议<small>等区住房和城乡建设局/,
    )
    expect((await open(`${path}?id=${id}`)).text).toContain('上月出了两起事故')
    const page = await open(`${path}?id=${id}&do=reply`)
    expect(page.text).not.toMatch(/ checked/)
    const bare = await fill(page, path, { text: '已列入计划', promise1: '装好信号灯' })
    expect(bare.status).toBe(422)
    expect(bare.text).toContain('请选一个答复类别')
    expect(bare.text).toContain('承诺1要写哪天前办好')
    expect(bare.text).toContain('>已列入计划</textarea>')
    const noPromise = await fill(page, path, { text: '已列入计划', replyClass: 'B' })
    expect(noPromise.text).toContain('这一类答复要写明承诺办什么')
    const given = { text: '已列入计划', replyClass: 'B', promise1: '装好信号灯', due1: '2027-03-31' }
    const stored = await fill(page, path, { ...given, contactPhone: '0717-1234567' }, [
      file(await wordFile(), '答复函.docx'),
    ])
    expect(stored.text).toContain('（001）：B类，承诺1项。')
    const [row] = await office.db.suggestionReply.findMany()
    expect(row).toMatchObject({ replyClass: 'B', contactPhone: '0717-1234567' })
    expect(row?.letterFileId).not.toBeNull()
    expect(await office.db.commitment.findMany()).toMatchObject([{ dueOn: '2027-03-31' }])
    const lead = (await told(office.db)).filter(
      ([name, text]) => name === '周明远' && text.includes('【答复】'),
    )
    expect(lead).toHaveLength(1)
  })

  it('lists first what is due from it, and last what waits for the deputy', async () => {
    const first = await assigned()
    await as(office.db, world.wang, async (act, who) => value(await replyTo(act, who, first, reply)))
    await assigned()
    const { text } = await open(await asks(world.wang))
    expect(text.indexOf('002 关于')).toBeGreaterThan(0)
    expect(text.indexOf('002 关于')).toBeLessThan(text.indexOf('001 关于'))
  })

  it('reports a talk, and the deputy is asked whether it was so', async () => {
    const id = await assigned()
    const path = await link(world.su, 'communicate', id)
    const page = await open(path)
    const wrong = await fill(page, path, { method: 'phone', happenedOn: '2026-12-24', summary: '约了时间' })
    expect(wrong.text).toContain('这一天还没有到')
    await fill(page, path, {
      method: 'phone',
      happenedOn: '2026-11-24',
      summary: '约了时间',
      meetingOn: '2026-11-27',
    })
    expect(await office.db.handlingCommunication.findMany()).toMatchObject([
      { method: 'phone', happenedOn: '2026-11-24', meetingOn: '2026-11-27', holds: null },
    ])
    expect((await told(office.db)).at(-2)?.[1]).toContain('属实吗？')
  })

  it('assists with an opinion and its promises, from its list and from the chat', async () => {
    const id = await assigned()
    const path = await asks(world.su)
    const asked = await open(`${path}?id=${id}`)
    expect(asked.text).toContain('写协办意见')
    expect(asked.text).toContain('>签收</a>')
    expect((await open(`${path}?id=${id}&do=opinion`)).text).toContain('会送主办单位')
    const answer = await chatOf(office.db, world.su.contactId).say('001协办意见')
    expect(answer).toContain('协办意见是什么？请连着写')
    const form = linkIn(answer)
    const page = await open(form)
    const bare = await fill(page, form, { promise1: '划好标线' })
    expect(bare.status).toBe(422)
    expect(bare.text).toContain('请写协办意见')
    expect(bare.text).toContain('承诺1要写哪天前办好')
    const given = { text: '同意划标线。', promise1: '划好标线', due1: '2026-12-31' }
    const stored = await fill(page, form, { ...given, promise2: '补护栏', due2: '2027-01-15' })
    expect(stored.text).toContain('已记协办意见并送主办单位')
    expect(await office.db.assistOpinion.findMany()).toMatchObject([{ text: '同意划标线。' }])
    expect(await office.db.commitment.findMany({ orderBy: { id: 'asc' } })).toMatchObject([
      { text: '划好标线', dueOn: '2026-12-31', unitId: world.su.unit.id },
      { text: '补护栏', dueOn: '2027-01-15' },
    ])
    const heard = (await told(office.db)).filter(([, text]) => text.startsWith('【协办意见】'))
    expect(heard.map(([name]) => name)).toEqual(['王涛'])
    expect((await open(await link(world.wang, 'opinion', id))).text).not.toContain('会送主办单位')
  })

  it('has nothing of others, whatever address is typed', async () => {
    const id = await assigned()
    const path = await asks(world.yan)
    expect((await open(path)).text).toContain('你单位现在没有在办的代表建议')
    expect((await open(`${path}?id=${id}&do=reply`)).text).not.toContain('答复类别')
    await new Visitor(web).post(path, { id: String(id), do: 'reply', replyClass: 'A', text: '办好了' })
    const assisting = await link(world.su, 'reply', id)
    expect((await open(assisting)).text).not.toContain('答复类别')
    await new Visitor(web).post(assisting, { id: String(id), replyClass: 'A', text: '办好了' })
    expect(await office.db.suggestionReply.count()).toBe(0)
  })
})

describe('the deputy rates and signs on the phone', () => {
  const open = async (path: string) => new Visitor(web).get(path)

  it('reads the reply and its letter, chooses two grades himself, and says why he is dissatisfied', async () => {
    const id = await assigned()
    await as(office.db, world.wang, async (act, who) => value(await replyTo(act, who, id, reply)))
    const path = await link(world.zhou, 'rate', id)
    const page = await open(path)
    expect(page.text).toContain('信号灯已列入计划。')
    expect(page.text).toContain('承诺2027年3月31日前：装好信号灯')
    expect(page.text).not.toMatch(/ checked/)
    const letter = /href="([^"]*paper\/reply[^"]*)"/.exec(page.text)?.[1] ?? ''
    expect((await open(letter)).headers.get('Content-Disposition')).toContain('.docx')
    const half = await fill(page, path, { work: 'satisfied' })
    expect([half.status, half.text.includes('请选对办理结果的评价')]).toEqual([422, true])
    const silent = await fill(page, path, { work: 'satisfied', result: 'dissatisfied' })
    expect(silent.text).toContain('不满意请写明理由')
    expect(silent.text).toMatch(/value="dissatisfied" checked/)
    const done = await fill(page, path, { work: 'satisfied', result: 'dissatisfied', reason: '答非所问' })
    expect(done.text).toContain('承办单位1个月内重新办理，再答复您。')
    expect(await office.db.suggestionRating.findMany()).toMatchObject([
      { work: 'satisfied', result: 'dissatisfied', reason: '答非所问' },
    ])
    expect((await open(await link(world.chen, 'rate', id))).text).toContain('测评由领衔代表来做')
    expect((await open(await link(world.zhou, 'rate', id))).text).toContain(
      '您刚才的测评：办理工作满意，办理结果不满意（答非所问）',
    )
  })

  it('co-signs only the words that were read', async () => {
    const id = await draftOf(office.db, world)
    const path = await link(world.chen, 'cosign', id)
    expect((await open(path)).text).toContain('没有等您附议的建议')
    await as(office.db, world.zhou, async (act, who) => value(await seekCosigners(act, who, id)))
    const page = await open(path)
    expect(page.text).toContain('同意附议')
    await as(office.db, world.zhou, async (act, who) =>
      value(await editDraft(act, who, id, { proposals: '改成天桥。' })),
    )
    const changed = await fill(page, path, {})
    expect([changed.status, changed.text.includes('领衔代表刚才改了文字')]).toEqual([422, true])
    expect((await fill(changed, path, {})).text).toContain('已附议')
    expect(await office.db.suggestionSigner.findMany()).toMatchObject([
      { state: 'confirmed', confirmedText: 2 },
    ])
  })

  it('has the papers until it is filled in; a day later, and once it is taken back, the link opens nothing', async () => {
    const id = await assigned()
    await as(office.db, world.wang, async (act, who) => value(await replyTo(act, who, id, reply)))
    const path = await link(world.zhou, 'rate', id)
    const statuses = async () => [(await open(path)).status, (await open(`${path}/paper/sheet`)).status]
    expect(await statuses()).toEqual([200, 200])
    await fill(await open(path), path, { work: 'satisfied', result: 'satisfied' })
    expect(await statuses()).toEqual([200, 404])
    now = later(tuesday, { hours: 23 })
    expect(await statuses()).toEqual([200, 404])
    now = later(tuesday, { hours: 24 })
    expect(await statuses()).toEqual([404, 404])
    now = later(tuesday, { hours: 1 })
    expect(await chatOf(office.db, world.zhou.contactId, () => now).say('收回链接')).toContain(
      '已收回1个填表链接',
    )
    expect(await statuses()).toEqual([404, 404])
  })

  it('sees where it stands, with the papers that are for him, and can change nothing there', async () => {
    const id = await assigned()
    await as(office.db, world.wang, async (act, who) => value(await replyTo(act, who, id, reply)))
    const path = await link(world.zhou, 'view', id)
    const page = await open(path)
    expect(page.text).toContain('等您测评')
    expect(page.text).toContain('交办：主办区住房和城乡建设局、协办区城市管理执法局')
    expect(page.text).toContain('13900001111')
    // what has come is not said to be due any more
    expect(page.text).toContain('11月24日已答复（期限2027年2月24日）')
    expect(page.text).not.toContain('2月24日前答复')
    for (const kind of ['sheet', 'assignment', 'reply', 'opinion'])
      expect([kind, (await open(`${path}/paper/${kind}`)).status]).toEqual([kind, 200])
    expect((await open(`${path}/paper/other`)).status).toBe(404)
    expect((await new Visitor(web).post(path, {})).text).toContain('等您测评')
    const others = await link(world.he, 'view', id)
    const seen = await open(others)
    expect(seen.text).toContain('等周明远代表测评')
    expect(seen.text).not.toContain('13900001111')
    expect((await open(`${others}/paper/sheet`)).status).toBe(404)
  })
})
