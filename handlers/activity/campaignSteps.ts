/** The steps of the contact day's campaign and which of them is due. Pure. */
import { addDays, dayOf, instantOf, type Day } from '../shared/days.ts'

export interface CampaignStep {
  /** The year. */
  period: string
  /** T-30, T-7, T-1, 08:00, 20:00, T+3, T+10 */
  step: string
  role: 'plan' | 'before' | 'morning' | 'evening' | 'missing' | 'summary'
  to: 'deputies' | 'offices' | 'staff'
  dueAt: Date
  /** The contact day. */
  on: Day
}

/** The settings that fix the campaign. */
export interface CampaignRule {
  readonly 'contactDay.on': string
  readonly 'contactDay.daysBefore': readonly number[]
  readonly 'contactDay.times': readonly [string, string]
  readonly 'contactDay.daysAfter': readonly [number, number]
}

const at = '09:00'
/** After the summary nothing of the year is caught up any more. */
const openDays = 20

/** All steps of a year, earliest first. The first of the days before is the call to plan. */
export function campaignSteps(year: number, zone: string, rule: CampaignRule): CampaignStep[] {
  const on = `${year}-${rule['contactDay.on']}`
  const period = String(year)
  const step = (
    name: string,
    role: CampaignStep['role'],
    to: CampaignStep['to'],
    day: Day,
    time: string,
  ): CampaignStep => ({ period, step: name, role, to, dueAt: instantOf(day, time, zone), on })
  const before = [...new Set(rule['contactDay.daysBefore'])].filter((days) => days > 0).sort((a, b) => b - a)
  const [morning, evening] = rule['contactDay.times']
  const [missing, summary] = rule['contactDay.daysAfter']
  const [plan, ...others] = before
  return [
    ...(plan === undefined ? [] : [step(`T-${plan}`, 'plan', 'offices', addDays(on, -plan), at)]),
    ...others.map((days) => step(`T-${days}`, 'before', 'deputies', addDays(on, -days), at)),
    step(morning, 'morning', 'deputies', on, morning),
    step(evening, 'evening', 'deputies', on, evening),
    step(`T+${missing}`, 'missing', 'offices', addDays(on, missing), at),
    step(`T+${summary}`, 'summary', 'staff', addDays(on, summary), at),
  ]
}

/** The one step that is due now: the latest whose instant has come. What was slept over before it is not caught up. */
export function campaignStepDue(now: Date, zone: string, rule: CampaignRule): CampaignStep | null {
  const today = dayOf(now, zone)
  const year = Number(today.slice(0, 4))
  // around the turn of the year the campaign of the one or the other may be under way
  for (const one of [year + 1, year, year - 1]) {
    const steps = campaignSteps(one, zone, rule)
    const due = steps.findLast(({ dueAt }) => dueAt <= now)
    const last = steps.at(-1)
    if (due && last && today <= addDays(dayOf(last.dueAt, zone), openDays)) return due
  }
  return null
}
