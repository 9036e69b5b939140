import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import ExcelJS from 'exceljs'
import {
  confirmUpload,
  dropUpload,
  importUpload,
  markedWorkbook,
  takeWorkbook,
} from '../../../handlers/roster/upload/actions.ts'
import { databases, type TestDatabase } from '../../databases.ts'
import { inAct, later, tuesday } from '../../people.ts'
import { countsOf, imported } from '../importing.ts'
import { asStaff, carryOut, clerk, handIn, run, uploaded, viewOf } from '../uploading.ts'
import { brokenFile, goodFile, smallFile, smallRows } from '../workbooks.ts'

describe.each(databases)('a roster handed in at the desk on $name', ({ open }) => {
  let office: TestDatabase
  beforeEach(async () => {
    office = await open()
  })
  afterEach(() => office.close())

  it('is shown first and changes nothing; then exactly that is imported', async () => {
    const { db } = office
    const id = await handIn(db, goodFile)
    const before = await viewOf(db, 'import', id)
    expect(before).toMatchObject({ state: 'checked', errors: 0, changedCount: 0 })
    expect(before.added?.代表).toBeGreaterThan(100)
    expect(before.addedNames?.代表).toHaveLength(20)
    expect((await countsOf(db)).people).toBe(0)
    expect(await carryOut(db, 'import', id)).toMatchObject({ state: 'imported', added: before.added })
    expect((await countsOf(db)).deputies).toBe(before.added?.代表)
    expect(await db.person.count({ where: { searchText: null } })).toBe(0)
    expect(await db.voter.count({ where: { searchText: null } })).toBe(0)
    // again: it says that nothing is left to do
    const again = await handIn(db, goodFile)
    expect(await viewOf(db, 'import', again)).toMatchObject({ state: 'checked', changedCount: 0 })
    expect(await carryOut(db, 'import', id)).toBe('not_checked')
  })

  it('what changes is shown field by field, phones by their tails', async () => {
    const { db } = office
    await imported(db, await smallFile())
    const [zhou = [], chen = []] = smallRows.代表
    const moved = await smallFile({
      代表: [zhou, chen.map((cell) => (cell === '13800000011' ? '13800007777' : cell))],
    })
    const view = await viewOf(db, 'import', await handIn(db, moved))
    expect(view.changed).toEqual([
      {
        sheet: '代表',
        name: '陈秀兰（尾号7777）',
        fields: [{ field: '手机', from: '尾号0011', to: '尾号7777' }],
      },
    ])
    expect(JSON.stringify(view)).not.toMatch(/1\d{10}/)
  })

  it('a faulty one is never imported; the workbook comes back marked', async () => {
    const { db } = office
    const id = await handIn(db, brokenFile)
    const view = await viewOf(db, 'import', id)
    expect(view.state).toBe('faulty')
    expect(view.errors).toBeGreaterThan(5)
    expect(view.problems?.[0]).toMatchObject({ severity: 'error' })
    expect(await carryOut(db, 'import', id)).toBe('not_checked')
    const marked = await inAct(db, (act) => markedWorkbook(act, id))
    const workbook = new ExcelJS.Workbook()
    await workbook.xlsx.load(new Uint8Array(marked!.bytes).buffer)
    expect(workbook.getWorksheet('问题')?.rowCount).toBeGreaterThan(5)
    expect((await countsOf(db)).people).toBe(0)
  })

  it('is not imported when the roster changed since it was shown', async () => {
    const { db } = office
    const file = await smallFile()
    const id = await handIn(db, file)
    await imported(db, await smallFile({ 选民: [] }))
    const after = await carryOut(db, 'import', id)
    expect(after).toMatchObject({ state: 'failed' })
    expect((after as { refusal: string }).refusal).toContain('和看到的预览不一样了')
    expect((await countsOf(db)).voters).toBe(0)
  })

  it('is not imported when the stored file is another than was shown', async () => {
    const { db } = office
    const id = await handIn(db, await smallFile())
    const other = uploaded(await smallFile({ 选民: [] }))
    await db.storedFile.updateMany({ data: { bytes: other.bytes } })
    expect(await carryOut(db, 'import', id)).toMatchObject({ state: 'failed' })
    expect((await countsOf(db)).people).toBe(0)
  })

  it('two confirmations import once', async () => {
    const { db } = office
    const id = await handIn(db, await smallFile())
    const both = await Promise.all([1, 2].map(() => inAct(db, (act) => confirmUpload(act, clerk, id, ''))))
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    await Promise.all([run(db, importUpload(id)), run(db, importUpload(id))])
    expect((await countsOf(db)).deputies).toBe(2)
    expect(await db.audit.count({ where: { action: 'roster.import' } })).toBe(1)
    expect((await viewOf(db, 'import', id)).state).toBe('imported')
  })

  it('one that stopped in the middle can be confirmed again after a while, not before', async () => {
    const { db } = office
    const id = await handIn(db, await smallFile())
    const confirm = (now: Date) => inAct(db, (act) => confirmUpload(act, clerk, id, ''), now)
    expect(await confirm(tuesday)).toMatchObject({ ok: true })
    expect(await confirm(later(tuesday, { minutes: 1 }))).toMatchObject({ refusal: 'not_checked' })
    expect(await confirm(later(tuesday, { minutes: 4 }))).toMatchObject({ ok: true })
    await run(db, importUpload(id))
    expect((await countsOf(db)).deputies).toBe(2)
  })

  it('can be given up', async () => {
    const { db } = office
    const id = await handIn(db, await smallFile())
    expect(await inAct(db, (act) => dropUpload(act, clerk, id))).toMatchObject({ ok: true })
    expect(await carryOut(db, 'import', id)).toBe('not_checked')
  })

  it('is taken from those who may change the roster, and only when it is a workbook', async () => {
    const { db } = office
    const good = uploaded(await smallFile())
    const take = (who: typeof clerk, file: Parameters<typeof takeWorkbook>[2]) =>
      inAct(db, async (act) => {
        const taken = await takeWorkbook(act, who, file, null)
        return taken.ok ? 'taken' : taken.refusal
      })
    expect(await take(asStaff('政府办'), good)).toContain('不能导入名册')
    expect(await take(clerk, undefined)).toContain('还没有选文件')
    expect(await take(clerk, { ...good, tooLarge: true })).toContain('超过8 MB')
    expect(await take(clerk, { ...good, bytes: new TextEncoder().encode('MZ not a workbook') })).toContain(
      '不能收',
    )
    expect(await take(clerk, good)).toBe('taken')
    expect(await inAct(db, (act) => confirmUpload(act, asStaff('政府办'), 1, ''))).toMatchObject({
      refusal: 'not_allowed',
    })
  })
})
