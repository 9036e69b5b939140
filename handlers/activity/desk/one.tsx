/** One activity at the desk: its facts, what may be done now, its people and its record. */
import type { JSX } from 'preact'
import { dayOf, spokenDay, timeOf } from '../../shared/days.ts'
import { Area, DeskForm, Facts, Field, PostButton, type Problems } from '../../shared/page.tsx'
import type { DeskPage, DeskVisit, WebReply } from '../../shared/visit.ts'
import {
  askedWords,
  audienceOf,
  namesOf,
  previewPlan,
  twinOf,
  twinWords,
  type Activity,
  type Twin,
} from '../actions.ts'
import { found, notFound } from './found.tsx'
import { certificates, people } from './people.tsx'
import { MaterialsCard } from './materials.tsx'
import { MattersLink } from './afterwards/matters.tsx'
import { PastChanges } from './afterwards/changes.tsx'
import { came, Minutes } from './afterwards/minutes.tsx'
import { Shortage } from './invitations/replace.tsx'
import { refusalText } from '../refusals.ts'
import {
  familyOf,
  isAfterwards,
  isByTurns,
  isOpen,
  isTraining,
  kindName,
  stateNames,
  type Plan,
  type State,
} from '../rules.ts'
import { whenWords } from '../wording.ts'

interface Refused {
  /** Somebody called absent has checked in himself. */
  contradicted?: boolean
  status?: number
  /** What is wrong with the files that were chosen. */
  files?: Problems
}

/** The page of an activity, with a sentence above when something was refused. */
export async function show(
  visit: DeskVisit,
  problem = '',
  { contradicted = false, status = 422, files = {} }: Refused = {},
): Promise<WebReply> {
  const activity = await found(visit)
  if (!activity) return notFound
  const { now, zone } = visit.act
  return {
    title: activity.title,
    status: problem || Object.keys(files).length > 0 ? status : 200,
    page: (
      <>
        {problem && (
          <p class="problems" role="alert">
            {problem}
          </p>
        )}
        <Facts
          facts={[
            ['种类', kindName(activity.kind)],
            ['状态', isAfterwards(activity) ? '补记的，没有通知过' : stateNames[activity.state as State]],
            ['时间', whenWords(activity, zone, dayOf(now, zone))],
            ['地点', activity.place || '还没有定'],
            [
              activity.edition === 0 && activity.state !== 'draft' ? '是谁的活动' : '通知谁',
              await askedWords(visit.act, audienceOf(activity)),
            ],
            ['组织者', (await namesOf(visit.act, [activity.organiserId])).get(activity.organiserId) ?? ''],
            ['名额', seatWords(activity)],
            ...(activity.hours === null ? [] : ([['学时', String(activity.hours)]] as const)),
            ['回执', receiptWords(activity, visit)],
            ...(activity.gathering ? ([['集合', activity.gathering]] as const) : []),
            ['要带', activity.bring ?? '没有说'],
            ['材料', activity.materials ?? '没有'],
            ...(activity.notes ? ([['其他说明', activity.notes]] as const) : []),
            ...(activity.cancelReason ? ([['取消原因', activity.cancelReason]] as const) : []),
          ]}
        />
        <Links activity={activity} begun={activity.startsAt <= visit.act.now} />
        {activity.state === 'draft' && (
          <Draft
            activity={activity}
            visit={visit}
            asked={await asked(visit, activity)}
            twin={await twinOf(visit.act, visit.who, activity)}
          />
        )}
        {await MaterialsCard(visit, activity, files)}
        {isOpen(activity.state) && activity.startsAt > visit.act.now && (
          <Changes activity={activity} visit={visit} />
        )}
        {(isOpen(activity.state) || activity.state === 'held') &&
          !isAfterwards(activity) &&
          activity.startsAt <= visit.act.now && <NotHeld activity={activity} visit={visit} />}
        {isAfterwards(activity) && <PastChanges activity={activity} visit={visit} />}
        {isByTurns(activity) && (await Shortage(visit, activity))}
        {activity.state !== 'draft' && (await people(visit, activity, contradicted))}
        {(isOpen(activity.state) || activity.state === 'held') && (
          <Minutes activity={activity} visit={visit} />
        )}
        <MattersLink activity={activity} begun={activity.startsAt <= visit.act.now} />
        {isTraining(activity.kind) && (await certificates(visit, activity))}
        {await came(visit, activity)}
      </>
    ),
  }
}

/** Of an invitation by turns those invited are its seats. */
const seatWords = (activity: Activity): string =>
  isByTurns(activity)
    ? `${audienceOf(activity).people.length}人（轮流邀请）`
    : activity.seats === null
      ? '不限'
      : `${activity.seats}人`

/** Whether people are asked for an answer, and by when. */
function receiptWords(activity: Activity, { act }: DeskVisit): string {
  if (isAfterwards(activity)) return '补记的，没有要回执'
  if (!activity.needsReceipt) return '不要，只是告知'
  const { answerBy } = activity
  if (!answerBy) return '要，没有写截止日期'
  return `要，${spokenDay(dayOf(answerBy, act.zone), dayOf(act.now, act.zone))}${timeOf(answerBy, act.zone)}前`
}

/** What hangs beside the door, what is printed for it, and what is printed of it once it has begun. */
const Links = ({ activity, begun }: { activity: Activity; begun: boolean }): JSX.Element | null => {
  const { id, state } = activity
  if (state === 'draft' || state === 'cancelled') return null
  return (
    <nav class="acts" aria-label="签到、日历和文件">
      {isOpen(state) && (
        <>
          <a class="button" href={`/desk/activities/${id}/door`}>
            门口签到码
          </a>
          <a class="button plain" href={`/desk/activities/${id}/calendar`}>
            日历文件
          </a>
        </>
      )}
      <a class="button plain" href={`/desk/activities/${id}/sign-in`}>
        签到表（Word）
      </a>
      {begun && (
        <a class="button plain" href={`/desk/activities/${id}/summary`}>
          小结（Word）
        </a>
      )}
    </nav>
  )
}

async function asked(visit: DeskVisit, activity: Activity): Promise<string> {
  const plan = { ...activity, audience: audienceOf(activity) } as Plan
  const preview = await previewPlan(visit.act, visit.who, plan)
  if (!preview.ok) return refusalText[preview.refusal]
  const { people: count, unbound, rooms } = preview.value
  const off =
    unbound && unbound.length > 0
      ? `其中${unbound.length}人没有绑定微信，要电话通知：${unbound.join('、')}。`
      : ''
  return `会通知${count}人${rooms > 0 ? `，并在${rooms}个小组群里说一声` : ''}。${off}`
}

/** Before it goes out: whom it asks, and for an invitation whose turn it is. */
const Draft = ({
  activity,
  visit,
  asked: words,
  twin,
}: {
  activity: Activity
  visit: DeskVisit
  asked: string
  twin: Twin | null
}): JSX.Element => (
  <div class="card">
    <p>{words}</p>
    {twin && (
      <p>
        <b>{twinWords(twin, visit.act)}</b>
        <a href={`/desk/activities/${twin.activity.id}`}>看原来的</a>
      </p>
    )}
    <div class="acts">
      <PostButton
        action={`/desk/activities/${activity.id}/announce`}
        csrf={visit.csrf}
        fields={twin ? { besides: twin.activity.id } : {}}
      >
        {twin ? '照样再发一个' : '发出去'}
      </PostButton>
      <a class="button plain" href={`/desk/activities/${activity.id}/edit`}>
        改内容
      </a>
      {familyOf(activity.kind) === 'invitation' && audienceOf(activity).people.length > 0 && (
        <a class="button plain" href={`/desk/activities/${activity.id}/invitees`}>
          换人
        </a>
      )}
      <PostButton action={`/desk/activities/${activity.id}/cancel`} csrf={visit.csrf} danger>
        不办了
      </PostButton>
    </div>
  </div>
)

/** A field with what was typed, when the page comes back. */
const typed = ({ fields }: DeskVisit, name: string) => ({ name, value: fields.text(name) })

const Changes = ({ activity, visit }: { activity: Activity; visit: DeskVisit }): JSX.Element => (
  <>
    <details class="card" open={visit.fields.has('seats')}>
      <summary>改时间、地点或名额</summary>
      <DeskForm csrf={visit.csrf} action={`/desk/activities/${activity.id}/change`}>
        <div class="columns">
          <Field {...typed(visit, 'day')} label="新日期（不改不填）" type="date" />
          <Field {...typed(visit, 'from')} label="新时间（不改不填）" type="time" />
        </div>
        <Field {...typed(visit, 'place')} label="新地点（不改不填）" maxLength={200} />
        <Field {...typed(visit, 'seats')} label="新名额（不改不填，不限写0）" type="number" min={0} />
        <p class="hint">改时间、地点或者减少名额，通知过的人都会再收到；增加名额不再打扰他们。</p>
        <button>改</button>
      </DeskForm>
      <p>
        <a href={`/desk/activities/${activity.id}/edit`}>改名称、种类、截止、学时、材料等全部内容</a>
      </p>
    </details>
    <details class="card" open={visit.fields.has('reason')}>
      <summary>取消活动</summary>
      <DeskForm csrf={visit.csrf} action={`/desk/activities/${activity.id}/cancel`}>
        <Area {...typed(visit, 'reason')} label="原因（会告诉大家）" rows={2} maxLength={200} />
        <button class="danger">取消，并通知</button>
      </DeskForm>
    </details>
  </>
)

const NotHeld = ({ activity, visit }: { activity: Activity; visit: DeskVisit }): JSX.Element => (
  <details class="card" open={visit.fields.has('reason')}>
    <summary>没有办成</summary>
    <DeskForm csrf={visit.csrf} action={`/desk/activities/${activity.id}/cancel`}>
      <Area {...typed(visit, 'reason')} label="原因（会告诉通知过的人）" rows={2} maxLength={200} />
      <button class="danger">记成没有办成</button>
    </DeskForm>
    <p class="hint">记了有人到场的，不能再记成没有办成。没有办成的不算小组活动。</p>
  </details>
)

export const onePages: readonly DeskPage[] = [
  { method: 'GET', path: '/desk/activities/:id', right: 'activities.see', answer: (visit) => show(visit) },
]
