import type { JSX } from 'preact'
import { hasRight } from '../../../access/rules.ts'
import { dayOf, spokenDay, type Day } from '../../../shared/days.ts'
import { PostButton, Tag } from '../../../shared/page.tsx'
import { rowId } from '../../../shared/fields.ts'
import type { DeskVisit, WebReply } from '../../../shared/visit.ts'
import {
  closedSupervisors,
  readAtDesk,
  remindersOf,
  replyDueInWords,
  refOf,
  unitOfLead,
  unmask,
  waitInWords,
  type AtDesk,
  type Reading,
} from '../../actions.ts'
import { Answers } from './answers.tsx'
import { sourceOf, Text } from './content.tsx'
import { fileList } from '../files.tsx'
import { Handlings, toldOf } from './handlings.tsx'
import { Supervision } from './keyFacts.tsx'
import { KeyingCard } from '../keying/card.tsx'
import { paperNote } from '../paper/acts.tsx'
import { MeetingLink } from '../meetings/pages.tsx'
import { notFound } from '../notFound.tsx'
import { Papers } from '../papers.tsx'
import { Reminders } from './reminders.tsx'
import { standingOf } from '../../moves.ts'
import { communicationKinds } from '../../reading/communicationKinds.ts'

/** What may be done now; handed in, since the acts come back to this page. */
export type OpenActs = (visit: DeskVisit, reading: Reading) => Promise<JSX.Element | null>

/** One suggestion: where it stands and until when, what may be done now, its words, its handling, its line of events. */
export async function showOne(visit: DeskVisit, acts: OpenActs, problem = ''): Promise<WebReply> {
  const read = await readAtDesk(visit.act, visit.who, rowId(visit.params['id']))
  return read ? pageOf(visit, acts, read, problem) : notFound
}

/** The same with all that was left out, once; who asked for it stands in the audit trail. */
export async function showInFull(visit: DeskVisit, acts: OpenActs): Promise<WebReply> {
  const read = await unmask(visit.act, visit.who, rowId(visit.params['id']))
  return read.ok ? pageOf(visit, acts, read.value, '', true) : showOne(visit, acts)
}

async function pageOf(
  visit: DeskVisit,
  acts: OpenActs,
  { reading, whole, isMasked }: AtDesk,
  problem: string,
  isInFull = false,
): Promise<WebReply> {
  const id = whole.id
  const today = dayOf(visit.act.now, visit.act.zone)
  const told = toldOf(whole, visit.act.zone, today, await communicationKinds(visit.act))
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
        {await KeyingCard(visit, reading)}
        {hasRight(visit.who, 'suggestions.office') && reading.one.row.number && (
          <nav class="acts" aria-label="视察和会议">
            <MeetingLink no={reading.one.row.number} />
          </nav>
        )}
        <Papers whole={whole} csrf={visit.csrf} />
        {isMasked && <Unmask id={id} csrf={visit.csrf} />}
        {isInFull && (
          <p class="said" role="status">
            全文和电话只显示这一次，已留痕。
          </p>
        )}
        <Text
          whole={whole}
          reading={reading}
          zone={visit.act.zone}
          choices={visit.settings['suggestion.repeatedYears']}
          source={await sourceOf(visit, whole)}
        />
        <Handlings told={told} />
        <Answers told={told} />
        <Supervision whole={whole} closed={await closedSupervisors(visit.act, reading.one)} />
        {await fileList(visit, id)}
        <Reminders lines={await remindersOf(visit.act, reading.one)} zone={visit.act.zone} today={today} />
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

const Unmask = ({ id, csrf }: { id: number; csrf: string }): JSX.Element => (
  <div class="card">
    <p>电话等个人信息已隐去。看全文会留痕。</p>
    <PostButton action={`/desk/suggestions/${id}/unmask`} csrf={csrf} plain>
      看全文
    </PostButton>
  </div>
)

function Standing({ reading, today }: { reading: Reading; today: Day }): JSX.Element {
  const { one, waits } = reading
  const due = replyDueInWords(reading, today)
  const ownUnit = unitOfLead(one)
  return (
    <div class="card">
      <p>
        <b>{standingOf(one.row)}</b> {one.row.isKey && <Tag tone="due">重点督办</Tag>}{' '}
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
      {ownUnit !== null && (
        <p>
          <Tag tone="due">自己办自己的</Tag> 领衔代表{one.row.lead.name}又是{ownUnit}
          的联络人或负责人，答复和测评可能是同一个人，请留意。
        </p>
      )}
    </div>
  )
}
