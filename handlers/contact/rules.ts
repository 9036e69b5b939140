import { z } from 'zod'
import type { Method, PartOfDay } from '../language/understanding.ts'
import { addDays, quarterOf, type Day, type Quarter } from '../shared/days.ts'

export type ContactorRole = 'deputy' | 'sc_member'

/** 方案二(一): 走访、电话、电子邮件、信函、征求意见卡、约谈、参加代表活动「等」; the last three are by its「等」. */
export const methodNames: Record<Method, string> = {
  visit: '走访',
  phone: '电话',
  email: '电子邮件',
  letter: '信函',
  opinion_card: '征求意见卡',
  interview: '约谈',
  deputy_activity: '参加代表活动',
  platform: '微信',
  forum: '座谈',
  other: '其他方式',
}

export const methods = Object.keys(methodNames) as [Method, ...Method[]]

export const partNames: Record<PartOfDay, string> = { am: '上午', pm: '下午', evening: '晚上' }

/** v:ID a voter, d:ID a deputy. */
export const partyKey = z.templateLiteral([z.enum(['v', 'd']), ':', z.int()])
export type PartyKey = z.infer<typeof partyKey>

export const idOf = (key: string): number => Number(key.slice(2))
export const isVoter = (key: string): boolean => key.startsWith('v:')

/** One report as every door hands it in: one method, one day, the people reached and what they raised. */
export const ReportInput = z.object({
  method: z.enum(methods),
  occurredOn: z.iso.date(),
  partOfDay: z.enum(['am', 'pm', 'evening']).nullable(),
  place: z.string().max(200).nullable(),
  summary: z.string().max(100_000),
  contactDay: z.boolean(),
  bulk: z.boolean(),
  parties: z.array(partyKey).max(200),
  /** Names of those met who are not on the list. */
  unlisted: z.array(z.string().max(200)).max(50),
  /** raisedBy indexes parties; null = all of them, empty = none of those on the list. */
  concerns: z
    .array(z.object({ text: z.string().min(1).max(20_000), raisedBy: z.array(z.int()).nullable() }))
    .max(50),
})
export type ReportInput = z.infer<typeof ReportInput>

export type ReportRefusal = 'not_contactor' | 'nobody' | 'future' | 'too_old' | 'not_linked'

/** Reports reach back at most to the first day of the year before: older ones belong to a closed year. */
export const oldestDay = (today: Day): Day => `${Number(today.slice(0, 4)) - 1}-01-01`

/** What a report must keep to, whoever hands it in. */
export function refusalOf(
  report: ReportInput,
  linked: ReadonlySet<string>,
  today: Day,
): ReportRefusal | null {
  if (report.parties.length === 0 && report.unlisted.length === 0) return 'nobody'
  if (report.occurredOn > today) return 'future'
  if (report.occurredOn < oldestDay(today)) return 'too_old'
  return report.parties.every((key) => linked.has(key)) ? null : 'not_linked'
}

export interface CountedContact {
  party: string
  occurredOn: Day
  reportId: number
}

export interface Progress {
  quarter: Quarter
  linked: number
  /** Distinct linked people reached this quarter. */
  reached: readonly string[]
  /** Linked people not reached yet. */
  left: readonly string[]
  /** Reports this quarter: rounds, for the second reading. */
  rounds: number
  /** Contacts this year up to the quarter's end. */
  thisYear: number
  /** 每年不少于4次 */
  yearDone: boolean
  /** Which reading of the rule counts. */
  reading: Reading
  /** Done by that reading; nobody is done whose list is still empty. */
  done: boolean
}

export const readings = ['each_linked', 'one_round'] as const
export type Reading = (typeof readings)[number]

/** The counting rule as it stands beside figures; 方案二(一) has two readings, which one counts is a setting. */
export const countingRules: Record<Reading, string> = {
  each_linked: '每位联系的选民本季度都联系到才算完成，群发不算。',
  one_round: '本季度联系过一次就算完成，群发不算。',
}

/** Done by a reading; nobody is done whose list is still empty. */
export const isDone = (
  { linked, reached, rounds }: { linked: number; reached: number; rounds: number },
  reading: Reading,
): boolean => linked > 0 && (reading === 'one_round' ? rounds > 0 : reached >= linked)

/**
 * 每季度至少直接联系代表、选民一次，每年不少于4次 (方案二(一)). `counted` are direct, valid contacts of the year;
 * bulk messages and void reports are not among them. Two readings: each linked person, or one round a quarter.
 */
export function progressOf(
  linked: readonly string[],
  counted: readonly CountedContact[],
  quarter: Quarter,
  reading: Reading,
  perYear: number,
): Progress {
  const inYear = counted.filter(
    (contact) => contact.occurredOn >= `${quarter.year}-01-01` && contact.occurredOn <= quarter.to,
  )
  const inQuarter = inYear.filter((contact) => contact.occurredOn >= quarter.from)
  const seen = new Set(inQuarter.map((contact) => contact.party))
  const left = linked.filter((party) => !seen.has(party))
  const rounds = new Set(inQuarter.map((contact) => contact.reportId)).size
  const reached = linked.filter((party) => seen.has(party))
  return {
    quarter,
    linked: linked.length,
    reached,
    left,
    rounds,
    thisYear: inYear.length,
    yearDone: inYear.length >= perYear,
    reading,
    done: isDone({ linked: linked.length, reached: linked.length - left.length, rounds }, reading),
  }
}

export interface ReminderStep {
  /** 2026Q4 */
  period: string
  /** T-30 */
  step: string
  dueOn: Day
  quarter: Quarter
}

/** The reminder steps of the quarter in which a day lies, earliest first: T-30 is due 30 days before its last day. */
export function stepsOf(day: Day, reminderDays: readonly number[]): ReminderStep[] {
  const quarter = quarterOf(day)
  return [...new Set(reminderDays)]
    .sort((a, b) => b - a)
    .map((days) => ({ period: quarter.name, step: `T-${days}`, dueOn: addDays(quarter.to, -days), quarter }))
}

/** The one step that is due now: the latest whose day has come. A machine that slept over an earlier one does not catch it up. */
export const stepDue = (today: Day, reminderDays: readonly number[]): ReminderStep | null =>
  stepsOf(today, reminderDays).findLast((step) => step.dueOn <= today) ?? null
