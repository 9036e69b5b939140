/** Organising at the desk: a form, then how many people it asks, and only then it goes out. */
import { dayOf, instantOf } from '../../shared/days.ts'
import { dayIn, rowId, type Fields } from '../../shared/fields.ts'
import { Area, Choices, DeskForm, Field, ProblemList, Select, type Problems } from '../../shared/page.tsx'
import type { DeskPage, DeskVisit, WebReply } from '../../shared/visit.ts'
import { groupsNamed, officesNamed, planActivity, planInvitation } from '../actions.ts'
import { NameFields, noNames, readNames, type NamesRead } from '../named/fields.tsx'
import { refusalText } from '../refusals.ts'
import {
  invitations,
  kindNames,
  kinds,
  levels,
  nobodyAsked,
  Plan,
  topics,
  type Audience,
  type Kind,
} from '../rules.ts'

const audienceWords = {
  deputies: '全体代表',
  new: '全体新任代表',
  groups: '选中的代表小组',
  offices: '选中的街道乡镇',
  leaders: '各小组组长',
  people: '写出姓名的人',
  members: '常委会组成人员',
  liaisons: '各组联络员',
  staff: '工作人员',
  invited: '轮流邀请（只用于列席、执法检查、听取报告）',
} as const
type AudienceChoice = keyof typeof audienceWords

async function blank(
  visit: DeskVisit,
  problems: Problems = {},
  named: NamesRead = noNames,
): Promise<WebReply> {
  const { fields, query } = visit
  const typed = (name: string) => fields.text(name) || (query.get(name) ?? '')
  const groups = await groupsNamed(visit.act)
  const offices = await officesNamed(visit.act)
  return {
    title: '组织一次活动',
    status: Object.keys(problems).length > 0 ? 422 : 200,
    page: (
      <DeskForm csrf={visit.csrf} action="/desk/activities/new">
        <ProblemList problems={problems} />
        <Select
          name="kind"
          label="种类"
          problems={problems}
          chosen={typed('kind')}
          options={[
            { value: '', label: '请选择' },
            ...kindNames.map((value) => ({ value, label: kinds[value].name })),
          ]}
        />
        <Field name="title" label="名称" problems={problems} value={typed('title')} maxLength={100} />
        <Select
          name="topic"
          label="培训内容（培训才选）"
          chosen={typed('topic')}
          options={[
            { value: '', label: '不是培训' },
            ...Object.entries(topics).map(([value, label]) => ({ value, label })),
          ]}
        />
        <div class="columns">
          <Field name="day" label="日期" type="date" problems={problems} value={typed('day')} />
          <Field name="from" label="开始" type="time" problems={problems} value={typed('from')} />
          <Field name="until" label="结束（可不填）" type="time" problems={problems} value={typed('until')} />
        </div>
        <Field name="place" label="地点（还没定可不填）" problems={problems} value={typed('place')} />
        <Choices
          name="audience"
          label="通知谁"
          type="radio"
          problems={problems}
          chosen={[typed('audience')]}
          options={Object.entries(audienceWords).map(([value, label]) => ({ value, label }))}
        />
        <NameFields fields={fields} problems={problems} twins={named.twins} when="通知“写出姓名的人”时填" />
        <details open={fields.all('group').length > 0}>
          <summary>代表小组（通知“选中的代表小组”时选）</summary>
          <Choices
            name="group"
            label="代表小组"
            type="checkbox"
            chosen={fields.all('group')}
            options={groups.map(({ id, name }) => ({ value: String(id), label: name }))}
          />
        </details>
        <details open={fields.all('office').length > 0}>
          <summary>街道乡镇（通知“选中的街道乡镇”时选）</summary>
          <Choices
            name="office"
            label="街道乡镇"
            type="checkbox"
            chosen={fields.all('office')}
            options={offices.map(({ id, name }) => ({ value: String(id), label: name }))}
          />
        </details>
        <Field
          name="seats"
          label="名额（不限可不填；轮流邀请时就是邀请几个人）"
          type="number"
          min={1}
          problems={problems}
          value={typed('seats')}
        />
        <Field
          name="answerBy"
          label="几号前回复（可不填）"
          type="date"
          problems={problems}
          value={typed('answerBy')}
        />
        <Field
          name="hours"
          label="学时（培训，可不填）"
          type="number"
          step="0.5"
          problems={problems}
          value={typed('hours')}
        />
        <Area name="materials" label="材料（可不填）" rows={2} value={typed('materials')} />
        <Field name="bring" label="要带什么（可不填）" value={typed('bring')} />
        <Select
          name="level"
          label="哪一级组织"
          chosen={typed('level') || 'district'}
          options={Object.entries(levels).map(([value, label]) => ({ value, label }))}
        />
        <Choices
          name="options"
          label="其他"
          type="checkbox"
          chosen={fields.all('options')}
          options={[
            { value: 'receipt', label: '要回执' },
            { value: 'door', label: '只认门口签到码' },
          ]}
        />
        <button>下一步：看看会通知多少人</button>
      </DeskForm>
    ),
  }
}

const choiceIn = (typed: string): AudienceChoice | null =>
  typed in audienceWords ? (typed as AudienceChoice) : null

/** What was typed as a plan, or what is wrong with it. */
function planOf(visit: DeskVisit, named: NamesRead): Planned | Problems {
  const { fields, act } = visit
  const problems: Record<string, string> = {}
  const kind = fields.text('kind')
  if (!(kind in kinds)) problems['kind'] = '请选种类。'
  if (!fields.text('title')) problems['title'] = '请写名称。'
  const at = (day: string, time: string): Date | null =>
    /^\d{4}-\d{2}-\d{2}$/.test(day) && /^\d{2}:\d{2}$/.test(time) ? instantOf(day, time, act.zone) : null
  const startsAt = at(fields.text('day'), fields.text('from'))
  if (!startsAt) problems[fields.text('day') ? 'from' : 'day'] = '请写日期和开始时间。'
  const choice = choiceIn(fields.text('audience'))
  if (!choice) problems['audience'] = '请选通知谁。'
  const audience = choice ? { ...audienceFor(choice, fields), people: named.people } : nobodyAsked
  if (named.problem) problems['names'] = named.problem
  if (choice === 'people' && invitations.includes(kind as Kind))
    problems['audience'] = '邀请列席、执法检查、听取报告请选“轮流邀请”，存成草稿后可以写明原因换人。'
  if (choice === 'groups' && audience.groups.length === 0) problems['audience'] = '请选至少一个代表小组。'
  if (choice === 'offices' && audience.offices.length === 0) problems['audience'] = '请选至少一个街道乡镇。'
  const seats = fields.text('seats') ? Number(fields.text('seats')) : null
  if (seats !== null && !Number.isInteger(seats)) problems['seats'] = '名额写整数，不限就不填。'
  const hours = fields.text('hours') ? Number(fields.text('hours')) : null
  if (hours !== null && !Number.isFinite(hours)) problems['hours'] = '学时写数字，例如：3。'
  if (choice === 'invited' && !(Number.isInteger(seats) && (seats ?? 0) > 0))
    problems['seats'] = '轮流邀请要写邀请几个人。'
  if (choice === 'invited' && !invitations.includes(kind as Kind))
    problems['audience'] = '轮流邀请只用于列席常委会、执法检查和听取工作报告。'
  if (Object.keys(problems).length > 0 || !startsAt || !choice) return problems
  const parsed = Plan.safeParse({
    kind,
    topic: fields.text('topic') || null,
    title: fields.text('title'),
    startsAt,
    endsAt: at(fields.text('day'), fields.text('until')),
    place: fields.text('place'),
    level: fields.text('level'),
    groupId: audience.groups.length === 1 ? (audience.groups[0] ?? null) : null,
    officeId: audience.offices.length === 1 ? (audience.offices[0] ?? null) : null,
    audience,
    seats,
    answerBy: deadlineOf(at(fields.text('answerBy'), '18:00'), startsAt, fields),
    needsReceipt: fields.all('options').includes('receipt'),
    materials: fields.text('materials') || null,
    bring: fields.text('bring') || null,
    hours,
    doorOnly: fields.all('options').includes('door'),
  })
  if (parsed.success) return { plan: parsed.data, choice }
  return Object.fromEntries(parsed.error.issues.map(({ path, message }) => [String(path[0]), `${message}。`]))
}

/** The day of the activity itself as the last one: until it starts, like in the chat and the form. */
const deadlineOf = (by: Date | null, startsAt: Date, fields: Fields): Date | null =>
  by && by > startsAt && fields.text('answerBy') === fields.text('day') ? startsAt : by

interface Planned {
  plan: Plan
  choice: AudienceChoice
}

const isPlanned = (read: Planned | Problems): read is Planned => typeof read.plan === 'object'

const everybody = { groups: [], offices: [], newcomers: 'all', people: [] } as const

function audienceFor(choice: AudienceChoice, fields: Fields): Audience {
  const ticked = (name: string) =>
    fields
      .all(name)
      .map(rowId)
      .filter((id) => id > 0)
  const roles: Record<AudienceChoice, Audience['roles']> = {
    deputies: ['deputy'],
    new: ['deputy'],
    groups: ['deputy'],
    offices: ['deputy'],
    leaders: ['group_leader'],
    people: [],
    members: ['sc_member'],
    liaisons: ['liaison'],
    staff: ['staff'],
    invited: [],
  }
  return {
    ...everybody,
    offices: choice === 'offices' ? ticked('office') : [],
    people: [],
    roles: roles[choice],
    groups: choice === 'groups' ? ticked('group') : [],
    newcomers: choice === 'new' ? 'new' : 'all',
  }
}

/** Keeps the plan as a draft and goes to its page, where it is announced; an invitation with those whose turn it is. */
async function plan(visit: DeskVisit): Promise<WebReply> {
  const { act, who, fields } = visit
  const day = dayIn(fields.text('day')) ?? dayOf(act.now, act.zone)
  const named = fields.text('audience') === 'people' ? await readNames(act, who, fields, day) : noNames
  const read = planOf(visit, named)
  if (!isPlanned(read)) return blank(visit, read, named)
  const invited = read.choice === 'invited'
  const outcome = invited
    ? await planInvitation(visit.act, visit.who, read.plan)
    : await planActivity(visit.act, visit.who, read.plan)
  if (!outcome.ok) return blank(visit, { [invited ? 'audience' : 'day']: refusalText[outcome.refusal] })
  return {
    goTo: `/desk/activities/${outcome.value.id}`,
    said: invited
      ? '邀请先存成了草稿，按顺序选好了人，还没有通知任何人。要换人点“换人”，看好了再点“发出去”。'
      : '活动先存成了草稿，还没有通知任何人。看好了再点“发出去”。',
  }
}

export const newPages: readonly DeskPage[] = [
  {
    method: 'GET',
    path: '/desk/activities/new',
    right: 'activities.change',
    answer: (visit) => blank(visit),
  },
  { method: 'POST', path: '/desk/activities/new', right: 'activities.change', answer: plan },
]
