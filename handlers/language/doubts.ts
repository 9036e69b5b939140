import { dayOf } from '../shared/days.ts'
import type { Reading } from './contacts.ts'
import * as ask from './questions.ts'
import type { Report } from './reports.ts'
import type { ContactWords, UnderstandContext } from './understanding.ts'

/** The first thing that must be asked before these contacts may be recorded; null when nothing is in doubt. */
export function doubtIn(
  reading: Reading,
  contacts: readonly ContactWords[],
  context: UnderstandContext,
): ask.Question | null {
  for (const [index, report] of reading.reports.entries()) {
    const contact = contacts[index]
    if (!contact) continue
    const doubt =
      doubtAboutDay(report, contact, context) ??
      doubtAboutPeople(contact) ??
      (contact.method === null ? ask.askHow() : null)
    if (doubt) return doubt
  }
  return null
}

function doubtAboutDay(
  { day }: Report,
  contact: ContactWords,
  { now, zone }: UnderstandContext,
): ask.Question | null {
  const today = dayOf(now, zone)
  if (contact.occurredOn !== null) return null
  if (day === null) return ask.askFuture(contact.partOfDay === 'pm' ? '下午' : '晚上')
  if (day.problem === 'impossible') return ask.askBadDay(day.words, today)
  if (day.problem === 'vague') return ask.askDay(day.words, day.choices, today)
  return ask.askFuture(day.words)
}

function doubtAboutPeople({ mentions, unnamed }: ContactWords): ask.Question | null {
  if (mentions.length === 0) return unnamed > 0 ? ask.askNames(unnamed, 0) : ask.askWho()
  for (const mention of mentions) {
    if (mention.unsure) return ask.askSure(mention)
    if (mention.candidates.length > 1) return ask.askWhich(mention)
    if (mention.candidates.length === 0) return ask.askUnknown(mention)
  }
  return unnamed > 0 ? ask.askNames(unnamed, mentions.length) : null
}

/** How sure the reading is, 0…1. */
export function sureness({ reports }: Reading, context: UnderstandContext): number {
  let sure = 0.95
  for (const report of reports) {
    if (report.method === null) sure -= 0.15
    if (report.weak) sure -= 0.05
    if (report.shaky) sure -= 0.5
    if (report.people.some(({ mention }) => mention.unsure || mention.candidates.length !== 1)) sure -= 0.2
    if (report.people.length === 0) sure -= 0.2
    if (report.day === null) sure -= 0.02
  }
  if (context.role === 'unknown') sure -= 0.1
  return Math.max(0.1, Math.round(sure * 100) / 100)
}
