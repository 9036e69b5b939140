/** The contact day at the desk: who has a record, who has not, and what each told in four parts. */
import type { JSX } from 'preact'
import { hasRight } from '../../access/rules.ts'
import { dayOf, spokenDay } from '../../shared/days.ts'
import { rowId } from '../../shared/fields.ts'
import { addressWith, listOf } from '../../shared/list.ts'
import { Empty, Facts, Field, Select, Tag } from '../../shared/page.tsx'
import { Pager, Table, type Column } from '../../shared/table.tsx'
import type { DeskPage, DeskVisit, WebReply } from '../../shared/visit.ts'
import { missing } from '../../shared/missing.tsx'
import {
  contactDayOf,
  dayBoard,
  dayParts,
  daySummary,
  deputysDay,
  yearToLookAt,
  type DayRow,
  type DeputysDay,
  type DaySum,
} from '../actions.ts'
import { partKeys } from '../chat/dayWords.ts'
import { shareOf } from '../papers/daySummary.ts'
import { refusalText } from '../refusals.ts'

const path = '/desk/activities/contact-day'

function yearIn({ query, act, settings }: DeskVisit): number {
  const asked = Number(query.get('year') ?? '')
  const usual = yearToLookAt(dayOf(act.now, act.zone), settings)
  return Number.isInteger(asked) && asked >= 2000 && asked <= 2100 ? asked : usual
}

const records = { missing: '没有记录的', recorded: '有记录的', all: '全部' } as const
type Shown = keyof typeof records
const hasRecord: Record<Shown, boolean | null> = { missing: false, recorded: true, all: null }

async function board(visit: DeskVisit): Promise<WebReply> {
  const { act, who, query, settings } = visit
  const year = yearIn(visit)
  const on = contactDayOf(year, settings)
  const today = dayOf(act.now, act.zone)
  const list = listOf(query, ['group'])
  const asked = query.get('show') ?? ''
  const show: Shown = Object.hasOwn(records, asked) ? (asked as Shown) : 'missing'
  const officeId = rowId(query.get('office') ?? '') || null
  const constituencyId = rowId(query.get('constituency') ?? '') || null
  const choice = { year, officeId, constituencyId, hasRecord: hasRecord[show] }
  const page = { skip: (list.page - 1) * list.size, take: list.size }
  const outcome = await dayBoard(act, who, choice, page)
  if (!outcome.ok) return { title: '联系选民日', page: <Empty>{refusalText[outcome.refusal]}</Empty> }
  const { offices, constituencies, places, rows, total } = outcome.value
  const deputies = offices.reduce((sum, one) => sum + one.deputies, 0)
  const recorded = offices.reduce((sum, one) => sum + one.recorded, 0)
  return {
    title: `${year}年联系选民日`,
    page: (
      <>
        <p>
          {today < on
            ? `${spokenDay(on, today)}是联系选民日，到那天才有记录。`
            : `联系选民日是${spokenDay(on, today)}，记录随时可以补。`}
          没有记录不等于没有参加。
        </p>
        {today >= on && (
          <nav class="acts" aria-label="文件">
            <a class="button plain" href={`${path}/summary?year=${year}`}>
              情况小结（Word）
            </a>
          </nav>
        )}
        <ul class="figures" aria-label="全区">
          <li>
            <b>
              {recorded}/{deputies}
            </b>
            有记录的代表（{shareOf(recorded, deputies)}）
          </li>
          <li>
            <b>{offices.reduce((sum, one) => sum + one.headcount, 0)}</b>代表自报见到的选民
          </li>
          <li>
            <b>{offices.reduce((sum, one) => sum + one.cards, 0)}</b>张征求意见卡
          </li>
        </ul>
        <p class="hint">
          参加率＝有记录的代表÷应参加的代表（在任，联系选民日当天没有暂停执行代表职务）；人数和张数是代表说的合计，没有说的不计。
        </p>
        <Sums
          caption="各机构"
          head="机构"
          rows={offices}
          to={({ id }) => addressWith(path, query, { office: String(id), constituency: '', page: '' })}
        />
        {constituencies.length > 0 && (
          <Sums
            caption="这个机构的各选区（有代表的）"
            head="选区"
            rows={constituencies}
            to={({ id }) => addressWith(path, query, { constituency: String(id), page: '' })}
          />
        )}
        <h2>代表</h2>
        <form method="get" action={path} class="filter card">
          <Field name="year" label="年份" type="number" value={year} min={2000} max={2100} />
          <Select
            name="office"
            label="机构"
            chosen={String(officeId ?? '')}
            options={[
              { value: '', label: '全部机构' },
              ...offices.map(({ id, name }) => ({ value: String(id), label: name })),
            ]}
          />
          <Select
            name="constituency"
            label="选区"
            chosen={String(constituencyId ?? '')}
            options={[
              { value: '', label: '全部选区' },
              ...places.map(({ id, name }) => ({ value: String(id), label: name })),
            ]}
          />
          <Select
            name="show"
            label="看谁"
            chosen={show}
            options={Object.entries(records).map(([value, label]) => ({ value, label }))}
          />
          <button>看</button>
        </form>
        {rows.length === 0 ? (
          <Empty>{nobody(show, deputies)}</Empty>
        ) : (
          <>
            <Table
              caption={`${records[show]}代表`}
              path={path}
              list={list}
              columns={show === 'missing' ? nameColumns(year) : columns(year)}
              rows={rows}
              keyOf={({ personId }) => personId}
            />
            <Pager path={path} list={list} total={total} />
          </>
        )}
      </>
    ),
  }
}

function nobody(show: Shown, deputies: number): string {
  if (deputies === 0) return '还没有代表。请先导入名册。'
  return show === 'missing'
    ? '这里的代表都有记录了。'
    : '这里还没有记录。代表在微信里回一句“联系日走访 张德发”就记上了。'
}

function Sums({
  caption,
  head,
  rows,
  to,
}: {
  caption: string
  head: string
  rows: readonly DaySum[]
  to: (row: DaySum) => string
}): JSX.Element {
  return (
    <div class="table" role="region" aria-label={caption} tabindex={0}>
      <table>
        <caption>{caption}</caption>
        <thead>
          <tr>
            {[head, '应参加', '有记录', '没有记录', '参加率', '自报见到', '意见卡'].map((one, index) => (
              <th key={one} scope="col" class={index > 0 ? 'number' : undefined}>
                {one}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row">
                <a href={to(row)}>{row.name}</a>
              </th>
              {[
                row.deputies,
                row.recorded,
                row.deputies - row.recorded,
                shareOf(row.recorded, row.deputies),
                row.headcount,
                row.cards,
              ].map((figure, index) => (
                <td key={index} class="number">
                  {figure}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

const nameColumns = (year: number): Column<DayRow, 'group'>[] => [
  {
    head: '姓名',
    cell: ({ personId, name }) => <a href={`${path}/${personId}?year=${year}`}>{name}</a>,
  },
  { head: '小组', cell: ({ groupName }) => groupName },
  { head: '选区', cell: ({ constituency }) => constituency },
]

const columns = (year: number): Column<DayRow, 'group'>[] => [
  ...nameColumns(year),
  {
    head: '记录',
    cell: (row) => (row.hasRecord ? <Tag tone="good">有</Tag> : <Tag tone="late">没有</Tag>),
  },
  ...partKeys.map((part): Column<DayRow, 'group'> => ({
    head: dayParts[part],
    cell: (row) => {
      if (!row.hasRecord) return ''
      const told = row[part]
      if (told === null) return part === 'met' && row.headcount !== null ? '说了人数' : '没说'
      return told === '无' ? '无' : '说了'
    },
  })),
  { head: '见到', numeric: true, cell: ({ headcount }) => (headcount === null ? '' : `${headcount}人`) },
  { head: '意见卡', numeric: true, cell: ({ cards }) => (cards === null ? '' : `${cards}张`) },
  {
    head: '本选区',
    cell: ({ ownConstituency: own }) => (own === false ? <Tag tone="due">不是</Tag> : own ? '是' : ''),
  },
]

/** What he told of a part; 联选民 may be told by a headcount alone. */
function toldOf(record: NonNullable<DeputysDay['record']>, part: (typeof partKeys)[number]): string {
  const told = record[part]
  if (told !== null) return told
  return part === 'met' && record.headcount !== null ? `没有说姓名，自报见到${record.headcount}人` : '没有说'
}

/** One deputy's day in full. */
async function one(visit: DeskVisit): Promise<WebReply> {
  const year = yearIn(visit)
  const day = await deputysDay(visit.act, visit.who, rowId(visit.params['personId']), year)
  if (!day.ok) return missing('位代表', { href: path, label: '回到联系选民日' })
  const { name, group, constituency, record, reports, recordedBy } = day.value
  const today = dayOf(visit.act.now, visit.act.zone)
  const concerns = reports.flatMap((report) => report.concerns)
  return {
    title: `${name}：${year}年联系选民日`,
    page: (
      <>
        <Facts
          facts={[
            ['小组', group],
            ['选区', constituency],
            ...(record
              ? ([
                  ['日期', spokenDay(record.heldOn, today)],
                  [
                    '去的选区',
                    record.constituency === null
                      ? '没有说'
                      : `第${record.constituency}选区${record.ownConstituency === false ? '（不是本选区）' : ''}`,
                  ],
                  ['见到选民', record.headcount === null ? '没有说' : `${record.headcount}人`],
                  ['征求意见卡', record.cards === null ? '没有说' : `${record.cards}张`],
                  ['谁记的', recordedBy ?? '代表本人'],
                ] as const)
              : []),
          ]}
        />
        {hasRight(visit.who, 'contacts.change') && (
          <nav class="acts" aria-label="做什么">
            <a class="button plain" href={`${path}/${rowId(visit.params['personId'])}/sheet?year=${year}`}>
              {record ? '按纸质表补录' : '按纸质表代录'}
            </a>
          </nav>
        )}
        {record ? (
          partKeys.map((part) => (
            <div key={part} class="card">
              <h2>{dayParts[part]}</h2>
              <p class="words">{toldOf(record, part)}</p>
            </div>
          ))
        ) : (
          <Empty>
            {reports.length > 0
              ? '四项还没有说，只有下面的联系记录。'
              : '还没有记录。请联络员了解情况，去了的请他在微信里补一句，例如：联系日走访 张德发'}
          </Empty>
        )}
        {reports.length > 0 && (
          <>
            <h2>那天的联系记录</h2>
            <ul class="lines">
              {reports.map(({ id, occurredOn, contacts }) => (
                <li key={id}>
                  <a href={`/desk/contacts/${id}`}>
                    记录{id}：{spokenDay(occurredOn, today)}，名单内{contacts.length}人
                  </a>
                </li>
              ))}
            </ul>
          </>
        )}
        {concerns.length > 0 && (
          <>
            <h2>记下的诉求</h2>
            <ul class="lines">
              {concerns.map(({ id, text }) => (
                <li key={id}>{text}</li>
              ))}
            </ul>
          </>
        )}
        <p>
          <a href={addressWith(path, new URLSearchParams(), { year: String(year) })}>回到联系选民日</a>
        </p>
      </>
    ),
  }
}

async function summary(visit: DeskVisit): Promise<WebReply> {
  const made = await daySummary(visit.act, visit.who, yearIn(visit))
  if (made.ok) return { ...made.value, file: made.value.bytes }
  return { title: '联系选民日', page: <Empty>这一年的联系选民日还没有到，没有小结可做。</Empty> }
}

export const dayPages: readonly DeskPage[] = [
  { method: 'GET', path, right: 'activities.see', answer: board },
  { method: 'GET', path: `${path}/summary`, right: 'activities.see', answer: summary },
  { method: 'GET', path: `${path}/:personId`, right: 'activities.see', answer: one },
]
