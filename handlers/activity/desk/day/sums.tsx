/** The contact day's sums, office by office. */
import type { JSX } from 'preact'
import type { DaySum } from '../../actions.ts'
import { shareOf } from '../../papers/daySummary.ts'

export function Sums({
  caption,
  head,
  rows,
  to,
}: {
  caption: string
  head: string
  rows: readonly DaySum[]
  to: (row: DaySum) => string
}): JSX.Element {
  return (
    <div class="table" role="region" aria-label={caption} tabindex={0}>
      <table>
        <caption>{caption}</caption>
        <thead>
          <tr>
            {[head, '应参加', '有记录', '说明原因', '没有记录', '参加率', '自报见到', '意见卡'].map(
              (one, index) => (
                <th key={one} scope="col" class={index > 0 ? 'number' : undefined}>
                  {one}
                </th>
              ),
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row">
                <a href={to(row)}>{row.name}</a>
              </th>
              {[
                row.deputies,
                row.recorded,
                row.absent,
                row.deputies - row.recorded - row.absent,
                shareOf(row.recorded, row.deputies),
                row.headcount,
                row.cards,
              ].map((figure, index) => (
                <td key={index} class="number">
                  {figure}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
