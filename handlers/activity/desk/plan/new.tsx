/** Organising at the desk: a form, then how many people it asks, and only then it goes out. */
import { dayOf } from '../../../shared/days.ts'
import { dayIn, fieldsOf } from '../../../shared/fields.ts'
import { DeskForm, ProblemList, Select, type Problems } from '../../../shared/page.tsx'
import type { DeskPage, DeskVisit, WebReply } from '../../../shared/visit.ts'
import { groupsNamed, officesNamed, planActivity, planInvitation } from '../../actions.ts'
import { noNames, readNames, type NamesRead } from '../../named/fields.tsx'
import { refusalText } from '../../refusals.ts'
import { levels } from '../../rules.ts'
import { AudienceFields } from './audience.tsx'
import { PlanHead, PlanRest } from './fields.tsx'
import { isPlanned, planOf } from './read.ts'

async function blank(
  visit: DeskVisit,
  problems: Problems = {},
  named: NamesRead = noNames,
): Promise<WebReply> {
  const { act, query } = visit
  // an address may name what the form begins with
  const fields =
    visit.fields.names().length > 0 ? visit.fields : fieldsOf(Object.fromEntries(query.entries()))
  const shown = { fields, problems }
  return {
    title: '组织一次活动',
    status: Object.keys(problems).length > 0 ? 422 : 200,
    page: (
      <DeskForm csrf={visit.csrf} action="/desk/activities/new">
        <ProblemList problems={problems} />
        <PlanHead {...shown} />
        <AudienceFields
          {...shown}
          named={named}
          groups={await groupsNamed(act)}
          offices={await officesNamed(act)}
        />
        <PlanRest {...shown} />
        <Select
          name="level"
          label="哪一级组织"
          chosen={fields.text('level') || 'district'}
          options={Object.entries(levels).map(([value, label]) => ({ value, label }))}
        />
        <button>下一步：看看会通知多少人</button>
      </DeskForm>
    ),
  }
}

/** Keeps the plan as a draft and goes to its page, where it is announced; an invitation with those whose turn it is. */
async function plan(visit: DeskVisit): Promise<WebReply> {
  const { act, who, fields } = visit
  const day = dayIn(fields.text('day')) ?? dayOf(act.now, act.zone)
  const named = fields.text('audience') === 'people' ? await readNames(act, who, fields, day) : noNames
  const read = planOf(fields, act.zone, named)
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
