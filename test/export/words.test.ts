/** A workbook is read by people: its cells say in the office's words what CSV and JSON say in codes. */
import ExcelJS from 'exceljs'
import { buffer } from 'node:stream/consumers'
import { PassThrough } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { writeCsv, writeXlsx } from '../../handlers/export/formats.ts'
import { kinds, type KindName, type Value } from '../../handlers/export/rules.ts'
import { shownOf } from '../../handlers/export/words.ts'

async function* rowsOf(row: Readonly<Record<string, Value>>) {
  yield await Promise.resolve(row)
}

async function sheetOf(name: KindName, row: Readonly<Record<string, Value>>) {
  const stream = new PassThrough()
  const bytes = buffer(stream)
  await writeXlsx(name, rowsOf(row), stream, () => [])
  const workbook = new ExcelJS.Workbook()
  const file = await bytes
  await workbook.xlsx.load(file.buffer.slice(file.byteOffset, file.byteOffset + file.byteLength))
  return workbook.worksheets[0]!
}

const contact = {
  deputy: 'visit',
  contactor_role: 'sc_member',
  party_role: 'deputy',
  method: 'visit',
  part_of_day: 'pm',
  occurred_on: '2026-11-22',
  summary: 'void',
  source: 'paper',
  recorded_at: '2026-11-24T09:30:05+08:00',
  status: 'void',
  contact_day: true,
}

describe('an export to Excel', () => {
  it('says codes, yes and no and times as people do, and leaves names and what was written letter for letter', async () => {
    const sheet = await sheetOf('contacts', contact)
    const cell = (key: string) =>
      sheet.getRow(2).getCell(kinds.contacts.fields.findIndex(([field]) => field === key) + 1).value
    expect(Object.fromEntries(Object.keys(contact).map((key) => [key, cell(key)]))).toEqual({
      deputy: 'visit',
      contactor_role: '常委会组成人员',
      party_role: '代表',
      method: '走访',
      part_of_day: '下午',
      occurred_on: '2026-11-22',
      summary: 'void',
      source: '纸质卡',
      recorded_at: '2026-11-24 09:30:05',
      status: '已撤回',
      contact_day: '是',
    })
  })

  it('is printed across, as wide as the page, with its headings on each', async () => {
    const { pageSetup } = await sheetOf('attendance', { status: 'excused' })
    expect(pageSetup).toMatchObject({ orientation: 'landscape', fitToWidth: 1, printTitlesRow: '1:1' })
  })

  it('while CSV keeps the codes for programs', async () => {
    let text = ''
    await writeCsv(kinds.contacts, rowsOf(contact), (piece) => {
      text += piece
      return Promise.resolve()
    })
    expect(text).toContain('sc_member')
    expect(text).toContain('2026-11-24T09:30:05+08:00')
  })

  it.each([
    ['attendance', 'status', 'excused', '请假'],
    ['suggestions', 'state', 'handling', '办理中'],
    ['suggestions', 'rating_result', 'basically_satisfied', '基本满意'],
    ['suggestion_files', 'purpose', 'reply_letter', '答复函（签发件）'],
    ['suggestion_urges', 'party', 'chair', '主任或副主任'],
    ['activities', 'kind', 'special_research', '专题调研'],
    ['notices', 'state', 'sent', '已发出'],
    ['audit', 'via', 'desk', '工作台'],
    ['people', 'roles', ['deputy', 'group_leader'], ['代表', '小组组长']],
    // what the list of words does not have stays as it is
    ['concerns', 'status', 'other', 'other'],
    ['contacts', 'status', null, null],
    ['contacts', 'id', 7, 7],
  ] as const)('%s: %s %o is %o', (name, key, value, words) => {
    expect(shownOf(name)(key, value)).toEqual(words)
  })
})
