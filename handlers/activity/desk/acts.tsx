/** What is done to one activity at the desk; what is refused comes back on its page with a sentence. */
import { rowId } from '../../shared/fields.ts'
import type { DeskPage, DeskVisit, WebReply } from '../../shared/visit.ts'
import {
  announceActivity,
  cancelActivity,
  changeActivity,
  recordAttendance,
  recordMinutes,
  sheetMembers,
  twinOf,
  twinWords,
} from '../actions.ts'
import { sheetDayChosen } from '../attendance/dayChoice.ts'
import { instantIn } from '../planning/typedTimes.ts'
import { changedWords } from './plan/edit.tsx'
import { found, notFound } from './found.tsx'
import { reasonOf, reasonsAstray } from './leaveReason.tsx'
import { show } from './one.tsx'
import { changeRefusalText, refusalText } from '../refusals.ts'

const after = (visit: DeskVisit, said: string): WebReply => ({
  goTo: `/desk/activities/${visit.params['id'] ?? ''}`,
  said,
})

async function announce(visit: DeskVisit): Promise<WebReply> {
  const activity = await found(visit)
  const twin = activity?.state === 'draft' ? await twinOf(visit.act, visit.who, activity) : null
  if (twin && Number(visit.fields.text('besides')) !== twin.activity.id)
    return show(visit, `${twinWords(twin, visit.act)}还没有发。确实要再发一个的，点“照样再发一个”。`)
  const outcome = await announceActivity(visit.act, visit.who, rowId(visit.params['id']))
  return outcome.ok ? after(visit, '发出去了，通知会陆续送到。') : show(visit, refusalText[outcome.refusal])
}

async function cancel(visit: DeskVisit): Promise<WebReply> {
  const reason = visit.fields.text('reason') || null
  const outcome = await cancelActivity(visit.act, visit.who, rowId(visit.params['id']), reason)
  if (!outcome.ok) return show(visit, refusalText[outcome.refusal])
  const { edition, startsAt } = outcome.value
  if (edition === 0) return after(visit, '不办了，没有通知过任何人。')
  const isOver = startsAt <= visit.act.now
  return after(visit, `${isOver ? '记成没有办成了' : '取消了'}，通知过的人都会收到。`)
}

/** Empty: as it was; 0 or 不限: none. */
function seatsIn(typed: string): number | null | undefined | 'wrong' {
  const words = typed.normalize('NFKC').trim()
  if (words === '') return undefined
  if (words === '0' || words === '不限') return null
  return /^[1-9]\d{0,4}$/.test(words) ? Number(words) : 'wrong'
}

async function change(visit: DeskVisit): Promise<WebReply> {
  const activity = await found(visit)
  if (!activity) return notFound
  const { fields, act } = visit
  const day = fields.text('day')
  const time = fields.text('from')
  const seats = seatsIn(fields.text('seats'))
  if (seats === 'wrong') return show(visit, '名额请写整数，不限名额写0，没有改。')
  const startsAt = instantIn(day, time, act.zone)
  if (!startsAt && (day || time)) return show(visit, '改时间请把日期和时间都写上，没有改。')
  const change = {
    ...(startsAt ? { startsAt } : {}),
    ...(fields.text('place') ? { place: fields.text('place') } : {}),
    ...(seats === undefined ? {} : { seats }),
  }
  const outcome = await changeActivity(act, visit.who, activity.id, change)
  return outcome.ok
    ? after(visit, changedWords(activity, change))
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
  const astray = reasonsAstray(visit, activity, members)
  if (astray.length > 0)
    return show(
      visit,
      `${astray.join('、')}写了请假的原因，没有标“请假”，还没有记。请标上再记一次；不是请假的，把原因删掉。`,
    )
  const sheet = {
    attended: marked('attended'),
    absent: marked('absent'),
    excused: members
      .filter(({ personId }) => visit.fields.text(`p${personId}`) === 'excused')
      .map((member) => ({ personId: member.personId, reason: reasonOf(visit, member) })),
  }
  const outcome = await recordAttendance(
    visit.act,
    visit.who,
    activity,
    sheet,
    visit.fields.has('sure'),
    sheetDayChosen(activity, visit.fields.text('sheetDay'), visit.act.zone),
  )
  if (outcome.ok)
    return after(
      visit,
      `记下了：到${sheet.attended.length}人，没到${sheet.absent.length}人，请假${sheet.excused.length}人。`,
    )
  const { refusal } = outcome
  return typeof refusal === 'object'
    ? show(
        visit,
        `${refusal.checkedIn.join('、')}自己签到过，和没到对不上，还没有记。请核对；确实没到的，在名单下面打勾再记一次。`,
        { contradicted: true },
      )
    : show(visit, refusalText[refusal])
}

async function minutes(visit: DeskVisit): Promise<WebReply> {
  const activity = await found(visit)
  if (!activity) return notFound
  const changed = (['minutes', 'findings'] as const).filter(
    (field) => visit.fields.text(field) !== visit.fields.text(`${field}Before`),
  )
  const meanwhile = changed.filter((field) => (activity[field] ?? '') !== visit.fields.text(`${field}Before`))
  if (meanwhile.length > 0)
    return show(visit, '这一页打开以后有人改过活动记录，没有存。现在存着的在下面，请合起来再存一次。')
  const written = Object.fromEntries(changed.map((field) => [field, visit.fields.text(field)]))
  const outcome = await recordMinutes(visit.act, visit.who, activity.id, written)
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
