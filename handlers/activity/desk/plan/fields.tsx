/** What is told of an activity, as it is typed at the desk: when it is planned and when it is changed. */
import type { JSX } from 'preact'
import { dayOf, timeOf } from '../../../shared/days.ts'
import { fieldsOf, type Fields } from '../../../shared/fields.ts'
import { Area, Choices, Field, Select, type Problems } from '../../../shared/page.tsx'
import type { Activity } from '../../actions.ts'
import { isByTurns, kindNames, kinds, topics, type Kind } from '../../rules.ts'
import { endOfDay, isOfSeveralDays } from '../../timing.ts'

interface Shown {
  fields: Fields
  problems: Problems
}

/** Kind, name, days and place: what stands above the choice of who is asked. */
export const PlanHead = ({
  fields,
  problems,
  kindsOffered = kindNames,
}: Shown & { kindsOffered?: readonly Kind[] }): JSX.Element => {
  const field = (name: string, label: string) => ({ name, label, problems, value: fields.text(name) })
  return (
    <>
      <Select
        name="kind"
        label="种类"
        problems={problems}
        chosen={fields.text('kind')}
        options={[
          { value: '', label: '请选择' },
          ...kindsOffered.map((value) => ({ value, label: kinds[value].name })),
        ]}
      />
      <Field {...field('title', '名称')} maxLength={100} />
      <Select
        name="topic"
        label="培训内容（培训才选）"
        chosen={fields.text('topic')}
        options={[
          { value: '', label: '不是培训' },
          ...Object.entries(topics).map(([value, label]) => ({ value, label })),
        ]}
      />
      <div class="columns">
        <Field {...field('day', '日期')} type="date" />
        <Field {...field('from', '开始')} type="time" />
      </div>
      <div class="columns">
        <Field {...field('untilDay', '结束日期（跨天才填）')} type="date" />
        <Field {...field('until', '结束（可不填）')} type="time" />
      </div>
      <Field {...field('place', '地点（还没定可不填）')} maxLength={200} />
    </>
  )
}

/** Seats, deadline, hours, materials and the rest. */
export const PlanRest = ({
  fields,
  problems,
  byTurns = false,
}: Shown & { byTurns?: boolean }): JSX.Element => {
  const field = (name: string, label: string) => ({ name, label, problems, value: fields.text(name) })
  return (
    <>
      {!byTurns && (
        <Field {...field('seats', '名额（不限不填；轮流邀请时就是邀请几个人）')} type="number" min={1} />
      )}
      <Field {...field('answerBy', '几号前回复（可不填）')} type="date" />
      <Field {...field('hours', '学时（培训，可不填）')} type="number" step="0.5" />
      <Area {...field('materials', '材料（可不填）')} rows={2} />
      <Field {...field('bring', '要带什么（可不填）')} maxLength={500} />
      <Field {...field('gathering', '在哪里、几点集合（可不填）')} maxLength={200} />
      <Area {...field('notes', '其他说明（可不填）')} rows={2} />
      <Choices
        name="options"
        label="其他"
        type="checkbox"
        chosen={fields.has('title') ? fields.all('options') : ['receipt']}
        options={[
          { value: 'receipt', label: '要回执', hint: '不勾就是只告知，没回复的不提醒' },
          { value: 'door', label: '只认门口签到码' },
        ]}
      />
    </>
  )
}

/** An activity as it stands, in the fields. */
export function fieldsOfActivity(activity: Activity, zone: string): Fields {
  const { startsAt, endsAt, answerBy, seats, hours } = activity
  const end = endsAt ? timeOf(endsAt, zone) : ''
  return fieldsOf({
    kind: activity.kind,
    title: activity.title,
    topic: activity.topic ?? '',
    day: dayOf(startsAt, zone),
    from: timeOf(startsAt, zone),
    untilDay: endsAt && isOfSeveralDays(activity, zone) ? dayOf(endsAt, zone) : '',
    until: end === endOfDay ? '' : end,
    place: activity.place,
    audience: 'kept',
    seats: seats === null || isByTurns(activity) ? '' : String(seats),
    answerBy: answerBy ? dayOf(answerBy, zone) : '',
    hours: hours === null ? '' : String(hours),
    materials: activity.materials ?? '',
    bring: activity.bring ?? '',
    gathering: activity.gathering ?? '',
    notes: activity.notes ?? '',
    level: activity.level,
    options: [...(activity.needsReceipt ? ['receipt'] : []), ...(activity.doorOnly ? ['door'] : [])],
  })
}
