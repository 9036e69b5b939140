import { readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { main } from '../../handlers/cli.ts'
import { openDatabase } from '../../prisma/client.ts'
import { sheetNames } from '../../handlers/roster/rules.ts'
import { sheets } from '../../handlers/roster/workbook/sheets.ts'
import { brokenFile, cellAt, changed, goodFile, judged, load, ownFile, smallFile } from './workbooks.ts'

/** The office's terminal on a database of its own. */
function terminal() {
  const file = ownFile('office.db')
  const environment = { DATABASE_URL: `file:${file}`, CLOCK: '2026-11-24T09:30:00+08:00' }
  const run = async (...words: string[]) => {
    const said = { out: '', err: '' }
    const code = await main(words, environment, {
      out: (text) => void (said.out += text),
      err: (text) => void (said.err += text),
    })
    return { code, ...said }
  }
  const withDb = async <T>(work: (db: ReturnType<typeof openDatabase>) => Promise<T>) => {
    const db = openDatabase(environment.DATABASE_URL)
    try {
      return await work(db)
    } finally {
      await db.$disconnect()
    }
  }
  return { run, withDb, file: (name: string) => path.join(path.dirname(file), name) }
}

describe('roster check and import at the terminal', () => {
  it('check says what an import would do, and writes nothing', async () => {
    const { run, withDb } = terminal()
    const { code, out, err } = await run('roster', 'check', goodFile)
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(out).toBe(
      '错误0处，警告0处。\n将新增：机构5，选区64，代表小组12，代表168，常委会25，选民1680，承办单位23，工作人员9\n',
    )
    expect(await withDb((db) => db.person.count())).toBe(0)
  })

  it('import does it, and says so when there is nothing to do', async () => {
    const { run } = terminal()
    expect((await run('roster', 'import', goodFile)).out).toContain('已新增：机构5')
    const again = await run('roster', 'import', goodFile)
    expect(again.code).toBe(0)
    expect(again.out).toContain('名册与系统里的一致，没有要改的。')
    const edited = await changed((workbook) => {
      cellAt(workbook, '代表', 3, '职业').value = '律师'
    })
    expect((await run('roster', 'check', edited)).out).toContain(
      '将修改1条：\n  代表 周明远（尾号0012）：职业 社区工作者 → 律师\n',
    )
  })

  it('a file with errors is refused whole: every problem on the screen, one line on stderr, exit code 1', async () => {
    const { run, withDb } = terminal()
    await run('roster', 'check', goodFile)
    const { code, out, err } = await run('roster', 'import', brokenFile)
    expect(code).toBe(1)
    expect(err).toBe('有13处错误，一条也没有导入，请改好再试。\n')
    expect(out).toContain('代表 第139行 手机：手机“1390000824”有10位数字，手机号是11位。')
    expect(out.split('\n').filter((line) => line.startsWith('  '))).toHaveLength(27)
    expect(await withDb((db) => db.person.count())).toBe(0)
  })

  it('--json prints JSON only', async () => {
    const { run } = terminal()
    const broken = JSON.parse((await run('roster', 'import', brokenFile, '--json')).out) as Record<
      string,
      unknown
    >
    expect(broken).toMatchObject({ imported: false, added: { 代表: 0 }, changed: [] })
    expect(broken['problems']).toHaveLength(27)
    const good = await run('roster', 'import', goodFile, '--json')
    expect(JSON.parse(good.out)).toMatchObject({
      imported: true,
      added: { 选民: 1680 },
      kept: { 选民: 0 },
      problems: [],
      notReady: [],
    })
  })

  it('--errors writes the workbook back with the problems marked', async () => {
    const { run, file } = terminal()
    const marked = file('marked.xlsx')
    await run('roster', 'check', brokenFile, '--errors', marked)
    const workbook = await load(marked)
    const fill = (cell: ReturnType<typeof cellAt>) => JSON.stringify(cell.fill)
    const wrong = cellAt(workbook, '代表', 139, '手机')
    expect(fill(wrong)).toContain('FFFFC7CE')
    expect(JSON.stringify(wrong.note)).toContain('手机号是11位')
    expect(fill(cellAt(workbook, '代表', 69, '出生年月'))).toContain('FFFFEB9C')
    expect(fill(cellAt(workbook, '代表', 140, '手机'))).not.toContain('FFFFC7CE')
    const list = workbook.getWorksheet('问题')!
    expect(list.rowCount).toBe(28)
    expect(list.getRow(2).values).toEqual([
      undefined,
      '错误',
      '机构',
      3,
      '平台管理员2',
      expect.any(String),
      expect.any(String),
    ])
    expect(cellAt(workbook, '代表', 2, '姓名').value).toBe('陈秀兰')
  })

  it('the marked workbook can be checked again: marks are no part of the roster', async () => {
    const { run, file } = terminal()
    const marked = file('marked.xlsx')
    await run('roster', 'check', brokenFile, '--errors', marked)
    expect((await judged(marked)).problems).toEqual((await judged(brokenFile)).problems)
  })

  it('after an import it says what the district still lacks', async () => {
    const { run } = terminal()
    const { code, out } = await run('roster', 'import', await smallFile())
    expect(code).toBe(0)
    expect(out).toContain('尚未健全：\n')
    expect(out).toContain('  周明远（QL18-001）联系2名选民，应为10名：补足联系的选民\n')
  })
})

describe('the empty workbook', () => {
  it('has all headings with notes, and can be imported without an error', async () => {
    const { run, file } = terminal()
    const empty = file('空表.xlsx')
    expect((await run('roster', 'template', empty)).code).toBe(0)
    const workbook = await load(empty)
    expect(workbook.worksheets.map(({ name }) => name)).toEqual([...sheetNames])
    for (const name of sheetNames) {
      const sheet = workbook.getWorksheet(name)!
      expect(sheet.views[0]).toMatchObject({ state: 'frozen', ySplit: 1 })
      for (const [index, column] of sheets[name].entries()) {
        const cell = sheet.getCell(1, index + 1)
        expect(cell.value).toBe(column.heading)
        expect(JSON.stringify(cell.note)).toContain(column.note)
        expect(sheet.getColumn(index + 1)).toMatchObject({ numFmt: '@', width: column.width })
      }
    }
    const { code, out } = await run('roster', 'import', empty)
    expect({ code, out }).toEqual({ code: 0, out: '错误0处，警告0处。\n名册与系统里的一致，没有要改的。\n' })
  })

  it('offers the words and the rows to choose from', async () => {
    const { run, file } = terminal()
    const empty = file('空表.xlsx')
    await run('roster', 'template', empty)
    const workbook = await load(empty)
    expect(cellAt(workbook, '机构', 2, '类型').dataValidation).toMatchObject({
      type: 'list',
      formulae: ['"街道人大联络处,乡镇人大主席团"'],
    })
    expect(cellAt(workbook, '代表', 200, '小组').dataValidation).toMatchObject({
      formulae: ['代表小组!$A$2:$A$3000'],
    })
    expect(cellAt(workbook, '选民', 2, '联系代表').dataValidation).toBeUndefined()
  })
})

describe('binding codes at the terminal', () => {
  it('codes go into a file that only its owner may read', async () => {
    const { run, file } = terminal()
    await run('roster', 'import', await smallFile())
    const slips = file('codes.csv')
    const { code, out } = await run('roster', 'codes', slips)
    expect(code).toBe(0)
    expect(out).toContain('6人还没绑定微信')
    expect(statSync(slips).mode & 0o777).toBe(0o600)
    const lines = readFileSync(slips, 'utf8').split('\r\n')
    expect(lines[0]).toBe('\ufeff姓名,手机后四位,角色,绑定码,有效期至')
    expect(lines[1]).toMatch(/^周明远,0012,代表、组长,[2-9A-HJ-NP-Z]{8},2026-12-24T09:30:\d\d\+08:00$/)
    expect(lines).toHaveLength(8)
  })

  it('no code is valid when the file cannot be written', async () => {
    const { run, withDb } = terminal()
    await run('roster', 'import', await smallFile())
    const { code, err } = await run('roster', 'codes', '/nowhere/codes.csv')
    expect({ code, err }).toEqual({ code: 1, err: '没有完成：/nowhere/codes.csv 所在的文件夹不存在\n' })
    expect(await withDb((db) => db.bindingCode.count())).toBe(0)
  })

  it('--reissue prints the one line, or writes it into the file', async () => {
    const { run, file } = terminal()
    await run('roster', 'import', await smallFile())
    const printed = await run('roster', 'codes', '--reissue', '周明远')
    expect(printed.out).toMatch(/^周明远,0012,代表、组长,[2-9A-HJ-NP-Z]{8},2026-12-24T\S+\r\n$/)
    const slips = file('one.csv')
    await run('roster', 'codes', slips, '--reissue', '周明远')
    expect(readFileSync(slips, 'utf8').split('\r\n')).toHaveLength(3)
    expect(await run('roster', 'codes', '--reissue', '周名远')).toEqual({
      code: 1,
      out: '',
      err: '没有叫“周名远”的在职人员，请核对姓名。\n',
    })
  })
})

describe('wrong usage', () => {
  it.each([
    [['roster'], '没有写要做什么'],
    [['roster', 'export'], '没有“export”这个做法'],
    [['roster', 'check'], '后面要写文件名'],
    [['roster', 'check', 'a.xlsx', 'b.xlsx'], '多写了“b.xlsx”'],
    [['roster', 'check', 'a.xlsx', '--all'], '选项不对'],
    [['rooster'], '没有“rooster”这个命令'],
    [[], '没有“”这个命令'],
  ])('%j is told in one line with exit code 2', async (words, told) => {
    const { code, out, err } = await terminal().run(...words)
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toContain(told)
    expect(err.trim().split('\n')).toHaveLength(1)
  })

  it('--help explains, in Chinese, whatever else is written', async () => {
    for (const word of ['roster', 'export']) {
      const { code, out } = await terminal().run(word, '--help')
      expect(code).toBe(0)
      expect(out).toContain('用法：')
    }
  })

  it('a file that is no workbook is told in one line with exit code 1', async () => {
    const file = ownFile('list.xlsx')
    writeFileSync(file, 'name,phone')
    const { code, err } = await terminal().run('roster', 'check', file)
    expect(code).toBe(1)
    expect(err).toContain('不是 .xlsx 工作簿')
  })

  it('a wrong variable is told with its name, what it holds and what it should hold', async () => {
    const said: string[] = []
    const streams = { out: () => undefined, err: (text: string) => void said.push(text) }
    const code = await main(['roster', 'check', goodFile], { DATABASE_URL: 'mysql://x' }, streams)
    expect({ code, said }).toEqual({
      code: 2,
      said: [
        '环境变量 DATABASE_URL 现在是“mysql://x”，应当是file:路径（SQLite）或 postgresql://…（PostgreSQL）\n',
      ],
    })
    expect(await main(['roster', 'check', goodFile], { OFFICE_TIME_ZONE: '北京' }, streams)).toBe(2)
    expect(
      await main(
        ['roster', 'check', goodFile],
        { CLOCK: '2026-11-24T09:30:00+08:00', NODE_ENV: 'production' },
        streams,
      ),
    ).toBe(2)
  })
})
