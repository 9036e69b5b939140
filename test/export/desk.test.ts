import ExcelJS from 'exceljs'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openSqlite, type TestDatabase } from '../databases.ts'
import { chatOf, makeDeputy, makeDistrict } from '../people.ts'
import { csrfIn, staffAtDesk, startWeb, type Visitor, type Web } from '../web/web.ts'

let office: TestDatabase
let web: Web
let here: Visitor
beforeEach(async () => {
  office = await openSqlite()
  web = await startWeb(office.db)
  const district = await makeDistrict(office.db)
  const zhou = await makeDeputy(office.db, district, '周明远', ['王桂英'])
  const chen = await makeDeputy(office.db, district, '陈晓红', ['刘永福'])
  await chatOf(office.db, zhou.contactId).say('昨天走访王桂英 反映=1+1')
  await chatOf(office.db, chen.contactId).say('电话刘永福')
  here = await staffAtDesk(office.db, web, ['代表工委'])
})
afterEach(async () => {
  await web.close()
  await office.close()
})

const asks = (typed: Record<string, string>) =>
  here.submit('/desk/exports', '/desk/exports', { kind: 'contacts', format: 'csv', ...typed })

async function workbookOf(typed: Record<string, string>): Promise<ExcelJS.Workbook> {
  const csrf = csrfIn((await here.get('/desk/exports')).text)
  const response = await fetch(`${web.url}/desk/exports`, {
    method: 'POST',
    headers: { Cookie: `desk=${here.cookies.get('desk') ?? ''}`, 'Sec-Fetch-Site': 'same-origin' },
    body: new URLSearchParams({ csrf, kind: 'contacts', format: 'xlsx', ...typed }),
  })
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.load(await response.arrayBuffer())
  return workbook
}

it('gives records as CSV by days and name, with a name of its own', async () => {
  const all = await asks({})
  expect(all.headers.get('Content-Type')).toContain('text/csv')
  expect(decodeURIComponent(all.headers.get('Content-Disposition') ?? '')).toContain(
    '联系记录（2026-11-24导出）.csv',
  )
  expect(all.text.trim().split('\r\n')).toHaveLength(3)
  expect((await asks({ name: '陈' })).text.trim().split('\r\n')).toHaveLength(2)
  expect((await asks({ to: '2026-11-23' })).text).not.toContain('陈晓红')
  await office.db.contactReport.updateMany({ data: { status: 'void' } })
  expect((await asks({ valid: 'only' })).text.trim().split('\r\n')).toHaveLength(1)
})

it('gives Excel with a second sheet that says filter, time and how it counts', async () => {
  const workbook = await workbookOf({ from: '2026-11-01', name: '周' })
  const [rows, notes] = workbook.worksheets
  expect(rows?.rowCount).toBe(2)
  expect(JSON.stringify(rows?.getRow(2).values)).toContain("'=1+1")
  const explained = JSON.stringify(notes?.getSheetValues())
  for (const words of [
    '2026-11-01 至 最近',
    '姓名里有“周”',
    '2026-11-24T09:30:00+08:00',
    '梁慧',
    '联系到一个人一行',
  ])
    expect(explained).toContain(words)
})

it('is a line of the audit trail before the first row leaves', async () => {
  await asks({ kind: 'people', name: '周' })
  expect(await office.db.audit.findFirst({ where: { action: 'export.run' } })).toMatchObject({
    subject: 'export:people',
    after: '{"from":null,"to":null,"name":"周","validOnly":false,"format":"csv"}',
  })
})

it.each([
  [{ kind: 'x' }, '请选要导出什么'],
  [{ from: '2026-02-30' }, '日期要写成'],
  [{ from: '2026-11-02', to: '2026-11-01' }, '到哪天要在从哪天以后'],
  [{ kind: 'people', from: '2026-11-01' }, '不分日期'],
  [{ kind: 'audit', name: '周' }, '不能按姓名导出'],
])('refuses in a sentence and keeps what was typed: %o', async (typed, words) => {
  const refused = await asks(typed)
  expect([refused.status, refused.text.includes(words)]).toEqual([422, true])
  expect(await office.db.audit.count({ where: { action: 'export.run' } })).toBe(0)
})
