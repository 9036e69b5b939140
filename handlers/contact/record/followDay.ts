/** The record of a contact day follows the reports that it was made of: withdrawn, restored, corrected. One entry, two uses. */
import { dayReportArrived, dayReportChanged } from '../../activity/actions.ts'
import type { Act } from '../../shared/act.ts'
import { spokenDay, type Day } from '../../shared/days.ts'
import { dayTold, type StoredReport } from '../actions.ts'

/** Carries a change of a report over to its contact day; the sentence for whoever made it, empty when nothing follows. */
export async function followDay(
  act: Act,
  today: Day,
  before: StoredReport | null,
  after: StoredReport | null,
): Promise<string> {
  const was = before?.contactDay ? before : null
  const is = after?.contactDay ? after : null
  const report = is ?? was
  if (!report) return ''
  if (was && is && was.occurredOn.slice(0, 4) !== is.occurredOn.slice(0, 4))
    return `${await followDay(act, today, was, null)}${await arrive(act, today, is)}`
  const day = `${spokenDay(report.occurredOn, today)}的联系选民日记录`
  const isHis = act.via === 'chat' && act.actor === `person:${report.contactorId}`
  switch (await dayReportChanged(act, report.contactorId, was && dayTold(was), is && dayTold(is))) {
    case 'gone':
      return `${day}也一起撤回了。`
    case 'kept':
      return is ? '' : `${day}还在，去掉了这一条的内容${isHis ? '；整天都要撤回，回“撤回联系日”' : ''}。`
    case 'back':
      return `${day}也恢复了。`
    case 'withdrawn':
      return `${day}是整天撤回的，没有跟着恢复；要重新记上，请把联系日那句再说一遍。`
    case 'none':
      return ''
  }
}

/** The contact day of another year has the report now. */
async function arrive(act: Act, today: Day, report: StoredReport): Promise<string> {
  const { contactorId, recordedById, occurredOn } = report
  const enteredBy = recordedById === contactorId ? null : recordedById
  const day = spokenDay(occurredOn, today)
  switch (await dayReportArrived(act, contactorId, dayTold(report), enteredBy)) {
    case 'withdrawn':
      return `${day}的联系选民日记录是整天撤回的，没有算进去。`
    case 'none':
      return ''
    default:
      return `已算到${day}的联系选民日。`
  }
}
