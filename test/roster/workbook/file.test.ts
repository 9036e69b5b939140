import { writeFileSync } from 'node:fs'
import type { CellValue } from 'exceljs'
import { describe, expect, it } from 'vitest'
import { readRoster } from '../../../handlers/roster/actions.ts'
import { brokenFile, cellAt, changed, goodFile, judged, ownFile, problemsWith } from '../workbooks.ts'

const shown = (problems: Awaited<ReturnType<typeof judged>>['problems']) =>
  problems.map(({ severity, sheet, row, column, kind }) => `${severity} ${sheet}${row} ${column} ${kind}`)

describe('the roster of 青陵区 as the office keeps it', () => {
  it('has no error and no warning, and every row is read', async () => {
    const { roster, problems } = await judged(goodFile)
    expect(problems).toEqual([])
    expect(
      Object.entries<readonly unknown[]>({ ...roster }).map(([part, rows]) => `${part} ${rows.length}`),
    ).toEqual([
      'people 220',
      'offices 5',
      'constituencies 64',
      'groups 12',
      'deputies 168',
      'members 25',
      'voters 1680',
      'units 23',
      'staff 9',
    ])
  })

  it('keeps rare characters, dots in names, nicknames and people of one name apart', async () => {
    const { roster } = await judged(goodFile)
    const names = new Set([...roster.people, ...roster.voters].map(({ name }) => name))
    expect(names.has('阿依努尔·吐尔逊')).toBe(true)
    expect([...names].some((name) => name.includes('㛃'))).toBe(true)
    expect(roster.people.filter(({ name }) => name === '王伟')).toHaveLength(2)
    expect(
      roster.voters.filter(({ name, constituency }) => name === '李桂芳' && constituency === '12'),
    ).toHaveLength(2)
    expect(roster.voters.find(({ name }) => name === '李长根')?.aka).toEqual(['老李', '李师傅'])
  })

  it('a person of several duties is one person', async () => {
    const { roster } = await judged(goodFile)
    const liu = roster.people.filter(({ name }) => name === '刘洁')
    expect(liu).toHaveLength(1)
    expect(roster.groups.find(({ name }) => name === '桥东一组')?.liaison).toBe(liu[0]?.key)
    expect(roster.offices[0]?.operators[0]).toBe(liu[0]?.key)
  })
})

describe('a roster with 25 common faults', () => {
  it('every fault is told where it stands, and nothing else', async () => {
    const { problems } = await judged(brokenFile)
    expect(shown(problems)).toEqual([
      'error 机构3 平台管理员2 two_values',
      'warning 机构5 平台管理员1 no_operator',
      'warning 选区20 机构 merged_cell',
      'error 代表小组3 组长 ambiguous_name',
      'warning 代表小组5 联络员 no_liaison',
      'error 代表小组10 机构 unknown_office',
      'warning 代表1 备注 extra_column',
      'warning 代表38 出生年月 date_cell',
      'warning 代表43 代表证号 no_member', // follows from 常委会11
      'error 代表54 选区 missing',
      'error 代表63 代表证号 duplicate_card',
      'warning 代表69 出生年月 month_form',
      'warning 代表70 小组 spaces',
      'warning 代表72 代表证号 few_voters',
      'error 代表110 单位及职务 formula',
      'error 代表136 新任 wrong_value',
      'error 代表138 手机 duplicate_phone',
      'error 代表139 手机 wrong_phone',
      'error 常委会6 姓名 unknown_person',
      'warning 常委会11 联系代表 few_deputies',
      'warning 选民214 手机 full_width',
      'warning 选民503 （整行） empty_row',
      'warning 选民903 姓名 double_row',
      'error 选民1203 联系代表 unknown_card',
      'error 选民1403 姓名 too_long',
      'warning 承办单位1 联系人 extra_column', // the same column by its wrong name
      'error 承办单位1 联络人 missing_column',
    ])
  })

  it('each is said in words, with what to do', async () => {
    const { problems } = await judged(brokenFile)
    const at = (sheet: string, row: number) => {
      const found = problems.find((one) => one.sheet === sheet && one.row === row)
      return `${found?.message ?? ''}｜${found?.advice ?? ''}`
    }
    expect(at('代表小组', 3)).toBe(
      '叫“王伟”的有2位：“代表”第17行和“代表”第90行｜写成“王伟/13800000017”或“王伟/13900000017”',
    )
    expect(at('代表', 38)).toBe('是日期格，按1980-03读｜把单元格设为文本，写成 1975-06 这样')
    expect(at('代表', 138)).toBe(
      '手机13900005500与“代表”第73行的“罗启义”相同，姓名不同｜核对是谁的手机，一人一号',
    )
    expect(at('代表', 139)).toBe(
      '手机“1390000824”有10位数字，手机号是11位｜核对后填11位手机号，单元格设为文本',
    )
    expect(problems.every(({ message, advice }) => message !== '' && advice !== '')).toBe(true)
  })
})

describe('cells as Excel keeps them', () => {
  it('links, coloured words and numbers are read as what they show', async () => {
    const file = await changed((workbook) => {
      cellAt(workbook, '代表', 3, '姓名').value = {
        richText: [{ text: '周' }, { font: { bold: true }, text: '明远' }],
      }
      cellAt(workbook, '代表', 3, '单位及职务').value = {
        text: '桥东社区党委书记',
        hyperlink: 'https://example.org',
      }
      cellAt(workbook, '代表', 3, '手机').value = 13800000012
      cellAt(workbook, '代表', 3, '选区').value = 12
    })
    const { roster, problems } = await judged(file)
    expect(problems).toEqual([])
    expect(roster.deputies[1]).toMatchObject({ constituency: '12', unitAndPost: '桥东社区党委书记' })
    expect(roster.people.find(({ name }) => name === '周明远')?.phone).toBe('13800000012')
  })

  it.each([
    ['手机', '138-0000-0011', 'dashes'],
    ['手机', '+86 13800000011', 'spaces'],
    ['手机', '１３８００００００１１', 'full_width'],
    ['姓名', '陈　秀兰', 'spaces'],
    ['出生年月', '1968年3月', 'month_form'],
    ['出生年月', '196803', 'month_form'],
    ['出生年月', 1968.3, 'month_form'],
    ['代表证号', 'QL18－001', 'full_width'],
    ['代表证号', 'QL18—001', 'dashes'],
    ['小组', '桥东 一组', 'spaces'],
  ])('%s %s has one reading: a warning', async (heading, value, kind) => {
    expect(await problemsWith('代表', 2, heading, value)).toEqual([`warning 代表2 ${heading} ${kind}`])
  })

  it('a date cell is read by the month that Excel shows', async () => {
    const file = await changed((workbook) => {
      const cell = cellAt(workbook, '代表', 2, '出生年月')
      cell.value = new Date('1968-03-01T00:00:00Z')
      cell.numFmt = 'yyyy-mm'
    })
    const { roster, problems } = await judged(file)
    expect(shown(problems)).toEqual(['warning 代表2 出生年月 date_cell'])
    expect(roster.people[0]?.bornIn).toBe('1968-03')
  })

  const uncertain: [heading: string, value: CellValue, kind: string][] = [
    ['手机', '1380000001', 'wrong_phone'],
    ['手机', '13800000011、13800000012', 'two_values'],
    ['出生年月', 1968.1, 'wrong_month'],
    ['出生年月', '68-03', 'wrong_month'],
    ['性别', '未知', 'wrong_value'],
    ['性别', null, 'missing'],
    ['选区', '99', 'unknown_constituency'],
    ['小组', '桥东一组、桥东二组', 'two_values'],
    ['新任', { formula: 'IF(1,"是","否")', result: '是' }, 'formula'],
    ['职业', { error: '#N/A' }, 'formula'],
  ]
  it.each(uncertain)('%s %s cannot be read for certain: an error', async (heading, value, kind) => {
    expect(await problemsWith('代表', 2, heading, value)).toEqual([`error 代表2 ${heading} ${kind}`])
  })

  it('other separators are read and told; a deputy named twice counts once', async () => {
    expect(await problemsWith('选民', 3, '称呼', '老李，李师傅')).toEqual(['warning 选民3 称呼 separator'])
    expect(await problemsWith('选民', 3, '称呼', '老李、老李')).toEqual(['warning 选民3 称呼 double_value'])
    expect(await problemsWith('选民', 3, '联系代表', 'QL18-001;QL18-002')).toEqual([
      'warning 选民3 联系代表 separator',
    ])
  })
})

describe('sheets and columns', () => {
  it('a missing sheet is one error, not one for each reference to it', async () => {
    const file = await changed((workbook) => workbook.removeWorksheet(workbook.getWorksheet('选区')!.id))
    expect(shown((await judged(file)).problems)).toEqual(['error 选区null （整表） missing_sheet'])
  })

  it('a missing column of cards does not make every voter wrong', async () => {
    const file = await changed((workbook) => {
      cellAt(workbook, '代表', 1, '代表证号').value = '证号'
    })
    expect(shown((await judged(file)).problems)).toEqual([
      'warning 代表1 证号 extra_column',
      'error 代表1 代表证号 missing_column',
    ])
  })

  it('columns in another order are read by their headings', async () => {
    const file = await changed((workbook) => {
      const sheet = workbook.getWorksheet('选区')!
      sheet.eachRow((row) => {
        const [number, name] = [row.getCell(1).value, row.getCell(2).value]
        row.getCell(1).value = name
        row.getCell(2).value = number
      })
    })
    const { problems, roster } = await judged(file)
    expect(shown(problems)).toEqual(['warning 选区1 （整行） column_order'])
    expect(roster.constituencies[0]).toMatchObject({ number: '1', name: '第1选区（东风社区）' })
  })

  it('a further sheet is kept out and told; an empty one is nothing', async () => {
    const file = await changed((workbook) => {
      workbook.addWorksheet('Sheet1')
      workbook.addWorksheet('旧名册').addRow(['姓名'])
    })
    expect(shown((await judged(file)).problems)).toEqual(['warning 旧名册null （整表） extra_sheet'])
  })
})

describe('files that are no workbook', () => {
  it.each([
    ['an old or encrypted workbook', Buffer.from('d0cf11e0a1b11ae1', 'hex'), '另存为'],
    ['a damaged one', Buffer.from('PK\u0003\u0004 and nothing more'), '打不开'],
    ['an empty file', Buffer.alloc(0), '不是 .xlsx 工作簿'],
  ])('%s is refused with a sentence', async (_, bytes, words) => {
    const file = ownFile()
    writeFileSync(file, bytes)
    const read = await readRoster(file)
    expect(read).toMatchObject({ ok: false, refusal: expect.stringContaining(words) as string })
  })

  it('a file that is not there is refused with its name', async () => {
    expect(await readRoster('/nowhere/名册.xlsx')).toEqual({
      ok: false,
      refusal: '没有 /nowhere/名册.xlsx 这个文件，请检查路径。',
    })
  })
})
