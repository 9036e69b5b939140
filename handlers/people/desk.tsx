/** 人员: the list with its search, and one person's page with what the office may change. */
import type { JSX } from 'preact'
import { hasRight } from '../access/rules.ts'
import { listOf } from '../shared/list.ts'
import { Empty, Field, Select, Tag } from '../shared/page.tsx'
import { Pager, Table, type Column } from '../shared/table.tsx'
import type { DeskPage, DeskVisit, WebReply } from '../shared/visit.ts'
import { personPages } from './deskChanges.tsx'
import { findPeople, placesToFilter, type FoundPerson } from './registry/finding.ts'
import {
  isRoleFilter,
  peopleSorts,
  roleFilters,
  type PeopleFilter,
  type PeopleSort,
} from './registry/rules.ts'

const path = '/desk/people'

const numberIn = (query: URLSearchParams, name: string): number | null => {
  const number = Number(query.get(name) ?? '')
  return Number.isInteger(number) && number > 0 && number < 2 ** 31 ? number : null
}

function filterOf({ query, who }: DeskVisit): PeopleFilter {
  const role = query.get('role') ?? ''
  const bound = query.get('bound')
  return {
    role: isRoleFilter(role) ? role : null,
    officeId: numberIn(query, 'office'),
    groupId: numberIn(query, 'group'),
    bound: bound === 'yes' ? true : bound === 'no' ? false : null,
    voters: hasRight(who, 'contacts.see'),
  }
}

async function people(visit: DeskVisit): Promise<WebReply> {
  const typed = (visit.query.get('q') ?? '').slice(0, 200)
  const filter = filterOf(visit)
  const list = listOf(visit.query, peopleSorts)
  const found = await findPeople(visit.act, typed, filter, list)
  const places = await placesToFilter(visit.act)
  const page = (
    <>
      <Doors visit={visit} />
      <SearchForm typed={typed} filter={filter} places={places} />
      {found.people.length === 0 ? (
        <Empty>
          {found.total > 0
            ? '这一页没有了，请往前翻。'
            : [...visit.query.values()].every((value) => value === '')
              ? '名册还是空的。请先“导入名册”。'
              : '没有符合的人。可以只写姓名里的一个字、拼音首字母或手机后四位，或者放宽筛选。'}
        </Empty>
      ) : (
        <Table
          caption={`人员，共${found.total}位`}
          path={path}
          list={list}
          columns={columns}
          rows={found.people}
          keyOf={({ kind, id }) => `${kind}${id}`}
        />
      )}
      <Pager<PeopleSort> path={path} list={list} total={found.total} />
    </>
  )
  return { title: '人员', page }
}

const Doors = ({ visit }: { visit: DeskVisit }): JSX.Element => (
  <p class="acts">
    {hasRight(visit.who, 'people.change') && (
      <>
        <a class="button plain" href="/desk/people/import">
          导入名册
        </a>
        <a class="button plain" href="/desk/people/codes">
          打印绑定码
        </a>
      </>
    )}
    <a class="button plain" href="/desk/people/readiness">
      尚未健全
    </a>
    {hasRight(visit.who, 'people.change') && (
      <a class="button plain" href="/desk/people/term">
        换届
      </a>
    )}
  </p>
)

function SearchForm({
  typed,
  filter,
  places,
}: {
  typed: string
  filter: PeopleFilter
  places: Awaited<ReturnType<typeof placesToFilter>>
}): JSX.Element {
  const roles = Object.entries(roleFilters).filter(([role]) => role !== 'voter' || filter.voters)
  const named = (rows: readonly { id: number; name: string }[]) =>
    rows.map(({ id, name }) => ({ value: String(id), label: name }))
  const any = { value: '', label: '不限' }
  return (
    <form class="filter card" method="get" action={path} role="search">
      <p class="hint">
        可以写姓名、拼音或首字母（zmy）、手机后四位、代表证号、小组、机构{filter.voters && '；选民也能找'}。
      </p>
      <Field name="q" label="找人" type="search" value={typed} />
      <Select
        name="role"
        label="角色"
        chosen={filter.role ?? ''}
        options={[any, ...roles.map(([value, label]) => ({ value, label }))]}
      />
      <Select
        name="office"
        label="机构"
        chosen={String(filter.officeId ?? '')}
        options={[any, ...named(places.offices)]}
      />
      <Select
        name="group"
        label="小组"
        chosen={String(filter.groupId ?? '')}
        options={[any, ...named(places.groups)]}
      />
      <Select
        name="bound"
        label="微信"
        chosen={filter.bound === null ? '' : filter.bound ? 'yes' : 'no'}
        options={[any, { value: 'yes', label: '已绑定' }, { value: 'no', label: '没绑定' }]}
      />
      <button>查找</button>
    </form>
  )
}

const columns: readonly Column<FoundPerson, PeopleSort>[] = [
  {
    head: '姓名',
    sort: 'name',
    cell: ({ kind, id, name }) => (
      <a href={kind === 'voter' ? `${path}/voters/${id}` : `${path}/${id}`}>{name}</a>
    ),
  },
  {
    head: '角色',
    cell: ({ kind, duties }) =>
      kind === 'voter' ? (
        <>选民{duties.length > 0 && <small>（{duties.join('、')}联系）</small>}</>
      ) : (
        duties.join('、') || <Tag tone="quiet">没有职务</Tag>
      ),
  },
  { head: '小组', sort: 'group', cell: ({ group }) => group ?? '' },
  { head: '机构', cell: ({ office }) => office ?? '' },
  { head: '手机', cell: ({ phone }) => phone },
  {
    head: '微信',
    cell: ({ bound, duties }) =>
      bound === null ? (
        ''
      ) : bound ? (
        <Tag tone="good">已绑定</Tag>
      ) : duties.length > 0 ? (
        <Tag tone="due">没绑定</Tag>
      ) : (
        ''
      ),
  },
]

export const deskPages: readonly DeskPage[] = [
  { method: 'GET', path, right: 'people.see', answer: people },
  ...personPages,
]
