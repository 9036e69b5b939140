/** From figures to the picture that is sent: the first one of a process, and those after it. */
import { barChart, pictureOf } from '../handlers/chart/actions.ts'
import { percentile } from './measure.ts'

export interface ChartFigures {
  firstMs: number
  ms: number
  kilobytes: number
}

const words = {
  title: '全区代表联系选民（2026年第4季度）',
  note: '截至12月21日　每位联系的选民本季度都联系到才算完成，群发不算。',
  about: '联系到120/800位选民。',
}
const rows = Array.from({ length: 20 }, (_, index) => ({
  label: `第${index + 1}街道人大联络处`,
  done: index * 4,
  of: 80,
}))

export async function measureCharts(): Promise<ChartFigures> {
  const draw = async () => pictureOf(await barChart(words, rows))
  const first = performance.now()
  const picture = await draw()
  const firstMs = performance.now() - first
  const times: number[] = []
  for (let round = 0; round < 10; round++) {
    const started = performance.now()
    await draw()
    times.push(performance.now() - started)
  }
  return { firstMs, ms: percentile(times, 0.5), kilobytes: Math.round(picture.length / 1024) }
}
