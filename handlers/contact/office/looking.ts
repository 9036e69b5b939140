/** What the office sees of a report, and which ones it still has to look at. */
import { hasRight } from '../../access/rules.ts'
import { photosOf } from '../../file/actions.ts'
import type { Speaker } from '../../people/rules.ts'
import { addDays, dayOf, instantOf, quarterOf, spokenDay, type Day } from '../../shared/days.ts'
import { mostWaiting, type Waiting } from '../../shared/waiting.ts'
import type { Look } from '../quota/standing.ts'
import * as store from './store.ts'

/** A report with its people, matters and the message it came from; null for who may not see it, or when there is none. */
export async function reportForOffice(act: Look, who: Speaker, id: number) {
  if (!hasRight(who, 'contacts.see')) return null
  const report = await store.officeReport(act.tx, id)
  if (!report) return null
  const { messageAccount, messageId } = report
  const message =
    messageAccount === null || messageId === null
      ? null
      : await store.messageOf(act.tx, messageAccount, messageId)
  const photos = await photosOf(act.tx, id)
  return { report, message, photos: photos.map(({ fileId }) => fileId), isLate: isLate(act, report) }
}

/** Recorded after its quarter was over: 补记. */
export const isLate = (act: Look, report: { occurredOn: Day; recordedAt: Date }): boolean =>
  report.recordedAt >= instantOf(addDays(quarterOf(report.occurredOn).to, 1), '00:00', act.zone)

/** Reports with people who are not on the list: perhaps a name was written wrongly. */
export const waiting: Waiting = async (act, who) => {
  if (!hasRight(who, 'contacts.see')) return []
  const reports = await store.reportsToCheck(act.tx, mostWaiting)
  const today = dayOf(act.now, act.zone)
  return reports.map((report) => ({
    key: `report:${report.id}`,
    since: report.recordedAt,
    about: `${report.contactor.name}${spokenDay(report.occurredOn, today)}的记录里有联系名单以外的人：${(JSON.parse(report.unlisted) as string[]).join('、')}。`,
    todo: '是名单里的人写错了名字，就更正；确实不在名单里，点“看过了”。',
    href: `/desk/contacts/${report.id}`,
    close: { action: '/desk/waiting/report', fields: { id: report.id }, note: null },
  }))
}
