/** 专项视察、办理工作会、推进会、见面会 at the desk: the list of them, and their addresses. */
import type { JSX } from 'preact'
import { dayOf, spokenDay } from '../../../shared/days.ts'
import { listOf } from '../../../shared/list.ts'
import { Empty } from '../../../shared/page.tsx'
import { Pager } from '../../../shared/table.tsx'
import type { DeskPage, DeskVisit, WebReply } from '../../../shared/visit.ts'
import { meetingsPage } from '../../actions.ts'
import { meetingNamesByDay } from '../../supervision/meetingKinds.ts'
import { path } from './fields.tsx'
import { fresh, record } from './new.tsx'
import { one, complete } from './one.tsx'

async function list(visit: DeskVisit): Promise<WebReply> {
  const page = listOf(visit.query, ['held'], { size: 30, descending: true })
  const { rows, total } = await meetingsPage(visit.act, (page.page - 1) * page.size, page.size)
  const nameOn = await meetingNamesByDay(visit.act)
  const today = dayOf(visit.act.now, visit.act.zone)
  return {
    title: '视察和会议',
    page: (
      <>
        <nav class="acts">
          <a class="button" href={`${path}/new`}>
            记一次视察或会议
          </a>
        </nav>
        {rows.length === 0 ? (
          <Empty>
            还没有记过专项视察、办理工作会或推进会。开完了点上面的按钮记下来，每件建议写一句情况。
          </Empty>
        ) : (
          <>
            <ul class="picks">
              {rows.map(({ id, kind, title, heldOn, place, _count }) => (
                <li key={id}>
                  <a href={`${path}/${id}`}>
                    {title}
                    <small>
                      {spokenDay(heldOn, today)}，{nameOn(kind, heldOn)}
                      {place && `，${place}`}；建议{_count.findings}件
                    </small>
                  </a>
                </li>
              ))}
            </ul>
            <Pager path={path} list={page} total={total} />
          </>
        )}
      </>
    ),
  }
}

/** The way from one suggestion's page to what is recorded about it. */
export const MeetingLink = ({ no }: { no: string }): JSX.Element => (
  <a class="button plain" href={`${path}/new?no=${encodeURIComponent(no)}`}>
    记视察或会议情况
  </a>
)

export const meetingPages: readonly DeskPage[] = [
  { method: 'GET', path, right: 'suggestions.see', answer: list },
  { method: 'GET', path: `${path}/new`, right: 'suggestions.office', answer: fresh },
  { method: 'POST', path: `${path}/new`, right: 'suggestions.office', answer: record },
  { method: 'GET', path: `${path}/:id`, right: 'suggestions.see', answer: one },
  { method: 'POST', path: `${path}/:id`, right: 'suggestions.office', answer: complete },
]
