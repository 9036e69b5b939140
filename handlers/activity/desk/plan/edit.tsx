/** Changing everything of an activity at the desk: of a draft also whom it asks; who was told hears only what concerns him. */
import { dayOf } from '../../../shared/days.ts'
import { dayIn, type Fields } from '../../../shared/fields.ts'
import { DeskForm, Empty, ProblemList, type Problems } from '../../../shared/page.tsx'
import type { DeskPage, DeskVisit, WebReply } from '../../../shared/visit.ts'
import {
  askedWords,
  audienceOf,
  changeActivity,
  groupsNamed,
  isToldAgain,
  officesNamed,
  reviseDraft,
  type Activity,
  type Change,
} from '../../actions.ts'
import { noNames, readNames, type NamesRead } from '../../named/fields.tsx'
import { changeRefusalText, refusalText } from '../../refusals.ts'
import { invitations, isByTurns, isOpen, kindNames, type Plan } from '../../rules.ts'
import { AudienceFields } from './audience.tsx'
import { found, notFound } from '../found.tsx'
import { fieldsOfActivity, PlanHead, PlanRest } from './fields.tsx'
import { isPlanned, planOf } from './read.ts'

const wayTo = (id: number): string => `/desk/activities/${id}/edit`

const mayChange = ({ state, startsAt }: Activity, now: Date): boolean =>
  state === 'draft' || (isOpen(state) && startsAt > now)

async function form(
  visit: DeskVisit,
  activity: Activity,
  problems: Problems = {},
  named: NamesRead = noNames,
): Promise<WebReply> {
  const { act } = visit
  if (!mayChange(activity, act.now))
    return {
      title: activity.title,
      status: 404,
      page: (
        <Empty>
          {refusalText.not_open} <a href={`/desk/activities/${activity.id}`}>回到活动</a>
        </Empty>
      ),
    }
  const isDraft = activity.state === 'draft'
  const byTurns = isByTurns(activity)
  const fields = visit.fields.has('title') ? visit.fields : fieldsOfActivity(activity, act.zone)
  const shown = { fields, problems }
  return {
    title: `改：${activity.title}`,
    status: Object.keys(problems).length > 0 ? 422 : 200,
    page: (
      <DeskForm csrf={visit.csrf} action={wayTo(activity.id)}>
        <ProblemList problems={problems} />
        <p class="hint">
          {isDraft
            ? '还是草稿，没有通知任何人，改了也不会通知。'
            : '改了名称、时间、地点、截止、要带的东西、材料、说明，或者减少名额，通知过的人都会再收到；只改种类、培训内容、学时、门口签到，或者增加名额，不再打扰他们。'}
        </p>
        <input type="hidden" name="version" value={activity.version} />
        <input type="hidden" name="level" value={activity.level} />
        <PlanHead {...shown} kindsOffered={byTurns ? invitations : kindNames} />
        {isDraft && !byTurns ? (
          <AudienceFields
            {...shown}
            named={named}
            groups={await groupsNamed(act)}
            offices={await officesNamed(act)}
            kept={await askedWords(act, audienceOf(activity))}
          />
        ) : (
          <input type="hidden" name="audience" value="kept" />
        )}
        <PlanRest {...shown} byTurns={byTurns} />
        <button>{isDraft ? '存草稿' : '改'}</button>
        <p>
          <a href={`/desk/activities/${activity.id}`}>不改，回到活动</a>
        </p>
      </DeskForm>
    ),
  }
}

async function show(visit: DeskVisit): Promise<WebReply> {
  const activity = await found(visit)
  return activity ? form(visit, activity) : notFound
}

async function submit(visit: DeskVisit): Promise<WebReply> {
  const activity = await found(visit)
  if (!activity) return notFound
  const { act, who, fields } = visit
  if (fields.text('version') !== String(activity.version))
    return form(visit, activity, { title: '这一页打开以后有人改过，没有存。请核对填的内容，再存一次。' })
  const day = dayIn(fields.text('day')) ?? dayOf(act.now, act.zone)
  const named = fields.text('audience') === 'people' ? await readNames(act, who, fields, day) : noNames
  const read = planOf(fields, act.zone, named, audienceOf(activity))
  if (!isPlanned(read)) return form(visit, activity, read, named)
  const isDraft = activity.state === 'draft'
  const change = isDraft ? {} : changeOf(read.plan, activity, fields, act.zone)
  const outcome = isDraft
    ? await reviseDraft(act, who, activity.id, read.plan)
    : await changeActivity(act, who, activity.id, change)
  if (!outcome.ok) return form(visit, activity, { title: changeRefusalText(outcome.refusal) }, named)
  return {
    goTo: `/desk/activities/${activity.id}`,
    said: isDraft ? '草稿改好了，还没有通知任何人。' : changedWords(activity, change),
  }
}

/** What an announced activity may change of a plan: not whom it asks. */
function changeOf(plan: Plan, activity: Activity, fields: Fields, zone: string): Change {
  const { kind, topic, title, startsAt, endsAt, place, materials, bring, hours, needsReceipt, doorOnly } =
    plan
  const isSameDay = fields.text('answerBy') === fieldsOfActivity(activity, zone).text('answerBy')
  return {
    ...{ kind, topic, title, startsAt, endsAt, place, materials, bring, hours, needsReceipt, doorOnly },
    // kept to the hour that was told, unless another day is written
    answerBy: isSameDay ? activity.answerBy : plan.answerBy,
    seats: isByTurns(activity) ? activity.seats : plan.seats,
    gathering: plan.gathering ?? null,
    notes: plan.notes ?? null,
  }
}

/** What is said of a change that is stored: whether those who were told hear it again. */
export const changedWords = (before: Activity, change: object): string =>
  isToldAgain(before, change) ? '改好了，通知过的人都会再收到。' : '改好了，没有再通知。'

export const editPages: readonly DeskPage[] = [
  { method: 'GET', path: '/desk/activities/:id/edit', right: 'activities.change', answer: show },
  { method: 'POST', path: '/desk/activities/:id/edit', right: 'activities.change', answer: submit },
]
