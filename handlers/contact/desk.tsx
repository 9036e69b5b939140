/** /desk/contacts: how every office, group and deputy stands in a quarter. The records themselves: desk/report.tsx. */
import type { DeskPage } from '../shared/visit.ts'
import { board } from './desk/board.tsx'
import { chart, trend } from './desk/charts.tsx'
import { correct, correction } from './desk/correcting.tsx'
import { person } from './desk/person.tsx'
import { photo, report, voiding } from './desk/report.tsx'

export const deskPages: readonly DeskPage[] = [
  { method: 'GET', path: '/desk/contacts', right: 'contacts.see', answer: board },
  { method: 'GET', path: '/desk/contacts/chart.svg', right: 'contacts.see', answer: chart },
  { method: 'GET', path: '/desk/contacts/trend.svg', right: 'contacts.see', answer: trend },
  { method: 'GET', path: '/desk/contacts/person/:personId', right: 'contacts.see', answer: person },
  { method: 'GET', path: '/desk/contacts/:reportId', right: 'contacts.see', answer: report },
  { method: 'GET', path: '/desk/contacts/:reportId/photo/:fileId', right: 'contacts.see', answer: photo },
  { method: 'GET', path: '/desk/contacts/:reportId/correct', right: 'contacts.change', answer: correction },
  { method: 'POST', path: '/desk/contacts/:reportId/correct', right: 'contacts.change', answer: correct },
  { method: 'POST', path: '/desk/contacts/:reportId/void', right: 'contacts.change', answer: voiding },
]
