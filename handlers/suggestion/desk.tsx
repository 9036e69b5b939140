import type { JSX } from 'preact'
import { hasRight } from '../access/rules.ts'
import { listOf } from '../shared/list.ts'
import { dayOf, spokenDay, type Day } from '../shared/days.ts'
import { Empty, Field, Select, Tag, type Tone } from '../shared/page.tsx'
import { rowId } from '../shared/fields.ts'
import { Pager, Table, type Column } from '../shared/table.tsx'
import type { DeskPage, DeskVisit, WebReply } from '../shared/visit.ts'
import { onePages } from './desk/acts/pages.tsx'
import { meetingPages } from './desk/meetings/pages.tsx'
import { paperPages, paperPath } from './desk/paper/pages.tsx'
import { pollPages } from './desk/polls/pages.tsx'
import { statisticsPages } from './desk/statistics.tsx'
import { templatePages } from './desk/templates.tsx'
import { unitPages } from './desk/units.tsx'
import {
  allUnits,
  listSorts,
  pageOfSuggestions,
  refOf,
  titlesAtDesk,
  unitOfLead,
  views,
  waitInWords,
  type ListedSuggestion,
  type View,
} from './actions.ts'
import { standingOf } from './moves.ts'

const path = '/desk/suggestions'
const kinds = ['suggestion', 'motion'] as const

async function list(visit: DeskVisit): Promise<WebReply> {
  const { query, act, who, settings } = visit
  const chosen = query.get('view') ?? 'open'
  const view = Object.hasOwn(views, chosen) ? (chosen as View) : 'open'
  const page = listOf(query, listSorts, { size: 50, descending: true })
  const unitId = rowId(query.get('unit') ?? '')
  const choice = {
    view,
    category: query.get('category') || null,
    unitId: unitId > 0 ? unitId : null,
    key: query.get('key') === '1',
    kind: kinds.find((kind) => kind === query.get('kind')) ?? null,
    words: (query.get('words') ?? '').trim().slice(0, 60),
  }
  const units = await allUnits(act)
  const { rows, total } = await pageOfSuggestions(act, who, choice, page)
  const titleOf = await titlesAtDesk(
    act,
    who,
    rows.map(({ one }) => one),
  )
  const today = dayOf(act.now, act.zone)
  return {
    title: '代表建议',
    page: (
      <>
        <nav class="acts" aria-label="看哪些">
          {Object.entries(views).map(([key, label]) => (
            <a
              key={key}
              class="button plain"
              href={`${path}?view=${key}`}
              aria-current={key === view ? 'page' : undefined}
            >
              {label}
            </a>
          ))}
          {hasRight(who, 'suggestions.office') && (
            <a class="button plain" href={paperPath}>
              录入纸质建议
            </a>
          )}
          <a class="button plain" href={`${path}/statistics`}>
            统计
          </a>
          <a class="button plain" href={`${path}/meetings`}>
            视察和会议
          </a>
          <a class="button plain" href={`${path}/polls`}>
            满意度测评
          </a>
          <a class="button plain" href={`${path}/units`}>
            承办单位
          </a>
        </nav>
        <form method="get" class="filter" role="search">
          <input type="hidden" name="view" value={view} />
          <Field name="words" label="标题、编号或领衔代表" type="search" value={choice.words} />
          <Select
            name="kind"
            label="种类"
            chosen={choice.kind ?? ''}
            options={[
              { value: '', label: '建议和议案' },
              { value: 'suggestion', label: '建议' },
              { value: 'motion', label: '议案' },
            ]}
          />
          <Select
            name="category"
            label="类别"
            chosen={choice.category ?? ''}
            options={[
              { value: '', label: '全部类别' },
              ...settings['suggestion.categories'].map((value) => ({ value, label: value })),
            ]}
          />
          <Select
            name="unit"
            label="承办单位"
            chosen={String(choice.unitId ?? '')}
            options={[
              { value: '', label: '全部单位' },
              ...units.map(({ id, name }) => ({ value: String(id), label: name })),
            ]}
          />
          <Select
            name="key"
            label="重点督办"
            chosen={choice.key ? '1' : ''}
            options={[
              { value: '', label: '不限' },
              { value: '1', label: '只看重点' },
            ]}
          />
          <button>找</button>
        </form>
        {rows.length === 0 ? (
          <Empty>
            {choice.words || choice.category || choice.unitId || choice.key || choice.kind
              ? '没有符合条件的建议，换一个条件再找。'
              : view === 'open'
                ? '现在没有在办的建议。代表在微信里说“我要提建议”，提交后就会出现在这里。'
                : '这里现在没有建议。'}
          </Empty>
        ) : (
          <>
            <Table
              caption={views[view]}
              path={path}
              list={page}
              rows={rows}
              columns={columns(today, titleOf)}
              keyOf={({ one }) => one.row.id}
            />
            <Pager path={path} list={page} total={total} />
          </>
        )}
      </>
    ),
  }
}

const columns = (
  today: Day,
  titleOf: (one: ListedSuggestion['one']) => string,
): Column<ListedSuggestion, (typeof listSorts)[number]>[] => [
  {
    head: '编号',
    sort: 'number',
    cell: ({ one }) => <span class="whole">{one.row.number ?? refOf(one.row)}</span>,
  },
  {
    head: '标题',
    sort: 'title',
    cell: ({ one }) => (
      <>
        <a href={`${path}/${one.row.id}`}>{titleOf(one)}</a>{' '}
        {one.row.kind === 'motion' && <Tag tone="quiet">议案</Tag>}{' '}
        {one.row.isKey && <Tag tone="due">重点</Tag>}{' '}
        {unitOfLead(one) !== null && <Tag tone="due">自己办自己的</Tag>}
      </>
    ),
  },
  { head: '领衔代表', cell: ({ one }) => one.row.lead.name },
  { head: '类别', cell: ({ one }) => one.row.category ?? '未分类' },
  { head: '状态', cell: ({ one }) => standingOf(one.row) },
  {
    head: '等谁、到几号',
    cell: ({ one, wait, asksWithdrawal }) => (
      <>
        {asksWithdrawal && <Tag tone="due">代表申请撤回</Tag>}{' '}
        {wait ? (
          <Waiting words={waitInWords(wait, one, today, { isTagged: true })} tone={toneOf(wait.level)} />
        ) : (
          '—'
        )}
      </>
    ),
  },
  {
    head: '提交',
    sort: 'submitted',
    cell: ({ one }) => (one.course.submittedOn ? spokenDay(one.course.submittedOn, today) : '—'),
  },
]

const toneOf = (level: 'on_time' | 'due_soon' | 'overdue'): Tone =>
  level === 'overdue' ? 'late' : level === 'due_soon' ? 'due' : 'quiet'

const toneWords: Partial<Record<Tone, string>> = { late: '超期', due: '快到期' }

const Waiting = ({ words, tone }: { words: string; tone: Tone }): JSX.Element => (
  <>
    {toneWords[tone] && <Tag tone={tone}>{toneWords[tone]}</Tag>} {words}
  </>
)

export const deskPages: readonly DeskPage[] = [
  { method: 'GET', path: '/desk/suggestions', right: 'suggestions.see', answer: list },
  ...paperPages,
  ...statisticsPages,
  ...meetingPages,
  ...pollPages,
  ...unitPages,
  ...templatePages,
  ...onePages,
]
