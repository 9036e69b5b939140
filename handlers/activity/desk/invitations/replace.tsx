/** At the desk: who of an invitation by turns cannot come, how many are short, and who takes his place. */
import type { JSX } from 'preact'
import { rowId } from '../../../shared/fields.ts'
import { Choices, DeskForm, Empty, Field, ProblemList, Select, type Problems } from '../../../shared/page.tsx'
import type { DeskPage, DeskVisit, WebReply } from '../../../shared/visit.ts'
import { missingOf, replaceInvitee, replacingOf, turnWords, type Activity } from '../../actions.ts'
import { refusalText } from '../../refusals.ts'
import { nameOf } from '../../wording.ts'
import { notFound } from '../found.tsx'

const mostProposed = 30
const wayTo = (id: number): string => `/desk/activities/${id}/replace`

/** How many come of those invited, and who is to be replaced; null for what is no invitation by turns ahead. */
export async function Shortage(visit: DeskVisit, activity: Activity): Promise<JSX.Element | null> {
  const found = await replacingOf(visit.act, visit.who, activity.id)
  if (!found.ok) return null
  const { invitees } = found.value
  const missing = missingOf(found.value)
  const going = invitees.filter(({ answer }) => answer === 'going').length
  return (
    <div class="card">
      <p>
        邀请{invitees.length}人：参加{going}人，没有回复{invitees.length - going - missing.length}人，来不了
        {missing.length}人{missing.length > 0 && <b>，还缺{missing.length}人</b>}。
      </p>
      {missing.length > 0 && (
        <ul>
          {missing.map(({ personId, name, reason }) => (
            <li key={personId}>
              {name}来不了（{reason ?? '没有说原因'}）：
              <a href={`${wayTo(activity.id)}?person=${personId}`}>换人</a>
            </li>
          ))}
        </ul>
      )}
      <p>
        <a href={wayTo(activity.id)}>有人打电话来说来不了</a>
      </p>
    </div>
  )
}

async function page(visit: DeskVisit, problems: Problems = {}): Promise<WebReply> {
  const { act, who, fields, query } = visit
  const found = await replacingOf(act, who, rowId(visit.params['id']))
  if (!found.ok)
    return found.refusal === 'unknown_activity'
      ? notFound
      : { title: '换人', status: 404, page: <Empty>{refusalText[found.refusal]}</Empty> }
  const { activity, invitees, next } = found.value
  const out = fields.text('person') || (query.get('person') ?? '')
  const shown = next.slice(0, mostProposed)
  return {
    title: `换人：${activity.title}`,
    status: Object.keys(problems).length > 0 ? 422 : 200,
    page: (
      <>
        <p>
          按本届被邀请次数从少到多排，轮到的已经选好。只通知新请的人，来不了的人不再收到这次的通知，这次也不算他被邀请过（可在设置里改）。
        </p>
        <DeskForm csrf={visit.csrf} action={wayTo(activity.id)}>
          <ProblemList problems={problems} />
          <Select
            name="person"
            label="谁来不了"
            problems={problems}
            chosen={out}
            options={[
              { value: '', label: '请选人' },
              ...invitees.map(({ personId, name }) => ({ value: String(personId), label: name })),
            ]}
          />
          <Field
            name="whyNot"
            label="为什么来不了（他自己请过假的不用填）"
            problems={problems}
            value={fields.text('whyNot')}
            maxLength={200}
          />
          <Choices
            name="next"
            label="请谁"
            type="radio"
            problems={problems}
            options={shown.map((one, index) => ({
              value: String(one.personId),
              label: one.name,
              hint: `${index === 0 ? '轮到他，' : ''}${turnWords(one)}`,
            }))}
            chosen={[fields.text('next') || String(next[0]?.personId ?? '')]}
          />
          <Field
            name="reason"
            label="不请轮到的人，要写原因"
            problems={problems}
            value={fields.text('reason')}
            maxLength={200}
          />
          <button>换人，并通知新请的人</button>
        </DeskForm>
        <p>
          <a href={`/desk/activities/${activity.id}`}>不换，回到活动</a>
        </p>
      </>
    ),
  }
}

const fieldOf: Readonly<Record<string, string>> = {
  not_invited: 'person',
  why_not_coming: 'whyNot',
  reason_needed: 'reason',
  unknown_person: 'next',
}

async function swap(visit: DeskVisit): Promise<WebReply> {
  const { fields } = visit
  const id = rowId(visit.params['id'])
  const outcome = await replaceInvitee(visit.act, visit.who, id, {
    outId: rowId(fields.text('person')),
    inId: rowId(fields.text('next')),
    whyNot: fields.text('whyNot') || null,
    reason: fields.text('reason') || null,
  })
  if (!outcome.ok)
    return page(visit, { [fieldOf[outcome.refusal] ?? 'person']: refusalText[outcome.refusal] })
  const { activity, lines, out, taken } = outcome.value
  const silent = lines.some(({ status }) => status === 'unreachable')
  return {
    goTo: `/desk/activities/${id}`,
    said: `${nameOf(activity)}由${taken.name}接替${out}。${silent ? `${taken.name}没有绑定微信，请打电话。` : `已通知${taken.name}。`}`,
  }
}

export const replacePages: readonly DeskPage[] = [
  {
    method: 'GET',
    path: '/desk/activities/:id/replace',
    right: 'activities.change',
    answer: (visit) => page(visit),
  },
  { method: 'POST', path: '/desk/activities/:id/replace', right: 'activities.change', answer: swap },
]
