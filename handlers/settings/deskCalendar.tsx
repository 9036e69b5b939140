/** /desk/settings/calendar: the days off of the published calendar, and those that the office added. */
import type { JSX } from 'preact'
import { hasRight } from '../access/rules.ts'
import { addDays, dayOf, daysBetween, spokenDay, weekdayOf, type Day } from '../shared/days.ts'
import { dayIn } from '../shared/fields.ts'
import { Choices, DeskForm, Empty, Field, ProblemList, Tag, type Problems } from '../shared/page.tsx'
import type { DeskPage, DeskVisit, WebReply } from '../shared/visit.ts'
import { holidayLaw, statutoryHoliday } from '../shared/holidays.ts'
import { isProvisional, isWorkday } from '../shared/workdays.ts'
import { setSettingAtDesk } from './actions.ts'

const path = '/desk/settings/calendar'
const weekdays = ['一', '二', '三', '四', '五', '六', '日']
const longestSpan = 31

const calendar = (visit: DeskVisit): Promise<WebReply> =>
  Promise.resolve(show(visit, { from: '', to: '', as: 'off', source: '' }, {}))

interface Typed {
  from: string
  to: string
  as: string
  source: string
}

function show(visit: DeskVisit, typed: Typed, problems: Problems): WebReply {
  const today = dayOf(visit.act.now, visit.act.zone)
  const asked = Number(visit.query.get('year') ?? '')
  const year = Number.isInteger(asked) && asked >= 2004 && asked <= 2100 ? asked : Number(today.slice(0, 4))
  const page = (
    <>
      <p>
        国务院公布的放假和调休已经在内。还没公布的年份先按周一至周五上班、法定节日放假算，标明“暂定”；公布以后请在这里补上。期限和提醒都按这里的工作日算。
      </p>
      <form class="filter card" action={path}>
        <Field name="year" label="年份" value={String(year)} inputMode="numeric" />
        <button>查看</button>
      </form>
      <Differences visit={visit} year={year} today={today} />
      {hasRight(visit.who, 'settings.change') && (
        <>
          <h2>加一段</h2>
          <ProblemList problems={problems} />
          <DeskForm csrf={visit.csrf} action={path}>
            <Field name="from" label="从哪天" type="date" value={typed.from} problems={problems} required />
            <Field
              name="to"
              label="到哪天"
              hint="只有一天可以不填"
              type="date"
              value={typed.to}
              problems={problems}
            />
            <Choices
              name="as"
              label="这几天"
              type="radio"
              options={[
                { value: 'off', label: '放假' },
                { value: 'work', label: '上班（调休）' },
                { value: 'usual', label: '照常', hint: '去掉以前加的' },
              ]}
              chosen={[typed.as]}
            />
            <Field
              name="source"
              label="依据"
              hint="例如：国办发明电〔2026〕7号"
              value={typed.source}
              problems={problems}
              maxLength={200}
              required
            />
            <button>保存</button>
          </DeskForm>
        </>
      )}
      <p>
        <a href="/desk/settings">回到设置</a>
      </p>
    </>
  )
  return { title: '放假和调休', page, ...(Object.keys(problems).length > 0 ? { status: 422 } : {}) }
}

/** The days of a year that are not as their weekday says. */
function Differences({ visit, year, today }: { visit: DeskVisit; year: number; today: Day }): JSX.Element {
  const daysOff = visit.settings['calendar.daysOff']
  const workdays = visit.settings['calendar.workdays']
  const days: { day: Day; works: boolean; own: boolean }[] = []
  for (let day = `${year}-01-01`; day <= `${year}-12-31`; day = addDays(day, 1)) {
    const works = isWorkday(day, { daysOff, workdays })
    if (works !== weekdayOf(day) <= 5)
      days.push({ day, works, own: daysOff.includes(day) || workdays.includes(day) })
  }
  const provisional = isProvisional(`${year}-01-01`, {
    daysOff,
    workdays,
    publishedTo: visit.settings['calendar.publishedTo'],
  })
  return (
    <>
      {provisional && (
        <p class="card">
          <Tag tone="due">暂定</Tag> {year}年的放假安排还没有收进来。下面写明节日的，先按{holidayLaw}
          放假；调休、补假要等放假安排公布。
        </p>
      )}
      {days.length === 0 ? (
        <Empty>{year}年还没有和平时不一样的日子。</Empty>
      ) : (
        <ul class="lines">
          {days.map(({ day, works, own }) => (
            <li key={day}>
              {spokenDay(day, today)} 周{weekdays[weekdayOf(day) - 1]}{' '}
              {works ? <Tag tone="due">上班</Tag> : <Tag tone="good">放假</Tag>}{' '}
              {own ? '本单位加的' : provisional && (statutoryHoliday(day) ?? '')}
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

/** The list with these days put in or taken out, in order. */
const changed = (list: readonly Day[], days: readonly Day[], has: boolean): Day[] =>
  [...list.filter((day) => !days.includes(day)), ...(has ? days : [])].sort()

async function add(visit: DeskVisit): Promise<WebReply> {
  const { act, who, settings } = visit
  const typed = {
    from: visit.fields.text('from'),
    to: visit.fields.text('to'),
    as: visit.fields.text('as'),
    source: visit.fields.text('source').slice(0, 200),
  }
  const from = dayIn(typed.from)
  const to = typed.to === '' ? from : dayIn(typed.to)
  if (from === null) return show(visit, typed, { from: '请写从哪天，例如 2027-02-06。' })
  if (to === null || to < from) return show(visit, typed, { to: '到哪天要在从哪天以后。' })
  const length = daysBetween(from, to) + 1
  if (length > longestSpan) return show(visit, typed, { to: `一次最多${longestSpan}天，请分几次加。` })
  const days = Array.from({ length }, (_, index) => addDays(from, index))
  const today = dayOf(act.now, act.zone)
  for (const [key, has] of [
    ['calendar.daysOff', typed.as === 'off'],
    ['calendar.workdays', typed.as === 'work'],
  ] as const) {
    const value = changed(settings[key], days, has)
    if (value.join() === settings[key].join()) continue
    const change = { key, value, effectiveOn: today, source: typed.source }
    const outcome = await setSettingAtDesk(act, who, change)
    if (!outcome.ok) return show(visit, typed, { source: outcome.refusal })
  }
  return { goTo: `${path}?year=${from.slice(0, 4)}`, said: '记好了，期限和提醒会按新的算。' }
}

export const calendarPages: readonly DeskPage[] = [
  { method: 'GET', path, right: 'settings.see', answer: calendar },
  { method: 'POST', path, right: 'settings.change', answer: add },
]
