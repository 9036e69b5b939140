/** The rates of the handling for every door: the same facts for the desk's page, the chat, the files and the picture. */
import { barChart, pictureOf } from '../../chart/actions.ts'
import type { Speaker } from '../../people/actions.ts'
import type { Act } from '../../shared/act.ts'
import { done, refused, type Outcome } from '../../shared/outcome.ts'
import { onDay } from '../case.ts'
import type { Paper } from '../documents.ts'
import {
  countingRules,
  groupingName,
  mergedWords,
  rateColumns,
  rateFormulas,
  statisticsBook,
  statisticsPaper,
  type RateKey,
  type StatisticsFacts,
} from '../papers.ts'
import * as suggestions from '../store.ts'
import { pollFigures } from '../supervision/pollRecords.ts'
import { handlingsFor } from './counting.ts'
import { mergedCounting, type MergedCounting } from './mergedCounting.ts'
import { between, excel, kept, seesRates, word, type Range } from './printing.ts'
import {
  percentOf,
  statisticsOf,
  type Grouping,
  type MergedRule,
  type Share,
  type Statistics,
} from './statistics.ts'

/** Which suggestions, and how merged ones count; `merged` left out or null: as the setting said. */
export interface FiguresAsked extends Range {
  merged?: MergedRule | null
}

export type FigureFile = 'word' | 'excel' | 'json'

/** Everything that is said of the suggestions accepted in these days. Refused to all but the office, assigners and the standing committee. */
export async function figuresFor(
  act: Act,
  who: Speaker,
  asked: FiguresAsked,
): Promise<Outcome<StatisticsFacts, 'not_yours'>> {
  return seesRates(who) ? done(await factsOf(act, who, asked)) : refused('not_yours')
}

async function factsOf(act: Act, who: Speaker | null, asked: FiguresAsked): Promise<StatisticsFacts> {
  const merged = await mergedCounting(act, asked, asked.merged ?? null)
  const handlings = await handlingsFor(act, asked)
  const cutOff = onDay(act)
  return {
    title: '代表建议办理情况统计',
    filter: `${between(asked)}受理的建议`,
    cutOff,
    merged,
    tables: (['unit', 'category', 'office'] as const).map((by) => ({
      by,
      statistics: statisticsOf(handlings, by, merged.rule, cutOff),
    })),
    polls: await pollFigures(act, who, asked),
  }
}

/** The same as a file: tables in Word or Excel, or the figures as JSON for another program. */
export async function statisticsReport(
  act: Act,
  who: Speaker,
  asked: FiguresAsked,
  as: FigureFile,
): Promise<Outcome<Paper, 'not_yours'>> {
  const facts = await figuresFor(act, who, asked)
  if (!facts.ok) return facts
  const name = nameOf(asked)
  if (as === 'word') return done(await wordOf(facts.value, asked))
  if (as === 'excel')
    return done({ name: `${name}.xlsx`, type: excel, bytes: await statisticsBook(facts.value) })
  return done({ name: `${name}.json`, type: 'application/json', bytes: jsonOf(facts.value) })
}

/** The same tables as Word for who drafts the year's report: the caller has judged who may see them (`who` null: several, not yet named). */
export const statisticsAsWord = async (act: Act, who: Speaker | null, range: Range): Promise<Paper> =>
  wordOf(await factsOf(act, who, range), range)

const wordOf = async (facts: StatisticsFacts, range: Range): Promise<Paper> => ({
  name: `${nameOf(range)}.docx`,
  type: word,
  bytes: await statisticsPaper(facts),
})

const nameOf = ({ from, to }: Range): string => `代表建议办理情况统计（${from}至${to}）`

/** One row a unit, category and office, and the totals; each rate with its part and what it is counted of. */
function jsonOf({ tables, merged, cutOff, filter }: StatisticsFacts): Buffer {
  const shareOf = (share: Share) => ({ ...share, percent: percentOf(share) })
  const rows = tables.flatMap(({ by, statistics: { rows: all, total } }) =>
    [...all, total].map((row) => ({
      by,
      name: row.name,
      total: row === total,
      suggestions: row.suggestions,
      handlings: row.handlings,
      ...Object.fromEntries(rateColumns.map(([, key]) => [key, shareOf(row[key])])),
    })),
  )
  const rules = countingRules(merged, cutOff)
  return Buffer.from(
    `${JSON.stringify({ filter, cut_off: cutOff, merged: merged.rule, rules, rows }, null, 2)}\n`,
  )
}

/** The statistics kept as a file, for the chat to send. */
export async function keptStatistics(
  act: Act,
  who: Speaker,
  asked: FiguresAsked,
  as: 'word' | 'excel',
): Promise<Outcome<{ fileId: number }, 'not_yours'>> {
  const outcome = await statisticsReport(act, who, asked, as)
  return outcome.ok ? done({ fileId: await kept(act, outcome.value, asked) }) : outcome
}

export interface Rates {
  counted: Statistics
  merged: MergedCounting
  /** False: a unit's officer, of his own units and nobody else's. */
  all: boolean
}

/** The rates that somebody may see, grouped one way: all of them, or a unit's officer those of his own units. */
export async function ratesFor(
  act: Act,
  who: Speaker,
  asked: FiguresAsked,
  by: Grouping,
): Promise<Outcome<Rates, 'not_yours'>> {
  const all = seesRates(who)
  if (!all && who.unitIds.length === 0) return refused('not_yours')
  const merged = await mergedCounting(act, asked, asked.merged ?? null)
  const handlings = await handlingsFor(act, asked)
  const counted = statisticsOf(handlings, all ? by : 'unit', merged.rule, onDay(act))
  if (all) return done({ counted, merged, all })
  const own = (await suggestions.units(act.tx)).filter(({ id }) => who.unitIds.includes(id))
  const names = new Set(own.map(({ name }) => name))
  return done({
    counted: { ...counted, rows: counted.rows.filter(({ name }) => names.has(name)) },
    merged,
    all,
  })
}

/** One rate as bars, a bar a unit, category or office; `when` says of which days, `until` to which. Null where nothing can be counted yet. */
export async function ratePicture(
  { rows, total }: Statistics,
  merged: MergedCounting,
  words: { by: Grouping; rate: RateKey; when: string; until: string },
): Promise<{ title: string; bytes: Buffer } | null> {
  if (total[words.rate].of === 0) return null
  const bars = [...rows, total].map((row) => ({
    label: row.name,
    done: row[words.rate].part,
    of: row[words.rate].of,
  }))
  const name = rateColumns.find(([, key]) => key === words.rate)?.[0] ?? ''
  const title = `${words.when}代表建议${name}（按${groupingName[words.by]}）`
  const about = bars.map(({ label, done, of }) => `${label}${done}/${of}`).join('；')
  const note = `到${words.until}　${rateFormulas[words.rate]}　${mergedWords(merged)}`
  return { title, bytes: await pictureOf(await barChart({ title, note, about }, bars, '没有可算的')) }
}
