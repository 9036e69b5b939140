import type { EChartsOption } from 'echarts'
import { colours, drawn, headHeight, textSize, type ChartWords } from './frame.ts'

/** How much of how much, for an office, a group or a person. */
export interface BarRow {
  label: string
  done: number
  of: number
}

const rowHeight = 44
const labelWidth = 190
const figuresWidth = 150
const mostRows = 40

/** One bar a row, in the order given: what is done of the whole, with both figures behind it; `none` where the whole is 0. */
export function barChart(words: ChartWords, rows: readonly BarRow[], none = '没有名单'): Promise<string> {
  const shown = folded(rows)
  const share = ({ done, of }: BarRow) => (of === 0 ? 0 : Math.min(1, done / of))
  const figures = (row: BarRow) => (row.of === 0 ? none : `${row.done}/${row.of}　${percent(row)}`)
  const option: EChartsOption = {
    grid: { left: labelWidth + 38, right: figuresWidth + 28, top: headHeight, bottom: 24 },
    xAxis: { type: 'value', min: 0, max: 1, show: false },
    yAxis: {
      type: 'category',
      inverse: true,
      data: shown.map(({ label }) => label),
      axisLine: { show: false },
      axisTick: { show: false },
      axisLabel: {
        color: colours.text,
        fontSize: textSize,
        width: labelWidth,
        overflow: 'truncate',
        margin: 14,
        interval: 0,
      },
    },
    series: [
      {
        type: 'bar',
        silent: true,
        barWidth: 20,
        data: shown.map((row) => ({
          value: share(row),
          itemStyle: { color: colours.done, borderRadius: 3 },
        })),
        showBackground: true,
        backgroundStyle: { color: colours.open, borderRadius: 3 },
      },
      {
        // an empty bar over the whole width carries the figures at its end
        type: 'bar',
        silent: true,
        barWidth: 20,
        barGap: '-100%',
        itemStyle: { color: 'transparent' },
        label: {
          show: true,
          position: 'right',
          distance: 12,
          color: colours.text,
          fontSize: textSize,
          textBorderWidth: 0,
          formatter: ({ dataIndex }) => figures(shown[dataIndex] ?? { label: '', done: 0, of: 0 }),
        },
        data: shown.map(() => 1),
      },
    ],
  }
  return drawn(words, headHeight + 24 + Math.max(1, shown.length) * rowHeight, option)
}

/** 12 of 40 is 30 %; nothing short of all is called 100 %, nothing above none 0 %. */
export function percent({ done, of }: Pick<BarRow, 'done' | 'of'>): string {
  if (of === 0) return '—'
  const rounded = Math.round((done / of) * 100)
  if (done < of && rounded === 100) return '99%'
  return done > 0 && rounded === 0 ? '1%' : `${rounded}%`
}

/** More rows than a phone shows: the rest in one. */
function folded(rows: readonly BarRow[]): readonly BarRow[] {
  if (rows.length <= mostRows) return rows
  const rest = rows.slice(mostRows - 1)
  const sum = (of: (row: BarRow) => number) => rest.reduce((all, row) => all + of(row), 0)
  const last = { label: `其余${rest.length}个`, done: sum((row) => row.done), of: sum((row) => row.of) }
  return [...rows.slice(0, mostRows - 1), last]
}
