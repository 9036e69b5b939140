import { colours, drawn, headHeight, textSize, type ChartWords } from './frame.ts'

interface Line {
  name: string
  /** One value a label; null where there is none. */
  values: readonly (number | null)[]
}

const plotHeight = 320

/** Lines over a few steps, such as four quarters, every value written at its point. `unit` stands behind the values. */
export function lineChart(
  words: ChartWords,
  labels: readonly string[],
  lines: readonly Line[],
  unit = '',
): Promise<string> {
  const withLegend = lines.length > 1
  const top = headHeight + (withLegend ? 48 : 16)
  return drawn(words, top + plotHeight + 56, {
    ...(withLegend
      ? { legend: { top: headHeight - 8, left: 24, icon: 'roundRect', textStyle: { fontSize: textSize, color: colours.text } } }
      : {}),
    grid: { left: 72, right: 48, top, bottom: 48 },
    xAxis: {
      type: 'category',
      boundaryGap: true,
      data: [...labels],
      axisTick: { show: false },
      axisLine: { lineStyle: { color: colours.open } },
      axisLabel: { fontSize: textSize, color: colours.text, interval: 0, margin: 14 },
    },
    yAxis: {
      type: 'value',
      min: 0,
      minInterval: 1,
      splitLine: { lineStyle: { color: colours.open } },
      axisLabel: { fontSize: textSize - 2, color: colours.quiet, formatter: `{value}${unit}` },
    },
    series: lines.map(({ name, values }) => ({
      type: 'line',
      name,
      silent: true,
      data: [...values],
      lineStyle: { width: 4 },
      symbol: 'circle',
      symbolSize: 12,
      label: { show: true, position: 'top', fontSize: textSize, color: colours.text, textBorderColor: '#ffffff', textBorderWidth: 5, formatter: `{c}${unit}` },
    })),
  })
} // prettier-ignore
