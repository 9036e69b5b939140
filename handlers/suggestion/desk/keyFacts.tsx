/** 重点督办 of a suggestion, at the desk: who leads it, and what was found. */
import type { JSX } from 'preact'
import { Facts } from '../../shared/page.tsx'
import type { WholeSuggestion } from '../actions.ts'

export function Supervision({ whole }: { whole: WholeSuggestion }): JSX.Element | null {
  const { key } = whole
  if (!key) return null
  const lead = key.supervisors.find(({ role }) => role === 'lead')
  const joined = key.supervisors.filter(({ role }) => role === 'join')
  const past = key.supervisors.filter(({ role }) => role === 'past')
  return (
    <>
      <h2>重点督办</h2>
      <Facts
        facts={[
          ['主任会议', `${key.decidedOn} ${key.decision}`],
          ['领衔', lead?.person.name ?? '还没有定'],
          ...(past.length === 0
            ? []
            : [['原来领衔', past.map(({ person }) => person.name).join('、')] as [string, string]]),
          ['参与', joined.map(({ person }) => person.name).join('、') || '还没有'],
          ['跟踪', key.tracker ?? '还没有定'],
          ['方案', key.plan ?? '还没有'],
          ['结项报告', key.report ?? '还没有'],
        ]}
      />
      <ul class="lines">
        {key.supervisionLog.map((entry) => (
          <li key={entry.id}>
            {entry.happenedOn} {entry.text}
          </li>
        ))}
        {whole.findings.map((one) => (
          <li key={`f${one.id}`}>
            <a href={`/desk/suggestions/meetings/${one.meeting.id}`}>{one.meeting.title}</a>（
            {one.meeting.heldOn}）：
            {one.finding}
          </li>
        ))}
      </ul>
    </>
  )
}
