/** Whom a deputy or a member of the standing committee is linked to, on their page at the desk. */
import type { JSX } from 'preact'
import { hasRight } from '../access/rules.ts'
import { Empty, PostButton } from '../shared/page.tsx'
import type { DeskVisit } from '../shared/visit.ts'
import { personPath } from './deskPieces.tsx'
import type { PersonRecord } from './record/person.ts'

export function Voters({ record, visit }: { record: PersonRecord; visit: DeskVisit }): JSX.Element | null {
  const { voters, rows } = record
  if (!voters) return null
  const mayChange = hasRight(visit.who, 'people.change')
  return (
    <section>
      <h2>联系的选民（{voters.length}）</h2>
      {voters.length === 0 && <Empty>还没有联系的选民。在下面“加一位联系的选民”。</Empty>}
      {voters.length > 0 && (
        <ul class="lines">
          {voters.map((voter) => (
            <li key={voter.id} class="pair">
              <span>
                <a href={`/desk/people/voters/${voter.id}`}>{voter.name}</a>
                {voter.aka.length > 0 && `（${voter.aka.join('、')}）`} {voter.phone}
                {voter.address && (
                  <>
                    <br />
                    <small>{voter.address}</small>
                  </>
                )}
              </span>
              {mayChange && (
                <PostButton
                  action={`${personPath(rows.id)}/voters/remove`}
                  csrf={visit.csrf}
                  fields={{ voter: voter.id }}
                  plain
                >
                  不再联系<span class="unseen">{voter.name}</span>
                </PostButton>
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

export function Deputies({ record, visit }: { record: PersonRecord; visit: DeskVisit }): JSX.Element {
  const { deputies, rows } = record
  const mayChange = hasRight(visit.who, 'people.change')
  return (
    <section>
      <h2>联系的代表（{deputies.length}）</h2>
      {deputies.length === 0 && <Empty>还没有联系的代表，应为5至8名。在下面“加一位联系的代表”。</Empty>}
      {deputies.length > 0 && (
        <ul class="lines">
          {deputies.map((deputy) => (
            <li key={deputy.id} class="pair">
              <span>
                <a href={personPath(deputy.personId)}>{deputy.person.name}</a> {deputy.cardNo}{' '}
                {deputy.group.name}
              </span>
              {mayChange && (
                <PostButton
                  action={`${personPath(rows.id)}/deputies/remove`}
                  csrf={visit.csrf}
                  fields={{ deputy: deputy.id }}
                  plain
                >
                  不再联系<span class="unseen">{deputy.person.name}</span>
                </PostButton>
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
