/** One person's quarter and his records in it. */
import { spokenDay } from '../../shared/days.ts'
import { rowId } from '../../shared/fields.ts'
import { missing } from '../../shared/missing.tsx'
import { Empty, Field, Tag } from '../../shared/page.tsx'
import type { DeskVisit, WebReply } from '../../shared/visit.ts'
import { namesOf, personStand } from '../actions.ts'
import { askedIn, spokenQuarter } from './asked.ts'
import { Marks, toBoard, methodOf } from './parts.tsx'

// ---------------------------------------------------------------- a person

export async function person(visit: DeskVisit): Promise<WebReply> {
  const asked = askedIn(visit)
  const { act, who, settings } = visit
  const personId = rowId(visit.params['personId'])
  const stand = await personStand(act, who, personId, asked.quarter, settings)
  if (!stand) return missing('个人', toBoard)
  const page = (
    <>
      <p>
        {stand.place} <a href={`/desk/people/${personId}`}>名册里的资料</a>
      </p>
      <form class="filter card">
        <Field
          name="quarter"
          label="季度"
          hint="写成 2026Q4 这样"
          value={asked.quarter.name}
          pattern="20[0-9]{2}Q[1-4]"
        />
        <button>查看</button>
      </form>
      {stand.duties.length === 0 && <Empty>这一届没有联系选民或代表的职责。</Empty>}
      {stand.duties.map(({ role, progress, left }) => (
        <section key={role} class="card">
          <h2>
            {role === 'deputy' ? '联系选民' : '联系代表'}：{progress.reached.length}/{progress.linked}人{' '}
            {progress.done ? (
              <Tag tone="good">完成</Tag>
            ) : (
              <Tag tone={asked.isOver ? 'late' : 'due'}>{asked.isOver ? '季末没完成' : '还没完成'}</Tag>
            )}
          </h2>
          <p>
            {spokenQuarter(asked.quarter)}联系了{progress.rounds}次；今年{progress.thisYear}人次。
          </p>
          {left.length > 0 && <p>没联系到的：{left.map(({ name }) => name).join('、')}</p>}
        </section>
      ))}
      <h2>{spokenQuarter(asked.quarter)}的记录</h2>
      {stand.reports.length === 0 ? (
        <Empty>这个季度还没有联系记录。</Empty>
      ) : (
        <ul class="lines">
          {stand.reports.map((report) => (
            <li key={report.id}>
              <a href={`/desk/contacts/${report.id}`}>
                {spokenDay(report.occurredOn, asked.today)} {methodOf(report)} {namesOf(report).join('、')}
              </a>{' '}
              <Marks visit={visit} report={report} />
              {report.concerns.map(({ id, text }) => (
                <p key={id}>诉求：{text}</p>
              ))}
            </li>
          ))}
        </ul>
      )}
    </>
  )
  return { title: stand.name, page }
}
