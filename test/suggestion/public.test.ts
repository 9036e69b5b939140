/** What everybody may read of suggestions: as far as the lead deputy agreed, never a phone, never a draft. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  acceptSuggestion,
  assignSuggestion,
  choosePublicity,
  cosign,
  forwardSuggestion,
  rateReply,
  replyTo,
  seekCosigners,
  submitDraft,
  urge,
} from '../../handlers/suggestion/actions.ts'
import { withoutNumbers, type DraftInput } from '../../handlers/suggestion/rules.ts'
import { databases, openSqlite, type TestDatabase } from '../databases.ts'
import { startWeb, Visitor, type Web } from '../web/web.ts'
import { as, draftOf, lights, makeWorld, value, type World } from './world.ts'

let office: TestDatabase
let web: Web
let world: World
const faults: unknown[] = []

async function open(database: () => Promise<TestDatabase>) {
  faults.length = 0
  office = await database()
  web = await startWeb(office.db, { logFault: (_number, fault) => faults.push(fault) })
  world = await makeWorld(office.db)
}
async function close() {
  expect(faults).toEqual([])
  await web.close()
  await office.close()
}

async function accepted(input: DraftInput = lights): Promise<number> {
  const id = await draftOf(office.db, world, input)
  await as(office.db, world.zhou, async (act, who) => value(await submitDraft(act, who, id)))
  await as(office.db, world.liang, async (act, who) =>
    value(await acceptSuggestion(act, who, id, '城建环保')),
  )
  return id
}

async function repliedTo(id: number): Promise<void> {
  const { db } = office
  await as(db, world.liang, async (act, who) => value(await forwardSuggestion(act, who, id, 'government')))
  const units = [{ unitId: world.wang.unit.id, role: 'main' as const }]
  await as(db, world.ma, async (act, who) => value(await assignSuggestion(act, who, id, units)))
  await as(db, world.zhou, async (act, who) => value(await urge(act, who, id, '孩子们等着')))
  const words = {
    replyClass: 'B',
    text: '已列入计划，详询13911112222。',
    letterFileId: null,
    letterNumber: null,
    signedBy: null,
    contactPerson: '王涛',
    contactPhone: '13900001111',
    promises: [{ text: '装好信号灯', dueOn: '2027-03-31' }],
  }
  await as(db, world.wang, async (act, who) => value(await replyTo(act, who, id, words)))
}

const get = (path: string) => new Visitor(web).get(path)

describe.each(databases)('on $name', ({ open: database }) => {
  beforeEach(() => open(database))
  afterEach(close)

  it('leaves out whom its deputies contact, by name and nickname, their flats, and finds none of them', async () => {
    await office.db.voter.updateMany({ data: { address: '锦绣花园东门小屋' } })
    const id = await accepted({
      ...lights,
      title: '关于解决张德发家门口积水问题的建议',
      facts:
        '走访张德发（老张）时他说，锦绣花园3栋2单元501室一楼常年积水。周明远代表看过。住锦绣花园东门小屋，3栋路灯也不亮。',
    })
    await repliedTo(id)
    await office.db.suggestionReply.updateMany({ data: { text: '已电话告知老张，501室已修。' } })
    const { text } = await get('/suggestions/JY-1801B-001')
    for (const words of ['张德发', '老张', '2单元', '501', '东门小屋']) expect(text).not.toContain(words)
    expect(text).toContain('走访某选民（某选民）时他说，锦绣花园某处一楼常年积水')
    expect(text).toContain('周明远代表看过')
    expect(text).toContain('3栋路灯也不亮')
    expect((await get('/suggestions')).text).toContain('关于解决某选民家门口积水问题的建议')
    const asked = await get(`/suggestions?words=${encodeURIComponent('张德发')}`)
    expect(asked.text).not.toContain('JY-1801B-001')
  })

  it('names a deputy who signs although a voter bears his name, and leaves out whom a co-signer contacts', async () => {
    const { db } = office
    const named = { constituencyId: world.district.constituency.id }
    const same = await db.voter.create({ data: { ...named, name: '周明远' } })
    const other = await db.voter.create({ data: { ...named, name: '欧阳静' } })
    await db.voterLink.create({ data: { deputyId: world.chen.deputy.id, voterId: same.id } })
    await db.voterLink.create({ data: { deputyId: world.chen.deputy.id, voterId: other.id } })
    const id = await draftOf(db, world, { ...lights, facts: '欧阳静反映，路口没有灯，周明远代表去看过。' })
    await as(db, world.zhou, async (act, who) => value(await seekCosigners(act, who, id)))
    await as(db, world.chen, async (act, who) => value(await cosign(act, who, id)))
    await as(db, world.zhou, async (act, who) => value(await submitDraft(act, who, id)))
    await as(db, world.liang, async (act, who) => value(await acceptSuggestion(act, who, id)))
    expect((await get('/suggestions/JY-1801B-001')).text).toContain(
      '某选民反映，路口没有灯，周明远代表去看过。',
    )
  })

  it('finds by words, category, unit and state, page by page', async () => {
    const id = await accepted()
    await repliedTo(id)
    for (let index = 1; index <= 21; index++)
      await accepted({ ...lights, title: `关于修好第${index}条路的建议`, publicity: 'title' })
    const found = async (query: string) => {
      const { text } = await get(`/suggestions${query}`)
      return [...text.matchAll(/href="\/suggestions\/(JY[^"]*)"/g)].map(([, number]) => number)
    }
    expect(await found('')).toHaveLength(20)
    expect(await found('?page=2')).toHaveLength(2)
    expect(await found(`?words=${encodeURIComponent('红绿灯')}`)).toEqual(['JY-1801B-001'])
    expect(await found('?words=B-007')).toEqual(['JY-1801B-007'])
    expect(await found(`?unit=${world.wang.unit.id}`)).toEqual(['JY-1801B-001'])
    expect(await found('?state=replied')).toEqual(['JY-1801B-001'])
    expect(await found(`?category=${encodeURIComponent('农业农村')}`)).toEqual([])
    expect(await found(`?words=${encodeURIComponent('100%_地铁')}`)).toEqual([])
  })
})

describe('a suggestion in public', () => {
  beforeEach(() => open(openSqlite))
  afterEach(close)

  it('is whole where its deputy agreed: text, units, reply and course, without phones, urging or talk', async () => {
    const id = await accepted({ ...lights, facts: '张某的电话是139 1111 2222，路口出了两起事故。' })
    await repliedTo(id)
    const { text, status } = await get('/suggestions/JY-1801B-001')
    expect(status).toBe(200)
    for (const words of [
      '路口出了两起事故',
      '周明远',
      '区住房和城乡建设局（主办）',
      '已列入计划',
      '装好信号灯',
      '交办：主办',
    ])
      expect(text).toContain(words)
    for (const words of ['1111', '2222', '王涛', '催办', '孩子们等着']) expect(text).not.toContain(words)
    const said = { work: 'satisfied', result: 'dissatisfied', reason: '答非所问' } as const
    await as(office.db, world.zhou, async (act, who) => value(await rateReply(act, who, id, said)))
    expect((await get('/suggestions/JY-1801B-001')).text).not.toMatch(/答非所问|测评：/)
  })

  it('is its title alone where he agreed to that', async () => {
    await repliedTo(await accepted({ ...lights, publicity: 'title' }))
    const { text } = await get('/suggestions/JY-1801B-001')
    expect(text).toContain('这件建议只公开标题')
    expect(text).toContain('关于在桥东小学路口增设红绿灯的建议')
    expect(text).not.toMatch(/两起事故|减速带|周明远|区住房和城乡建设局（|已列入计划|装好信号灯/)
    expect((await get('/suggestions?state=replied')).text).toContain('JY-1801B-001')
    // whose it is, is not public: nor is it found by asking for each unit in turn
    expect((await get(`/suggestions?unit=${world.wang.unit.id}`)).text).toContain('没有找到公开的建议')
  })

  it.each([
    ['he said nothing of it', { ...lights, publicity: null }],
    ['he said no', { ...lights, publicity: 'none' as const }],
  ])('is not there where %s', async (_when, input) => {
    await accepted(input)
    expect((await get('/suggestions/JY-1801B-001')).status).toBe(404)
    expect((await get('/suggestions')).text).not.toContain('红绿灯')
  })

  it('is not there before it is taken on, when it is secret, or taken back', async () => {
    const draft = await draftOf(office.db, world)
    await as(office.db, world.zhou, async (act, who) => value(await submitDraft(act, who, draft)))
    expect((await get('/suggestions')).text).toContain('没有找到公开的建议')
    for (const address of ['null', String(draft), `草${draft}`, '%00', 'JY-1801B-999'])
      expect((await get(`/suggestions/${encodeURIComponent(address)}`)).status).toBe(404)
    const id = await accepted()
    await as(office.db, world.liang, async (act, who) =>
      value(await choosePublicity(act, who, id, { secret: true })),
    )
    expect((await get('/suggestions/JY-1801B-001')).status).toBe(404)
  })

  it('may be kept by proxies, takes no cookie along, and is not read by machines without end', async () => {
    await accepted()
    const visitor = new Visitor(web)
    const { headers } = await visitor.get('/suggestions')
    expect(headers.get('Cache-Control')).toBe('public, max-age=120')
    expect(headers.get('Vary')).toContain('Cookie')
    expect(visitor.cookies.size).toBe(0)
    visitor.cookies.set('visitor', 'somebody')
    let last = 0
    for (let count = 0; count <= 200; count++) last = (await visitor.get('/suggestions')).status
    expect(last).toBe(429)
    expect((await get('/suggestions')).status).toBe(200)
  })
})

describe('numbers in a text', () => {
  it.each([
    ['打13911112222', '打＊＊＊'],
    ['打139 1111 2222或0717-6221234。', '打＊＊＊或＊＊＊。'],
    ['证号420502197001011234', '证号＊＊＊'],
    ['2026年11月24日，锦绣花园3栋402室，投资120000元', '2026年11月24日，锦绣花园3栋402室，投资120000元'],
    ['2026-11-24', '2026-11-24'],
    ['电话：6221234；面积6221234平方米', '电话：＊＊＊；面积6221234平方米'],
  ])('%s → %s', (typed, shown) => {
    expect(withoutNumbers(typed)).toBe(shown)
  })
})
