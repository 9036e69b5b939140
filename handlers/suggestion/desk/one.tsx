import type { JSX } from 'preact'
import { hasRight } from '../../access/rules.ts'
import { findActivity } from '../../activity/actions.ts'
import { dayOf, spokenDay, type Day } from '../../shared/days.ts'
import { Empty, Facts, Tag } from '../../shared/page.tsx'
import { rowId } from '../../shared/fields.ts'
import type { DeskVisit, WebReply } from '../../shared/visit.ts'
import {
  paperNames,
  paperOf,
  paperRefusals,
  readEverything,
  readSuggestion,
  replyDueInWords,
  refOf,
  signatoriesOf,
  waitInWords,
  type PaperKind,
  type Reading,
  type WholeSuggestion,
} from '../actions.ts'
import { Parts } from '../form/parts.tsx'
import { fileList } from './files.tsx'
import { MeetingLink } from './meetings.tsx'
import { stateNames } from '../moves.ts'
import { communicationNames, gradeNames, handlingNames, publicityNames, sourceNames } from '../rules.ts'

/** What may be done now; handed in, since the acts come back to this page. */
export type OpenActs = (visit: DeskVisit, reading: Reading) => Promise<JSX.Element | null>

/** One suggestion: where it stands and until when, what may be done now, its words, its handling, its line of events. */
export async function showOne(visit: DeskVisit, acts: OpenActs, problem = ''): Promise<WebReply> {
  const id = rowId(visit.params['id'])
  const reading = await readSuggestion(visit.act, visit.who, id)
  const whole = reading ? await readEverything(visit.act, visit.who, id) : null
  if (!reading || !whole) return notFound
  const today = dayOf(visit.act.now, visit.act.zone)
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
        {await acts(visit, reading)}
        {hasRight(visit.who, 'suggestions.office') && reading.one.row.number && (
          <nav class="acts" aria-label="视察和会议">
            <MeetingLink no={reading.one.row.number} />
          </nav>
        )}
        <Papers whole={whole} />
        <Text whole={whole} reading={reading} zone={visit.act.zone} source={await sourceOf(visit, whole)} />
        <Handlings whole={whole} zone={visit.act.zone} />
        <Supervision whole={whole} />
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

/** How it came about; the activity it came of, with its page for those who may open it. */
async function sourceOf({ act, who }: DeskVisit, whole: WholeSuggestion): Promise<JSX.Element> {
  const kind = whole.sourceKind as keyof typeof sourceNames | null
  const activity = whole.activityId === null ? null : await findActivity(act, whole.activityId)
  return (
    <>
      {kind ? sourceNames[kind] : '没有说明'}
      {activity && (
        <>
          ：
          {who.staffRoles.includes('代表工委') ? (
            <a href={`/desk/activities/${activity.id}`}>{activity.title}</a>
          ) : (
            activity.title
          )}
        </>
      )}
      {whole.sourceNote && `（${whole.sourceNote}）`}
    </>
  )
}

function Text({
  whole,
  reading,
  zone,
  source,
}: {
  whole: WholeSuggestion
  reading: Reading
  zone: string
  source: JSX.Element
}): JSX.Element {
  const signers = signatoriesOf(reading.one).slice(1)
  const publicity = whole.publicity as keyof typeof publicityNames | null
  const marks = JSON.parse(whole.guardMarks) as string[]
  return (
    <>
      <h2>内容</h2>
      <Facts
        facts={[
          ['编号', whole.number ?? '还没有编号'],
          ['领衔代表', reading.one.row.lead.name],
          ['附议代表', signers.length === 0 ? '无' : signers.map(({ name }) => name).join('、')],
          ['类别', whole.category ?? '还没有分类'],
          ['形成方式', source],
          ['公开', publicity ? publicityNames[publicity] : '代表还没有选'],
          ['书面答复', whole.wantsWrittenReply === false ? '不需要' : '需要'],
          ['提交', whole.submittedAt ? dayOf(whole.submittedAt, zone) : '还没有提交'],
        ]}
      />
      <div class="card">
        <Parts row={whole} />
        {marks.length > 0 && (
          <p>
            <Tag tone="due">请留意</Tag> {marks.join('、')}
            {whole.guardAnswer ? `；代表说明：${whole.guardAnswer}` : ''}
          </p>
        )}
      </div>
    </>
  )
}

const handlingStates: Record<string, string> = {
  assigned: '待签收',
  signed: '办理中',
  return_requested: '申请退回',
  replied: '已答复',
  opined: '已提意见',
  returned: '已退出',
  ended: '已结束',
}

function Handlings({ whole, zone }: { whole: WholeSuggestion; zone: string }): JSX.Element | null {
  if (whole.handlings.length === 0) return null
  const unitOf = (handlingId: number) => whole.handlings.find(({ id }) => id === handlingId)?.unit.name ?? ''
  const grade = (value: string | null) => (value ? gradeNames[value as keyof typeof gradeNames] : '')
  return (
    <>
      <h2>办理</h2>
      <ul class="lines">
        {whole.handlings.map((one) => (
          <li key={one.id}>
            <b>{one.unit.name}</b>（{handlingNames[one.role as keyof typeof handlingNames]}）
            {handlingStates[one.state]}
            {one.returnReason &&
              `；退回理由：${one.returnReason}${one.returnBetter ? `，应由${one.returnBetter}办` : ''}`}
          </li>
        ))}
        {whole.communications.map((one) => (
          <li key={`c${one.id}`}>
            {one.happenedOn} {unitOf(one.handlingId)}与代表沟通（
            {communicationNames[one.method as keyof typeof communicationNames]}）：{one.summary}{' '}
            <Tag tone={one.holds === false ? 'late' : one.holds ? 'good' : 'quiet'}>
              {one.holds === null ? '待代表确认' : one.holds ? '代表确认属实' : '代表说没有'}
            </Tag>
          </li>
        ))}
        {whole.replies.map((one) => (
          <li key={`r${one.id}`}>
            {dayOf(one.repliedAt, zone)} {unitOf(one.handlingId)}答复（{one.replyClass}类）：{one.text}
          </li>
        ))}
        {whole.ratings.map((one) => (
          <li key={`g${one.id}`}>
            {dayOf(one.ratedAt, zone)} 代表测评：办理工作{grade(one.work)}，办理结果{grade(one.result)}
            {one.reason && `；${one.reason}`}
          </li>
        ))}
        {whole.commitments.map((one) => (
          <li key={`m${one.id}`}>
            承诺：{one.text}（{one.dueOn}前）{' '}
            <Tag tone={one.deliveredAt ? 'good' : 'quiet'}>{one.deliveredAt ? '已落实' : '还没有落实'}</Tag>{' '}
            {grade(one.rating)}
          </li>
        ))}
      </ul>
    </>
  )
}

function Supervision({ whole }: { whole: WholeSuggestion }): JSX.Element | null {
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
