/** At the desk: a question that a deputy raised at an activity becomes a concern of his. */
import type { JSX } from 'preact'
import { rowId } from '../../../shared/fields.ts'
import { Area, DeskForm, ProblemList, Select, type Problems } from '../../../shared/page.tsx'
import type { DeskPage, DeskVisit, WebReply } from '../../../shared/visit.ts'
import { raiseAtActivity, sheetMembers, type Activity } from '../../actions.ts'
import { refusalText } from '../../refusals.ts'
import { found, notFound } from '../found.tsx'

const wayTo = (id: number): string => `/desk/activities/${id}/matters`

/** The way to its page, once it has begun. */
export const MattersLink = ({
  activity,
  begun,
}: {
  activity: Activity
  begun: boolean
}): JSX.Element | null =>
  begun && activity.state !== 'draft' && activity.state !== 'cancelled' ? (
    <p class="acts">
      <a class="button plain" href={wayTo(activity.id)}>
        记代表提出的问题
      </a>
    </p>
  ) : null

async function pageOf(visit: DeskVisit, activity: Activity, problems: Problems): Promise<WebReply> {
  const members = await sheetMembers(visit.act, visit.who, activity)
  const { fields } = visit
  return {
    title: `代表提出的问题：${activity.title}`,
    status: Object.keys(problems).length > 0 ? 422 : 200,
    page: (
      <DeskForm csrf={visit.csrf} action={wayTo(activity.id)}>
        <ProblemList problems={problems} />
        <p>记成这位代表的诉求，他会收到一句；他可以自己改，也可以写成建议。一条一条记。</p>
        <Area
          name="matter"
          label="问题"
          hint="例如：3栋楼道灯坏了，半年没人修。"
          problems={problems}
          value={fields.text('matter')}
          maxLength={2000}
        />
        <Select
          name="raiser"
          label="谁提出的"
          problems={problems}
          options={[
            { value: '', label: '请选择' },
            ...members.map(({ personId, person }) => ({ value: String(personId), label: person.name })),
          ]}
          chosen={fields.text('raiser')}
        />
        <button>记下问题</button>
      </DeskForm>
    ),
  }
}

async function show(visit: DeskVisit): Promise<WebReply> {
  const activity = await found(visit)
  return activity ? pageOf(visit, activity, {}) : notFound
}

async function keep(visit: DeskVisit): Promise<WebReply> {
  const activity = await found(visit)
  if (!activity) return notFound
  const { fields, act, who } = visit
  const text = fields.text('matter').slice(0, 2000)
  const problems: Record<string, string> = {}
  if (text === '') problems['matter'] = '请写问题。'
  const owner = rowId(fields.text('raiser'))
  if (owner === 0) problems['raiser'] = '请选是谁提出的。'
  if (Object.keys(problems).length > 0) return pageOf(visit, activity, problems)
  const outcome = await raiseAtActivity(act, who, activity.id, owner, text)
  if (!outcome.ok) return pageOf(visit, activity, { matter: refusalText[outcome.refusal] })
  return {
    goTo: `/desk/activities/${activity.id}`,
    said: `记下了，诉求编号${outcome.value.concernId}。代表会收到一句。`,
  }
}

export const matterPages: readonly DeskPage[] = [
  { method: 'GET', path: '/desk/activities/:id/matters', right: 'activities.change', answer: show },
  { method: 'POST', path: '/desk/activities/:id/matters', right: 'activities.change', answer: keep },
]
