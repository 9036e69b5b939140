/** What is done to one activity at the desk; what is refused comes back on its page with a sentence. */
import { instantOf } from '../../shared/days.ts'
import { rowId } from '../../shared/fields.ts'
import type { DeskPage, DeskVisit, WebReply } from '../../shared/visit.ts'
import {
  announceActivity,
  cancelActivity,
  changeActivity,
  recordAttendance,
  recordMinutes,
  sheetMembers,
} from '../actions.ts'
import { found, notFound } from './found.tsx'
import { show } from './one.tsx'
import { changeRefusalText, refusalText } from '../refusals.ts'

const after = (visit: DeskVisit, said: string): WebReply => ({
  goTo: `/desk/activities/${visit.params['id'] ?? ''}`,
  said,
})

async function announce(visit: DeskVisit): Promise<WebReply> {
  const outcome = await announceActivity(visit.act, visit.who, rowId(visit.params['id']))
  return outcome.ok ? after(visit, '发出去了，通知会陆续送到。') : show(visit, refusalText[outcome.refusal])
}

async function cancel(visit: DeskVisit): Promise<WebReply> {
  const reason = visit.fields.text('reason') || null
  const outcome = await cancelActivity(visit.act, visit.who, rowId(visit.params['id']), reason)
  return outcome.ok ? after(visit, '取消了，通知过的人都会收到。') : show(visit, refusalText[outcome.refusal])
}

async function change(visit: DeskVisit): Promise<WebReply> {
  const activity = await found(visit)
  if (!activity) return notFound
  const { fields, act } = visit
  const day = fields.text('day')
  const time = fields.text('from')
  const seats = Number(fields.text('seats'))
  if ((day === '') !== (time === '')) return show(visit, '改时间请把日期和时间都写上。')
  const outcome = await changeActivity(act, visit.who, activity.id, {
    ...(day && time ? { startsAt: instantOf(day, time, act.zone) } : {}),
    ...(fields.text('place') ? { place: fields.text('place') } : {}),
    ...(Number.isInteger(seats) && seats > 0 ? { seats } : {}),
  })
  return outcome.ok
    ? after(visit, '改好了，通知过的人都会再收到。')
    : show(visit, changeRefusalText(outcome.refusal))
}

async function attendance(visit: DeskVisit): Promise<WebReply> {
  const activity = await found(visit)
  if (!activity) return notFound
  const members = await sheetMembers(visit.act, visit.who, activity)
  const marked = (value: string) =>
    members
      .filter(({ personId }) => visit.fields.text(`p${personId}`) === value)
      .map(({ personId }) => personId)
  const sheet = { attended: marked('attended'), absent: marked('absent'), excused: [] }
  const outcome = await recordAttendance(visit.act, visit.who, activity, sheet)
  if (outcome.ok) return after(visit, `记下了：到${sheet.attended.length}人，没到${sheet.absent.length}人。`)
  const { refusal } = outcome
  return show(
    visit,
    typeof refusal === 'object'
      ? `${refusal.checkedIn.join('、')}自己签到过，不能记成没到。没有记，请先核对。`
      : refusalText[refusal],
  )
}

async function minutes(visit: DeskVisit): Promise<WebReply> {
  const written = { minutes: visit.fields.text('minutes'), findings: visit.fields.text('findings') }
  const outcome = await recordMinutes(visit.act, visit.who, rowId(visit.params['id']), written)
  return outcome.ok ? after(visit, '活动记录存好了。') : show(visit, refusalText[outcome.refusal])
}

const act = (name: string, answer: DeskPage['answer']): DeskPage => ({
  method: 'POST',
  path: `/desk/activities/:id/${name}`,
  right: 'activities.change',
  answer,
})

export const actPages: readonly DeskPage[] = [
  act('announce', announce),
  act('cancel', cancel),
  act('change', change),
  act('attendance', attendance),
  act('minutes', minutes),
]
