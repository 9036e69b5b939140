import type { JSX } from 'preact'
import { Tag } from '../../shared/page.tsx'
import type { DeskVisit } from '../../shared/visit.ts'
import { isLate, type OfficeReport } from '../actions.ts'
import { methodNames, type ReportInput } from '../rules.ts'

export const toBoard = { href: '/desk/contacts', label: '回到联系情况' }

export const methodOf = (report: OfficeReport): string => methodNames[report.method as ReportInput['method']]

export function Marks({ visit, report }: { visit: DeskVisit; report: OfficeReport }): JSX.Element {
  return (
    <>
      {report.status === 'void' && <Tag tone="quiet">已作废</Tag>}{' '}
      {report.bulk && <Tag tone="quiet">群发，不计</Tag>}{' '}
      {isLate(visit.act, report) && <Tag tone="due">季末后补记</Tag>}{' '}
      {report.contactDay && <Tag tone="good">联系选民日</Tag>}
    </>
  )
}

export const share = (part: number, whole: number): string =>
  whole === 0 ? '—' : `${Math.floor((part * 100) / whole)}%`
