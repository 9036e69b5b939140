/** One recorded poll: its counts and rates, whether it still stands, its editions, and what may be done with it. */
import type { JSX } from 'preact'
import { hasRight } from '../../../access/rules.ts'
import { dayOf, spokenDay, type Day } from '../../../shared/days.ts'
import { missing } from '../../../shared/missing.tsx'
import { Area, DeskForm, Facts, Tag } from '../../../shared/page.tsx'
import type { DeskVisit, WebReply } from '../../../shared/visit.ts'
import type { Poll } from '../../actions.ts'
import { percentOf, type Share } from '../../reading/statistics.ts'
import { counts, pollsPath, type Count } from './counting.tsx'

export const nowhere = missing('次测评', { href: pollsPath, label: '回到满意度测评' })

export const shareInWords = (share: Share): string => {
  const percent = percentOf(share)
  return percent === null ? '—' : `${percent}%（${share.part}/${share.of}）`
}

/** Its page; `problem` says why something was not done. */
export function showPoll(visit: DeskVisit, poll: Poll, problem = ''): WebReply {
  const today = dayOf(visit.act.now, visit.act.zone)
  return {
    title: poll.title,
    status: problem === '' ? 200 : 422,
    page: (
      <>
        {problem && (
          <p class="problems" role="alert">
            {problem}
          </p>
        )}
        <Standing poll={poll} today={today} />
        <Facts
          facts={[
            ['日期', spokenDay(poll.heldOn, today)],
            ['发出', `${poll.issued}票`],
            ['收回', `${poll.returned}票`],
          ]}
        />
        <Results poll={poll} />
        <p class="hint">
          满意率＝满意÷（满意＋基本满意＋不满意）；基本满意以上率＝（满意＋基本满意）÷同上。弃权和无效不算在内。
        </p>
        <nav class="acts">
          <a class="button plain" href={`${pollsPath}/${poll.id}/result`}>
            测评结果（Word）
          </a>
          {mayChange(visit, poll) && (
            <a class="button plain" href={`${pollsPath}/${poll.id}/correct`}>
              更正
            </a>
          )}
        </nav>
        {mayChange(visit, poll) && <Voiding visit={visit} poll={poll} isOpen={problem !== ''} />}
        <Editions poll={poll} today={today} />
      </>
    ),
  }
}

const mayChange = ({ who }: DeskVisit, poll: Poll): boolean =>
  poll.standing === 'valid' && hasRight(who, 'suggestions.office')

function Standing({ poll, today }: { poll: Poll; today: Day }): JSX.Element | null {
  const { voided, standing, mark, correction, editions } = poll
  if (mark === null) return null
  const last = editions.at(-1)
  return (
    <div class="card">
      <p>
        <Tag tone={standing === 'valid' ? 'due' : 'late'}>{mark}</Tag>
      </p>
      {voided && (
        <p>
          {spokenDay(voided.on, today)}由{voided.by}作废，原因：{voided.reason}。统计里不计入。
        </p>
      )}
      {standing === 'replaced' && last && (
        <p>
          这是更正以前的，不再计入统计。
          <a href={`${pollsPath}/${last.id}`}>看更正后的（第{last.edition}版）</a>
        </p>
      )}
      {standing === 'valid' && <p>更正的原因：{correction}</p>}
    </div>
  )
}

function Results({ poll }: { poll: Poll }): JSX.Element {
  const heads = ['测评对象', '满意率', '基本满意以上率', ...Object.values(counts)]
  return (
    <div class="table" role="region" aria-label="测评结果" tabindex={0}>
      <table>
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {poll.rows.map((row, index) => {
            const rates = poll.result.rates[index]
            return (
              <tr key={index}>
                <th scope="row">{row.label}</th>
                <td class="number">{rates && shareInWords(rates.satisfied)}</td>
                <td class="number">{rates && shareInWords(rates.content)}</td>
                {(Object.keys(counts) as Count[]).map((count) => (
                  <td key={count} class="number">
                    {row[count]}
                  </td>
                ))}
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}

const Voiding = ({ visit, poll, isOpen }: { visit: DeskVisit; poll: Poll; isOpen: boolean }): JSX.Element => (
  <details class="card" open={isOpen}>
    <summary>作废这次测评</summary>
    <DeskForm csrf={visit.csrf} action={`${pollsPath}/${poll.id}/void`}>
      <Area
        name="reason"
        label="为什么作废"
        hint="作废以后统计里不计入，票数和原因都留着，不能恢复；只是票数错了请点“更正”。"
        value={visit.fields.text('reason')}
        rows={2}
        maxLength={500}
      />
      <button class="danger">作废</button>
    </DeskForm>
  </details>
)

function Editions({ poll, today }: { poll: Poll; today: Day }): JSX.Element | null {
  if (poll.editions.length < 2) return null
  return (
    <>
      <h2>各版</h2>
      <ul class="lines">
        {poll.editions.map(({ id, edition, by, on, correction }) => (
          <li key={id}>
            {id === poll.id ? <b>第{edition}版</b> : <a href={`${pollsPath}/${id}`}>第{edition}版</a>}：
            {spokenDay(on, today)}，{by}
            {correction === null ? '记下' : `更正：${correction}`}
          </li>
        ))}
      </ul>
    </>
  )
}
