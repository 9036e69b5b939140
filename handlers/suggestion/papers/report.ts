/** The statistics as a Word document. */
import type { FileChild } from 'docx'
import { document, emptyLine, paragraphs } from '../../shared/document.ts'
import { centred, label, table, value, type Row } from '../../shared/grid.ts'
import { titleOf } from '../../shared/letter.ts'
import type { StatisticsRow } from '../reading/statistics.ts'
import type { StatisticsFacts } from './ledger.ts'
import { countingRules, groupingName, rateColumns, shareWords } from './words.ts'

const chinese = ['一', '二', '三', '四', '五']

/** The bytes of the statistics as Word: a table a grouping, formulas, n and counting rules beneath. */
export const statisticsPaper = (facts: StatisticsFacts): Promise<Buffer> =>
  document({
    title: facts.title,
    children: [
      ...titleOf(facts.title),
      emptyLine(),
      ...paragraphs(`范围：${facts.filter}。`),
      ...facts.tables.flatMap(({ by, statistics }, index): FileChild[] => [
        ...paragraphs(`${chinese[index] ?? ''}、按${groupingName[by]}`),
        rateTable(groupingName[by], [...statistics.rows, statistics.total]),
        emptyLine(),
      ]),
      ...paragraphs('计算口径', true),
      ...paragraphs(countingRules(facts.merged, facts.cutOff).join('\n')),
    ],
  })

const rateTable = (heading: string, rows: readonly StatisticsRow[]): FileChild =>
  table(
    [34, 14, ...rateColumns.map(() => 18)],
    [
      {
        head: true,
        cells: [heading, '件数', ...rateColumns.map(([name]) => name)].map((text) => label(text)),
      },
      ...rows.map(rowOf),
    ],
  )

const rowOf = (row: StatisticsRow): Row => ({
  cells: [
    value(row.name),
    centred(String(row.handlings)),
    ...rateColumns.map(([, key]) => centred(shareWords(row[key]))),
  ],
})
