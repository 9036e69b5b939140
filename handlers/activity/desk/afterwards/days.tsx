/** The days and hours of what is recorded afterwards at the desk: shown, and read as they were typed. */
import type { JSX } from 'preact'
import type { Act } from '../../../shared/act.ts'
import { dayOf, timeOf, type Day } from '../../../shared/days.ts'
import { fieldsOf, type Fields } from '../../../shared/fields.ts'
import { Field, type Problems } from '../../../shared/page.tsx'
import type { Activity, Past } from '../../actions.ts'
import { endIn, instantIn, isDay } from '../../planning/typedTimes.ts'
import { endOfDay, isOfSeveralDays } from '../../timing.ts'
import { timesIn } from '../plan/read.ts'

export const PastDays = ({
  fields,
  problems,
  today,
}: {
  fields: Fields
  problems: Problems
  today: Day
}): JSX.Element => {
  const field = (name: string) => ({ name, problems, value: fields.text(name) })
  return (
    <>
      <div class="columns">
        <Field {...field('day')} label="日期" type="date" max={today} />
        <Field {...field('from')} label="开始（记不清可不填）" type="time" />
      </div>
      <div class="columns">
        <Field {...field('untilDay')} label="结束日期（跨天才填）" type="date" max={today} />
        <Field {...field('until')} label="结束（可不填）" type="time" />
      </div>
    </>
  )
}

type Times = Pick<Past, 'startsAt' | 'hourKnown' | 'endsAt'>

/** What was typed of its days and hours, or what is wrong with it. */
export function pastTimesOf(
  fields: Fields,
  { now, zone }: Pick<Act, 'now' | 'zone'>,
): Times | { problems: Record<string, string> } {
  const times = timesIn(fields)
  const { day, start, lastDay, end } = times
  const startsAt = instantIn(day, start || '00:00', zone)
  if (!startsAt) return { problems: isDay(day) ? { from: '请写几点开始。' } : { day: '请写日期。' } }
  if (end && !start) return { problems: { from: '写了结束，请也写开始，或者都不填。' } }
  if (lastDay > dayOf(now, zone)) return { problems: { untilDay: '最后一天还没到，办完了再补记。' } }
  const endsAt = endIn(times, zone)
  if (endsAt && endsAt <= startsAt)
    return { problems: { [lastDay ? 'untilDay' : 'until']: '结束要晚于开始。' } }
  return { startsAt, hourKnown: start !== '', endsAt }
}

/** Its days and hours as they stand, in the fields. */
export function pastFieldsOf({ startsAt, endsAt, hourKnown }: Activity, zone: string): Fields {
  const end = endsAt ? timeOf(endsAt, zone) : ''
  return fieldsOf({
    day: dayOf(startsAt, zone),
    from: hourKnown ? timeOf(startsAt, zone) : '',
    untilDay: endsAt && isOfSeveralDays({ startsAt, endsAt }, zone) ? dayOf(endsAt, zone) : '',
    until: end === endOfDay ? '' : end,
  })
}
