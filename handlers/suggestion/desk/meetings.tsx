/** 专项视察、办理工作会、推进会、见面会 at the desk: listed, recorded with a finding for each suggestion, looked at. */
import type { JSX } from 'preact'
import { hasRight } from '../../access/rules.ts'
import { dayOf, spokenDay, type Day } from '../../shared/days.ts'
import { rowId } from '../../shared/fields.ts'
import { listOf } from '../../shared/list.ts'
import { missing } from '../../shared/missing.tsx'
import {
  Area,
  Choices,
  DeskForm,
  Empty,
  Facts,
  Field,
  ProblemList,
  type Problems,
} from '../../shared/page.tsx'
import { isDay } from '../../settings/rules.ts'
import { Pager } from '../../shared/table.tsx'
import type { DeskPage, DeskVisit, WebReply } from '../../shared/visit.ts'
import {
  completeMeeting,
  meetingOf,
  meetingsPage,
  recordMeeting,
  refOf,
  suggestionsNamed,
  type Meeting,
  type MeetingInput,
  type MeetingWords,
} from '../actions.ts'
import { meetingName, meetingNamesByDay } from '../supervision/meetingKinds.ts'
import { findingLines, namesIn } from '../supervision/meetingWords.ts'
import { refusalSentences } from '../refusals.ts'
import type { SuggestionRefusal } from '../rules.ts'

const path = '/desk/suggestions/meetings'

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

const nowhere = missing('次视察或会议', { href: path, label: '回到视察和会议' })

const one = (visit: DeskVisit): Promise<WebReply> => show(visit, {})

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

async function complete(visit: DeskVisit): Promise<WebReply> {
  const id = rowId(visit.params['id'])
  const words = { title: visit.fields.text('title'), ...wordsIn(visit) }
  const outcome = await completeMeeting(visit.act, visit.who, id, words)
  if (outcome.ok) return { goTo: `${path}/${id}`, said: '改好了。' }
  return outcome.refusal === 'not_found'
    ? nowhere
    : show(visit, { title: words.title ? refusalSentences[outcome.refusal] : '请写名称' })
}

const fresh = (visit: DeskVisit): Promise<WebReply> => Promise.resolve(form(visit, {}))

function form(visit: DeskVisit, problems: Problems): WebReply {
  const { fields, query } = visit
  const number = /^[\w-]{1,20}$/.exec(query.get('no') ?? '')?.[0]
  return {
    title: '记一次视察或会议',
    status: Object.keys(problems).length > 0 ? 422 : 200,
    page: (
      <>
        <ProblemList problems={problems} />
        <DeskForm csrf={visit.csrf} action={`${path}/new`}>
          <Choices
            name="kind"
            label="种类"
            type="radio"
            problems={problems}
            options={visit.settings['suggestion.meetingKinds'].map(({ code, name }) => ({
              value: code,
              label: name,
            }))}
            chosen={[fields.text('kind')]}
          />
          <Field
            name="heldOn"
            label="日期"
            type="date"
            problems={problems}
            value={fields.text('heldOn')}
            max={dayOf(visit.act.now, visit.act.zone)}
          />
          <Field
            name="title"
            label="名称"
            hint="可以不填，不填就写成“11月20日代表建议专项视察”这样。"
            problems={problems}
            value={fields.text('title')}
            maxLength={60}
          />
          <AboutFields value={(name) => fields.text(name)} />
          <Area
            name="findings"
            label="看了哪些建议，情况怎样"
            hint="一件一行：编号、空格、情况。例如：023 灯杆已立，等通电。会记进这件建议的经过，并告诉领衔代表和承办单位。"
            problems={problems}
            value={fields.has('findings') ? fields.text('findings') : number ? `${number} ` : ''}
            rows={6}
            maxLength={20_000}
          />
          <Minutes value={fields.text('minutes')} />
          <button>记下</button>
        </DeskForm>
      </>
    ),
  }
}

const AboutFields = ({
  value,
}: {
  value: (name: 'place' | 'hosts' | 'attendees') => string
}): JSX.Element => (
  <>
    <Field name="place" label="地点" hint="可以不填。" value={value('place')} maxLength={60} />
    <Field
      name="hosts"
      label="由谁召开"
      hint="可以不填，例如：区人大常委会代表工委、区政府办公室共同召开。"
      value={value('hosts')}
      maxLength={120}
    />
    <Area
      name="attendees"
      label="参加的人"
      hint="可以不填。姓名之间用顿号或换行分开。"
      value={value('attendees')}
      rows={2}
      maxLength={2000}
    />
  </>
)

const Minutes = ({ value }: { value: string }): JSX.Element => (
  <Area name="minutes" label="纪要" hint="可以不填。" value={value} rows={5} maxLength={20_000} />
)

const wordsIn = ({ fields }: DeskVisit): Omit<MeetingWords, 'title'> => {
  const optional = (name: string) => fields.text(name) || null
  return {
    place: optional('place'),
    hosts: optional('hosts'),
    attendees: namesIn(fields.text('attendees')),
    minutes: optional('minutes'),
  }
}

async function record(visit: DeskVisit): Promise<WebReply> {
  const { act, who, fields } = visit
  const kinds = visit.settings['suggestion.meetingKinds']
  const kind = fields.text('kind')
  const heldOn = fields.text('heldOn')
  const lines = await findingsIn(visit, fields.text('findings'))
  const problems: Problems = {
    ...(kinds.some(({ code }) => code === kind) ? {} : { kind: '请选种类' }),
    ...(isDay(heldOn) ? {} : { heldOn: '请写日期' }),
    ...(lines.problem === null ? {} : { findings: lines.problem }),
  }
  if (Object.keys(problems).length > 0) return form(visit, problems)
  const meeting: MeetingInput = {
    kind,
    title: fields.text('title') || titleOf(meetingName(kinds, kind), heldOn, dayOf(act.now, act.zone)),
    heldOn,
    ...wordsIn(visit),
  }
  const outcome = await recordMeeting(act, who, meeting, lines.found)
  if (!outcome.ok)
    return form(visit, { [fieldOf[outcome.refusal] ?? 'findings']: refusalSentences[outcome.refusal] })
  return {
    goTo: `${path}/${outcome.value.id}`,
    said: lines.found.length > 0 ? `已记下，${lines.found.length}件建议的代表和单位会收到情况。` : '已记下。',
  }
}

/** 11月20日代表建议专项视察 */
const titleOf = (kindName: string, heldOn: Day, today: Day): string =>
  `${spokenDay(heldOn, today)}代表建议${kindName}`

const fieldOf: Partial<Record<SuggestionRefusal, string>> = { past_day: 'heldOn', incomplete: 'title' }

/** Each line's suggestion; or the first line that names none, or two. */
async function findingsIn(visit: DeskVisit, text: string) {
  const found: { suggestionId: number; finding: string }[] = []
  for (const { line, number, finding } of findingLines(text)) {
    const says = (problem: string) => ({ found: [], problem: `“${line.slice(0, 20)}”：${problem}` })
    if (number === null) return says('这一行开头没有编号，请写成“023 情况”')
    const [only, ...more] = await suggestionsNamed(visit.act, visit.who, number, number)
    if (!only) return says('没有这个编号的建议，请核对')
    if (more.length > 0) return says('有几件建议都是这个编号，请写全，例如JY-1801-023')
    if (finding === '') return says('编号后面请写一句情况')
    found.push({ suggestionId: only.id, finding })
  }
  return { found, problem: null }
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
