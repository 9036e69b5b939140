/** 满意度测评 at the desk: what is judged, the empty ballot, the counts, the result. */
import type { JSX } from 'preact'
import { isDay } from '../../settings/rules.ts'
import { dayOf, spokenDay } from '../../shared/days.ts'
import { rowId } from '../../shared/fields.ts'
import { addressWith, listOf } from '../../shared/list.ts'
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
import { Pager } from '../../shared/table.tsx'
import type { DeskPage, DeskVisit, WebReply } from '../../shared/visit.ts'
import {
  allUnits,
  ballotFor,
  pollFault,
  pollOf,
  pollReport,
  pollsPage,
  recordPoll,
  refOf,
  suggestionsNamed,
  type PollInput,
} from '../actions.ts'
import { refusalSentences } from '../refusals.ts'
import { gradeNames, type SuggestionRefusal } from '../rules.ts'
import { percentOf, type Share } from '../reading/statistics.ts'

const path = '/desk/suggestions/polls'

const counts = {
  satisfied: gradeNames.satisfied,
  basically: gradeNames.basically_satisfied,
  dissatisfied: gradeNames.dissatisfied,
  abstained: '弃权',
  invalid: '无效',
} as const
type Count = keyof typeof counts

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
              {rows.map(({ id, title, heldOn, issued, returned, rows: items }) => (
                <li key={id}>
                  <a href={`${path}/${id}`}>
                    {title}
                    <small>
                      {spokenDay(heldOn, today)}，{items.length}项，发出{issued}票，收回{returned}票
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

interface Item {
  key: string
  label: string
  unitId: number | null
  suggestionId: number | null
}

const aboutOf = (query: URLSearchParams): PollInput['subjectKind'] =>
  query.get('about') === 'suggestion' ? 'suggestion' : 'unit'

/** What the address names as judged: units by their rows, suggestions by their numbers; and what it names in vain. */
async function itemsIn({ act, who, query }: DeskVisit): Promise<{ items: Item[]; problem: string | null }> {
  if (aboutOf(query) === 'unit') {
    const chosen = new Set(query.getAll('unit').map(rowId))
    const units = (await allUnits(act)).filter(({ id }) => chosen.has(id))
    const items = units.map(({ id, name }) => ({
      key: String(id),
      label: name,
      unitId: id,
      suggestionId: null,
    }))
    return {
      items,
      problem: query.has('chosen') && items.length === 0 ? '还没有选单位，请至少选一个。' : null,
    }
  }
  const items = new Map<number, Item>()
  const typed =
    (query.get('numbers') ?? '')
      .normalize('NFKC')
      .slice(0, 2000)
      .match(/[A-Za-z0-9-]+/g) ?? []
  for (const number of typed) {
    const [only, ...more] = await suggestionsNamed(act, who, number, number)
    if (!only) return { items: [], problem: `没有编号${number}的建议，请核对。` }
    if (more.length > 0) return { items: [], problem: `有几件建议都是${number}，请写全，例如JY-1801-023。` }
    items.set(only.id, {
      key: String(only.id),
      label: `${refOf(only)} ${only.title}`,
      unitId: null,
      suggestionId: only.id,
    })
  }
  return {
    items: [...items.values()],
    problem: query.has('chosen') && items.size === 0 ? '还没有写编号，请至少写一个。' : null,
  }
}

async function fresh(visit: DeskVisit): Promise<WebReply> {
  const { items, problem } = await itemsIn(visit)
  return items.length > 0 ? countForm(visit, items, {}) : chooseForm(visit, problem)
}

/** First: who or what is judged. */
async function chooseForm(visit: DeskVisit, problem: string | null): Promise<WebReply> {
  const about = aboutOf(visit.query)
  const name = about === 'unit' ? 'unit' : 'numbers'
  const problems: Problems = problem === null ? {} : { [name]: problem }
  const units = await allUnits(visit.act)
  return {
    title: about === 'unit' ? '测评哪些单位' : '测评哪些建议',
    page: (
      <form method="get">
        <ProblemList problems={problems} />
        <input type="hidden" name="about" value={about} />
        <input type="hidden" name="chosen" value="1" />
        {about === 'unit' ? (
          <Choices
            name="unit"
            label="承办单位（可多选）"
            type="checkbox"
            problems={problems}
            options={units.map(({ id, name: label }) => ({ value: String(id), label }))}
            chosen={visit.query.getAll('unit')}
          />
        ) : (
          <Area
            name="numbers"
            label="建议编号"
            hint="几件之间用空格或顿号分开，例如：005、019、023"
            problems={problems}
            value={visit.query.get('numbers') ?? ''}
          />
        )}
        <button>下一步</button>
      </form>
    ),
  }
}

/** Then: the empty ballot to print, and the counts once the ballots are back. Nothing is filled in beforehand. */
function countForm(visit: DeskVisit, items: readonly Item[], problems: Problems): WebReply {
  const { fields, query } = visit
  const today = dayOf(visit.act.now, visit.act.zone)
  return {
    title: '满意度测评',
    status: Object.keys(problems).length > 0 ? 422 : 200,
    page: (
      <>
        <nav class="acts">
          <a class="button plain" href={addressWith(`${path}/ballot`, query, {})}>
            打印空白测评票（Word）
          </a>
          <a class="button plain" href={`${path}/new?about=${aboutOf(query)}`}>
            重新选
          </a>
        </nav>
        <ProblemList problems={problems} />
        <DeskForm csrf={visit.csrf} action={addressWith(`${path}/new`, query, {})}>
          <Field
            name="title"
            label="测评名称"
            hint="例如：区十八届人大二次会议代表建议办理满意度测评"
            problems={problems}
            value={fields.text('title')}
            maxLength={80}
          />
          <Field
            name="heldOn"
            label="测评日期"
            type="date"
            problems={problems}
            value={fields.text('heldOn')}
            max={today}
          />
          <Number name="issued" label="发出多少票" {...{ visit, problems }} />
          <Number name="returned" label="收回多少票" {...{ visit, problems }} />
          {items.map(({ key, label }) => (
            <fieldset key={key} id={`item-${key}`}>
              <legend>{label}</legend>
              {problems[`item-${key}`] && <p class="problem">{problems[`item-${key}`]}</p>}
              <div class="counts">
                {Object.entries(counts).map(([count, words]) => (
                  <Number key={count} name={`${count}-${key}`} label={words} {...{ visit, problems }} />
                ))}
              </div>
            </fieldset>
          ))}
          <p class="hint">每一项的五个数加起来要等于收回的票数。每项只选一个，多选无效，不选为弃权。</p>
          <button>记下票数</button>
        </DeskForm>
      </>
    ),
  }
}

const Number = ({
  visit,
  ...field
}: {
  name: string
  label: string
  visit: DeskVisit
  problems: Problems
}): JSX.Element => (
  <Field
    {...field}
    type="number"
    inputMode="numeric"
    min={0}
    step={1}
    value={visit.fields.text(field.name)}
  />
)

const countIn = (text: string): number | null =>
  /^\d{1,6}$/.test(text.normalize('NFKC')) ? globalThis.Number(text.normalize('NFKC')) : null

async function record(visit: DeskVisit): Promise<WebReply> {
  const { act, who, fields, query } = visit
  const { items, problem } = await itemsIn(visit)
  if (items.length === 0) return chooseForm(visit, problem ?? '请先选测评谁。')
  const problems: Record<string, string> = {}
  const count = (name: string, field: string, problemWords: string): number => {
    const value = countIn(fields.text(name))
    if (value === null) problems[field] = problemWords
    return value ?? 0
  }
  const poll: PollInput = {
    title: fields.text('title'),
    heldOn: fields.text('heldOn'),
    subjectKind: aboutOf(query),
    issued: count('issued', 'issued', '请写发出多少票'),
    returned: count('returned', 'returned', '请写收回多少票'),
    rows: items.map(({ key, ...item }) => ({
      ...item,
      ...(Object.fromEntries(
        Object.keys(counts).map((name) => [
          name,
          count(`${name}-${key}`, `item-${key}`, `${item.label}：五个数都要写，没有就写0`),
        ]),
      ) as Record<Count, number>),
    })),
  }
  if (!poll.title) problems['title'] = '请写测评名称'
  if (!isDay(poll.heldOn)) problems['heldOn'] = '请写测评日期'
  if (Object.keys(problems).length > 0) return countForm(visit, items, problems)
  for (const [index, row] of poll.rows.entries()) {
    const fault = pollFault({ ...poll, rows: [row] })
    if (fault) problems[poll.returned > poll.issued ? 'returned' : `item-${items[index]?.key ?? ''}`] = fault
  }
  if (Object.keys(problems).length > 0) return countForm(visit, items, problems)
  const outcome = await recordPoll(act, who, poll)
  if (!outcome.ok)
    return countForm(visit, items, {
      [fieldOf[outcome.refusal] ?? 'returned']: refusalSentences[outcome.refusal],
    })
  return { goTo: `${path}/${outcome.value.id}`, said: '票数记下了，结果在下面。' }
}

const fieldOf: Partial<Record<SuggestionRefusal, string>> = { past_day: 'heldOn', incomplete: 'title' }

async function ballot(visit: DeskVisit): Promise<WebReply> {
  const { items } = await itemsIn(visit)
  // no ballot at this address: who is judged is chosen first
  if (items.length === 0) return { ...(await chooseForm(visit, '请先选测评谁。')), status: 404 }
  const title = aboutOf(visit.query) === 'unit' ? '代表建议承办单位满意度测评票' : '代表建议办理满意度测评票'
  const outcome = await ballotFor(
    visit.who,
    title,
    items.map(({ label }) => label),
  )
  return outcome.ok ? { ...outcome.value, file: outcome.value.bytes } : nowhere
}

const nowhere = missing('次测评', { href: path, label: '回到满意度测评' })

const shareInWords = (share: Share): string => {
  const percent = percentOf(share)
  return percent === null ? '—' : `${percent}%（${share.part}/${share.of}）`
}

async function one(visit: DeskVisit): Promise<WebReply> {
  const poll = await pollOf(visit.act, visit.who, rowId(visit.params['id']))
  if (!poll) return nowhere
  const heads = ['测评对象', '满意率', '基本满意以上率', ...Object.values(counts)]
  return {
    title: poll.title,
    page: (
      <>
        <Facts
          facts={[
            ['日期', spokenDay(poll.heldOn, dayOf(visit.act.now, visit.act.zone))],
            ['发出', `${poll.issued}票`],
            ['收回', `${poll.returned}票`],
          ]}
        />
        <div class="table" role="region" aria-label="测评结果" tabindex={0}>
          <table>
            <thead>
              <tr>
                {heads.map((head) => (
                  <th key={head} scope="col">
                    {head}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {poll.rows.map((row, index) => {
                const rates = poll.result.rates[index]
                return (
                  <tr key={index}>
                    <th scope="row">{row.label}</th>
                    <td class="number">{rates && shareInWords(rates.satisfied)}</td>
                    <td class="number">{rates && shareInWords(rates.content)}</td>
                    {(Object.keys(counts) as Count[]).map((count) => (
                      <td key={count} class="number">
                        {row[count]}
                      </td>
                    ))}
                  </tr>
                )
              })}
            </tbody>
          </table>
        </div>
        <p class="hint">
          满意率＝满意÷（满意＋基本满意＋不满意）；基本满意以上率＝（满意＋基本满意）÷同上。弃权和无效不算在内。
        </p>
        <nav class="acts">
          <a class="button plain" href={`${path}/${poll.id}/result`}>
            测评结果（Word）
          </a>
        </nav>
      </>
    ),
  }
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
]
