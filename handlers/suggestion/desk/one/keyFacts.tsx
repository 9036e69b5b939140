/** The supervision of a suggestion as it stands, and each time that it stood on the key list before. */
import type { JSX } from 'preact'
import { Facts, Tag } from '../../../shared/page.tsx'
import type { WholeSuggestion } from '../../actions.ts'

type Fact = readonly [string, string]
type Listing = WholeSuggestion['keys'][number]

export function Supervision({
  whole,
  closed,
}: {
  whole: WholeSuggestion
  /** Supervisors who may not read it now, in words. */
  closed: string | null
}): JSX.Element | null {
  if (whole.keys.length === 0 && whole.findings.length === 0) return null
  const now = whole.keys.find(({ endedAt }) => endedAt === null)
  const before = whole.keys.filter(({ endedAt }) => endedAt !== null)
  return (
    <>
      <h2>{whole.keys.length > 0 ? '重点督办' : '视察和会议'}</h2>
      {closed && (
        <p class="card">
          <Tag tone="due">看不到</Tag> 这件现在不公开，{closed}看不到，督办情况请当面交换。
        </p>
      )}
      {now && <OneListing listing={now} />}
      {before.map((listing) => (
        <details key={listing.id} class="card" open={!now}>
          <summary>
            {listing.decidedOn}列为重点，{listing.endedOn}不再列
          </summary>
          <OneListing listing={listing} />
        </details>
      ))}
      {whole.findings.length > 0 && (
        <ul class="lines">
          {whole.findings.map((one) => (
            <li key={one.id}>
              <a href={`/desk/suggestions/meetings/${one.meeting.id}`}>{one.meeting.title}</a>（
              {one.meeting.heldOn}）：
              {one.finding}
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

function OneListing({ listing }: { listing: Listing }): JSX.Element {
  const of = (role: string) =>
    listing.supervisors
      .filter((one) => one.role === role)
      .map(({ person }) => person.name)
      .join('、')
  const facts: Fact[] = [
    ['主任会议', `${listing.decidedOn} ${listing.decision}`],
    ...(listing.endedOn === null
      ? []
      : [['不再列为重点', `${listing.endedOn}主任会议`] as Fact, ['理由', listing.endReason ?? ''] as Fact]),
    ['领衔', of('lead') || '还没有定'],
    ...(of('past') === '' ? [] : [['原来领衔', of('past')] as Fact]),
    ['参与', of('join') || '还没有'],
    ['跟踪', listing.tracker ?? '还没有定'],
    ['方案', listing.plan ?? '还没有'],
    ['结项报告', listing.report ?? '还没有'],
  ]
  return (
    <>
      <Facts facts={facts} />
      {listing.supervisionLog.length > 0 && (
        <ul class="lines">
          {listing.supervisionLog.map((entry) => (
            <li key={entry.id}>
              {entry.happenedOn} {entry.text}
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
