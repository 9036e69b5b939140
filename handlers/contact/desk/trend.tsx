/** Four quarters side by side. Links are those of today: nobody kept the lists of the quarters before. */
import type { JSX } from 'preact'
import type { TrendPoint } from '../actions.ts'
import { spokenQuarter } from './asked.ts'
import { share } from './parts.tsx'

export function TrendTable({ points }: { points: readonly TrendPoint[] }): JSX.Element {
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
          {points.map((point) => (
            <tr key={point.quarter.name}>
              <th scope="row">{spokenQuarter(point.quarter)}</th>
              <td class="number">
                {point.reached}/{point.linked}
              </td>
              <td class="number">{share(point.reached, point.linked)}</td>
              <td class="number">
                {point.done}/{point.deputies}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
