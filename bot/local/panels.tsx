import type { JSX } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { type Cast, type Place, queryOf } from './cast.ts'
import { Avatar } from './lines.tsx'
import { peopleSections } from './people-list.ts'
import { clockLabel, fieldValue, momentLabel, stepped } from './times.ts'
import type { LocalIdentity, WaitingNotice } from './types.ts'

interface PeopleProps {
  cast: Cast
  chosen: LocalIdentity | null
  wanted: string
  hasNews: (person: LocalIdentity) => boolean
}

/** Everybody to choose from, in sections. */
export function People({ cast, chosen, wanted, hasNews }: PeopleProps): JSX.Element {
  return (
    <>
      {peopleSections(cast, wanted, hasNews).map(({ title, people }) => (
        <section key={title}>
          <h3>{title}</h3>
          <ul>
            {people.map((person) => (
              <li key={person.contactId}>
                <Person
                  person={person}
                  chosen={person.contactId === chosen?.contactId}
                  news={hasNews(person)}
                />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  )
}

function Person({
  person,
  chosen,
  news,
}: {
  person: LocalIdentity
  chosen: boolean
  news: boolean
}): JSX.Element {
  return (
    <a
      class="person"
      href={`/?${queryOf({ person, room: null })}`}
      data-conversation={person.contactId}
      aria-current={chosen ? 'true' : undefined}
    >
      <Avatar name={person.name} id={person.contactId} />
      <span class="about">
        <b>{person.name}</b>
        <span>{[person.roles.join('、'), person.group].filter(Boolean).join(' · ')}</span>
      </span>
      <NewsDot shown={news} />
    </a>
  )
}

export function NewsDot({ shown }: { shown: boolean }): JSX.Element {
  return (
    <span class="dot" hidden={!shown}>
      有新消息
    </span>
  )
}

export interface ClockProps {
  now: Date
  zone: string
  movable: boolean
  place: Place | null
}

/** The program's time and, where it may be moved, the ways to move it. */
export function ClockPanel({ now, zone, movable, place }: ClockProps): JSX.Element {
  const action = `/local/clock?${place ? queryOf(place) : ''}`
  const tenBefore = momentLabel(stepped(now, 'quarter', zone), now, zone)
  return (
    <section class="clock" aria-labelledby="clock-title">
      <h2 id="clock-title">程序的时间</h2>
      <p class="now">
        <time id="now" data-now={now.getTime()} data-zone={zone}>
          {clockLabel(now, zone)}
        </time>
      </p>
      {movable ? (
        <>
          <p>拨动以后，时间从那里接着往前走；提醒、期限和季度都按它算，本机的时钟不受影响。</p>
          <form method="post" action={action} class="steps">
            <button name="step" value="hour">
              +1小时
            </button>
            <button name="step" value="day">
              +1天
            </button>
            <button name="step" value="quarter" class="wide">
              到季末前10天<small id="ten-before">{tenBefore}</small>
            </button>
          </form>
          <form method="post" action={action} class="at">
            <label for="at">拨到这一天、这一刻</label>
            <input type="datetime-local" id="at" name="at" required value={fieldValue(now, zone)} />
            <button>拨过去</button>
          </form>
        </>
      ) : (
        <p>这里的时间跟着本机走，不能拨动。</p>
      )}
    </section>
  )
}

const stateNames: Record<WaitingNotice['state'], string> = {
  queued: '等着发',
  sending: '正在发',
  unknown: '不知道发出没有',
  failed: '没发出去',
}

/** What the notices are called here; a kind without a name is shown as it is. */
const kindNames: Record<string, string> = {
  answer: '回答',
  'contact-quota': '联系提醒',
  'contact-day': '联系日提醒',
  'suggestion-clock': '建议办理提醒',
  'pending-digest': '待办汇总',
  'annual-report': '年度报告提醒',
  commitments: '承诺到期提醒',
  'activity-notice': '活动通知',
  'human-request': '有人找人工',
}

/** More than this is not read here but at the office's desk. */
const mostNotices = 50

/** What the bot still has to say; null = it could not be read just now. */
export function Outbox({
  waiting,
  now,
  zone,
}: {
  waiting: readonly WaitingNotice[] | null
  now: Date
  zone: string
}): JSX.Element {
  if (waiting === null) return <p>暂时读不到，稍后自动再试。</p>
  if (waiting.length === 0) return <p>没有等着发的消息。</p>
  const left = waiting.length - mostNotices
  return (
    <>
      <ol>
        {waiting.slice(0, mostNotices).map((notice) => (
          <li key={notice.id} class={notice.state}>
            <p>
              <b>发给{notice.to}</b> <span class="kind">{kindNames[notice.kind] ?? notice.kind}</span>
            </p>
            <p class="text">{notice.text}</p>
            <p class="when">
              <span class="state">{stateNames[notice.state]}</span>，
              {momentLabel(notice.notBefore, now, zone)}
              {notice.state === 'queued' && '起可以发'}
            </p>
          </li>
        ))}
      </ol>
      {left > 0 && <p>还有{left}条。</p>}
    </>
  )
}

export const peopleHtml = (props: PeopleProps): string => renderToString(<People {...props} />)

export const outboxHtml = (waiting: readonly WaitingNotice[] | null, now: Date, zone: string): string =>
  renderToString(<Outbox waiting={waiting} now={now} zone={zone} />)
