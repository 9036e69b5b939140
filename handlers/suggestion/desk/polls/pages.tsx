/** 满意度测评 at the desk: what is judged, the empty ballot, the counts, the result, corrected or voided where it was wrong. */
import { dayOf, spokenDay } from '../../../shared/days.ts'
import { rowId } from '../../../shared/fields.ts'
import { listOf } from '../../../shared/list.ts'
import { Empty, Tag } from '../../../shared/page.tsx'
import { Pager } from '../../../shared/table.tsx'
import type { DeskPage, DeskVisit, WebReply } from '../../../shared/visit.ts'
import { ballotFor, pollOf, pollReport, pollsPage, recordPoll } from '../../actions.ts'
import { doCorrection, doVoid, showCorrection } from './correcting.tsx'
import { countForm, pollsPath as path, problemOf, readPoll, type Sheet } from './counting.tsx'
import { aboutOf, chooseForm, itemsIn, type Chosen } from './items.tsx'
import { nowhere, showPoll } from './one.tsx'

async function list(visit: DeskVisit): Promise<WebReply> {
  const page = listOf(visit.query, ['held'], { size: 30, descending: true })
  const { rows, total } = await pollsPage(visit.act, (page.page - 1) * page.size, page.size)
  const today = dayOf(visit.act.now, visit.act.zone)
  return {
    title: '满意度测评',
    page: (
      <>
        <nav class="acts">
          <a class="button" href={`${path}/new?about=unit`}>
            测评承办单位
          </a>
          <a class="button plain" href={`${path}/new?about=suggestion`}>
            测评建议的办理
          </a>
        </nav>
        {rows.length === 0 ? (
          <Empty>还没有记过满意度测评。先点上面的按钮选测评谁，可以打印空白测评票，开完会再填票数。</Empty>
        ) : (
          <>
            <ul class="picks">
              {rows.map(({ id, title, heldOn, issued, returned, mark, voidedAt, rows: items }) => (
                <li key={id}>
                  <a href={`${path}/${id}`}>
                    {title}
                    <small>
                      {spokenDay(heldOn, today)}，{items.length}项，发出{issued}票，收回{returned}票
                    </small>
                    {mark && <Tag tone={voidedAt === null ? 'due' : 'late'}>{mark}</Tag>}
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

const sheetOf = (chosen: Chosen): Sheet => ({
  title: '满意度测评',
  action: `${path}/new`,
  chosen,
  corrects: false,
})

async function fresh(visit: DeskVisit): Promise<WebReply> {
  const chosen = await itemsIn(visit)
  return chosen.items.length > 0
    ? countForm(visit, sheetOf(chosen), {})
    : chooseForm(visit, `${path}/new`, chosen.problem)
}

async function record(visit: DeskVisit): Promise<WebReply> {
  const { act, who, fields } = visit
  const chosen = await itemsIn(visit)
  const sheet = sheetOf(chosen)
  if (fields.text('do') === 'choose') return chooseForm(visit, sheet.action, null)
  if (chosen.items.length === 0) return chooseForm(visit, sheet.action, chosen.problem ?? '请先选测评谁。')
  if (fields.text('do') === 'chosen') return countForm(visit, sheet, {})
  const read = readPoll(visit, chosen)
  if ('problems' in read) return countForm(visit, sheet, read.problems)
  const outcome = await recordPoll(act, who, read)
  return outcome.ok
    ? { goTo: `${path}/${outcome.value.id}`, said: '票数记下了，结果在下面。' }
    : countForm(visit, sheet, problemOf(outcome.refusal))
}

async function ballot(visit: DeskVisit): Promise<WebReply> {
  const { items } = await itemsIn(visit)
  // no ballot at this address: who is judged is chosen first
  if (items.length === 0)
    return { ...(await chooseForm(visit, `${path}/new`, '请先选测评谁。')), status: 404 }
  const title = aboutOf(visit) === 'unit' ? '代表建议承办单位满意度测评票' : '代表建议办理满意度测评票'
  const outcome = await ballotFor(
    visit.who,
    title,
    items.map(({ label }) => label),
  )
  return outcome.ok ? { ...outcome.value, file: outcome.value.bytes } : nowhere
}

async function one(visit: DeskVisit): Promise<WebReply> {
  const poll = await pollOf(visit.act, visit.who, rowId(visit.params['id']))
  return poll ? showPoll(visit, poll) : nowhere
}

async function result(visit: DeskVisit): Promise<WebReply> {
  const outcome = await pollReport(visit.act, visit.who, rowId(visit.params['id']))
  return outcome.ok ? { ...outcome.value, file: outcome.value.bytes } : nowhere
}

export const pollPages: readonly DeskPage[] = [
  { method: 'GET', path, right: 'suggestions.see', answer: list },
  { method: 'GET', path: `${path}/new`, right: 'suggestions.office', answer: fresh },
  { method: 'POST', path: `${path}/new`, right: 'suggestions.office', answer: record },
  { method: 'GET', path: `${path}/ballot`, right: 'suggestions.office', answer: ballot },
  { method: 'GET', path: `${path}/:id`, right: 'suggestions.see', answer: one },
  { method: 'GET', path: `${path}/:id/result`, right: 'suggestions.see', answer: result },
  { method: 'GET', path: `${path}/:id/correct`, right: 'suggestions.office', answer: showCorrection },
  { method: 'POST', path: `${path}/:id/correct`, right: 'suggestions.office', answer: doCorrection },
  { method: 'POST', path: `${path}/:id/void`, right: 'suggestions.office', answer: doVoid },
]
