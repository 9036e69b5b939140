/** The statistics as a Word document. */
import type { FileChild } from 'docx'
import { document, emptyLine, paragraphs } from '../../shared/document.ts'
import { centred, label, table, value, type Row } from '../../shared/grid.ts'
import { titleOf } from '../../shared/letter.ts'
import type { StatisticsRow } from '../reading/statistics.ts'
import type { StatisticsFacts } from './ledger.ts'
import { countingRules, groupingName, hasPolls, pollRules, rateColumns, shareWords } from './words.ts'

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
      ...pollSection(facts),
      ...paragraphs('计算口径', true),
      ...paragraphs(countingRules(facts.merged, facts.cutOff).join('\n')),
    ],
  })

function pollSection({ polls, tables }: StatisticsFacts): FileChild[] {
  if (!hasPolls(polls)) return []
  const rows = polls.figures.map(({ poll, heldOn, item, satisfied, content, mark }) => ({
    cells: [
      value(`${poll}（${heldOn}）${mark === null ? '' : `〔${mark}〕`}`),
      value(item),
      centred(shareWords(satisfied)),
      centred(shareWords(content)),
    ],
  }))
  const head = ['测评', '测评对象', '满意率', '基本满意以上率'].map((text) => label(text))
  return [
    ...paragraphs(`${chinese[tables.length] ?? ''}、会议满意度测评`),
    ...(rows.length === 0 ? [] : [table([56, 56, 22, 22], [{ head: true, cells: head }, ...rows])]),
    ...paragraphs(pollRules(polls).join('\n')),
    emptyLine(),
  ]
}

const rateTable = (heading: string, rows: readonly StatisticsRow[]): FileChild =>
  table(
    [30, 12, 12, ...rateColumns.map(() => 17)],
    [
      {
        head: true,
        cells: [heading, '建议件数', '办理件数', ...rateColumns.map(([name]) => name)].map((text) =>
          label(text),
        ),
      },
      ...rows.map(rowOf),
    ],
  )

const rowOf = (row: StatisticsRow): Row => ({
  cells: [
    value(row.name),
    centred(String(row.suggestions)),
    centred(String(row.handlings)),
    ...rateColumns.map(([, key]) => centred(shareWords(row[key]))),
  ],
})
