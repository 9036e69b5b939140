/** The roster's verbs: read a workbook, compare, import, hand out binding codes, tell what is not ready. */
import type ExcelJS from 'exceljs'
import type { AskedAnew } from '../activity/actions.ts'
import type { Act } from '../shared/act.ts'
import { done, refused, type Outcome } from '../shared/outcome.ts'
import { importPlan } from './writing/importing.ts'
import { judgeWorkbook, type Judgement } from './workbook/judge.ts'
import { planImport, type RosterPlan } from './planning/plan.ts'
import { notReadyOf, type NotReady } from './readiness.ts'
import type { Problem, Roster, SheetName } from './rules.ts'
import { loadRoster } from './planning/store.ts'
import { idOfRef, storedFacts } from './planning/stored.ts'
import { openWorkbook, rawSheets } from './workbook/file.ts'

export {
  issueCodes,
  reissueCode,
  reissueCodeOf,
  unboundPeople,
  type ReissueRefusal,
  type Slip,
} from './duty/codes.ts'
export { bindEveryone, directory, everyoneOnDuty, peopleOnDuty, rooms } from './duty/directory.ts'
export { dutiesOf, groupNameOf, officeNameOf } from './duty/duties.ts'
export type { Judgement } from './workbook/judge.ts'
export type { RosterPlan } from './planning/plan.ts'

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
): Promise<Outcome<RosterPlan & { askedAnew: AskedAnew }, readonly Problem[]>> {
  const stored = await loadRoster(act.tx)
  const plan = planImport(roster, stored)
  const errors = plan.problems.filter(({ severity }) => severity === 'error')
  if (errors.length > 0) return refused(errors)
  const askedAnew = await importPlan(act, plan, stored)
  return done({ ...plan, askedAnew })
}

/** Something that is not ready, with the person it is about where it is about one. */
export type Gap = NotReady<number> & { personId: number | null }

/** What the plan asks for and the district does not have yet; the marks are row numbers of the database. */
export async function notReady(act: Pick<Act, 'tx'>): Promise<Gap[]> {
  const stored = await loadRoster(act.tx)
  const personOf = (rows: readonly { id: number; person: string }[]) =>
    new Map(rows.map(({ id, person }) => [id, idOfRef(person)]))
  const people: Partial<Record<SheetName, Map<number, number | null>>> = {
    代表: personOf(stored.deputies),
    常委会: personOf(stored.members),
  }
  return notReadyOf(storedFacts(stored)).map((gap) => ({
    ...gap,
    personId: people[gap.sheet]?.get(gap.at) ?? null,
  }))
}
