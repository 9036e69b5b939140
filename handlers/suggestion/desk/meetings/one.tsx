/** One inspection or meeting: what was found of each suggestion, its minutes, and what may still be mended. */
import type { JSX } from 'preact'
import { hasRight } from '../../../access/rules.ts'
import { dayOf, spokenDay } from '../../../shared/days.ts'
import { rowId } from '../../../shared/fields.ts'
import { missing } from '../../../shared/missing.tsx'
import { DeskForm, Empty, Facts, Field, ProblemList, type Problems } from '../../../shared/page.tsx'
import type { DeskVisit, WebReply } from '../../../shared/visit.ts'
import { completeMeeting, meetingOf, refOf, type Meeting } from '../../actions.ts'
import { refusalSentences } from '../../refusals.ts'
import { path, AboutFields, Minutes, wordsIn } from './fields.tsx'

const nowhere = missing('次视察或会议', { href: path, label: '回到视察和会议' })

export const one = (visit: DeskVisit): Promise<WebReply> => show(visit, {})

async function show(visit: DeskVisit, problems: Problems): Promise<WebReply> {
  const meeting = await meetingOf(visit.act, visit.who, rowId(visit.params['id']))
  if (!meeting) return nowhere
  const today = dayOf(visit.act.now, visit.act.zone)
  return {
    title: meeting.title,
    status: Object.keys(problems).length > 0 ? 422 : 200,
    page: (
      <>
        <Facts
          facts={[
            ['种类', meeting.kindName],
            ['日期', spokenDay(meeting.heldOn, today)],
            ['地点', meeting.place ?? '没有写'],
            ['召开', meeting.hosts ?? '没有写'],
            ['参加', meeting.attendees.join('、') || '没有写'],
          ]}
        />
        <h2>建议和情况</h2>
        {meeting.findings.length === 0 ? (
          <Empty>这次没有逐件记建议。</Empty>
        ) : (
          <ul class="lines">
            {meeting.findings.map(({ one: { row }, finding }) => (
              <li key={row.id}>
                <a href={`/desk/suggestions/${row.id}`}>
                  {refOf(row)} {row.title}
                </a>
                ：{finding}
              </li>
            ))}
          </ul>
        )}
        {meeting.minutes && (
          <>
            <h2>纪要</h2>
            <div class="card">
              {meeting.minutes.split('\n').map((line, index) => (
                <p key={index}>{line}</p>
              ))}
            </div>
          </>
        )}
        {hasRight(visit.who, 'suggestions.office') && (
          <Completion visit={visit} meeting={meeting} problems={problems} />
        )}
      </>
    ),
  }
}

/** What was written may be mended; what people were told of each suggestion stays as it was said. */
function Completion({
  visit,
  meeting,
  problems,
}: {
  visit: DeskVisit
  meeting: Meeting
  problems: Problems
}): JSX.Element {
  const { fields } = visit
  const kept = { ...meeting, attendees: meeting.attendees.join('、') }
  const value = (name: 'title' | 'place' | 'hosts' | 'attendees' | 'minutes') =>
    fields.has(name) ? fields.text(name) : (kept[name] ?? '')
  return (
    <details class="card" open={Object.keys(problems).length > 0}>
      <summary>改或补充</summary>
      <ProblemList problems={problems} />
      <DeskForm csrf={visit.csrf} action={`${path}/${meeting.id}`}>
        <Field name="title" label="名称" problems={problems} value={value('title')} maxLength={60} />
        <AboutFields value={value} />
        <Minutes value={value('minutes')} />
        <button>存下</button>
      </DeskForm>
      <p class="hint">日期和每件建议的情况已经告诉代表和单位，不在这里改；有变化请另记一次。</p>
    </details>
  )
}

export async function complete(visit: DeskVisit): Promise<WebReply> {
  const id = rowId(visit.params['id'])
  const words = { title: visit.fields.text('title'), ...wordsIn(visit) }
  const outcome = await completeMeeting(visit.act, visit.who, id, words)
  if (outcome.ok) return { goTo: `${path}/${id}`, said: '改好了。' }
  return outcome.refusal === 'not_found'
    ? nowhere
    : show(visit, { title: words.title ? refusalSentences[outcome.refusal] : '请写名称' })
}
