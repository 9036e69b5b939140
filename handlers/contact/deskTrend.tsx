/** Four quarters side by side. Links are those of today: nobody kept the lists of the quarters before. */
import type { JSX } from 'preact'
import type { DeskVisit } from '../shared/visit.ts'
import { boardOf, type BoardSum } from './actions.ts'
import { quartersUntil, spokenQuarter, type Asked } from './deskAsked.ts'

interface TrendPoint {
  name: string
  sum: BoardSum
}

/** The sums of the quarter that is asked for and the three before, earliest first. */
export async function trendOf(visit: DeskVisit, { quarter, reading }: Asked): Promise<TrendPoint[]> {
  const points: TrendPoint[] = []
  for (const one of quartersUntil(quarter, 4).reverse()) {
    const outcome = await boardOf(visit.act, visit.who, visit.settings, {
      quarter: one,
      reading,
      scope: 'district',
    })
    if (outcome.ok) points.push({ name: spokenQuarter(one), sum: outcome.value.sum })
  }
  return points
}

const share = (part: number, whole: number): string =>
  whole === 0 ? '—' : `${Math.floor((part * 100) / whole)}%`

export async function trendTable(visit: DeskVisit, asked: Asked): Promise<JSX.Element> {
  const points = await trendOf(visit, asked)
  return (
    <div class="table" role="region" aria-label="近四个季度" tabindex={0}>
      <table>
        <caption>近四个季度（全区）</caption>
        <thead>
          <tr>
            <th scope="col">季度</th>
            <th scope="col" class="number">
              联系到/应联系
            </th>
            <th scope="col" class="number">
              联系率
            </th>
            <th scope="col" class="number">
              完成的代表
            </th>
          </tr>
        </thead>
        <tbody>
          {points.map(({ name, sum }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td class="number">
                {sum.reached}/{sum.linked}
              </td>
              <td class="number">{share(sum.reached, sum.linked)}</td>
              <td class="number">
                {sum.done}/{sum.deputies}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
