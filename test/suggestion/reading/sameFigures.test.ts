/** One question, one answer: the desk's page, the chat, the files and the JSON give the same figures for the same choice. */
import ExcelJS from 'exceljs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { setSetting } from '../../../handlers/settings/actions.ts'
import * as suggestion from '../../../handlers/suggestion/actions.ts'
import { databases } from '../../databases.ts'
import { opened } from '../../docx.ts'
import { chatOf, inAct } from '../../people.ts'
import { linkIn, startWeb, Visitor, type Web } from '../../web/web.ts'
import { day, officeOn, replyWords } from '../office.ts'
import { as, value } from '../world.ts'

const now = day('2027-03-01')
const year = 'from=2026-01-01&to=2026-12-31'
const rates = ['onTime', 'contacted', 'satisfied', 'content', 'workSatisfied', 'fulfilled'] as const

const groupings = { unit: '承办单位', category: '类别', office: '代表所在机构' } as const
/** As the choice stands in the address, and as it is said. */
const choices = { set: '', each: '并案每件都算', once: '并案合计一件' } as const

/** A row as every door is read: its name and counts, then the parts of its rates. */
type Row = [string, ...(number | string)[]]

const ofPage = (html: string): Row[] =>
  html
    .slice(html.indexOf('<tbody>'), html.indexOf('</tbody>'))
    .split('</tr>')
    .flatMap((row): Row[] => {
      const cells = [...row.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/g)].map(([, cell = '']) => cell)
      const [name, suggestions, handlings, ...shares] = cells
      return name === undefined
        ? []
        : [
            [
              name,
              Number(suggestions),
              Number(handlings),
              ...shares.map((cell) => /\d+\/\d+/.exec(cell)?.[0] ?? '0/0'),
            ],
          ]
    })

/** A line of the chat: its name, counts, and the rates that it names. */
const ofLine = (line: string): Row => {
  const [, name = '', suggestions, handlings] = /^(.+?)：(\d+)件(?:（办理(\d+)件次）)?，/.exec(line) ?? []
  const shares = line.match(/\d+\/\d+|（0件）/g) ?? []
  return [
    name,
    Number(suggestions),
    Number(handlings ?? suggestions),
    ...shares.map((one) => one.replace('（0件）', '0/0')),
  ]
}

/** What the chat says of a row: all but the rating of 办理工作. */
const ofChat = (row: Row): Row => [row[0], ...row.slice(1).filter((_, at) => at !== 6)]

interface JsonRow extends Record<(typeof rates)[number], { part: number; of: number }> {
  by: string
  name: string
  suggestions: number
  handlings: number
}

const ofJson = (rows: readonly JsonRow[], by: string): Row[] =>
  rows
    .filter((row) => row.by === by)
    .map((row) => [
      row.name,
      row.suggestions,
      row.handlings,
      ...rates.map((key) => `${row[key].part}/${row[key].of}`),
    ])

async function ofExcel(bytes: Uint8Array, sheet: string): Promise<Row[]> {
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.load(new Uint8Array(bytes).buffer)
  const rows: Row[] = []
  workbook.getWorksheet(`按${sheet}`)?.eachRow((row, index) => {
    const cells = (row.values as unknown[]).slice(1)
    if (index < 3 || typeof cells[1] !== 'number') return
    const shares = rates.map((_, at) => `${String(cells[3 + at * 3])}/${String(cells[4 + at * 3])}`)
    rows.push([String(cells[0]), cells[1], Number(cells[2]), ...shares])
  })
  return rows
}

describe.each(databases)('the figures of a year on $name', ({ open }) => {
  const here = officeOn(open)
  let web: Web
  beforeEach(async () => {
    web = await startWeb(here.db, { now: () => now })
  })
  afterEach(() => web.close())

  const mergedByDefault = (rule: 'each' | 'once', effectiveOn: string) =>
    inAct(here.db, async (act) =>
      value(
        await setSetting(act, {
          key: 'suggestion.mergedCounting',
          value: rule,
          effectiveOn,
          source: '主任会议决定',
        }),
      ),
    )

  /** Two of one content: one replied to, talked about and rated, the other merged into it and answered by nobody; a third not assigned. */
  async function threeSuggestions() {
    const first = await here.assigned()
    const second = await here.accepted()
    await here.accepted()
    await as(here.db, here.world.liang, async (act, who) =>
      value(await suggestion.mergeSuggestion(act, who, second, first)),
    )
    await as(here.db, here.world.wang, async (act, who) =>
      value(await suggestion.replyTo(act, who, first, replyWords)),
    )
    await as(here.db, here.world.zhou, async (act, who) =>
      value(
        await suggestion.rateReply(act, who, first, {
          work: 'satisfied',
          result: 'basically_satisfied',
          reason: null,
        }),
      ),
    )
  }

  async function atDesk() {
    const visitor = new Visitor(web)
    await visitor.post(linkIn(await chatOf(here.db, here.world.liang.contactId, () => now).say('登录')))
    return visitor
  }

  async function downloaded(visitor: Visitor, path: string): Promise<Uint8Array> {
    const cookie = [...visitor.cookies].map(([name, token]) => `${name}=${token}`).join('; ')
    return new Uint8Array(
      await (await fetch(`${web.url}${path}`, { headers: { Cookie: cookie } })).arrayBuffer(),
    )
  }

  it('are the same at every door, whatever is chosen', async () => {
    await threeSuggestions()
    await mergedByDefault('once', '2026-01-01')
    const desk = await atDesk()
    const chat = chatOf(here.db, here.world.liang.contactId, () => now)
    for (const [chosen, words] of Object.entries(choices)) {
      const query = `${year}${chosen === 'set' ? '' : `&merged=${chosen}`}`
      const rule = chosen === 'set' ? 'once' : chosen
      const json = JSON.parse((await desk.get(`/desk/suggestions/files/json?${query}`)).text) as {
        merged: string
        rules: string[]
        rows: JsonRow[]
      }
      expect(json.merged).toBe(rule)
      const excel = await downloaded(desk, `/desk/suggestions/files/excel?${query}`)
      const word = opened(await downloaded(desk, `/desk/suggestions/files/word?${query}`)).text
      for (const [by, name] of Object.entries(groupings)) {
        const rows = ofJson(json.rows, by)
        const page = (await desk.get(`/desk/suggestions/statistics?${query}&by=${by}`)).text
        expect(ofPage(page)).toEqual(rows)
        expect(await ofExcel(excel, name)).toEqual(rows)
        for (const [row] of rows) expect(word).toContain(row)
        // formula, n and rule stand beneath, and are the same everywhere
        for (const text of json.rules) for (const door of [page, word]) expect(door).toContain(text)
      }
      // the chat draws a picture and keeps a file each time: asked once a choice
      const said = await chat.say(`2026年建议办理满意率 办复率 按承办单位 ${words}`)
      for (const row of ofJson(json.rows, 'unit'))
        expect(said.split('\n').map(ofLine)).toContainEqual(ofChat(row))
      expect(said).toContain(json.rules.at(-1))
      const [whole] = ofJson(json.rows, 'unit').filter(([name]) => name === '合计')
      expect(whole?.slice(0, 4)).toEqual(rule === 'each' ? ['合计', 3, 3, '1/2'] : ['合计', 2, 2, '1/1'])
    }
  })

  it('of a past year stay as its own rule counted them, and say so', async () => {
    await threeSuggestions()
    await mergedByDefault('once', '2026-01-01')
    await mergedByDefault('each', '2027-01-01')
    const desk = await atDesk()
    const past = (await desk.get(`/desk/suggestions/statistics?${year}`)).text
    expect(past).toContain('合计一件，按被并入的那件的办理情况计算（2026年12月31日适用的设置）')
    expect(ofPage(past).at(-1)?.slice(0, 2)).toEqual(['合计', 2])
    const both = (await desk.get('/desk/suggestions/statistics?from=2026-01-01&to=2027-03-01')).text
    expect(both).toContain('每件各计一件（答复和测评各自分开）（2027年3月1日适用的设置）')
  })

  it('are drawn for the same choice, and where nothing can be counted the page says so', async () => {
    await threeSuggestions()
    const desk = await atDesk()
    const drawn = await downloaded(desk, `/desk/suggestions/files/picture?${year}&merged=once&rate=onTime`)
    expect(Buffer.from(drawn.subarray(1, 4)).toString()).toBe('PNG')
    const empty = await desk.get('/desk/suggestions/files/picture?from=2025-01-01&to=2025-12-31')
    expect(empty.text).toContain('画不出图')
  })
})
