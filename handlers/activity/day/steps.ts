/** The steps of the contact day's campaign and which of them are due. Pure. */
import { addDays, dayOf, instantOf, type Day } from '../../shared/days.ts'

export interface CampaignStep {
  /** The year. */
  period: string
  /** T-30, T-7, T-1, 08:00, 20:00, T+3, T+10 */
  step: string
  /** Its name in the ledger: a day that was moved is part of it. */
  key: string
  role: 'plan' | 'before' | 'morning' | 'evening' | 'missing' | 'summary'
  to: 'deputies' | 'offices' | 'staff'
  dueAt: Date
  /** From then on it is of no use any more. */
  until: Date
  /** The contact day. */
  on: Day
}

/** The settings that fix the campaign. */
export interface CampaignRule {
  readonly 'contactDay.on': string
  readonly 'contactDay.daysBefore': readonly number[]
  readonly 'contactDay.times': readonly [string, string]
  readonly 'contactDay.daysAfter': readonly [number, number]
  /** Of the days before and after, HH:MM. */
  readonly 'contactDay.hour': string
  /** So long after the day a deputy is still asked for his record. */
  readonly 'contactDay.askedDays': number
  /** So long after the summary was due nothing of the year is caught up any more. */
  readonly 'contactDay.openDays': number
}

/** All steps of a year, earliest first. The first of the days before is the call to plan. */
export function campaignSteps(
  year: number,
  zone: string,
  rule: CampaignRule,
  on: Day = `${year}-${rule['contactDay.on']}`,
  firstOn: Day = on,
): CampaignStep[] {
  const at = rule['contactDay.hour']
  const period = String(year)
  const step = (
    name: string,
    role: CampaignStep['role'],
    to: CampaignStep['to'],
    [day, time]: readonly [Day, string],
    until: Day,
  ): CampaignStep => ({
    period,
    step: name,
    key: on === firstOn ? name : `${name} ${on.slice(5)}`,
    role,
    to,
    dueAt: instantOf(day, time, zone),
    until: instantOf(until, '00:00', zone),
    on,
  })
  const before = [...new Set(rule['contactDay.daysBefore'])].filter((days) => days > 0).sort((a, b) => b - a)
  const [morning, evening] = rule['contactDay.times']
  const [missing, summary] = rule['contactDay.daysAfter']
  const [plan, ...others] = before
  const end = addDays(on, summary + rule['contactDay.openDays'] + 1)
  return [
    ...(plan === undefined ? [] : [step(`T-${plan}`, 'plan', 'offices', [addDays(on, -plan), at], on)]),
    ...others.map((days) => step(`T-${days}`, 'before', 'deputies', [addDays(on, -days), at], on)),
    step(morning, 'morning', 'deputies', [on, morning], addDays(on, 1)),
    step(evening, 'evening', 'deputies', [on, evening], addDays(on, rule['contactDay.askedDays'] + 1)),
    step(`T+${missing}`, 'missing', 'offices', [addDays(on, missing), at], end),
    step(`T+${summary}`, 'summary', 'staff', [addDays(on, summary), at], end),
  ]
}

/**
 * The steps that are due now: for deputies, offices and staff each the latest whose instant has come, while it is of use.
 * What was slept over before it is not caught up: nobody is told two things at once.
 */
export function campaignStepsDue(
  now: Date,
  zone: string,
  rule: CampaignRule,
  dayIn?: (year: number) => { on: Day; firstOn: Day },
): CampaignStep[] {
  const year = Number(dayOf(now, zone).slice(0, 4))
  // around the turn of the year the campaign of the one or the other may be under way
  for (const one of [year + 1, year, year - 1]) {
    const steps = campaignSteps(one, zone, rule, dayIn?.(one).on, dayIn?.(one).firstOn)
    const due = (['deputies', 'offices', 'staff'] as const).flatMap(
      (to) => steps.findLast((step) => step.to === to && step.dueAt <= now) ?? [],
    )
    const open = due.filter(({ until }) => now < until)
    if (open.length > 0) return open.sort((a, b) => a.dueAt.getTime() - b.dueAt.getTime())
  }
  return []
}
