/** /desk/contacts/concerns: what voters raised, whose it is, how it stands and for how long. Looking only. */
import { dayOf, daysBetween, spokenDay } from '../shared/days.ts'
import { listOf } from '../shared/list.ts'
import { Empty, Field, Select, Tag, type Tone } from '../shared/page.tsx'
import { Pager, Table } from '../shared/table.tsx'
import type { DeskPage, DeskVisit, WebReply } from '../shared/visit.ts'
import { concernsForOffice } from './actions.ts'
import { stateNames, type ConcernState } from './rules.ts'

const path = '/desk/contacts/concerns'

const toneOf = (state: ConcernState, age: number): Tone =>
  state === 'open' ? (age > 30 ? 'late' : 'due') : state === 'void' ? 'quiet' : 'good'

const isState = (text: string): text is ConcernState => Object.hasOwn(stateNames, text)

async function concerns(visit: DeskVisit): Promise<WebReply> {
  const { act, who, query } = visit
  const list = listOf(query, ['age', 'owner'], { descending: true })
  const state = query.get('state') ?? 'open'
  const name = (query.get('name') ?? '').trim().slice(0, 50)
  const { total, lines } = await concernsForOffice(act, who, {
    state: isState(state) ? state : null,
    name,
    sort: list.sort,
    descending: list.descending,
    skip: (list.page - 1) * list.size,
    take: list.size,
  })
  const today = dayOf(act.now, act.zone)
  const page = (
    <>
      <form class="filter card" action={path}>
        <Select
          name="state"
          label="状态"
          options={[
            ...Object.entries(stateNames).map(([value, label]) => ({ value, label })),
            { value: 'all', label: '全部' },
          ]}
          chosen={isState(state) ? state : 'all'}
        />
        <Field name="name" label="代表姓名" value={name} />
        <button>查看</button>
        <a class="button plain" href="/desk/contacts">
          联系情况
        </a>
      </form>
      {total === 0 ? (
        <Empty>没有这样的诉求。代表记联系时带上选民反映的事，就会列在这里。</Empty>
      ) : (
        <>
          <Table
            caption="诉求"
            path={path}
            list={list}
            rows={lines}
            keyOf={({ id }) => id}
            columns={[
              { head: '编号', numeric: true, cell: ({ id }) => id },
              {
                head: '诉求',
                cell: ({ text, reportId }) =>
                  reportId === null ? text : <a href={`/desk/contacts/${reportId}`}>{text}</a>,
              },
              { head: '谁的', sort: 'owner', cell: ({ owner }) => owner },
              {
                head: '状态',
                cell: ({ state: stands, createdAt }) => (
                  <Tag tone={toneOf(stands, daysBetween(dayOf(createdAt, act.zone), today))}>
                    {stateNames[stands]}
                  </Tag>
                ),
              },
              {
                head: '多久了',
                sort: 'age',
                numeric: true,
                cell: ({ createdAt }) => {
                  const day = dayOf(createdAt, act.zone)
                  return `${daysBetween(day, today)}天（${spokenDay(day, today)}）`
                },
              },
            ]}
          />
          <Pager path={path} list={list} total={total} />
        </>
      )}
    </>
  )
  return { title: '诉求', page }
}

export const deskPages: readonly DeskPage[] = [
  { method: 'GET', path, right: 'concerns.see', answer: concerns },
]
