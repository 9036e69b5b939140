/** What the reports of a deputy's contact day tell of it (工作方案二(二)). */
import type { Act } from '../../shared/act.ts'
import type { Day } from '../../shared/days.ts'
import * as contacts from '../store.ts'
import { namesOf } from './shown.ts'
import * as store from './store.ts'

/** One report of a contact day: its words, whom it names, what was raised. */
export interface ReportOfDay {
  id: number
  /** Whose words they are: one message makes several reports. */
  saidIn: string
  heldOn: Day
  text: string
  met: readonly string[]
  heard: readonly string[]
}

export const dayTold = (report: contacts.StoredReport): ReportOfDay => ({
  id: report.id,
  saidIn: report.messageId ?? `report:${report.id}`,
  heldOn: report.occurredOn,
  text: report.summary,
  met: namesOf(report),
  heard: report.concerns.filter(({ status }) => status !== 'void').map(({ text }) => text),
})

/** The valid reports of a person's contact day of a year. */
export const toldOfDay = async (
  act: Pick<Act, 'tx'>,
  personId: number,
  year: number,
): Promise<ReportOfDay[]> => (await store.validDayReports(act.tx, personId, year)).map(dayTold)
