/** What a check found, as the desk shows it. */
import type { PlanSummary, RosterPlan } from '../planning/plan.ts'
import { perSheet, sheetNames, type Problem } from '../rules.ts'
import type { TermPlan } from '../planning/term.ts'
import { mostLines, mostProblems, withoutPhones, type Shown } from './rules.ts'

export type AnyPlan = RosterPlan | TermPlan

export const isTermPlan = (plan: AnyPlan): plan is TermPlan => 'turnover' in plan

const none = perSheet(() => 0)
export const nothing: Shown = {
  refusal: null,
  added: none,
  unchanged: none,
  kept: none,
  addedNames: Object.fromEntries(sheetNames.map((sheet) => [sheet, []])) as unknown as Shown['addedNames'],
  changedCount: 0,
  changedPerSheet: none,
  changed: [],
  errors: 0,
  warnings: 0,
  problems: [],
  term: null,
  askedAnew: { asked: 0, left: 0 },
}

export function shownOf(plan: AnyPlan | null, problems: readonly Problem[]): Shown {
  const count = (severity: string) => problems.filter((one) => one.severity === severity).length
  // errors first: they are what must be mended
  const ordered = [...problems].sort((a, b) => a.severity.localeCompare(b.severity))
  const told = {
    errors: count('error'),
    warnings: count('warning'),
    problems: ordered
      .slice(0, mostProblems)
      .map((one) => ({ ...one, message: withoutPhones(one.message), advice: withoutPhones(one.advice) })),
  }
  if (!plan) return { ...nothing, ...told }
  const { addedNames } = plan
  const summary = isTermPlan(plan) ? withoutRelinked(plan.summary) : plan.summary
  return {
    ...nothing,
    ...told,
    added: summary.added,
    unchanged: summary.unchanged,
    kept: summary.kept,
    addedNames: Object.fromEntries(
      sheetNames.map((sheet) => [sheet, addedNames[sheet].slice(0, mostLines)]),
    ) as unknown as Shown['addedNames'],
    changedCount: summary.changed.length,
    changedPerSheet: perSheet((sheet) => summary.changed.filter((one) => one.sheet === sheet).length),
    changed: summary.changed.slice(0, mostLines).map(({ sheet, name, fields }) => ({
      sheet,
      name,
      fields: fields.map(({ field, from, to }) => ({
        field,
        from: withoutPhones(from),
        to: withoutPhones(to),
      })),
    })),
    term: isTermPlan(plan) ? plan.turnover : null,
  }
}

/** In a new term every voter is linked anew: that alone is no change worth reading. */
function withoutRelinked(summary: PlanSummary): PlanSummary {
  const isOnlyRelinked = ({ sheet, fields }: PlanSummary['changed'][number]) =>
    sheet === '选民' && fields.every(({ field }) => field === '联系代表')
  const changed = summary.changed.filter((one) => !isOnlyRelinked(one))
  const relinked = summary.changed.length - changed.length
  return {
    ...summary,
    changed,
    unchanged: { ...summary.unchanged, 选民: summary.unchanged.选民 + relinked },
  }
}
