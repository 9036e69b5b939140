/** 满意率 分单位: the rates in words, as a picture and as a file, with what each is counted of. */
import { barChart, pictureOf } from '../../chart/actions.ts'
import { keepFile } from '../../file/actions.ts'
import { spokenDay } from '../../shared/days.ts'
import type { Said } from '../../shared/said.ts'
import type { Turn } from '../../shared/turn.ts'
import { keptStatistics, ratesFor } from '../actions.ts'
import {
  percentOf,
  type Grouping,
  type Share,
  type Statistics,
  type StatisticsRow,
} from '../reading/statistics.ts'
import { pending, pendingAsked } from './pending.ts'
import { spanIn, type Span } from './spans.ts'

const share = (value: Share): string => {
  const percent = percentOf(value)
  return percent === null ? '—（0件）' : `${percent}%（${value.part}/${value.of}）`
}

const rateLine = (row: StatisticsRow): string =>
  `${row.name}：${row.suggestions}件，办复率${share(row.onTime)}，面商率${share(row.contacted)}，满意率${share(row.satisfied)}，基本满意以上率${share(row.content)}，落实率${share(row.fulfilled)}`

const rules = {
  each: '并案的各算各的。',
  once: '并案的合计一件。',
}

/** The rate that the words name first; 满意率 where they name none. */
const rates = [
  ['办复率', 'onTime', '按期答复÷已到期', /办[复结]率|按期/],
  ['面商率', 'contacted', '有实际沟通÷已答复', /面商率|沟通率|见面率/],
  ['基本满意以上率', 'content', '满意和基本满意÷已测评', /基本满意/],
  ['满意率', 'satisfied', '办理结果满意÷已测评', /满意/],
  ['落实率', 'fulfilled', '已落实÷承诺或已解决', /落实率|办成率/],
] as const

type Rate = (typeof rates)[number]

function rateMeant(text: string): Rate {
  const named = rates
    .map((rate) => ({ rate, at: text.search(rate[3]) }))
    .filter(({ at }) => at >= 0)
    .sort((a, b) => a.at - b.at)
  return named[0]?.rate ?? rates[3]
}

const groupings: Record<Grouping, string> = { unit: '承办单位', category: '类别', office: '代表所在机构' }

const groupingIn = (text: string): Grouping =>
  /类别|分类|领域|按类/.test(text) ? 'category' : /联络处|街道|乡镇?|地区|机构/.test(text) ? 'office' : 'unit'

/** A message holds no more lines; the file holds all. */
const mostRows = 12

/** 今年建议办理 满意率 落实率 分单位 */
export async function statistics(turn: Turn): Promise<Said> {
  if (pendingAsked(turn.text)) return pending(turn)
  const by = groupingIn(turn.text)
  const span = spanIn(turn.text, turn.today)
  if (span.from > turn.today) return `${span.name}还没有到，没有统计。`
  const outcome = await ratesFor(turn.act, turn.who, span, by)
  if (!outcome.ok) return '办理统计由代表工委、交办机关和常委会组成人员查看，没有列出。'
  const { counted, all } = outcome.value
  if (counted.rows.length === 0)
    return all ? `${span.name}还没有受理的建议。` : `${span.name}还没有交给你单位的建议。`
  const shown = counted.rows.slice(0, mostRows)
  const left = counted.rows.length - shown.length
  const text = [
    `${span.name}受理的代表建议办理情况（到${spokenDay(span.to, turn.today)}）：`,
    ...(all ? [rateLine(counted.total)] : []),
    ...shown.map(rateLine),
    ...(left > 0 ? [`……还有${left}个${groupings[by]}，都在表里。`] : []),
    `算法：办复率＝按期答复/已到期；面商率＝有实际沟通/已答复；满意率＝办理结果满意/已测评（没有测评的不算）；基本满意以上率＝满意和基本满意/已测评；落实率＝已落实/承诺或答复为已解决；${rules[turn.settings['suggestion.mergedCounting']]}`,
  ].join('\n')
  if (!all) return text
  const picture = await drawn(turn, counted, by, span)
  const file = await keptStatistics(turn.act, turn.who, span, /word|文档/i.test(turn.text) ? 'word' : 'excel')
  return { text, fileIds: [...picture, ...(file.ok ? [file.value.fileId] : [])] }
}

/** No picture where nobody has rated, promised or answered yet. */
async function drawn(turn: Turn, counted: Statistics, by: Grouping, span: Span): Promise<number[]> {
  const [name, key, formula] = rateMeant(turn.text)
  if (counted.total[key].of === 0) return []
  const rows = [...counted.rows, counted.total].map((row) => ({
    label: row.name,
    done: row[key].part,
    of: row[key].of,
  }))
  const title = `${span.name}代表建议${name}（按${groupings[by]}）`
  const svg = await barChart(
    {
      title,
      note: `到${spokenDay(span.to, turn.today)}　${formula}　${rules[turn.settings['suggestion.mergedCounting']]}`,
      about: rows.map(({ label, done, of }) => `${label}${done}/${of}`).join('；'),
    },
    rows,
    '没有可算的',
  )
  const bytes = await pictureOf(svg)
  const picture = { name: `${title}${turn.today}.png`, type: 'image/png', bytes, uploadedById: null }
  return [await keepFile(turn.act, picture)]
}
