import { dayOf, timeOf, type Day } from '../shared/days.ts'
import type { DayWords } from './dates.ts'
import type { Person } from './people.ts'
import type { ContactWords, Mention, Method, PartOfDay, UnderstandContext } from './understanding.ts'

/** A contact as it is put together from the clauses. */
export interface Report {
  method: Method | null
  weak: boolean
  people: Person[]
  day: DayWords | null
  partOfDay: PartOfDay | null
  concerns: { text: string; speakers: Person[] }[]
  place: string | null
  unnamed: number
  contactor: Person | null
  /** 联系了, 聊了: contact without a way. */
  touched: boolean
  /** Whoever was sought was not met: only what others said remains. */
  unmet: boolean
  /** Words in the frame that nothing explained and that may turn its meaning round. */
  shaky: boolean
}

export const sameMention = (one: Mention, other: Mention): boolean =>
  one.said === other.said ||
  (one.candidates.length === 1 && other.candidates.length === 1 && one.candidates[0] === other.candidates[0])

/** The day of a report: today when none is said; null when it must be asked. */
function dayOfReport({ day, partOfDay }: Report, context: UnderstandContext): Day | null {
  const today = dayOf(context.now, context.zone)
  if (day === null) return notYet(partOfDay, context) ? null : today
  if (day.day === null || day.day > today) return null
  return day.day === today && notYet(partOfDay, context) ? null : day.day
}

/** 今晚 told in the morning has not happened. */
const notYet = (part: PartOfDay | null, { now, zone }: UnderstandContext): boolean =>
  (part === 'pm' && timeOf(now, zone) < '10:30') || (part === 'evening' && timeOf(now, zone) < '16:30')

/** The report in the words of the seam. */
export function contactWords(report: Report, context: UnderstandContext): ContactWords {
  const { people } = report
  const indexOf = (speaker: Person) =>
    people.findIndex(({ mention }) => sameMention(mention, speaker.mention))
  const raisedBy = (speakers: readonly Person[]) => {
    const raisers = speakers.map(indexOf).filter((at) => at >= 0)
    return raisers.length === people.length ? [] : raisers
  }
  return {
    method: report.method,
    mentions: people.map(({ mention }) => mention),
    occurredOn: dayOfReport(report, context),
    partOfDay: report.partOfDay,
    concerns: report.concerns.map(({ text, speakers }) => ({ text, raisedBy: raisedBy(speakers) })),
    place: report.place,
    unnamed: Math.max(0, report.unnamed - people.length),
    contactor: report.contactor?.mention ?? null,
  }
}
