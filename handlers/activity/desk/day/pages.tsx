/** The contact day at the desk: who has a record, who has not, and what each told in four parts. */
import { dayOf, spokenDay } from '../../../shared/days.ts'
import { rowId } from '../../../shared/fields.ts'
import { addressWith, listOf } from '../../../shared/list.ts'
import { Empty, Field, Select } from '../../../shared/page.tsx'
import { Pager, Table } from '../../../shared/table.tsx'
import type { DeskPage, DeskVisit, WebReply } from '../../../shared/visit.ts'
import { contactDayOf, dayBoard, daySummary } from '../../actions.ts'
import { shareOf } from '../../papers/daySummary.ts'
import { refusalText } from '../../refusals.ts'
import { path, yearIn } from './address.ts'
import { absentColumns, choiceOf, columns, nameColumns, records, type Shown } from './columns.tsx'
import { one } from './person.tsx'
import { Sums } from './sums.tsx'

async function board(visit: DeskVisit): Promise<WebReply> {
  const { act, who, query } = visit
  const year = yearIn(visit)
  const on = await contactDayOf(act, year)
  const today = dayOf(act.now, act.zone)
  const list = listOf(query, ['group'])
  const asked = query.get('show') ?? ''
  const show: Shown = Object.hasOwn(records, asked) ? (asked as Shown) : 'missing'
  const officeId = rowId(query.get('office') ?? '') || null
  const constituencyId = rowId(query.get('constituency') ?? '') || null
  const choice = { year, officeId, constituencyId, ...choiceOf[show] }
  const page = { skip: (list.page - 1) * list.size, take: list.size }
  const outcome = await dayBoard(act, who, choice, page)
  if (!outcome.ok) return { title: '联系选民日', page: <Empty>{refusalText[outcome.refusal]}</Empty> }
  const { offices, constituencies, places, rows, total } = outcome.value
  const deputies = offices.reduce((sum, one) => sum + one.deputies, 0)
  const recorded = offices.reduce((sum, one) => sum + one.recorded, 0)
  const absent = offices.reduce((sum, one) => sum + one.absent, 0)
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
            <b>{absent}</b>说明了原因没有参加
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
              columns={columnsOf(show)(year)}
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

const columnsOf = (show: Shown) =>
  show === 'missing' ? nameColumns : show === 'absent' ? absentColumns : columns

function nobody(show: Shown, deputies: number): string {
  if (deputies === 0) return '还没有代表。请先导入名册。'
  if (show === 'absent')
    return '这里没有代表说明过没有参加的原因。代表在微信里回一句“联系日没参加，住院了”就记上了。'
  return show === 'missing'
    ? '这里的代表都有记录或说明了原因。'
    : '这里还没有记录。代表在微信里回一句“联系日走访 张德发”就记上了。'
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
