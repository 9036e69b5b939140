/** The roster's verbs: read a workbook, compare, import, hand out binding codes, tell what is not ready. */
import type ExcelJS from 'exceljs'
import { recordDeed } from '../audit/actions.ts'
import type { Act } from '../shared/act.ts'
import { done, refused, type Outcome } from '../shared/outcome.ts'
import { judgeWorkbook, type Judgement } from './judge.ts'
import { planImport, type RosterPlan } from './plan.ts'
import { notReadyOf, type NotReady } from './readiness.ts'
import type { Problem, Roster } from './rules.ts'
import { endBindingsOf, loadRoster } from './store.ts'
import { storedFacts } from './stored.ts'
import { openWorkbook, rawSheets } from './workbook.ts'
import { writePlan } from './writing.ts'

export { issueCodes, reissueCode, reissueCodeOf, type ReissueRefusal, type Slip } from './codes.ts'
export { bindEveryone, directory, everyoneOnDuty, peopleOnDuty, rooms } from './directory.ts'
export { dutiesOf, groupNameOf, officeNameOf } from './duties.ts'
export type { Judgement } from './judge.ts'
export type { RosterPlan } from './plan.ts'

/** Reads a workbook file with everything that is wrong in it. Refused, in one Chinese sentence, when it is none. */
export async function readRoster(
  file: string,
): Promise<Outcome<Judgement & { workbook: ExcelJS.Workbook }, string>> {
  const opened = await openWorkbook(file)
  if (!opened.ok) return opened
  return done({ ...judgeWorkbook(rawSheets(opened.value)), workbook: opened.value })
}

/** What an import of this roster would add, change and keep; nothing is written. */
export const compareRoster = async (act: Pick<Act, 'tx'>, roster: Roster): Promise<RosterPlan> =>
  planImport(roster, await loadRoster(act.tx))

/**
 * Imports a roster that was found without errors, all or nothing in the act's transaction. The same roster again changes nothing.
 * Who is not in it stays. Refusal: the errors that only the comparison with the database shows (a card or a phone that is another's).
 */
export async function importRoster(
  act: Act,
  roster: Roster,
): Promise<Outcome<RosterPlan, readonly Problem[]>> {
  const stored = await loadRoster(act.tx)
  const plan = planImport(roster, stored)
  const errors = plan.problems.filter(({ severity }) => severity === 'error')
  if (errors.length > 0) return refused(errors)
  if (changesNothing(plan)) return done(plan)
  await writePlan(act.tx, act.now, plan, stored)
  await endBindingsOf(act.tx, plan.renamedIds, act.now, 'renamed')
  await recordDeed(act, { action: 'roster.import', subject: `term:${plan.term.name}`, after: deedOf(plan) })
  return done(plan)
}

/** True when the database says already what the roster says. */
const changesNothing = ({ summary: { added, changed }, people }: RosterPlan): boolean =>
  changed.length === 0 && people.added.length === 0 && Object.values(added).every((count) => count === 0)

/** What the audit trail keeps of an import: how much, and which fields of whom; no phones and no addresses. */
const deedOf = ({ summary: { added, changed, kept } }: RosterPlan) => ({
  added,
  kept,
  changed: changed.map(
    ({ sheet, row, fields }) => `${sheet}${row}：${fields.map(({ field }) => field).join('、')}`,
  ),
})

/** What the plan asks for and the district does not have yet; the marks are row numbers of the database. */
export const notReady = async (act: Pick<Act, 'tx'>): Promise<NotReady<number>[]> =>
  notReadyOf(storedFacts(await loadRoster(act.tx)))
