/** A report in a line, by its people, and as the audit trail keeps it. */
import type { Act } from '../../shared/act.ts'
import { dayOf, spokenDay } from '../../shared/days.ts'
import { methodNames, type ReportInput } from '../rules.ts'
import type * as contacts from '../store.ts'

/** 11月23日 走访 张德发，诉求：路灯不亮 */
export function inOneLine(act: Pick<Act, 'now' | 'zone'>, report: contacts.StoredReport): string {
  const method = methodNames[report.method as ReportInput['method']]
  const concerns = report.concerns.map(({ text }) => text).join('；')
  return `${spokenDay(report.occurredOn, dayOf(act.now, act.zone))} ${method} ${namesOf(report).join('、')}${concerns ? `，诉求：${concerns}` : ''}`
}

export interface Party {
  contactId: number
  key: string
  name: string
}

/** The linked people of a report. */
export const partiesOf = (report: contacts.StoredReport): Party[] =>
  report.contacts.map((contact) => ({
    contactId: contact.id,
    key: contact.voterId == null ? `d:${contact.deputyId ?? 0}` : `v:${contact.voterId}`,
    name: contact.voter?.name ?? contact.deputy?.person.name ?? '',
  }))

/** The people of a report by name, those not on the list included. */
export const namesOf = (report: contacts.StoredReport): string[] => [
  ...partiesOf(report).map(({ name }) => name),
  ...(JSON.parse(report.unlisted) as string[]),
]

/** What the audit trail keeps of a report. */
export const snapshot = (report: contacts.StoredReport) => ({
  method: report.method,
  occurredOn: report.occurredOn,
  partOfDay: report.partOfDay,
  parties: partiesOf(report).map(({ key }) => key),
  unlisted: JSON.parse(report.unlisted) as unknown,
  concerns: report.concerns.map(({ text }) => text),
})
