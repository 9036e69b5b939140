/** Lines of the audit trail in words that staff can read. */
import type { ComponentChildren, JSX } from 'preact'
import { isoIn } from './days.ts'
import { Empty } from './page.tsx'
import type { AuditLine } from '../audit/actions.ts'
import { actionName, changesOf, personOf, subjectName, viaNames } from './deedWords.ts'

/** What was done, by whom, through which door, and what changed; newest or oldest first as given. */
export function DeedList({ lines, zone }: { lines: readonly AuditLine[]; zone: string }): JSX.Element {
  if (lines.length === 0) return <Empty>还没有留痕。</Empty>
  return (
    <ul class="lines">
      {lines.map((line) => (
        <li key={line.seq}>
          <b>{actionName(line.action)}</b> {subjectOf(line)}
          <br />
          <small>
            {isoIn(line.at, zone).slice(0, 19).replace('T', ' ')}，{line.actorName ?? personOf(line.actor)}，
            {viaNames[line.via] ?? line.via}，第{line.seq}条
          </small>
          <Changes line={line} />
        </li>
      ))}
    </ul>
  )
}

const subjectOf = ({ subject, subjectName: name }: AuditLine): ComponentChildren =>
  /^report:\d+$/.test(subject) ? (
    <a href={`/desk/contacts/${subject.slice(7)}`}>{subjectName(subject)}</a>
  ) : (
    (name ?? subjectName(subject))
  )

function Changes({ line }: { line: AuditLine }): JSX.Element | null {
  if (line.before === null && line.after === null) return null
  if (!line.open) return <p class="hint">内容涉及代表和选民，只给代表工委看。</p>
  const changes = changesOf(line.before, line.after)
  return (
    <details>
      <summary>{line.before === null ? '记下了什么' : '改了什么'}</summary>
      <dl class="facts">
        {changes.map(({ name, before, after }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              {before !== null && <del>{before}</del>} {before !== null && after !== null && '→ '}
              {after !== null && <ins>{after}</ins>}
            </dd>
          </div>
        ))}
      </dl>
    </details>
  )
}
