/** 满意率 分单位: the rates in words, as a picture and as a file, with what each is counted of. */
import { keepFile } from '../../../file/actions.ts'
import { spokenDay } from '../../../shared/days.ts'
import type { Said } from '../../../shared/said.ts'
import type { Turn } from '../../../shared/turn.ts'
import { keptStatistics, ratePicture, ratesFor } from '../../actions.ts'
import { groupingName, mergedWords, type RateKey } from '../../papers.ts'
import {
  percentOf,
  type Grouping,
  type MergedRule,
  type Share,
  type StatisticsRow,
} from '../../reading/statistics.ts'
import { pending, pendingAsked } from './pending.ts'
import { spanIn } from '../words/spans.ts'

const share = (value: Share): string => {
  const percent = percentOf(value)
  return percent === null ? '—（0件）' : `${percent}%（${value.part}/${value.of}）`
}

const rateLine = (row: StatisticsRow): string =>
  `${row.name}：${row.suggestions}件${row.handlings === row.suggestions ? '' : `（办理${row.handlings}件次）`}，办复率${share(row.onTime)}，面商率${share(row.contacted)}，满意率${share(row.satisfied)}，基本满意以上率${share(row.content)}，落实率${share(row.fulfilled)}`

/** The rate that the words name first; 满意率 where they name none. */
const rates = [
  ['onTime', /办[复结]率|按期/],
  ['contacted', /面商率|沟通率|见面率/],
  ['content', /基本满意/],
  ['workSatisfied', /工作满意|态度满意/],
  ['satisfied', /满意/],
  ['fulfilled', /落实率|办成率/],
] as const

function rateMeant(text: string): RateKey {
  const named = rates
    .map(([key, words]) => ({ key, at: text.search(words) }))
    .filter(({ at }) => at >= 0)
    .sort((a, b) => a.at - b.at)
  return named[0]?.key ?? 'satisfied'
}

/** 并案算一件, 并案每件都算; null where the words leave it to the setting. */
function mergedMeant(text: string): MergedRule | null {
  const said = /(?:并案|合并)(?:办理)?的?(?:建议)?.{0,6}/.exec(text)?.[0] ?? ''
  if (/一件|一次|合计/.test(said)) return 'once'
  return /每件|各|分开|分别|单独/.test(said) ? 'each' : null
}

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
  const asked = { from: span.from, to: span.to, merged: mergedMeant(turn.text) }
  const outcome = await ratesFor(turn.act, turn.who, asked, by)
  if (!outcome.ok) return '办理统计由代表工委、交办机关和常委会组成人员查看，没有列出。'
  const { counted, merged, all } = outcome.value
  if (counted.rows.length === 0)
    return all ? `${span.name}还没有受理的建议。` : `${span.name}还没有交给你单位的建议。`
  const shown = counted.rows.slice(0, mostRows)
  const left = counted.rows.length - shown.length
  const text = [
    `${span.name}受理的代表建议办理情况（到${spokenDay(span.to, turn.today)}）：`,
    ...(all ? [rateLine(counted.total)] : []),
    ...shown.map(rateLine),
    ...(left > 0 ? [`……还有${left}个${groupingName[by]}，都在表里。`] : []),
    `算法：办复率＝按期答复/已到期；面商率＝有实际沟通/已答复；满意率＝办理结果满意/已测评（没有测评的不算）；基本满意以上率＝满意和基本满意/已测评；落实率＝已落实/承诺或答复为已解决；${mergedWords(merged)}`,
  ].join('\n')
  if (!all) return text
  const rate = rateMeant(turn.text)
  const until = spokenDay(span.to, turn.today)
  const drawn = await ratePicture(counted, merged, { by, rate, when: span.name, until })
  const file = await keptStatistics(
    turn.act,
    turn.who,
    asked,
    /word|文档/i.test(turn.text) ? 'word' : 'excel',
  )
  return {
    text,
    fileIds: [...(drawn ? [await keepPicture(turn, drawn)] : []), ...(file.ok ? [file.value.fileId] : [])],
  }
}

const keepPicture = (turn: Turn, { title, bytes }: { title: string; bytes: Buffer }): Promise<number> =>
  keepFile(turn.act, { name: `${title}${turn.today}.png`, type: 'image/png', bytes, uploadedById: null })
