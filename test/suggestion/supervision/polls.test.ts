/** 满意度测评 put right or made void: nothing is lost, and whoever reads it is told. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import ExcelJS from 'exceljs'
import { rowsOf } from '../../../handlers/export/actions.ts'
import {
  correctPoll,
  pollFigures,
  pollOf,
  pollReport,
  recordPoll,
  statisticsReport,
  voidPoll,
  type PollInput,
} from '../../../handlers/suggestion/actions.ts'
import { databases, openSqlite, type TestDatabase } from '../../databases.ts'
import { opened } from '../../docx.ts'
import { chatOf, tuesday, zone } from '../../people.ts'
import { linkIn, startWeb, Visitor, type Web } from '../../web/web.ts'
import { as, makeWorld, refusalIn, value, type World } from '../world.ts'

let test: TestDatabase
let world: World

const pollWith = (satisfied: number): PollInput => ({
  title: '区人大会议满意度测评',
  heldOn: '2026-11-20',
  subjectKind: 'unit',
  issued: 25,
  returned: 21,
  rows: [
    {
      label: '区住房和城乡建设局',
      unitId: world.wang.unit.id,
      suggestionId: null,
      satisfied,
      basically: 19 - satisfied,
      dissatisfied: 1,
      abstained: 1,
      invalid: 0,
    },
  ],
})

const record = async (): Promise<number> =>
  (await as(test.db, world.liang, async (act, who) => value(await recordPoll(act, who, pollWith(10))))).id

const range = { from: '2026-01-01', to: '2026-12-31' }

describe.each(databases)('a recorded poll, on $name', ({ open }) => {
  beforeEach(async () => {
    test = await open()
    world = await makeWorld(test.db)
  })
  afterEach(() => test.close())

  it('is corrected by a new edition with the reason; the old counts stay and say so everywhere', async () => {
    const id = await record()
    const correct = (counts: PollInput, reason: string, one = world.mao) =>
      as(test.db, one, (act, who) => correctPoll(act, who, id, counts, reason))
    expect(refusalIn(await correct(pollWith(15), ' '))).toBe('reason_needed')
    expect(refusalIn(await correct(pollWith(10), '看错了'))).toBe('nothing_changed')
    expect(refusalIn(await correct({ ...pollWith(15), returned: 26 }, '看错了'))).toBe('does_not_add_up')
    expect(refusalIn(await correct(pollWith(15), '看错了', world.ma))).toBe('not_yours')
    const both = await Promise.all([correct(pollWith(15), '录错一行'), correct(pollWith(14), '录错一行')])
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true])
    expect(both.map(refusalIn)).toContain('poll_changed')
    expect(await test.db.satisfactionPoll.count()).toBe(2)
    const newId = both.find(({ ok }) => ok)?.ok === true ? id + 1 : 0
    await as(test.db, world.liang, async (act, who) => {
      const [old, now] = [await pollOf(act, who, id), await pollOf(act, who, newId)]
      expect(old).toMatchObject({ standing: 'replaced', rows: [{ satisfied: 10 }] })
      expect(now).toMatchObject({
        standing: 'valid',
        edition: 2,
        mark: '已更正，第2版',
        correction: '录错一行',
      })
      expect(now?.editions.map(({ by, correction }) => [by, correction])).toEqual([
        ['梁慧', null],
        ['毛素群', '录错一行'],
      ])
      const paper = async (which: number) => {
        const made = value(await pollReport(act, who, which))
        return [made.name, opened(made.bytes).text] as const
      }
      expect((await paper(newId))[0]).toBe('区人大会议满意度测评结果（第2版）.docx')
      expect((await paper(newId))[1]).toContain('已更正：这是第2版，2026年11月24日更正，原因：录错一行。')
      expect((await paper(id))[1]).toContain('以第2版为准')
      const { figures, voided } = await pollFigures(act, who, range)
      expect([figures.length, figures[0]?.mark, voided]).toEqual([1, '已更正，第2版', 0])
      const word = value(await statisticsReport(act, who, range, 'word'))
      expect(opened(word.bytes).text).toContain('〔已更正，第2版〕')
    })
    const deed = await test.db.audit.findFirstOrThrow({ where: { action: 'suggestion.correct_poll' } })
    expect(deed.subject).toBe(`satisfaction_poll:${newId}`)
    expect(deed.before).toContain('"satisfied":10')
    expect(deed.after).toContain('录错一行')
    expect(await exported()).toMatchObject([
      { id, status: 'replaced', edition: 1, satisfied: 10, reason: null },
      { id: newId, status: 'valid', edition: 2, corrects_id: id, reason: '录错一行' },
    ])
  })

  it('is made void once, with the reason, and counts nowhere any more', async () => {
    const id = await record()
    const end = (reason: string, one = world.liang) =>
      as(test.db, one, (act, who) => voidPoll(act, who, id, reason))
    expect(refusalIn(await end(''))).toBe('reason_needed')
    expect(refusalIn(await end('重复录入', world.ma))).toBe('not_yours')
    expect(refusalIn(await end('重复录入'))).toBeNull()
    expect(refusalIn(await end('再来一次'))).toBe('poll_changed')
    const late = await as(test.db, world.liang, (act, who) =>
      correctPoll(act, who, id, pollWith(15), '看错了'),
    )
    expect(refusalIn(late)).toBe('poll_changed')
    await as(test.db, world.liang, async (act, who) => {
      const made = value(await pollReport(act, who, id))
      expect(made.name).toContain('（已作废）')
      expect(opened(made.bytes).text).toContain('已作废：2026年11月24日作废，原因：重复录入。')
      expect(await pollFigures(act, who, range)).toEqual({ figures: [], voided: 1 })
      const excel = value(await statisticsReport(act, who, range, 'excel'))
      const book = new ExcelJS.Workbook()
      await book.xlsx.load(new Uint8Array(excel.bytes).buffer)
      const texts = (book.getWorksheet('会议测评')?.getSheetValues() ?? []).flat().map(String)
      expect(texts).toContain('另有1次会议测评已作废，不计入。')
    })
    expect(await exported()).toMatchObject([{ id, status: 'void', satisfied: 10, reason: '重复录入' }])
  })
})

async function exported() {
  const rows = []
  const all = rowsOf({ tx: test.db, now: tuesday, zone }, 'polls', { from: '2026-11-20', to: '2026-11-20' })
  for await (const row of all) rows.push(row)
  return rows
}

describe('a poll at the desk', () => {
  let web: Web
  beforeEach(async () => {
    test = await openSqlite()
    world = await makeWorld(test.db)
    web = await startWeb(test.db)
  })
  afterEach(async () => {
    await web.close()
    await test.close()
  })

  const atDesk = async (one: { contactId: string }): Promise<Visitor> => {
    const visitor = new Visitor(web)
    await visitor.post(linkIn(await chatOf(test.db, one.contactId).say('登录')))
    return visitor
  }
  const path = '/desk/suggestions/polls'
  const marks = (id: number, satisfied: string) => ({
    [`satisfied-${id}`]: satisfied,
    [`basically-${id}`]: '2',
    [`dissatisfied-${id}`]: '1',
    [`abstained-${id}`]: '1',
    [`invalid-${id}`]: '0',
  })
  const head = { title: '测评', heldOn: '2026-11-20', issued: '15', returned: '14' }

  it('chooses anew without losing a count that was typed', async () => {
    const liang = await atDesk(world.liang)
    const [first, second] = [world.wang.unit.id, world.su.unit.id]
    const new1 = `${path}/new`
    const typed = { about: 'unit', ...head, ...marks(first, '10') }
    const chooses = await liang.submit(new1, new1, { ...typed, unit: String(first), do: 'choose' })
    expect(chooses.text).toContain('票数、名称都还在')
    expect(chooses.text).toMatch(new RegExp(`value="${first}" checked`))
    expect(chooses.text).toContain('name="heldOn" value="2026-11-20"')
    const none = await liang.submit(new1, new1, { ...typed, do: 'chosen' })
    expect([none.status, none.text.includes('还没有选单位')]).toEqual([422, true])
    expect(none.text).toContain(`name="satisfied-${first}" value="10"`)
    const units = [String(first), String(second)]
    const again = await liang.submit(new1, new1, { ...typed, unit: units, do: 'chosen' })
    // a half-typed count does not hold it back
    expect(again.text).toMatch(
      /<button[^>]*formnovalidate[^>]* value="choose"|<button[^>]* value="choose"[^>]*formnovalidate/i,
    )
    expect(again.text).toMatch(new RegExp(`name="satisfied-${first}"[^>]* value="10"`))
    expect(again.text).toMatch(new RegExp(`name="satisfied-${second}"[^>]* value(?:=""| |/|>)`))
    const all = { ...typed, ...marks(second, '10'), unit: units, do: 'record' }
    expect((await liang.submit(new1, new1, all)).text).toContain('76.9%（10/13）')
  })

  it('is corrected and made void on its page, with the reason asked for and all that was typed kept', async () => {
    const id = await record()
    const liang = await atDesk(world.liang)
    const correct = `${path}/${id}/correct`
    const page = await liang.get(correct)
    const unit = String(world.wang.unit.id)
    expect(page.text).toMatch(new RegExp(`name="satisfied-${unit}"[^>]* value="10"`))
    expect(page.text).toContain('value="区人大会议满意度测评"')
    const typed = { about: 'unit', unit, ...head, ...marks(Number(unit), '10'), do: 'record' }
    const bare = await liang.submit(correct, correct, typed)
    expect([bare.status, bare.text.includes('请写为什么更正')]).toEqual([422, true])
    expect(bare.text).toMatch(/name="issued"[^>]* value="15"/)
    const done = await liang.submit(correct, correct, { ...typed, reason: '发出的票数错了' })
    expect(done.path).toBe(`${path}/2`)
    expect(done.text).toContain('更正的原因：发出的票数错了')
    const old = await liang.get(`${path}/${id}`)
    expect(old.text).toContain('看更正后的（第2版）')
    expect(old.text).not.toContain('作废这次测评')
    expect((await liang.get(correct)).text).toContain('已经有人更正或作废了')
    const list = await liang.get(path)
    expect([list.text.includes('已更正，第2版'), list.text.includes(`${path}/${id}"`)]).toEqual([true, false])
    const empty = await liang.submit(`${path}/2`, `${path}/2/void`, { reason: '' })
    expect([empty.status, empty.text.includes('请写为什么作废')]).toEqual([422, true])
    const ended = await liang.submit(`${path}/2`, `${path}/2/void`, { reason: '会议改期' })
    expect(ended.text).toMatch(/由梁慧作废，原因：会议改期/)
    expect((await liang.get('/desk/suggestions/statistics')).text).toContain('另有1次测评已作废，不计入')
    const ma = await atDesk(world.ma)
    expect((await ma.get(`${path}/2`)).text).toContain('会议改期')
    expect((await ma.get(`${path}/2/correct`)).status).toBe(403)
  })
})
