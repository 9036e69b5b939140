import type { JSX } from 'preact'
import { hasRight } from '../../access/rules.ts'
import { dayOf, spokenDay, type Day } from '../../shared/days.ts'
import { Empty, Tag } from '../../shared/page.tsx'
import { rowId } from '../../shared/fields.ts'
import type { DeskVisit, WebReply } from '../../shared/visit.ts'
import {
  closedSupervisors,
  paperNames,
  paperOf,
  paperRefusals,
  readEverything,
  readSuggestion,
  replyDueInWords,
  refOf,
  waitInWords,
  type PaperKind,
  type Reading,
  type WholeSuggestion,
} from '../actions.ts'
import { Answers } from './answers.tsx'
import { sourceOf, Text } from './content.tsx'
import { fileList } from './files.tsx'
import { Handlings, toldOf } from './handlings.tsx'
import { Supervision } from './keyFacts.tsx'
import { paperNote } from './paperActs.tsx'
import { MeetingLink } from './meetings.tsx'
import { stateNames } from '../moves.ts'

/** What may be done now; handed in, since the acts come back to this page. */
export type OpenActs = (visit: DeskVisit, reading: Reading) => Promise<JSX.Element | null>

/** One suggestion: where it stands and until when, what may be done now, its words, its handling, its line of events. */
export async function showOne(visit: DeskVisit, acts: OpenActs, problem = ''): Promise<WebReply> {
  const id = rowId(visit.params['id'])
  const reading = await readSuggestion(visit.act, visit.who, id)
  const whole = reading ? await readEverything(visit.act, visit.who, id) : null
  if (!reading || !whole) return notFound
  const today = dayOf(visit.act.now, visit.act.zone)
  const told = toldOf(whole, visit.act.zone, today)
  return {
    title: `${refOf(reading.one.row)} ${reading.one.row.title}`,
    status: problem === '' ? 200 : 422,
    page: (
      <>
        {problem && (
          <p class="problems" role="alert">
            {problem}
          </p>
        )}
        <Standing reading={reading} today={today} />
        {await paperNote(visit, reading)}
        {await acts(visit, reading)}
        {hasRight(visit.who, 'suggestions.office') && reading.one.row.number && (
          <nav class="acts" aria-label="视察和会议">
            <MeetingLink no={reading.one.row.number} />
          </nav>
        )}
        <Papers whole={whole} />
        <Text whole={whole} reading={reading} zone={visit.act.zone} source={await sourceOf(visit, whole)} />
        <Handlings told={told} />
        <Answers told={told} />
        <Supervision whole={whole} closed={await closedSupervisors(visit.act, reading.one)} />
        {await fileList(visit, id)}
        <h2>经过</h2>
        <ol class="lines">
          {reading.timeline.map(({ on, text }, index) => (
            <li key={index}>
              <b>{spokenDay(on, today)}</b> {text}
            </li>
          ))}
        </ol>
      </>
    ),
  }
}

const notFound: WebReply = {
  title: '没有这件建议',
  status: 404,
  page: (
    <Empty>
      没有这件建议，或者您的角色不能看。<a href="/desk/suggestions">回到建议列表</a>
    </Empty>
  ),
}

function Standing({ reading, today }: { reading: Reading; today: Day }): JSX.Element {
  const { one, waits } = reading
  const due = replyDueInWords(reading, today)
  return (
    <div class="card">
      <p>
        <b>{stateNames[one.course.state]}</b> {one.row.isKey && <Tag tone="due">重点督办</Tag>}{' '}
        {one.course.round > 1 && <Tag tone="late">第{one.course.round}次办理</Tag>}{' '}
        {one.into && <a href={`/desk/suggestions/${one.into.row.id}`}>并入{refOf(one.into.row)}</a>}
      </p>
      {waits.map((wait) => (
        <p key={`${wait.kind}${wait.unitId ?? ''}`}>
          {wait.level !== 'on_time' && (
            <Tag tone={wait.level === 'overdue' ? 'late' : 'due'}>
              {wait.level === 'overdue' ? '超期' : '快到期'}
            </Tag>
          )}{' '}
          {waitInWords(wait, one, today, { isTagged: true })}
        </p>
      ))}
      {due && <p>{due}</p>}
    </div>
  )
}

/** What can be printed now; who may not have one is told so when he asks for it. */
function Papers({ whole }: { whole: WholeSuggestion }): JSX.Element {
  const replying = whole.handlings.filter(({ role, state }) => role !== 'assist' && state !== 'returned')
  const path = (kind: PaperKind, unitId?: number) =>
    `/desk/suggestions/${whole.id}/paper/${kind}${unitId === undefined ? '' : `?unit=${unitId}`}`
  return (
    <nav class="acts" aria-label="文书">
      <a class="button plain" href={path('sheet')}>
        {paperNames.sheet}
      </a>
      {whole.assignedAt && (
        <a class="button plain" href={path('assignment')}>
          {paperNames.assignment}
        </a>
      )}
      {replying.flatMap(({ id, unitId, unit, state }) => [
        state === 'replied' && (
          <a key={`r${id}`} class="button plain" href={path('reply', unitId)}>
            {paperNames.reply}（{unit.name}）
          </a>
        ),
        <a key={`o${id}`} class="button plain" href={path('opinion', unitId)}>
          {paperNames.opinion}（{unit.name}）
        </a>,
      ])}
    </nav>
  )
}

/** One paper as a Word file. */
export async function paper(visit: DeskVisit): Promise<WebReply> {
  const kind = visit.params['kind'] ?? ''
  const id = rowId(visit.params['id'])
  if (!Object.hasOwn(paperNames, kind)) return notFound
  const unit = rowId(visit.query.get('unit') ?? '')
  const outcome = await paperOf(visit.act, visit.who, id, kind as PaperKind, unit > 0 ? unit : null)
  if (outcome.ok) return { ...outcome.value, file: outcome.value.bytes }
  return {
    title: '没有这份文书',
    status: 404,
    page: (
      <Empty>
        {paperRefusals[outcome.refusal]}
        <a href={`/desk/suggestions/${id}`}>回到这件建议</a>
      </Empty>
    ),
  }
}
