import { percent } from './bars.ts'
import { colours, drawn, headHeight, textSize, width, type ChartWords } from './frame.ts'

interface Share {
  name: string
  value: number
}

const ringHeight = 340

/** The parts of a whole as a ring, with every figure beside it and the sum in the middle; parts of nothing are left out. */
export function shareChart(words: ChartWords, shares: readonly Share[], unit = ''): Promise<string> {
  const sum = shares.reduce((all, { value }) => all + value, 0)
  const figures = new Map(
    shares.map(({ name, value }) => [name, `${name}　${value}${unit}　${percent({ done: value, of: sum })}`]),
  )
  return drawn(words, headHeight + ringHeight, {
    legend: {
      orient: 'vertical',
      left: width * 0.52,
      top: 'middle',
      icon: 'roundRect',
      itemGap: 18,
      textStyle: { fontSize: textSize, color: colours.text },
      formatter: (name) => figures.get(name) ?? name,
      selectedMode: false,
    },
    series: [
      {
        type: 'pie',
        silent: true,
        radius: [78, 124],
        center: [width * 0.27, headHeight + ringHeight / 2 - 12],
        label: { show: true, position: 'center', fontSize: 34, color: colours.text, formatter: `${sum}${unit}` },
        labelLine: { show: false },
        itemStyle: { borderColor: '#ffffff', borderWidth: 3 },
        data: shares.map(({ name, value }) => ({ name, value })),
      },
    ],
  })
} // prettier-ignore
