/** Changing or calling off an activity on a phone: what becomes of it and how many hear it, and only then it goes out. */
import type { JSX } from 'preact'
import { addDays, dayOf, daysBetween, timeOf } from '../../shared/days.ts'
import { Area, Choices, Empty, Field, ProblemList, type Problems } from '../../shared/page.tsx'
import type { Fields } from '../../shared/fields.ts'
import type { FormResult, FormVisit } from '../../shared/visit.ts'
import {
  cancelActivity,
  changeActivity,
  countsOf,
  isToldAgain,
  ledAhead,
  withMovedEnd,
  type Activity,
  type Change,
} from '../actions.ts'
import { changeToldWords, tellFirst } from '../chat/plan/shown.ts'
import { changeRefusalText, refusalText } from '../refusals.ts'
import { isByTurns } from '../rules.ts'
import { chooseFiles, keepFiles } from './materials.tsx'
import { factsOf, nameOf } from '../wording.ts'
import { endIn, instantIn, isDay } from '../planning/typedTimes.ts'
import { endOfDay, isOfSeveralDays } from '../timing.ts'
import { endProblem, endsLater, timesIn } from './entries.ts'
import { About, activityIdOf, PickOne, Refused, todayOf } from './parts.tsx'

export async function showChange(visit: FormVisit): Promise<JSX.Element> {
  const all = await ledAhead(visit.act, visit.who)
  const id = activityIdOf(visit)
  const activity = id === null && all.length === 1 ? all[0] : all.find((one) => one.id === id)
  if (activity) return <ChangeForm visit={visit} activity={activity} problems={{}} />
  if (id !== null) return <Refused>{refusalText.not_open}</Refused>
  return all.length === 0 ? (
    <Empty>没有已经通知、还没开始、归您管的活动。</Empty>
  ) : (
    <PickOne visit={visit} activities={all} />
  )
}

export async function submitChange(visit: FormVisit): Promise<FormResult> {
  const id = activityIdOf(visit)
  const activity = (await ledAhead(visit.act, visit.who)).find((one) => one.id === id)
  if (!activity) return { again: <Refused>{refusalText.not_open}</Refused> }
  const mend = (problems: Problems) => ({
    again: <ChangeForm visit={visit} activity={activity} problems={problems} />,
  })
  const what = visit.fields.text('what')
  const step = visit.fields.text('step')
  if (what === 'files' && step !== 'mend')
    return step === 'send' ? keepFiles(visit, activity) : { again: await chooseFiles(visit, activity) }
  if (step === 'mend' && what === 'files') return mend({})
  if (what !== 'change' && what !== 'cancel') return mend({ what: '请选改活动、加文件还是取消。' })
  const read = what === 'change' ? changeIn(visit, activity) : { change: {} }
  if ('problems' in read) return mend(read.problems)
  if (step === 'mend') return mend({})
  const { asked } = await countsOf(visit.act, activity.id)
  if (step !== 'send')
    return { again: <Shown visit={visit} activity={activity} change={read.change} asked={asked} /> }
  const reason = visit.fields.text('reason') || null
  const outcome =
    what === 'cancel'
      ? await cancelActivity(visit.act, visit.who, activity.id, reason)
      : await changeActivity(visit.act, visit.who, activity.id, read.change)
  if (!outcome.ok) return mend({ what: changeRefusalText(outcome.refusal) })
  const sent = `${what === 'cancel' ? '已取消' : '已改'}：${nameOf(outcome.value)}，${await tellFirst(visit, outcome.value)}`
  return { stored: { lines: [sent], said: sent } }
}

/** Empty for one of a single day. */
const lastDayStored = (activity: Activity, zone: string): string =>
  activity.endsAt && isOfSeveralDays(activity, zone) ? dayOf(activity.endsAt, zone) : ''

/** The last day as typed; where only the first was moved, it stays as long as it is. */
function lastDayOf(fields: Fields, activity: Activity, zone: string): string {
  const [first, last] = [dayOf(activity.startsAt, zone), lastDayStored(activity, zone)]
  const [day, typed] = [fields.text('day'), fields.text('lastDay')]
  const isKept = !fields.has('lastDay') || (typed === last && day !== first)
  return isKept && last !== '' && isDay(day) ? addDays(day, daysBetween(first, last)) : typed
}

/** What is typed anew; what stands there already is no change. */
function changeIn(
  { fields, act }: FormVisit,
  activity: Activity,
): { change: Change } | { problems: Problems } {
  const problems: Record<string, string> = {}
  const [day, start] = [fields.text('day'), fields.text('start')]
  const startsAt = instantIn(day, start, act.zone)
  if (!startsAt) problems[isDay(day) ? 'start' : 'day'] = '请写日期和几点开始。'
  const endsAt = endIn({ ...timesIn(fields), lastDay: lastDayOf(fields, activity, act.zone) }, act.zone)
  const late = endProblem(fields, startsAt, endsAt)
  if (late) problems[late] = endsLater
  const seats = fields.text('seats')
  if (seats !== '' && !/^[1-9]\d{0,4}$/.test(seats)) problems['seats'] = '名额写数字，不限就不填。'
  if (!startsAt || Object.keys(problems).length > 0) return { problems }
  return {
    change: {
      startsAt,
      endsAt,
      place: fields.text('place').slice(0, 200),
      ...(isByTurns(activity) ? {} : { seats: seats === '' ? null : Number(seats) }),
    },
  }
}

/** What it becomes, and how many hear it. Nothing is changed yet. */
function Shown({
  visit,
  activity,
  change,
  asked,
}: {
  visit: FormVisit
  activity: Activity
  change: Change
  asked: number
}): JSX.Element {
  const isCancel = visit.fields.text('what') === 'cancel'
  const reason = visit.fields.text('reason')
  return (
    <form method="post">
      <p role="status">请核对。还没有{isCancel ? '取消' : '改'}。</p>
      <div class="card">
        {factsOf({ ...activity, ...withMovedEnd(activity, change) }, visit.act.zone, todayOf(visit)).map(
          (line, index) => (
            <p key={line}>{index === 0 ? <b>{line}</b> : line}</p>
          ),
        )}
        {isCancel && (
          <p>
            <b>取消{reason ? `，原因：${reason}` : '，没有写原因'}</b>
          </p>
        )}
        <p>{isCancel ? `会告诉${asked}人。` : changeToldWords(activity, change, asked)}</p>
      </div>
      {['activity', 'what', 'day', 'start', 'lastDay', 'end', 'place', 'seats', 'reason'].map((name) => (
        <input key={name} type="hidden" name={name} value={visit.fields.text(name)} />
      ))}
      <button name="step" value="send" class={isCancel ? 'danger' : undefined}>
        {isCancel || isToldAgain(activity, change) ? `${isCancel ? '取消' : '改'}，并通知${asked}人` : '改'}
      </button>
      <button name="step" value="mend" class="plain">
        上一步
      </button>
    </form>
  )
}

function ChangeForm({
  visit,
  activity,
  problems,
}: {
  visit: FormVisit
  activity: Activity
  problems: Problems
}): JSX.Element {
  const { fields, act } = visit
  const today = todayOf(visit)
  const isBack = fields.has('what') || fields.has('day')
  const field = (name: string, stored: string) => ({
    name,
    problems,
    value: isBack ? fields.text(name) : stored,
  })
  const end = activity.endsAt ? timeOf(activity.endsAt, act.zone) : ''
  return (
    <>
      <About visit={visit} activity={activity} />
      <form method="post">
        <input type="hidden" name="activity" value={activity.id} />
        <ProblemList problems={problems} />
        <Field
          {...field('day', dayOf(activity.startsAt, act.zone))}
          label="日期"
          type="date"
          min={today}
          max={addDays(today, 730)}
        />
        <Field {...field('start', timeOf(activity.startsAt, act.zone))} label="几点开始" type="time" />
        <Field
          {...field('lastDay', lastDayStored(activity, act.zone))}
          label="最后一天"
          hint="只办一天的不填。"
          type="date"
          min={today}
          max={addDays(today, 730)}
        />
        <Field
          {...field('end', end === endOfDay ? '' : end)}
          label="几点结束"
          hint="可以不填。"
          type="time"
        />
        <Field {...field('place', activity.place)} label="地点" maxLength={200} />
        {!isByTurns(activity) && (
          <Field
            {...field('seats', activity.seats === null ? '' : String(activity.seats))}
            label="名额"
            hint="不限就不填。"
            inputMode="numeric"
          />
        )}
        <Choices
          name="what"
          label="做什么"
          type="radio"
          problems={problems}
          options={[
            { value: 'change', label: '照上面的改' },
            { value: 'files', label: '加文件、换文件', hint: '通知、议程、学习资料，下一步选' },
            { value: 'cancel', label: '取消这个活动', hint: '在下面写原因' },
          ]}
          chosen={[fields.text('what')]}
        />
        <Area
          name="reason"
          label="取消的原因"
          hint="会告诉大家。改活动的不用填。"
          value={fields.text('reason')}
          rows={2}
          maxLength={200}
        />
        <button name="step" value="show">
          下一步
        </button>
        <p class="hint">下一步先看通知多少人，这一步还不会发出。</p>
      </form>
    </>
  )
}
