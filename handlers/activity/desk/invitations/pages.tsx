/** Invitations go round: who was invited how often this term, and for a draft whom to take of those whose turn it is. */
import type { JSX } from 'preact'
import { dayOf, spokenDay } from '../../../shared/days.ts'
import { rowId } from '../../../shared/fields.ts'
import { listOf } from '../../../shared/list.ts'
import {
  Area,
  Choices,
  DeskForm,
  Empty,
  Field,
  ProblemList,
  Select,
  Tag,
  type Problems,
} from '../../../shared/page.tsx'
import { Pager, Table, type Column } from '../../../shared/table.tsx'
import type { DeskPage, DeskVisit, WebReply } from '../../../shared/visit.ts'
import {
  chooseInvitees,
  groupsNamed,
  invitedInTerm,
  invitingOf,
  turnWords,
  type InvitedDeputy,
  type Inviting,
  type Proposed,
} from '../../actions.ts'
import { notFound } from '../found.tsx'
import { refusalText } from '../../refusals.ts'

const path = '/desk/activities/invitations'

/** The watched list: every deputy at least so often a term. */
async function term(visit: DeskVisit): Promise<WebReply> {
  const { act, who, query, settings } = visit
  const least = settings['invitation.perTerm']
  const list = listOf(query, ['invited'])
  const groupId = rowId(query.get('group') ?? '') || null
  const onlyShort = query.get('all') !== '1'
  const choice = { groupId, onlyShort, skip: (list.page - 1) * list.size, take: list.size }
  const outcome = await invitedInTerm(act, who, choice)
  if (!outcome.ok) return { title: '邀请代表', page: <Empty>{refusalText[outcome.refusal]}</Empty> }
  const { rows, total, short, deputies } = outcome.value
  const groups = await groupsNamed(act)
  return {
    title: '邀请代表',
    page: (
      <>
        <p>
          列席常委会、参加执法检查、听取工作报告的邀请轮流来：本届每名代表至少{least}
          次（可在设置里改），被邀请最少的排在前面。
        </p>
        <nav class="acts" aria-label="做什么">
          <a class="button" href="/desk/activities/new?kind=sit_in_sc&audience=invited">
            发一次邀请
          </a>
        </nav>
        <ul class="figures" aria-label="本届">
          <li>
            <b>
              {deputies - short}/{deputies}
            </b>
            邀请够{least}次的代表
          </li>
          <li>
            <b>{short}</b>还不到{least}次
          </li>
        </ul>
        <form method="get" action={path} class="filter card">
          <Select
            name="group"
            label="代表小组"
            chosen={String(groupId ?? '')}
            options={[
              { value: '', label: '全部小组' },
              ...groups.map(({ id, name }) => ({ value: String(id), label: name })),
            ]}
          />
          <Select
            name="all"
            label="看谁"
            chosen={onlyShort ? '' : '1'}
            options={[
              { value: '', label: `还不到${least}次的` },
              { value: '1', label: '全部代表' },
            ]}
          />
          <button>看</button>
        </form>
        {rows.length === 0 ? (
          <Empty>
            {onlyShort && deputies > 0
              ? `这里的代表本届都邀请过${least}次了。`
              : '还没有代表。请先导入名册。'}
          </Empty>
        ) : (
          <>
            <Table
              caption={`本届被邀请的次数（取消的不算，请假的${visit.settings['invitation.declined'] === 'counted' ? '也算' : '不算'}）`}
              path={path}
              list={list}
              columns={columns(visit, least)}
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

const columns = ({ act }: DeskVisit, least: number): Column<InvitedDeputy, 'invited'>[] => {
  const today = dayOf(act.now, act.zone)
  return [
    { head: '姓名', cell: ({ personId, name }) => <a href={`/desk/people/${personId}`}>{name}</a> },
    { head: '小组', cell: ({ group }) => group },
    {
      head: '被邀请',
      numeric: true,
      cell: ({ invited }) => (invited < least ? <Tag tone="due">{invited}次</Tag> : `${invited}次`),
    },
    { head: '请假', numeric: true, cell: ({ declined }) => `${declined}次` },
    { head: '到场', numeric: true, cell: ({ attended }) => `${attended}次` },
    {
      head: '最近一次',
      cell: ({ lastAt }) => (lastAt ? spokenDay(dayOf(lastAt, act.zone), today) : '没有'),
    },
  ]
}

// ---- whom to invite

const mostProposed = 30

const alreadySent = (id: number): WebReply => ({
  title: '选谁去',
  page: (
    <Empty>
      {refusalText.already_sent} <a href={`/desk/activities/${id}`}>回到活动</a>
    </Empty>
  ),
  status: 404,
})

async function choose(visit: DeskVisit, problems: Problems = {}): Promise<WebReply> {
  const outcome = await invitingOf(visit.act, visit.who, rowId(visit.params['id']))
  if (!outcome.ok)
    return outcome.refusal === 'already_sent' ? alreadySent(rowId(visit.params['id'])) : notFound
  const { activity, list, reason } = outcome.value
  const words = (visit.query.get('words') ?? '').trim()
  const picked = pickedIn(visit, outcome.value)
  const here = `/desk/activities/${activity.id}/invitees`
  const shown = shownOf(list, picked, words)
  return {
    title: `选谁去：${activity.title}`,
    status: Object.keys(problems).length > 0 ? 422 : 200,
    page: (
      <>
        <p>
          按本届被邀请次数从少到多排，次数一样的抽签定先后。名额{outcome.value.chosen.size}人，现在选了
          {picked.size}人；不按顺序选的要写原因，原因和没选上的人都会留下来。
        </p>
        <form method="get" action={here} class="filter card" role="search">
          <Field name="words" label="找代表（姓名）" type="search" value={words} />
          <button>找</button>
        </form>
        {words !== '' && !list.some(({ name }) => name.includes(words)) && (
          <Empty>没有叫“{words}”的在任代表。请换一个名字。</Empty>
        )}
        <DeskForm csrf={visit.csrf} action={here}>
          <ProblemList problems={problems} />
          <fieldset id="person">
            <legend>邀请这些代表</legend>
            <div class="choices wide">
              {shown.map((one) => (
                <Invitee key={one.personId} one={one} picked={picked.has(one.personId)} />
              ))}
            </div>
          </fieldset>
          {list.length > shown.length && (
            <p class="hint">只列了选上的和排在最前面的{mostProposed}人，其他人请用上面的“找”。</p>
          )}
          {problems['more'] && (
            <Choices
              name="more"
              label="选的人比名额多"
              problems={problems}
              type="checkbox"
              options={[{ value: 'yes', label: `确实要请，名额改成${picked.size}人` }]}
              chosen={[]}
            />
          )}
          <Area
            name="reason"
            label="不按顺序选的原因（按顺序的不用填）"
            rows={2}
            maxLength={500}
            problems={problems}
            value={visit.fields.text('reason') || reason}
          />
          <button>就选这些人</button>
        </DeskForm>
        <p>
          <a href={`/desk/activities/${activity.id}`}>不改，回到活动</a>
        </p>
      </>
    ),
  }
}

const Invitee = ({ one, picked }: { one: Proposed; picked: boolean }): JSX.Element => (
  <label class="choice">
    <input type="checkbox" name="person" value={one.personId} checked={picked} />
    <span>
      {one.name}
      <small>
        第{one.rank}位，{turnWords(one)}
      </small>
    </span>
  </label>
)

/** Who is ticked: as it was sent, or as it stands. */
const pickedIn = ({ fields }: DeskVisit, { chosen }: Inviting): ReadonlySet<number> =>
  fields.has('csrf')
    ? new Set(
        fields
          .all('person')
          .map(rowId)
          .filter((id) => id > 0),
      )
    : chosen

/** Who is chosen, whose turn is next, and who was looked for; in the fair order. */
function shownOf(list: readonly Proposed[], picked: ReadonlySet<number>, words: string): Proposed[] {
  const next = list.filter(({ personId }) => !picked.has(personId)).slice(0, mostProposed)
  const found = words === '' ? [] : list.filter(({ name }) => name.includes(words)).slice(0, mostProposed)
  const ids = new Set([...picked, ...[...next, ...found].map(({ personId }) => personId)])
  return list.filter(({ personId }) => ids.has(personId))
}

async function chosen(visit: DeskVisit): Promise<WebReply> {
  const id = rowId(visit.params['id'])
  const personIds = visit.fields
    .all('person')
    .map(rowId)
    .filter((one) => one > 0)
  const reason = visit.fields.text('reason') || null
  const more = visit.fields.has('more')
  const outcome = await chooseInvitees(visit.act, visit.who, id, { personIds, reason, more })
  if (outcome.ok)
    return {
      goTo: `/desk/activities/${id}`,
      said: `选好了${personIds.length}人，还没有通知任何人。看好了再点“发出去”。`,
    }
  if (outcome.refusal === 'too_many')
    return choose(visit, {
      more: `选了${personIds.length}人，比名额多，没有存。请去掉几个，或者在下面打勾。`,
    })
  if (outcome.refusal === 'nobody') return choose(visit, { person: '一个人也没有选，请至少选一个。' })
  const field = outcome.refusal === 'reason_needed' ? 'reason' : 'person'
  return choose(visit, { [field]: refusalText[outcome.refusal] })
}

export const invitationPages: readonly DeskPage[] = [
  { method: 'GET', path, right: 'activities.see', answer: term },
  {
    method: 'GET',
    path: '/desk/activities/:id/invitees',
    right: 'activities.change',
    answer: (visit) => choose(visit),
  },
  { method: 'POST', path: '/desk/activities/:id/invitees', right: 'activities.change', answer: chosen },
]
