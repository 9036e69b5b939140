/** /desk: what waits for the office, oldest first, each with what to do. */
import type { JSX } from 'preact'
import { markChecked } from '../contact/actions.ts'
import { finishRequest, lookAfterFault } from '../help/actions.ts'
import { lookAfterBind } from '../people/actions.ts'
import { addDays, dayOf, daysBetween, spokenDay, timeOf } from '../shared/days.ts'
import { rowId } from '../shared/fields.ts'
import { DeskForm, Empty, Tag, type Tone } from '../shared/page.tsx'
import type { DeskPage, DeskVisit, WebReply } from '../shared/visit.ts'
import type { WaitingItem } from '../shared/waiting.ts'
import { waitingItems, type Today } from './actions.ts'

async function today(visit: DeskVisit): Promise<WebReply> {
  const { items, standing } = await waitingItems(visit.act, visit.who)
  const page = (
    <>
      {items.length === 0 ? (
        <Empty>
          没有等着办的事，都办完了。轮到您办的建议、找工作人员的人、出错的消息和要核对的记录，都会出现在这里。
        </Empty>
      ) : (
        <p>{`有${items.length}件事等着办，最早的在最前面。`}</p>
      )}
      {items.length > 0 && (
        <ul class="lines">
          {items.map((item) => (
            <Waits key={item.key} item={item} visit={visit} />
          ))}
        </ul>
      )}
      {standing.length > 0 && (
        <>
          <h2>还差的</h2>
          <ul class="lines">
            {standing.map((item) => (
              <li key={item.key}>
                <b>{item.about}</b>
                <p>
                  <Todo item={item} />
                </p>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  )
  return { title: '今天', page }
}

const Todo = ({ item: { href, todo } }: { item: WaitingItem }): JSX.Element =>
  href === null ? <>{todo}</> : <a href={href}>{todo}</a>

function Waits({ item, visit }: { item: Today['items'][number]; visit: DeskVisit }): JSX.Element {
  const { zone, now } = visit.act
  const since = dayOf(item.since, zone)
  const current = dayOf(now, zone)
  return (
    <li>
      <Tag tone={toneOf(daysBetween(since, current))}>{ageOf(since, current)}</Tag>{' '}
      <small>
        {item.matter}，{spokenDay(since, current)} {timeOf(item.since, zone)}
      </small>
      <br />
      <b>{item.about}</b>
      <p>
        <Todo item={item} />
      </p>
      {item.close && <Close item={item} close={item.close} csrf={visit.csrf} />}
    </li>
  )
}

const toneOf = (days: number): Tone => (days >= 3 ? 'late' : days >= 1 ? 'due' : 'quiet')

const ageOf = (since: string, today: string): string =>
  since >= today ? '今天' : since === addDays(today, -1) ? '昨天' : `${daysBetween(since, today)}天前`

function Close({
  item,
  close,
  csrf,
}: {
  item: WaitingItem
  close: NonNullable<WaitingItem['close']>
  csrf: string
}): JSX.Element {
  return (
    <DeskForm csrf={csrf} action={close.action} class="filter">
      {Object.entries(close.fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {close.note !== null && (
        <div class="field">
          <label for={`note-${item.key}`}>{close.note}</label>
          <input id={`note-${item.key}`} name="note" maxLength={200} autocomplete="off" />
        </div>
      )}
      <button class={close.note === null ? 'plain' : ''}>{close.note === null ? '看过了' : '办好了'}</button>
    </DeskForm>
  )
}

const idIn = (visit: DeskVisit): number => rowId(visit.fields.text('id'))

const goBack = (said: string): WebReply => ({ goTo: '/desk', said })

async function human(visit: DeskVisit): Promise<WebReply> {
  const note = visit.fields.text('note').slice(0, 200)
  const outcome = await finishRequest(visit.act, visit.who, idIn(visit), note)
  return goBack(outcome.ok ? `办好了，已经告诉${outcome.value.name}。` : '这件事已经有人办好了，没有再发。')
}

async function fault(visit: DeskVisit): Promise<WebReply> {
  const looked = await lookAfterFault(visit.act, visit.who, idIn(visit))
  return goBack(looked ? '记下了：这条出错的消息已经处理。' : '这条已经处理过了。')
}

async function bindTry(visit: DeskVisit): Promise<WebReply> {
  const looked = await lookAfterBind(visit.act, visit.who, visit.fields.text('key'))
  return goBack(looked ? '记下了：这个微信看过了。' : '这个微信已经看过了。')
}

async function report(visit: DeskVisit): Promise<WebReply> {
  const checked = await markChecked(visit.act, visit.who, idIn(visit))
  return goBack(checked ? '记下了：这条记录核对过了。' : '这条记录已经核对过了。')
}

export const deskPages: readonly DeskPage[] = [
  { method: 'GET', path: '/desk', right: 'today.see', answer: today },
  { method: 'POST', path: '/desk/waiting/human', right: 'help.answer', answer: human },
  { method: 'POST', path: '/desk/waiting/fault', right: 'audit.see', answer: fault },
  { method: 'POST', path: '/desk/waiting/bind', right: 'people.change', answer: bindTry },
  { method: 'POST', path: '/desk/waiting/report', right: 'contacts.change', answer: report },
]
