/** 补记 at the desk: what took place without an announcement; who was there is marked on its page. */
import type { JSX } from 'preact'
import { dayOf } from '../../../shared/days.ts'
import { rowId, type Fields } from '../../../shared/fields.ts'
import { Choices, DeskForm, Field, ProblemList, Select, type Problems } from '../../../shared/page.tsx'
import type { DeskPage, DeskVisit, WebReply } from '../../../shared/visit.ts'
import {
  correctAfterwards,
  groupsNamed,
  officesNamed,
  recordAfterwards,
  withdrawAfterwards,
  type Activity,
  type Past,
  type PastChange,
} from '../../actions.ts'
import { refusalText } from '../../refusals.ts'
import {
  familyOf,
  kindName,
  kinds,
  levels,
  nobodyAsked,
  topicIn,
  type Audience,
  type Kind,
} from '../../rules.ts'
import { nameOf, whenWords } from '../../wording.ts'
import { found, notFound } from '../found.tsx'
import { show } from '../one.tsx'
import { pastKinds } from './changes.tsx'
import { PastDays, pastTimesOf } from './days.tsx'

const path = '/desk/activities/afterwards'

const whose = {
  deputies: '全体代表',
  new: '全体新任代表',
  groups: '选中的代表小组',
  offices: '选中的街道乡镇',
  members: '常委会组成人员',
  liaisons: '各组联络员',
  staff: '工作人员',
} as const

const levelNames = Object.keys(levels) as Past['level'][]

async function blank(
  visit: DeskVisit,
  problems: Problems = {},
  same: readonly Activity[] = [],
): Promise<WebReply> {
  const { fields, act } = visit
  const typed = (name: string) => ({ name, problems, value: fields.text(name) })
  const today = dayOf(act.now, act.zone)
  return {
    title: '补记一次活动',
    status: Object.keys(problems).length > 0 ? 422 : 200,
    page: (
      <>
        <p>
          已经办过、没有在这里通知过的活动。不会通知任何人；算考勤、小组活动次数和学时。存了以后在它的页面上记到场。
        </p>
        <DeskForm csrf={visit.csrf} action={path}>
          <ProblemList problems={problems} />
          {same.length > 0 && <Same same={same} visit={visit} problems={problems} />}
          <Select
            name="kind"
            label="种类"
            problems={problems}
            chosen={fields.text('kind')}
            options={[
              { value: '', label: '请选择' },
              ...pastKinds.map((value) => ({ value, label: kindName(value) })),
            ]}
          />
          <Field {...typed('title')} label="名称" maxLength={100} />
          <PastDays fields={fields} problems={problems} today={today} />
          <Field {...typed('place')} label="地点（可不填）" maxLength={200} />
          {await Whose(visit, problems)}
          <Field {...typed('hours')} label="学时（培训，可不填）" type="number" step="0.5" />
          <Select
            name="level"
            label="哪一级组织"
            chosen={fields.text('level') || 'district'}
            options={Object.entries(levels).map(([value, label]) => ({ value, label }))}
          />
          <button>存下，再记谁到了</button>
        </DeskForm>
      </>
    ),
  }
}

/** Whose it was, with the lists of groups and offices to choose from. */
async function Whose({ act, fields }: DeskVisit, problems: Problems): Promise<JSX.Element> {
  const lists = [
    { name: 'group', label: '代表小组', all: await groupsNamed(act) },
    { name: 'office', label: '街道乡镇', all: await officesNamed(act) },
  ]
  return (
    <>
      <Choices
        name="audience"
        label="是谁的活动"
        type="radio"
        problems={problems}
        chosen={[fields.text('audience')]}
        options={Object.entries(whose).map(([value, label]) => ({ value, label }))}
      />
      {lists.map((list) => (
        <details key={list.name} open={fields.all(list.name).length > 0}>
          <summary>
            {list.label}（选“选中的{list.label}”时，在这里选）
          </summary>
          <Choices
            name={list.name}
            label={list.label}
            type="checkbox"
            chosen={fields.all(list.name)}
            options={list.all.map(({ id, name }) => ({ value: String(id), label: name }))}
          />
        </details>
      ))}
    </>
  )
}

/** Whose it was as the form chose; null while nobody is chosen. */
function audienceIn(fields: Fields): Audience | null {
  const ids = (name: string) => fields.all(name).map(rowId)
  const deputies = { ...nobodyAsked, roles: ['deputy' as const] }
  switch (fields.text('audience')) {
    case 'deputies':
      return deputies
    case 'new':
      return { ...deputies, newcomers: 'new' }
    case 'groups':
      return fields.has('group') ? { ...deputies, groups: ids('group') } : null
    case 'offices':
      return fields.has('office') ? { ...deputies, offices: ids('office') } : null
    case 'members':
      return { ...nobodyAsked, roles: ['sc_member'] }
    case 'liaisons':
      return { ...nobodyAsked, roles: ['liaison'] }
    case 'staff':
      return { ...nobodyAsked, roles: ['staff'] }
    default:
      return null
  }
}

const Same = ({
  same,
  visit: { act },
  problems,
}: {
  same: readonly Activity[]
  visit: DeskVisit
  problems: Problems
}): JSX.Element => (
  <div class="card">
    <p>是同一次的，请直接到那里记到场：</p>
    <ul>
      {same.map((one) => (
        <li key={one.id}>
          <a href={`/desk/activities/${one.id}`}>{nameOf(one)}</a>，
          {whenWords(one, act.zone, dayOf(act.now, act.zone))}
        </li>
      ))}
    </ul>
    <Choices
      name="besides"
      label="不是同一次"
      problems={problems}
      type="checkbox"
      options={same.map((one) => ({ value: String(one.id), label: `不是${nameOf(one)}，另外记一个` }))}
      chosen={[]}
    />
  </div>
)

/** What was typed as a past activity, or what is wrong with it. */
function pastOf({ fields, act }: DeskVisit): Past | Problems {
  const problems: Record<string, string> = {}
  const kind = pastKinds.find((one) => one === fields.text('kind'))
  if (!kind) problems['kind'] = '请选种类。'
  const title = fields.text('title')
  if (!title) problems['title'] = '请写名称。'
  const times = pastTimesOf(fields, act)
  if ('problems' in times) Object.assign(problems, times.problems)
  const audience = audienceIn(fields)
  if (!audience) problems['audience'] = '请选是谁的活动；选小组、街道乡镇的请在下面至少勾一个。'
  const hours = fields.text('hours') ? Number(fields.text('hours')) : null
  if (hours !== null && !(hours >= 0.5 && hours <= 200)) problems['hours'] = '学时要在0.5到200之间。'
  if (!kind || !audience || 'problems' in times || Object.keys(problems).length > 0) return problems
  return {
    kind,
    topic: familyOf(kind) === 'training' ? topicIn(title) : null,
    title,
    ...times,
    place: fields.text('place'),
    level: levelNames.find((one) => one === fields.text('level')) ?? 'district',
    groupId: audience.groups.length === 1 ? (audience.groups[0] ?? null) : null,
    officeId: audience.offices.length === 1 ? (audience.offices[0] ?? null) : null,
    audience,
    hours,
  }
}

const isPast = (read: Past | Problems): read is Past => typeof read.audience === 'object'

const besidesIn = ({ fields }: DeskVisit): number[] => fields.all('besides').map(rowId)

async function keep(visit: DeskVisit): Promise<WebReply> {
  const read = pastOf(visit)
  if (!isPast(read)) return blank(visit, read)
  const outcome = await recordAfterwards(visit.act, visit.who, read, null, besidesIn(visit))
  if (outcome.ok)
    return {
      goTo: `/desk/activities/${outcome.value.id}`,
      said: '补记好了，没有通知任何人。请在名单里记谁到了。',
    }
  if (typeof outcome.refusal === 'object')
    return blank(visit, { besides: '那天已经有下面的活动，像是同一次，还没有记。' }, outcome.refusal.same)
  const field = outcome.refusal === 'nobody' ? 'audience' : 'day'
  return blank(visit, { [field]: refusalText[outcome.refusal] })
}

async function correct(visit: DeskVisit): Promise<WebReply> {
  const activity = await found(visit)
  if (!activity) return notFound
  const { fields, act } = visit
  const kind = fields.text('kind')
  if (!fields.text('title')) return show(visit, '名称要写上。没有改。')
  const times = pastTimesOf(fields, act)
  if ('problems' in times) return show(visit, `${Object.values(times.problems).join('')}没有改。`)
  const change: PastChange = {
    title: fields.text('title').slice(0, 100),
    ...times,
    place: fields.text('place'),
    hours: fields.text('hours') ? Number(fields.text('hours')) : null,
    ...(kind in kinds ? { kind: kind as Kind } : {}),
  }
  const once = await correctAfterwards(act, visit.who, activity.id, change)
  const isOther = !once.ok && typeof once.refusal === 'object' && fields.all('other').includes('yes')
  const besides = !once.ok && typeof once.refusal === 'object' ? once.refusal.same.map(({ id }) => id) : []
  const outcome = isOther ? await correctAfterwards(act, visit.who, activity.id, change, besides) : once
  if (outcome.ok) return { goTo: `/desk/activities/${activity.id}`, said: '更正好了，没有通知任何人。' }
  if (typeof outcome.refusal !== 'object') return show(visit, refusalText[outcome.refusal])
  const names = outcome.refusal.same.map(nameOf).join('、')
  return show(visit, `那天已经有${names}，像是同一次，没有改。确实是两次的请勾上“确实是两次，照样改”。`)
}

async function withdraw(visit: DeskVisit): Promise<WebReply> {
  const id = rowId(visit.params['id'])
  const outcome = await withdrawAfterwards(visit.act, visit.who, id)
  if (outcome.ok) return { goTo: `/desk/activities/${id}`, said: '撤回了，不再算数。' }
  return show(
    visit,
    typeof outcome.refusal === 'object' ? refusalText.changed_meanwhile : refusalText[outcome.refusal],
  )
}

export const afterwardsPages: readonly DeskPage[] = [
  { method: 'GET', path, right: 'activities.change', answer: (visit) => blank(visit) },
  { method: 'POST', path, right: 'activities.change', answer: keep },
  { method: 'POST', path: '/desk/activities/:id/correct', right: 'activities.change', answer: correct },
  { method: 'POST', path: '/desk/activities/:id/withdraw', right: 'activities.change', answer: withdraw },
]
