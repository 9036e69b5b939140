import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  acceptSuggestion,
  askExtension,
  assignSuggestion,
  forwardSuggestion,
  rateReply,
  replyTo,
  submitDraft,
} from '../../handlers/suggestion/actions.ts'
import { openSqlite, type TestDatabase } from '../databases.ts'
import { chatOf } from '../people.ts'
import { linkIn, startWeb, Visitor, type Web } from '../web/web.ts'
import { as, draftOf, makeWorld, value, type World } from './world.ts'

let office: TestDatabase
let web: Web
let world: World
let id: number
beforeEach(async () => {
  office = await openSqlite()
  web = await startWeb(office.db)
  world = await makeWorld(office.db)
  id = await draftOf(office.db, world)
  await as(office.db, world.zhou, async (act, who) => value(await submitDraft(act, who, id)))
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

const page = () => `/desk/suggestions/${id}`
const stateNow = async () => (await office.db.suggestion.findUniqueOrThrow({ where: { id } })).state

describe('a suggestion at the desk', () => {
  it('goes from submitted to its units by the hands of those whose turn it is', async () => {
    const liang = await atDesk(world.liang)
    expect((await liang.get('/desk/suggestions?view=office')).text).toContain(
      '关于在桥东小学路口增设红绿灯的建议',
    )
    const first = await liang.get(page())
    expect(first.text).toContain('等代表工委受理')
    expect(first.text).not.toContain('>交办</button>')
    const accepted = await liang.submit(page(), `${page()}/accept`, { category: '城建环保' })
    expect(accepted.text).toContain('已受理，编了号')
    await liang.submit(page(), `${page()}/forward`, { channel: 'government' })
    const ma = await atDesk(world.ma)
    const units = {
      main: String(world.wang.unit.id),
      assist: [String(world.su.unit.id), String(world.jing.unit.id)],
    }
    expect((await ma.submit(page(), `${page()}/assign`, units)).text).toContain('已交办')
    expect(await stateNow()).toBe('assigned')
    const shown = (await ma.get(page())).text
    expect(shown).toContain('等区住房和城乡建设局签收')
    expect(shown).toContain('<b>区城市管理执法局</b>（协办）')
  })

  it('asks for the reason, says what is wrong in one sentence, and changes nothing', async () => {
    const liang = await atDesk(world.liang)
    const refusedPage = await liang.submit(page(), `${page()}/return`, { reason: ' ' })
    expect(refusedPage.status).toBe(422)
    expect(refusedPage.text).toContain('请写明理由或内容，没有改动。')
    expect(await stateNow()).toBe('submitted')
    expect((await liang.submit(page(), `${page()}/merge`, { into: '099' })).text).toContain(
      '没有找到这件建议',
    )
  })

  it('lets one of two staff win, and tells the other', async () => {
    const [liang, mao] = [await atDesk(world.liang), await atDesk(world.mao)]
    await mao.get(page())
    await liang.submit(page(), `${page()}/accept`, { category: '城建环保' })
    const late = await mao.submit(page(), `${page()}/refuse`, { reason: '不属于本级职权' })
    expect(late.text).toContain('现在的状态不能做这一步')
    expect(await stateNow()).toBe('accepted')
  })

  it('gives nobody an act that is not his, whatever he posts', async () => {
    const ma = await atDesk(world.ma)
    expect((await ma.get(page())).status).toBe(404)
    expect((await ma.submit('/desk/suggestions', `${page()}/accept`)).status).toBe(404)
    expect((await ma.submit('/desk/suggestions', `${page()}/no-such-act`)).status).toBe(404)
    expect((await ma.submit('/desk/suggestions', '/desk/suggestions/999/accept')).text).toContain(
      '没有这件建议',
    )
    expect(await stateNow()).toBe('submitted')
  })

  it('asks which unit is meant where two ask for more time, and decides for that one', async () => {
    const { db } = office
    await as(db, world.liang, async (act, who) => value(await acceptSuggestion(act, who, id)))
    await as(db, world.liang, async (act, who) => value(await forwardSuggestion(act, who, id, 'government')))
    const both = [world.wang, world.su]
    const units = both.map(({ unit }) => ({ unitId: unit.id, role: 'separate' as const }))
    await as(db, world.ma, async (act, who) => value(await assignSuggestion(act, who, id, units)))
    for (const officer of both)
      await as(db, officer, async (act, who) =>
        value(await askExtension(act, who, id, { until: '2027-05-20', reason: '规划调整' })),
      )
    const ma = await atDesk(world.ma)
    expect((await ma.get(page())).text).toContain('区城市管理执法局（申请延到2027年5月20日）')
    const unsaid = await ma.submit(page(), `${page()}/extension`, { granted: '1', unit: '' })
    expect(unsaid.text).toContain('请选是哪个单位的申请')
    await ma.submit(page(), `${page()}/extension`, { granted: '1', unit: String(world.su.unit.id) })
    const decided = await db.handlingExtension.findMany({ orderBy: { id: 'asc' } })
    expect(decided.map(({ granted }) => granted)).toEqual([null, true])
  })

  it('shows what a stranger typed as words', async () => {
    await office.db.suggestion.update({ where: { id }, data: { facts: '<script>alert(1)</script>\n第二段' } })
    const shown = (await (await atDesk(world.liang)).get(page())).text
    expect(shown).not.toContain('<script>alert')
    expect(shown).toContain('第二段')
  })
})

describe('what was handled', () => {
  beforeEach(async () => {
    const { db } = office
    await as(db, world.liang, async (act, who) => value(await acceptSuggestion(act, who, id, '城建环保')))
    await as(db, world.liang, async (act, who) => value(await forwardSuggestion(act, who, id, 'government')))
    const units = [{ unitId: world.wang.unit.id, role: 'main' as const }]
    await as(db, world.ma, async (act, who) => value(await assignSuggestion(act, who, id, units)))
    const words = {
      replyClass: 'A',
      text: '红绿灯已经装好。',
      letterFileId: null,
      letterNumber: null,
      signedBy: null,
      contactPerson: null,
      contactPhone: null,
      promises: [],
    }
    await as(db, world.wang, async (act, who) => value(await replyTo(act, who, id, words)))
    // his ten working days have only begun
    expect((await (await atDesk(world.liang)).get(page())).text).not.toContain('代表逾期未测评，办结')
    const said = { work: 'satisfied', result: 'basically_satisfied', reason: null } as const
    await as(db, world.zhou, async (act, who) => value(await rateReply(act, who, id, said)))
  })

  it('is counted with its formulas, and printed', async () => {
    const liang = await atDesk(world.liang)
    const shown = (await liang.get('/desk/suggestions/statistics')).text
    expect(shown).toContain('100%（1/1）')
    expect(shown).toContain('没有测评的不计入')
    for (const kind of ['sheet', 'assignment', 'reply', 'opinion']) {
      const paper = await liang.submit(page(), `${page()}/paper/${kind}`)
      expect([kind, paper.status]).toEqual([kind, 200])
      expect(paper.headers.get('Content-Disposition')).toContain('.docx')
    }
    for (const kind of ['ledger', 'excel', 'word'])
      expect((await liang.get(`/desk/suggestions/files/${kind}`)).status).toBe(200)
    expect((await liang.submit(page(), `${page()}/paper/nothing`)).status).toBe(404)
  })

  it('is found by words, category, unit and state, in an order with an address', async () => {
    const liang = await atDesk(world.liang)
    const find = async (query: string) => (await liang.get(`/desk/suggestions?${query}`)).text
    expect(await find('view=all&words=红绿灯&sort=number&order=asc')).toContain('JY-18')
    expect(await find('view=all&words=周明远')).toContain('JY-18')
    expect(await find(`view=all&unit=${world.wang.unit.id}&category=城建环保`)).toContain('JY-18')
    expect(await find('view=open')).toContain('现在没有在办的建议')
    expect(await find('view=all&words=地铁')).toContain('没有符合条件的建议')
    expect(await find('view=late')).toContain('这里现在没有建议')
  })
})
