/** /desk/outbox: what waits to be said and when it will be, accounts at rest, and what nobody knows decided by hand. */
import type { JSX } from 'preact'
import { addDays, dayOf, instantOf, spokenDay, timeOf } from '../shared/days.ts'
import { rowId } from '../shared/fields.ts'
import { listOf } from '../shared/list.ts'
import { DeskForm, Empty, Field, PostButton, Select, Tag, type Tone } from '../shared/page.tsx'
import { Pager } from '../shared/table.tsx'
import type { DeskPage, DeskVisit, WebReply } from '../shared/visit.ts'
import type { Outcome } from '../shared/outcome.ts'
import {
  kindsWaiting,
  markNotSaid,
  markSaid,
  openStates,
  outboxPage,
  pauseAccount,
  planOutbox,
  resumeAccount,
  sayAgain,
  type AccountLine,
  type OutboxLine,
  type OutboxRefusal,
} from './actions.ts'
import { kindName } from './kinds.ts'
import { sayableFrom } from './rules.ts'

const path = '/desk/outbox'

const stateNames: Record<(typeof openStates)[number], { name: string; tone: Tone }> = {
  queued: { name: '等着发', tone: 'quiet' },
  sending: { name: '正在发', tone: 'quiet' },
  unknown: { name: '不知道发出去没有', tone: 'late' },
  failed: { name: '没有发出去', tone: 'due' },
}

async function outbox(visit: DeskVisit): Promise<WebReply> {
  const { act, who, query, settings } = visit
  const list = listOf(query, ['time'])
  const state = openStates.find((one) => one === query.get('state')) ?? null
  const kind = query.get('kind') ?? ''
  const name = (query.get('name') ?? '').trim().slice(0, 50)
  const plan = await planOutbox(act, settings, visit.paceMs)
  const skip = (list.page - 1) * list.size
  const { total, lines } = await outboxPage(act, who, { state, kind, name }, plan, skip, list.size)
  const kinds = await kindsWaiting(act)
  const page = (
    <>
      <h2>微信账号</h2>
      {plan.accounts.length === 0 && <Empty>还没有人绑定微信，没有账号要管。</Empty>}
      {plan.accounts.map((account) => (
        <Account key={account.account} line={account} visit={visit} />
      ))}
      {plan.nobody > 0 && (
        <p class="card">
          另有{plan.nobody}条是发给还没有绑定微信的人的，绑定以后才发。
          <a href="/desk/people/codes">打印绑定码</a>
        </p>
      )}
      <h2>消息</h2>
      <form class="filter card" action={path}>
        <Select
          name="state"
          label="状态"
          options={[
            { value: '', label: '全部没发完的' },
            ...openStates.map((value) => ({ value, label: stateNames[value].name })),
          ]}
          chosen={state ?? ''}
        />
        <Select
          name="kind"
          label="种类"
          options={[
            { value: '', label: '全部' },
            ...kinds.map((value) => ({ value, label: kindName(value) })),
          ]}
          chosen={kind}
        />
        <Field name="name" label="发给谁" value={name} />
        <button>查看</button>
      </form>
      {total === 0 ? (
        <Empty>没有等着发的消息，也没有要您决定的。</Empty>
      ) : (
        <>
          <ul class="lines">
            {lines.map((line) => (
              <Line key={line.id} line={line} visit={visit} />
            ))}
          </ul>
          <Pager path={path} list={list} total={total} />
        </>
      )}
    </>
  )
  return { title: '待发消息', page }
}

const spokenMoment = (at: Date, { act }: DeskVisit): string =>
  `${spokenDay(dayOf(at, act.zone), dayOf(act.now, act.zone))} ${timeOf(at, act.zone)}`

function Account({ line, visit }: { line: AccountLine; visit: DeskVisit }): JSX.Element {
  const { account, queued, doneAt, pausedUntil, reason } = line
  return (
    <div class="card">
      <p>
        <b>{account}</b> {pausedUntil ? <Tag tone="due">暂停中</Tag> : <Tag tone="good">正常</Tag>}
      </p>
      <p>
        {queued === 0 ? '没有等着发的。' : `等着发${queued}条`}
        {doneAt && `，按现在的速度和工作时间，预计${spokenMoment(doneAt, visit)}前发完。`}
      </p>
      {pausedUntil && (
        <p>
          暂停到{spokenMoment(pausedUntil, visit)}
          {reason && `，原因：${reason}`}。等着的都留着，不会丢。
        </p>
      )}
      {pausedUntil ? (
        <PostButton action={`${path}/resume`} csrf={visit.csrf} fields={{ account }}>
          现在就继续
        </PostButton>
      ) : (
        <DeskForm csrf={visit.csrf} action={`${path}/pause`} class="filter">
          <input type="hidden" name="account" value={account} />
          <div class="field">
            <label for={`until-${account}`}>先停到</label>
            <select id={`until-${account}`} name="until">
              <option value="hour">一小时以后</option>
              <option value="morning">下一个工作日上班</option>
              <option value="week">七天以后</option>
            </select>
          </div>
          <button class="plain">暂停</button>
        </DeskForm>
      )}
    </div>
  )
}

function Line({ line, visit }: { line: OutboxLine; visit: DeskVisit }): JSX.Element {
  const shown = openStates.find((one) => one === line.state)
  const decidable = line.state === 'unknown' || line.state === 'failed'
  return (
    <li>
      {shown && <Tag tone={stateNames[shown].tone}>{stateNames[shown].name}</Tag>} <b>{line.to}</b>{' '}
      {kindName(line.kind)}
      <br />
      <small>
        {spokenMoment(line.queuedAt, visit)}排队
        {line.expectedAt && `，预计${spokenMoment(line.expectedAt, visit)}发`}
        {line.error && `；${line.error}`}
      </small>
      {line.text !== null && (
        <details>
          <summary>内容</summary>
          <p class="words">{line.text}</p>
        </details>
      )}
      {decidable && (
        <div class="acts">
          {line.state === 'unknown' && (
            <>
              <PostButton action={`${path}/said`} csrf={visit.csrf} fields={{ id: line.id }} plain>
                看过微信，已经送达
              </PostButton>
              <PostButton action={`${path}/not-said`} csrf={visit.csrf} fields={{ id: line.id }} plain>
                没有送达，不用再发
              </PostButton>
            </>
          )}
          <PostButton action={`${path}/again`} csrf={visit.csrf} fields={{ id: line.id }}>
            再发一次
          </PostButton>
        </div>
      )}
    </li>
  )
}

const refusals: Record<OutboxRefusal, string> = {
  no_right: '您的角色不能处理待发的消息。',
  no_account: '没有这个账号，没有改动。',
  decided: '这一条已经有人处理过了，没有再动。',
  unreachable: '他还没有绑定微信，发不到。请先给他绑定码。',
}

const after = (outcome: Outcome<unknown, OutboxRefusal>, said: string): WebReply => ({
  goTo: path,
  said: outcome.ok ? said : refusals[outcome.refusal],
})

function untilIn(visit: DeskVisit): Date {
  const { act, settings } = visit
  const chosen = visit.fields.text('until')
  if (chosen === 'week') return new Date(act.now.getTime() + 7 * 86_400_000)
  if (chosen !== 'morning') return new Date(act.now.getTime() + 3600_000)
  const tomorrow = instantOf(addDays(dayOf(act.now, act.zone), 1), '00:00', act.zone)
  return sayableFrom(tomorrow, act.zone, settings['notice.workingHours'], {
    daysOff: settings['calendar.daysOff'],
    workdays: settings['calendar.workdays'],
  })
}

async function pause(visit: DeskVisit): Promise<WebReply> {
  const until = untilIn(visit)
  const outcome = await pauseAccount(visit.act, visit.who, visit.fields.text('account'), until)
  return after(outcome, `暂停了，到${spokenMoment(until, visit)}。`)
}

const resume = async (visit: DeskVisit): Promise<WebReply> =>
  after(await resumeAccount(visit.act, visit.who, visit.fields.text('account')), '继续发了。')

const idIn = ({ fields }: DeskVisit): number => rowId(fields.text('id'))

const said = async (visit: DeskVisit): Promise<WebReply> =>
  after(await markSaid(visit.act, visit.who, idIn(visit)), '记下了：已经送达。')

const notSaid = async (visit: DeskVisit): Promise<WebReply> =>
  after(await markNotSaid(visit.act, visit.who, idIn(visit)), '记下了：没有送达，不再发。')

const again = async (visit: DeskVisit): Promise<WebReply> =>
  after(await sayAgain(visit.act, visit.who, idIn(visit)), '排上队了，会再发一次。')

export const deskPages: readonly DeskPage[] = [
  { method: 'GET', path, right: 'outbox.see', answer: outbox },
  { method: 'POST', path: `${path}/pause`, right: 'outbox.change', answer: pause },
  { method: 'POST', path: `${path}/resume`, right: 'outbox.change', answer: resume },
  { method: 'POST', path: `${path}/said`, right: 'outbox.change', answer: said },
  { method: 'POST', path: `${path}/not-said`, right: 'outbox.change', answer: notSaid },
  { method: 'POST', path: `${path}/again`, right: 'outbox.change', answer: again },
]
