/** The polls of meetings beneath the statistics: counted by meeting, not by suggestion. */
import type { JSX } from 'preact'
import { Tag } from '../../../shared/page.tsx'
import type { PollFigures } from '../../actions.ts'
import { shareInWords } from './one.tsx'

/** What was polled at meetings of these days, as last corrected. */
export function Polls({ polls: { figures, voided } }: { polls: PollFigures }): JSX.Element | null {
  if (figures.length === 0 && voided === 0) return null
  return (
    <>
      <h2>会议满意度测评</h2>
      {figures.length > 0 && (
        <div class="table" role="region" aria-label="会议满意度测评" tabindex={0}>
          <table>
            <thead>
              <tr>
                {['测评', '日期', '测评对象', '满意率', '基本满意以上率'].map((head) => (
                  <th key={head} scope="col">
                    {head}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {figures.map((one) => (
                <tr key={`${one.pollId} ${one.item}`}>
                  <th scope="row">
                    <a href={`/desk/suggestions/polls/${one.pollId}`}>{one.poll}</a>{' '}
                    {one.mark && <Tag tone="due">{one.mark}</Tag>}
                  </th>
                  <td>{one.heldOn}</td>
                  <td>{one.item}</td>
                  <td class="number">{shareInWords(one.satisfied)}</td>
                  <td class="number">{shareInWords(one.content)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <p class="hint">
        按会议日期列入，更正过的按更正后的票数；弃权和无效不算在内。
        {voided > 0 && `另有${voided}次测评已作废，不计入。`}
      </p>
    </>
  )
}
