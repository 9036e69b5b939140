/** 议案 apart from 建议: numbered for themselves, in no rate, given to no unit until it is decided what they are. */
import { readFileSync } from 'node:fs'
import ExcelJS from 'exceljs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import * as suggestion from '../../../handlers/suggestion/actions.ts'
import { motionDecided } from '../../../handlers/suggestion/chat/office/motions.ts'
import { databases } from '../../databases.ts'
import { chatOf, tuesday } from '../../people.ts'
import { linkIn, startWeb, Visitor, type Web } from '../../web/web.ts'
import { officeOn } from '../office.ts'
import { as, chatWith, lights, refusalIn, told, value } from '../world.ts'

const range = { from: '2026-01-01', to: '2026-12-31' }

describe('a decision on a motion, in words', () => {
  it.each([
    ['议案001交法制委员会审议', 'referMotion'],
    ['议案001不作为议案，按建议办理 主席团决定不列入议程', 'motionAsSuggestion'],
    ['YA-1801-001审议结果：已作出决定', 'concludeMotion'],
    ['议案001交给法制委员会审议', 'referMotion'],
    ['议案001按建议办理吗？', null],
    ['001答复 A类 按建议办理', null],
    ['001转为建议', null],
  ])('%s: %s', (text, verb) => {
    expect(motionDecided(text)).toBe(verb)
  })
})

describe.each(databases)('a motion on $name', ({ open }) => {
  const here = officeOn(open)
  let web: Web
  beforeEach(async () => {
    web = await startWeb(here.db, { now: () => tuesday })
  })
  afterEach(() => web.close())

  /** Handed in by ten, taken on beside a suggestion. */
  async function taken(): Promise<number> {
    await here.accepted()
    const id = await here.submitted({ ...lights, title: '关于整治河道的议案' })
    await here.db.suggestion.update({ where: { id }, data: { kind: 'motion', cause: '河道污染' } })
    await as(here.db, here.world.liang, async (act, who) =>
      value(await suggestion.acceptSuggestion(act, who, id)),
    )
    return id
  }
  const does = (work: Parameters<typeof as<unknown>>[2]) => as(here.db, here.world.liang, work)
  const counted = () =>
    does(async (act) => (await suggestion.suggestionStatistics(act, range, 'unit')).total.suggestions)

  it('has a series of its own, is in no rate, and no unit gets it', async () => {
    const id = await taken()
    const rows = await here.db.suggestion.findMany({ orderBy: { id: 'asc' }, select: { number: true } })
    expect(rows.map(({ number }) => number)).toEqual(['JY-1801B-001', 'YA-1801B-001'])
    expect(await counted()).toBe(1)
    const liang = chatWith(here.db, here.world.liang)
    expect(await liang.say('转交 YA-1801B-001 政府办')).toContain('这是议案')
    expect(await liang.say('转交 001 政府办')).toContain('《关于在桥东小学路口增设红绿灯的建议》')
    expect(await chatWith(here.db, here.world.zhou).say('议案001到哪一步了')).toContain('决定议案怎样处理')
    expect((await here.expectConsistent(id)).motion).toBe('asked')
  })

  it('that is not taken up becomes a suggestion with its own number and clock, and keeps the motion’s beside it', async () => {
    const id = await taken()
    const answer = await chatWith(here.db, here.world.liang).say(
      '议案001不作为议案，按建议办理 主席团决定不列入议程',
    )
    expect(answer).toBe(
      'YA-1801B-001不作为议案，已按建议办理，编号JY-1801B-002，期限从今天算起。理由：主席团决定不列入议程。已告诉领衔和附议代表；下一步请转交。',
    )
    expect(await here.rowOf(id)).toMatchObject({
      kind: 'suggestion',
      number: 'JY-1801B-002',
      motionNumber: 'YA-1801B-001',
    })
    expect(await counted()).toBe(2)
    expect((await told(here.db)).at(-1)).toEqual([
      '周明远',
      '【议案】《关于整治河道的议案》（议案001）不作为议案，按建议办理，编号JY-1801B-002。理由：主席团决定不列入议程。查进度请回：002到哪一步了',
    ])
    await does(async (act, who) => value(await suggestion.forwardSuggestion(act, who, id, 'government')))
    await here.expectConsistent(id)
  })

  it('that is taken up is considered by a committee, and its result ends it; the desk does the same and finds it', async () => {
    const id = await taken()
    const desk = new Visitor(web)
    await desk.post(linkIn(await chatOf(here.db, here.world.liang.contactId).say('登录')))
    const page = `/desk/suggestions/${id}`
    expect((await desk.get('/desk/suggestions?kind=motion')).text).toContain('关于整治河道的议案')
    expect((await desk.get('/desk/suggestions?kind=suggestion')).text).not.toContain('关于整治河道的议案')
    expect((await desk.get(page)).text).not.toContain('>转交</button>')
    expect((await desk.submit(page, `${page}/refer`, { committee: '法制委员会' })).text).toContain(
      '已记作议案',
    )
    expect((await here.expectConsistent(id)).motion).toBe('referred')
    expect((await desk.submit(page, `${page}/conclude`, { result: '' })).status).toBe(422)
    const done = await desk.submit(page, `${page}/conclude`, { result: '已作出整治河道的决定' })
    expect(done.text).toContain('已作出整治河道的决定')
    expect(await here.expectConsistent(id)).toMatchObject({ state: 'closed' })
    expect(await counted()).toBe(1)
  })

  it('is decided by 代表工委 only, and a suggestion is none', async () => {
    const id = await taken()
    const refer = (who: { contactId: string }, which: number) =>
      as(here.db, who, (act, speaker) => suggestion.referMotion(act, speaker, which, '法制委员会'))
    expect(refusalIn(await refer(here.world.ma, id))).toBe('not_yours')
    expect(refusalIn(await refer(here.world.liang, id - 1))).toBe('not_a_motion')
  })

  it('is called 议案001 wherever it stands beside the suggestion 001, and no command for 001 takes it', async () => {
    const id = await taken()
    const liang = chatWith(here.db, here.world.liang)
    const zhou = chatWith(here.db, here.world.zhou)
    expect((await told(here.db)).at(-1)?.[1]).toBe(
      '【已受理】《关于整治河道的议案》（议案001）已受理，编号YA-1801B-001。查进度请回：议案001到哪一步了',
    )
    expect(await zhou.say('议案001到哪一步了')).toContain(
      'YA-1801B-001 关于整治河道的议案\n现在：已受理，议案待决定',
    )
    expect(await zhou.say('我的建议')).toContain('议案001 关于整治河道的议案：已受理，议案待决定')
    expect(await liang.say('YA-1801B-001类别改为城建环保')).toContain(
      '已分类：《关于整治河道的议案》（议案001）',
    )
    expect(await liang.say('议案001涉密')).toContain('弄错了请回：议案001可以公开')
    expect(await liang.say('YA-1801B-001代表议案纸')).toContain('议案001代表议案纸.docx')
    expect(await here.rowOf(id)).toMatchObject({ category: '城建环保', secret: true })
    expect(await here.rowOf(id - 1)).toMatchObject({ secret: false })
  })

  it('is not merged and not put on the key list before the decision, nor is the suggestion of its number instead', async () => {
    const id = await taken()
    await here.accepted()
    const liang = chatWith(here.db, here.world.liang)
    for (const words of [
      '议案001和JY-1801B-002并案',
      'JY-1801B-002和YA-1801B-001并案',
      '议案001列重点督办 郑主任领衔',
      'YA-1801B-001列重点督办',
    ])
      expect(await liang.say(words)).toContain('这是议案，等大会主席团或者常委会决定，没有办')
    const into = (of: number, other: number) =>
      as(here.db, here.world.liang, (act, who) => suggestion.mergeSuggestion(act, who, of, other))
    expect(refusalIn(await into(id - 1, id))).toBe('motion_undecided')
    expect(await liang.say('JY-1801B-001和JY-1801B-002并案')).toContain('002已并入001办理')
    const desk = new Visitor(web)
    await desk.post(linkIn(await chatOf(here.db, here.world.liang.contactId).say('登录')))
    const page = (await desk.get(`/desk/suggestions/${id}`)).text
    expect(page).toContain('代表议案纸')
    for (const act of ['并案', '列为重点督办', '转交']) expect(page).not.toContain(`>${act}</button>`)
  })

  it('stands in the ledger as a motion, with its number', async () => {
    await taken()
    const ledger = await as(here.db, here.world.liang, async (act, who) =>
      value(await suggestion.ledgerOf(act, who, range)),
    )
    const book = new ExcelJS.Workbook()
    await book.xlsx.load(Buffer.from(ledger.bytes) as never)
    const text = (cell: string) => book.worksheets[0]?.getCell(cell).text
    expect(['V', 'W'].map((column) => [2, 3, 4].map((row) => text(`${column}${row}`)))).toEqual([
      ['种类', '建议', '议案'],
      ['议案编号', '', 'YA-1801B-001'],
    ])
    expect(text('G4')).toBe('已受理，议案待决定')
  })

  it('that was taken on with a suggestion’s number before motions had their own is decided all the same', async () => {
    const id = await taken()
    await here.db.suggestionEvent.updateMany({
      where: { suggestionId: id, move: 'accept' },
      data: { details: '{}' },
    })
    const sql = readFileSync(
      'prisma/migrations/20261130050470_decide_on_motions_taken_on_before/migration.sql',
      'utf8',
    )
    await here.db.$executeRawUnsafe(sql)
    expect((await here.expectConsistent(id)).motion).toBe('asked')
    expect((await here.expectConsistent(id - 1)).motion).toBeNull()
    await does(async (act, who) => value(await suggestion.referMotion(act, who, id, '法制委员会')))
  })
})
