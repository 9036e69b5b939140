/** One person's page, and the changes that are made from it. */
import type { JSX } from 'preact'
import { hasRight } from '../access/rules.ts'
import { methodNames } from '../contact/rules.ts'
import { DeedList } from '../shared/deeds.tsx'
import { Empty, Tag, type Problems } from '../shared/page.tsx'
import type { DeskVisit, WebReply } from '../shared/visit.ts'
import { Binding } from './deskBinding.tsx'
import { Duties } from './deskDuties.tsx'
import { ChangeForms } from './deskForms.tsx'
import { Deputies, Voters } from './deskLinked.tsx'
import { idOf, nobody } from './deskPieces.tsx'
import { personRecord, type PersonRecord } from './record/person.ts'

/** What the page shows once, above the rest: a phone in full, a new code. */
type Once = JSX.Element | null

/** One person's page; after a post with what is shown once, or with what was wrong and all that was typed. */
export async function personPage(
  visit: DeskVisit,
  once: Once = null,
  problems: Problems = {},
  status = 200,
): Promise<WebReply> {
  const record = await personRecord(visit.act, visit.who, idOf(visit))
  if (!record) return nobody
  const { rows } = record
  const mayChange = hasRight(visit.who, 'people.change')
  return {
    title: rows.name,
    status,
    page: (
      <>
        {once}
        {Object.values(problems).map((problem) => (
          <p key={problem} class="problems" role="alert">
            {problem}
          </p>
        ))}
        <div class="columns">
          <section>
            <h2>职务</h2>
            <Duties record={record} visit={visit} />
          </section>
          <section>
            <h2>微信绑定</h2>
            <Binding record={record} visit={visit} />
          </section>
        </div>
        {record.deputy && <Voters record={record} visit={visit} />}
        {record.member && <Deputies record={record} visit={visit} />}
        <Reports record={record} />
        {mayChange && <ChangeForms record={record} visit={visit} />}
        <Trail record={record} zone={visit.act.zone} />
      </>
    ),
  }
}

function Reports({ record: { reports, deputy, member } }: { record: PersonRecord }): JSX.Element | null {
  if (!reports || (reports.length === 0 && !deputy && !member)) return null
  return (
    <section>
      <h2>最近的联系记录</h2>
      {reports.length === 0 ? (
        <Empty>还没有联系记录。</Empty>
      ) : (
        <ul class="lines">
          {reports.map((report) => (
            <li key={report.id}>
              <a href={`/desk/contacts/${report.id}`}>
                {report.id}号 {report.occurredOn}
              </a>{' '}
              {methodNames[report.method as keyof typeof methodNames]}{' '}
              {report.contacts
                .map(({ voter, deputy: met }) => voter?.name ?? met?.person.name ?? '')
                .concat(JSON.parse(report.unlisted) as string[])
                .join('、')}
              {report.status === 'void' && <Tag tone="quiet">已作废</Tag>}
              {report.concerns.length > 0 && <small>（诉求{report.concerns.length}条）</small>}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function Trail({ record: { trail }, zone }: { record: PersonRecord; zone: string }): JSX.Element | null {
  if (!trail) return null
  return (
    <section>
      <h2>留痕</h2>
      <DeedList lines={trail} zone={zone} />
    </section>
  )
}
