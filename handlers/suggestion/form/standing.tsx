/** Where a suggestion stands, on a phone: its state, whom it waits for, until when. */
import type { JSX } from 'preact'
import { Tag } from '../../shared/page.tsx'
import { refOf, replyDueInWords, waitInWords, type Reading } from '../actions.ts'
import { standingOf } from '../moves.ts'

export function Standing({
  reading,
  today,
  readerId,
}: {
  reading: Reading
  today: string
  readerId: number
}): JSX.Element {
  const { one, waits } = reading
  const due = replyDueInWords(reading, today)
  return (
    <div class="card">
      <p>
        <b>{standingOf(one.row)}</b>（{one.row.number ?? refOf(one.row)}）{' '}
        {one.row.isKey && <Tag tone="due">重点督办</Tag>}{' '}
        {one.course.round > 1 && <Tag tone="late">第{one.course.round}次办理</Tag>}
      </p>
      {waits.map((wait) => (
        <p key={`${wait.kind}${wait.unitId ?? ''}`}>
          {wait.level !== 'on_time' && (
            <Tag tone={wait.level === 'overdue' ? 'late' : 'due'}>
              {wait.level === 'overdue' ? '超期' : '快到期'}
            </Tag>
          )}{' '}
          {waitInWords(wait, one, today, { isTagged: true, readerId })}
        </p>
      ))}
      {due && <p>{due}</p>}
    </div>
  )
}
