import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import ExcelJS from 'exceljs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { main } from '../../handlers/cli.ts'
import { kinds } from '../../handlers/export/rules.ts'
import type { Db } from '../../prisma/client.ts'
import { openSqlite, type TestDatabase } from '../databases.ts'
import { makeDeputy, makeDistrict, tuesday } from '../people.ts'

let test: TestDatabase
let db: Db
const dir = mkdtempSync(path.join(tmpdir(), 'renda-export-'))
const file = (name: string) => path.join(dir, name)

beforeAll(async () => {
  test = await openSqlite()
  db = test.db
  const zhou = await makeDeputy(db, await makeDistrict(db), '周明远', ['张德发'])
  const { id: voterId } = await db.voter.findFirstOrThrow()
  const side = { contactorId: zhou.person.id, contactorRole: 'deputy', occurredOn: '2026-11-22' }
  const report = await db.contactReport.create({
    data: {
      ...side,
      method: 'visit',
      summary: '=HYPERLINK("http://example.org","点我")',
      source: 'chat',
      recordedById: zhou.person.id,
      recordedAt: tuesday,
      contacts: { create: { ...side, counts: true, voterId } },
    },
    include: { contacts: true },
  })
  for (const text of ['3栋路灯不亮', '+电动车乱停，"没人管"\n还堵路'])
    await db.concern.create({
      data: {
        text,
        ownerId: zhou.person.id,
        reportId: report.id,
        createdAt: tuesday,
        raisers: { create: { contactId: report.contacts[0]!.id } },
      },
    })
})
afterAll(async () => {
  await test.close()
  rmSync(dir, { recursive: true, force: true })
})

async function run(...words: string[]) {
  const said = { out: '', err: '' }
  const code = await main(
    ['export', ...words],
    { DATABASE_URL: test.url, CLOCK: '2026-11-24T09:30:00+08:00' },
    {
      out: (text) => void (said.out += text),
      err: (text) => void (said.err += text),
    },
  )
  return { code, ...said }
}

describe('export at the terminal', () => {
  it('JSON is one array on the screen', async () => {
    const { code, out, err } = await run('contacts', '--format', 'json')
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(JSON.parse(out)).toMatchObject([
      {
        party: '张德发',
        summary: '=HYPERLINK("http://example.org","点我")',
        concerns: ['3栋路灯不亮', '+电动车乱停，"没人管"\n还堵路'],
      },
    ])
  })

  it('an array without rows is still an array', async () => {
    expect(JSON.parse((await run('notices', '--format', 'json')).out)).toEqual([])
  })

  it('CSV has a byte order mark, Chinese headings and no formula', async () => {
    const { out } = await run('contacts', '--format', 'csv', '--out', file('c.csv'))
    expect(out).toBe(`联系记录1行，已存到 ${file('c.csv')}。\n`)
    const text = readFileSync(file('c.csv'), 'utf8')
    expect(text.startsWith('\ufeff编号,报告编号,联系人,联系人身份,联系对象,')).toBe(true)
    expect(text).toContain(`,"'=HYPERLINK(""http://example.org"",""点我"")",`)
    expect(text).toContain(`,"3栋路灯不亮；+电动车乱停，""没人管""\n还堵路",`)
  })

  it('Excel has the same rows, and a sheet that says what they are', async () => {
    expect(
      (await run('contacts', '--format', 'xlsx', '--out', file('c.xlsx'), '--from', '2026-10-01')).code,
    ).toBe(0)
    const workbook = new ExcelJS.Workbook()
    await workbook.xlsx.readFile(file('c.xlsx'))
    const [rows, notes] = workbook.worksheets
    expect(rows?.name).toBe('联系记录')
    expect((rows?.getRow(1).values as unknown[]).slice(1)).toEqual(
      kinds.contacts.fields.map(([, heading]) => heading),
    )
    expect(rows?.getRow(2).getCell(5).value).toBe('张德发')
    expect(rows?.getRow(2).getCell(12).value).toBe(`'=HYPERLINK("http://example.org","点我")`)
    const said = new Map(
      notes
        ?.getSheetValues()
        .slice(1)
        .map((line) => (line as unknown[]).slice(1) as [string, string]),
    )
    expect(said.get('范围')).toBe('联系的日期：2026-10-01 至 最近，含首尾两天')
    expect(said.get('导出时间')).toMatch(/^2026-11-24T09:30:\d\d\+08:00$/)
    expect(said.get('行数')).toBe('1')
    expect(said.get('怎么算')).toContain('报告编号相同')
  })

  it('who exported what stands in the audit trail', async () => {
    await run('people', '--format', 'json')
    const deed = await db.audit.findFirst({ where: { subject: 'export:people' } })
    expect(deed).toMatchObject({ actor: 'cli', action: 'export.run' })
    expect(JSON.parse(deed?.after ?? '')).toEqual({ from: null, to: null, format: 'json', rows: 1 })
  })

  it('a file that cannot be written is told, and no half file stays', async () => {
    writeFileSync(file('old.csv'), 'kept')
    const { code, err } = await run('contacts', '--format', 'csv', '--out', file('nowhere/c.csv'))
    expect(code).toBe(1)
    expect(err).toContain('所在的文件夹不存在')
    expect(existsSync(file('nowhere'))).toBe(false)
    expect(readdirSync(dir).filter((name) => name.endsWith('.part'))).toEqual([])
  })

  it.each([
    [['voters', '--format', 'json'], '没有“voters”这一种'],
    [['contacts'], '--format 现在是“”'],
    [['contacts', '--format', 'pdf'], '--format 现在是“pdf”'],
    [['contacts', '--format', 'xlsx'], 'xlsx 要写 --out'],
    [['contacts', '--format', 'csv', '--from', '2026-02-30'], '--from 现在是“2026-02-30”'],
    [
      ['contacts', '--format', 'csv', '--from', '2026-02-03', '--to', '2026-02-01'],
      '比 --to（2026-02-01）晚',
    ],
    [['people', '--format', 'csv', '--from', '2026-02-03'], '不分日期'],
    [['contacts', 'concerns', '--format', 'csv'], '多写了“concerns”'],
  ])('%j is wrong usage', async (words, told) => {
    const { code, out, err } = await run(...words)
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toContain(told)
  })
})
